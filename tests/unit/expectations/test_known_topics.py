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
