"""Templates and promises in a user's words: fill in, send, and what becomes of what was promised."""

from datetime import timedelta
from pathlib import Path

import msgspec

from agent_tui.domain.values import ImportRecord, Promise
from tests.desk_fixture import NOW, a_profile
from tests.records import sample_records
from tests.ui.driver import User, at_the_desk, run_at


async def open_wang(user: User) -> None:
    """The contact of 王小明, who is owed a refund."""
    await user.press("/")
    await user.type("争议扣费")
    await user.press("enter", "enter")
    await user.sees("Timeline")


async def promise_a_call(user: User, about: str = "invoice") -> None:
    await user.press("b")
    await user.sees("Call-back: 王小明", "Call by")
    await user.press("down")
    await user.type(about)


async def put_a_call_into_the_text(user: User, about: str = "invoice") -> None:
    await open_wang(user)
    await promise_a_call(user, about)
    await user.press("f9")
    await user.sees(f"+ 1 promise: 回电: {about}")


@at_the_desk()
async def test_a_template_is_found_filled_in_and_sent_with_its_promise(user: User) -> None:
    await open_wang(user)
    await user.press("t")
    await user.sees("Template for 王小明", "Call-back")
    await user.type("退款")
    await user.sees("Refund delayed")
    await user.sees_no("Call-back")
    await user.press("enter")
    await user.sees("Refund delayed: 王小明", "[订单号]", "What they are told")
    await user.type("8812")
    await user.press("enter")
    await user.type("30")
    await user.sees("30.00元", "promised", "not")
    await user.press("f9")
    await user.sees("+ 1 promise: 退款30.00元退出", "not 入账时间、利息", "f9 record what 王小明 was told")
    await user.press("f9")
    await user.sees("Saved, with 1 promised.")
    rows = user.desk.promises(customer="c-wang")
    assert [row.promise.what for row in rows] == ["退款30.00元退出"]
    before = user.desk.promises(state="renegotiated", customer="c-wang")
    assert {row.promise.id for row in before} >= {"p-wang"}
    await user.press("p")
    await user.sees("Open promises 1", "of 王小明", "退款30.00元退出")
    await user.press("escape")
    await user.sees("OWED", "退款30.00元退出")


@at_the_desk()
async def test_a_call_back_is_promised_moved_before_its_deadline_and_kept(user: User) -> None:
    await put_a_call_into_the_text(user)
    await user.press("f9")
    await user.sees("Saved, with 1 promised.")
    await user.press("p")
    await user.sees("Open promises 2", "回电: invoice")
    await user.press("m")
    await user.sees("New date: 回电: invoice", "Before that it counts as renegotiated")
    await user.press("enter")
    await user.type("asked for it")
    await user.press("enter")
    await user.sees("回电: invoice: now by 11-23 15:00", "Open promises 2")
    await user.press("y")
    await user.sees("Kept: 回电: invoice", "A call that nobody answered is not kept")
    await user.press("enter")
    await user.sees("Open promises 1")
    await user.press("e")
    await user.sees("All promises", "[kept]", "[renegotiated]", "Overdue promises: none.")
    await user.press("e")
    await user.sees("Open promises 1")
    states = {row.promise.what: row.promise.state for row in user.desk.promises(state="kept", customer="c-wang")}
    assert states == {"回电: invoice": "kept"}


@at_the_desk()
async def test_a_new_date_that_is_typed_takes_the_place_of_the_usual_one(user: User) -> None:
    await open_wang(user)
    await user.press("p")
    await user.sees("Open promises 1")
    await user.press("m")
    await user.sees("New date: ")
    await user.type("12-01 16:00")
    await user.press("enter", "enter")
    await user.sees("now by 12-01 16:00")


def owed_next_week() -> list[ImportRecord]:
    due = NOW + timedelta(days=9)
    return [
        msgspec.structs.replace(record, due_at=due) if isinstance(record, Promise) else record
        for record in sample_records(NOW)
    ]


@at_the_desk(records=owed_next_week)
async def test_the_usual_new_date_is_later_than_the_old_one_and_a_wrong_one_is_told_once(user: User) -> None:
    await user.press("P", "m")
    await user.sees("New date and time  Thu 3 Dec 18:00")
    await user.type("11-20 18:00")
    await user.press("f9")
    await user.sees("That time is over already.")
    assert user.screen.count("That time is over already.") == 1


@at_the_desk()
async def test_what_is_not_open_cannot_be_ended_again_and_an_overdue_one_says_so(user: User) -> None:
    await user.press("P")
    await user.sees("Open promises 4, the whole team's", "马超")
    await user.press("m")
    await user.sees("this new date comes late")
    await user.press("escape", "x")
    await user.sees("Broken: 换货寄出并短信告知单号", "Tell the customer before they ask")
    await user.type("warehouse")
    await user.press("f9")
    await user.sees("Open promises 3")
    await user.press("e")
    await user.sees("[broken]", "Overdue promises: none.")
    await user.press("end", "y")
    await user.sees("it is not open any more")
    await user.press("p", "e")
    await user.sees("Open promises")


