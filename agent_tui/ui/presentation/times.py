"""Times in words: time left, ages, clock times and days as seen from now, in the agent's time zone, both languages.

Every aware datetime of the years 1 to 9999 has words; where it cannot be moved into the zone it is shown as it stands.
Durations go by whole minutes, and by seconds only in the minute before and after a deadline, so that a screen full of
them changes seldom.
"""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from types import MappingProxyType
from typing import NamedTuple

from agent_tui.messages.screen_rows import MONTHS, TIMES, WEEKDAYS
from agent_tui.messages.speech import Language, say

MINUTE = 60
HOUR = 60 * MINUTE
DAY = 24 * HOUR
MOST_DAYS = 999

Names = Mapping[str, str]
"""Agent → what people call them; who is not in it is called by their id."""


class Here(NamedTuple):
    """From where a screen is read: the time zone, the language, and what agents are called."""

    zone: tzinfo
    language: Language
    verify: str = "v"
    """The key that verifies a customer."""
    names: Names = MappingProxyType({})

    def name(self, agent: str) -> str:
        """What people call an agent; their id where nothing else is known."""
        return self.names.get(agent) or agent

    def name_and_id(self, agent: str) -> str:
        """`李娜 li.na`, where one is chosen."""
        name = self.names.get(agent)
        return f"{name} {agent}" if name else agent


def local(at: datetime, zone: tzinfo) -> datetime:
    """`at` in `zone`; at the rim of the calendar, where that overflows, `at` itself."""
    try:
        return at.astimezone(zone)
    except (OverflowError, ValueError):
        return at


def seconds_until(at: datetime, now: datetime) -> float:
    """Seconds from now to `at`; negative once it has passed."""
    return (at - now).total_seconds()


def left(due: datetime, now: datetime, language: Language) -> str:
    """Time left until `due`, at most 6 cells: "0:42", "26分", "1时26", "3天"; with a minus once it has passed."""
    seconds = seconds_until(due, now)
    whole = int(abs(seconds))
    sign = "-" if seconds < 0 else ""
    if whole < MINUTE:
        return f"{sign}0:{whole:02}"
    return sign + _long(whole, language, 6 - len(sign))


def age(since: datetime, now: datetime, language: Language) -> str:
    """How long ago, at most 6 cells: "<1分", "26分", "1时26", "3天"; a time to come counts as now."""
    whole = max(0, int(-seconds_until(since, now)))
    return say(TIMES, "under-a-minute", language) if whole < MINUTE else _long(whole, language, 6)


def until_tick(due: datetime | None, now: datetime) -> float:
    """Seconds until a screen that shows `left(due)` must look at the clock again: at the next full minute of the
    clock, so that all lines change together; by the second in the minute before and after `due`; and when that
    begins."""
    until = 60 - now.second - now.microsecond / 1e6
    if due is None:
        return until
    seconds = seconds_until(due, now)
    if -MINUTE < seconds <= MINUTE:
        return min(until, seconds % 1 or 1.0)
    return min(until, seconds - MINUTE) if seconds > MINUTE else until


def same_minute(one: datetime, other: datetime) -> bool:
    """True where a clock shows both alike."""
    return one.replace(second=0, microsecond=0) == other.replace(second=0, microsecond=0)


def goes_by_seconds(due: datetime, now: datetime) -> bool:
    """True in the minute before and after `due`, and for a second around that."""
    return abs(seconds_until(due, now)) <= MINUTE + 1


