"""When a search counts as one that brought nothing, and what is never said twice."""

from datetime import UTC, datetime
from typing import Any

import pytest

from agent_tui.domain.errors import NotAllowed
from agent_tui.knowledge.values import Hit, Piece, SearchAnswer
from agent_tui.ui.screens.knowledge.narrowing import Narrowing, tags_of
from agent_tui.ui.screens.knowledge.search_verdicts import SearchVerdicts

Said = tuple[str, str, str | None, str | None]


class Records:
    """What was written down; `trouble` is raised instead."""

    def __init__(self, trouble: Exception | None = None) -> None:
        self.said: list[Said] = []
        self._trouble = trouble

    def __call__(self, query: str, outcome: Any, *, article: str | None = None, ticket: str | None = None) -> None:
        if self._trouble is not None:
            raise self._trouble
        self.said.append((outcome, query, article, ticket))


def a_hit(share: float = 1.0, **fields: Any) -> Hit:
    made: dict[str, Any] = {
        "id": "kb-1",
        "title": "t",
        "score": 1.0,
        "snippet": (Piece(""),),
        "audience": "customer",
        "language": "en",
        "updated_at": datetime(2026, 11, 23, tzinfo=UTC),
        "tags": (),
    } | fields
    return Hit(share=share, **made)


def answer(*hits: Hit) -> SearchAnswer:
    return SearchAnswer("", 0.1, hits)


def verdicts(records: Records, *, whole: bool = True) -> SearchVerdicts:
    return SearchVerdicts(records, "t-1", is_whole=lambda: whole)


@pytest.mark.parametrize(
    ("hits", "counts"),
    [((), True), ((a_hit(0.49),), True), ((a_hit(0.5),), False), ((a_hit(0.4), a_hit(1.0)), True)],
)
def test_less_than_half_of_the_question_in_the_best_hit_is_nothing(hits: tuple[Hit, ...], counts: bool) -> None:
    records = Records()
    asked = verdicts(records)
    asked.answered("esim watch", answer(*hits))
    asked.left()
    asked.left()
    assert records.said == ([("nothing", "esim watch", None, "t-1")] if counts else [])


def test_nothing_is_concluded_while_not_everything_can_be_found() -> None:
    records = Records()
    asked = verdicts(records, whole=False)
    asked.answered("esim", answer())
    asked.left()
    assert records.said == []


def test_what_stands_while_it_is_taken_back_is_not_another_question() -> None:
    records = Records()
    asked = verdicts(records)
    for query in ("e", "es", "esim", "esi", "e"):
        asked.answered(query, answer())
    asked.left()
    asked.answered("watch", answer())
    asked.left()
    assert [one[1] for one in records.said] == ["esim", "watch"]


def test_a_verdict_is_given_once_and_then_nothing_else_is_concluded() -> None:
    records = Records()
    asked = verdicts(records)
    asked.answered("esim", answer())
    assert asked.give("missing", " esim ") is None
    assert asked.give("missing", "esim") == "missing"
    assert asked.give("wrong", "esim", "kb-1") is None
    asked.left()
    assert [one[:3] for one in records.said] == [("missing", "esim", None), ("wrong", "esim", "kb-1")]


def test_what_nobody_said_stops_nobody_from_leaving() -> None:
    asked = verdicts(Records(NotAllowed("backend-cannot", ability="search_outcomes")))
    asked.answered("esim", answer())
    asked.left()
    with pytest.raises(NotAllowed):
        asked.give("missing", "esim")


def test_narrowing_goes_round_and_lets_what_fits() -> None:
    narrowing = Narrowing().next_language().next_audience().to_tag("refund")
    assert (narrowing.language, narrowing.audience, narrowing.tag) == ("zh", "customer", "refund")
    assert narrowing.lets(a_hit(language="zh-TW", tags=("refund",)))
    assert not narrowing.lets(a_hit(language="en", tags=("refund",)))
    assert not narrowing.lets(a_hit(language="zh", tags=("refund",), audience="internal"))
    assert not narrowing.lets(a_hit(language="zh"))
    assert narrowing.next_language().next_language().language is None
    assert narrowing.next_audience().next_audience().audience is None


def test_the_commonest_tag_comes_first() -> None:
    assert tags_of([a_hit(tags=("b", "a")), a_hit(tags=("c",)), a_hit(tags=("c",))]) == [("c", 2), ("a", 1), ("b", 1)]
