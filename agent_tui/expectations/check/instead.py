"""A moment that can be kept, written in the place of one that a text names, in the language and manner of the text."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

from agent_tui.domain.business_time import can_be_counted_from
from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.said import TimeSaid
from agent_tui.expectations.dates import QUARTER, From, write_date, write_time
from agent_tui.expectations.occasion import is_weekday
from agent_tui.expectations.template import Language

_AHEAD: Final = 60
"""Days in which an open moment is looked for."""
_NEAR: Final = 24
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_LATIN: Final = re.compile(r"[A-Za-z]{2}")
_WITHIN_ZH: Final = re.compile(r"(?:之|以)?[内內]$")
_WITHIN_EN: Final = re.compile(r"\b(?P<word>within|in|at)\s+(?:the\s+)?(?:next\s+)?$", re.IGNORECASE)
_LED_EN: Final = re.compile(
    r"(?:\b(?:by|on|before|until|till|than|from|for|of|is|to|and|or|due|latest|after)(?:\s+the)?|[(:,-])\s*$",
    re.IGNORECASE,
)
_LIMITS_EN: Final = re.compile(r"\b(?:by|before|until|within)\b", re.IGNORECASE)
_LONG_EN: Final = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)


class Instead(NamedTuple):
    """What stands in the place of `start` to `end`."""

    start: int
    end: int
    text: str


def first_open(checked: Checked, at: datetime) -> datetime:
    """The first moment from `at` on at which somebody is there, on a quarter of an hour where it is `at` itself; `at`
    so rounded where no hours are known, or none is near."""
    if not can_be_counted_from(at):
        return at
    over = (at.minute % QUARTER, at.second, at.microsecond) != (0, 0, 0)
    rounded = at.replace(second=0, microsecond=0) + timedelta(minutes=QUARTER - at.minute % QUARTER if over else 0)
    business = checked.business_time
    if not business.has_hours or business.is_open(rounded):
        return rounded
    return min((one for one in _openings(checked, rounded) if one >= rounded), default=rounded)


def _openings(checked: Checked, at: datetime) -> Iterator[datetime]:
    """When it opens on the next day that is open, that day itself included."""
    for ahead in range(_AHEAD):
        day = at.date() + timedelta(days=ahead)
        opens = [datetime.combine(day, one.opens, at.tzinfo) for one in checked.business_time.openings(day)]
        if any(one >= at for one in opens):
            yield from opens
            return


def first_open_day(checked: Checked, at: datetime) -> datetime:
    """The same for a day without a time, which means its close of business."""
    business = checked.business_time
    for ahead in range(_AHEAD):
        day = at.date() + timedelta(days=ahead)
        closes = datetime.combine(day, business.closing_time(day), at.tzinfo)
        if closes >= at and (not business.has_hours or business.is_open_on(day)):
            return closes
    return at


def kept_instead(checked: Checked, time: TimeSaid, at: datetime) -> Instead | None:
    """The earliest open moment from `at` on in the place of `time`; None where a range is named, which nobody but a
    person can move."""
    if not can_be_counted_from(at):
        return None
    only_day = time.precision == "day"
    return instead_of(checked, time, first_open_day(checked, at) if only_day else first_open(checked, at))


def instead_of(checked: Checked, time: TimeSaid, at: datetime) -> Instead | None:
    """Just that moment in the place of `time`; the day alone where `time` is one."""
    if checked.now is None or not can_be_counted_from(at) or time.after or _has_another_part(checked, time):
        return None
    text = checked.text
    said = text[time.start : time.end]
    sentence = checked.sentence_at(time.start)
    around = text[sentence.start : sentence.end] if sentence is not None else said
    is_chinese = _HAN.search(said) or (_HAN.search(around) and not _LATIN.search(said))
    language: Language = "zh" if is_chinese else "en"
    zone = checked.now.tzinfo or UTC
    start = From(checked.now, zone, is_weekday)
    day, today = at.astimezone(zone).date(), checked.now.date()
    written = write_date(day, today, language) if time.precision == "day" else write_time(at, start, language)
    if language == "zh":
        return _chinese(checked, time, said, written)
    if _LONG_EN.search(said):
        written = written.replace(f"{day:%a}", f"{day:%A}", 1).replace(f" {day:%b}", f" {day:%B}", 1)
    return _english(text, time, written)


def _has_another_part(checked: Checked, time: TimeSaid) -> bool:
    """It is one end of a range, or its day stands elsewhere: what is left would say otherwise."""
    if time.earliest is not None and not time.is_period:
        return True
    number = checked.number_of_sentence(time.start)
    return number is not None and not time.day_said and any(one.day_said for one in checked.times_by_sentence[number])


def _chinese(checked: Checked, time: TimeSaid, said: str, written: str) -> Instead:
    text = checked.text
    if "（" in text:
        written = written.replace("(", "（").replace(")", "）")
    if checked.is_in_traditional:
        written = written.replace("周", "週")
    if time.precision == "span" and _WITHIN_ZH.search(said):
        written += "前"
    return Instead(time.start, time.end, written)


def _english(text: str, time: TimeSaid, written: str) -> Instead:
    begin = max(0, time.start - _NEAR)
    before = text[begin : time.start]
    limits = time.precision == "span" or _LIMITS_EN.search(text, time.start, time.end)
    lead = "by " if limits else "on "
    start = time.start
    if found := _WITHIN_EN.search(before):
        start = begin + found.start()
    elif _LED_EN.search(before):
        lead = ""
    if lead and text[start : start + 1].isupper() and not re.search(r"[^\s.!?]\s*$", text[:start]):
        lead = lead.capitalize()
    return Instead(start, time.end, lead + written)
