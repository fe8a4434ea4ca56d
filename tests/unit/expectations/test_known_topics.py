"""Promises without a topic's code: by their words they are about the same thing as those that have it."""

from datetime import date

import pytest

from agent_tui.desk.template_files import TemplateFiles, built_in_folder
from agent_tui.expectations.known_topics import topic_meant, topic_named, topics_of

KNOWN = topics_of(TemplateFiles(built_in_folder()).shelf(date(2026, 11, 23)).by_id.values())


@pytest.mark.parametrize(
    ("what", "topic"),
    [
        ("退款30元", "refund"),
        ("把钱退回您的卡", "refund"),
        ("give you your money back", "refund"),
        ("Refund of 30 leaves us", "refund"),
        ("师傅上门维修", "visit"),
        ("an engineer visits", "visit"),
        ("回电: 退款", "call-back"),
        ("call you back about the refund", "call-back"),
        ("换货寄出", "delivery"),
        ("refund invoice 8812 in full", "refund"),
        ("refund the invoice in full", "refund"),
        ("invoice 8812 refunded", "refund"),
        ("发票8812的退款", "refund"),
        ("给您退30元", "refund"),
        ("給您退30元", "refund"),
        ("退您三十块", "refund"),
        ("退您押金", "refund"),
        ("退还维修费60元", "refund"),
        ("退上门费", "refund"),
        ("refund the delivery fee", "refund"),
        ("CNY 60 back on your card", "refund"),
        ("30 euros back", "refund"),
        ("repay the deposit", "refund"),
        ("减免上门费", "credit"),
        ("refund and an engineer visits", None),
        ("退款后师傅上门", None),
        ("investigate the refund", None),
        ("send the invoice", None),
        ("退30天内办", None),
        ("退出合约", None),
        ("退订", None),
        ("寄出发票", None),
        ("退款并上门维修", None),
        ("升级给班长", "escalation"),
        ("把合同看完", None),
        ("now", None),
    ],
)
def test_the_words_of_a_promise_name_its_topic_where_they_name_one_thing(what: str, topic: str | None) -> None:
    assert topic_named(what, KNOWN) == topic


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("退款", "refund"),
        ("REFUND", "refund"),
        (" Money back ", "refund"),
        ("上门", "visit"),
        ("late", "late"),
        ("装修", "装修"),
        ("orders.7", "orders.7"),
    ],
)
def test_a_topic_may_be_said_in_a_word(typed: str, topic: str) -> None:
    assert topic_meant(typed, KNOWN) == topic
