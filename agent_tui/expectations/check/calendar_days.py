"""Which day of the calendar is meant, seen from today, and which time of the day."""

import calendar
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Final

from agent_tui.expectations.check.time_atoms import Atom, Part

_LONGEST_DAYS: Final = 3650
"""Nothing is counted further; a stranger's text may try."""
LAST_MINUTE: Final = time(23, 59)
"""Midnight, as the end of its day."""


def plus_days(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=min(days, _LONGEST_DAYS))
    except OverflowError:
        return None


def plus_months(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


@lru_cache(maxsize=256)
def nearest(year: int | None, month: int | None, day: int, ahead: int | None, today: date | None) -> date | None:
    """That date; without a year, or without a month, the one nearest to today, unless it is said how many years or
    months from now it lies. Kept, because a text names the same few days from key to key."""
    if today is None and year is None:
        return None
    if year is not None:
        months = [(year, month or 1)]
    elif today is not None and month is not None:
        years = [today.year + ahead] if ahead is not None else [today.year - 1, today.year, today.year + 1]
        months = [(each, month) for each in years]
    else:
        assert today is not None
        steps = [ahead] if ahead is not None else [-1, 0, 1]
        months = [(each.year, each.month) for each in (plus_months(today.replace(day=1), step) for step in steps)]
    near: list[date] = []
    for each, number in months:
        try:
            near.append(date(each, number, day))
        except ValueError:
            continue  # 29 February, in another year
    if not near:
        return None
    return min(near, key=lambda one: abs((one - today).days)) if today is not None else near[0]


def weekday_from(today: date, atom: Atom, period: Atom | None) -> tuple[date | None, date | None]:
    """The day, and the other one that some would mean."""
    weekday = atom.weekday or 0
    monday = today - timedelta(days=today.weekday())
    ahead = atom.ahead
    if ahead is None and period is not None and period.unit == "week":
        ahead = period.ahead
    if ahead is not None:
        day = monday + timedelta(weeks=ahead, days=weekday)
        coming = today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
        return day, coming if atom.is_next and coming != day else None
    return today + timedelta(days=(weekday - today.weekday()) % 7), None


def end_of(today: date, period: Atom) -> date | None:
    """The last day that is meant."""
    ahead = period.ahead or 0
    if period.unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=ahead)
        return monday + timedelta(
            days={"weekend": 6, "start": 2, "middle": 3}.get(period.place, 4 if period.place == "end" else 6)
        )
    if period.unit == "year":
        return date(today.year + ahead, 1 if period.place == "start" else 12, 15 if period.place == "start" else 31)
    if period.month is not None:
        years = [period.year] if period.year else [today.year + period.ahead] if period.ahead is not None else None
        first = min(
            (date(year, period.month, 1) for year in years or (today.year - 1, today.year, today.year + 1)),
            key=lambda one: abs((one - today).days),
        )
    else:
        first = plus_months(today.replace(day=1), ahead)
    last = calendar.monthrange(first.year, first.month)[1]
    return first.replace(day={"start": 10, "middle": 20}.get(period.place, last))


def time_of_day(clock: Atom, part: Part | None) -> tuple[time, bool]:
    """The time of day, and whether it is the next day's."""
    hour, minute, half = clock.hour, clock.minute, clock.half
    part = part or clock.part
    if clock.part == "midnight" or hour == 24:
        return (LAST_MINUTE, False) if not minute else (time(0, minute), True)
    if half == "am":
        return time(0 if hour == 12 else hour % 24, minute), False
    if half == "pm":
        return time(hour + 12 if hour < 12 else hour, minute), False
    if part in ("afternoon", "evening") and hour < 12:
        return time(hour + 12, minute), False
    if part in ("evening", "night") and hour == 12:
        return (LAST_MINUTE, False) if not minute else (time(0, minute), True)
    if part == "night" and 5 <= hour < 12:
        return time(hour + 12, minute), False
    if part == "noon" and hour < 4:
        return time(hour + 12, minute), False
    if part == "dawn" and hour == 12:
        return time(0, minute), False
    if part is None and 1 <= hour <= 6 and not clock.is_figures:
        return time(hour + 12, minute), False
    return time(hour, minute), False
