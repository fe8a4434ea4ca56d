"""The check of a text together with the promises that are made with it: their topic, date and amount are compared by
themselves, whatever words the text has for them. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Protocol

import msgspec

from agent_tui.domain.contradictions import SAME_MOMENT, disagreement, other_amount
from agent_tui.domain.values import Channel
from agent_tui.expectations.check.amounts import amounts_in, read_amount, same_amount
from agent_tui.expectations.check.check import check
from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.context import CatalogueEntry, CheckContext, OpenPromise
from agent_tui.expectations.check.durations import read_duration
from agent_tui.expectations.check.finding import Finding, Severity
from agent_tui.expectations.check.instead import kept_instead
from agent_tui.expectations.check.rules.catalogue import over_catalogue
from agent_tui.expectations.check.rules.opening_hours import is_service_window
from agent_tui.expectations.check.times import TimeSaid
from agent_tui.expectations.kept_together import Apart, Overtaken

Facts = dict[str, str | int]
_LASTS = re.compile(r"保留|有效|\b(?:held|holds?|valid|reserved)\b", re.IGNORECASE)
"""Promised is that something stays as it is until then, and nobody need be there to do anything."""
_CONTRADICTION = "promise.contradiction"
_CHANGED = "fact.changed"
_APART = "promised"
_SEVERITIES: dict[str, Severity] = {"hours.closed": "warning"}


class Made(Protocol):
    """A promise that is being made."""

    @property
    def what(self) -> str: ...
    @property
    def due_at(self) -> datetime: ...
    @property
    def topic(self) -> str | None: ...
    @property
    def amount(self) -> str | None: ...
    @property
    def replaces(self) -> str | None: ...
    @property
    def settled(self) -> tuple[str, ...]: ...
    @property
    def whole_day(self) -> bool: ...


def check_with_promises(
    text: str,
    channel: Channel,
    known: CheckContext,
    made: Sequence[Made],
    *,
    beside: Collection[str] = (),
    apart: Sequence[Apart] = (),
    overtaken: Sequence[Overtaken] = (),
) -> tuple[Finding, ...]:
    """What is wrong with `text`, and with the promises that go out with it, in the text's order. `beside`: open
    promises beside which they are meant; `apart`: what the text says no more as they do; `overtaken`: what was to come
    after them. What is wrong with a promise stands where the text names its date, else at the whole text; what the
    words tell already is not told twice."""
    replaced = {old for one in made for old in one.settled}
    checked = Checked(text, channel, known)
    found = _found_in_words(checked, made, replaced, beside)
    owed = [one for one in known.open_promises if one.id is None or one.id not in beside]
    for one in made:
        place = start, end = _place(checked, one)
        for rule, facts in _wrong_with(checked, one, owed, replaced):
            if not _is_told(found, rule, start, end, len(text)):
                found.append(_found_at(place, _time_of(checked, one), rule, facts, checked))
    if apart:
        found = [one for one in found if not _is_told_by(apart, one)]
        found += map(_not_said, apart)
    found += (_too_soon(one, checked) for one in overtaken)
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.rule)))


def is_apart(found: Finding) -> bool:
    """The text and a promise that goes out with it say two things: neither goes out before they say one."""
    return found.rule == _CHANGED and found.facts.get("case") == _APART


def _is_told_by(apart: Iterable[Apart], one: Finding) -> bool:
    """That the full text says otherwise there, or says what is missing, is the same thing once more."""
    return one.rule == _CHANGED and any(one.start <= it.end and it.start <= one.end for it in apart)


def _not_said(one: Apart) -> Finding:
    facts: Facts = {"case": _APART, "full": one.words, "what": one.promise.what}
    return Finding(_CHANGED, "error", one.start, one.end, facts, one.words)


def _too_soon(one: Overtaken, checked: Checked) -> Finding:
    facts: Facts = {"case": "overtaken", "due_at": checked.local(one.due_at).isoformat()}
    return Finding(_CHANGED, "warning", one.start, one.end, facts)


def check_promise(made: Made, channel: Channel, known: CheckContext) -> tuple[Finding, ...]:
    """What is wrong with a promise that is made by hand. The places are those of its words."""
    checked = Checked(made.what, channel, known)
    length = len(made.what)
    not_offered = [one for one in over_catalogue(checked) if one.facts.get("case") == "not-offered"]
    wrong = _wrong_with(checked, made, known.open_promises, set(made.settled))
    return (*not_offered, *(Finding(rule, _SEVERITIES.get(rule, "error"), 0, length, facts) for rule, facts in wrong))


def _found_in_words(
    checked: Checked, made: Sequence[Made], replaced: Collection[str], beside: Collection[str]
) -> list[Finding]:
    """What is wrong with the text by itself. That it says otherwise than a promise `beside` which its own are meant is
    no error where it says just those."""

    def found(gone: Collection[str]) -> list[Finding]:
        left = tuple(one for one in checked.context.open_promises if one.id is None or one.id not in gone)
        context = msgspec.structs.replace(checked.context, open_promises=left)
        return list(check(checked.text, checked.channel, context))

    all_found = found(replaced)
    if not beside or all(one.rule != _CONTRADICTION for one in all_found):
        return all_found
    without = found({*replaced, *beside})
    against = [one for one in all_found if one not in without]
    return [*without, *(one for one in against if not _says_what_is_made(checked, one, made))]


def _says_what_is_made(checked: Checked, found: Finding, made: Iterable[Made]) -> bool:
    """It stands at the date or the amount of a promise that goes out with the text; not where it is refused."""
    match found.facts.get("case"):
        case None:
            places = (_place(checked, one) for one in made)
            return any(
                start < found.end and found.start < end for start, end in places if (start, end) != _whole(checked)
            )
        case "amount":
            said = read_amount(checked.text[found.start : found.end])
            amounts = (read_amount(one.amount) for one in made if one.amount)
            return said is not None and any(one is not None and same_amount(*said, *one) for one in amounts)
        case _:
            return False


def _wrong_with(
    checked: Checked, made: Made, owed: Iterable[OpenPromise], replaced: Collection[str]
) -> Iterator[tuple[str, Facts]]:
    if checked.now is not None:
        yield from _wrong_time(checked, made, checked.now)
    for old in owed:
        if old.id is not None and old.id in replaced:
            is_other = old.id == made.replaces and other_amount(made.amount, old.amount)
            # why: whoever reads the old amount, too, is told of the change
            against = "amount" if is_other and not _names_amount(checked, old) else None
        else:
            against = disagreement(old, what=made.what, due_at=made.due_at, topic=made.topic, amount=made.amount)
        if against is not None:
            facts: Facts = {"what": old.what, "due_at": checked.local(old.due_at).isoformat()}
            yield (
                _CONTRADICTION,
                facts if against == "date" else {"case": "amount", "amount": old.amount or "", **facts},
            )
            return


def _wrong_time(checked: Checked, made: Made, now: datetime) -> Iterator[tuple[str, Facts]]:
    due = made.due_at.astimezone(now.tzinfo)
    if due.date() < now.date() if made.whole_day else due <= now:
        yield "date.past", {"at": due.isoformat()}
        return
    for entry in checked.context.catalogue:
        if entry.channel in ("any", checked.channel) and _is_on(entry, made.topic) and entry.soonest:
            duration = read_duration(entry.soonest)
            working = entry.calendar == "working"
            earliest = duration.after(now, checked.business_time, working=working) if duration is not None else now
            if due < earliest and not _is_owed_then(checked, made):
                yield "promise.over-catalogue", {"topic": entry.topic, "earliest": earliest.isoformat()}
                break
    if checked.context.hours and not _LASTS.search(made.what) and not is_service_window(checked.reading.plain):
        business = checked.business_time
        if not (business.is_open_on(due.date()) if made.whole_day else business.is_open(due)):
            yield "hours.closed", {"at": due.isoformat()}


def _is_owed_then(checked: Checked, made: Made) -> bool:
    """It was promised for that time already, and may be said again."""
    return any(
        one.topic == made.topic and abs(one.due_at - made.due_at) < SAME_MOMENT for one in checked.context.open_promises
    )


def _is_on(entry: CatalogueEntry, topic: str | None) -> bool:
    """By the topic's name, or a word for it."""
    return bool(topic) and str(topic).casefold() in {word.casefold() for word in (entry.topic, *entry.words)}


