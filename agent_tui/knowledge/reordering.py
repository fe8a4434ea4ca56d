"""What comes first of the scorer's best, by what else is known of them in an index: age, for whom they are and help
(`ranking`), and whether the query is an article's whole title or its id. Loads no Whoosh."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from agent_tui.knowledge.postings import Segment
from agent_tui.knowledge.ranking import INTERNAL, OVER, Aging, factor
from agent_tui.knowledge.scorer import Ranked, Wanted
from agent_tui.knowledge.values import BULLETIN, audience_mark

LEAST_BEGUN = 4
"""Letters of a title that are typed before it is found by its beginning alone."""

Place = tuple[int, int]
"""Segment and document."""


class Experience:
    """Of one state of an index."""

    def __init__(self) -> None:
        self._given: Mapping[str, float] = {}
        self._by_place: dict[Place, float] = {}

    def weigh(
        self, found: Sequence[Ranked], segments: Sequence[Segment], now: datetime | None, help: Mapping[str, float]
    ) -> list[Ranked]:
        """The best in their order by age and audience, where it is known what time it is `now` (where the reader is),
        and by what came of them: `help` is what articles count for, by id."""
        if help is not self._given:
            self._given, self._by_place = help, _by_place(help, segments)
        weighed = (
            one._replace(score=one.score * _by_itself(one, segments, now) * self._by_place.get(_place(one), 1.0))
            for one in found
        )
        return sorted(weighed, key=_best_first)


def exact_first(
    found: Sequence[Ranked], segments: Sequence[Segment], wanted: Wanted
) -> tuple[list[Ranked], list[Ranked]]:
    """What carries one of the marks `wanted.exact`, the first mark first; and all others."""
    first: list[Ranked] = []
    ordered = list(found)
    for mark in reversed(wanted.exact):
        named = {
            (number, document)
            for number, segment in enumerate(segments)
            for document in segment.carrying(mark)
            if all(document in segment.marked(one) for one in wanted.marks)
        }
        if named:
            top = (first or ordered)[0].score if first or ordered else 1.0
            known = {_place(one): one for one in (*first, *ordered)}
            these = [known.get(place, Ranked(0.0, *place, 0.0, 0.0)) for place in sorted(named)]
            whole = [one._replace(score=top + one.score, share=1.0, of_all=1.0) for one in these]
            first = sorted(whole, key=_best_first) + [one for one in first if _place(one) not in named]
            ordered = [one for one in ordered if _place(one) not in named]
    return first, ordered


def begun_titles(segments: Sequence[Segment], wanted: Wanted, limit: int) -> list[Ranked]:
    """Those whose title begins with the query: for one that is being typed, and holds the smallest words alone."""
    mark = next((one for one in wanted.exact if one.startswith("title=")), "")
    if not wanted.goes_on or len(mark) < len("title=") + LEAST_BEGUN:
        return []
    return [
        Ranked(1.0, number, document, 1.0, 1.0)
        for number, segment in enumerate(segments)
        for document in segment.carrying_begun(mark, limit)
        if all(document in segment.marked(one) for one in wanted.marks)
    ][:limit]


def _by_place(help: Mapping[str, float], segments: Sequence[Segment]) -> dict[Place, float]:
    return {
        (number, document): by
        for id_, by in help.items()
        for number, segment in enumerate(segments)
        for document in segment.with_id(id_)
    }


def _by_itself(ranked: Ranked, segments: Sequence[Segment], now: datetime | None) -> float:
    if now is None:
        return 1.0
    segment = segments[ranked.segment]
    by = factor(
        Aging(segment.day("updated_on", ranked.document), segment.day("good_until", ranked.document)), now.date()
    )
    if ranked.document in segment.marked(BULLETIN):
        # why not INTERNAL: it is for agents too, but it tells what is new
        return by if now.timestamp() < segment.over_at(ranked.document) else by * OVER
    return by * INTERNAL if ranked.document in segment.marked(audience_mark("internal")) else by


def _place(ranked: Ranked) -> Place:
    return ranked.segment, ranked.document


def _best_first(ranked: Ranked) -> float:
    return -ranked.score
