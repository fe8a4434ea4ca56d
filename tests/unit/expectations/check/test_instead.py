"""A suggested time or fact: written in the way of the text, and nothing is found in what it makes of it."""

from typing import Any

import pytest

from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.check.registry import RULES
from tests.unit.expectations.check.judged import at, findings
from tests.unit.expectations.check.test_catalogue import REFUND, TOO_SOON
from tests.unit.expectations.check.test_opening_hours import CLOSED, OFFICE

RETURNS = {"topic": "refund", "soonest": "PT20H24M", "words": ["refund", "退款"]}
"""Of Monday 10:00, Tuesday 06:24: before anybody is there."""
WEDNESDAY = {"topic": "refund", "what": "refund", "due_at": "2026-11-25T18:00:00+08:00", "amount": "30.00"}


def applied(text: str, one: Finding) -> str:
    return text[: one.start] + str(one.suggestion) + text[one.end :]


def after(rule: str, text: str, **context: Any) -> str:
    """The text with what one finding suggests, in which nothing of its kind is found any more."""
    (one,) = findings(rule, text, **context)
    assert one.suggestion is not None
    better = applied(text, one)
    times = ("promise.over-catalogue", "hours.closed", "date.weekday", "date.past", "time.ambiguous", rule)
    assert {known.name for known in RULES} >= set(times)
    assert [found for name in times for found in findings(name, better, **context)] == []
    return better


@pytest.mark.parametrize("text", [text for text in TOO_SOON if "当天" not in text and "same-day" not in text])
def test_what_is_too_soon_is_put_off_until_it_is_offered(text: str) -> None:
    after("promise.over-catalogue", text, catalogue=[REFUND], hours=OFFICE)


@pytest.mark.parametrize(("text", "now"), CLOSED)
def test_a_closed_time_is_put_off_until_somebody_is_there(text: str, now: str) -> None:
    after("hours.closed", text, now=at(now), hours=OFFICE, holidays="CN")


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("We will refund you today by 16:00.", "We will refund you by Tue 24 Nov 09:00."),
        ("We will refund you within 2 hours.", "We will refund you by Tue 24 Nov 09:00."),
        ("我们会在今天16:00前为您退款。", "我们会在11月24日(周二)09:00前为您退款。"),
        ("我们会在11月23日（周一）16:00前为您退款。", "我们会在11月24日（周二）09:00前为您退款。"),
        ("我們會在2小時內為您退款。", "我們會在11月24日(週二)09:00前為您退款。"),
    ],
)
def test_the_first_moment_is_named_that_is_offered_and_open(text: str, better: str) -> None:
    (one,) = findings("promise.over-catalogue", text, catalogue=[RETURNS], hours=OFFICE)
    assert one.facts["earliest"] == "2026-11-24T09:00:00+08:00"
    assert after("promise.over-catalogue", text, catalogue=[RETURNS], hours=OFFICE) == better


def test_without_hours_it_is_the_next_quarter_of_an_hour() -> None:
    text = "We will refund you within 2 hours."
    assert after("promise.over-catalogue", text, catalogue=[RETURNS]) == "We will refund you by Tue 24 Nov 06:30."


def test_what_is_closed_and_too_soon_is_put_off_until_it_is_neither() -> None:
    text = "We will refund you by 20:00."
    assert after("hours.closed", text, catalogue=[REFUND], hours=OFFICE) == "We will refund you by Thu 26 Nov 10:00."


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("We will refund you by 27 November 18:00.", "We will refund you by Wednesday 25 November 18:00."),
        ("We will refund you on Friday.", "We will refund you on Wednesday 25 November."),
        ("我们会在11月27日（周五）18:00前为您退款。", "我们会在11月25日（周三）18:00前为您退款。"),
    ],
)
def test_the_promised_date_is_suggested(text: str, better: str) -> None:
    assert after("promise.contradiction", text, open_promises=[WEDNESDAY]) == better


def test_a_promised_date_that_is_over_is_not_suggested() -> None:
    past = {**WEDNESDAY, "due_at": "2026-11-20T18:00:00+08:00"}
    (one,) = findings("promise.contradiction", "We will refund you by 27 November 18:00.", open_promises=[past])
    assert one.suggestion is None


def test_of_several_promises_the_one_that_is_meant_is_named() -> None:
    fare = {"topic": "refund", "what": "refund of the fare", "due_at": "2026-11-30T18:00:00+08:00"}
    postage = {"topic": "refund", "what": "postage refund", "due_at": "2026-11-25T18:00:00+08:00"}
    said = "Your refund of the fare comes: we will refund you by 26 November 18:00."
    for promises in ([fare, postage], [postage, fare]):
        (near,) = findings("promise.contradiction", "We will refund you by 26 November 18:00.", open_promises=promises)
        assert near.facts["what"] == "postage refund", "its date is nearer"
        (named,) = findings("promise.contradiction", said, open_promises=promises)
        assert named.facts["what"] == "refund of the fare"


@pytest.mark.parametrize(
    ("full", "short", "better"),
    [
        (
            "We will refund CNY 30.00 by Fri 27 Nov 18:00.",
            "Refund of CNY 30.00 by Thu 26 Nov 18:00.",
            "Refund of CNY 30.00 by Fri 27 Nov 18:00.",
        ),
        (
            "我们会在11月27日(周五)18:00前退款30.00元。",
            "11月27日(周五)18:00前退50.00元。",
            "11月27日(周五)18:00前退30.00元。",
        ),
    ],
)
def test_the_fact_of_the_full_text_is_suggested(full: str, short: str, better: str) -> None:
    assert after("fact.changed", short, full_text=full) == better


def test_a_fact_that_may_be_one_of_several_is_not_suggested() -> None:
    full = "We will refund CNY 30.00 and CNY 12.00 by Fri 27 Nov 18:00."
    (one,) = findings("fact.changed", "Refund of CNY 99.00 by Fri 27 Nov 18:00.", full_text=full)
    assert one.suggestion is None


def test_a_clock_time_whose_day_stands_elsewhere_and_a_range_are_left_to_a_person() -> None:
    for text in ("On 25 November we will call you at 23:00.", "We will call you on 25 November, 20:00-22:00."):
        assert [one.suggestion for one in findings("hours.closed", text, hours=OFFICE)] == [None]


def test_at_the_end_of_the_calendar_nothing_is_suggested() -> None:
    never = {**WEDNESDAY, "due_at": "9999-12-31T18:00:00+08:00"}
    (one,) = findings("promise.contradiction", "We will refund you by 27 November 18:00.", open_promises=[never])
    assert one.suggestion is None
