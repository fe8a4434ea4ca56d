"""Sending, and thinking better of it: a text is held back for some seconds, and `u` makes it a draft again."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec
import pytest

from agent_tui.backends.protocol import Unreachable
from agent_tui.contract.writes import AddInteraction
from agent_tui.desk.views import MessageState
from agent_tui.messages.speech import Language
from tests.fake_backend import FakeBackend, FakeStore
from tests.ui.driver import Size, User, a_store, at_the_desk, run_at

Play = Callable[[User, FakeStore], Awaitable[None]]


def texts_at(store: FakeStore) -> list[str]:
    """What has arrived there."""
    writes = [write for write, _ in store.answers.values()]
    return [write.body.body for write in writes if isinstance(write, AddInteraction)]


def play(
    tmp_path: Path, scenario: Play, *, undo_seconds: int = 5, language: Language = "en", size: Size = (80, 24)
) -> None:
    store = a_store()

    async def played(user: User) -> None:
        user.app.NOTICE_TIME = 600.0  # why: what is said is replaced where it still stands, also on a slow machine
        await user.sees("online" if language == "en" else "在线")
        await scenario(user, store)

    run_at(tmp_path, played, size=size, language=language, backend=store.connect(), undo_seconds=undo_seconds)


def test_a_text_is_held_for_its_seconds_and_goes_then(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await user.press("2", "r")
        await user.type("By Friday")
        await user.press("f9")
        await user.sees("it goes out in 5 s. u takes it back.", "[held: can be taken back]", "outbox 1")
        await user.press("o")
        await user.sees("held       reply")
        await user.press("escape")
        user.clock.advance(4.9)
        await user.settle()
        assert texts_at(store) == []
        user.clock.advance(0.2)
        await user.until(lambda: texts_at(store) == ["By Friday"])
        await user.sees("outbox 0")
        await user.sees_no("[held")

    play(tmp_path, scenario)


def test_what_is_said_of_it_changes_when_it_has_gone(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await user.press("2", "r")
        await user.type("By Friday")
        await user.press("f9")
        await user.sees("u takes it back")
        user.clock.advance(6)
        await user.sees("It has gone out.")
        await user.press("u")
        await user.sees("Text 陈静: it has gone out, or may have. Nothing was changed.")
        assert user.desk.drafts() == []

    play(tmp_path, scenario, size=(120, 40))


def test_that_it_has_gone_is_said_though_it_was_seen_waiting_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await user.press("2", "r")
        await user.type("By Friday")
        await user.press("f9")
        await user.sees("u takes it back")
        really, seen_waiting = user.desk.write_state, [True]

        def state(id: str) -> MessageState:
            now = really(id)
            return "queued" if now == "acked" and seen_waiting and seen_waiting.pop() else now

        monkeypatch.setattr(user.desk, "write_state", state)
        user.clock.advance(6)
        await user.sees("it goes out as soon as it can")
        store.put(msgspec.structs.replace(store.ticket("t-chen"), subject="Another plan"))
        await user.sees("It has gone out.")

    play(tmp_path, scenario, size=(120, 40))


def test_taken_back_it_stands_in_the_composer_as_it_was(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await user.press("2", "r")
        await user.type("Dear\nfriend")
        await user.press("up", "f9")
        await user.sees("u takes it back")
        await user.press("1", "u")
        await user.sees("f9 send to 陈静", "Dear", "friend", "outbox 0")
        await user.type("est")
        await user.sees("Dearest")
        user.clock.advance(60)
        await user.press("f9")
        await user.sees("outbox 1")
        user.clock.advance(6)
        await user.until(lambda: texts_at(store) == ["Dearest\nfriend"])

    play(tmp_path, scenario)


def test_in_a_chat_it_is_taken_back_above_the_text_that_was_begun_since(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await user.press("1", "r")
        await user.type("one\ntw")
        await user.sees("esc and u take it back")
        await user.press("escape", "u")
        await user.sees("f9 send to 赵敏", "Taken back: the text for 赵敏", "outbox 0")
        await user.until(lambda: [draft.body for draft in user.desk.drafts()] == ["one\n\ntw"])

    play(tmp_path, scenario)


def test_where_a_chats_text_closed_with_it_the_key_alone_is_told(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await user.press("1", "r")
        await user.type("one")
        await user.press("f9")
        await user.sees("5 s. u takes it back")
        await user.press("u")
        await user.sees("f9 send to 赵敏", "Taken back: the text for 赵敏", "outbox 0")

    play(tmp_path, scenario)


def test_a_later_text_waits_behind_one_that_is_held(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await user.press("2", "n")
        await user.type("first")
        await user.press("f9")
        await user.sees("outbox 1")
        user.desk.note("t-chen", "second")
        user.desk.note("t-zhao", "elsewhere")
        await user.until(lambda: texts_at(store) == ["elsewhere"])
        user.clock.advance(6)
        await user.until(lambda: texts_at(store) == ["elsewhere", "first", "second"])

    play(tmp_path, scenario)


def test_out_of_reach_it_waits_and_can_still_be_taken_back(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        backend = user.desk._connected()
        assert isinstance(backend, FakeBackend)
        gone = Unreachable("gone", cause="connection-refused")
        for call in ("write", "changes", "me"):
            for _ in range(200):
                backend.fail(call, gone)
        await user.press("2", "r")
        await user.type("By Friday")
        await user.press("f9")
        # what is said of when it goes out hangs on whether the engine has noticed yet
        await user.sees("[held", "outbox 1")
        user.clock.advance(6)
        await user.sees("[waiting to be sent]", "offline")
        await user.press("u")
        await user.sees("f9 send to 陈静", "By Friday", "outbox 0")
        assert texts_at(store) == []

    play(tmp_path, scenario)


def test_what_is_known_to_be_out_of_reach_is_not_promised_in_seconds(tmp_path: Path) -> None:
    """The words stay while it waits, and go when the store answers."""

    async def scenario(user: User, store: FakeStore) -> None:
        backend = user.desk._connected()
        assert isinstance(backend, FakeBackend)
        backend.offline = True
        user.desk.note("t-zhao", "meanwhile")
        await user.sees("offline")
        await user.press("2", "r")
        await user.type("By Friday")
        await user.press("f9")
        said = "it goes out when the store can be reached again. u takes it back."
        await user.sees("[held", said)
        user.clock.advance(6)
        await user.sees("[waiting to be sent]", said)
        await user.press("u")
        await user.sees("f9 send to 陈静", "By Friday")

    play(tmp_path, scenario)


def test_that_nobody_answers_is_taken_back_when_somebody_does(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        backend = user.desk._connected()
        assert isinstance(backend, FakeBackend)
        backend.offline = True
        user.desk.note("t-zhao", "meanwhile")
        await user.sees("offline", "The store does not answer")
        backend.offline = False
        await user.press("ctrl+l")
        await user.sees("online")
        await user.sees_no("The store does not answer")

    play(tmp_path, scenario, size=(120, 40))


def test_without_seconds_it_goes_at_once(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await user.press("2", "r")
        await user.type("By Friday")
        await user.press("f9")
        await user.sees("Saved.")
        await user.until(lambda: texts_at(store) == ["By Friday"])

    play(tmp_path, scenario, undo_seconds=0)


def test_in_chinese_the_words_fit(tmp_path: Path) -> None:
    async def scenario(user: User, store: FakeStore) -> None:
        await user.press("2", "r")
        await user.type("ok")
        await user.press("f9")
        await user.sees("已存, 5 秒后发出。按 u 可撤回。", "[稍候发出, 可撤回]")
        await user.press("u")
        await user.sees("又是草稿了", "待发 0")

    play(tmp_path, scenario, language="zh")


@at_the_desk()
async def test_with_nobody_to_send_it_a_text_can_be_taken_back_too(user: User) -> None:
    await user.press("n", "h", "i", "f9")
    await user.sees("Saved.")
    await user.press("u")
    await user.sees("-- Note", "Taken back: the text for 赵敏", "outbox 0")


def test_a_refused_text_is_taken_back_once(tmp_path: Path) -> None:
    from agent_tui.backends.protocol import Refused

    async def scenario(user: User, store: FakeStore) -> None:
        backend = user.desk._connected()
        assert isinstance(backend, FakeBackend)
        backend.fail("write", Refused("body-too-long", ""))
        await user.press("2", "n")
        await user.type("too long")
        await user.press("f9")
        await user.sees("1 refused")
        await user.press("u")
        await user.sees("-- Note", "too long")
        assert [draft.body for draft in user.desk.drafts()] == ["too long"]
        assert user.desk.outbox() == []

    play(tmp_path, scenario, undo_seconds=0)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_template_is_taken_back_with_what_it_promises(tmp_path: Path, size: Size) -> None:
    from agent_tui.expectations.attached import Attached, write_attached
    from agent_tui.expectations.planning import PlannedPromise
    from tests.desk_fixture import NOW

    promised = PlannedPromise("Answer by noon", NOW, "", "wechat")

    async def scenario(user: User, store: FakeStore) -> None:
        await user.press("2", "r")
        screen = user.app.screen
        await screen.attach("reply", "You hear of us.", write_attached(Attached((promised,))))  # type: ignore[attr-defined]
        await user.sees("You hear of us.", "Answer by noon")
        before = [row.promise.what for row in user.desk.promises()]
        await user.press("f9")
        await user.sees("outbox 2")
        assert sorted(row.promise.what for row in user.desk.promises()) == sorted([*before, "Answer by noon"])
        await user.press("u")
        await user.sees("You hear of us.", "Answer by noon", "outbox 0")
        assert [row.promise.what for row in user.desk.promises()] == before

    play(tmp_path, scenario, size=size)
