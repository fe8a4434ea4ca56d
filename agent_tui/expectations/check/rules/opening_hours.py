"""Deadlines at which nobody is there."""

import re
from collections.abc import Iterator
from datetime import timedelta

from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.check.instead import kept_instead
from agent_tui.expectations.check.rules.catalogue import earliest_at
from agent_tui.expectations.check.rules.dates import is_over
from agent_tui.expectations.check.times import TimeSaid

_SERVICE_WINDOW = re.compile(
    r"维护|升级|割接|停机|停服|系统切换|检修期间|(?:线路|设备|系统|电网|管道|计划|停电|停水)[^,。]{0,4}检修"
    r"|maintenance|upgrad|downtime|migration|scheduled\s+(?:work|outage)"
    r"|planned\s+(?:work|outage)"
)
_STOPS = re.compile(r"[停断][水电气暖网热供]|置换|碰[口头]|封[路闭]|消杀|清洗(?:水箱|管道|水池)")
"""With hours from and to, a planned one, too."""
_WINDOW_SIGN = re.compile(
    "维护|升级|割接|停机|停服|系统切换|检修|maintenance|upgrad|downtime|migration|scheduled|planned"
)
"""Without any of these it is none; plain words are passed over the fastest."""


def closed(checked: Checked) -> Iterator[Finding]:
    """`hours.closed`: a deadline of ours outside the opening hours. A planned service window is no deadline."""
    if not checked.context.hours or checked.now is None:
        return
    in_window: dict[int, bool] = {}
    for promised in checked.promised:
        time, number = promised.time, promised.sentence
        if number not in in_window:
            in_window[number] = is_service_window(checked.reading.sentences[number].plain)
        if in_window[number] or (time.earliest is not None and not time.is_period and _stops(checked, number)):
            continue
        if time.at is None or is_over(time, checked) or not (promised.names_deed or time.deadline or time.day_said):
            continue
        if _is_closed(time, checked):
            instead = kept_instead(checked, time, max(time.at, earliest_at(checked, time) or time.at))
            start, words = (instead.start, instead.text) if instead is not None else (time.start, None)
            yield Finding("hours.closed", "warning", start, time.end, {"at": time.at.isoformat()}, words)


def is_service_window(plain: str) -> bool:
    """A planned one, which is no deadline."""
    return _WINDOW_SIGN.search(plain) is not None and _SERVICE_WINDOW.search(plain) is not None


def _stops(checked: Checked, number: int) -> bool:
    """Something is out of use, for the hours that the sentence names."""
    return _STOPS.search(checked.reading.sentences[number].plain) is not None


def _is_closed(time: TimeSaid, checked: Checked) -> bool:
    business, at = checked.business_time, time.at
    if at is None or time.working_days is not None or time.precision == "vague":
        return False
    if time.is_period:
        days = (at.date() - time.earliest.date()).days + 1 if time.earliest is not None else 0
        return 0 < days <= 3 and not any(business.is_open_on(at.date() - timedelta(days=day)) for day in range(days))
    if time.precision == "day" or (time.precision == "span" and time.unit not in ("minute", "hour")):
        if time.earliest is not None and business.is_open_on(time.earliest.date()):
            return False
        return not business.is_open_on(at.date())
    return not business.is_open(at)
