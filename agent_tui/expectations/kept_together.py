"""A text and what is promised with it, kept one thing while the text is changed: a promise gets the date and the amount
that stand now where the text named its own, and where nothing stands there any more, that is found. Pure.

`Attached.said` is the text in which both agreed last, `Attached.named` where it named each promise's date and amount.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import msgspec

from agent_tui.domain.contradictions import SAME_MOMENT
from agent_tui.expectations.attached import Attached, Named, Span
from agent_tui.expectations.check.amounts import amounts_in, read_amount
from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.context import CheckContext
from agent_tui.expectations.planning import PlannedPromise
from agent_tui.expectations.rendering import BEYOND
from agent_tui.expectations.values import read_decimal

LONGEST_COMPARED = 2000
"""Characters, between what begins and what ends two texts alike, that are compared one by one."""


class Apart(NamedTuple):
    """A promise whose date or amount the text named, and names no more."""

    promise: PlannedPromise
    start: int
    end: int
    """Where that stood, in the text as it is now; they are the same where nothing stands there."""
    words: str
    """How the text said it."""


class Overtaken(NamedTuple):
    """What comes after what is promised, and does not any more."""

    start: int
    end: int
    due_at: datetime


class KeptTogether(NamedTuple):
    attached: Attached
    apart: tuple[Apart, ...] = ()
    followed: tuple[PlannedPromise, ...] = ()
    """Promises that follow other words than before."""
    overtaken: tuple[Overtaken, ...] = ()


class _Told(NamedTuple):
    """A date or an amount in a text."""

    start: int
    end: int
    value: datetime | Decimal | None
    """None: a time at which nothing can be promised."""
    only_day: bool = False


class _Move(NamedTuple):
    """What is told now in the place of something else."""

    was: datetime | Decimal
    words: str
    value: datetime | Decimal


def kept_together(attached: Attached, text: str, known: CheckContext, *, suggested: bool = False) -> KeptTogether:
    """What goes along with `text` as it is now. `suggested`: the check's own words stand there since; a full text that
    a short one came from says then what they say."""
    follows_full_text = suggested and attached.full_text is not None
    if not attached.promises and not follows_full_text:
        return KeptTogether(attached)
    before = attached.said or text
    named = attached.named
    later = attached.later
    if named is None or len(named) != len(attached.promises):
        named = named_in(before, attached.promises, known)
        later = _later_in(before, attached.promises, known)
    times, amounts = _both_in(text, known)
    place = _places_in(before, text)
    promises, followed, moves = [], [], []
    apart: list[Apart] = []
    for promise, its in zip(attached.promises, named, strict=True):
        kept, own = promise, []
        for spans, told, is_same in (
            (its.times, times, _dates(promise)),
            (its.amounts, amounts, _pays(promise)),
        ):
            stands = [_standing(told, *place(span)) for span in spans]
            other = _other(stands, is_same)
            if other is not None and other.value is not None:
                own.append(_Move(_value_of(kept, other), text[other.start : other.end], other.value))
                kept = _with(kept, other)
                if own[-1].words not in {before[start:end] for start, end in spans}:
                    followed.append(promise)
            elif spans and not any(is_same(one) for one in (*told, *(one for all_ in stands for one in all_))):
                apart.append(Apart(promise, *place(spans[0]), before[slice(*spans[0])]))
        promises.append(msgspec.structs.replace(kept, what=_moved(kept.what, own, known)) if own else kept)
        moves += own
    if follows_full_text:
        moves += _others_moved(before, text, times, place, moves, known)
    full_text, carry = _full_text_moved(attached, moves, known)
    changed = msgspec.structs.replace(attached, promises=tuple(promises), full_text=full_text, carry=carry, later=later)
    changed = msgspec.structs.replace(changed, meta=_with_beyond(attached.meta, promises))
    if not apart:
        changed = msgspec.structs.replace(changed, said=text, named=named_in(text, promises, known))
    kept_followed = tuple(new for old, new in zip(attached.promises, promises, strict=True) if old in followed)
    return KeptTogether(changed, tuple(apart), kept_followed, _overtaken(times, later, promises))


def named_in(text: str, promises: Sequence[PlannedPromise], known: CheckContext) -> tuple[Named, ...]:
    """Where `text` names the date and the amount of each promise; a date that several have, for each in turn."""
    times, amounts = _both_in(text, known)
    found = []
    for at, promise in enumerate(promises):
        dated = [one for one in times if _dates(promise)(one)]
        exact = [one for one in dated if not one.only_day] or dated
        alike = [other for other in promises if abs(other.due_at - promise.due_at) < SAME_MOMENT]
        if 1 < len(alike) <= len(exact):
            turn = sum(abs(other.due_at - promise.due_at) < SAME_MOMENT for other in promises[:at])
            exact = exact[turn : turn + 1]
        paid = [one for one in amounts if _pays(promise)(one)]
        found.append(Named(_spans(exact), _spans(paid)))
    return tuple(found)


def _both_in(text: str, known: CheckContext) -> tuple[list[_Told], list[_Told]]:
    """The dates and the amounts of a text."""
    checked = Checked(text, "email", known)
    times = [
        _Told(one.start, one.end, None if one.after or one.past else one.at, one.precision == "day")
        for one in checked.times
    ]
    reading = checked.reading
    return times, [_Told(one.start, one.end, one.value) for one in amounts_in(reading.plain, reading.shape)]


def _spans(told: Iterable[_Told]) -> tuple[Span, ...]:
    return tuple((one.start, one.end) for one in told)


_Same = Callable[[_Told], bool]


def _dates(promise: PlannedPromise) -> _Same:
    return lambda one: isinstance(one.value, datetime) and _is_moment(one, promise.due_at)


def _pays(promise: PlannedPromise) -> _Same:
    amount = read_amount(promise.amount) if promise.amount else None
    return lambda one: amount is not None and one.value == amount[0]


def _is_moment(one: _Told, at: datetime) -> bool:
    """To the minute, or on the day where only that is said."""
    if not isinstance(one.value, datetime):
        return False
    if one.only_day:
        return one.value.date() == at.astimezone(one.value.tzinfo).date()
    return abs(one.value - at) < SAME_MOMENT


def _standing(told: Sequence[_Told], start: int, end: int) -> list[_Told]:
    """What is told from `start` to `end`; just beside it where nothing is told there."""
    inside = [one for one in told if one.start < end and start < one.end]
    return inside or [one for one in told if one.start <= end and start <= one.end]


def _other(stands: Iterable[Sequence[_Told]], is_same: _Same) -> _Told | None:
    """What stands for certain where something else stood; None where that still does, or several things."""
    for here in stands:
        if not any(is_same(one) for one in here) and len({one.value for one in here}) == 1:
            return here[0]
    return None


def _value_of(promise: PlannedPromise, told: _Told) -> datetime | Decimal:
    """What the promise said of that until now."""
    if isinstance(told.value, datetime):
        return promise.due_at
    amount = read_amount(promise.amount) if promise.amount else None
    return amount[0] if amount is not None else Decimal(0)


def _with(promise: PlannedPromise, told: _Told) -> PlannedPromise:
    """Promised as it is told. A day alone leaves the time of day as it was."""
    if isinstance(told.value, Decimal):
        return msgspec.structs.replace(promise, amount=f"{told.value:.2f}")
    assert told.value is not None
    at = told.value
    if told.only_day and not promise.whole_day:
        at = datetime.combine(at.date(), promise.due_at.astimezone(at.tzinfo).timetz())
    return msgspec.structs.replace(promise, due_at=at, whole_day=told.only_day and promise.whole_day)


def _with_beyond(meta: dict[str, Any], promises: Sequence[PlannedPromise]) -> dict[str, Any]:
    """With the sums that are above what an agent decides alone."""
    limited = [
        (one.amount_field, read_decimal(one.amount or ""), read_decimal(one.most)) for one in promises if one.most
    ]
    fields = {field for field, _, _ in limited}
    beyond = [field for field, amount, most in limited if amount is not None and most is not None and amount > most]
    others = [field for field in meta.get(BEYOND, ()) if field not in fields]
    rest = {key: value for key, value in meta.items() if key != BEYOND}
    return {**rest, BEYOND: [*others, *beyond]} if others or beyond else rest


# What comes after it


def _later_in(text: str, promises: Sequence[PlannedPromise], known: CheckContext) -> tuple[datetime, ...]:
    last = max((one.due_at for one in promises), default=None)
    told = (one.value for one in _both_in(text, known)[0])
    return tuple(one for one in told if isinstance(one, datetime) and last is not None and one > last)


def _overtaken(
    times: Iterable[_Told], later: Sequence[datetime], promises: Sequence[PlannedPromise]
) -> tuple[Overtaken, ...]:
    last = max((one.due_at for one in promises), default=None)
    if last is None:
        return ()
    gone = [one for one in later if one <= last]
    own = [_dates(promise) for promise in promises]
    return tuple(
        Overtaken(one.start, one.end, last)
        for one in times
        if any(_is_moment(one, at) for at in gone) and not any(is_it(one) for is_it in own)
    )


# What the promise came from


def _others_moved(
    before: str,
    text: str,
    times: Sequence[_Told],
    place: "_Place",
    moves: Sequence[_Move],
    known: CheckContext,
) -> list[_Move]:
    """Dates that are no promise's own and are others now."""
    known_already = {move.was for move in moves}
    found = []
    for one in _both_in(before, known)[0]:
        was = one.value
        if not isinstance(was, datetime) or was in known_already:
            continue
        other = _other([_standing(times, *place((one.start, one.end)))], lambda now, was=was: _is_moment(now, was))  # type: ignore[misc]
        if other is not None and other.value is not None:
            found.append(_Move(was, text[other.start : other.end], other.value))
    return found


