"""The outbox and what the store would not take, as somebody at the workstation meets them."""

from collections.abc import Callable
from datetime import timedelta

import msgspec

from agent_tui.contract.api import Change, TicketPatch
from agent_tui.contract.feed_pages import FeedPage
from agent_tui.contract.writes import AddInteraction, ChangeTicket
from agent_tui.desk.desk import Desk
from agent_tui.desk.views import Draft, StatusChanged
from agent_tui.domain.values import Interaction
from agent_tui.replica.precious_rows import Refusal
from agent_tui.replica.replica import Replica
from tests.desk_fixture import NOW
from tests.ui.driver import User, at_the_desk


def feed(desk: Desk, *changes: Change) -> None:
    """What the engine does when a page comes."""
    replica = Replica(desk.replica_file)
    replica.apply_page(FeedPage(changes, "next", has_more=False, through=99), after=replica.cursor)
    replica.close()


def refuse(desk: Desk, id: str, name: str) -> None:
    desk._precious.mark_sending(id)
    desk._precious.mark_rejected(id, Refusal(name), NOW)


def refused_reply(desk: Desk, body: str = "马上查") -> str:
    id = desk.reply("t-zhao", body).id
    said = Interaction(
        "i9", "t-zhao", "message", "inbound", "chat", "赵敏", NOW + timedelta(minutes=1), "还在吗？13800000001", {}
    )
    feed(desk, Change(seq=8, type="interaction", id="i9", version=1, op="upsert", doc=said))
    refuse(desk, id, "fence-stale")
    return id


def refused_change(desk: Desk) -> None:
    view = desk.contact("t-zhao")
    change = ChangeTicket("w9", "t-zhao", view.version, TicketPatch(priority=1, queue="retention"))
    desk._precious.add(change, agent=desk._me(), now=NOW, seen=view.ticket)
    theirs = msgspec.structs.replace(view.ticket, priority=2, queue="vip-line")
    feed(desk, Change(seq=9, type="ticket", id="t-zhao", version=view.version + 1, op="upsert", doc=theirs))
    refuse(desk, "w9", "version-mismatch")


def states(desk: Desk) -> dict[str, str]:
    return {item.id: item.state for item in desk._precious.outbox()}


async def until_sent_anew(user: User, id: str) -> ChangeTicket:
    await user.until(lambda: states(user.desk).get(id) == "queued", "it is queued again")
    item = user.desk._precious.item(id)
    assert item is not None
    assert isinstance(item.write, ChangeTicket)
    return item.write


@at_the_desk()
async def test_the_outbox_says_why_a_row_stands_there_and_the_way_out(user: User) -> None:
    refused_reply(user.desk)
    user.desk.note("t-zhao", "仓库周三到货")
    await user.press("o")
    await user.sees("Outbox 2", "refused  ", "Somebody else has taken over", "claim and send", "v shows both")
    await user.press("down")
    await user.sees("It goes out by itself as soon as the store can be reached")
    await user.press("v")
    await user.sees("Look at both", "it was not refused")


@at_the_desk()
async def test_a_text_that_has_not_gone_goes_back_into_the_composer_where_its_cursor_stood(user: User) -> None:
    await user.press("enter", "n")
    await user.type("abc")
    await user.press("left", "left")
    user.app.flush_drafts()
    await user.press("f9")
    await user.until(lambda: len(user.desk.outbox()) == 1)
    await user.press("escape", "escape", "o", "e")
    await user.sees("The text is a draft again", "abc")
    assert user.desk.outbox() == []
    await user.press("X")
    await user.sees("aXbc")


@at_the_desk()
async def test_what_was_being_written_there_is_kept_and_comes_next(user: User) -> None:
    user.desk.note("t-zhao", "first words")
    await user.press("enter", "n")
    await user.type("second words")
    await user.press("f6", "o", "e")
    await user.sees("first words", "is kept and comes next")
    bodies = {draft.body for draft in user.desk.drafts()}
    assert bodies == {"first words", "second words"}
    await user.press("f9")
    await user.until(lambda: len(user.desk.outbox()) == 1)
    await user.press("n")
    await user.sees("second words")


@at_the_desk()
async def test_what_was_tried_already_stays_and_says_why(user: User) -> None:
    sent = user.desk.note("t-zhao", "仓库周三到货")
    user.desk._precious.mark_sending(sent.id)
    user.desk._precious.requeue(sent.id)
    await user.press("o", "e")
    await user.sees("Edit", "may be there already")
    assert states(user.desk) == {sent.id: "queued"}
    user.desk._precious.mark_sending(sent.id)
    await user.press("escape", "o", "e")
    await user.sees("on its way", "wait for the answer")


@at_the_desk()
async def test_a_race_with_the_sender_is_lost_politely(user: User) -> None:
    sent = user.desk.note("t-zhao", "仓库周三到货")
    await user.press("o")
    await user.sees("Outbox 1")
    user.desk._precious.mark_sending(sent.id)  # between the look and the key
    await user.press("e")
    await user.sees("It may be sent already")
    assert states(user.desk) == {sent.id: "sending"}
    assert user.desk.drafts() == []


@at_the_desk()
async def test_a_refused_text_stands_whole_beside_what_was_said_and_goes_back_to_be_written_on(user: User) -> None:
    refused_reply(user.desk, "头一行\n" + "很长的一句。" * 30)
    await user.press("o", "enter")
    await user.sees("Refused: reply, 赵敏 #1001", "Your text", "头一行", "Said since you began to write: 1", "还在吗")
    assert "13800000001" not in user.screen
    await user.press("e")
    await user.sees("The text is a draft again", "f9 send to 赵敏")
    draft = user.desk.draft("t-zhao", "reply")
    assert draft is not None
    assert draft.body == "头一行\n" + "很长的一句。" * 30
    assert user.desk.outbox() == []


