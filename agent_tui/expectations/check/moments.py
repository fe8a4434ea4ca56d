"""Which moment a time means that a sentence names, seen from now."""

from datetime import date, datetime, time, timedelta

from agent_tui.domain.business_time import BusinessTime
from agent_tui.expectations.check.calendar_days import (
    end_of,
    nearest,
    plus_days,
    plus_months,
    time_of_day,
    weekday_from,
)
from agent_tui.expectations.check.points import Mention, Point
from agent_tui.expectations.check.said import Ambiguity, TimeSaid
from agent_tui.expectations.check.time_atoms import END_OF_PART, SECONDS, Atom, Part

_IN_MORNING = 8
"""O'clock; "9:00 today" is no evening."""


class Resolver:
    """Reads mentions as of one moment."""

    def __init__(self, now: datetime | None, business_time: BusinessTime) -> None:
        self._now = now
        self._today = now.date() if now is not None else None
        self._zone = now.tzinfo if now is not None else None
        self._business_time = business_time

    def said(self, mention: Mention, offset: int, context: date | None) -> TimeSaid | None:
        """The time, in a sentence that begins at `offset`; `context` is the day that was spoken of before. None where
        there is no such day or nothing says when."""
        start, end = offset + mention.start, offset + mention.end
        if mention.span is not None:
            return self._span(mention.span, mention, start, end)
        last, first = mention.point, mention.begins
        if last is None or mention.is_of_event:
            return TimeSaid(start, end, "day")
        if last.recurring:
            return TimeSaid(start, end, "day", deadline=mention.due, after=mention.after, past=mention.behind)
        names_day = last.names_day
        day, other, assumed = self._day(last, context)
        if day is None:
            if last.date is not None and self._now is not None:
                return None
            return TimeSaid(
                start,
                end,
                mention.precision,
                deadline=mention.due,
                past=mention.behind,
                after=mention.after,
                day_said=names_day,
            )
        at = self._moment(last, day, assumed)
        if mention.due and last.part is not None and last.part.part == "noon" and last.clock is None:
            at = at.replace(hour=12)
        wrong = self._wrong_weekday(last, day, other)
        begins = None
        if last.period is not None and last.period.place == "weekend" and last.weekday is None:
            begins = self._begin(day - timedelta(days=1))
        if first is not None:
            begin_day, begin_other, _ = self._day(first, context)
            if begin_day is not None:
                begins = (
                    self._moment(first, begin_day, assumed) if first.clock or first.part else self._begin(begin_day)
                )
                if begins > at and first.clock and not last.part:
                    at = at + timedelta(hours=12) if at.hour < 12 and begins - at <= timedelta(hours=12) else at
                    if first.clock.hour < 12 <= begins.hour and timedelta() < begins - at < timedelta(hours=12):
                        begins -= timedelta(hours=12)  # over already, with the end still to come
                if wrong is None:
                    wrong = self._wrong_weekday(first, begin_day, begin_other)
        other_at = self._moment(last, other, assumed=False) if other is not None else None
        if (
            last.date is not None
            and last.date.other
            and last.weekday
            and other_at is not None
            and wrong is None
            and day.weekday() != last.weekday.weekday
        ):
            at, other_at = other_at, None
        return TimeSaid(
            start,
            end,
            mention.precision,
            at,
            earliest=begins,
            deadline=mention.due,
            past=mention.behind or (self._is_behind(last) and not mention.awaited),
            wrong_weekday=wrong,
            after=mention.after,
            or_at=other_at,
            ambiguous=self._ambiguity(last, other_at),
            is_period=last.period is not None and last.weekday is None and last.clock is None,
            day_said=names_day,
        )

    def _span(self, atom: Atom, mention: Mention, start: int, end: int) -> TimeSaid:
        at = None
        if self._now is not None and not mention.from_event and not atom.recurring:
            at = self._counted(atom)
        return TimeSaid(
            start,
            end,
            "span",
            at,
            deadline=mention.due,
            past=atom.direction == "ago",
            working_days=int(-(-atom.amount // 1)) if atom.working and atom.unit in ("day", "week") else None,
            after=atom.direction == "after",
            unit=atom.unit,
            amount=atom.amount,
            from_event=mention.from_event,
        )

    # --- days --------------------------------------------------------------------------------------------------------

    def _day(self, point: Point, context: date | None) -> tuple[date | None, date | None, bool]:
        """The day, as others would read it, and whether it is only assumed."""
        today = self._today
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
        day = nearest(atom.year, atom.month, atom.day or 0, atom.ahead, today)
        other = nearest(atom.year, *atom.other, atom.ahead, today) if atom.other else None
        return (day, other) if day is not None else (other, None)

    def _wrong_weekday(self, point: Point, day: date, other: date | None) -> int | None:
        said = point.weekday
        if said is None or said.recurring or (point.date is None and point.day is None):
            return None
        if day.weekday() == said.weekday or (other is not None and other.weekday() == said.weekday):
            return None
        return day.weekday()

    def _is_behind(self, point: Point) -> bool:
        if point.date is not None:
            return False
        return any(atom is not None and (atom.ahead or 0) < 0 for atom in (point.weekday, point.day, point.period))

    # --- moments -----------------------------------------------------------------------------------------------------

    def _begin(self, day: date) -> datetime:
        return datetime.combine(day, time(0), self._zone)

    def _moment(self, point: Point, day: date, assumed: bool) -> datetime:
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
        written_out = point.day is not None and clock.hour >= _IN_MORNING and clock.end - clock.start >= len("9:00")
        is_figures = clock.is_figures or written_out
        if is_today and clock.half is None and part is None and not is_figures and at.hour < 12:
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
