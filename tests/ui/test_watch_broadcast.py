"""Telling everybody something from the wallboard."""

from agent_tui.backends.protocol import Refused
from tests.fake_backend import FakeBackend
from tests.ui.driver import User, a_store
from tests.ui.test_watch import TEAM, at_the_wallboard

_connections: list[FakeBackend] = []


def a_connection() -> FakeBackend:
    """To a store of its own; the newest stands last in `_connections`."""
    store = a_store()
    for agent in TEAM:
        store.put(agent)
    _connections.append(store.connect())
    return _connections[-1]


async def tell_everybody(user: User, headline: str) -> None:
    user.desk._role = lambda: "supervisor"  # type: ignore[method-assign]  # a backend's own word comes when it likes
    await user.press("B", "3")
    await user.sees("Headline")
    await user.type(headline)
    await user.press("f9")


@at_the_wallboard()
async def test_an_agent_is_told_that_only_supervisors_tell_everybody(user: User) -> None:
    await user.press("B")
    await user.sees("Broadcast: only supervisors tell everybody.")


@at_the_wallboard()
async def test_a_supervisor_tells_everybody_and_sees_who_has_not_read_it(user: User) -> None:
    user.desk._role = lambda: "supervisor"  # type: ignore[method-assign]  # a backend's own word comes when it likes
    await user.press("B")
    await user.sees("Tell everybody: what is it about?", "outage")
    await user.press("3")
    await user.sees("Headline", "Until when it is news")
    await user.press("f9")
    await user.sees("must not stay empty")
    await user.type("Eastgate is down")
    await user.press("enter", "enter", "f9")
    await user.sees("Nobody is told yet: Eastgate is down. It goes out when the store can be reached again.")
    assert "Everybody is told" not in user.screen
    (line,) = user.desk.bulletins()
    assert (line.bulletin.kind, line.bulletin.title, line.bulletin.body) == ("outage", "Eastgate is down", "")
    await user.press("N")
    await user.sees("Eastgate is down", "0/1")
    await user.press("escape", "B", "3")
    await user.sees("Headline")
    await user.type("Eastgate is down")
    await user.press("f9")
    await user.sees("Headline", "Until when it is news")  # refused: what was typed stays, with the reason
    assert len(user.desk.bulletins()) == 1


@at_the_wallboard(backend=a_connection)
async def test_that_everybody_is_told_is_said_once_the_store_has_it(user: User) -> None:
    held = _connections[-1].hold("write")
    await tell_everybody(user, "Eastgate is down")
    await user.sees("On its way to everybody: Eastgate is down.")
    assert "Everybody is told" not in user.screen
    held.set()
    await user.sees("Everybody is told: Eastgate is down. N shows who has not read it.")


@at_the_wallboard(backend=a_connection)
async def test_what_waited_for_the_store_is_told_when_it_went_out(user: User) -> None:
    _connections[-1].offline = True
    user.desk.try_now()
    await user.sees("offline")
    await tell_everybody(user, "Eastgate is down")
    await user.sees("Nobody is told yet: Eastgate is down.")
    _connections[-1].heal()
    user.desk.try_now()
    await user.sees("Everybody is told: Eastgate is down.")


@at_the_wallboard(backend=a_connection, language="zh")
async def test_a_broadcast_that_the_store_refuses_is_told_where_the_person_is(user: User) -> None:
    held = _connections[-1].hold("write")
    _connections[-1].fail("write", Refused("forbidden", "supervisors only"))
    user.desk._role = lambda: "supervisor"  # type: ignore[method-assign]
    await user.press("B", "3", *"abc", "f9")
    await user.sees("正在通知全员: abc。")
    await user.press("1", "enter")
    await user.sees("旁看, 只读")
    held.set()
    await user.sees("没有通知到任何人: abc。", "agent-tui outbox")


@at_the_wallboard(backend=a_connection, size=(80, 24))
async def test_every_change_that_is_refused_is_told_whole_also_on_a_small_screen(user: User) -> None:
    held = _connections[-1].hold("write")
    _connections[-1].fail("write", Refused("forbidden", "not yours"))
    await user.press("1", "+")
    await user.sees("priority")
    held.set()
    await user.sees("Nothing changed: ", "retry or drop it there.")


@at_the_wallboard()
async def test_what_is_changed_while_the_store_is_away_says_that_it_waits(user: User) -> None:
    await user.press("1", "+")
    await user.sees("priority", "It goes out when the store can be reached again.")
