"""Dates that cannot be meant: over already, on another day of the week, or read in two ways."""

import re
from collections.abc import Iterator

from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.check.promised import says_it_will_be
from agent_tui.expectations.check.times import TimeSaid

_CHINESE_WEEKDAY = re.compile(r"(周|星期|礼拜|週|禮拜|(?<=[（(]))([一二三四五六日天])(?!月)")
_ENGLISH_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)([a-z]*)", re.IGNORECASE)
_ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CHINESE_DAYS = "一二三四五六日"


def past(checked: Checked) -> Iterator[Finding]:
    """`date.past`: an action of ours dated before now."""
    if checked.now is None:
        return
    dated: dict[tuple[int, int], list[TimeSaid]] = {}
    for promised in checked.promised:
        dated.setdefault((promised.start, promised.end), []).append(promised.time)
    for times in dated.values():
        over = [time for time in times if is_over(time, checked) and says_it_will_be(checked, time)]
        if len(over) == len(times):
            yield Finding("date.past", "error", over[-1].start, over[-1].end, {"at": _told(over[-1])})


def weekday(checked: Checked) -> Iterator[Finding]:
    """`date.weekday`: a date and a weekday that do not belong together."""
    for time in checked.times:
        if time.wrong_weekday is not None:
            said = checked.text[time.start : time.end]
            facts: dict[str, str | int] = {"weekday": time.wrong_weekday}
            yield Finding("date.weekday", "error", time.start, time.end, facts, _with_weekday(said, time.wrong_weekday))


def ambiguous(checked: Checked) -> Iterator[Finding]:
    """`time.ambiguous`: a time that two people may read differently."""
    for time in checked.times:
        if time.ambiguous is not None and not time.past:
            yield Finding("time.ambiguous", "info", time.start, time.end, {"said": checked.text[time.start : time.end]})


def is_over(time: TimeSaid, checked: Checked) -> bool:
    """Whether the time lies before now, however it is read."""
    now = checked.now
    if now is None or time.at is None or time.after or not (time.day_said or time.deadline or time.precision == "span"):
        return False  # "departs at 8 am": of which day is not said
    latest = max(time.at, time.or_at) if time.or_at is not None else time.at
    return latest < now if time.precision in ("minute", "span") else latest.date() < now.date()


def _told(time: TimeSaid) -> str:
    return time.at.isoformat() if time.at is not None else ""


def _with_weekday(said: str, number: int) -> str | None:
    """The text with the right day of the week; None where several are named."""
    chinese, english = list(_CHINESE_WEEKDAY.finditer(said)), list(_ENGLISH_WEEKDAY.finditer(said))
    if len(chinese) + len(english) != 1:
        return None
    if chinese:
        found = chinese[0]
        return said[: found.start(2)] + _CHINESE_DAYS[number] + said[found.end(2) :]
    found = english[0]
    name = _ENGLISH_DAYS[number]
    if not found[2].lower().endswith("day"):
        name = name[:3]
    if found[0].isupper():
        name = name.upper()
    elif found[0].islower():
        name = name.lower()
    return said[: found.start()] + name + said[found.end() :]
