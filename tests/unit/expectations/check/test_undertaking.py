"""What we undertake: at a vague time, at no time, without any condition."""

from collections.abc import Iterable
from datetime import datetime

import pytest

from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.context import CheckContext
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.check.rules import undertaking
from tests.unit.expectations.check import undertakings_en, undertakings_zh
from tests.unit.expectations.check.judged import misread

_CONTEXT = CheckContext(now=datetime.fromisoformat("2026-11-23T10:00:00+08:00"), timezone="Asia/Shanghai")


def findings(text: str) -> list[Finding]:
    checked = Checked(text, "email", _CONTEXT)
    return [
        *undertaking.vague(checked),
        *undertaking.no_deadline(checked),
        *undertaking.absolute(checked),
    ]


def rules(text: str) -> set[str]:
    return {one.rule for one in findings(text)}


def read_as(rule: str | None, texts: Iterable[str]) -> list[tuple[str, set[str], set[str]]]:
    """The texts in which not just that rule finds something; without a rule, in which any does."""
    return misread([(text, {rule} if rule else set()) for text in texts], rules)


def without_guarantee(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if "promise.absolute" not in rules(text)]


def test_a_vague_time_of_ours() -> None:
    assert read_as("time.vague", [*undertakings_zh.VAGUE, *undertakings_en.VAGUE]) == []


def test_an_action_of_ours_without_any_time() -> None:
    assert read_as("promise.no-deadline", [*undertakings_zh.NO_DEADLINE, *undertakings_en.NO_DEADLINE]) == []


def test_a_guarantee_of_ours() -> None:
    assert without_guarantee([*undertakings_zh.ABSOLUTE, *undertakings_en.ABSOLUTE]) == []


def test_nothing_of_ours_is_undertaken_loosely() -> None:
    assert read_as(None, [*undertakings_zh.NONE, *undertakings_en.NONE]) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("您好，我们会尽快处理。", [(6, 8, "time.vague")]),
        ("We will call you soon.", [(17, 21, "time.vague")]),
        ("我们会给您回电。", [(3, 7, "promise.no-deadline")]),
        ("😀我们保证明天到。", [(3, 5, "promise.absolute")]),
        ("> 我们会尽快处理\n我们会尽快处理", [(13, 15, "time.vague")]),
    ],
)
def test_where_it_stands(text: str, places: list[tuple[int, int, str]]) -> None:
    assert [(one.start, one.end, one.rule) for one in findings(text)] == places


def test_a_firm_time_in_the_sentence_clears_a_vague_one_but_one_that_is_over_does_not() -> None:
    assert rules("我们会尽快处理，最晚11月25日18:00前") == set()
    assert rules("您昨天反映的问题我们会尽快处理") == {"time.vague"}


def test_a_time_in_the_next_sentence_dates_an_action_and_one_in_the_one_after_does_not() -> None:
    assert rules("我们会给您回电。时间是明天10点。") == set()
    assert rules("我们会给您回电。谢谢。明天见。") == {"promise.no-deadline"}


def test_when_the_customer_is_to_act_is_no_time_of_ours() -> None:
    assert rules("我们会给您回电。请您尽快告知方便的时间。") == {"promise.no-deadline"}
    assert rules("我们会给您回电。专员会尽快联系您。") == {"time.vague"}


def test_one_finding_for_all_that_one_sentence_leaves_open() -> None:
    assert [one.rule for one in findings("我们会核实并回复您，再退款给您。")] == ["promise.no-deadline"]


@pytest.mark.parametrize(
    "unit", ["we will ", "我们会", "我们会尽快给您回电，", "we will call you soon, ", "我们保证", "“我", "x"]
)
def test_a_hundred_thousand_characters_are_read_through(unit: str) -> None:
    findings(unit * (100_000 // len(unit)))
