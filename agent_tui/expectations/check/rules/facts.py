"""A short version and the full text it was made from: dates, times, amounts, order numbers and limits must survive."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from decimal import Decimal

from agent_tui.expectations.check.amounts import same_amount
from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.facts import (
    Covered,
    Fact,
    bare_numbers,
    counted_in,
    facts_in,
    is_another_quantity,
    leads_in,
    quantities_in,
    tokens,
)
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.check.reading import Reading, read
from agent_tui.expectations.check.reservations import (
    Bounded,
    Stated,
    bounds_in,
    other_bounds,
    promised_after_all,
    says_what_is_not_promised,
    stated_in,
    turned_round,
)

_MOST = 200
"""Quantities of a text that are compared; a stranger's may try."""
_LONGEST_SHORT = 10_000
_LONGEST_FULL = 40_000
"""Characters: each fact of one text is compared with each of the other, and what is longer is no short version."""
_ANY_DAY = datetime(2000, 1, 1, 12, tzinfo=UTC)
"""From which both texts count where nobody says what day it is."""

_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN = re.compile(r"[a-z]{3}", re.IGNORECASE)

_KINDS = {
    "date": ("date", "span"),
    "dates": ("date", "span"),
    "deadline": ("date", "time", "span"),
    "time": ("time",),
    "times": ("time",),
    "amount": ("amount",),
    "amounts": ("amount",),
    "number": ("amount", "order", "limit", "percent"),
    "order": ("order",),
    "orders": ("order",),
    "order_number": ("order",),
    "limit": ("limit", "percent"),
    "limits": ("limit", "percent"),
    "duration": ("span",),
    "span": ("span",),
}


_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?")
_HALF_HOUR = re.compile(r"半个?(?:小时|钟头)|\bhalf\s+an\s+hour\b")
_LIMITS = frozenset(("limit", "limits", "deadline", "duration", "span"))


def changed(checked: Checked) -> Iterator[Finding]:
    """`fact.changed`: facts of a short version that differ from, or lack, those of its full text."""
    full_text = checked.context.full_text
    if not full_text or full_text.strip() == checked.text.strip():
        return
    if len(checked.text) > _LONGEST_SHORT or len(full_text) > _LONGEST_FULL:
        return
    now = checked.now or _ANY_DAY
    full_reading = read(full_text)
    full = facts_in(full_reading, now, checked.business_time)
    known = checked.times if checked.now is not None else None
    short = facts_in(checked.reading, now, checked.business_time, known)
    places: set[tuple[int, int]] = set()
    quantities, measured = quantities_in(checked.reading)[:_MOST], quantities_in(full_reading)[:_MOST]
    lengths = {(one.number, one.unit) for one in measured}
    said_at = {one.start: ((one.number, one.unit),) for one in quantities}
    compared = Covered([(fact.start, fact.end) for fact in short])
    for fact in short:
        if fact.kind == "date" and _recurs(checked.reading.plain[fact.start : fact.end], full_reading.plain):
            continue
        if fact.kind == "span" and not lengths.isdisjoint(said_at.get(fact.start, ())):
            continue  # the full text names that length of time as none that something takes: "valid for 7 days"
        if not _stands_in(fact, full, full_reading) and (fact.start, fact.end) not in places:
            places.add((fact.start, fact.end))
            alike = _of_that_day(fact, [one for one in full if one.kind == fact.kind])
            said = full_text[alike[0].start : alike[0].end] if alike else "–"
            left = alike if len(alike) == 1 else [one for one in alike if not _stands_in(one, short, checked.reading)]
            words = full_text[left[0].start : left[0].end] if len({one.key for one in left}) == 1 else None
            if words is not None:
                said = words
            yield _differs(checked, fact.start, fact.end, said, words)
    for quantity in quantities if measured else ():
        if not compared.touches(quantity.start, quantity.end) and is_another_quantity(quantity, measured):
            places.add((quantity.start, quantity.end))
            stated = [one for one in measured if one.unit == quantity.unit]
            said = full_text[stated[0].start : stated[0].end]
            words = said if len({one.number for one in stated}) == 1 else None
            yield _differs(checked, quantity.start, quantity.end, said, words)
    limits, limits_short = stated_in(full_reading), stated_in(checked.reading)
    changes: list[tuple[Stated | Bounded, Stated | Bounded]] = [
        *turned_round(limits, limits_short),
        *promised_after_all(full_reading, checked.reading, limits_short),
        *other_bounds(bounds_in(full_reading), bounds_in(checked.reading)),
    ]
    for here, in_full in changes:
        if not any(start < here.end and here.start < end for start, end in places):
            places.add((here.start, here.end))
            said = full_text[in_full.start : in_full.end]
            yield _differs(checked, here.start, here.end, said, said if isinstance(in_full, Bounded) else None)
    if places:
        return
    for fact, words in _carried(checked, full, now):
        if not _stands_in(fact, short, checked.reading):
            said = words or full_text[fact.start : fact.end]
            yield Finding("fact.changed", "error", 0, len(checked.text), {"case": "missing", "full": said})
            return
    carry = checked.context.carry
    dropped = _dropped(limits, limits_short, checked.reading, carry)
    if dropped is not None:
        said = full_text[dropped.start : dropped.end]
        yield Finding("fact.changed", "error", 0, len(checked.text), {"case": "missing", "full": said})
        return
    if carry is None or not _LIMITS.isdisjoint(carry):
        said_short = {one.minutes for one in quantities}
        for lead in leads_in(full_reading, measured):
            plain = checked.reading.plain
            is_half = lead.minutes == 30 and _HALF_HOUR.search(plain) is not None
            is_named = re.search(rf"(?<![\d:.]){lead.number:g}(?![\d:.])", plain) is not None
            if lead.minutes not in said_short and not is_named and not is_half:
                said = full_text[lead.start : lead.end]
                yield Finding("fact.changed", "error", 0, len(checked.text), {"case": "missing", "full": said})
                return