def _long(whole: int, language: Language, width: int) -> str:
    if whole < HOUR:
        return say(TIMES, "minutes", language, n=whole // MINUTE)
    if whole < DAY:
        hours, minutes = whole // HOUR, whole % HOUR // MINUTE
        text = say(TIMES, "hours-minutes", language, hours=hours, minutes=f"{minutes:02}")
        cells = len(text) + (language == "zh")
        return text if cells <= width else say(TIMES, "hours", language, n=hours)
    return say(TIMES, "days", language, n=min(whole // DAY, MOST_DAYS))


def clock(at: datetime, here: Here) -> str:
    """ "10:40"."""
    return f"{local(at, here.zone):%H:%M}"


def duration(seconds: float) -> str:
    """A length as a clock shows it: "0:42", "12:05", "1:26:00"."""
    whole = max(0, int(seconds))
    if whole < HOUR:
        return f"{whole // 60}:{whole % 60:02}"
    return f"{whole // HOUR}:{whole % HOUR // 60:02}:{whole % 60:02}"


def is_today(at: datetime, now: datetime, here: Here) -> bool:
    return local(at, here.zone).date() == local(now, here.zone).date()


def owed_time(due: datetime, now: datetime, here: Here) -> str:
    """A deadline in 5 cells: "10:50" today, "11-25" this year, else the year."""
    there, today = local(due, here.zone), local(now, here.zone)
    if there.date() == today.date():
        return f"{there:%H:%M}"
    return f"{there.month:02}-{there.day:02}" if there.year == today.year else f"{there.year:04}"


def day(at: datetime, now: datetime, here: Here) -> str:
    """The day as people say it: "今天", "昨天", "明天", "22日" (this month), "9月22日", "2025年9月22日"."""
    there, today = local(at, here.zone).date(), local(now, here.zone).date()
    apart = (there - today).days
    if apart == 0:
        return say(TIMES, "today", here.language)
    if apart == -1:
        return say(TIMES, "yesterday", here.language)
    if apart == 1:
        return say(TIMES, "tomorrow", here.language)
    return _date(there.year, there.month, there.day, today.year, today.month, here.language)


def recent_day(at: datetime, now: datetime, here: Here) -> str:
    """As `day`; in English the days of the past week go by their weekday ("Fri"), which is how people say it."""
    there, today = local(at, here.zone).date(), local(now, here.zone).date()
    if here.language == "en" and 0 < (today - there).days < 7:
        return WEEKDAYS[there.weekday()].en
    return day(at, now, here)


def date_with_weekday(at: datetime, now: datetime, here: Here) -> str:
    """ "25日(三)", "Wed 25 Nov"; today and tomorrow by their names."""
    there, today = local(at, here.zone).date(), local(now, here.zone).date()
    if 0 <= (there - today).days <= 1:
        return day(at, now, here)
    date = _date(there.year, there.month, there.day, today.year, today.month, here.language)
    return _with_weekday(date, there.weekday(), here.language)


def day_heading(at: datetime, now: datetime, here: Here) -> str:
    """A day named and dated: "今天 23日(一)", "20日(五)", "2025年9月22日(一)"."""
    there, today = local(at, here.zone).date(), local(now, here.zone).date()
    date = _date(there.year, there.month, there.day, today.year, today.month, here.language)
    dated = _with_weekday(date, there.weekday(), here.language)
    if abs((there - today).days) > 1:
        return dated
    return say(TIMES, "named-day", here.language, name=day(at, now, here), date=dated)


def deadline(due: datetime, now: datetime, here: Here) -> str:
    """ "25日(三)18:00", "Wed 25 Nov 18:00"."""
    gap = "" if here.language == "zh" else " "
    return date_with_weekday(due, now, here) + gap + clock(due, here)


def _date(year: int, month: int, number: int, this_year: int, this_month: int, language: Language) -> str:
    if year != this_year:
        key = "day-of-any-year"
    elif month != this_month:
        key = "day-of-year"
    else:
        key = "day-of-month"
    return say(TIMES, key, language, year=year, month=MONTHS[month - 1], month_number=month, day=number)


def _with_weekday(date: str, weekday: int, language: Language) -> str:
    words = WEEKDAYS[weekday]
    return say(TIMES, "day-with-weekday", language, date=date, weekday=words.zh if language == "zh" else words.en)
