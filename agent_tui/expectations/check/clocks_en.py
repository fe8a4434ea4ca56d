"""Clock times in English: 3 pm, half past four, at 9 this morning, between 2 and 4, within the hour; parts of days."""

import re
from collections.abc import Iterator
from typing import Final

from agent_tui.expectations.check.numerals import number_of
from agent_tui.expectations.check.time_atoms import Atom, Half, Part

PARTS: Final[dict[str, Part]] = {
    "morning": "morning",
    "afternoon": "afternoon",
    "evening": "evening",
    "night": "night",
    "noon": "noon",
    "midday": "noon",
    "lunchtime": "noon",
    "midnight": "midnight",
}
_NIGHT_OF_STAY: Final = re.compile(
    r"\b(?:extra|per|one|two|three|each|first|additional|single|another|\d+)[ -]nights?$"
)
_OF_A_SHIFT: Final = re.compile(
    r"\s+(?:manager|shift|porter|staff|desk|team|duty|bus|rate|train|nurse|tea|dress|mode|light|class|clinic)\b"
)
_COMES_BEFORE: Final = re.compile(
    r"\b(?:call|ring|phone|come|visit|arrive|meet|start|begin|collect|deliver|reach|be\s+(?:there|with))(?:s|es)?"
    r"(?:\s+(?:you|him|her|them|up|back|again|round|over|there|to|on\s+\w+|today|tomorrow))*\s+at\s$"
)
"""Before a bare number it tells that it is an hour: "we will call you at 12"."""


def number(written: str | None) -> int:
    return int(number_of(written or "") or 0)


def half_of(letter: str | None) -> Half | None:
    return None if not letter else "am" if letter[0] == "a" else "pm"


def part(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    word = re.split(r"[\s-]+", found["part"] or found["noon"])[-1]
    if found["noon"]:
        yield Atom("clock", *found.span(), hour=0 if word == "midnight" else 12, part=PARTS[word], is_figures=True)
    else:
        before = plain[max(0, found.start() - 5) : found.start()]
        if before.endswith("good ") or _NIGHT_OF_STAY.search(plain, max(0, found.start() - 12), found.end()):
            return
        if _OF_A_SHIFT.match(plain, found.end()):
            return
        yield Atom("part", *found.span(), part=PARTS[word])


def clock(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    at = number(found["h"] or found["hw"])
    if at <= 24:
        yield Atom(
            "clock", *found.span(), hour=at, minute=number(found["min"]), half=half_of(found["half"] or found["hwh"])
        )


def of_clock(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    at = number(found["hp"] or found["qh"])
    if found["hp"]:
        yield Atom("clock", *found.span(), hour=at, minute=30)
    elif found["qd"] == "past":
        yield Atom("clock", *found.span(), hour=at, minute=15)
    else:
        yield Atom("clock", *found.span(), hour=at - 1, minute=45)


def loose(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    if found["lalone"] and _COMES_BEFORE.search(plain, max(0, found.start() - 40), found.start()) is None:
        return
    at = int(found["lh"] or found["la"] or found["lalone"])
    if 1 <= at <= 24:
        yield Atom("clock", *found.span(), hour=at)


def hour(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    yield Atom("span", *found.span(), amount=1, unit="hour", direction="within", said_alone=True)


def between(found: re.Match[str], text: str, plain: str) -> Iterator[Atom]:
    first, second = (found["b1"], found["b2"]) if found["between"] else (found["d1"], found["d2"])
    minutes = (found["b1m"], found["b2m"]) if found["between"] else (found["d1m"], found["d2m"])
    halves = (
        (half_of(found["b1h"]), half_of(found["b2h"] if found["b2h"] != "o'clock" else None))
        if found["between"]
        else (None, half_of(found["d2h"]))
    )
    if not (int(first) <= 24 and int(second) <= 24):
        return
    name = "b" if found["between"] else "d"
    of_a_day = halves == (None, None) and found["b2h"] is None and (first[0] == "0" or int(second) > 12)
    yield Atom(
        "clock",
        found.start(),
        max(found.end(f"{name}1m"), found.end(f"{name}1"), found.end("b1h")),
        hour=int(first),
        minute=number(minutes[0]),
        half=halves[0],
        is_figures=of_a_day,
    )
    yield Atom(
        "clock",
        found.start(f"{name}2"),
        found.end(),
        hour=int(second),
        minute=number(minutes[1]),
        half=halves[1],
        is_figures=of_a_day,
    )
