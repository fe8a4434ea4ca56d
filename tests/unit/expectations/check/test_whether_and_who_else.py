"""What will be told of whether something is done; who of ours gets in touch; guarantees of a day; what is repaired."""

import pytest

from tests.unit.expectations.check.judged import Case, Context, false_alarms, findings, missed

CLOSED: Context = {"hours": {"mon-fri": "09:00-18:00"}}
REPAIRED: Context = {
    "open_promises": [{"topic": "repair", "what": "车辆修好", "due_at": "2026-11-25T18:00:00+08:00"}],
}

FOUND: list[Case] = [
    ("hours.closed", "我委将在11月28日17:00前告知是否受理。", CLOSED),
    ("hours.closed", "我们11月29日17:00前通知您能否退货。", CLOSED),
    ("time.vague", "您女儿的试听课老师稍后会加您微信。", {}),
    ("time.vague", "班主任稍后加您微信。", {}),
    ("promise.absolute", "车厘子百分之百当天采摘。", {}),
    ("promise.absolute", "明天18:00前保准送到。", {}),
    ("promise.contradiction", "您的车辆11月27日17:00前修好。", REPAIRED),
    ("promise.absolute", "您孩子肯定能学会。", {}),
    ("pii.id", "Membership moved to ID 350203196604182122.", {"internal": False}),
    ("date.past", "搬家车队今天上午9点到您小区北门，请提前打包。", {}),
    ("time.vague", "请您到店后联系客服，我们会尽快安排。", {}),
    ("placeholder.unfilled", "第XX章见合同。", {}),
    ("placeholder.unfilled", "Your table is XX and the hall is open.", {}),
]
NOT_FOUND: list[Case] = [
    ("hours.closed", "请您11月28日17:00前告知是否需要安装。", CLOSED),
    ("time.vague", "请您稍后加客服微信。", {}),
    ("time.vague", "请您尽快到城西门店补签租车协议。", {}),
    ("time.vague", "请您尽快来我店取车。", {}),
    ("promise.no-deadline", "您的数据库在本次迁移中不丢失任何一条记录。", {}),
    ("pii.id", "Moved to order ID 350203196604182122.", {}),
    ("promise.absolute", "孩子肯定会喜欢。", {}),
    ("promise.absolute", "衬衫百分之百纯棉。", {}),
    ("promise.absolute", "保单的续保保费为1,860元。", {}),
    ("promise.contradiction", "您的车辆11月25日18:00前修好。", REPAIRED),
    ("placeholder.unfilled", "Super Bowl XX and XXX posters are in the sale.", {}),
]


def test_they_are_found() -> None:
    assert missed(FOUND) == []


def test_what_only_looks_like_them_is_passed_over() -> None:
    assert false_alarms(NOT_FOUND) == []


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("11月28日0:30至4:30升级。", "11月28日00:30至04:30升级。"),
        ("11月28日01:30至4:30升级。", "11月28日01:30至04:30升级。"),
        ("11月28日9:00至5:00开放。", "11月28日9:00至17:00开放。"),
        ("We are open 28 November 0:30 to 4:30.", "We are open 28 November 00:30 to 04:30."),
    ],
)
def test_the_end_of_a_range_is_read_as_its_begin(short: str, full: str) -> None:
    assert findings("fact.changed", short, full_text=full) == []


def test_another_end_of_a_range_is_found() -> None:
    assert findings("fact.changed", "11月28日0:30至4:30升级。", full_text="11月28日00:30至16:30升级。") != []
