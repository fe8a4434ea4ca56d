"""A call-back due while its owner is busy, in a user's words: offered ten minutes before, taken by a key, told of."""

from typing import Any

import msgspec

from agent_tui.contract.api import Change
from agent_tui.contract.feed_pages import FeedPage
from agent_tui.desk.desk_state import REPLICA_FILE
from agent_tui.domain.values import Promise
from agent_tui.replica.replica import Replica
from agent_tui.ui.screens.desk.desk_screen import DeskScreen
from tests.desk_fixture import NOW
from tests.fake_backend import an_agent
from tests.records import ME, sample_records
from tests.ui.driver import User, at_the_desk
from tests.ui.test_reminders import after, mine

AWAY = an_agent("liu.yang", state="break", name="刘洋")


def his_owner_is_away() -> list[Any]:
    """周凯 is to be called back in 20 minutes by a colleague, who is on a break."""
    records: list[Any] = [
        msgspec.structs.replace(record, owner="liu.yang", made_by="liu.yang", channel="phone", due_at=record.due_at)
        if isinstance(record, Promise) and record.id == "p-zhou"
        else record
        for record in mine()
    ]
    return [*records, an_agent(ME), AWAY]


@at_the_desk(size=(120, 40), records=his_owner_is_away)
async def test_it_is_offered_ten_minutes_before_and_taken_with_one_key(user: User) -> None:
    await user.sees("赵敏")
    after(user, 9)
    await user.sees_no("[刘洋 on a break: yours?]")
    after(user, 1)
    await user.sees(
        "[刘洋 on a break: yours?]", "刘洋 is on a break: the call-back to 周凯 is due in", "10 min. B takes it over."
    )
    desk = user.app.screen_stack[0]
    assert isinstance(desk, DeskScreen)
    desk.queue_list.select(desk.to_cover[0])
    await user.press("B")
    await user.sees("The call-back to 周凯 is yours. 刘洋 is told.")
    await user.sees_no("yours?]")
    assert {row.promise.id: row.promise.owner for row in user.desk.promises()}["p-zhou"] == ME


@at_the_desk(size=(120, 40), records=his_owner_is_away)
async def test_who_reads_the_contact_first_takes_it_there(user: User) -> None:
    await user.sees("赵敏")
    await user.press("enter", "B")
    await user.sees("no call-back of a busy colleague")
    await user.press("escape")
    after(user, 10)
    await user.sees("[刘洋 on a break: yours?]")
    desk = user.app.screen_stack[0]
    assert isinstance(desk, DeskScreen)
    desk.queue_list.select(desk.to_cover[0])
    await user.press("enter")
    await user.sees("Timeline")
    await user.until(lambda: desk.reading, "the contact is open")
    await user.press("B")
    await user.sees("The call-back to 周凯 is yours. 刘洋 is told.")
    assert {row.promise.id: row.promise.owner for row in user.desk.promises()}["p-zhou"] == ME


def i_am_on_a_break() -> list[Any]:
    return [*mine(), an_agent(ME, state="break"), an_agent("chen.tao", name="陈涛")]


@at_the_desk(size=(120, 40), records=i_am_on_a_break)
async def test_who_is_busy_is_told_that_the_team_is_asked_and_who_took_it(user: User) -> None:
    await user.sees("赵敏")
    after(user, 10)
    await user.sees("Due in 10 min: 核查漫游扣费并回电")
    (promised,) = (one.promise for one in user.desk.promises() if one.promise.id == "p-zhou")
    taken = msgspec.structs.replace(promised, owner="chen.tao")
    replica = Replica(user.desk._folder / REPLICA_FILE)
    replica.apply_page(
        FeedPage((Change(99, "promise", "p-zhou", 9, "upsert", taken),), "c", False, 99), after=replica.cursor
    )
    replica.close()
    desk = user.app.screen_stack[0]
    assert isinstance(desk, DeskScreen)
    desk.read_changed(frozenset({promised.ticket}))
    user.app._quiet()  # the time of what was said before is over
    await user.sees("陈涛 took over what you promised 周凯: 核查漫游扣费并回电.")


def test_the_records_are_those_of_the_moment() -> None:
    due = {one.id: one.due_at for one in sample_records(NOW) if isinstance(one, Promise)}
    assert due["p-zhou"] > NOW
