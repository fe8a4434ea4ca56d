"""The honest time: the earliest that can be kept, by how long such work took until now and by what is owed before it.
Pure; whoever holds the records counts them.

    took   the opening time within which `SHARE` of the last pieces of such work were done; what was not done in time
           counts as longer than anything that was
    drain  the opening time that what is owed already takes, at the pace of the last weeks and with the people there are

The honest time is the longer of the two after now, at the end of its day (or of its hour, where that is today). It is
silent where there is too little to go by.
"""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import cache
from math import ceil
from typing import NamedTuple

from msgspec import Struct

from agent_tui.domain.business_time import BusinessTime

SHARE = 9
"""Of ten."""

LEAST = 20
"""Pieces of work below which nothing is said."""

_LONGEST = timedelta(days=60)
"""What took longer is told like what was never done: nobody promises it."""


class Past(NamedTuple):
    """One piece of work of the past."""

    began: datetime
    done: datetime | None
    """None: not in time, or not at all."""


class Pace(NamedTuple):
    """What is owed now, and how fast it gets done."""

    owed: int = 0
    done: int = 0
    """In the opening time of `within`."""
    within: timedelta = timedelta()
    """Opening time."""
    people_then: int = 0
    """Who did it; 0 where that is not known."""
    people_now: int = 0
    """Of whom there are now; 0 where that is not known."""


class HonestTime(Struct, frozen=True):
    at: datetime
    sample: int
    """Pieces of work that it goes by."""
    took: timedelta
    """Opening time."""
    days: int
    """`took` in working days, rounded up; 0 where it is less than one."""
    owed: int = 0
    """What is owed before it, where that is what takes longest."""


def honest_time(past: Sequence[Past], pace: Pace, now: datetime, business: BusinessTime) -> HonestTime | None:
    """The earliest time after `now` (in the zone of the business) that can be kept; None where there is too little to
    go by, or where more than one in ten were not kept."""
    sample = len(past)
    if sample < LEAST:
        return None
    opened = OpenTime(business)
    spans = sorted(span for one in past if one.done is not None and (span := opened.between(one.began, one.done, now)))
    rank = ceil(sample * SHARE / 10) - 1
    if rank >= len(spans):
        return None
    took, owed = spans[rank], 0
    if (drain := _drain(pace)) > took:
        took, owed = drain, pace.owed
    if took > _LONGEST:
        return None
    at = _rounded(business.add_working_time(now, took), now, business)
    a_day = opened.of_a_day(now)
    return HonestTime(at, sample, took, ceil(took / a_day) if took >= a_day else 0, owed)


class OpenTime:
    """Opening time between two moments."""

    def __init__(self, business: BusinessTime) -> None:
        self._openings = cache(business.openings)

    def between(self, began: datetime, done: datetime, like: datetime) -> timedelta | None:
        """In the zone of `like`; None where it is longer than anybody promises. What was done while nobody was there
        took no opening time: then a minute, since nothing takes none."""
        start, end = began.astimezone(like.tzinfo), done.astimezone(like.tzinfo)
        if end < start or end - start > _LONGEST:
            return None
        total, day = timedelta(), start.date() - timedelta(days=1)
        while day <= end.date():
            for opens, closes in self._openings(day):
                last = day if closes > opens else day + timedelta(days=1)
                begin = max(datetime.combine(day, opens, like.tzinfo), start)
                until = min(datetime.combine(last, closes, like.tzinfo), end)
                total += max(until - begin, timedelta())
            day += timedelta(days=1)
        return max(total, timedelta(minutes=1))

    def of_a_day(self, now: datetime) -> timedelta:
        """Of a usual working day: the next one that has any."""
        for days in range(1, 15):
            day = now.date() + timedelta(days=days)
            spans = [
                datetime.combine(day if closes > opens else day + timedelta(days=1), closes)
                - datetime.combine(day, opens)
                for opens, closes in self._openings(day)
            ]
            if spans:
                return sum(spans, timedelta())
        return timedelta(days=1)


def _drain(pace: Pace) -> timedelta:
    """How long what is owed takes; nothing where nobody knows the pace."""
    if not (pace.owed and pace.done and pace.within):
        return timedelta()
    drain = pace.within * pace.owed / pace.done
    fewer = 0 < pace.people_now < pace.people_then
    return drain * pace.people_then / pace.people_now if fewer else drain


def _rounded(at: datetime, now: datetime, business: BusinessTime) -> datetime:
    """Later the same day: the full hour, where there is still one; else that day's close of business."""
    closing = _closing(at, business)
    if at.date() == now.date():
        hour = at.replace(minute=0, second=0, microsecond=0)
        full = hour if hour == at else hour + timedelta(hours=1)
        if full <= closing or at > closing:
            return full
    while closing < at:
        closing = _closing(business.add_working_days(closing, 1), business)
    return closing


def _closing(at: datetime, business: BusinessTime) -> datetime:
    closes: time = business.closing_time(at.date())
    return datetime.combine(at.date(), closes, at.tzinfo)
