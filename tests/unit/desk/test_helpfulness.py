"""What articles count for: what is said here counts before it is sent, and once."""

from pathlib import Path
from typing import Any

import pytest

from agent_tui.desk.desk import Desk
from agent_tui.desk.views import TicketsChanged
from agent_tui.replica.precious_rows import Refusal
from tests.desk_fixture import NOW, make_desk
from tests.fake_backend import FakeStore, a_search_outcome, an_agent
from tests.records import ME


def help_of(desk: Desk, article: str) -> float:
    return desk._help().get(article, 1.0)


def test_what_i_say_counts_at_once(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, records=[a_search_outcome(outcome="wrong", article="a-fee")])
    desk.record_outcome("怎么退款", "solved", article="a-refund")
    desk.record_outcome("怎么退费", "solved", article="a-refund")
    desk.record_outcome("手续费", "wrong", article="a-fee")
    desk.record_outcome("漫游", "missing")
    once = make_desk(tmp_path / "once", records=[a_search_outcome(outcome="solved", article="a-refund")])
    assert help_of(desk, "a-refund") > help_of(once, "a-refund") > 1.0
    alone = make_desk(tmp_path / "alone", records=[a_search_outcome(outcome="wrong", article="a-fee")])
    assert help_of(desk, "a-fee") < help_of(alone, "a-fee") < 1.0
    for one in (desk, once, alone):
        one.close()


def test_what_the_store_did_not_take_does_not_count(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    sent = desk.record_outcome("怎么退款", "solved", article="a-refund")
    desk._precious.mark_sending(sent.id)
    desk._precious.mark_rejected(sent.id, Refusal("not-found"), NOW)
    assert help_of(desk, "a-refund") == 1.0
    desk.close()


def test_it_counts_once_when_the_feed_has_brought_it(tmp_path: Path) -> None:
    store = FakeStore()
    store.put(an_agent(ME))
    desk = make_desk(tmp_path, records=[], backend=store.connect(ME))
    desk.refresh(timeout=10)
    desk.record_outcome("怎么退款", "solved", article="a-refund")
    here = help_of(desk, "a-refund")
    desk.push(timeout=10)
    desk.refresh(timeout=10)
    desk._changes += 1
    assert (help_of(desk, "a-refund"), len(desk.outcomes())) == (here, 1)
    desk.close()


def test_a_verdict_that_comes_back_while_articles_are_weighed_counts_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = make_desk(tmp_path)
    sent = desk.record_outcome("怎么退款", "solved", article="a-refund")
    here = help_of(desk, "a-refund")
    read = desk._stored_verdicts

    def read_and_then_fed() -> Any:
        stored = read()
        desk.drop(sent.id)  # what the outbox holds goes as soon as the feed has brought it
        return stored

    monkeypatch.setattr(desk, "_stored_verdicts", read_and_then_fed)
    desk._changes += 1
    assert help_of(desk, "a-refund") == here > 1.0
    desk.close()


def test_while_the_desk_runs_it_follows_what_is_written(tmp_path: Path) -> None:
    """Its store is out of reach: what was said waits here."""
    desk = make_desk(tmp_path)
    heard: list[object] = []
    desk.start(heard.append)
    assert help_of(desk, "a-refund") == 1.0
    desk.record_outcome("怎么退款", "solved", article="a-refund")
    assert any(isinstance(event, TicketsChanged) for event in heard)
    assert help_of(desk, "a-refund") > 1.0
    desk.stop()
    desk.close()
