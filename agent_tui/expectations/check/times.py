"""Times that a running text names, in both languages: dates, days of the week, clock times, spans, and vague ones."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from itertools import chain

from msgspec.structs import replace

from agent_tui.domain.business_time import BusinessTime
from agent_tui.expectations.check.mentions import mentions_in
from agent_tui.expectations.check.moments import Resolver
from agent_tui.expectations.check.points import Mention
from agent_tui.expectations.check.reading import LONGEST_SENTENCE_KEPT, Reading
from agent_tui.expectations.check.said import Ambiguity, Precision, TimeSaid
from agent_tui.expectations.check.vague_times import spans_of
from agent_tui.expectations.check.words_around_times import tells_when_it_was_said

__all__ = ["Ambiguity", "Precision", "TimeSaid", "times_by_sentence", "times_in"]


def times_in(reading: Reading, now: datetime | None, business_time: BusinessTime | None = None) -> tuple[TimeSaid, ...]:
    """The times of the writer's own sentences, in order; relative ones are counted from `now`, working days as
    `business_time` counts them."""
    return tuple(chain.from_iterable(times_by_sentence(reading, now, business_time)))


def times_by_sentence(
    reading: Reading, now: datetime | None, business_time: BusinessTime | None = None
) -> tuple[tuple[TimeSaid, ...], ...]:
    """The same, for each sentence its own."""
    resolver = Resolver(now, business_time or BusinessTime({}))
    found: list[tuple[TimeSaid, ...]] = []
    spoken_of: date | None = None
    for sentence in reading.sentences:
        last: date | None = None
        start = sentence.start
        own: list[TimeSaid] = []
        read = mentions_in if len(sentence.plain) <= LONGEST_SENTENCE_KEPT else mentions_in.__wrapped__
        for mention in read(reading.text[start : sentence.end], sentence.plain, sentence.shape):
            counted = _counted_before(mention, own, start, sentence.plain)
            one = resolver.said(mention, start, counted or last or spoken_of)
            if one is None:
                continue
            if _was_said_then(one, mention, sentence.shape, now):
                one = replace(one, past=True)
            own.append(one)
            if mention.span is None and one.day_said and one.at is not None and not one.past and not one.is_period:
                last = one.at.date()
        spoken_of = last
        own += [TimeSaid(start + begin, start + end, "vague") for begin, end in spans_of(sentence.shape)]
        found.append(_without_overlaps(own) if len(own) > 1 else tuple(own))
    return tuple(found)


def _was_said_then(one: TimeSaid, mention: Mention, shape: str, now: datetime | None) -> bool:
    """It is over, and when something was said, rather than when something is done."""
    if now is None or one.at is None or one.at >= now or one.past or mention.due or mention.awaited:
        return False
    return tells_when_it_was_said(shape, mention.start, mention.end)


_TO_ITS_CLOCK = re.compile(r"[\s,的]*(?:by|at|before|around|on or before|no later than|在|于|最[晚迟])?[\s:]*")


def _counted_before(mention: Mention, own: Sequence[TimeSaid], start: int, plain: str) -> date | None:
    """The day of a length of time that a clock time follows: "in two days, by 6 pm", "两天内，18:00前"."""
    point, before = mention.point, own[-1] if own else None
    if before is None or point is None or point.names_day or before.precision != "span" or before.at is None:
        return None
    if before.unit not in ("day", "week") or before.past:
        return None
    joins = _TO_ITS_CLOCK.fullmatch(plain, before.end - start, mention.start)
    return before.at.date() if joins is not None else None


def _without_overlaps(times: list[TimeSaid]) -> tuple[TimeSaid, ...]:
    """All in order. A vague one that holds a firm one is meant as a whole ("过两天", "in a minute"), else the firm."""
    kept: list[TimeSaid] = []
    for one in sorted(times, key=lambda time: (time.start, -time.end, time.precision != "vague")):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif kept[-1].precision == "vague" and one.precision != "vague" and one.end > kept[-1].end:
            kept[-1] = one
    return tuple(kept)
