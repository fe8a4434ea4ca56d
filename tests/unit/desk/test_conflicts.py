"""What was refused: both versions are there until somebody decides, and each way out does what it says."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_tui.contract.api import Change, CustomerPatch, TicketPatch
from agent_tui.contract.feed_pages import FeedPage
from agent_tui.contract.writes import AddInteraction, ChangeCustomer, ChangePromise, ChangeTicket, wanted_by
from agent_tui.desk.conflict_fields import fields_of, upon
from agent_tui.desk.desk import Desk
from agent_tui.desk.differences import are_versions, difference
from agent_tui.desk.views import Draft
from agent_tui.domain.errors import BadInput, Conflict
from agent_tui.domain.values import Interaction
from agent_tui.replica.precious_rows import Refusal
from agent_tui.replica.replica import Replica
from agent_tui.ui.screens.exchange.outbox_deeds import OutboxDeeds
from tests.desk_fixture import NOW, make_desk
from tests.fake_backend import a_customer, a_ticket
from tests.records import ME
from tests.ui.driver import a_store


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path)
    yield desk
    desk.close()


def feed(desk: Desk, *changes: Change) -> None:
    """What the engine does when a page comes."""
    replica = Replica(desk.replica_file)
    replica.apply_page(FeedPage(changes, "next", has_more=False, through=99), after=replica.cursor)
    replica.close()


def others_change(desk: Desk, id: str, **fields: Any) -> None:
    view = desk.contact(id)
    doc = msgspec.structs.replace(view.ticket, **fields)
    feed(desk, Change(seq=9, type="ticket", id=id, version=view.version + 1, op="upsert", doc=doc))


def says(desk: Desk, id: str, body: str, **fields: Any) -> None:
    said = Interaction(id, "t-zhao", "message", "inbound", "chat", "赵敏", NOW + timedelta(minutes=1), body, {})
    said = msgspec.structs.replace(said, **fields)
    feed(desk, Change(seq=9, type="interaction", id=id, version=1, op="upsert", doc=said))


def refuse(desk: Desk, id: str, name: str, holder: str | None = None) -> None:
    desk._precious.mark_sending(id)
    desk._precious.mark_rejected(id, Refusal(name, holder=holder), NOW)


def test_a_refused_change_shows_what_i_saw_what_i_wanted_and_what_is_there(desk: Desk) -> None:
    sent = desk.set_status("t-zhao", "pending")
    others_change(desk, "t-zhao", status="resolved")
    refuse(desk, sent.id, "version-mismatch")
    view = desk.conflict(sent.id)
    (field,) = view.fields
    assert (field.name, field.saw, field.wanted, field.now) == ("status", "open", "pending", "resolved")
    assert (field.theirs, field.differs) == (True, True)
    assert (view.about, view.now_known, view.saw_known, view.row.trouble) == (
        "contact",
        True,
        True,
        "version-mismatch",
    )


def test_what_is_there_now_is_not_guessed_before_it_has_come(desk: Desk) -> None:
    sent = desk.set_status("t-zhao", "pending")
    refuse(desk, sent.id, "version-mismatch")
    view = desk.conflict(sent.id)
    assert not view.now_known
    assert view.fields[0].now is None
    with pytest.raises(Conflict, match="not-seen-yet"):
        desk.insist(sent.id)


def test_mine_upon_theirs_goes_out_upon_what_is_there_now(desk: Desk) -> None:
    sent = desk.set_status("t-zhao", "pending")
    others_change(desk, "t-zhao", status="resolved")
    refuse(desk, sent.id, "version-mismatch")
    assert desk.insist(sent.id).state == "queued"
    (item,) = desk._precious.outbox()
    assert isinstance(item.write, ChangeTicket)
    assert (item.write.version, item.write.body.status) == (2, "pending")
    assert getattr(item.seen, "status", None) == "resolved"


def test_both_stand_over_a_restart_until_theirs_is_chosen(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    sent = desk.set_status("t-zhao", "pending")
    others_change(desk, "t-zhao", status="resolved")
    refuse(desk, sent.id, "version-mismatch")
    before = desk.conflict(sent.id)
    desk.close()
    again = open_again(desk)
    assert again.conflict(sent.id) == before
    again.drop(sent.id)
    assert again.outbox() == []
    assert again.contact("t-zhao").ticket.status == "resolved"
    with pytest.raises(BadInput, match="unknown-write"):
        again.conflict(sent.id)
    again.close()


def open_again(desk: Desk) -> Desk:
    from agent_tui.desk.desk import open_desk

    return open_desk(desk.profile, desk._paths, desk.settings, clock=desk._clock, session="test")


def test_what_ended_a_promise_says_by_whom(desk: Desk) -> None:
    kept = desk.promises()[0].promise
    sent = desk.keep_promise(kept.id, "打过了")
    (change,) = [item for item in desk._precious.outbox() if isinstance(item.write, ChangePromise)]
    why = Interaction("e9", kept.ticket, "event", "internal", "phone", "zhang.wei", NOW, "没打通", {"event": "promise"})
    gone = msgspec.structs.replace(kept, state="broken", evidence="e9")
    feed(
        desk,
        Change(seq=8, type="interaction", id="e9", version=1, op="upsert", doc=why),
        Change(seq=9, type="promise", id=kept.id, version=2, op="upsert", doc=gone),
    )
    refuse(desk, sent.id, "version-mismatch")
    refuse(desk, change.id, "version-mismatch")
    view = desk.conflict(change.id)
    assert [(field.name, field.wanted, field.now) for field in view.fields] == [("state", "kept", "broken")]
    assert (view.changed_by, view.changed_at, view.subject) == ("zhang.wei", NOW, kept.what)


def test_a_refused_text_stands_whole_beside_what_was_said_meanwhile(desk: Desk) -> None:
    body = "您好，\n退货单已找到。" * 50
    sent = desk.reply("t-zhao", body)
    says(desk, "i-new", "还在吗？")
    says(desk, "i-mine", "别处写的", direction="outbound", author=ME)
    refuse(desk, sent.id, "fence-stale", holder="zhang.wei")
    view = desk.conflict(sent.id)
    assert (view.about, view.text, view.other) == ("text", body, None)
    assert [entry.id for entry in view.since] == ["i-new"]


def test_a_colleagues_answer_that_says_nearly_the_same_is_compared(desk: Desk) -> None:
    sent = desk.reply("t-zhao", "您的退款 30 元将于周三 18:00 前退回。")
    says(desk, "i-his", "您的退款 30 元将于周四 12:00 前退回。", direction="outbound", author="zhang.wei")
    refuse(desk, sent.id, "fence-stale")
    view = desk.conflict(sent.id)
    assert (view.other, view.other_by) == ("您的退款 30 元将于周四 12:00 前退回。", "zhang.wei")


def test_a_refused_text_goes_back_into_the_composer_as_it_was(desk: Desk) -> None:
    desk.save_draft(Draft("t-zhao", "reply", "马上查", (0, 1), attached=b"along"))
    desk._session.name  # noqa: B018 - a session that writes has a name
    sent = desk.reply("t-zhao", "马上查")
    refuse(desk, sent.id, "fence-stale")
    draft = desk.edit(sent.id)
    assert (draft.body, draft.cursor, draft.attached) == ("马上查", (0, 1), b"along")
    assert desk.outbox() == []
    assert desk.draft("t-zhao", "reply") == draft


def test_a_text_comes_back_as_it_was_though_its_draft_was_never_on_disk(desk: Desk) -> None:
    draft = Draft("t-zhao", "note", "第一行\n第二行", (0, 2), attached=b"along")
    sent = desk.note("t-zhao", draft.body, written_as=draft)
    taken = desk.edit(sent.id)
    assert (taken.body, taken.cursor, taken.attached) == (draft.body, (0, 2), b"along")


def test_nobody_takes_up_what_another_agent_wrote(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    sent = desk.reply("t-zhao", "马上查")
    desk._agent = "somebody.else"
    for deed in (desk.edit, desk.keep_as_note):
        with pytest.raises(Conflict, match="others-words"):
            deed(sent.id)
    assert len(desk.outbox()) == 1
    desk.close()


def test_nobody_makes_a_colleagues_refused_change_anew(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    sent = desk.set_status("t-zhao", "pending")
    others_change(desk, "t-zhao", status="resolved")
    refuse(desk, sent.id, "version-mismatch")
    desk._agent = "somebody.else"
    with pytest.raises(Conflict, match="others-words"):
        desk.insist(sent.id)
    assert desk.outbox()[0].state == "rejected"
    desk.close()


def test_a_refused_reply_is_kept_as_a_note(desk: Desk) -> None:
    sent = desk.reply("t-zhao", "马上查")
    refuse(desk, sent.id, "fence-stale")
    assert desk.keep_as_note(sent.id).state == "queued"
    (item,) = desk._precious.outbox()
    assert isinstance(item.write, AddInteraction)
    assert (item.write.body.kind, item.write.body.direction, item.write.body.body) == ("note", "internal", "马上查")
    assert desk.draft("t-zhao", "reply") is None


def test_what_only_went_with_another_shows_that_other(desk: Desk) -> None:
    desk.keep_promise(desk.promises()[0].promise.id, "打过了")
    first, second = desk._precious.outbox()
    refuse(desk, first.id, "not-found")
    assert desk._precious.item(second.id).refusal.name == "goes-with"  # type: ignore[union-attr]
    assert desk.conflict(second.id).row.id == first.id
    assert desk.refused() == [first.id]


def test_a_text_refused_for_want_of_a_claim_is_claimed_first_and_not_sent_where_that_fails(tmp_path: Path) -> None:
    store = a_store()
    desk = make_desk(tmp_path, backend=store.connect())
    sent = desk.reply("t-zhao", "马上查")
    refuse(desk, sent.id, "fence-stale", holder="zhang.wei")
    deeds = OutboxDeeds(desk, lambda id: None)
    store.holders["t-zhao"] = "zhang.wei"
    with pytest.raises(Conflict, match="claim-held"):
        asyncio.run(deeds.send_claimed(desk.conflict(sent.id)))
    assert desk.outbox()[0].state == "rejected"
    del store.holders["t-zhao"]
    asyncio.run(deeds.send_claimed(desk.conflict(sent.id)))
    (item,) = desk._precious.outbox()
    assert item.state == "queued"
    assert isinstance(item.write, AddInteraction)
    assert item.write.body.fence == store.fences["t-zhao"]
    desk.close()


TEXTS = st.text(st.characters(codec="utf-8"), max_size=60)


@given(mine=TEXTS, theirs=TEXTS)
def test_a_difference_keeps_every_character_of_both(mine: str, theirs: str) -> None:
    pieces = difference(mine, theirs)
    assert "".join(piece.text for piece in pieces if piece.whose != "theirs") == mine
    assert "".join(piece.text for piece in pieces if piece.whose != "mine") == theirs


def test_a_difference_names_words_and_chinese_characters() -> None:
    pieces = difference("退款将于周三退回", "退款将于周四退回")
    assert [(piece.whose, piece.text) for piece in pieces] == [
        ("both", "退款将于周"),
        ("mine", "三"),
        ("theirs", "四"),
        ("both", "退回"),
    ]
    assert not are_versions("退款将于周三退回", "Which plan is cheaper?")


STATUSES = st.sampled_from(["new", "open", "pending", "resolved"])
TICKETS = st.builds(
    a_ticket,
    st.just("t1"),
    status=STATUSES,
    priority=st.integers(1, 5),
    queue=st.sampled_from(["billing", "returns"]),
    owner=st.sampled_from([None, "li.na", "zhao.min"]),
)
PATCHES = st.builds(
    TicketPatch,
    status=STATUSES | st.just(msgspec.UNSET),
    priority=st.integers(1, 5) | st.just(msgspec.UNSET),
    queue=st.sampled_from(["billing", "vip"]) | st.just(msgspec.UNSET),
    owner=st.sampled_from([None, "li.na"]) | st.just(msgspec.UNSET),
)


@given(patch=PATCHES, seen=TICKETS, now=TICKETS, chosen=st.sets(st.sampled_from(["status", "priority", "queue"])))
def test_no_side_of_a_change_is_lost(patch: TicketPatch, seen: Any, now: Any, chosen: set[str]) -> None:
    """Every field that I wanted stands there with all three sides, and what is sent anew is mine where I chose it and
    theirs everywhere else."""
    write = ChangeTicket("w1", "t1", 1, patch)
    wanted = wanted_by(write)
    fields = {field.name: field for field in fields_of(write, seen, now)}
    assert fields.keys() == wanted.keys()
    for name, field in fields.items():
        assert (field.saw, field.wanted, field.now) == (getattr(seen, name), wanted[name], getattr(now, name))
    whole = upon(write, seen, now, 7)
    assert (whole.version, whole.body) == (7, patch)
    if len(wanted) > 1:
        assert wanted_by(upon(write, seen, now, 7, chosen)) == {
            name: value for name, value in wanted.items() if name in chosen
        }


TAGS = st.lists(st.sampled_from("abcdef"), unique=True).map(tuple)


@given(seen=TAGS, mine=TAGS, theirs=TAGS)
def test_tags_are_taken_away_and_added_upon_what_others_made_of_them(
    seen: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]
) -> None:
    write = ChangeCustomer("w1", "t1", "c1", 1, CustomerPatch(tags=mine))
    anew = upon(write, a_customer(tags=seen), a_customer(tags=theirs), 2)
    assert isinstance(anew, ChangeCustomer)
    tags = set(anew.body.tags)  # type: ignore[arg-type]
    assert tags == (set(theirs) - (set(seen) - set(mine))) | (set(mine) - set(seen))
    assert len(tags) == len(anew.body.tags)  # type: ignore[arg-type]
