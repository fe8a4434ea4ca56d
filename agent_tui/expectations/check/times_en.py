"""The parts of times in English: 25 November, next Wednesday, tomorrow, 3 pm, within two working days, month-end."""

import re
from collections.abc import Iterator
from typing import Final

from agent_tui.expectations.check import clocks_en as clocks
from agent_tui.expectations.check import patterns_en as patterns
from agent_tui.expectations.check.numerals import number_of
from agent_tui.expectations.check.time_atoms import Atom, Direction, Place, Unit

_MONTHS: Final = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WEEKDAYS: Final = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

_SPOKEN_ALONE: Final = {"may", "mar", "march", "sun", "sat", "mon", "wed", "thu", "fri", "jan", "dec", "sep", "oct"}


def atoms_in(text: str, plain: str, start: int, end: int) -> Iterator[Atom]:
    """The parts in `plain[start:end]`, in order; `text` tells a month or day that is a common word by its capital."""
    for found in patterns.PART_OF_TIME.finditer(plain, start, end):
        yield from _READERS[found.lastgroup or ""](found, text, plain)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3]) + 1


def _shift(word: str | None) -> int | None:
    word = " ".join((word or "").split())
    if word in ("", "the coming", "this coming", "coming", "the"):
        return 0 if word == "the" else None
    return {"next": 1, "the following": 1, "following": 1, "last": -1, "past": -1}.get(word, 0)