def _names_amount(checked: Checked, old: OpenPromise) -> bool:
    amount, reading = read_amount(old.amount or ""), checked.reading
    return amount is not None and any(said.value == amount[0] for said in amounts_in(reading.plain, reading.shape))


def _found_at(place: tuple[int, int], time: TimeSaid | None, rule: str, facts: Facts, checked: Checked) -> Finding:
    """With the moment that can be kept in the place of `time`, where one is known."""
    start, end = place
    severity = _SEVERITIES.get(rule, "error")
    kept = facts.get("earliest", facts.get("at") if rule == "hours.closed" else None)
    if time is not None and kept is not None:
        instead = kept_instead(checked, time, datetime.fromisoformat(str(kept)))
        if instead is not None:
            return Finding(rule, severity, instead.start, end, facts, instead.text)
    return Finding(rule, severity, start, end, facts)


def _place(checked: Checked, made: Made) -> tuple[int, int]:
    """Where the text names the date, else the whole text."""
    time = _time_of(checked, made)
    return (time.start, time.end) if time is not None else _whole(checked)


def _time_of(checked: Checked, made: Made) -> TimeSaid | None:
    """The date as the text names it: to the minute, else the day."""
    due = made.due_at
    dated = [(time, time.at) for time in checked.times if time.at is not None]
    for time, at in dated:
        if time.precision != "day" and not made.whole_day and abs(at - due) < SAME_MOMENT:
            return time
    for time, at in dated:
        if at.date() == due.astimezone(at.tzinfo).date() and (time.precision == "day" or made.whole_day):
            return time
    return None


def _whole(checked: Checked) -> tuple[int, int]:
    return 0, len(checked.text)


def _is_told(found: Iterable[Finding], rule: str, start: int, end: int, length: int) -> bool:
    """By the words there; of what stands nowhere for sure, by the words anywhere."""
    is_whole = (start, end) == (0, length)
    return any(one.rule == rule and (is_whole or (one.start < end and start < one.end)) for one in found)
