"""Parts put together to a point in time, and what moment that is."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, NamedTuple

from agent_tui.domain.business_time import BusinessTime
from agent_tui.expectations.check.calendar_days import (
    end_of,
    nearest,
    plus_days,
    plus_months,
    time_of_day,
    weekday_from,
)
from agent_tui.expectations.check.said import Ambiguity, Precision, TimeSaid
from agent_tui.expectations.check.time_atoms import END_OF_PART, SECONDS, Atom, Part


class Point(NamedTuple):
    """What is said of one moment; each part once."""

    start: int
    end: int
    date: Atom | None = None
    weekday: Atom | None = None
    day: Atom | None = None
    period: Atom | None = None
    part: Atom | None = None
    clock: Atom | None = None
    close: Atom | None = None

    @staticmethod
    def of(atom: Atom) -> Point:
        part: dict[str, Any] = {atom.kind: atom}
        return Point(atom.start, atom.end)._replace(**part)

    def joined(self, atom: Atom) -> Point | None:
        """With one part more; None where it is another time's."""
        if getattr(self, atom.kind) is not None:
            return None
        if atom.kind == "close" and self.clock is not None:
            return None
        if atom.kind == "period" and (self.date is not None or self.day is not None or atom.unit != "week"):
            return None
        if atom.kind in ("date", "day") and self.period is not None:
            return None
        part: dict[str, Any] = {atom.kind: atom}
        return self._replace(end=atom.end, **part)

    @property
    def is_weekday_only(self) -> bool:
        return self.weekday is not None and not (self.date or self.day or self.clock)

    @property
    def follows_something(self) -> bool:
        """ "当天", "次日", "the same day": of what was spoken of before."""
        return self.day is not None and self.day.follows and self.date is None

    @property
    def names_day(self) -> bool:
        return any(atom is not None for atom in (self.date, self.weekday, self.day, self.period))

    @property
    def recurring(self) -> bool:
        return any(atom is not None and atom.recurring for atom in (self.date, self.weekday))

    @property
    def says_so(self) -> bool:
        """False for a clock time that may be a number of something."""
        return self.names_day or self.part is not None or self.clock is None or self.clock.said_alone


