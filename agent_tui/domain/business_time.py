"""When a business is open: hours by day of the week, public holidays, adjusted working days."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from agent_tui.domain.country_days import CountryDays, days_of
from agent_tui.domain.errors import BadInput

CLOSE_OF_BUSINESS: Final = time(18, 0)
"""Where no hours are known."""

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKEND: Final = frozenset({5, 6})
_LONGEST_COUNT: Final = 4000
"""Working days; nobody counts more, and a stranger's text may try."""
_LAST_MINUTE: Final = time(23, 59)
_YEARS: Final = range(100, 9900)
_NEXT_WORKDAY_WITHIN: Final = 60
"""Days; no country is on holiday for so long."""

_DAY_RANGE: Final = re.compile(r"(?P<first>[a-z]{3})[a-z]*(?:\s*[-–~]\s*(?P<last>[a-z]{3})[a-z]*)?\Z")
_HOURS: Final = re.compile(r"(?P<h1>\d{1,2}):(?P<m1>\d\d)\s*[-–~]\s*(?P<h2>\d{1,2}):(?P<m2>\d\d)\Z")


class Opening(NamedTuple):
    """From when to when; `closes` before `opens` is on the next day, and midnight is the end of the day."""

    opens: time
    closes: time


_WHOLE_DAY: Final = Opening(time(0), _LAST_MINUTE)


class BusinessTime:
    """Opening hours (`mon-fri`, `mon-sun`, `sat` → "09:00-18:00", "09:00-12:00,13:00-18:00") and the public holidays
    of a country (ISO 3166, two letters).

    Raises `BadInput("hours-unreadable")` with the key and value that are wrong; `BadInput("holidays-unknown-country")`
    when a day is asked about of a country whose holidays nobody knows."""

    def __init__(self, hours: Mapping[str, str], country: str | None = None) -> None:
        self._country = country
        self._openings: list[tuple[Opening, ...]] = [() for _ in DAYS]
        for days, written in hours.items():
            openings = _read_openings(days, written)
            for day in _read_days(days, written):
                self._openings[day] += openings
        self._openings = [tuple(sorted(openings)) for openings in self._openings]
        self._has_hours = bool(hours)
        self._workdays: dict[date, bool] = {}
        """What was told of a country's days."""

    @property
    def has_hours(self) -> bool:
        return self._has_hours

    def is_workday(self, day: date) -> bool:
        """Neither weekend nor public holiday, or a weekend day that is worked instead of one. Without a country, the
        days that have hours; without hours, Monday to Friday."""
        if self._country:
            known = self._workdays.get(day)
            if known is None:
                known = self._workdays[day] = self._holidays().is_working_day(day)
            return known
        if self._has_hours:
            return bool(self._openings[day.weekday()])
        return day.weekday() not in _WEEKEND

    def is_open_on(self, day: date) -> bool:
        """Somebody is there on that day."""
        return bool(self.openings(day))

    def is_open(self, at: datetime) -> bool:
        """Somebody is there at that moment, in its own zone; opening and closing time included."""
        now = at.time().replace(second=0, microsecond=0, tzinfo=None)
        for opens, closes in self.openings(at.date()):
            if opens <= closes and opens <= now <= closes:
                return True
            if closes < opens and now >= opens:
                return True
        yesterday = self.openings(at.date() - timedelta(days=1)) if at.date() > date.min else ()
        return any(closes < opens and now <= closes for opens, closes in yesterday)

    def openings(self, day: date) -> tuple[Opening, ...]:
        """Of that day: a public holiday has none, unless every day of the week has hours; an adjusted working day has
        those of a weekday."""
        if not self._has_hours:
            return (_WHOLE_DAY,) if self.is_workday(day) else ()
        usual = self._openings[day.weekday()]
        if not self._country or all(self._openings):
            return usual
        holidays = self._holidays()
        if holidays.is_weekend(day) and holidays.is_working_day(day):
            return usual or self._weekday_hours()
        return () if day in holidays else usual

    def closing_time(self, day: date) -> time:
        """When that day's business closes; where it is closed that day, when a weekday's does."""
        if not self._has_hours:
            return CLOSE_OF_BUSINESS
        openings = self._openings[day.weekday()] or self._weekday_hours()
        last = openings[-1]
        return _LAST_MINUTE if last.closes <= last.opens else last.closes

    def add_working_days(self, at: datetime, days: int) -> datetime:
        """The same clock time so many working days later."""
        day = at.date()
        for _ in range(min(days, _LONGEST_COUNT)):
            day = self._next_workday(day)
        return datetime.combine(day, at.timetz())

    def add_working_time(self, at: datetime, span: timedelta) -> datetime:
        """So much opening time later."""
        left, moment = span, at
        # why from the day before: what opened then may be open still
        day = at.date() - timedelta(days=1) if at.date() > date.min else at.date()
        for _ in range(_LONGEST_COUNT):
            for opens, closes in self._stretches(day, at):
                begin = max(opens, moment)
                if closes > begin:
                    if left <= closes - begin:
                        return begin + left
                    left -= closes - begin
                    moment = closes
            day += timedelta(days=1)
        return max(moment, datetime.combine(day, time(0), at.tzinfo))

    def _stretches(self, day: date, like: datetime) -> Iterator[tuple[datetime, datetime]]:
        for opens, closes in self.openings(day):
            last = day if closes > opens else day + timedelta(days=1)
            yield datetime.combine(day, opens, like.tzinfo), datetime.combine(last, closes, like.tzinfo)

    def _next_workday(self, day: date) -> date:
        for _ in range(_NEXT_WORKDAY_WITHIN):
            day += timedelta(days=1)
            if self.is_workday(day):
                return day
        return day

    def _weekday_hours(self) -> tuple[Opening, ...]:
        return next((one for one in self._openings if one), (Opening(time(9, 0), CLOSE_OF_BUSINESS),))

    def _holidays(self) -> CountryDays:
        return days_of((self._country or "").upper())


