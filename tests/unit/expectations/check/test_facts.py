"""`fact.changed`: what a short version must keep of the full text. Now is Monday 2026-11-23."""

import pytest

from tests.unit.expectations.check.judged import all_findings, findings

FULL = (
    "尊敬的客户：您的订单A20261120的退款30元将于11月25日（周三）18:00前原路退回，最多可申请2次。如有疑问请回复本邮件。"
)
ENGLISH = (
    "Dear customer, the refund of CNY 30.00 for order 8812345 will be back on your card by 18:00 on 25 November 2026."
    " You may apply up to 2 times."
)

TWO_DATES = "订单8812的退款30元原定11月20日18:00前办好，改为11月25日18:00前退出。"

KEPT = [
    (FULL, "订单A20261120退款¥30.00，11月25日18:00前到账，最多申请2次。"),
    (FULL, "您订单A20261120的30元退款周三下午6点前退回，限2次"),
    (FULL, "訂單A20261120退款三十元，11/25（週三）18:00前退回，最多2次"),
    (FULL, "Refund of CNY 30 for order A20261120 by 6 pm on 25 November, at most 2 times."),
    (ENGLISH, "Order 8812345: 30 yuan back by 6 pm on Nov 25, max 2 times."),
    (ENGLISH, "Order 8812345: thirty yuan refunded by Wed 25 Nov, 6 p.m., up to two times"),
    ("退款会在2个工作日内到账。", "2个工作日内退款"),
    ("退款会在2个工作日内到账。", "退款11月25日到账"),
    ("费用为1200元，12月1日前付清。", "1,200元请于12月1日前付清"),
    ("费用为1.2万元，12月1日前付清。", "12000元，12月1日前付清"),
    ("Cuts of 15% until 1 December.", "15% off until 1 Dec"),
]
CHANGED = [
    (FULL, "订单A20261120退款¥30.00，11月26日18:00前到账，最多申请2次。"),
    (FULL, "订单A20261120退款¥30.00，11月25日17:00前到账，最多申请2次。"),
    (FULL, "订单A20261120退款¥50.00，11月25日18:00前到账，最多申请2次。"),
    (FULL, "订单A20261121退款¥30.00，11月25日18:00前到账，最多申请2次。"),
    (FULL, "订单A20261120退款¥30.00，11月25日18:00前到账，最多申请3次。"),
    (FULL, "订单A20261120退款，11月25日18:00前到账，最多申请2次。"),
    (FULL, "退款¥30.00，11月25日18:00前到账，最多申请2次。"),
    (FULL, "订单A20261120退款¥30.00已在处理，最多申请2次。"),
    (FULL, "订单A20261120退款¥30.00，11月25日前到账，最多申请2次。"),
    (ENGLISH, "Order 8812345: CNY 30 back by 6 pm on 24 November, up to 2 times."),
    (ENGLISH, "Order 8812345: USD 30 back by 6 pm on 25 November, up to 2 times."),
    (ENGLISH, "Order 8812354: CNY 30 back by 6 pm on 25 November, up to 2 times."),
    ("退款会在2个工作日内到账。", "3个工作日内退款"),
    ("Cuts of 15% until 1 December.", "20% off until 1 Dec"),
    ("退款会在2个工作日内到账。", "退款处理中"),
]


@pytest.mark.parametrize(("full", "short"), KEPT)
def test_the_same_in_other_words(full: str, short: str) -> None:
    assert findings("fact.changed", short, channel="sms", full_text=full) == []


@pytest.mark.parametrize(("full", "short"), CHANGED)
def test_what_differs_or_is_missing(full: str, short: str) -> None:
    found = findings("fact.changed", short, channel="sms", full_text=full)
    assert {one.severity for one in found} == {"error"}


def test_only_what_is_listed_must_be_carried() -> None:
    short = "您的退款30元将于11月25日18:00前退回。"
    carry = ["30元", "11月25日18:00"]
    assert findings("fact.changed", short, channel="sms", full_text=FULL, carry=carry) == []
    assert findings("fact.changed", short, channel="sms", full_text=FULL, carry=[*carry, "A20261120"])


def test_what_is_present_must_be_equal_whatever_is_listed() -> None:
    assert findings("fact.changed", "退款40元处理中", channel="sms", full_text=FULL, carry=[])
    assert findings("fact.changed", "退款30元处理中", channel="sms", full_text=FULL, carry=[]) == []


def test_without_a_full_text_there_is_nothing_to_compare() -> None:
    assert findings("fact.changed", "退款40元处理中") == []


def test_the_fact_that_is_missing_is_named_and_not_another_that_is_alike() -> None:
    carry = ["11月25日18:00", "30元"]
    (missing,) = findings("fact.changed", "退款30元，改为11月25日退出。", full_text=TWO_DATES, carry=carry)
    assert missing.facts["full"] == "11月25日18:00"
    (other,) = findings("fact.changed", "退款30元，改为11月25日19:00前退出。", full_text=TWO_DATES, carry=carry)
    assert other.suggestion == "11月25日18:00"


def test_a_number_in_brackets_is_the_orders() -> None:
    same, another = (f"退款30元(单{number})改为11月25日18:00前退出。" for number in (8812, 8813))
    assert all_findings(same, full_text=TWO_DATES, carry=["30元"]) == []
    (found,) = all_findings(another, full_text=TWO_DATES, carry=["30元"])
    assert (found.rule, found.suggestion) == ("fact.changed", "8812")
