"""Telling everybody something from the wallboard."""

from tests.ui.driver import User
from tests.ui.test_watch import at_the_wallboard


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
    await user.sees("Everybody is told: Eastgate is down. N shows who has not read it.")
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
