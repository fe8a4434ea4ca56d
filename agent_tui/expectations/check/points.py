"""What is said of one moment, before it is known which: parts that belong together, and how a sentence names them."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from agent_tui.expectations.check.said import Precision
from agent_tui.expectations.check.time_atoms import Atom
from agent_tui.expectations.check.words_around_times import Put


class Point(Struct, frozen=True, gc=False):
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
        return Point(atom.start, atom.end, **part)

    def joined(self, atom: Atom) -> Point | None:
        """With one part more; None where it is another time's."""
        kind = atom.kind
        if getattr(self, kind) is not None:
            return None
        if kind == "close" and self.clock is not None:
            return None
        if kind == "period" and (self.date is not None or self.day is not None or atom.unit != "week"):
            return None
        if kind in ("date", "day") and self.period is not None:
            return None
        part: dict[str, Any] = {kind: atom}
        return replace(self, end=atom.end, **part)

    @property
    def is_weekday_only(self) -> bool:
        return self.weekday is not None and not (self.date or self.day or self.clock)

    @property
    def follows_something(self) -> bool:
        """ "当天", "次日", "the same day": of what was spoken of before."""
        return self.day is not None and self.day.follows and self.date is None

    @property
    def names_day(self) -> bool:
        return not (self.date is None and self.weekday is None and self.day is None and self.period is None)

    @property
    def recurring(self) -> bool:
        date, weekday = self.date, self.weekday
        return (date is not None and date.recurring) or (weekday is not None and weekday.recurring)

    @property
    def says_so(self) -> bool:
        """False for a clock time that may be a number of something."""
        return self.names_day or self.part is not None or self.clock is None or self.clock.said_alone


class Mention(Struct, frozen=True, gc=False):
    """One time as its sentence names it: all that can be told of it without knowing what time it is now."""

    start: int
    end: int
    """Of its words, in the sentence."""
    point: Point | None = None
    """None for a span."""
    begins: Point | None = None
    """Of a range, its beginning."""
    span: Atom | None = None
    is_of_event: bool = False
    """A day that is counted from something else ("如遇延误，次日…"): which one is not said."""
    precision: Precision = "day"
    due: bool = False
    after: bool = False
    behind: bool = False
    awaited: bool = False
    """Spoken of as still to come, whenever it is: "我们会在昨天18:00前退款"."""
    from_event: bool = False

    @staticmethod
    def of_points(place: tuple[int, int], first: Point, last: Point, put: Put) -> Mention:
        """With what the two ends of a range tell about each other; where there is none, `first` is `last`."""
        is_range = first is not last
        if not last.names_day and first.names_day:
            last = replace(last, date=first.date, weekday=first.weekday, day=first.day, period=first.period)
        if is_range and not first.names_day:
            first = replace(first, date=last.date, weekday=last.weekday, day=last.day, period=last.period)
        if is_range and last.part is None and last.clock is not None and first.clock is not None:
            last = replace(last, part=first.part)
        if is_range and first.part is None and first.clock is not None and last.clock is not None:
            first = _same_half(first, last)
            last = _of_a_day(first, last)
        if last.date is not None and last.date.month is None and first.date is not None and first.date.month:
            last = replace(last, date=replace(last.date, month=first.date.month, year=first.date.year))
        if first.date is not None and first.date.month is None and last.date is not None and last.date.month:
            first = replace(first, date=replace(first.date, month=last.date.month, year=last.date.year))
        in_day = last.clock or last.part or last.close or (last.day is not None and last.day.part)
        return Mention(
            *place,
            last,
            first if is_range else None,
            precision="minute" if in_day else "day",
            due=put.due,
            after=put.later,
            behind=put.behind,
            awaited=put.awaited,
        )


def _of_a_day(first: Point, last: Point) -> Point:
    """ "0:30 to 4:30": both count the hours of a day; "10:00 to 2:00": not."""
    begin, end = first.clock, last.clock
    if begin is None or end is None or last.part is not None or end.half is not None or end.is_figures:
        return last
    counts_the_day = begin.half is None and (begin.hour == 0 or begin.is_figures) and begin.hour < end.hour
    return replace(last, clock=replace(end, is_figures=True)) if counts_the_day else last


def _same_half(first: Point, last: Point) -> Point:
    """ "2 to 4 pm": both in the afternoon; "10 to 2 pm": not."""
    begin, end = first.clock, last.clock
    if begin is None or end is None or begin.half is not None or end.half is None or begin.hour > 12:
        return first
    if begin.hour % 12 < end.hour % 12 or ((end.hour % 12) == 0 and end.half == "am"):
        return replace(first, clock=replace(begin, half=end.half))
    return replace(first, clock=replace(begin, half="am" if end.half == "pm" else "pm"))