@at_the_desk()
async def test_the_promise_can_be_taken_off_and_the_text_sent_without_it(user: User) -> None:
    await put_a_call_into_the_text(user)
    await user.press("ctrl+t")
    await user.sees_no("+ 1 promise")
    await user.press("f9")
    await user.sees("Saved.")
    assert [row.promise.id for row in user.desk.promises(customer="c-wang")] == ["p-wang"]


@at_the_desk()
async def test_leaving_the_form_keeps_what_was_typed_and_a_draft_keeps_its_promise(user: User) -> None:
    await open_wang(user)
    await promise_a_call(user, "roaming")
    await user.press("escape")
    await user.sees_no("Call by")
    await user.press("b")
    await user.sees("roaming")
    await user.press("f9")
    await user.sees("+ 1 promise")
    await user.press("escape")
    await user.sees("The draft is kept.")
    assert user.desk.draft("t-wang-3", "reply").attached  # type: ignore[union-attr]  # there is one
    await user.press("r")
    await user.sees("+ 1 promise: 回电: roaming")


@at_the_desk()
async def test_a_form_whose_text_was_sent_begins_anew(user: User) -> None:
    await put_a_call_into_the_text(user, "roaming")
    await user.press("f6", "b")
    await user.sees("Call by", "roaming")
    await user.press("f9")
    await user.sees_no("Call by")
    await user.press("f9")
    await user.sees("Saved, with 1 promised.")
    await user.press("b")
    await user.sees("Call by", "[什么事]")


@at_the_desk()
async def test_a_form_that_is_not_right_leads_to_the_field_and_says_why(user: User) -> None:
    await open_wang(user)
    await user.press("b")
    await user.sees("Call by")
    await user.type("yesterday")
    await user.sees("that is no time")
    await user.press("f9")
    await user.sees("Call by: that is no time")
    await user.press("escape")
    await user.sees_no("Call by")


@at_the_desk(size=(120, 40))
async def test_expectations_are_ranked_and_agreement_is_a_key(user: User) -> None:
    await open_wang(user)
    await promise_a_call(user)
    await user.press("enter")
    await user.type("the date | an agent on the 20th")
    await user.sees("Expects most 2", "1 the date (heard: an agent on the 20th)")
    await user.press("down", "down", "y")
    await user.sees("yes")
    await user.press("enter")
    await user.sees("+ 1 promise")
    await user.press("f9")
    await user.sees("Saved, with 1 promised.")
    told = user.desk.contact("t-wang-3").timeline
    (meta,) = [entry.meta for entry in told if "template" in entry.meta]
    assert meta["expectations"] == [{"rank": 1, "what": "the date", "source": "an agent on the 20th"}]
    assert meta["agreed"] is True


@at_the_desk()
async def test_a_template_goes_below_what_was_written_and_takes_the_place_of_another(user: User) -> None:
    await open_wang(user)
    await user.press("n")
    await user.type("he is calm")
    await user.press("f8")
    await user.sees("Template for")
    await user.type("callback")
    await user.press("enter")
    await user.sees("Call by")
    await user.press("enter")
    await user.type("invoice")
    await user.press("f9")
    await user.sees("he is calm", "关于invoice", "f9 save", "+ 1 promise")
    await user.press("f8")
    await user.type("callback")
    await user.press("enter")
    await user.sees("Call by")
    await user.press("enter")
    await user.type("bill")
    await user.press("f9")
    await user.sees("关于bill")
    await user.sees_no("关于invoice")


@at_the_desk()
async def test_a_channel_with_a_limit_counts_what_is_written(user: User) -> None:
    await user.press("/")
    await user.type("城东")
    await user.press("enter", "enter")
    await user.sees("Timeline")
    await user.press("r")
    await user.sees("SMS 0/160")
    await user.type("hello")
    await user.sees("SMS 5/160")
    await user.press("好")
    await user.sees("SMS 6/70")


def test_a_broken_template_is_said_once_and_takes_no_other_down(tmp_path: Path) -> None:
    paths, _ = a_profile(tmp_path)
    folder = paths.config / "templates"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text("id = 3", encoding="utf-8")

    async def scenario(user: User) -> None:
        await open_wang(user)
        await user.press("t")
        await user.sees("Refund delayed")
        await user.press("escape")
        await user.sees("mine.toml")
        await user.press("j", "t")
        await user.sees("Refund delayed")
        await user.press("escape")
        await user.sees_no("mine.toml")

    run_at(tmp_path, scenario)
