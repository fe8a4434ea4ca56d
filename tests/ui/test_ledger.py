"""The ledger in a user's words: work orders beneath their promises, attempts, a new date told in one go, promises by
word of mouth and what they contradict."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from agent_tui.contract.writes import AddInteraction
from agent_tui.desk.views import NewPromiseWords
from agent_tui.domain.errors import BadInput
from agent_tui.domain.values import Promise, TicketRecord, WorkOrder
from agent_tui.ui.presentation.styles import plain
from agent_tui.ui.screens.customers.customer_card import CustomerCard
from agent_tui.ui.screens.promises.ledger_making import usual_order_due
from tests.desk_fixture import NOW
from tests.records import ME, customer, promise, sample_records, ticket
from tests.ui.driver import User, at_the_desk

LATE = NOW - timedelta(minutes=5)


def with_orders() -> list[Any]:
    """What 周凯 was promised hangs on another department that is late; one order hangs on nothing."""
    return [
        *sample_records(NOW),
        WorkOrder("o-zhou", "t-ma", "仓储", "寄出换货", LATE, ME, NOW, promise="p-ma"),
        WorkOrder("o-alone", "t-liu", "网络部", "修光缆", NOW + timedelta(hours=3), ME, NOW),
    ]


@at_the_desk(records=with_orders)
async def test_what_a_promise_hangs_on_stands_beneath_it(user: User) -> None:
    await user.sees("chase 仓储: 寄出换货", "needs 仓储")
    await user.press("P")
    await user.sees("[仓储 LATE since", "+ 仓储: 寄出换货", "order to 网络部: 修光缆")
    await user.press("down", "y")
    await user.sees("Done by 仓储: 寄出换货")
    await user.type("单号 123")
    await user.press("enter")
    await user.sees("Done by 仓储: 寄出换货.")
    await user.sees_no("+ 仓储")
    assert [row.order.state for row in user.desk.work_orders(state=None) if row.order.id == "o-zhou"] == ["done"]


@at_the_desk(records=with_orders)
async def test_who_withdraws_a_promise_is_told_whom_to_tell_that_nobody_needs_it_any_more(user: User) -> None:
    await user.press("P", "d")
    await user.sees("Its work order is withdrawn too: tell 仓储.")
    await user.type("twice")
    await user.press("f9")
    await user.sees("Withdrawn: 换货寄出并短信告知单号. Its work order is withdrawn too: tell 仓储.")
    await user.sees_no("寄出换货")


@at_the_desk(records=with_orders)
async def test_who_withdraws_what_was_noted_twice_is_told_that_the_work_order_goes_on(user: User) -> None:
    user.desk.make_promise("t-ma", NewPromiseWords("换货", NOW + timedelta(days=3), topic="exchange"))
    await user.press("P", "d")
    await user.sees("The work order to 仓储 goes on")
    await user.press("f9")
    await user.sees("Withdrawn: 换货寄出", "The work order to 仓储 goes on", "+ 仓储: 寄出换货")


@at_the_desk(records=with_orders)
async def test_who_keeps_a_promise_is_told_what_is_still_open(user: User) -> None:
    await user.press("P", "y")
    await user.sees("The work order to 仓储 is still open.")
    await user.press("enter")
    await user.sees("order to 仓储: 寄出换货")


def late_order() -> list[Any]:
    """What 王小明 was promised for the day after tomorrow hangs on somebody who is late."""
    return [
        *sample_records(NOW),
        WorkOrder("o-late", "t-wang-3", "财务", "核对回执", NOW - timedelta(minutes=90), ME, NOW, promise="p-wang"),
    ]


@at_the_desk(records=late_order)
async def test_what_hangs_on_somebody_who_is_late_stands_with_what_is_overdue(user: User) -> None:
    await user.press("P")
    await user.sees("+ 财务: 核对回执")
    names = ("马超", "王小明", "核对回执", "周凯")
    assert [name for line in user.lines[3:7] for name in names if name in line] == list(names)
    await user.press("e", "e")
    await user.sees("All promises")
    assert "马超" in user.lines[3], "what is overdue is first among all of them, too"


@at_the_desk(records=lambda: promised_elsewhere(), size=(160, 50))
async def test_the_pane_beside_the_contact_tells_no_promise_twice(user: User) -> None:
    await user.press("/")
    await user.type("争议扣费")
    await user.press("enter", "enter")
    await user.sees("More promises 1")
    facts = [plain(line) for line in user.app.screen.query_one(CustomerCard)._lines(user.desk.contact("t-wang-3"), NOW)]
    assert sum("退款退出" in line for line in facts) == 1
    assert not any("寄发票" in line for line in facts), "it is due first, and stands in the line of what is owed"
    await user.press("escape", "escape", "home")
    await user.sees_no("More promises")


def promised_elsewhere() -> list[Any]:
    """王小明 was promised something in a contact that is over, too."""
    records = sample_records(NOW)
    [over] = [one for one in records if isinstance(one, TicketRecord) and one.id == "t-wang-1"]
    return [*records, promise("p-over", over, "寄发票", NOW + timedelta(hours=2), topic="invoice")]


@at_the_desk(records=promised_elsewhere)
async def test_who_was_verified_at_the_contact_is_so_in_the_ledger(user: User) -> None:
    await user.press("/")
    await user.type("争议扣费")
    await user.press("enter", "enter")
    await user.sees("Timeline")
    await user.press("v", "v")
    await user.sees("verified by me")
    await user.press("p", "home")
    await user.sees("Open promises 2, of 王小明", "OWNER", "> ", "寄发票")
    await user.sees("verified")
    await user.sees_no("unverified")
    assert "CUSTOMER" not in user.screen, "one customer is named once"


@at_the_desk(records=with_orders)
async def test_a_deed_of_promises_is_none_of_orders(user: User) -> None:
    await user.press("P", "down", "u")
    await user.sees("that is a work order")
    await user.press("x")
    await user.sees("that is a work order")
    await user.press("space")
    await user.sees("What about it: 寄出换货", "1 Kept", "2 New date")
    await user.sees_no("Broken")
    await user.press("escape", "d")
    await user.sees("Withdraw from 仓储")


async def the_refund(user: User) -> None:
    """The ledger of 王小明."""
    await user.press("/")
    await user.type("争议扣费")
    await user.press("enter", "enter")
    await user.sees("Timeline")
    await user.press("p")
    await user.sees("Open promises 1")


def test_an_order_is_due_two_hours_before_the_promise_or_half_way_to_it() -> None:
    assert usual_order_due(NOW + timedelta(hours=30), NOW) == NOW + timedelta(hours=28)
    assert usual_order_due(NOW + timedelta(hours=1), NOW) == NOW + timedelta(minutes=30)


@at_the_desk()
async def test_a_work_order_is_made_for_a_promise_and_due_before_it(user: User) -> None:
    await the_refund(user)
    await user.press("w")
    await user.sees("Work order for: 退款退出", "By when  Wed 25 Nov 16:42")
    await user.press("enter", "enter", "enter")
    await user.sees("must not stay empty")
    await user.type("财务")
    await user.press("enter")
    await user.type("核对回执")
    await user.press("enter")
    await user.type("11-25 18:42")
    await user.press("f9")
    await user.sees("That is not before our promise")
    await user.press("tab", "tab", "tab")
    await user.type("11-24 18:00")
    await user.press("f9")
    await user.sees("Tell 财务, by 11-24 18:00", "[needs 财务", "+ 财务: 核对回执")
    await user.press("escape")
    await user.resize(160, 40)  # in 80 cells the date and what is not promised go before it
    await user.sees("(hangs on 财务")


@at_the_desk()
async def test_an_attempt_that_nobody_answered_is_noted_and_keeps_nothing(user: User) -> None:
    await the_refund(user)
    await user.press("u")
    await user.sees("No answer: 退款退出", "It stays open, due")
    await user.sees_no("promised this.", "[tried")
    await user.press("escape")
    await user.sees_no("It stays open, due")
    await user.sees_no("[tried")
    await user.press("u", "enter")
    await user.sees("No answer: noted", "[tried 1]")
    await user.press("u", "f9")
    await user.sees("[tried 2]")
    assert [row.promise.state for row in user.desk.promises(customer="c-wang")] == ["open"]


@at_the_desk()
async def test_a_new_date_in_time_comes_with_its_text(user: User) -> None:
    await the_refund(user)
    await user.press("m")
    await user.sees("Before that it counts as renegotiated", "Ready to send: 关于退款退出：原定11月25日(周三)18:42")
    await user.press("f9")
    await user.sees("Told the customer", "改为11月26日(周四)18:00前。不承诺当天到")
    assert [row.promise.state for row in user.desk.promises(state="renegotiated", customer="c-wang")][-1:] == [
        "renegotiated"
    ]
    await user.press("f9")
    await user.sees("Saved")
    texts = [item.write for item in user.desk._precious.outbox() if isinstance(item.write, AddInteraction)]
    assert texts[-1].body.body.startswith("关于退款退出：原定")


@at_the_desk()
async def test_a_date_that_cannot_be_read_is_gone_back_to(user: User) -> None:
    await the_refund(user)
    await user.press("m")
    await user.sees("Ready to send: 关于退款退出")
    await user.type("27 Nov (Mon) 18:00")
    await user.sees("that day is a Fri")
    await user.sees_no("Ready to send", "关于退款退出")
    await user.press("enter")
    await user.type("27 Nov (Fri) 18:00")  # it stayed there, and what stood there was wrong
    await user.sees("Fri 27 Nov 18:00", "Ready to send: 关于退款退出")
    await user.press("down")
    await user.type("asked for")
    await user.press("up", "ctrl+u")
    await user.type("soon")
    await user.sees("That is no time")
    await user.press("f9")
    await user.type("+1 workday 18:00")
    await user.press("f9")
    await user.sees("Told the customer", "改为11月24日(周二)18:00前")


def at_the_ends() -> list[Any]:
    contact = ticket("t-end", "c-end", "phone", "x", NOW, owner=ME, status="open")
    first, last = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
    return [
        customer("c-end", "周凯"),
        contact,
        promise("p-first", contact, "很久以前", first),
        promise("p-last", contact, "永远", last),
    ]


@at_the_desk(records=at_the_ends)
async def test_promises_at_the_ends_of_the_calendar_end_nothing(user: User) -> None:
    await user.press("P")
    await user.sees("Open promises 2")
    for what in ("很久以前", "永远"):
        for key, seen in (("y", "Kept"), ("m", "New date"), ("w", "Work order for")):
            await user.press(key)
            await user.sees(seen, what)
            await user.press("escape")
        await user.press("down")


@at_the_desk(records=with_orders)
async def test_a_contact_that_went_meanwhile_is_said(user: User) -> None:
    def gone(ticket: str) -> Any:
        raise BadInput("unknown-ticket", ticket=ticket)

    await user.press("P")
    await user.sees("Open promises")
    user.desk.contact = gone  # type: ignore[method-assign]
    for key in ("m", "n"):
        await user.press(key)
        await user.sees("no such contact")
        await user.press("down")


@at_the_desk()
async def test_a_promise_by_word_of_mouth_that_contradicts_is_asked_about(user: User) -> None:
    await the_refund(user)
    await user.press("n")
    await user.sees("Promise to 王小明")
    await user.type("退款退出")
    await user.press("enter")
    await user.type("11-27 18:00")
    await user.press("f9")
    await user.sees("王小明 was promised something else", "Put in place of: 退款退出", "2 Both are meant")
    await user.press("3")
    await user.sees("Nothing was promised or sent.")
    assert len(user.desk.promises(customer="c-wang")) == 1
    await user.press("n")
    await user.type("退款退出")
    await user.press("enter")
    await user.type("11-27 18:00")
    await user.press("f9", "1")
    await user.sees("Promised to 王小明", "Open promises 1")
    (renewed,) = (row.promise for row in user.desk.promises(customer="c-wang"))
    assert (renewed.due_at.day, renewed.amount, renewed.limits) == (27, "30.00", "没答应当天到账")


@at_the_desk(records=with_orders)
async def test_somebody_elses_promise_is_taken_over(user: User) -> None:
    await user.press("P", "/")
    await user.type("周凯")
    await user.press("enter", "a")
    await user.sees("You take the promise to 周凯")
    await user.press("a")
    await user.sees("it is yours already")


def promised_on_the_phone() -> list[Any]:
    """王小明 was promised a call about the invoice already, by a colleague."""
    told = {"topic": "call-back", "channel": "phone", "made_by": "chen.tao", "owner": "chen.tao"}
    return [
        msgspec.structs.replace(record, what="回电: invoice", **told)
        if isinstance(record, Promise) and record.id == "p-wang"
        else record
        for record in sample_records(NOW)
    ]


@at_the_desk(records=promised_on_the_phone)
async def test_a_text_that_would_promise_otherwise_is_stopped_and_may_take_the_place_of_the_other(user: User) -> None:
    await user.press("/")
    await user.type("争议扣费")
    await user.press("enter", "enter")
    await user.sees("Timeline")
    await user.press("b")
    await user.sees("Call-back: 王小明", "Call by")
    await user.press("down")
    await user.type("invoice")
    await user.press("f9")
    await user.sees("+ 1 promise: 回电: invoice")
    await user.press("f9")
    await user.sees("was promised something else", "Put in place of: 回电: invoice")
    await user.press("escape", "f9")
    await user.sees("was promised something else")
    await user.press("1")
    await user.sees("Saved, with 1 promised.")
    texts = [item.write for item in user.desk._precious.outbox() if isinstance(item.write, AddInteraction)]
    assert texts[0].body.body.startswith("关于回电: invoice：原定11月25日(周三)18:42，改为11月23日")
    (renewed,) = (row.promise for row in user.desk.promises(customer="c-wang"))
    assert (renewed.what, renewed.id == "p-wang") == ("回电: invoice", False)
    old = {row.promise.id: row.promise.state for row in user.desk.promises(state=None, customer="c-wang")}
    assert old["p-wang"] == "renegotiated"


def owed_two_refunds() -> list[Any]:
    """王小明 was promised the refund on two days, by two colleagues."""
    return [
        *sample_records(NOW),
        promise(
            "p-first",
            next(one for one in sample_records(NOW) if isinstance(one, TicketRecord) and one.id == "t-wang-3"),
            "退款30.00元",
            NOW + timedelta(days=1),
            topic="refund",
            amount="30.00",
            made_by="chen.tao",
        ),
    ]


async def delay_the_refund(user: User) -> None:
    await user.press("/")
    await user.type("争议扣费")
    await user.press("enter", "enter")
    await user.sees("时间线")
    await user.press("t")
    await user.type("退款延期")
    await user.press("enter")
    await user.sees("退款延期: 王小明")
    await user.type("8812")
    await user.press("enter")
    await user.type("30")
    await user.sees("30.00元")
    await user.press("f9")
    await user.sees("+ 1 项承诺")


@at_the_desk(language="zh", records=owed_two_refunds, undo_seconds=5)
async def test_a_text_that_contradicts_two_promises_is_asked_about_once_and_takes_the_place_of_both(user: User) -> None:
    await delay_the_refund(user)
    await user.press("f9")
    await user.sees("与对 王小明 的承诺矛盾", "代替")
    await user.press("1")
    await user.sees("已存, 记下 1 项承诺, 连上工单库后自动发出。")
    assert user.screen.count("已存") == 1
    states = {row.promise.id: row.promise.state for row in user.desk.promises(state=None, customer="c-wang")}
    assert (states["p-first"], states["p-wang"]) == ("renegotiated", "renegotiated")
    assert len(user.desk.promises(customer="c-wang")) == 1
    (sent,) = (item.write for item in user.desk._precious.outbox() if isinstance(item.write, AddInteraction))
    assert sent.body.body.count("关于") == 1


@at_the_desk(language="zh", undo_seconds=5)
async def test_a_second_refund_that_is_meant_beside_the_first_is_sent(user: User) -> None:
    user.desk.settings = msgspec.structs.replace(user.desk.settings, time_zone="Asia/Shanghai")
    await user.press("/")
    await user.type("争议扣费")
    await user.press("enter", "enter")
    await user.sees("时间线")
    await user.press("t")
    await user.type("同意退款")
    await user.press("enter")
    await user.type("8812")
    await user.press("enter")
    await user.type("45")
    await user.sees("45.00元")
    await user.press("f9")
    await user.sees("+ 1 项承诺")
    await user.press("f9")
    await user.sees("与对 王小明 的承诺矛盾", "2 两项都算")
    await user.press("2")
    await user.sees("已存, 记下 1 项承诺")
    assert len(user.desk.promises(customer="c-wang")) == 2


@at_the_desk(language="zh", records=owed_two_refunds)
async def test_whose_promise_it_is_is_said_and_what_is_typed_ahead_is_no_command(user: User) -> None:
    await user.press("/")
    await user.type("争议扣费")
    await user.press("enter", "enter")
    await user.sees("时间线")
    await user.press("p")
    await user.sees("退款30.00元")
    await user.hurry("u", "x", "d")
    await user.sees("无人接听: 退款30.00元", "这是 ", " 的承诺。", "xd")
    await user.press("escape")
    await user.sees_no("的承诺。")
    assert len(user.desk.promises(customer="c-wang")) == 2


@at_the_desk()
async def test_the_ledger_opened_from_the_queue_begins_with_the_selected_customer(user: User) -> None:
    await user.press("/")
    await user.type("争议扣费")
    await user.press("enter", "p")
    await user.sees("the whole team's", "退款退出")
    await user.until(lambda: any(line.startswith(">") and "退款退出" in line for line in user.lines), "on 王小明's")
    await user.press("y")
    await user.sees("Kept: 退款退出")


@at_the_desk(language="zh")
async def test_a_promise_by_hand_without_a_topic_is_compared_by_its_words(user: User) -> None:
    await the_refund_in_chinese(user)
    for typed in ("把钱退回卡上", "退费"):
        await user.press("n")
        await user.sees("答应 王小明")
        await user.type(typed)
        await user.press("enter")
        await user.type("11-27 18:00")
        await user.press("f9")
        await user.sees("与对 王小明 的承诺矛盾", "退款退出")
        await user.press("escape")
        await user.sees_no("承诺矛盾")
    await user.press("n")
    await user.type("退费")
    await user.press("enter")
    await user.type("11-27 18:00")
    await user.press("f9", "2")
    await user.sees("[refund] 已记: 答应 王小明")
    topics = [row.promise.topic for row in user.desk.promises(customer="c-wang")]
    assert topics == ["refund", "refund"]
    await user.press("n")
    await user.type("原路退")
    await user.press("enter")
    await user.type("11-28 18:00")
    await user.press("f9")
    await user.sees("1 代替以下全部 2 项", "2 只代替: 退款退出", "3 只代替: 退费", "4 都算")
    await user.press("1")
    await user.sees("已记: 答应 王小明")
    assert [row.promise.what for row in user.desk.promises(customer="c-wang")] == ["原路退"]


async def the_refund_in_chinese(user: User) -> None:
    await user.press("/")
    await user.type("争议扣费")
    await user.press("enter", "enter")
    await user.sees("时间线")
    await user.press("p")
    await user.sees("退款退出")


@at_the_desk(language="zh", records=owed_two_refunds)
async def test_what_the_check_stops_is_said_before_what_contradicts_is_asked_about(user: User) -> None:
    await delay_the_refund(user)
    await user.type("保证到账")
    await user.press("f9")
    await user.sees("没有发送", "保证")
    await user.sees_no("承诺矛盾")
    for _ in "保证到账":
        await user.press("delete")
    await user.press("f9")
    await user.sees("承诺矛盾")


@at_the_desk()
async def test_working_days_that_are_typed_are_those_of_the_company(user: User) -> None:
    hours = {"mon-fri": "09:00-18:00", "sat": "09:00-12:00"}
    user.desk.settings = msgspec.structs.replace(user.desk.settings, hours=hours)
    await user.press("P", "n")
    await user.sees("Promise to")
    await user.press("enter")
    await user.type("+5 workdays 10:00")
    await user.sees("28 Nov 10:00")
    await user.press("escape", "m")
    await user.sees("New date")
    await user.type("+5 workdays 10:00")
    await user.sees("28 Nov 10:00")


def texted_promise() -> list[Any]:
    """海川物流 was promised by SMS that somebody calls about what is paid to them."""
    told = {"what": "回电: 专线赔付", "topic": "call-back", "made_by": "chen.tao"}
    return [
        msgspec.structs.replace(record, **told) if isinstance(record, Promise) and record.id == "p-haichuan" else record
        for record in sample_records(NOW)
    ]


@at_the_desk(records=texted_promise)
async def test_in_the_place_of_another_a_text_is_not_made_too_long_for_its_channel(user: User) -> None:
    await user.press("/")
    await user.type("海川")
    await user.press("enter", "enter")
    await user.sees("Timeline")
    await user.press("b")
    await user.sees("Call-back: 海川物流", "Call by")
    await user.type("+3 hours")
    await user.press("down")
    await user.type("专线赔付")
    await user.press("f9")
    await user.sees("+ 1 promise: 回电: 专线赔付")
    await user.press("f9")
    await user.sees("was promised something else", "no room for all of the old promise")
    await user.press("1")
    await user.sees("Saved, with 1 promised.")
    texts = [item.write for item in user.desk._precious.outbox() if isinstance(item.write, AddInteraction)]
    assert texts[0].body.body.startswith("原定11月23日")
    assert len(texts[0].body.body) <= 70


@at_the_desk()
async def test_a_report_that_goes_out_is_the_one_that_was_due(user: User) -> None:
    await user.press("/")
    await user.type("海川")
    await user.press("enter", "enter")
    await user.sees("Timeline")
    await user.press("t")
    await user.type("outage")
    await user.press("enter")
    await user.sees("keeps", "断网进展通报")
    await user.type("城东")
    await user.press("enter")
    await user.type("08:40")
    await user.press("f9")
    await user.sees("+ 1 promise: 城东故障进展通报", "keeps the report due")
    await user.press("f9")
    await user.sees("Saved, with 1 promised.")
    (open_one,) = (row.promise for row in user.desk.promises(customer="c-haichuan"))
    assert open_one.what == "城东故障进展通报"
    (kept,) = (row.promise for row in user.desk.promises(state="kept", customer="c-haichuan"))
    texts = [item.write for item in user.desk._precious.outbox() if isinstance(item.write, AddInteraction)]
    assert (kept.id, kept.evidence) == ("p-haichuan", texts[0].id)


@at_the_desk()
async def test_a_note_is_not_said_to_keep_a_report_and_what_it_promises_beside_it_is_asked_about(user: User) -> None:
    await user.press("/")
    await user.type("海川")
    await user.press("enter", "enter")
    await user.sees("Timeline")
    await user.press("n")
    await user.sees("Note")
    await user.press("f8")
    await user.type("outage")
    await user.press("enter")
    await user.sees("What the note says", "another date than was promised")
    assert not any(line.strip(" |").startswith("keeps ") for line in user.lines)
    await user.type("城东")
    await user.press("enter")
    await user.type("08:40")
    await user.press("f9")
    await user.sees("+ 1 promise: 城东故障进展通报")
    await user.sees_no("keeps the report due")
    await user.press("f9")
    await user.sees("was promised something else")
    assert [row.promise.id for row in user.desk.promises(customer="c-haichuan")] == ["p-haichuan"]


@at_the_desk(records=with_orders, size=(120, 40))
async def test_the_last_line_names_what_can_be_done_with_the_row_under_the_cursor(user: User) -> None:
    await user.press("P")
    await user.until(lambda: "y Kept" in user.last_line and "w Work order" in user.last_line)
    await user.press("down")
    await user.until(lambda: "+ 仓储" in user.selected, "on the work order")
    await user.until(lambda: "y Kept" in user.last_line and "w Work order" not in user.last_line)
    await user.press("e", "e", "G")
    await user.until(lambda: "[renegotiated]" in user.selected, "on what is not open any more")
    assert "y Kept" not in user.last_line
    assert "m New date" not in user.last_line
