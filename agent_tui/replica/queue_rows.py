"""The narrow rows that the queue is made of, kept in the same transactions as the records they come from."""

import json
import sqlite3
from collections.abc import Collection, Iterable
from typing import NamedTuple

import msgspec

from agent_tui.domain.decoding import decoded
from agent_tui.domain.values import CHANNELS, TIERS, Channel, Ticket, TicketStatus, Tier
from agent_tui.messages.terms import CHANNELS as CHANNEL_NAMES
from agent_tui.replica.replica_schema import to_column

DRAFT_WORDS = frozenset({"draft", "drafts", "草稿"})
"""Of the filter: contacts on which a text was begun."""

LINE_LIMIT = 200
"""Characters of the customer's last words that a row keeps."""


class QueueRecord(NamedTuple):
    """The columns of `queue_row`; times in microseconds (`replica_schema.to_column`)."""

    ticket: str
    number: int
    customer: str
    """The record that stands for the contact's customer (`replica.same_people`)."""
    customer_name: str
    tier: Tier
    pace: int
    """Channel and tier in one number (`pace_of`)."""
    channel: Channel
    subject: str
    last_line: str
    status: TicketStatus
    priority: int
    queue: str
    owner: str | None
    holder: str | None
    created_at: int
    waiting_since: int | None
    open_promises: int
    """Of this contact."""
    next_promise_due: int | None
    """The earliest deadline of what this customer is owed on any contact."""
    intent: str
    """JSON list of texts."""
    first_owner: str | None


COLUMNS = QueueRecord._fields


class _Said(msgspec.Struct, frozen=True):
    """Of an interaction, only what a row shows."""

    body: str


def pace_of(channel: Channel, tier: Tier) -> int:
    """One number for channel and tier, which together decide how soon a contact is due."""
    return CHANNELS.index(channel) * len(TIERS) + TIERS.index(tier)


def one_line(body: str) -> str:
    """The beginning of a cleaned body on one line, at most `LINE_LIMIT` characters."""
    return " ".join(body[: LINE_LIMIT * 4].split())[:LINE_LIMIT]


def refresh_queue_rows(connection: sqlite3.Connection, tickets: Iterable[str], customers: Iterable[str]) -> set[str]:
    """Makes the rows of these contacts, and of all live contacts of these customers, anew.

    The answer is wider: a contact's history is its customer's, so the other live contacts of the same customers have
    changed too, though their rows are the same."""
    tickets = set(tickets)
    remade = tickets | _live_of(connection, customers)
    _make_rows(connection, remade)
    listed = json.dumps(list(tickets))
    return remade | {
        ticket
        for (ticket,) in connection.execute(
            "SELECT id FROM ticket WHERE live AND root IN"
            " (SELECT root FROM ticket WHERE id IN (SELECT value FROM json_each(?)))",
            (listed,),
        )
    }


def customers_of(connection: sqlite3.Connection, tickets: Iterable[str]) -> set[str]:
    """Whose contacts these are: the records that stand for their customers."""
    listed = json.dumps(list(tickets))
    return {
        customer
        for (customer,) in connection.execute(
            "SELECT DISTINCT root FROM ticket WHERE id IN (SELECT value FROM json_each(?))", (listed,)
        )
    }


def _live_of(connection: sqlite3.Connection, customers: Iterable[str]) -> set[str]:
    listed = json.dumps(list(customers))
    return {
        ticket
        for (ticket,) in connection.execute(
            "SELECT id FROM ticket WHERE live AND root IN (SELECT value FROM json_each(?))", (listed,)
        )
    }


def _make_rows(connection: sqlite3.Connection, tickets: set[str]) -> None:
    if not tickets:
        return
    connection.execute(
        "DELETE FROM queue_row WHERE ticket IN (SELECT value FROM json_each(?))", (json.dumps(list(tickets)),)
    )
    marks = ", ".join("?" * (len(COLUMNS) + 1))
    connection.executemany(
        f"INSERT INTO queue_row ({', '.join(COLUMNS)}, haystack) VALUES ({marks})",
        [(*row, haystack(row)) for row in rows_from_records(connection, tickets, live_only=True)],
    )


