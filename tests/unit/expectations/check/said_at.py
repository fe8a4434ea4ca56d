"""How the tests of times write down what a text says."""

from datetime import datetime
from zoneinfo import ZoneInfo

from agent_tui.domain.business_time import BusinessTime
from agent_tui.expectations.check.reading import read
from agent_tui.expectations.check.times import TimeSaid, times_in

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=SHANGHAI)
"""A Monday."""


def firm_in(text: str, now: datetime | None = NOW) -> list[TimeSaid]:
    """The times of `text` but for the vague ones."""
    return [one for one in times_in(read(text), now, BusinessTime({})) if one.precision != "vague"]


def written(one: TimeSaid) -> str:
    """ "11-25 18:00", "11-25" for a day, "+2wd" for a span; "<" where it is a deadline, "past" where it is over."""
    if one.precision == "span":
        unit = "wd" if one.working_days is not None else (one.unit or "")[:2]
        told = f"+{one.amount:g}{unit}"
    elif one.at is None:
        told = "?"
    else:
        told = f"{one.at:%m-%d %H:%M}" if one.precision == "minute" else f"{one.at:%m-%d}"
    if one.earliest is not None:
        told = f"{one.earliest:%m-%d %H:%M}/{told}"
    marks = ("<" if one.deadline else "") + (">" if one.after else "") + (" past" if one.past else "")
    return told + marks