class Resolver:
    """What moment is meant, seen from now."""

    def __init__(self, now: datetime | None, business_time: BusinessTime) -> None:
        self._now = now
        self._business_time = business_time

    def resolve(self, first: Point, last: Point, context: date | None, *, is_range: bool, due: bool) -> TimeSaid | None:
        """`last` with `first` as its beginning where a range is said; `context` is the day that was spoken of before.
        None where no such day exists or nothing says when."""
        if not last.names_day and first.names_day:
            last = last._replace(date=first.date, weekday=first.weekday, day=first.day, period=first.period)
        if is_range and not first.names_day:
            first = first._replace(date=last.date, weekday=last.weekday, day=last.day, period=last.period)
        if is_range and last.part is None and last.clock is not None and first.clock is not None:
            last = last._replace(part=first.part)
        if is_range and first.part is None and first.clock is not None and last.clock is not None:
            first = _same_half(first, last)
        if last.date is not None and last.date.month is None and first.date is not None and first.date.month:
            last = last._replace(date=last.date._replace(month=first.date.month, year=first.date.year))
        if first.date is not None and first.date.month is None and last.date is not None and last.date.month:
            first = first._replace(date=first.date._replace(month=last.date.month, year=last.date.year))
        if last.recurring:
            return TimeSaid(0, 0, "day")
        day, other, assumed = self._day(last, context)
        in_day = last.clock or last.part or last.close or (last.day is not None and last.day.part)
        precision: Precision = "minute" if in_day else "day"
        if day is None:
            return (
                None
                if last.date is not None and self._now is not None
                else TimeSaid(0, 0, precision, day_said=last.names_day)
            )
        at = self._moment(last, day, assumed)
        if due and at is not None and last.part is not None and last.part.part == "noon" and last.clock is None:
            at = at.replace(hour=12)
        begins = None
        if last.period is not None and last.period.place == "weekend" and last.weekday is None:
            begins = self._begin(day - timedelta(days=1))
        if is_range:
            begin_day, _, _ = self._day(first, context)
            if begin_day is not None:
                begins = (
                    self._moment(first, begin_day, assumed) if first.clock or first.part else self._begin(begin_day)
                )
                if at is not None and begins is not None and begins > at and first.clock and not last.part:
                    at = at + timedelta(hours=12) if at.hour < 12 and begins - at <= timedelta(hours=12) else at
        wrong = self._wrong_weekday(last, day, other)
        if wrong is None and is_range:
            begin_day, begin_other, _ = self._day(first, context)
            wrong = self._wrong_weekday(first, begin_day, begin_other) if begin_day else None
        other_at = self._moment(last, other, assumed=False) if other is not None else None
        if (
            last.date is not None
            and last.date.other
            and last.weekday
            and other
            and wrong is None
            and day.weekday() != last.weekday.weekday
        ):
            at, other_at = other_at, None
        return TimeSaid(
            0,
            0,
            precision,
            at,
            earliest=begins,
            past=self._is_behind(last),
            wrong_weekday=wrong,
            or_at=other_at,
            ambiguous=self._ambiguity(last, other_at),
            is_period=last.period is not None and last.weekday is None and last.clock is None,
            day_said=last.names_day,
        )

    def span(self, atom: Atom, *, from_event: bool) -> TimeSaid:
        at = None
        if self._now is not None and not from_event and not atom.recurring:
            at = self._counted(atom)
        return TimeSaid(
            atom.start,
            atom.end,
            "span",
            at,
            deadline=atom.direction == "within",
            past=atom.direction == "ago",
            working_days=int(-(-atom.amount // 1)) if atom.working and atom.unit in ("day", "week") else None,
            after=atom.direction == "after",
            unit=atom.unit,
            amount=atom.amount,
            from_event=from_event,
        )

    # --- days --------------------------------------------------------------------------------------------------------

    def _day(self, point: Point, context: date | None) -> tuple[date | None, date | None, bool]:
        """The day, as others would read it, and whether it is only assumed."""
        today = self._now.date() if self._now is not None else None
        if point.date is not None:
            day, other = self._dated(point.date, today)
            return day, other, False
        if today is None:
            return None, None, False
        if point.day is not None:
            if point.day.ahead is None:
                return context or today, None, False
            return plus_days(today, point.day.ahead), None, False
        if point.weekday is not None:
            day, other = weekday_from(today, point.weekday, point.period)
            return day, other, False
        if point.period is not None:
            return end_of(today, point.period), None, False
        if point.close is not None and point.close.ahead:
            return plus_days(today, point.close.ahead), None, False
        return (context, None, False) if context is not None and context >= today else (today, None, True)

    def _dated(self, atom: Atom, today: date | None) -> tuple[date | None, date | None]:
        day = nearest(atom.year, atom.month, atom.day or 0, atom, today)
        other = nearest(atom.year, *atom.other, atom, today) if atom.other else None
        return (day, other) if day is not None else (other, None)

    def _wrong_weekday(self, point: Point, day: date, other: date | None) -> int | None:
        said = point.weekday
        if said is None or said.recurring or (point.date is None and point.day is None):
            return None
        if day.weekday() == said.weekday or (other is not None and other.weekday() == said.weekday):
            return None
        return day.weekday()

    def _is_behind(self, point: Point) -> bool:
        named = [atom for atom in (point.weekday, point.day, point.period) if atom is not None]
        return any((atom.ahead or 0) < 0 for atom in named) and point.date is None

    # --- moments -----------------------------------------------------------------------------------------------------

    def _begin(self, day: date) -> datetime:
        return datetime.combine(day, time(0), self._zone)

    @property
    def _zone(self) -> tzinfo | None:
        return self._now.tzinfo if self._now is not None else None

    def _moment(self, point: Point, day: date, assumed: bool) -> datetime | None:
        part = point.part.part if point.part is not None else point.day.part if point.day is not None else None
        if point.clock is not None:
            clock, next_day = time_of_day(point.clock, part)
            at = datetime.combine(day, clock, self._zone)
            if next_day:
                at = datetime.combine(plus_days(day, 1) or day, clock, self._zone)
            return self._nearer(at, point, part, assumed)
        if part is not None:
            return datetime.combine(day, END_OF_PART[part], self._zone)
        return datetime.combine(day, self._business_time.closing_time(day), self._zone)

    def _nearer(self, at: datetime, point: Point, part: Part | None, assumed: bool) -> datetime:
        """ "8点前" said at three in the afternoon is eight in the evening; "9点" said in the evening is tomorrow's."""
        clock = point.clock
        if self._now is None or clock is None or at >= self._now:
            return at
        is_today = at.date() == self._now.date()
        if is_today and point.weekday is not None and point.weekday.ahead is None and point.date is None:
            return at + timedelta(weeks=1)  # "Monday at 9", said on a Monday at 10
        if is_today and clock.half is None and part is None and not clock.is_figures and at.hour < 12:
            later = at + timedelta(hours=12)
            if later > self._now:
                return later
        if assumed and self._now.hour >= 17 and at.hour <= 12:
            return at + timedelta(days=1)
        return at

    def _counted(self, atom: Atom) -> datetime | None:
        now = self._now
        if now is None:
            return None
        sign = -1 if atom.direction == "ago" else 1
        try:
            if atom.working and sign > 0:
                if atom.unit == "hour":
                    return self._business_time.add_working_time(now, timedelta(hours=min(atom.amount, 24_000)))
                return self._business_time.add_working_days(now, int(-(-atom.amount // 1)))
            if atom.unit in ("month", "year") and atom.amount == int(atom.amount):
                months = int(atom.amount) * (12 if atom.unit == "year" else 1) * sign
                return datetime.combine(plus_months(now.date(), months), now.timetz())
            return now + sign * timedelta(seconds=atom.amount * SECONDS[atom.unit or "day"])
        except (OverflowError, ValueError):
            return None  # centuries ahead

    def _ambiguity(self, point: Point, other: datetime | None) -> Ambiguity | None:
        clock = point.clock
        if clock is not None and _is_twelve(clock) and point.part is None:
            return "twelve"
        if point.date is not None and point.date.other and other is not None:
            return "month-or-day"
        if point.weekday is not None and point.date is None and point.day is None and self._now is not None:
            if point.weekday.is_next and other is not None:
                return "next-weekday"
            if point.weekday.weekday == 6 and point.weekday.ahead in (None, 0) and self._now.weekday() != 6:
                return "sunday"
        if point.period is not None and point.period.place == "end" and point.period.unit in ("month", "year"):
            return "month-end"
        return None


def _is_twelve(clock: Atom) -> bool:
    """ "12点": noon, or midnight."""
    says_which = clock.part or clock.half or clock.is_figures or clock.end - clock.start >= len("12:00")
    return clock.hour == 12 and not clock.minute and not says_which


def _same_half(first: Point, last: Point) -> Point:
    """ "2 to 4 pm": both in the afternoon; "10 to 2 pm": not."""
    begin, end = first.clock, last.clock
    if begin is None or end is None or begin.half is not None or end.half is None or begin.hour > 12:
        return first
    if begin.hour % 12 < end.hour % 12 or ((end.hour % 12) == 0 and end.half == "am"):
        return first._replace(clock=begin._replace(half=end.half))
    return first._replace(clock=begin._replace(half="am" if end.half == "pm" else "pm"))
