"""Promises that contradict each other: to the same customer, on the same topic, another date or another amount. Pure.

Judged by values, whichever channel either was made on; what a text says in words is the expectation check's affair.
"""

import re
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Literal, Protocol

from agent_tui.domain.values import Promise

SAME_MOMENT = timedelta(minutes=1)
"""Two times that are less than this apart are one."""
_OF_ANYTHING = frozenset({"call-back", "update"})
"""Topics that say how something will be told, not what it is about: two call-backs may well be owed."""
_REPORTS = frozenset({"update", "complaint.update", "account.update"})
_REPORT = re.compile(
    r"进展|進展|进度|進度|通报|通報|再告知|\bprogress\b|\bnext word\b|\b(?:an?|the|next|first|status) update\b"
    r"|\bupdates? (?:on|about)\b",
    re.IGNORECASE,
)
"""Words for how far something is. "进展通报" is one report, a signed report of what happened is none."""

_REFERENCE = re.compile(
    r"(?<![A-Za-z0-9.,])(?!(?i:CNY|RMB|HKD|TWD|USD|EUR|GBP|JPY)[0-9])(?!(?:19|20)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}(?![0-9-]))"
    r"(?:[A-Za-z]{1,4}-?)?[0-9]{3,}(?:-[0-9]+)*(?![0-9]|[.,][0-9]|[%元块年])"
)
"""8812, A-4471, 61120483; neither 30.00 nor 1,180 nor CNY500, and no date."""


class Owed(Protocol):
    """What somebody was promised."""

    @property
    def topic(self) -> str | None: ...
    @property
    def what(self) -> str: ...
    @property
    def due_at(self) -> datetime: ...
    @property
    def amount(self) -> str | None: ...


def contradicted(
    open_promises: Iterable[Promise],
    *,
    what: str,
    due_at: datetime,
    topic: str | None = None,
    amount: str | None = None,
    replaces: Collection[str] = (),
) -> list[Promise]:
    """Those of a customer's open promises that a new one contradicts, by deadline; those in whose place it stands
    (`replaces`) excepted. Where either has no topic, the same words are the same topic."""
    found = [
        old
        for old in open_promises
        if old.state == "open"
        and old.id not in replaces
        and disagreement(old, what=what, due_at=due_at, topic=topic, amount=amount) is not None
    ]
    return sorted(found, key=lambda old: (old.due_at, old.id))


def disagreement(
    old: Owed, *, what: str, due_at: datetime, topic: str | None = None, amount: str | None = None
) -> Literal["date", "amount"] | None:
    """In what a new promise says otherwise than an old one on the same topic; the date, where both are others."""
    return difference(old, due_at=due_at, amount=amount) if same_topic(old, what, topic) else None


def is_report(promised: Owed) -> bool:
    """That somebody hears how far something is, whatever there is to say then; not the thing itself."""
    return (promised.topic or "").casefold() in _REPORTS or _REPORT.search(promised.what) is not None


def only_tells(promised: Owed) -> bool:
    """That somebody is called, or hears how far something is: done in minutes, whatever it is about."""
    return (promised.topic or "").casefold() in _OF_ANYTHING or is_report(promised)


def reported_by(
    open_promises: Iterable[Promise], *, what: str, due_at: datetime, topic: str | None = None
) -> list[Promise]:
    """Those of a customer's open promises that are kept by a text which reports, and promises the next report on the
    same topic for `due_at`: the reports that were due before that one."""
    return [
        old
        for old in open_promises
        if old.state == "open" and old.due_at < due_at and is_report(old) and same_topic(old, what, topic)
    ]


def said_again(
    open_promises: Iterable[Promise],
    *,
    what: str,
    due_at: datetime,
    topic: str | None = None,
    amount: str | None = None,
) -> list[Promise]:
    """Those of a customer's open promises that say just what a new one says: the same amount, or where neither names
    one the same words, for the same time on the same topic; not where their words name different orders."""

    def is_the_same(old: Promise) -> bool:
        if other_reference(old, what, amount):
            return False
        if amount and old.amount:
            return not other_amount(amount, old.amount)
        return not amount and not old.amount and old.what == what

    return [
        old
        for old in open_promises
        if old.state == "open"
        and same_topic(old, what, topic)
        and difference(old, due_at=due_at) is None
        and is_the_same(old)
    ]


def other_reference(old: Owed, what: str, amount: str | None) -> bool:
    """True where both name the number of an order, an invoice or the like, and not the same one."""
    ours, theirs = _references(what, amount), _references(old.what, old.amount)
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _references(what: str, amount: str | None) -> frozenset[str]:
    """With the letters before them; an amount is none."""
    paid = _number(amount)
    return frozenset(one.casefold() for one in _REFERENCE.findall(what) if paid is None or _number(one) != paid)


def difference(old: Owed, *, due_at: datetime, amount: str | None = None) -> Literal["date", "amount"] | None:
    """The same of two that are known to be on one topic."""
    if abs(old.due_at - due_at) >= SAME_MOMENT:
        return "date"
    return "amount" if other_amount(amount, old.amount) else None


def same_topic(old: Owed, what: str, topic: str | None) -> bool:
    """By their codes; by their words where either has none, or the code says only how something will be told."""
    if old.topic and topic and topic.casefold() not in _OF_ANYTHING:
        return old.topic.casefold() == topic.casefold()
    return "".join(old.what.split()).casefold() == "".join(what.split()).casefold()


def other_amount(ours: str | None, theirs: str | None) -> bool:
    """True where both are known and are not the same number."""
    one, other = _number(ours), _number(theirs)
    return one is not None and other is not None and one != other


def _number(amount: str | None) -> Decimal | None:
    try:
        return Decimal(amount) if amount else None
    except InvalidOperation:
        return None
