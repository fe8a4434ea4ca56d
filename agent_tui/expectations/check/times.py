"""Times that a running text names, in both languages: dates, days of the week, clock times, spans, and vague ones."""

from datetime import date, datetime

from agent_tui.domain.business_time import BusinessTime
from agent_tui.expectations.check.mentions import mentions_in
from agent_tui.expectations.check.moments import Resolver
from agent_tui.expectations.check.reading import Reading
from agent_tui.expectations.check.said import Ambiguity, Precision, TimeSaid
from agent_tui.expectations.check.vague_times import vague_times_in

__all__ = ["Ambiguity", "Precision", "TimeSaid", "times_in"]


def times_in(reading: Reading, now: datetime | None, business_time: BusinessTime | None = None) -> tuple[TimeSaid, ...]:
    """The times of the writer's own sentences, in order; relative ones are counted from `now`, working days as
    `business_time` counts them."""
    resolver = Resolver(now, business_time or BusinessTime({}))
    found: list[TimeSaid] = []
    spoken_of: date | None = None
    for sentence in reading.sentences:
        last: date | None = None
        start = sentence.start
        for mention in mentions_in(reading.text[start : sentence.end], sentence.plain):
            one = resolver.said(mention, start, last or spoken_of)
            if one is None:
                continue
            found.append(one)
            if mention.span is None and one.day_said and one.at is not None and not one.past and not one.is_period:
                last = one.at.date()
        spoken_of = last
    return _without_overlaps(found, vague_times_in(reading))


def _without_overlaps(firm: list[TimeSaid], vague: list[TimeSaid]) -> tuple[TimeSaid, ...]:
    """All in order. A vague one that holds a firm one is meant as a whole ("过两天", "in a minute"), else the firm."""
    kept: list[TimeSaid] = []
    for one in sorted([*firm, *vague], key=lambda time: (time.start, -time.end, time.precision != "vague")):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif kept[-1].precision == "vague" and one.precision != "vague" and one.end > kept[-1].end:
            kept[-1] = one
    return tuple(kept)