def _full_text_moved(
    attached: Attached, moves: Sequence[_Move], known: CheckContext
) -> tuple[str | None, tuple[str, ...]]:
    """The full text and what must be carried from it, with everything that is told otherwise now. Nothing where it
    cannot be told so there: the text is none of its short forms then."""
    if not moves or attached.full_text is None:
        return attached.full_text, attached.carry
    full_text = _moved(attached.full_text, moves, known)
    told = {one.value for all_ in _both_in(full_text, known) for one in all_}
    if any(move.value not in told for move in moves):
        return None, ()
    return full_text, tuple(_moved(one, moves, known) for one in attached.carry)


def _moved(text: str, moves: Sequence[_Move], known: CheckContext) -> str:
    """With the new words wherever one of the old values is told."""
    if not moves:
        return text
    times, amounts = _both_in(text, known)
    for one in sorted((*times, *amounts), key=lambda one: one.start, reverse=True):
        for move in moves:
            is_it = _is_moment(one, move.was) if isinstance(move.was, datetime) else one.value == move.was
            if is_it:
                text = text[: one.start] + move.words + text[one.end :]
                break
    return text


# The same place in two texts

_Place = Callable[[Span], Span]


def _places_in(before: str, after: str) -> _Place:
    """Where a place of `before` is in `after`, which was made from it."""
    if before == after:
        return lambda span: span
    least = min(len(before), len(after))
    head = next((at for at in range(least) if before[at] != after[at]), least)
    tail = next((at for at in range(least - head) if before[-1 - at] != after[-1 - at]), least - head)
    middle, now = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(middle) + len(now) <= LONGEST_COMPARED:
        codes = SequenceMatcher(None, middle, now, autojunk=False).get_opcodes()
    else:
        codes = [("replace", 0, len(middle), 0, len(now))]
    runs = [(tag == "equal", a + head, b + head, c + head, d + head) for tag, a, b, c, d in codes]
    grown = len(after) - len(before)

    def moved(at: int, *, is_end: bool) -> int:
        if at < head or (at == head and is_end):
            return at
        if at >= len(before) - tail + is_end:
            return at + grown
        for equal, first, last, start, stop in runs:
            if first <= at - is_end < last:
                return start + at - first if equal else (stop if is_end else start)
        return at + grown

    return lambda span: (moved(span[0], is_end=False), moved(span[1], is_end=True))
