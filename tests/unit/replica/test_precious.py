"""What an agent wrote is on disk when it is said to be, and leaves the outbox only for a reason."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from agent_tui.contract.api import Claim, NewInteraction, NewWrapUp, TicketPatch
from agent_tui.contract.writes import AddInteraction, ChangeTicket, WrapUp
from agent_tui.domain.errors import BadInput, Conflict
from agent_tui.replica.precious import Precious
from agent_tui.replica.precious_rows import PRECIOUS_SCHEMA, DraftKey, Refusal
from agent_tui.replica.sqlite_files import DiskFull, open_database

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
MINE = DraftKey("t1", "reply", "s1")
STALE = Refusal("fence-stale", holder="wang.wei")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "precious.db"


@pytest.fixture
def precious(path: Path) -> Iterator[Precious]:
    opened = Precious(path)
    yield opened
    opened.close()


def reply(id: str = "w1", ticket: str = "t1", body: str = "马上为您退款。", at: datetime = NOW) -> AddInteraction:
    return AddInteraction(id, NewInteraction(ticket, "message", "outbound", "chat", at, body))


def note(id: str, ticket: str = "t1", body: str = "已核对") -> AddInteraction:
    return AddInteraction(id, NewInteraction(ticket, "note", "internal", "chat", NOW, body))


def states(precious: Precious) -> dict[str, str]:
    return {item.id: item.state for item in precious.outbox()}


def test_what_was_added_is_there_after_opening_anew(precious: Precious, path: Path) -> None:
    precious.add(reply(), agent="li.na", now=NOW)
    again = Precious(path)
    (item,) = again.outbox()
    assert (item.write, item.agent, item.state, item.attempts, item.created_at) == (reply(), "li.na", "queued", 0, NOW)
    again.close()


def test_a_row_is_read_anew_only_where_it_has_changed(precious: Precious, path: Path) -> None:
    precious.add(reply(), agent="li.na", now=NOW)
    precious.add(note("w2"), agent="li.na", now=NOW)
    first, second = precious.outbox()
    other = Precious(path)
    other.mark_sending("w2")
    other.close()
    again, changed = precious.outbox()
    assert again is first
    assert (second.state, changed.state) == ("queued", "sending")


def test_adding_takes_the_draft_away_with_it(precious: Precious) -> None:
    precious.save_draft(MINE, "马上为您", (0, 4), NOW)
    precious.add(reply(), agent="li.na", now=NOW, draft=MINE)
    assert precious.drafts() == []
    assert states(precious) == {"w1": "queued"}


def test_a_full_disk_keeps_the_draft_and_says_so(path: Path) -> None:
    precious = Precious(path)
    precious.save_draft(MINE, "马上为您", (0, 4), NOW)
    precious._connection.execute("PRAGMA max_page_count=2")
    with pytest.raises(DiskFull):
        precious.add(reply(body="长" * 50_000), agent="li.na", now=NOW, draft=MINE)
    kept = precious.draft(MINE)
    assert kept is not None
    assert kept.body == "马上为您"
    assert precious.outbox() == []
    precious.close()


def test_the_same_words_under_the_same_id_are_one_row(precious: Precious) -> None:
    precious.add(reply(), agent="li.na", now=NOW)
    precious.add(reply(at=NOW + timedelta(minutes=5)), agent="li.na", now=NOW)
    assert len(precious.outbox()) == 1


@pytest.mark.parametrize(
    ("write", "agent"), [(reply(body="别的话"), "li.na"), (reply(), "wang.wei"), (note("w1"), "li.na")]
)
def test_other_words_under_the_same_id_are_a_conflict(precious: Precious, write: AddInteraction, agent: str) -> None:
    precious.add(reply(), agent="li.na", now=NOW)
    with pytest.raises(Conflict):
        precious.add(write, agent=agent, now=NOW)
    assert [item.write for item in precious.outbox()] == [reply()]


def test_an_attempt_is_written_down_before_it_is_made(precious: Precious, path: Path) -> None:
    precious.add(reply(), agent="li.na", now=NOW)
    item = precious.mark_sending("w1")
    assert item is not None
    assert (item.state, item.attempts) == ("sending", 1)
    assert precious.mark_sending("w1") is None
    other = Precious(path)
    assert states(other) == {"w1": "sending"}
    other.close()


def test_after_a_crash_what_was_being_sent_is_queued_again(precious: Precious) -> None:
    precious.add(reply(), agent="li.na", now=NOW)
    precious.mark_sending("w1")
    assert precious.recover(idempotent=True) == 1
    assert states(precious) == {"w1": "queued"}


def test_after_a_crash_what_cannot_be_said_twice_is_unknown(precious: Precious) -> None:
    precious.add(reply(), agent="li.na", now=NOW)
    precious.mark_sending("w1")
    precious.recover(idempotent=False)
    assert states(precious) == {"w1": "unknown"}


def test_an_acked_row_leaves_only_when_the_feed_has_come_past_it(precious: Precious) -> None:
    for id, seq in (("w1", 7), ("w2", 8)):
        precious.add(note(id, ticket="t" + id), agent="li.na", now=NOW)
        precious.mark_sending(id)
        precious.mark_acked(id, seq, 1)
    precious.add(note("w3"), agent="li.na", now=NOW)
    assert precious.settle(6) == []
    assert precious.settle(7) == ["tw1"]
    assert states(precious) == {"w2": "acked", "w3": "queued"}


def test_a_refused_reply_is_a_draft_again_that_a_session_can_take_over(precious: Precious) -> None:
    precious.save_draft(MINE, "第一行\n第二行", (1, 1), NOW)
    precious.add(reply(body="第一行\n第二行"), agent="li.na", now=NOW, draft=MINE)
    precious.mark_sending("w1")
    returned = precious.mark_rejected("w1", STALE, NOW)
    assert returned is not None
    assert (returned.body, returned.cursor, returned.returned_from) == ("第一行\n第二行", (1, 1), "w1")
    assert precious.drafts() == [returned]
    (item,) = precious.outbox()
    assert (item.state, item.refusal) == ("rejected", STALE)
    taken = precious.take_over_draft(returned.key, "s1")
    assert taken == precious.draft(MINE)
    assert precious.drafts() == [taken]
    assert precious.take_over_draft(returned.key, "s2") is None


def test_a_refused_text_does_not_overwrite_what_was_begun_meanwhile(precious: Precious) -> None:
    precious.add(reply(), agent="li.na", now=NOW, draft=MINE)
    precious.save_draft(MINE, "下一封", (0, 3), NOW)
    precious.mark_sending("w1")
    precious.mark_rejected("w1", STALE, NOW)
    assert {draft.body for draft in precious.drafts()} == {"下一封", "马上为您退款。"}


def test_the_stores_words_are_cleaned(precious: Precious) -> None:
    precious.add(reply(), agent="li.na", now=NOW)
    precious.mark_rejected("w1", Refusal("bad-request", "\x1b[2J", "\x07"), NOW)
    (item,) = precious.outbox()
    assert item.refusal == Refusal("bad-request", "␛[2J", "␇")


def test_a_refused_change_makes_no_draft(precious: Precious) -> None:
    precious.add(ChangeTicket("w1", "t1", 3, TicketPatch(status="pending")), agent="li.na", now=NOW)
    precious.add(WrapUp("w2", NewWrapUp("t1", "answered", NOW)), agent="li.na", now=NOW)
    assert precious.mark_rejected("w1", Refusal("version-mismatch"), NOW) is None
    assert precious.mark_rejected("w2", STALE, NOW) is None
    assert precious.drafts() == []


def test_retrying_takes_the_returned_draft_along_unless_it_was_changed(precious: Precious) -> None:
    for id in ("w1", "w2"):
        precious.add(reply(id), agent="li.na", now=NOW, session=id)
        precious.mark_rejected(id, STALE, NOW)
    precious.take_over_draft(DraftKey("t1", "reply", "w2"), "s1")
    precious.save_draft(MINE, "改过了", (0, 3), NOW)
    fenced = msgspec.structs.replace(reply("w1"), body=msgspec.structs.replace(reply("w1").body, fence=4))
    assert precious.retry("w1", fenced).write == fenced
    precious.retry("w2")
    assert states(precious) == {"w1": "queued", "w2": "queued"}
    assert [draft.body for draft in precious.drafts()] == ["改过了"]


def test_what_may_be_done_already_is_neither_dropped_nor_retried(precious: Precious) -> None:
    precious.add(reply(), agent="li.na", now=NOW)
    precious.mark_sending("w1")
    for refuse in (precious.drop, precious.retry):
        with pytest.raises(Conflict):
            refuse("w1")
        with pytest.raises(BadInput):
            refuse("nobody")
    precious.requeue("w1")
    precious.drop("w1")
    assert precious.outbox() == []


def test_after_a_restore_at_the_store_what_was_acked_is_sent_again(precious: Precious) -> None:
    precious.add(reply(), agent="li.na", now=NOW)
    precious.mark_sending("w1")
    precious.mark_acked("w1", 7, 1)
    assert precious.send_acked_again() == 1
    assert precious.settle(100) == []
    assert states(precious) == {"w1": "queued"}


def test_two_sessions_keep_a_draft_each(precious: Precious) -> None:
    theirs = DraftKey("t1", "reply", "s2")
    precious.save_draft(MINE, "我的", (0, 2), NOW)
    precious.save_draft(theirs, "也是我的", (0, 4), NOW + timedelta(seconds=1))
    precious.save_draft(DraftKey("t1", "note", "s1"), "", (0, 0), NOW)
    assert [draft.body for draft in precious.drafts()] == ["也是我的", "我的"]
    precious.save_draft(MINE, "", (0, 0), NOW)
    precious.discard_draft(theirs)
    assert precious.drafts() == []


def test_a_claims_fence_outlives_its_lease(precious: Precious, path: Path) -> None:
    precious.keep_claim(Claim("t1", "li.na", 4, 120.0, 9), session="s1", expires_at=NOW + timedelta(seconds=120))
    (mine,) = precious.claims("li.na")
    assert precious.lapse_claim(mine)
    assert not precious.extend_claim(mine, NOW + timedelta(seconds=240))
    other = Precious(path)
    held = other.claim("t1", "li.na")
    assert held is not None
    assert (held.fence, held.session) == (4, None)
    assert held.expires_at < NOW - timedelta(days=1000)
    assert other.claim("t1", "wang.wei") is None
    other.forget_claim("t1", "li.na")
    assert precious.claims("li.na") == []
    other.close()


def test_another_process_is_noticed(precious: Precious, path: Path) -> None:
    before = precious.data_version()
    precious.add(reply("w1"), agent="li.na", now=NOW)
    assert precious.data_version() == before
    other = Precious(path)
    other.add(reply("w2"), agent="li.na", now=NOW)
    assert precious.data_version() != before
    other.close()


def test_a_file_of_before_keeps_its_drafts_and_takes_what_templates_bring(tmp_path: Path) -> None:
    file = tmp_path / "old.db"
    before = msgspec.structs.replace(PRECIOUS_SCHEMA, steps=PRECIOUS_SCHEMA.steps[:2])
    with closing(open_database(file, before, kind="precious")) as connection:
        connection.execute(
            "INSERT INTO drafts VALUES ('t1', 'reply', '1', 'hello', 0, 5, '2026-11-20T09:00:00+00:00', NULL)"
        )
    with closing(Precious(file)) as precious:
        (draft,) = precious.drafts()
        assert (draft.body, draft.attached) == ("hello", b"")
        precious.save_draft(draft.key, "hello!", (0, 6), NOW, attached=b'{"a": 1}')
    with closing(Precious(file)) as precious:
        assert precious.drafts()[0].attached == b'{"a": 1}'


def test_what_goes_with_a_refused_text_is_refused_with_it_and_waits_for_it(precious: Precious) -> None:
    precious.save_draft(MINE, "text", (0, 0), NOW, attached=b"{}")
    precious.add_all([reply(), note("p1"), note("p2", "t2")], agent="li.na", now=NOW, draft=MINE)
    precious.add(note("w9", "t2"), agent="li.na", now=NOW)
    assert [head.id for head in precious.heads() if head.waits] == ["p1", "p2"]
    precious.mark_sending("w1")
    draft = precious.mark_rejected("w1", STALE, NOW)
    assert draft is not None
    assert draft.attached == b"{}"
    refused = {item.id: item.refusal.name for item in precious.outbox() if item.refusal is not None}
    assert refused == {"w1": "fence-stale", "p1": "goes-with", "p2": "goes-with"}
    precious.retry("w1")
    assert set(states(precious).values()) == {"queued"}
    precious.mark_sending("w1")
    precious.mark_acked("w1", 7, 1)
    assert not any(head.waits for head in precious.heads())
    precious.settle(7)
    assert not any(head.waits for head in precious.heads())


def test_dropping_a_text_drops_what_goes_with_it(precious: Precious) -> None:
    precious.add_all([reply(), note("p1")], agent="li.na", now=NOW)
    precious.add(note("w2"), agent="li.na", now=NOW)
    precious.drop("w1")
    assert states(precious) == {"w2": "queued"}


def test_calling_others_leaves_the_files_version_as_it_is(precious: Precious, path: Path) -> None:
    newer = msgspec.structs.replace(PRECIOUS_SCHEMA, steps=(*PRECIOUS_SCHEMA.steps, ("CREATE TABLE more (x)",)))
    open_database(path, newer, kind="precious").close()
    precious.call_others()
    open_database(path, newer, kind="precious").close()


def test_several_writes_go_in_together_or_not_at_all(tmp_path: Path) -> None:
    with closing(Precious(tmp_path / "precious.db")) as precious:
        key = DraftKey("t1", "note", "1")
        precious.save_draft(key, "text", (0, 0), NOW)
        first, second = (
            AddInteraction(id, NewInteraction("t1", "note", "internal", "chat", NOW, "text")) for id in ("a", "b")
        )
        with pytest.raises(Conflict):
            precious.add_all([first, second, first], agent="li.na", now=NOW, draft=key)
        assert (precious.outbox(), len(precious.drafts())) == ([], 1)
        assert [item.id for item in precious.add_all([first, second], agent="li.na", now=NOW, draft=key)] == ["a", "b"]
        assert precious.drafts() == []
        # said again: nothing more goes out, whatever goes with it
        third = msgspec.structs.replace(second, id="c")
        assert [item.id for item in precious.add_all([first, third], agent="li.na", now=NOW)] == ["a"]
        assert [item.id for item in precious.outbox()] == ["a", "b"]
