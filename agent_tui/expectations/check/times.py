"""Times that a running text names, in both languages: dates, days of the week, clock times, spans, and vague ones."""

from datetime import datetime
from typing import Literal, NamedTuple

from agent_tui.expectations.check.reading import Reading

Precision = Literal["minute", "day", "span", "vague"]


class TimeSaid(NamedTuple):
    """A time that the text names. `date` and clock that belong together are one ("11月25日（周三）18:00前")."""

    start: int
    end: int
    """In code points of the whole text."""
    precision: Precision
    """`span`: a length of time from now ("24小时内", "within 3 working days"); `vague`: no time at all ("尽快")."""
    at: datetime | None = None
    """The latest moment that is meant; a bare date means that day's close of business. None where it cannot be told."""
    earliest: datetime | None = None
    """Where a range is meant ("14:00-16:00")."""
    deadline: bool = False
    """Something is due by then ("前", "内", "by", "within"), rather than at it."""
    past: bool = False
    """Said of what lies behind ("昨天", "已于", "ago")."""
    working_days: int | None = None
    """Counted in working days."""
    wrong_weekday: int | None = None
    """The date and the day of the week do not belong together: the right one, Monday 0."""


def times_in(reading: Reading, now: datetime | None) -> tuple[TimeSaid, ...]:
    """The times of the writer's own sentences, in order; relative ones are counted from `now`."""
    return ()