@at_the_desk()
async def test_leaving_decides_nothing(user: User) -> None:
    id = refused_reply(user.desk)
    await user.press("o", "enter", "escape", "escape")
    await user.sees("LEFT")
    assert states(user.desk) == {id: "rejected"}
    assert [draft.body for draft in user.desk.drafts()] == ["马上查"]


@at_the_desk()
async def test_a_refused_reply_becomes_a_note(user: User) -> None:
    refused_reply(user.desk)
    await user.press("o", "enter", "n")
    await user.sees("Outbox 1", "note")
    (item,) = user.desk._precious.outbox()
    assert isinstance(item.write, AddInteraction)
    assert (item.write.body.direction, item.write.body.body) == ("internal", "马上查")


@at_the_desk()
async def test_a_claim_that_cannot_be_had_sends_nothing(user: User) -> None:
    id = refused_reply(user.desk)
    await user.press("o", "enter", "r")
    await user.sees("Not signed in")
    assert states(user.desk) == {id: "rejected"}


@at_the_desk()
async def test_dropping_asks_first_and_shows_the_words(user: User) -> None:
    refused_reply(user.desk)
    await user.press("o", "enter", "x")
    await user.sees("Throw this away for good?", "马上查")
    await user.press("escape")
    assert len(user.desk.outbox()) == 1
    await user.press("x")
    await user.sees("y f9 yes")
    await user.press("x", "delete", "x")
    assert len(user.desk.outbox()) == 1, "a key that is held drops nothing"
    await user.press("y")
    await user.sees("Everything is at the store.")
    assert user.desk.drafts() == []


@at_the_desk()
async def test_field_by_field_mine_goes_out_upon_theirs(user: User) -> None:
    refused_change(user.desk)
    await user.press("o", "enter")
    await user.sees("YOU SAW", "YOU WANTED", "THERE NOW", "! 2", "! vip-line", "retention", "Who changed it is not")
    await user.press("down", "enter")
    await user.until(lambda: any("Queue" in line and line.endswith("theirs") for line in user.lines))
    await user.press("m")
    await user.sees("Sent anew upon what is there now")
    write = await until_sent_anew(user, "w9")
    assert (write.version, write.body) == (2, TicketPatch(priority=1))


@at_the_desk()
async def test_theirs_stands_after_a_question(user: User) -> None:
    refused_change(user.desk)
    await user.press("o", "v", "t")
    await user.sees("give up your change?")
    await user.press("y")
    await user.sees("What is there now stands.")
    assert user.desk.outbox() == []
    assert user.desk.contact("t-zhao").ticket.queue == "vip-line"


@at_the_desk()
async def test_what_was_decided_elsewhere_is_said(user: User) -> None:
    refused_change(user.desk)
    await user.press("o", "enter")
    await user.sees("YOU WANTED")
    user.desk.drop("w9")
    await user.sees("It is decided already")


@at_the_desk()
async def test_the_queue_leads_to_what_was_refused_last(user: User) -> None:
    await user.press("R")
    await user.sees("nothing was refused")
    refused_reply(user.desk)
    refused_change(user.desk)
    tell = user.desk._on_event
    assert tell is not None
    tell(StatusChanged(user.desk.status()))
    await user.sees("2 refused")
    await user.press("R")
    await user.sees("Refused: change", "YOU WANTED")


@at_the_desk(language="zh")
async def test_hostile_words_are_filtered_and_no_markup(user: User) -> None:
    refused_reply(user.desk, "[red]说\x1b[31m明[/red] \u202e反的")
    user.desk.save_draft(Draft("t-chen", "note", "别的"))
    await user.press("o", "enter")
    await user.sees("[red]说", "明[/red]")
    assert "\x1b" not in user.screen
    assert "\u202e" not in user.screen


@at_the_desk(size=(120, 40))
async def test_the_timeline_says_of_a_message_how_far_it_is(user: User) -> None:
    await user.press("enter")
    sent = user.desk.reply("t-zhao", "马上查")
    await user.sees("[waiting to be sent]")
    precious = user.desk._precious
    steps: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: precious.mark_sending(sent.id), "[being sent]"),
        (lambda: precious.mark_unknown(sent.id, Refusal("no-answer")), "[sent? no answer]"),
        (lambda: precious.retry(sent.id), "[waiting to be sent]"),
        (lambda: refuse(user.desk, sent.id, "fence-stale"), "[REFUSED: Somebody else has taken over]"),
    )
    for change, words in steps:
        change()
        user.desk._changed("t-zhao")
        await user.sees(words)
    user.desk.drop(sent.id)
    await user.sees_no("马上查")


@at_the_desk()
async def test_what_is_of_no_contact_is_named_and_opens_none(user: User) -> None:
    user.desk.record_outcome("refund of a gift card", "missing")
    await user.press("o")
    await user.sees("Outbox 1", "search", "refund of a gift card")
    await user.press("enter")
    await user.sees("Not sent yet: search, missing: refund of a gift card", "Retry")
    await user.press("escape", "escape")
    refuse(user.desk, user.desk.outbox()[0].id, "not-found")
    await user.press("o", "v", "x")
    await user.sees("Throw this away", "  missing: refund of a gift card")
    await user.press("f9")
    await user.until(lambda: user.desk.outbox() == [], "it is dropped")
