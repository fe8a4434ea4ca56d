"""Promises that contradict each other: to the same customer, on the same topic, another date or another amount. Pure.

Judged by values, whichever channel either was made on; what a text says in words is the expectation check's affair.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

from agent_tui.domain.values import Promise

_SAME_MOMENT = timedelta(minutes=1)
_OF_ANYTHING = frozenset({"call-back", "update"})
"""Topics that say how something will be told, not what it is about: two call-backs may well be owed."""


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
        and _same_topic(old, what, topic)
        and _differs(old, due_at, amount)
    ]
    return sorted(found, key=lambda old: (old.due_at, old.id))


def _same_topic(old: Promise, what: str, topic: str | None) -> bool:
    if old.topic and topic and topic.casefold() not in _OF_ANYTHING:
        return old.topic.casefold() == topic.casefold()
    return "".join(old.what.split()).casefold() == "".join(what.split()).casefold()


def _differs(old: Promise, due_at: datetime, amount: str | None) -> bool:
    if abs(old.due_at - due_at) >= _SAME_MOMENT:
        return True
    ours, theirs = _number(amount), _number(old.amount)
    return ours is not None and theirs is not None and ours != theirs


def _number(amount: str | None) -> Decimal | None:
    try:
        return Decimal(amount) if amount else None
    except InvalidOperation:
        return None
