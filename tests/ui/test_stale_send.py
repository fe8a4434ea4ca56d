"""Sending while somebody else wrote, too: it stops once, shows what is new, and asks."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from agent_tui.contract.writes import AddInteraction
from agent_tui.domain.values import Interaction
from agent_tui.messages.speech import Language
from tests.desk_fixture import NOW, make_desk
from tests.fake_backend import FakeStore
from tests.held_clock import HeldClock
from tests.ui.driver import Size, User, a_store, run_at, sit_down

Play = Callable[[User, FakeStore], Awaitable[None]]


def new(id: str, body: str, *, ticket: str = "t-chen", **fields: Any) -> Interaction:
    """What 陈静 says on WeChat at this moment."""
    made: dict[str, Any] = {
        "kind": "message",
        "direction": "inbound",
        "channel": "wechat",
        "author": "陈静",
        "at": NOW + timedelta(seconds=5),
        "meta": {},
    }
    return Interaction(id=id, ticket=ticket, body=body, **made | fields)


def texts_at(store: FakeStore) -> list[str]:
    writes = [write for write, _ in store.answers.values()]
    return [write.body.body for write in writes if isinstance(write, AddInteraction)]


def play(tmp_path: Path, scenario: Play, *, language: Language = "en", size: Size = (80, 24)) -> None:
    store = a_store()

    async def played(user: User) -> None:
        await user.sees("online" if language == "en" else "在线")
        await scenario(user, store)

    run_at(tmp_path, played, size=size, language=language, backend=store.connect())


async def begins_a_reply(user: User, text: str = "Take the bigger one.") -> None:
    await user.press("2", "r")
    await user.type(text)


async def window_is_read(user: User) -> None:
    """Some moments pass."""
    user.clock.advance(2)


STORY = ("WHO  ", "WHAT ", "OWED ")


@pytest.mark.parametrize("size", [(80, 24), (100, 30), (120, 40), (160, 50)])
def test_what_the_customer_said_meanwhile_stops_the_sending_and_is_shown(tmp_path: Path, size: Size) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await begins_a_reply(user)
        story = [line for line in user.lines if any(word in line for word in STORY)]
        store.put(new("i-1", "我已经选好了, 号码是13912345678"))
        await user.sees("我已经选好了")
        await user.press("f9")
        await user.sees("Not sent yet: new since you began to write", "from 陈静", "f9 send all the same")
        assert "13912345678" not in user.screen
        shown = user.screen
        for line in story:
            for word in STORY:
                if word in line:
                    told = line[line.index(word) :][:20]
                    assert told in shown, told
        assert texts_at(store) == []
        assert user.desk.outbox() == []

    play(tmp_path, scenario, size=size)


def test_going_on_to_write_leaves_text_and_cursor_and_is_not_asked_again(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await begins_a_reply(user, "Take it")
        await user.press("left", "left")
        store.put(new("i-1", "never mind"))
        await user.sees("never mind")
        await user.press("f9")
        await user.sees("Not sent yet")
        await user.press("enter")
        await user.sees_no("Not sent yet")
        await user.type("th")
        await user.press("f9")
        await user.until(lambda: texts_at(store) == ["Take thit"])

    play(tmp_path, scenario)


def test_sending_all_the_same_sends_and_newer_news_is_asked_about_anew(tmp_path: Path) -> None:
    def only_newer(user: User) -> bool:
        return "second news" in user.screen and "Not sent yet" in user.screen

    async def scenario(user: User, store: FakeStore) -> None:
        await begins_a_reply(user)
        store.put(new("i-1", "first news"))
        await user.sees("first news")
        await user.press("f9")
        await user.sees("Not sent yet")
        store.put(new("i-2", "second news"))
        await user.until(lambda: user.desk.contact("t-chen").timeline[-1].id == "i-2")
        await window_is_read(user)
        await user.press("f9")
        await user.until(lambda: only_newer(user))
        assert texts_at(store) == []
        await window_is_read(user)
        await user.press("f9")
        await user.until(lambda: texts_at(store) == ["Take the bigger one."])

    play(tmp_path, scenario)


def test_the_vim_keys_are_stopped_too(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await user.app.run_action("switch_keymap")
        await user.press("g", "2", "r")
        await user.type("Take it")
        store.put(new("i-1", "never mind"))
        await user.sees("never mind")
        await user.press("f6", "Z", "Z")
        await user.sees("Not sent yet")
        await window_is_read(user)
        assert texts_at(store) == []
        await user.press("f9")
        await user.until(lambda: texts_at(store) == ["Take it"])

    play(tmp_path, scenario)


def test_what_was_typed_ahead_does_not_send(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await begins_a_reply(user)
        store.put(new("i-1", "news"))
        await user.sees("news")
        await user.hurry("f9", "f9", "f9")
        await user.sees("Not sent yet")
        await user.settle()
        assert texts_at(store) == []
        assert user.desk.outbox() == []

    play(tmp_path, scenario)


def test_a_key_that_the_window_does_not_know_does_nothing_later_either(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await begins_a_reply(user)
        store.put(new("i-1", "news"))
        await user.sees("news")
        await user.press("f9")
        await user.sees("Not sent yet")
        await window_is_read(user)
        await user.hurry("!", "f9")
        await user.until(lambda: texts_at(store) == ["Take the bigger one."])
        await user.settle()
        assert not any("mood" in one.meta.values() for one in user.desk.contact("t-chen").timeline)

    play(tmp_path, scenario)


def test_what_i_replied_from_another_session_stops_it_once(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await begins_a_reply(user)
        store.put(new("i-2", "from my other terminal", direction="outbound", author="li.na"))
        await user.sees("from my other terminal")
        await user.press("f9")
        await user.sees("Not sent yet", "You have replied here from another session.", "from my other terminal")
        assert texts_at(store) == []
        await user.press("escape", "f9")
        await user.until(lambda: texts_at(store) == ["Take the bigger one."])

    play(tmp_path, scenario)


def test_what_i_sent_from_here_stops_nothing(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await begins_a_reply(user, "first")
        await user.press("f9")
        await user.until(lambda: texts_at(store) == ["first"])
        await user.press("n")
        await user.type("noted")
        user.clock.advance(5)
        user.desk.reply("t-chen", "in between")
        await user.until(lambda: texts_at(store) == ["first", "in between"])
        await user.sees("outbox 0")
        await user.press("f9")
        await user.until(lambda: texts_at(store)[-1] == "noted")

    play(tmp_path, scenario)


def test_a_reply_and_a_note_of_a_colleague_stop_it_and_events_and_my_own_do_not(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await begins_a_reply(user)
        store.put(new("i-1", "", kind="event", direction="internal", author="chen.tao", meta={"event": "verified"}))
        store.put(new("i-2", "noted at my other terminal", kind="note", direction="internal", author="li.na"))
        await user.sees("noted at my other terminal")
        await user.press("f9")
        await user.until(lambda: texts_at(store) == ["Take the bigger one."])
        await user.press("n")
        await user.type("Decided.")
        store.put(new("i-3", "I told her already", kind="note", direction="internal", author="chen.tao"))
        await user.sees("I told her already")
        await user.press("f9")
        await user.sees("Not saved yet", "chen.tao", "f9 save all the same")
        await window_is_read(user)
        await user.press("f9")
        await user.until(lambda: texts_at(store)[-1] == "Decided.")

    play(tmp_path, scenario)


def test_words_on_another_channel_count(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await begins_a_reply(user)
        phone = msgspec.structs.replace(store.ticket("t-chen"), id="t-call", channel="phone", number=2001)
        store.put(phone)
        store.put(new("i-1", "called about it", ticket="t-call", kind="call", channel="phone"))
        await user.until(lambda: any(one.id == "i-1" for one in user.desk.contact("t-chen").timeline))
        await user.press("f9")
        await user.sees("Not sent yet", "called about it")

    play(tmp_path, scenario)


def test_a_contact_that_a_colleague_took_or_that_was_resolved_is_news(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await user.press("2", "n")
        await user.type("Call her back.")
        store.put(msgspec.structs.replace(store.ticket("t-chen"), status="resolved", holder="chen.tao"))
        await user.until(lambda: user.desk.contact("t-chen").ticket.holder == "chen.tao")
        await user.press("f9")
        await user.sees("The contact is resolved now.", "chen.tao holds the contact now.")
        await user.press("escape", "f9")
        await user.until(lambda: texts_at(store) == ["Call her back."])

    play(tmp_path, scenario)


def test_my_own_wrap_up_is_no_news(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await user.press("2", "n")
        await user.type("Done.")
        user.desk.wrap_up("t-chen", "solved")
        await user.press("f9")
        await user.until(lambda: "Done." in texts_at(store))

    play(tmp_path, scenario)


def test_in_a_chat_enter_stops_too_and_the_next_text_begins_anew(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await user.press("1", "r")
        await user.type("looking")
        store.put(new("i-1", "forget it", ticket="t-zhao", channel="chat", author="赵敏"))
        await user.sees("forget it")
        await user.press("enter")
        await user.sees("Not sent yet", "forget it")
        await window_is_read(user)
        await user.press("f9")
        await user.until(lambda: texts_at(store) == ["looking"])
        await user.type("bye\n")
        await user.until(lambda: texts_at(store) == ["looking", "bye"])

    play(tmp_path, scenario)


def test_a_draft_that_is_opened_again_later_knows_what_it_was_begun_upon(tmp_path: Path) -> None:
    """Another run of the program, over the files of the one before."""
    import asyncio

    store = a_store()

    async def begin(user: User) -> None:
        await user.sees("online")
        await begins_a_reply(user)
        await user.until(lambda: [draft.body for draft in user.desk.drafts()] == ["Take the bigger one."])

    async def later(user: User) -> None:
        await user.sees("online")
        await user.until(lambda: any(one.id == "i-1" for one in user.desk.contact("t-chen").timeline))
        await user.sees("Take the bigger one.", "overnight")
        user.clock.advance(2)
        await user.press("f9")
        await user.sees("Not sent yet", "overnight")

    run_at(tmp_path, begin, backend=store.connect())
    store.put(new("i-1", "overnight"))
    clock = HeldClock(NOW + timedelta(hours=12))
    desk = make_desk(tmp_path, clock=clock, backend=store.connect())
    try:
        asyncio.run(sit_down(desk, clock, later))
    finally:
        desk.close()


def test_many_and_long_words_can_be_scrolled_through(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await begins_a_reply(user)
        for number in range(30):
            store.put(new(f"i-{number:02}", f"line {number}", at=NOW + timedelta(seconds=number)))
        await user.until(lambda: any(one.id == "i-29" for one in user.desk.contact("t-chen").timeline))
        await user.press("f9")
        await user.sees("Not sent yet", "10 more stand in the timeline.", "more lines")
        await user.press("end")
        await user.sees("line 29")

    play(tmp_path, scenario)


def test_in_chinese(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await begins_a_reply(user)
        store.put(new("i-1", "算了"))
        await user.sees("算了")
        await user.press("f9")
        await user.sees("还没有发: 您动笔之后有新情况", "f9 仍然发送", "继续写")

    play(tmp_path, scenario, language="zh")
