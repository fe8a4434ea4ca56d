"""Whole card and identity numbers in what goes out. All numbers are made up; only their check digits hold."""

import pytest

from agent_tui.domain.values import Channel
from agent_tui.expectations.check.check import check
from agent_tui.expectations.check.context import CheckContext
from tests.unit.expectations.check.moments import at

CARD, LONG_CARD, AMEX = "6222021001116245", "6222021001116245702", "378282246310005"
IDENTITY, IDENTITY_X = "110101199003077758", "11010519491231002X"


def found(text: str, context: CheckContext | None = None) -> list[tuple[str, str]]:
    findings = check(text, "chat", context or CheckContext())
    return [(one.rule, text[one.start : one.end]) for one in findings if one.rule.startswith("pii")]


@pytest.mark.parametrize(
    ("text", "rule", "number"),
    [
        ("已退回您的银行卡4111111111111111", "pii.card", "4111111111111111"),
        ("请核对卡号：5555 5555 5555 4444。", "pii.card", "5555 5555 5555 4444"),
        ("card 4012-8888-8888-1881 was charged", "pii.card", "4012-8888-8888-1881"),
        ("卡号４１１１１１１１１１１１１１１１", "pii.card", "４１１１１１１１１１１１１１１１"),
        ("Your Amex 3782 822463 10005 is on file.", "pii.card", "3782 822463 10005"),
        ("退至4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "pii.card", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"),
        ("卡号为4111\u00a01111\u00a01111\u00a01111", "pii.card", "4111\u00a01111\u00a01111\u00a01111"),
        ("訂單8812的退款已退回信用卡4111111111111111", "pii.card", "4111111111111111"),
        ("Order 8812 was refunded to account 4111111111111111.", "pii.card", "4111111111111111"),
        ("手机13800000001，卡4111111111111111", "pii.card", "4111111111111111"),
        ("4111111111111111", "pii.card", "4111111111111111"),
        ("身份证11010519491231002X已核验", "pii.id", "11010519491231002X"),
        ("身份证号：11010519491231002x", "pii.id", "11010519491231002x"),
        ("ID number 110105 19491231 002X is verified", "pii.id", "110105 19491231 002X"),
        ("您的身份證１１０１０５１９４９１２３１００２Ｘ", "pii.id", "１１０１０５１９４９１２３１００２Ｘ"),
        ("证件 110105-19491231-002X", "pii.id", "110105-19491231-002X"),
    ],
)
def test_a_whole_number_is_found(text: str, rule: str, number: str) -> None:
    assert found(text) == [(rule, number)]


@pytest.mark.parametrize(
    "text",
    [
        "您尾号1111的卡已退款",
        "卡号4111 **** **** 1111",
        "卡号4111********1111",
        "卡号4111 XXXX XXXX 1111",
        "银行卡4111111111111112",  # Luhn does not hold
        "订单号4111111111111111已发货",
        "订单编号：4111 1111 1111 1111",
        "訂單編號4111111111111111",
        "运单4111111111111111已揽收",
        "快递单号 4111111111111111",
        "合同号4111111111111111",
        "tracking number 4111111111111111",
        "Tracking: 4111-1111-1111-1111",
        "order no. 4111111111111111 has shipped",
        "Contract 4111111111111111 ends in May.",
        "invoice number 4111111111111111",
        "流水号4111111111111111",
        "4111111111111111（订单号）已发货",
        "4111111111111111 is your order number",
        "IMEI 490154203237518",
        "序列号 352099001761481",
        "请拨打400-820-8820或13800000001",
        "2026-11-25 18:00，400-800-1234",
        "1761481352099001",  # begins with what no card begins with
        "0000000000000000",
        "1732345678901",  # milliseconds
        "金额4111111111111111.50",
        "a4111111111111111",
        "411111111111111141111111111111114111",
        "身份证110105194912310021",  # the check sign is X
        "身份证11010519491331002X",
        "身份证110***********002X",
        "合同编号11010519491231002X",
        "990105194912310026",
        "",
    ],
)
def test_what_is_no_whole_number_of_a_person_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_an_identity_number_is_one_alone_also_where_luhn_holds() -> None:
    # 18 digits for which both checks hold
    number = "110101199003070118"
    assert [rule for rule, _ in found(f"证件{number}")] in (["pii.id"], [])
    assert [rule for rule, _ in found("身份证11010519491231002X")] == ["pii.id"]


def test_nobody_is_born_tomorrow() -> None:
    number = "11010520301231001"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    sign = "10X98765432"[sum(map(int.__mul__, weights, map(int, number))) % 11]
    assert found(f"身份证{number}{sign}", CheckContext(now=at("2026-11-23T10:00:00+08:00"))) == []
    assert found(f"身份证{number}{sign}", CheckContext(now=at("2031-11-23T10:00:00+08:00")))


def test_a_note_for_colleagues_may_hold_them() -> None:
    text = "卡4111111111111111，身份证11010519491231002X"
    assert len(found(text)) == 2
    assert found(text, CheckContext(internal=True)) == []


@pytest.mark.parametrize("channel", ["phone", "counter"])
def test_what_is_written_of_a_talk_is_such_a_note(channel: Channel) -> None:
    assert check("客户更新扣款卡4111111111111111", channel) == ()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("4111 1111 1111 1111", "4111 **** **** 1111"),
        ("4111111111111111", "4111********1111"),
        ("11010519491231002X", "110***********002X"),
        ("110105 19491231 002X", "110*** ******** 002X"),
    ],
)
def test_the_suggestion_masks(text: str, masked: str) -> None:
    (finding,) = check(text, "email")
    assert finding.suggestion == masked
    assert check(masked, "email") == ()


def test_a_customers_number_that_is_quoted_back_is_theirs() -> None:
    assert found("已收到。\n> 我的卡号4111111111111111\n") == []


def test_long_texts_take_no_time() -> None:
    for hostile in ("4111 " * 20_000, "1" * 100_000, "1 " * 50_000, "1-" * 50_000, "4111111111111111 " * 5_000):
        found(hostile)
