"""What a row of the outbox is about, in words: texts as they stand, changes not in the words of the wire. Pure."""

import re
from datetime import datetime

from agent_tui.desk.views import OutboxRow
from agent_tui.messages.speech import say
from agent_tui.messages.terms import TIERS
from agent_tui.messages.wrap_up_codes import DISPOSITIONS
from agent_tui.ui.presentation.languages import language_name
from agent_tui.ui.wording import Wording

_CHANGES = frozenset({"change", "promise-change", "customer-change", "merge", "work-order-change"})

FIELD = re.compile(
    r"(?:^| )(status|owner|priority|queue|subject|state|evidence|agreed|due_at|promise|tags|language|tier|source|target"
    r"|decision|at)="
)
"""Begins each thing that a change asks for (`contract.api`): its name on the wire."""


def told(row: OutboxRow, wording: Wording) -> str:
    """In a line."""
    try:
        return _told(row, wording)
    except KeyError:
        return row.summary  # why: a newer agent-tui wrote it, with words that are not known here


def with_customer(name: str, text: str) -> str:
    """Whose it is, then `text`; that alone where it is no customer's."""
    return f"{name}: {text}" if name else text


def _told(row: OutboxRow, wording: Wording) -> str:
    if row.kind in _CHANGES:
        _, *parts = FIELD.split(row.summary)
        pairs = zip(parts[::2], parts[1::2], strict=True)
        return "  ".join(filter(None, (_changed(field, value, wording) for field, value in pairs))) or row.summary
    if row.kind == "wrap-up" and row.summary in DISPOSITIONS:
        return wording.of(DISPOSITIONS[row.summary])
    if row.kind in ("consult", "transfer", "hand-over"):
        receiver, _, words = row.summary.partition(" ")
        return f"-> {wording.here.name(receiver)}  {words}".rstrip()
    if row.kind == "answer":
        state, _, words = row.summary.partition(" ")
        return f"{wording.screen(f'outbox.answer.{state}')}  {words}".rstrip()
    if row.kind == "search-outcome":
        verdict, _, query = row.summary.partition(": ")
        return f"{wording.screen(f'outbox.search.{verdict}')}: {query}"
    return row.summary


def _changed(field: str, value: str, wording: Wording) -> str:
    """ "" for what says nothing to a person."""
    match field:
        case "status":
            return wording.screen(f"status.{value}")
        case "state":
            return wording.screen(f"promise.{value}")
        case "decision":
            return wording.screen(f"outbox.merge.{value}")
        case "owner":
            who = wording.screen("outbox.nobody") if value == "None" else wording.here.name(value)
            return wording.screen("outbox.owner", who=who)
        case "priority" | "queue":
            return wording.screen(f"outbox.{field}", value=value)
        case "tier":
            return say(TIERS, value, wording.language)
        case "language":
            return language_name(value)
        case "tags":
            return wording.screen("outbox.tags")
        case "subject":
            return value
        case "due_at":
            return wording.screen("outbox.due", when=wording.day_and_time(datetime.fromisoformat(value)))
        case "promise":
            return wording.screen("outbox.promise")
        case _:
            return ""
