"""What is wrong with a promise that is made or moved by hand is asked about once, in a user's words."""

import msgspec

from tests.ui.driver import User, at_the_desk
from tests.ui.test_ledger import owed_two_refunds

HOURS = {"mon-fri": "09:00-18:00"}


async def promise_at_night(user: User) -> None:
    await user.press("n")
    await user.sees("Promise to")
    await user.type("send the receipt")
    await user.press("enter")
    await user.type("+2 workdays 23:00")
    await user.press("f9")
    await user.sees("nobody works then", "Promise it all the same")


@at_the_desk()
async def test_a_promise_for_the_night_is_asked_about_and_made_all_the_same(user: User) -> None:
    user.desk.settings = msgspec.structs.replace(user.desk.settings, hours=HOURS, time_zone="Asia/Shanghai")
    before = len(user.desk.promises())
    await user.press("P")
    await user.sees("Open promises")
    await promise_at_night(user)
    await user.press("2")
    await user.sees("Nothing was promised")
    assert len(user.desk.promises()) == before
    await promise_at_night(user)
    await user.press("1")
    await user.sees("Promised to")
    assert len(user.desk.promises()) == before + 1


@at_the_desk()
async def test_a_promise_in_office_hours_is_asked_nothing(user: User) -> None:
    user.desk.settings = msgspec.structs.replace(user.desk.settings, hours=HOURS, time_zone="Asia/Shanghai")
    await user.press("P", "n")
    await user.sees("Promise to")
    await user.type("send the receipt")
    await user.press("enter")
    await user.type("+2 workdays 11:00")
    await user.press("f9")
    await user.sees("Promised to")


@at_the_desk(records=owed_two_refunds)
async def test_one_of_two_refunds_is_not_moved_against_the_other_without_a_word(user: User) -> None:
    await user.press("/")
    await user.type("争议扣费")
    await user.press("enter", "p")
    await user.sees("退款30.00元")
    await user.until(lambda: any(line.startswith(">") and "退款" in line for line in user.lines), "on a refund")
    before = len(user.desk.promises(state="renegotiated"))
    for answer, told in (("escape", "Nothing was promised"), ("1", "Open promises")):
        await user.press("m")
        await user.sees("New date")
        await user.type("+6 days 11:00")
        await user.press("enter", "enter")
        await user.sees("another date than was promised", "Promise it all the same")
        assert len(user.desk.promises(state="renegotiated")) == before
        await user.press(answer)
        await user.sees(told)
    await user.until(lambda: len(user.desk.promises(state="renegotiated")) == before + 1, "moved")


@at_the_desk(records=owed_two_refunds)
async def test_all_that_is_wrong_is_told_before_somebody_decides(user: User) -> None:
    user.desk.settings = msgspec.structs.replace(user.desk.settings, hours=HOURS, time_zone="Asia/Shanghai")
    await user.press("/")
    await user.type("争议扣费")
    await user.press("enter", "p")
    await user.sees("退款30.00元")
    await user.until(lambda: any(line.startswith(">") and "退款" in line for line in user.lines), "on a refund")
    before = len(user.desk.promises(state="renegotiated"))
    await user.press("m")
    await user.sees("New date")
    await user.type("+6 days 23:00")
    await user.press("enter", "enter")
    await user.sees("nobody works then", "another date than was promised", "1 Promise it all the same")
    await user.press("enter")
    await user.until(lambda: len(user.desk.promises(state="renegotiated")) == before + 1, "the first choice is at hand")
