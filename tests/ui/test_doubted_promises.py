"""What is wrong with a promise that is made or moved by hand is asked about once, in a user's words."""

from datetime import timedelta
from typing import Any

import msgspec

from agent_tui.expectations.attached import Attached, write_attached
from agent_tui.expectations.planning import PlannedPromise
from tests.desk_fixture import NOW
from tests.records import promise, sample_records, ticket
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


def owed_the_same_elsewhere() -> list[Any]:
    """One refund of his in this contact, and one for tomorrow in an earlier one."""
    earlier = ticket("t-earlier", "c-wang", "phone", "争议扣费 第二次", NOW - timedelta(days=2), status="open")
    made = promise(
        "p-earlier", earlier, "退款30.00元", NOW + timedelta(days=1), topic="refund", amount="30.00", made_by="chen.tao"
    )
    return [*sample_records(NOW), earlier, made]


def his_open(user: User) -> set[str]:
    return {row.promise.id for row in user.desk.promises(customer="c-wang")}


async def moves_it_to_the_day_of_the_other(user: User) -> None:
    await user.press("m")
    await user.sees("New date")
    await user.type("11-24 10:42")
    await user.press("enter", "enter")


@at_the_desk(records=owed_the_same_elsewhere)
async def test_whether_the_same_in_another_contact_is_one_thing_or_two_is_asked(user: User) -> None:
    await user.press("/")
    await user.type("争议扣费")
    await user.press("enter", "p")
    await user.sees("退款30.00元")
    (first,) = his_open(user) - {"p-earlier"}
    await user.until(lambda: any(line.startswith(">") and "退款" in line for line in user.lines), "on a refund")
    while user.app.screen.list.chosen != f"{user.desk.promise(first).ticket} {first}":  # type: ignore[attr-defined, union-attr]
        await user.press("down")
    await moves_it_to_the_day_of_the_other(user)
    await user.sees("is promised the same in another contact", "Both are meant")
    await user.press("escape")
    await user.sees("Nothing was promised")
    assert his_open(user) == {first, "p-earlier"}
    await moves_it_to_the_day_of_the_other(user)
    await user.sees("is promised the same in another contact")
    await user.press("2")
    await user.sees("now by 11-24 10:42")
    (moved,) = his_open(user) - {"p-earlier"}
    assert moved != first


@at_the_desk(records=owed_the_same_elsewhere, language="zh")
async def test_so_it_is_of_a_text_and_both_stay_open_where_both_are_meant(user: User) -> None:
    user.desk.settings = msgspec.structs.replace(user.desk.settings, time_zone="Asia/Shanghai")
    await user.press("/")
    await user.type("争议扣费")
    await user.press("enter", "enter", "r")
    await user.type("退款改为11月24日10:42前退出。")
    composer = user.app.screen.pane.composer  # type: ignore[attr-defined]
    (first,) = his_open(user) - {"p-earlier"}
    due = NOW + timedelta(days=1)
    planned = PlannedPromise("退款30.00元", due, "", "phone", "refund", "30.00", replaces=first)
    composer.attach(write_attached(Attached((planned,), said=composer.text_area.text)))
    await user.press("f9")
    await user.sees("另一张工单里也答应了 王小明 同样的事")
    assert "原定" not in composer.text_area.text
    await user.press("2")
    await user.sees("记下 1 项承诺")
    assert len(his_open(user)) == 2
    assert "p-earlier" in his_open(user)
    assert first not in his_open(user)
