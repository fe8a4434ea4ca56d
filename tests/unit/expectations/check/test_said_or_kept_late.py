"""`date.past` where a customer said it, or where it came late; arrivals told in the present; and what is undertaken
with a verb that is mostly the customer's, or none of a task."""

import pytest

from tests.unit.expectations.check.judged import findings

NOT_OURS_TO_COME = [
    "The permit promised for 17 November only reached him on the 20th.",
    "The delivery planned for 19 November turned up on the 20th.",
    "车主说他11月5日会把旧轮胎拿来，结果忘了。",
    "車主說他11月5日會把舊輪胎拿來，結果忘了。",
    "房东说他11月20日会把钥匙送来，没送。",
    "Told the customer that the tow truck reaches him at 7:45 am tomorrow.",
]
OVER = [
    "Told the customer that the tow truck reaches him at 7:45 am today.",
    "The new card gets to you by 20 November.",
    "我们会在11月5日把旧轮胎拿来。",
]
WITHOUT_A_DAY = [
    "Told him we will open it with him present and log the contents.",
    "We will open the parcel and log what is in it.",
    "所里会替您向主管税务机关提交申请。",
    "所裡會替您向主管稅務機關提交申請。",
    "我们会替您提交报告。",
]
NOTHING_UNDERTAKEN = [
    "We will open it to the public.",
    "We will open on Monday.",
    "请您提交申请。",
    "您提交申请后，我们会联系您。",
    "会员提交申请。",
]


@pytest.mark.parametrize("text", NOT_OURS_TO_COME)
def test_what_is_no_date_of_ours_before_now(text: str) -> None:
    assert findings("date.past", text) == []


@pytest.mark.parametrize("text", OVER)
def test_what_is_over_already(text: str) -> None:
    assert findings("date.past", text)


@pytest.mark.parametrize("text", WITHOUT_A_DAY)
def test_what_wants_a_day(text: str) -> None:
    assert findings("promise.no-deadline", text)


@pytest.mark.parametrize("text", NOTHING_UNDERTAKEN)
def test_what_wants_none(text: str) -> None:
    assert findings("promise.no-deadline", text) == []
