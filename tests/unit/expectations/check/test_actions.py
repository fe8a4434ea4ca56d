"""Who does what, and how it is put."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from agent_tui.expectations.check.actions import Action, actions_in
from agent_tui.expectations.check.reading import read
from agent_tui.expectations.check.times import times_by_sentence

_NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def actions(text: str) -> list[Action]:
    reading = read(text)
    return list(actions_in(reading, times_by_sentence(reading, _NOW)))


def only(text: str) -> Action:
    found = actions(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("我们会给您回电", "ours"),
        ("专员将与您联系", "ours"),
        ("款项将退回您的账户", "ours"),
        ("您请尽快回复", "customer"),
        ("客户会明天提交", "customer"),
        ("请您提交", "customer"),
        ("银行会处理", "other"),
        ("We will call you", "ours"),
        ("The engineer will call you", "ours"),
        ("You will be refunded", "ours"),
        ("The caller will send the form", "customer"),
        ("You will send the form", "customer"),
    ],
)
def test_who_acts(text: str, actor: str) -> None:
    assert {one.actor for one in actions(text)} == {actor}


@pytest.mark.parametrize(
    "text",
    [
        "我们会给您回电",
        "已告知客户，我们会回电",
        "处理完我再联系您",
        "答应客户减免",
        "We will call you",
        "We're going to call you",
        "Told the caller that we would refund her",
        "Promised the customer a callback",
        "You will be contacted",
    ],
)
def test_what_is_promised(text: str) -> None:
    assert any(one.is_promise and one.actor == "ours" for one in actions(text))


@pytest.mark.parametrize(
    "text",
    [
        "我们不会联系您",
        "我们已退款",
        "需要我们回电吗？",
        "我们可以为您换货",
        "我们正在核实",
        "以便我们处理",
        "客户要求我们退款",
        "系统会自动退款",
        "上次答应回电",
        "We will not call you",
        "Shall we call you?",
        "We can call you",
        "The caller wants us to call",
        "You said we would call",
        "We usually will refund",
        "He asked whether we will refund him",
    ],
)
def test_what_is_no_promise_of_ours(text: str) -> None:
    assert not any(one.is_promise and one.actor == "ours" for one in actions(text))


def test_how_it_is_put() -> None:
    assert only("我们不会联系您").is_negated
    assert only("我们已退款").is_done
    assert only("如果您需要，我们会联系您").waits_for_customer
    assert only("如遇延误，我们会通知您").hangs_on_event
    assert only("We will not call you").is_negated
    assert only("If you need it, we will call you").waits_for_customer
    assert only("If anything changes, we will call you").hangs_on_event


def test_the_times_of_its_clause_then_of_its_sentence_then_of_the_next() -> None:
    text = "我们明天回电，周五退款"
    assert [[text[time.start : time.end] for time in one.times] for one in actions(text)] == [["明天"], ["周五"]]
    text = "We will call you. It is on Friday."
    assert [[text[time.start : time.end] for time in one.times] for one in actions(text)] == [["Friday"]]
    assert only("我们会回电").times == ()


def test_places_are_those_of_the_whole_text() -> None:
    text = "您好。\n我们会给您回电。"
    one = only(text)
    assert text[one.start : one.end] == "给您回电"
    assert text[one.clause[0] : one.clause[1]] == "我们会给您回电"
    assert one.sentence == 1


def test_a_date_with_its_weekday_in_brackets_ends_no_clause() -> None:
    text = "我们11月25日（周三）18:00前回电"
    assert only(text).clause == (0, len(text))


def test_quoted_words_are_not_undertaken_unless_they_are_ours() -> None:
    assert not any(one.is_promise for one in actions("他说过“我们会回电”"))
    assert any(one.is_promise for one in actions("已答复客户：“我们会回电”"))
