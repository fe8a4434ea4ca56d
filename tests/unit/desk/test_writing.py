"""What an agent writes is kept, shown at once, and refused where it could never go out."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from agent_tui.contract.api import BODY_LIMIT, Change
from agent_tui.contract.feed_pages import FeedPage
from agent_tui.contract.writes import AddInteraction, ChangeTicket, WrapUp
from agent_tui.desk.desk import Desk
from agent_tui.desk.views import DeskEvent, Draft, DraftKind, RowRef, Sent, TicketsChanged
from agent_tui.domain.errors import BadInput, Conflict, NotAllowed
from agent_tui.domain.values import ImportRecord, Interaction
from agent_tui.replica.precious_rows import Refusal
from agent_tui.replica.replica import Replica
from tests.desk_fixture import NOW, as_stored, make_desk
from tests.fake_backend import FakeStore
from tests.held_clock import HeldClock
from tests.records import ME, customer, ticket


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path)
    yield desk
    desk.close()


def groups(desk: Desk) -> dict[str, list[str]]:
    return {group.kind: [ref.promise or ref.ticket for ref in group.refs] for group in desk.queue().groups}


def feed(desk: Desk, *changes: Change) -> None:
    """What the engine does when a page comes."""
    replica = Replica(desk.replica_file)
    replica.apply_page(FeedPage(changes, "next", has_more=False, through=99), after=replica.cursor)
    replica.close()


def changed(desk: Desk, ticket: str, **fields: Any) -> None:
    """The contact as somebody else changed it."""
    view = desk.contact(ticket)
    doc = msgspec.structs.replace(view.ticket, **fields)
    feed(desk, Change(seq=9, type="ticket", id=ticket, version=view.version + 1, op="upsert", doc=doc))


def test_screen_and_engine_hear_at_the_end_of_what_is_told_later(desk: Desk) -> None:
    told: list[DeskEvent | str] = []

    class Engine:
        def wake(self) -> None:
            told.append("engine")

    desk._on_event = told.append
    desk._engine = Engine()  # type: ignore[assignment]  # what writing needs of it
    with suppress(BadInput), desk.telling_later():
        desk.note("t-zhao", "一")
        desk.note("t-ma", "二")
        assert [item.ticket for item in desk._precious.outbox()] == ["t-zhao", "t-ma"]
        assert told == []
        desk.note("t-ma", "")  # is refused
    assert told == [TicketsChanged(frozenset({"t-zhao", "t-ma"})), "engine"]
    desk.note("t-ma", "三")
    assert told[2:] == [TicketsChanged(frozenset({"t-ma"})), "engine"]
    desk._engine = None


def test_a_reply_is_saved_and_seen_at_once(desk: Desk) -> None:
    sent = desk.reply("t-zhao", "您好，退货单已找到。\n今天 18:00 前给您答复。")
    assert sent.state == "queued"
    view = desk.contact("t-zhao")
    said = view.timeline[-1]
    assert (said.id, said.state, said.direction, said.kind) == (sent.id, "queued", "outbound", "message")
    assert (said.author, said.at, said.channel, said.ticket_number) == (ME, NOW, "chat", 1001)
    assert view.ticket.waiting_since is None
    assert view.due_at is None
    (row,) = desk.rows([RowRef("t-zhao")])
    assert (row.waiting_since, row.due_at) == (None, None)
    assert groups(desk)["in_hand"] == ["t-chen", "t-zhao"]
    (waiting,) = desk.outbox()
    assert (waiting.kind, waiting.summary, waiting.customer_name, waiting.agent) == (
        "reply",
        "您好，退货单已找到。 今天 18:00 前给您答复。",
        "赵敏",
        ME,
    )
    assert desk.status().outbox.queued == 1


def test_a_new_contact_that_was_answered_waits_no_more(desk: Desk) -> None:
    assert "t-sara" in groups(desk)["waiting"]
    desk.reply("1009", "Big keys: the Easy 4.")
    assert "t-sara" not in groups(desk)["waiting"]
    assert "t-sara" in groups(desk)["resting"]
    assert desk.contact("t-sara").ticket.status == "open"
    assert desk.customer("c-sara")[0].tickets[0].status == "open"


def test_who_writes_again_after_the_reply_waits_again(desk: Desk) -> None:
    desk.reply("t-zhao", "马上查")
    later = NOW + timedelta(minutes=1)
    changed(desk, "t-zhao", waiting_since=later)
    assert desk.contact("t-zhao").ticket.waiting_since == later
    assert groups(desk)["in_hand"] == ["t-chen", "t-zhao"]
    assert desk.rows([RowRef("t-zhao")])[0].waiting_since == later


def test_a_note_answers_nobody(desk: Desk) -> None:
    desk.note("t-zhao", "仓库说周三到货")
    view = desk.contact("t-zhao")
    said = view.timeline[-1]
    assert (said.direction, said.kind, said.state) == ("internal", "note", "queued")
    assert view.ticket.waiting_since is not None


def test_a_wrapped_up_contact_leaves_the_queue(desk: Desk) -> None:
    desk.wrap_up("t-chen", "solved", "unclear-words", "compare the plans on one page")
    assert groups(desk)["in_hand"] == ["t-zhao"]
    assert desk.contact("t-chen").ticket.status == "resolved"
    (waiting,) = desk.outbox()
    assert (waiting.kind, waiting.summary) == ("wrap-up", "solved")


def test_a_contact_can_rest_and_be_taken_up_again(desk: Desk) -> None:
    desk.set_status("t-zhao", "pending")
    assert "t-zhao" in groups(desk)["resting"]
    desk.set_status("t-zhao", "open")
    assert "t-zhao" in groups(desk)["in_hand"]
    assert [row.summary for row in desk.outbox()] == ["status=pending", "status=open"]


def test_what_is_seen_of_the_outbox_is_not_seen_twice_when_the_feed_brings_it(desk: Desk) -> None:
    sent = desk.note("t-zhao", "一次")
    item = desk._precious.item(sent.id)
    assert item is not None
    desk._precious.mark_sending(sent.id)
    desk._precious.mark_acked(sent.id, 7, 1)
    assert desk.contact("t-zhao").timeline[-1].state == "acked"
    entry = desk.contact("t-zhao").timeline[-1]
    assert isinstance(item.write, AddInteraction)
    body = item.write.body
    doc = Interaction(sent.id, body.ticket, body.kind, body.direction, body.channel, ME, body.at, body.body, body.meta)
    feed(desk, Change(seq=7, type="interaction", id=sent.id, version=1, op="upsert", doc=doc))
    assert [one for one in desk.contact("t-zhao").timeline if one.id == sent.id] == [entry]
    assert desk.outbox() == []


def test_a_refused_reply_changes_nothing_and_says_why(desk: Desk) -> None:
    sent = desk.reply("t-zhao", "旧的围栏")
    desk._precious.mark_sending(sent.id)
    desk._precious.mark_rejected(sent.id, Refusal("fence-stale", "somebody else", "chen.tao"), NOW)
    view = desk.contact("t-zhao")
    said = view.timeline[-1]
    assert (said.state, said.trouble) == ("rejected", "fence-stale")
    assert view.ticket.waiting_since is not None
    assert groups(desk)["in_hand"] == ["t-zhao", "t-chen"]
    assert desk.outbox()[0].trouble == "fence-stale"
    assert desk.status().outbox.rejected == 1
    draft = desk.draft("t-zhao", "reply")
    assert draft is not None
    assert draft.body == "旧的围栏"


@pytest.mark.parametrize("body", ["", " ", "\n\t\r\n", "\u3000"])
def test_an_empty_text_is_refused(desk: Desk, body: str) -> None:
    for write in (desk.reply, desk.note):
        with pytest.raises(BadInput) as caught:
            write("t-zhao", body)
        assert caught.value.key == "empty-text"
    assert desk.outbox() == []


@pytest.mark.parametrize(
    ("body", "key"),
    [("国" * (BODY_LIMIT // 3), "text-too-long"), ("half \ud83d", "text-unstorable"), ("a\x00b", "text-unstorable")],
)
def test_what_the_store_could_never_take_is_not_called_saved(desk: Desk, body: str, key: str) -> None:
    with pytest.raises(BadInput) as caught:
        desk.reply("t-zhao", body)
    assert caught.value.key == key
    assert desk.outbox() == []


def test_every_write_needs_a_contact_that_is_there(desk: Desk) -> None:
    writes: list[Callable[[], Sent]] = [
        lambda: desk.reply("nobody", "x"),
        lambda: desk.note("nobody", "x"),
        lambda: desk.set_status("nobody", "open"),
        lambda: desk.wrap_up("nobody", "solved"),
    ]
    for write in writes:
        with pytest.raises(BadInput) as caught:
            write()
        assert caught.value.key == "unknown-ticket"
        assert caught.value.facts == {"ticket": "nobody"}


def test_only_pending_and_open_are_set(desk: Desk) -> None:
    with pytest.raises(BadInput) as caught:
        desk.set_status("t-zhao", "closed")
    assert caught.value.key == "status-wrong"


@pytest.mark.parametrize(("code", "root"), [("", None), (" ", None), ("x" * 65, None), ("a\nb", None), ("solved", "")])
def test_a_wrap_up_needs_its_codes(desk: Desk, code: str, root: str | None) -> None:
    with pytest.raises(BadInput) as caught:
        desk.wrap_up("t-zhao", code, root)
    assert caught.value.key == "code-wrong"


def test_saying_it_twice_under_one_id_writes_it_once(desk: Desk) -> None:
    first = desk.reply("t-zhao", "一次", id="my-id")
    assert desk.reply("t-zhao", "一次", id="my-id") == first
    assert len(desk.outbox()) == 1
    others: list[Callable[[], Sent]] = [
        lambda: desk.reply("t-zhao", "另一句", id="my-id"),
        lambda: desk.note("t-zhao", "一次", id="my-id"),
        lambda: desk.reply("t-chen", "一次", id="my-id"),
        lambda: desk.reply("t-zhao", "不是我的话", id="i-zhao-2"),
    ]
    for again in others:
        with pytest.raises(Conflict) as caught:
            again()
        assert caught.value.key == "id-reused"
    assert len(desk.outbox()) == 1


def test_what_has_come_back_by_the_feed_is_not_written_again(desk: Desk) -> None:
    sent = desk.reply("t-zhao", "您好，我正在查退货单，两分钟内回您。", id="i-zhao-2")
    assert sent.state == "acked"
    assert desk.outbox() == []


def test_an_id_must_be_one(desk: Desk) -> None:
    with pytest.raises(BadInput) as caught:
        desk.note("t-zhao", "x", id="no id\x1b")
    assert caught.value.key == "id-wrong"


def test_nobody_writes_before_the_store_has_said_who_it_is(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    desk._agent = None
    with closing(sqlite3.connect(desk.replica_file)) as connection:
        connection.execute("DELETE FROM state WHERE key = 'agent'")
        connection.commit()
    with pytest.raises(NotAllowed) as caught:
        desk.note("t-zhao", "x")
    assert caught.value.key == "not-signed-in"
    desk.close()


# claims and fences


def held(tmp_path: Path, clock: HeldClock, **fields: Any) -> tuple[Desk, FakeStore]:
    """A desk on a store where one contact waits, and that store."""
    store = FakeStore()
    contact = msgspec.structs.replace(as_stored(ticket("t1", "c1", "chat", "账单", NOW), 1001), **fields)
    store.put(contact)
    records: list[ImportRecord] = [customer("c1", "王小明"), contact]
    return make_desk(tmp_path, records=records, clock=clock, backend=store.connect()), store


def fence_of(desk: Desk, id: str) -> int | None:
    item = desk._precious.item(id)
    assert item is not None
    assert isinstance(item.write, AddInteraction | WrapUp)
    return item.write.body.fence


def test_a_claim_puts_the_contact_in_my_hand_and_its_fence_goes_with_the_reply(tmp_path: Path) -> None:
    desk, store = held(tmp_path, HeldClock(NOW))
    assert groups(desk) == {"waiting": ["t1"]}
    claimed = desk.claim("1001")
    assert (claimed.ticket, claimed.fence, claimed.expires_in) == ("t1", 1, 120.0)
    assert groups(desk) == {"in_hand": ["t1"]}
    assert desk.contact("t1").holding
    assert desk.rows([RowRef("t1")])[0].holder == ME
    assert fence_of(desk, desk.reply("t1", "您好").id) == 1
    desk.release("t1")
    assert store.holders == {}
    assert not desk.contact("t1").holding
    desk.close()


def test_a_resting_contact_that_i_claim_is_in_my_hand_until_i_let_it_rest_again(tmp_path: Path) -> None:
    desk, _ = held(tmp_path, HeldClock(NOW), status="pending", waiting_since=None)
    assert groups(desk) == {"resting": ["t1"]}
    desk.claim("t1")
    assert groups(desk) == {"in_hand": ["t1"]}
    desk.set_status("t1", "open")
    desk.set_status("t1", "pending")
    assert groups(desk) == {"resting": ["t1"]}
    assert not desk.contact("t1").holding
    desk.close()


def test_without_a_claim_a_reply_goes_without_a_fence(tmp_path: Path) -> None:
    desk, _ = held(tmp_path, HeldClock(NOW))
    assert fence_of(desk, desk.reply("t1", "您好").id) is None
    desk.close()


def test_what_i_claimed_elsewhere_is_mine_to_answer_and_wrap_up_here(tmp_path: Path) -> None:
    desk, _ = held(tmp_path, HeldClock(NOW), holder=ME, fence=4)
    assert fence_of(desk, desk.reply("t1", "您好").id) == 4
    assert fence_of(desk, desk.wrap_up("t1", "solved").id) == 4
    desk.close()


def test_a_claim_that_a_colleague_has_is_a_conflict_with_a_name(tmp_path: Path) -> None:
    desk, store = held(tmp_path, HeldClock(NOW))
    store.hand_over("t1", "chen.tao")
    with pytest.raises(Conflict) as caught:
        desk.claim("t1")
    assert (caught.value.key, caught.value.facts["holder"]) == ("claim-held", "chen.tao")
    desk.close()


def test_what_a_colleague_holds_is_theirs_to_answer_and_everybodys_to_note(tmp_path: Path) -> None:
    desk, _ = held(tmp_path, HeldClock(NOW), holder="chen.tao", fence=4)
    writes: list[Callable[[], Sent]] = [lambda: desk.reply("t1", "x"), lambda: desk.wrap_up("t1", "solved")]
    for write in writes:
        with pytest.raises(Conflict) as caught:
            write()
        assert (caught.value.key, caught.value.facts["holder"]) == ("claim-held", "chen.tao")
    assert desk.note("t1", "x").state == "queued"
    desk.close()


def test_my_own_live_claim_counts_more_than_what_the_feed_said_before(tmp_path: Path) -> None:
    clock = HeldClock(NOW)
    desk, store = held(tmp_path, clock, holder="chen.tao", fence=4)
    store.fences["t1"] = 4
    assert desk.claim("t1").fence == 5
    assert fence_of(desk, desk.reply("t1", "您好").id) == 5
    desk.close()


@pytest.mark.parametrize(("fence_now", "expected"), [(1, 1), (2, None)])
def test_a_lapsed_claim_is_still_good_for_a_reply_unless_another_held_it(
    tmp_path: Path, fence_now: int, expected: int | None
) -> None:
    clock = HeldClock(NOW)
    desk, _ = held(tmp_path, clock)
    desk.claim("t1")
    clock.move(seconds=121)
    assert not desk.contact("t1").holding
    changed(desk, "t1", fence=fence_now, holder=None)
    assert fence_of(desk, desk.reply("t1", "您好").id) == expected
    desk.close()


def test_a_refused_reply_goes_out_again_under_the_claim_of_now(tmp_path: Path) -> None:
    desk, _ = held(tmp_path, HeldClock(NOW))
    sent = desk.reply("t1", "您好")
    desk._precious.mark_sending(sent.id)
    desk._precious.mark_rejected(sent.id, Refusal("fence-stale"), NOW)
    desk.claim("t1")
    assert desk.retry(sent.id).state == "queued"
    assert fence_of(desk, sent.id) == 1
    assert desk.draft("t1", "reply") is None
    desk.close()


def test_a_refused_change_goes_out_again_upon_the_version_of_now(desk: Desk) -> None:
    sent = desk.set_status("t-zhao", "pending")
    desk._precious.mark_sending(sent.id)
    desk._precious.mark_rejected(sent.id, Refusal("version-mismatch"), NOW)
    changed(desk, "t-zhao", subject="neu")
    desk.retry(sent.id)
    item = desk._precious.item(sent.id)
    assert item is not None
    assert isinstance(item.write, ChangeTicket)
    assert item.write.version == 2


def test_a_write_can_be_taken_back_once(desk: Desk) -> None:
    sent = desk.reply("t-zhao", "不发了")
    desk.drop(sent.id)
    assert desk.outbox() == []
    assert desk.contact("t-zhao").ticket.waiting_since is not None
    for again in (desk.drop, desk.retry):
        with pytest.raises(BadInput) as caught:
            again(sent.id)
        assert caught.value.key == "unknown-write"


def test_nothing_waits_is_no_error(tmp_path: Path) -> None:
    desk, store = held(tmp_path, HeldClock(NOW), waiting_since=None)
    assert desk.claim_next() is None
    store.put(msgspec.structs.replace(store.ticket("t1"), waiting_since=NOW))
    claimed = desk.claim_next("service")
    assert claimed is not None
    assert claimed.ticket == "t1"
    desk.close()


# drafts


def test_where_a_run_wrote_that_is_over_is_forgotten_with_its_text(tmp_path: Path) -> None:
    """Else a text that is begun under its name, and left on purpose, would be open at the start."""
    before, beside = (make_desk(tmp_path, session=None) for _ in range(2))
    before.save_draft(Draft("t1", "reply", "eins"))
    beside.save_draft(Draft("t2", "reply", "zwei"))
    before.discard_draft("t1", "reply")
    beside.discard_draft("t2", "reply")
    before.close()
    after = make_desk(tmp_path, session=None)
    assert after.cut_off() is None
    assert after._precious.writing_nowhere() == ["2"], "it is at work, and knows"
    beside.close()
    assert after.cut_off() is None
    assert after._precious.writing_nowhere() == []
    after.save_draft(Draft("t1", "reply", "drei"))
    assert after._precious.writing_nowhere() == []
    assert after.cut_off() is not None
    after.close()


def test_a_draft_is_kept_until_its_text_is_sent(desk: Desk) -> None:
    kinds: tuple[DraftKind, ...] = ("reply", "note")
    for kind in kinds:
        desk.save_draft(Draft("t-zhao", kind, f"{kind} …", (0, 3)))
    assert desk.draft("t-zhao", "reply") == Draft("t-zhao", "reply", "reply …", (0, 3), NOW)
    desk.reply("t-zhao", "reply …")
    assert desk.draft("t-zhao", "reply") is None
    assert [draft.kind for draft in desk.drafts()] == ["note"]
    desk.discard_draft("t-zhao", "note")
    assert desk.drafts() == []


def test_two_sessions_write_on_one_contact_and_neither_loses_a_word(tmp_path: Path) -> None:
    one, two = (make_desk(tmp_path, session=None) for _ in range(2))
    one.save_draft(Draft("t-zhao", "reply", "eins"))
    assert two.draft("t-zhao", "reply") is None
    two.save_draft(Draft("t-zhao", "reply", "zwei"))
    assert one.drafts()[0].body == "eins"
    assert two.drafts()[0].body == "zwei"
    one.close()
    assert {draft.body for draft in two.drafts()} == {"eins", "zwei"}
    two.close()
    three = make_desk(tmp_path, session=None)
    assert {draft.body for draft in three.drafts()} == {"eins", "zwei"}
    three.close()


def test_a_session_that_was_started_again_finds_its_draft(tmp_path: Path) -> None:
    before = make_desk(tmp_path, session=None)
    before.save_draft(Draft("t-zhao", "note", "halb fertig", (0, 4)))
    before.close()
    after = make_desk(tmp_path, session=None)
    draft = after.draft("t-zhao", "note")
    assert draft is not None
    assert (draft.body, draft.cursor) == ("halb fertig", (0, 4))
    after.close()


def test_what_a_session_left_behind_is_taken_over_once(tmp_path: Path) -> None:
    first, second = (make_desk(tmp_path, session=None) for _ in range(2))
    first.save_draft(Draft("t-zhao", "note", "erste"))
    second.save_draft(Draft("t-zhao", "note", "liegen geblieben"))
    second.close()
    assert first.draft("t-zhao", "note") is not None
    first.note("t-zhao", "erste")
    left = first.draft("t-zhao", "note")
    assert left is not None
    assert left.body == "liegen geblieben"
    first.note("t-zhao", "liegen geblieben")
    assert first.draft("t-zhao", "note") is None
    first.close()


def test_a_refused_text_that_goes_out_again_leaves_no_draft_behind(desk: Desk) -> None:
    sent = desk.reply("t-zhao", "Ihre Rückgabe ist da.")
    desk._precious.mark_sending(sent.id)
    desk._precious.mark_rejected(sent.id, Refusal("fence-stale"), NOW)
    draft = desk.draft("t-zhao", "reply")
    assert draft is not None
    assert draft.body == "Ihre Rückgabe ist da."
    desk.retry(sent.id)
    assert desk.drafts() == []


def test_what_is_written_survives_the_desk(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    sent = desk.reply("t-zhao", "bleibt")
    desk.close()
    again = make_desk(tmp_path)
    assert [row.id for row in again.outbox()] == [sent.id]
    assert again.contact("t-zhao").timeline[-1].body == "bleibt"
    again.close()


def test_the_text_of_a_write_is_shown_clean_and_sent_as_it_was_typed(desk: Desk) -> None:
    typed = "a\x1b[31mb"
    sent = desk.note("t-zhao", typed)
    assert desk.contact("t-zhao").timeline[-1].body == "a␛[31mb"
    assert desk.outbox()[0].summary == "a␛[31mb"
    item = desk._precious.item(sent.id)
    assert item is not None
    assert isinstance(item.write, AddInteraction)
    assert item.write.body.body == typed
