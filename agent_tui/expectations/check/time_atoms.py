"""The parts that a time is written with – a date, a day of the week, a clock time, a span –, before they are put
together; and those that are written in figures alone, in any language."""

import re
from collections.abc import Iterator
from datetime import time
from typing import Final, Literal

from msgspec import Struct

Kind = Literal["date", "weekday", "day", "period", "part", "clock", "span", "close"]
Half = Literal["am", "pm"]
Place = Literal["whole", "start", "middle", "end", "weekend"]
Direction = Literal["within", "after", "ago", "bare"]
Unit = Literal["minute", "hour", "day", "week", "month", "year"]
Part = Literal["dawn", "morning", "noon", "afternoon", "evening", "night", "midnight"]


class Atom(Struct, frozen=True, gc=False):
    """One part. Which of the values are set goes by its kind."""

    kind: Kind
    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    other: tuple[int, int] | None = None
    """Month and day as others would read "3/4"."""
    weekday: int | None = None
    """Monday 0."""
    ahead: int | None = None
    """Days for `day`; weeks for `weekday` and for a `period` in weeks; months or years for the others."""
    follows: bool = False
    """Of a `day`: counted from what was spoken of ("当天", "次日", "the next day")."""
    is_next: bool = False
    """ "next Friday": the coming one, or that of next week."""
    unit: Unit | None = None
    place: Place = "whole"
    """Of a `period`."""
    part: Part | None = None
    hour: int = 0
    minute: int = 0
    half: Half | None = None
    is_figures: bool = False
    """ "15:00", "08:30": of twenty-four hours, if it says nothing else."""
    least: float | None = None
    amount: float = 0
    working: bool = False
    direction: Direction = "bare"
    recurring: bool = False
    """Every such day, or opening hours: no time at which something happens."""
    said_alone: bool = True
    """It is a time without a word before or after it that says so."""


_MORNING: Final = 7
"""O'clock; "3:30" of an office is in the afternoon."""

_ISO: Final = re.compile(
    r"(?<![\w./-])(?P<y>(?:19|20)\d\d)(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)"
    r"(?:t(?P<h>\d\d):(?P<min>\d\d)(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?)?"
)
_CLOCK: Final = re.compile(
    r"(?P<h>\d(?<!\d\d)(?<!\d[:.]\d)(?:(?<=[01])\d|(?<=2)[0-4])?)(?::(?P<m>[0-5]\d)(?::[0-5]\d)?|h(?P<fr>[0-5]\d))(?!\d|:\S)"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?"
)
_CLOCK_SIGN: Final = re.compile(r"\d[:h]\d")


def figures_in(plain: str, start: int, end: int, *, of_a_day: bool = False) -> Iterator[Atom]:
    """ISO dates and clock times in `plain[start:end]`; `of_a_day`: "8:30" is in the morning, as Chinese writes it."""
    # why asked first: most sentences have neither a century nor a sign between figures, and a look takes no time
    for found in _ISO.finditer(plain, start, end) if "19" in plain or "20" in plain else ():
        year, month, day = int(found["y"]), int(found["m"]), int(found["d"])
        at = found.end("d")
        yield Atom("date", found.start(), at, year=year, month=month, day=day)
        if found["h"]:
            yield Atom("clock", at, found.end(), hour=int(found["h"]), minute=int(found["min"]), is_figures=True)
    has_clock = (":" in plain or "h" in plain) and _CLOCK_SIGN.search(plain) is not None
    for found in _CLOCK.finditer(plain, start, end) if has_clock else ():
        hour, half = int(found["h"]), found["half"]
        yield Atom(
            "clock",
            found.start(),
            found.end(),
            hour=hour,
            minute=int(found["m"] or found["fr"]),
            half="am" if half == "a" else "pm" if half else None,
            is_figures=half is None and (hour > 12 or found["h"][0] == "0" or (of_a_day and hour >= _MORNING)),
        )


END_OF_PART: Final[dict[Part, time]] = {
    "dawn": time(6),
    "morning": time(12),
    "noon": time(13),
    "afternoon": time(18),
    "evening": time(23, 59),
    "night": time(23, 59),
    "midnight": time(23, 59),
}
SECONDS: Final[dict[Unit, int]] = {
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "month": 2_592_000,
    "year": 31_536_000,
}
