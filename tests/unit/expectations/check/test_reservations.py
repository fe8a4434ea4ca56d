"""`fact.changed`: limits that stand in words – what is not promised, included or charged, and how far an amount goes –
are neither dropped nor turned round by a short version. Now is Monday 2026-11-23."""

import pytest

from tests.unit.expectations.check.judged import findings

REFUND_LEAVES = "退款30元，25日18点前退出，"
LEAVES = "CNY 30 leaves us by 25 November 18:00. "
REFUND = "退款30元将于11月25日18:00前退回原账户，不承诺入账时间。"


@pytest.mark.parametrize(
    ("full", "short"),
    [
        (REFUND, "退款30元，25日18点前退出。"),
        (REFUND, "退款30元，25日18点前退出，当天入账。"),
        (REFUND, "退款30元，25日18点前退出，承诺入账时间。"),
        ("補償不超過50元。", "補償50元。"),
        ("补偿不超过50元。", "补偿50元。"),
        ("补偿50元。", "补偿最多50元。"),
        ("赔付至少50元。", "赔付不超过50元。"),
        ("票价300元，不含早餐。", "票价300元，含早餐。"),
        ("退票不收取手续费。", "退票收取手续费。"),
        ("We compensate up to CNY 50.", "We compensate CNY 50."),
        ("We paid at least CNY 50.", "We paid CNY 50."),
        ("CNY 50 by 25 November, without interest.", "CNY 50 by 25 November, with interest."),
        ("The fare is CNY 300, excluding breakfast.", "Fare CNY 300, including breakfast."),
        ("We do not guarantee the arrival time.", "We guarantee the arrival time."),
        ("We do not promise an arrival time.", "It is on its way."),
        (f"{REFUND_LEAVES}入账时间由银行决定，不在承诺之内。", f"{REFUND_LEAVES}承诺入账时间。"),
        (f"{REFUND_LEAVES}利息也不在内。", f"{REFUND_LEAVES}含利息。"),
        (f"{LEAVES}Bank booking time is not promised, nor is interest.", f"{LEAVES}Booking time is promised."),
        (f"{LEAVES}Bank booking time is not promised, nor is interest.", f"{LEAVES}With interest."),
    ],
)
def test_a_limit_is_dropped_or_turned_round(full: str, short: str) -> None:
    assert len(findings("fact.changed", short, channel="sms", full_text=full)) == 1


@pytest.mark.parametrize(
    ("full", "short"),
    [
        (REFUND, "退款30元，25日18点前退出，不承诺入账时间。"),
        (REFUND, "退款30元，25日18点前退出，不保证入账时间。"),
        (f"{REFUND_LEAVES}入账时间由银行决定，不在承诺之内。", f"{REFUND_LEAVES}不承诺入账时间。"),
        (f"{LEAVES}An end date is not promised.", f"{LEAVES}No end date is promised."),
        (
            f"{LEAVES}Booking time is not promised. Delivery is included.",
            f"{LEAVES}Delivery is included, not promised.",
        ),
        ("补偿不超过50元。", "补偿最多50元。"),
        ("补偿不超过50元。", "补偿50元以内。"),
        ("票价300元，不含早餐。", "票价300元。"),
        ("退票不收取手续费，改签收取手续费。", "改签收取手续费。"),
        ("We compensate up to CNY 50.", "Max. CNY 50."),
        ("CNY 50 by 25 November, without interest.", "CNY 50 by 25 November."),
        ("We will repay CNY 50 without interest.", "CNY 50, no interest."),
    ],
)
def test_a_limit_is_said_in_other_words_or_is_no_promise(full: str, short: str) -> None:
    assert findings("fact.changed", short, channel="sms", full_text=full) == []


def test_how_far_it_goes_is_suggested() -> None:
    (found,) = findings("fact.changed", "补偿50元。", channel="sms", full_text="补偿不超过50元。")
    assert found.suggestion == "不超过50元"


def test_of_what_is_carried_only_that_may_not_be_missing() -> None:
    short = "退款30元，25日18点前退出。"
    context = {"channel": "sms", "full_text": REFUND}
    assert findings("fact.changed", short, carry=["amount"], **context) == []
    assert len(findings("fact.changed", short, carry=["不承诺入账时间"], **context)) == 1
    full = "票价300元，不含早餐。"
    assert len(findings("fact.changed", "票价300元。", channel="sms", full_text=full, carry=["不含早餐"])) == 1
