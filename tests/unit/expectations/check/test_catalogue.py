"""`promise.over-catalogue`: sooner, or more, than the service catalogue offers. Now is Monday 10:00."""

import pytest

from tests.unit.expectations.check.judged import findings

REFUND = {
    "topic": "refund",
    "channel": "any",
    "soonest": "P3D",
    "calendar": "working",
    "words": ["退款", "refund"],
    "not_offered": ["当天到账", "same-day refund"],
}
CALL = {"topic": "callback", "channel": "any", "soonest": "PT4H", "words": ["回电", "call back", "call you back"]}

TOO_SOON = [
    "我们会在明天18:00前为您退款。",
    "您的退款将在24小时内到账。",
    "退款会在两个工作日内原路退回。",
    "我们今天就给您退款。",
    "退款我们会在11月25日（周三）前处理完毕。",
    "我們會在後天前為您退款。",
    "我们支持当天到账。",
    "We will refund you by tomorrow.",
    "Your refund will be paid within 24 hours.",
    "We will issue the refund within two working days.",
    "We'll process your refund by Wednesday 25 November.",
    "We offer a same-day refund.",
]
NOT_TOO_SOON = [
    "退款会在三个工作日内原路退回。",
    "退款1至3个工作日到账。",
    "我们会在11月26日18:00前为您退款。",
    "我们会在11月30日前为您退款。",
    "您的退款我们会尽快处理。",
    "退款已于今天到账。",
    "您的退款申请已收到，我们会在今天18:00前回电。",
    "我们不支持当天到账。",
    "当天到账不承诺，退款以银行入账为准。",
    "退款无法做到当天到账，需要3个工作日。",
    "请您明天前提交退款申请。",
    "我们会在明天为您寄出发票。",
    "Your refund will arrive within 3 working days.",
    "We will refund you by Friday 27 November.",
    "We cannot offer a same-day refund.",
    "Your refund was paid today.",
    "Please confirm the refund account by tomorrow.",
    "We have received your refund request and will call you this afternoon.",
    "We will refund you as soon as possible.",
]


@pytest.mark.parametrize("text", TOO_SOON)
def test_more_than_the_catalogue_offers(text: str) -> None:
    assert [one.severity for one in findings("promise.over-catalogue", text, catalogue=[REFUND])] == ["error"]


@pytest.mark.parametrize("text", NOT_TOO_SOON)
def test_what_the_catalogue_offers(text: str) -> None:
    assert findings("promise.over-catalogue", text, catalogue=[REFUND]) == []


@pytest.mark.parametrize(
    ("text", "is_too_soon"),
    [
        ("我们会在两小时内给您回电。", True),
        ("我们会在今天13:30前回电。", True),
        ("我们会在今天14:00前回电。", False),
        ("我们会在四小时内回电。", False),
        ("我们今天会给您回电。", False),
    ],
)
def test_hours_are_counted_to_the_minute(text: str, is_too_soon: bool) -> None:
    assert bool(findings("promise.over-catalogue", text, catalogue=[CALL])) == is_too_soon


def test_an_entry_of_another_channel_says_nothing() -> None:
    text = "我们会在明天18:00前为您退款。"
    assert findings("promise.over-catalogue", text, channel="sms", catalogue=[{**REFUND, "channel": "phone"}]) == []
    assert findings("promise.over-catalogue", text, channel="phone", catalogue=[{**REFUND, "channel": "phone"}])


def test_the_topic_is_its_own_word_where_none_are_given() -> None:
    entry = {"topic": "refund", "soonest": "P3D"}
    assert findings("promise.over-catalogue", "We will refund you tomorrow.", catalogue=[entry])
    assert findings("promise.over-catalogue", "We will replace it tomorrow.", catalogue=[entry]) == []


def test_working_days_leave_out_public_holidays() -> None:
    # 2026-10-01 to 07 are free, Saturday 10 is worked: three working days from Wednesday 30 September are 8, 9, 10
    now = "2026-09-30T10:00:00+08:00"
    for text, is_too_soon in (("我们会在10月9日为您退款。", True), ("我们会在10月10日为您退款。", False)):
        found = findings("promise.over-catalogue", text, now=now, holidays="CN", catalogue=[REFUND])
        assert bool(found) == is_too_soon


def test_what_stands_in_another_clause_dates_something_else() -> None:
    text = "您的退款我们今天18:00前办好，工程师11月27日10:00上门，请您放心。"
    visit = {"topic": "visit", "soonest": "PT1H", "words": ["上门"]}
    (finding,) = findings("promise.over-catalogue", text, catalogue=[REFUND, visit])
    assert text[finding.start : finding.end].startswith("今天18:00")
    assert finding.facts["topic"] == "退款"