def rows_from_records(connection: sqlite3.Connection, tickets: Iterable[str], *, live_only: bool) -> list[QueueRecord]:
    """What these contacts' rows are, read from the records themselves."""
    listed = (json.dumps(list(tickets)),)
    owed: dict[str, int] = dict(
        connection.execute(
            "SELECT ticket, count(*) FROM promise"
            " WHERE state = 'open' AND ticket IN (SELECT value FROM json_each(?)) GROUP BY ticket",
            listed,
        )
    )
    found = connection.execute(
        f"""SELECT t.doc, t.root, c.name, c.tier, (SELECT i.doc FROM interaction i
               WHERE i.ticket = t.id AND i.inbound = 1 ORDER BY i.at DESC, i.id DESC LIMIT 1)
            FROM ticket t LEFT JOIN customer c ON c.id = t.root
            WHERE {"t.live AND" if live_only else ""} t.id IN (SELECT value FROM json_each(?))""",
        listed,
    ).fetchall()
    records: list[tuple[Ticket, str, str, Tier, bytes | None]] = [
        (decoded(doc, Ticket), root, name or "", tier or "standard", said) for doc, root, name, tier, said in found
    ]
    next_due = next_promises_due(connection, {root for _, root, *_ in records})
    return [
        _row(ticket, root, name, tier, said, owed.get(ticket.id, 0), next_due.get(root))
        for ticket, root, name, tier, said in records
    ]


def next_promises_due(connection: sqlite3.Connection, customers: set[str]) -> dict[str, int]:
    """Customer → the earliest deadline of what is owed on any contact of theirs."""
    return dict(
        connection.execute(
            """SELECT t.root, min(p.due_at) FROM ticket t JOIN promise p ON p.ticket = t.id
               WHERE p.state = 'open' AND t.root IN (SELECT value FROM json_each(?)) GROUP BY t.root""",
            (json.dumps(list(customers)),),
        )
    )


def _row(
    ticket: Ticket, root: str, name: str, tier: Tier, said: bytes | None, owed: int, next_due: int | None
) -> QueueRecord:
    return QueueRecord(
        ticket=ticket.id,
        number=ticket.number,
        customer=root,
        customer_name=name,
        tier=tier,
        pace=pace_of(ticket.channel, tier),
        channel=ticket.channel,
        subject=ticket.subject,
        last_line=one_line(decoded(said, _Said).body) if said is not None else "",
        status=ticket.status,
        priority=ticket.priority,
        queue=ticket.queue,
        owner=ticket.owner,
        holder=ticket.holder,
        created_at=to_column(ticket.created_at),
        waiting_since=None if ticket.waiting_since is None else to_column(ticket.waiting_since),
        open_promises=owed,
        next_promise_due=next_due,
        intent=json.dumps(ticket.intent),
        first_owner=ticket.first_owner,
    )


def haystack(row: QueueRecord) -> str:
    """What `/` filters by, without case."""
    searched = (row.customer_name, row.subject, row.last_line, str(row.number), row.queue, row.owner or "")
    return "\n".join(searched).casefold()


class WordWanted(msgspec.Struct, frozen=True):
    """What a word of the filter may be in a contact: each of these is enough."""

    text: str
    """Stands in the haystack."""
    number: str
    """What the number begins with; "" where the word is no `#358`."""
    channels: tuple[Channel, ...]
    """What the word names, by the channel's code or by its name in either language."""
    drafts: bool = False
    """A draft on it is meant."""


def word_wanted(word: str) -> WordWanted:
    """A word of the filter, as somebody typed it."""
    text = word.casefold()
    digits = text.removeprefix("#") if text.startswith("#") else ""
    named = [channel for channel in CHANNELS if any(text in name for name in _names_of(channel))]
    return WordWanted(text, digits if digits.isdecimal() else "", tuple(named), text in DRAFT_WORDS)


def holds_word(row: QueueRecord, word: WordWanted, drafted: Collection[str] = ()) -> bool:
    """True where the filter keeps this row for that word. `drafted`: contacts that have a draft."""
    numbered = bool(word.number) and str(row.number).startswith(word.number)
    begun = word.drafts and row.ticket in drafted
    return word.text in haystack(row) or row.channel in word.channels or numbered or begun


def _names_of(channel: Channel) -> tuple[str, ...]:
    return (channel, *(name.casefold() for name in CHANNEL_NAMES[channel]))