def _date(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    day, month, year = (
        (found["d"], found["m"], found["y"]) if found["date"] else (found["ad"], found["am"], found["ay"])
    )
    if found["adate"] and month in _SPOKEN_ALONE and text[found.start()].islower():
        return
    number = clocks.number(day)
    start, end = found.span()
    for group in ("d0", "ad2"):
        if found[group] and 1 <= int(found[group]) <= 31 and 1 <= number <= 31:
            # 25-27 November, November 25-27
            first, last = sorted((number, int(found[group])))
            near = found.start("d" if group == "d0" else "ad2")
            until = found.end("d0" if group == "d0" else "ad")
            yield Atom("date", start, until, year=clocks.number(year) or None, month=_month(month), day=first)
            yield Atom("date", near, end, year=clocks.number(year) or None, month=_month(month), day=last)
            return
    if 1 <= number <= 31:
        yield Atom("date", *found.span(), year=clocks.number(year) or None, month=_month(month), day=number)


def _feast(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    name = found["feast"]
    month, day = (12, 25) if "christ" in name else (12, 26) if "boxing" in name else (1, 1)
    if "eve" in name:
        month, day = (12, 24) if month == 12 else (12, 31)
    yield Atom("date", *found.span(), month=month, day=day)


def _slash(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    first, second, year = int(found["s1"]), int(found["s2"]), found["sy"]
    around = patterns.DATE_BEFORE.search(plain, max(0, found.start() - 12), found.start()) or (
        patterns.CLOCK_AFTER.match(plain, found.end())
    )
    if (first, second) in ((24, 7), (24, 5), (24, 6)) or not (year or around):
        return
    if plain[found.start() - 1 : found.start()] in ("/", "-", ".") or plain[found.end() : found.end() + 1] in (
        "%",
        "-",
    ):
        return
    day_first, month_first = (second, first), (first, second)
    valid = [one for one in (day_first, month_first) if 1 <= one[0] <= 12 and 1 <= one[1] <= 31]
    if not valid:
        return
    other = valid[1] if len(valid) == 2 and valid[0] != valid[1] else None
    number = (int(year) if len(year) == 4 else 2000 + int(year)) if year else None
    yield Atom("date", *found.span(), year=number, month=valid[0][0], day=valid[0][1], other=other)


def _nth(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    day = int(found["nd"])
    if 1 <= day <= 31:
        yield Atom("date", *found.span(), day=day, unit="month", ahead=1 if found["nw"] == "next" else None)


_TITLE_BEFORE: Final = re.compile(r"\b(?:dr|mr|mrs|ms|miss|mx|prof|sir|doctor|professor|nurse|sister)\.?\s+$")
"""What follows is a name, and no day: "your appointment with Dr Friday"."""


def _weekday(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    if _TITLE_BEFORE.search(plain, max(0, found.start() - 12), found.start()):
        return
    name, word, more = found["w"], found["wwh"], found["ww"] or ""
    if len(name) < 5 and text[found.start("w")].islower() and name in _SPOKEN_ALONE:
        return
    shift = _shift(word) if word else None
    if "week" in more:
        shift = 1
    elif "after next" in more:
        shift = 2
    is_next = word == "next" and not more
    yield Atom(
        "weekday",
        *found.span(),
        weekday=_WEEKDAYS.index(name[:3]),
        ahead=None if word in ("this", "every", "each") else shift,
        is_next=is_next,
        recurring=bool(found["ws"]) or word in ("every", "each"),
    )


def _period(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    if found["closing"]:
        yield Atom("period", *found.span(), ahead=0, unit=_unit(found["mu"]), place="end")
        return
    if found["ends"]:
        word = " ".join(found["ewh"].split())
        if word == "the" and found["eu"] != "weekend":
            return
        ahead = 2 if found["an"] else {"next": 1, "last": -1, "the following": 1, "the coming": 1}.get(word, 0)
        if word == "the coming" and found["eu"] == "weekend":
            ahead = 0
        weekend = found["eu"] == "weekend"
        unit = "week" if weekend else _unit(found["eu"])
        yield Atom("period", *found.span(), ahead=ahead, unit=unit, place="weekend" if weekend else "whole")
        return
    places: dict[str, Place] = {"end": "end", "middle": "middle"}
    place: Place = places.get(found["pp"], "start")
    month = _month(found["pm"]) if found["pm"] else None
    ahead = {"next": 1, "last": -1}.get(found["pw"] or "", 0)
    unit = "month" if month else _unit(found["pu"])
    yield Atom("period", *found.span(), ahead=None if month else ahead, month=month, unit=unit, place=place)


def _named_month(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    name = found["mo"]
    if name in _SPOKEN_ALONE and len(name) < 6 and text[found.start("mo")].islower():
        return
    if name == "may" and not re.search(
        r"\b(?:in|by|before|until|of|during|end|mid|early|late)[\s-]+$",
        plain[max(0, found.start("mo") - 9) : found.start("mo")],
    ):
        return
    places: dict[str, Place] = {"mid": "middle", "ear": "start", "lat": "end"}
    place: Place = places.get(found["month"][:3], "whole")
    yield Atom(
        "period", *found.span(), year=clocks.number(found["moy"]) or None, month=_month(name), unit="month", place=place
    )


def _unit(word: str) -> Unit:
    match word[:2]:
        case "mi":
            return "minute"
        case "ho" | "hr" | "h":
            return "hour"
        case "we" | "wk" | "fo":
            return "week"
        case "mo":
            return "month"
        case "ye":
            return "year"
        case _:
            return "day"


def _workday(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    yield Atom("span", *found.span(), amount=1, unit="day", working=True, direction="within")


def _relative(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    word = " ".join(found["relative"].split()).removeprefix("the ")
    if word == "same day":
        yield Atom("day", *found.span(), follows=True)
        return
    ahead = {
        "day after tomorrow": 2,
        "day before yesterday": -2,
        "yesterday": -1,
        "last night": -1,
        "tomorrow": 1,
        "tmrw": 1,
        "next day": 1,
        "following day": 1,
    }.get(word, 0)
    part = "night" if word.endswith("night") else clocks.PARTS.get(word.removeprefix("this "))
    follows = word in ("next day", "following day")
    yield Atom("day", *found.span(), ahead=ahead, part=part, follows=follows)


def _close(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    yield Atom("close", *found.span(), ahead=1 if found["close"].endswith("tomorrow") else None)


def _span(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    c, c2 = found["c"], found["c2"]
    amount = 0.5 if (c2 or c).startswith("half") else number_of(c2 or c)
    if amount is None:
        return
    amount += 0.5 if found["ah"] or found["uh"] else 0
    before = plain[max(0, found.start() - 40) : found.start()]
    told = " ".join((found["dir"] or "").split())
    if told in ("ago", "earlier") or patterns.PAST_BEFORE.search(before):
        direction: Direction = "ago"
    elif "most" in told or "latest" in told or patterns.WITHIN_BEFORE.search(before):
        direction = "within"
    elif told or patterns.AFTER_BEFORE.search(before):
        direction = "after"
    else:
        direction = "bare"
    recurs = bool(patterns.RECURS_BEFORE.search(before))
    if direction == "bare" and patterns.BEHIND_BEFORE.search(before) and not recurs:
        return
    if direction == "bare" and c in ("a", "an") and patterns.PRICE_BEFORE.search(before):
        return  # "35p a day" is a price
    unit = _unit(found["u"])
    yield Atom(
        "span",
        *found.span(),
        least=number_of(c) if c2 else None,
        amount=amount * (2 if found["u"].startswith("fortnight") else 1),
        unit=unit,
        working=found["wk"] in ("working", "business", "work", "banking", "trading", "week"),
        direction=direction,
        recurring=recurs,
        said_alone=direction != "bare"
        or bool(patterns.SAYS_SO_BEFORE.search(before))
        or (c2 is not None and c not in ("a", "an")),
    )


_READERS: Final = {
    "feast": _feast,
    "date": _date,
    "adate": _date,
    "slash": _slash,
    "nth": _nth,
    "weekday": _weekday,
    "close": _close,
    "end": _period,
    "closing": _period,
    "ends": _period,
    "workday": _workday,
    "relative": _relative,
    "span": _span,
    "between": clocks.between,
    "dash": clocks.between,
    "clock": clocks.clock,
    "ofclock": clocks.of_clock,
    "noon": clocks.part,
    "part": clocks.part,
    "loose": clocks.loose,
    "hour": clocks.hour,
    "month": _named_month,
}
