"""`promise.contradiction`: a date, an amount or a no that disagrees with an open promise. Now is Monday 2026-11-23."""

import pytest

from tests.unit.expectations.check.judged import findings

REFUND = {
    "topic": "refund",
    "what": "退款",
    "amount": "30.00",
    "due_at": "2026-11-25T18:00:00+08:00",
    "channel": "phone",
}
VISIT = {"topic": "repair", "what": "上门维修", "due_at": "2026-11-26T12:00:00+08:00", "channel": "chat"}

AGAINST = [
    "您的退款将于11月27日到账。",
    "退款会在11月25日20:00前到账。",
    "我们会在周五前为您退款30元。",
    "我们会在11月25日18:00前为您退款50元。",
    "退款金额为20元，11月25日到账。",
    "很抱歉，我们无法为您退款。",
    "您的申请不符合条件，不予退款。",
    "您的退款我們會在11月30日前處理。",
    "退款30块5，11月25日18:00前退出。",
    "退款三十塊五毛，11月25日18:00前退出。",
    "三十块五的退款11月25日18:00前退出。",
    "Your refund will arrive by 27 November.",
    "We will refund you by Friday.",
    "Your refund of CNY 50 will arrive on 25 November.",
    "We are unable to refund you.",
    "Your refund request was declined.",
    "We will refund 50 yuan by 6 pm on 25 November.",
]
IN_LINE = [
    "您的退款将于11月25日18:00前到账。",
    "退款会在11月25日到账。",
    "退款会在本周三下午6点前到账。",
    "我们会在11月25日18:00前为您退款30元。",
    "三十元退款会在后天到账。",
    "三十块一共退到原卡，11月25日18:00前退出。",
    "30块3个工作日内退，最晚11月25日18:00。",
    "退款原定11月25日到账，现改为11月27日18:00前。",
    "您的退款从11月25日改到11月27日。",
    "退款已于今天到账。",
    "您的30元退款今天已提前退回。",
    "您的发票会在11月27日前寄出。",
    "我们会在11月27日给您回电。",
    "请您在11月24日前提供退款账号。",
    "您11月20日申请的退款会在11月25日到账。",
    "退款会尽快到账。",
    "我们无法提前退款，仍以11月25日为准。",
    "Your refund will arrive by 25 November.",
    "We will refund you CNY 30.00 by 18:00 on Wednesday.",
    "Your refund, originally due on 25 November, will now arrive on 27 November.",
    "Your refund moved from 25 to 27 November.",
    "Your refund was paid today.",
    "The invoice follows by 27 November.",
    "Please send us your account for the refund by tomorrow.",
    "We cannot refund you before 25 November.",
    "Will my refund arrive on 27 November?",
]


@pytest.mark.parametrize("text", AGAINST)
def test_it_disagrees_with_what_was_promised(text: str) -> None:
    found = findings("promise.contradiction", text, open_promises=[REFUND])
    assert {one.severity for one in found} == {"error"}


@pytest.mark.parametrize("text", IN_LINE)
def test_it_agrees_changes_or_is_about_something_else(text: str) -> None:
    assert findings("promise.contradiction", text, open_promises=[REFUND]) == []


@pytest.mark.parametrize(
    ("text", "is_against"),
    [
        ("师傅会在11月27日上门。", True),
        ("师傅会在11月26日上午上门，12:00前修好。", False),
        ("工程师11月26日下午3点上门维修。", True),
        ("工程师11月26日10:00-12:00上门维修。", False),
        ("Our technician will visit you on Friday.", True),
        ("The visit stays on Thursday, done by noon.", False),
        ("我们会在11月27日前退款。", False),
    ],
)
def test_minutes_count_where_both_sides_give_a_time(text: str, is_against: bool) -> None:
    assert bool(findings("promise.contradiction", text, open_promises=[VISIT])) == is_against


def test_one_of_several_promises_may_be_meant() -> None:
    later = {**REFUND, "due_at": "2026-11-30T18:00:00+08:00", "amount": "80.00"}
    assert findings("promise.contradiction", "退款会在11月30日到账。", open_promises=[REFUND, later]) == []


def test_the_amount_that_was_promised_is_told() -> None:
    (found,) = findings("promise.contradiction", "我们会在11月25日前退款50元。", open_promises=[REFUND])
    assert found.facts["case"] == "amount"
    assert found.facts["amount"] == "30.00"