def _recurs(said: str, full: str) -> bool:
    """A weekday that is every one of its kind in the full text: "Bins: blue Mon" of "on Mondays"."""
    named = _WEEKDAY.fullmatch(said)
    if named is None:
        return False
    return re.search(rf"\b(?:{named[1]}[a-z]*days\b|(?:every|each)\s+{named[1]})", full) is not None


def _dropped(
    full: Sequence[Stated], short: Sequence[Stated], reading: Reading, carry: tuple[str, ...] | None
) -> Stated | None:
    """The first of the full text's limits that stand in words and may not be missing, but are in the short one."""
    kept = {one.about for one in short}
    says_limit = says_what_is_not_promised(reading, short)
    for one in full:
        if one.about not in kept and not (one.limits_promise and says_limit) and _may_not_miss(one, carry):
            return one
    return None


def _may_not_miss(left: Stated, carry: tuple[str, ...] | None) -> bool:
    """What is not promised; where the context lists what is carried, only what is in it."""
    if carry is None:
        return left.limits_promise
    return left.is_refused and any(one.about == left.about for name in carry for one in stated_in(read(name)))


def _differs(checked: Checked, start: int, end: int, said: str, words: str | None) -> Finding:
    """`words`: the only ones of the full text that can be meant; they are suggested where both speak one language."""
    short = checked.text[start:end]
    alike = words is not None and (_speaks(words) is None or _speaks(short) in (None, _speaks(words)))
    return Finding("fact.changed", "error", start, end, {"full": said}, words if alike else None)


def _speaks(words: str) -> str | None:
    if _HAN.search(words):
        return "zh"
    return "en" if _LATIN.search(words) else None


def _of_that_day(fact: Fact, others: list[Fact]) -> list[Fact]:
    """Those that are said of the same day, where there are any."""
    at = fact.time.at if fact.time is not None else None
    if at is None:
        return others
    same = [one for one in others if one.time is not None and one.time.at and one.time.at.date() == at.date()]
    return same or others


def _carried(checked: Checked, full: list[Fact], now: datetime) -> list[tuple[Fact, str]]:
    """The facts of the full text that may not be missing: all, unless the context lists which; with its words, where
    these were listed."""
    carry = checked.context.carry
    if carry is None:
        return [(fact, "") for fact in full]
    wanted: list[tuple[Fact, str]] = []
    for name in carry:
        if name in _KINDS:
            wanted += ((fact, "") for fact in full if fact.kind in _KINDS[name])
            continue
        named = read(name)
        facts = facts_in(named, now, checked.business_time)
        words = tokens(named.plain)
        wanted += (
            (fact, name)
            for fact in full
            if any(_same(fact, one) for one in facts) or (fact.kind == "order" and fact.key[0] in words)
        )
    return wanted


def _stands_in(fact: Fact, others: list[Fact], reading: Reading) -> bool:
    if any(_same(fact, other) for other in others):
        return True
    if fact.kind == "order":
        return fact.key[0] in tokens(reading.plain)
    if fact.kind == "limit":
        number, unit = fact.key
        if fact.key in counted_in(reading.plain):
            return True
        return re.search(rf"(?<![\d.,]){number:g}(?![\d:]|[.,]\d)\s*{unit}", reading.plain) is not None
    return fact.kind == "amount" and fact.key[0] in bare_numbers(reading, others)


def _same(one: Fact, other: Fact) -> bool:
    if one.kind == "amount" and other.kind == "amount":
        value, currency = one.key
        other_value, other_currency = other.key
        if isinstance(value, Decimal) and isinstance(other_value, Decimal):
            return same_amount(value, _name(currency), other_value, _name(other_currency))
    if {one.kind, other.kind} == {"date", "span"}:
        return _same_day(one, other)
    if one.kind == other.kind == "span" and one.time is not None and other.time is not None:
        at, other_at = one.time.at, other.time.at
        return one.key == other.key or (at is not None and at == other_at)
    if one.kind == other.kind == "date":
        return one.key == other.key or _either_reading(one, other)
    if one.kind == other.kind == "time" and one.key == other.key:
        begins, other_begins = _begins(one), _begins(other)
        return begins is None or other_begins is None or begins == other_begins
    return one.kind == other.kind and one.key == other.key


def _begins(fact: Fact) -> time | None:
    """On the clock, where a range is told."""
    begins = fact.time.earliest if fact.time is not None else None
    return begins.time() if begins is not None and begins.time() != time() else None


def _name(currency: object) -> str | None:
    return currency if isinstance(currency, str) else None


def _same_day(one: Fact, other: Fact) -> bool:
    at = one.time.at if one.time is not None else None
    other_at = other.time.at if other.time is not None else None
    return at is not None and other_at is not None and at.date() == other_at.date()


def _either_reading(one: Fact, other: Fact) -> bool:
    days = {at.date() for time in (one.time,) if time for at in (time.at, time.or_at) if at}
    others = {at.date() for time in (other.time,) if time for at in (time.at, time.or_at) if at}
    return bool(days & others)