def can_be_counted_from(at: datetime) -> bool:
    """False near the ends of the calendar: there is not always another time zone there, nor a day to count to."""
    return at.year in _YEARS


def check_country(country: str) -> None:
    """`BadInput("holidays-unknown-country")` where nobody knows its holidays. Asks as `country_days` does."""
    BusinessTime({}, country).is_workday(date(2026, 1, 1))


def _read_days(days: str, written: str) -> list[int]:
    """ "mon-fri", "fri-mon", "sat", "mon,wed"."""
    numbers: list[int] = []
    for part in days.casefold().replace(" ", "").split(","):
        found = _DAY_RANGE.match(part)
        if not found or found["first"] not in DAYS or (found["last"] or "mon") not in DAYS:
            raise BadInput("hours-unreadable", days=days, value=written)
        first = DAYS.index(found["first"])
        last = DAYS.index(found["last"]) if found["last"] else first
        numbers += [(first + each) % 7 for each in range((last - first) % 7 + 1)]
    return numbers


def _read_openings(days: str, written: str) -> tuple[Opening, ...]:
    if written.strip().casefold() in ("", "closed"):
        return ()
    return tuple(_read_opening(days, part.strip()) for part in written.split(","))


def _read_opening(days: str, written: str) -> Opening:
    found = _HOURS.match(written)
    if not found:
        raise BadInput("hours-unreadable", days=days, value=written)
    try:
        opens = time(int(found["h1"]), int(found["m1"]))
        closes = _LAST_MINUTE if found["h2"] == "24" else time(int(found["h2"]), int(found["m2"]))
    except ValueError as error:
        raise BadInput("hours-unreadable", days=days, value=written) from error
    return Opening(opens, _LAST_MINUTE if closes == time(0, 0) else closes)
