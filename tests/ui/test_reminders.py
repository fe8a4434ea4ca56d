"""At the desk: what I promised is told of before it is due, and never over a text that is being typed."""

from collections.abc import Sequence
from datetime import timedelta

import msgspec

from agent_tui.domain.values import ImportRecord, Promise
from agent_tui.ui.screens.desk.desk_screen import DeskScreen
from tests.desk_fixture import NOW
from tests.records import ME, sample_records
from tests.ui.driver import User, at_the_desk


def mine() -> Sequence[ImportRecord]:
    """周凯 is to be called back in 20 minutes, by me."""
    return [
        msgspec.structs.replace(record, owner=ME, due_at=NOW + timedelta(minutes=20))
        if isinstance(record, Promise) and record.id == "p-zhou"
        else record
        for record in sample_records(NOW)
    ]


def after(user: User, minutes: float) -> None:
    """The clock goes on, and the desk wakes."""
    user.clock.move(minutes=minutes)
    desk = user.app.screen_stack[0]
    assert isinstance(desk, DeskScreen)
    desk._tock()


@at_the_desk(size=(120, 40), records=mine)
async def test_a_promise_of_mine_is_told_of_ten_and_five_minutes_before_once_each(user: User) -> None:
    await user.sees("赵敏")
    after(user, 9)
    assert "Due in" not in user.screen
    after(user, 1)
    await user.sees("Due in 10 min: 核查漫游扣费并回电, promised to 周凯.")
    await user.press("down")
    await user.sees_no("Due in")
    after(user, 1)
    assert "Due in" not in user.screen
    after(user, 4)
    await user.sees("Due in 5 min: ")


@at_the_desk(size=(120, 40), records=mine)
async def test_who_types_is_told_once_they_have_left_the_text(user: User) -> None:
    await user.sees("赵敏")
    await user.press("home", "enter", "n")
    await user.type("abc")
    after(user, 10)
    await user.type("def")
    await user.sees("abcdef")
    assert "Due in" not in user.screen
    await user.press("escape", "escape")  # the queue is read again: its row tells of the draft
    await user.sees("Due in 10 min: ")


@at_the_desk(size=(120, 40))
async def test_what_waits_to_be_mentioned_is_told_one_after_the_other(user: User) -> None:
    desk = user.app.screen_stack[0]
    assert isinstance(desk, DeskScreen)
    for words in ("first", "second", "third", "second"):
        desk.mention(f"told {words}")
    for words in ("first", "second", "third"):
        await user.sees(f"told {words}")
        user.app._quiet()  # its time is over
    await user.sees_no("told ")
