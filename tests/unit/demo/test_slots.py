"""Blanks are filled once, and deadlines are what a desk would say."""

from datetime import datetime, timedelta, timezone

import pytest

from agent_tui.demo.slots import deadline, deadline_words, fill

ZONE = timezone(timedelta(hours=8))


def test_what_is_filled_in_is_not_looked_at_again() -> None:
    assert fill("{name}, {order}", {"name": "{order}", "order": "1"}) == "{order}, 1"


def test_a_blank_that_nobody_drew_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill("{absent}", {})


@pytest.mark.parametrize(
    ("said_at", "hours", "due"),
    [
        ("2026-11-23T10:42", 48, "2026-11-25T12:00"),
        ("2026-11-23T15:42", 48, "2026-11-25T18:00"),
        ("2026-11-23T10:42", 4, "2026-11-23T15:00"),
        ("2026-11-23T21:42", 4, "2026-11-24T09:00"),
        ("2026-11-23T19:42", 3, "2026-11-24T09:00"),
    ],
)
def test_deadlines_are_noon_six_or_a_full_hour_of_the_desk(said_at: str, hours: int, due: str) -> None:
    at = datetime.fromisoformat(said_at).replace(tzinfo=ZONE)
    assert deadline(at, hours) == datetime.fromisoformat(due).replace(tzinfo=ZONE)


def test_a_deadline_is_said_with_day_weekday_and_hour() -> None:
    due = datetime(2026, 11, 25, 18, tzinfo=ZONE)
    assert deadline_words(due, "zh") == "11月25日(周三) 18:00前"
    assert deadline_words(due, "zh-TW") == "11月25日(週三) 18:00前"
    assert deadline_words(due, "en") == "Wed 25 Nov 18:00"
