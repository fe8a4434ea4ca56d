"""A text that was sent and held back is its draft again: as long as it was never tried, and all of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from agent_tui.contract.api import NewInteraction
from agent_tui.contract.writes import AddInteraction
from agent_tui.domain.basis import Basis, Stand
from agent_tui.domain.errors import BadInput, Conflict
from agent_tui.replica.precious import Precious
from agent_tui.replica.precious_rows import PRECIOUS_SCHEMA, DraftKey, Refusal, StoredDraft
from agent_tui.replica.sqlite_files import open_database

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
MINE = DraftKey("t1", "reply", "1")
BASIS = Basis(("i1", "i2"), NOW, Stand("open", "li.na"))
DRAFT = StoredDraft(MINE, "马上为您退款。", (0, 3), NOW, attached=b"{}", basis=BASIS)


@pytest.fixture
def precious(tmp_path: Path) -> Iterator[Precious]:
    with closing(Precious(tmp_path / "precious.db")) as opened:
        yield opened


def reply(id: str = "w1", ticket: str = "t1") -> AddInteraction:
    return AddInteraction(id, NewInteraction(ticket, "message", "outbound", "chat", NOW, DRAFT.body))


def held(precious: Precious, *others: AddInteraction) -> None:
    precious.add_all([reply(), *others], agent="li.na", now=NOW, draft=MINE, basis=BASIS, hold_s=5.0)


def test_the_basis_is_kept_with_draft_and_text(precious: Precious) -> None:
    precious.save_draft(MINE, DRAFT.body, DRAFT.cursor, NOW, attached=b"{}", basis=BASIS)
    assert precious.draft(MINE) == DRAFT
    held(precious)
    (item,) = precious.outbox()
    assert (item.basis, item.hold_s) == (BASIS, 5.0)
    precious.mark_sending("w1")
    returned = precious.mark_rejected("w1", Refusal("fence-stale"), NOW)
    assert returned is not None
    assert returned.basis == BASIS


def test_only_the_text_is_held_and_what_goes_with_it_waits(precious: Precious) -> None:
    held(precious, reply("p1", "t2"))
    assert [(head.id, head.hold_s, head.waits) for head in precious.heads()] == [("w1", 5.0, False), ("p1", 0.0, True)]


def test_taken_back_it_is_the_draft_and_all_that_went_with_it_is_gone(precious: Precious) -> None:
    held(precious, reply("p1", "t2"))
    precious.add(reply("w9"), agent="li.na", now=NOW)
    precious.take_back("w1", DRAFT)
    assert [item.id for item in precious.outbox()] == ["w9"]
    assert precious.drafts() == [DRAFT]


def test_what_was_tried_or_has_gone_is_not_taken_back_and_nothing_changes(precious: Precious) -> None:
    held(precious)
    precious.mark_sending("w1")
    with pytest.raises(Conflict, match="write-under-way"):
        precious.take_back("w1", DRAFT)
    precious.requeue("w1")  # the answer was lost: it may be there
    with pytest.raises(Conflict, match="write-under-way"):
        precious.take_back("w1", DRAFT)
    precious.mark_sending("w1")
    precious.mark_acked("w1", 1, 1)
    with pytest.raises(Conflict, match="write-under-way"):
        precious.take_back("w1", DRAFT)
    precious.settle(1)
    with pytest.raises(BadInput, match="unknown-write"):
        precious.take_back("w1", DRAFT)
    assert precious.drafts() == []


def test_an_attempt_that_reached_nobody_does_not_count(precious: Precious) -> None:
    held(precious)
    precious.mark_sending("w1")
    precious.requeue("w1", reached_nobody=True)
    assert precious.outbox()[0].attempts == 0
    precious.take_back("w1", DRAFT)
    assert precious.drafts() == [DRAFT]


def test_a_refused_text_is_not_there_twice(precious: Precious) -> None:
    held(precious)
    precious.mark_sending("w1")
    precious.mark_rejected("w1", Refusal("fence-stale"), NOW)
    precious.take_back("w1", DRAFT)
    assert precious.drafts() == [DRAFT]
    assert precious.outbox() == []


def test_let_go_tried_or_sent_again_nothing_holds_it(precious: Precious) -> None:
    def hold_s() -> float:
        return precious.outbox()[0].hold_s

    held(precious)
    precious.let_go(["w1"])
    assert hold_s() == 0
    precious.drop("w1")
    held(precious)
    precious.mark_sending("w1")
    assert hold_s() == 0
    precious.mark_rejected("w1", Refusal("fence-stale"), NOW)
    precious.retry("w1")
    assert hold_s() == 0


@pytest.mark.parametrize("steps", range(1, len(PRECIOUS_SCHEMA.steps)))
def test_files_of_before_take_texts_that_are_held(tmp_path: Path, steps: int) -> None:
    file = tmp_path / "old.db"
    before = msgspec.structs.replace(PRECIOUS_SCHEMA, steps=PRECIOUS_SCHEMA.steps[:steps])
    with closing(open_database(file, before, kind="precious")) as old:
        _write_the_oldest_shape(old)
    with closing(Precious(file)) as precious:
        assert [(item.id, item.hold_s, item.basis) for item in precious.outbox()] == [("w0", 0.0, None)]
        assert [(draft.body, draft.basis) for draft in precious.drafts()] == [("hello", None)]
        held(precious)
        assert precious.item("w1") is not None


def _write_the_oldest_shape(old: sqlite3.Connection) -> None:
    old.execute(
        "INSERT INTO outbox (id, agent, ticket, written, created_at) VALUES ('w0', 'li.na', 't1', ?, ?)",
        (msgspec.json.encode(reply("w0")), NOW.isoformat()),
    )
    old.execute(
        "INSERT INTO drafts (ticket, kind, session, body, cursor_line, cursor_column, saved_at)"
        " VALUES ('t1', 'reply', '9', 'hello', 0, 5, ?)",
        (NOW.isoformat(),),
    )
