"""Texts that come back out of the outbox: in one place, never in none and never in two."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_tui.contract.api import NewInteraction, NewPromise
from agent_tui.contract.writes import AddInteraction, MakePromise
from agent_tui.domain.errors import BadInput, Conflict
from agent_tui.replica.precious import Precious
from agent_tui.replica.precious_rows import DraftKey, Refusal

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MINE = DraftKey("t1", "reply", "s1")
STALE = Refusal("fence-stale", holder="zhao.min")


@pytest.fixture
def precious(tmp_path: Path) -> Iterator[Precious]:
    opened = Precious(tmp_path / "precious.db")
    yield opened
    opened.close()


def reply(id: str, body: str) -> AddInteraction:
    return AddInteraction(id, NewInteraction("t1", "message", "outbound", "chat", NOW, body))


def sent(precious: Precious, id: str = "w1", body: str = "马上为您退款。", attached: bytes = b"") -> None:
    precious.save_draft(MINE, body, (0, 2), NOW, attached=attached)
    precious.add(reply(id, body), agent="li.na", now=NOW, draft=MINE)


def refused(precious: Precious, id: str = "w1") -> None:
    precious.mark_sending(id)
    precious.mark_rejected(id, STALE, NOW)


def test_a_text_that_has_not_gone_is_the_draft_again_that_it_was(precious: Precious) -> None:
    sent(precious, attached=b"along")
    taken = precious.take_back_text("w1", "s1", (), NOW)
    assert (taken.key, taken.body, taken.cursor, taken.attached) == (MINE, "马上为您退款。", (0, 2), b"along")
    assert precious.outbox() == []
    assert precious.drafts() == [taken]


def test_a_refused_text_comes_back_with_what_was_changed_in_its_draft(precious: Precious) -> None:
    sent(precious)
    refused(precious)
    precious.take_over_draft(DraftKey("t1", "reply", "w1"), "s1")
    precious.save_draft(MINE, "马上为您退款, 抱歉。", (0, 9), NOW)
    taken = precious.take_back_text("w1", "s1", (), NOW)
    assert (taken.body, taken.cursor) == ("马上为您退款, 抱歉。", (0, 9))
    assert precious.outbox() == []
    assert [draft.body for draft in precious.drafts()] == ["马上为您退款, 抱歉。"]


def test_what_is_being_written_there_is_kept_beside_it(precious: Precious) -> None:
    sent(precious)
    precious.save_draft(MINE, "下一封", (0, 3), NOW)
    precious.take_back_text("w1", "s1", (), NOW)
    assert {draft.body for draft in precious.drafts()} == {"马上为您退款。", "下一封"}
    own = precious.draft(MINE)
    assert own is not None
    assert own.body == "马上为您退款。"


def test_what_may_have_arrived_stays_in_the_outbox(precious: Precious) -> None:
    sent(precious)
    precious.mark_sending("w1")
    with pytest.raises(Conflict, match="write-under-way"):
        precious.take_back_text("w1", "s1", (), NOW)
    precious.requeue("w1")  # tried, without an answer
    with pytest.raises(Conflict, match="write-under-way"):
        precious.take_back_text("w1", "s1", (), NOW)
    precious.mark_sending("w1")
    precious.mark_unknown("w1", Refusal("no-answer"))
    with pytest.raises(Conflict, match="unclear-write"):
        precious.take_back_text("w1", "s1", (), NOW)
    assert [item.id for item in precious.outbox()] == ["w1"]
    assert precious.drafts() == []


def test_what_another_living_session_works_on_stays_there(precious: Precious) -> None:
    sent(precious)
    refused(precious)
    precious.take_over_draft(DraftKey("t1", "reply", "w1"), "s2")
    with pytest.raises(Conflict, match="draft-elsewhere"):
        precious.take_back_text("w1", "s1", (), NOW)
    assert precious.take_back_text("w1", "s1", {"s2"}, NOW).key == MINE


def test_other_words_under_its_id_are_not_taken_for_its_own(precious: Precious) -> None:
    sent(precious)
    precious.mark_sending("w1")
    precious.mark_rejected("w1", Refusal("id-reused"), NOW)
    assert precious.arrived_after_all({"w1"}) == []
    assert [item.id for item in precious.outbox()] == ["w1"]


def test_promises_that_its_draft_would_not_have_keep_it_where_it_is(precious: Precious) -> None:
    promise = MakePromise("p1", NewPromise("t1", "退款", NOW, "", "chat", NOW))
    precious.add_all([reply("w1", "退款"), promise], agent="li.na", now=NOW)
    with pytest.raises(Conflict, match="goes-along"):
        precious.take_back_text("w1", "s1", (), NOW)
    assert len(precious.outbox()) == 2


def test_a_wrong_kind_is_named(precious: Precious) -> None:
    precious.add(MakePromise("p1", NewPromise("t1", "退款", NOW, "", "chat", NOW)), agent="li.na", now=NOW)
    with pytest.raises(BadInput, match="no-text"):
        precious.take_back_text("p1", "s1", (), NOW)


def test_a_reply_that_becomes_a_note_is_one_row_and_no_draft(precious: Precious) -> None:
    sent(precious)
    refused(precious)
    noted = AddInteraction("n1", NewInteraction("t1", "note", "internal", "chat", NOW, "马上为您退款。"))
    assert precious.replace_text("w1", noted, NOW).state == "queued"
    assert [item.id for item in precious.outbox()] == ["n1"]
    assert precious.drafts() == []


def test_dropping_a_refused_text_drops_the_draft_that_nobody_has_changed(precious: Precious) -> None:
    for changed in (False, True):
        sent(precious)
        refused(precious)
        if changed:
            precious.take_over_draft(DraftKey("t1", "reply", "w1"), "s1")
            precious.save_draft(MINE, "改过", (0, 0), NOW)
        precious.drop("w1")
        assert [draft.body for draft in precious.drafts()] == (["改过"] if changed else [])


DEEDS = st.lists(st.sampled_from(["send", "fail", "try", "answer", "edit", "retry", "open anew", "write"]), max_size=25)


@settings(deadline=None)  # why: each step waits for the disk
@given(deeds=DEEDS)
def test_whatever_is_done_with_texts_each_is_in_one_place(deeds: list[str]) -> None:
    """Until it has arrived every text stands in the outbox or among the drafts; what may have arrived is no draft."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "precious.db"
        precious = Precious(path)
        written: set[str] = set()
        for number, deed in enumerate(deeds):
            body = f"text {number}"
            rows = precious.outbox()
            id = rows[0].id if rows else "w0"
            try:
                if deed == "write":
                    if precious.draft(MINE) is None:
                        precious.save_draft(MINE, body, (0, 1), NOW)
                        written.add(body)
                elif deed == "send":
                    draft = precious.draft(MINE)
                    if draft is not None:
                        precious.add(reply(f"w{number}", draft.body), agent="li.na", now=NOW, draft=MINE)
                elif deed == "try":
                    precious.mark_sending(id)
                elif deed == "answer":
                    precious.requeue(id)
                elif deed == "fail":
                    if precious.mark_sending(id) is not None:
                        precious.mark_rejected(id, STALE, NOW)
                elif deed == "edit":
                    precious.take_back_text(id, "s1", (), NOW)
                elif deed == "retry":
                    precious.retry(id)
                else:
                    precious.close()
                    precious = Precious(path)
            except (BadInput, Conflict):
                pass  # why: refused deeds must leave everything as it is, which is looked at below
            rows = precious.outbox()
            going = [row.write.body.body for row in rows if isinstance(row.write, AddInteraction)]
            drafts = [draft.body for draft in precious.drafts()]
            assert written == {*going, *drafts}
            assert len(going) == len(set(going))
            assert len(drafts) == len(set(drafts))
            on_the_way = [row.write.body.body for row in rows if row.state != "rejected"]  # type: ignore[union-attr]
            assert not set(on_the_way) & set(drafts)
        precious.close()
