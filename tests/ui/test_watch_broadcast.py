"""Telling everybody something from the wallboard."""

import msgspec

from tests.desk_fixture import NOW
from tests.records import sample_records
from tests.ui.driver import User, a_store
from tests.ui.test_watch import TEAM, at_the_wallboard

STORE = a_store([*sample_records(NOW)])


@at_the_wallboard()
async def test_an_agent_is_told_that_only_supervisors_tell_everybody(user: User) -> None:
    await user.press("B")
    await user.sees("Broadcast: only supervisors tell everybody.")


@at_the_wallboard(backend=lambda: STORE.connect())
async def test_a_supervisor_tells_everybody_and_sees_who_has_not_read_it(user: User) -> None:
    STORE.put(msgspec.structs.replace(TEAM[0], role="supervisor"))
    STORE.put(TEAM[1])
    await user.until(user.desk.may_publish, "the store has told of the role")
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
