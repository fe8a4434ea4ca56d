"""Whatever stands in a text, it is checked: no rule fails on it, every finding lies in it and can be told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_tui.domain.values import CHANNELS, Channel
from agent_tui.expectations.check.check import check, judged
from agent_tui.messages.findings import tell_finding
from tests.docs.checks_page import example_context

CONTEXT = example_context("promise.contradiction", "zh")
WORDS = (
    "我们 您 会 将 尽快 11月25日 （周五） 18:00 前 退款 30元 保证 不能 工单 $name XX ___ ， 。 ？ “ ” "
    "4111111111111111 11010519491231002X we will call you soon by Friday guarantee ticket not . ? 明天 3个工作日内 "
    "9999-12-31 0001-01-01 24:00 99999999999年 13月45日 零 十二 １２ ﷺ ß İ { } 【 】 原定 改为"
)
PIECES = st.sampled_from(
    [
        *WORDS.split(),
        *(f" {word}" for word in WORDS.split() if word.isascii()),
        *("> ", "\n", "\r\n", " 25 November", "within 2 working days"),
        *("\u202e", "\u200b", "😀", "\U0001f1e8\U0001f1f3", "\x00", "\u0301"),
    ]
)
LONG = (
    *("我们会尽快退款，", "当天到账", "we will call you, ", "工单", "11月25日", "的", "a", "a@", "9"),
    *("(", "? ", "【", "“", "\n", "> x\n"),
)


def told(text: str, channel: Channel) -> None:
    for one in check(text, channel, CONTEXT):
        assert 0 <= one.start <= one.end <= len(text)
        for language in ("en", "zh"):
            assert tell_finding(one.rule, one.facts, "zh" if language == "zh" else "en").isprintable()


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(CHANNELS))
def test_pieces_in_any_order(text: str, channel: Channel) -> None:
    told(text, channel)


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200), st.sampled_from(CHANNELS))
def test_any_characters(text: str, channel: Channel) -> None:
    told(text, channel)


@pytest.mark.parametrize("piece", LONG)
def test_a_text_of_a_hundred_thousand_characters(piece: str) -> None:
    told((piece * 100_000)[:100_000], "email")


def test_what_is_shown_and_not_judged_is_left_out() -> None:
    text = "我们会在月底前给您回电。"
    assert [one.rule for one in check(text, "email", CONTEXT)] == ["time.ambiguous"]
    assert judged(text, "email", CONTEXT) == ()
