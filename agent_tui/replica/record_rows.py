"""Records of the feed ↔ rows of `replica.db`: making, storing and removing them."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from agent_tui.contract.api import Change
from agent_tui.domain.values import (
    LIVE_STATUSES,
    Acknowledgement,
    AgentState,
    Article,
    Bulletin,
    Customer,
    Interaction,
    Promise,
    RecordType,
    SearchOutcome,
    StoredRecord,
    Ticket,
    Transfer,
    WorkOrder,
)
from agent_tui.replica.cleaning import clean_record
from agent_tui.replica.replica_schema import to_column

_KIND: dict[RecordType, type[StoredRecord]] = {
    "customer": Customer,
    "ticket": Ticket,
    "interaction": Interaction,
    "promise": Promise,
    "article": Article,
    "transfer": Transfer,
    "work_order": WorkOrder,
    "agent": AgentState,
    "bulletin": Bulletin,
    "acknowledgement": Acknowledgement,
    "search_outcome": SearchOutcome,
}
_COLUMNS: dict[RecordType, str] = {
    "customer": "id, version, generation, name, tier, doc",
    "ticket": "id, version, generation, number, customer, root, live, owner, created_at, doc",
    "interaction": "id, version, generation, ticket, at, inbound, doc",
    "promise": "id, version, generation, ticket, state, due_at, owner, made_by, doc",
    "article": "id, version, generation, translates, doc",
    "transfer": "id, version, generation, ticket, receiver, state, at, doc",
    "work_order": "id, version, generation, ticket, state, due_at, promise, doc",
    "agent": "id, version, generation, viewing, doc",
    "bulletin": "id, version, generation, published_at, doc",
    "acknowledgement": "id, version, generation, bulletin, agent, at, doc",
    "search_outcome": "id, version, generation, outcome, article, at, doc",
}
_TIMES: dict[type[StoredRecord], tuple[str, ...]] = {
    Ticket: ("waiting_since",),
    Promise: ("made_at",),
    Article: ("updated_at",),
    Transfer: ("answered_at",),
    WorkOrder: ("made_at",),
    AgentState: ("since",),
    Bulletin: ("until",),
}
"""Times that stand in no column, which would refuse one without an offset."""
OF_TICKETS: tuple[RecordType, ...] = ("interaction", "promise", "transfer", "work_order")
"""What belongs to a contact and goes with it."""
OF_NOBODY: tuple[RecordType, ...] = ("article", "bulletin", "acknowledgement", "search_outcome")
"""What belongs to no customer and no contact."""
_WORD = 2**63


class Unfit(Exception):
    """A record that cannot be stored here; `reason` in English, without any of its texts."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def row_of(change: Change, generation: int) -> tuple[StoredRecord, tuple[Any, ...]]:
    """The cleaned record of an upsert and its row (columns as in the table of its type), or `Unfit`."""
    if change.doc is None:
        raise Unfit("an upsert without a document")
    if type(change.doc) is not _KIND[change.type] or change.doc.id != change.id:
        raise Unfit("the document is not the one that the change names")
    if not -_WORD <= change.version < _WORD:
        raise Unfit("a version beyond 64 bits")
    try:
        record = clean_record(change.doc)
        _check_times(record)
        doc = msgspec.json.encode(record)
        head = (record.id, change.version, generation)
        if isinstance(record, Customer):
            return record, (*head, record.name, record.tier, doc)
        if isinstance(record, Ticket):
            if not -_WORD <= record.number < _WORD:
                raise Unfit("a number beyond 64 bits")
            live = record.status in LIVE_STATUSES
            created = to_column(record.created_at)
            # who stands for the customer is known when the row is stored (`with_roots`)
            whose = (record.customer, record.customer)
            return record, (*head, record.number, *whose, live, record.owner, created, doc)
        if isinstance(record, Interaction):
            return record, (*head, record.ticket, to_column(record.at), record.direction == "inbound", doc)
        if isinstance(record, Promise):
            due = to_column(record.due_at)
            return record, (*head, record.ticket, record.state, due, record.owner, record.made_by, doc)
        if isinstance(record, Transfer):
            return record, (*head, record.ticket, record.receiver, record.state, to_column(record.at), doc)
        if isinstance(record, WorkOrder):
            return record, (*head, record.ticket, record.state, to_column(record.due_at), record.promise, doc)
        if isinstance(record, Article):
            return record, (*head, record.translates, doc)
        if isinstance(record, Bulletin):
            return record, (*head, to_column(record.published_at), doc)
        if isinstance(record, Acknowledgement):
            return record, (*head, record.bulletin, record.agent, to_column(record.at), doc)
        if isinstance(record, SearchOutcome):
            return record, (*head, record.outcome, record.article, to_column(record.at), doc)
        return record, (*head, record.viewing, doc)
    except (ValueError, OverflowError, RecursionError, TypeError) as error:
        raise Unfit(f"cannot be written down ({type(error).__name__})") from error


def _check_times(record: StoredRecord) -> None:
    for name in _TIMES.get(type(record), ()):
        at = getattr(record, name)
        if at is not None and at.tzinfo is None:
            raise Unfit("a time without an offset")


def only_newer(connection: sqlite3.Connection, type_: RecordType, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Without the rows that are no newer than what is stored: the feed repeats itself after a snapshot, and where its
    times are too coarse to go on from."""
    ids = json.dumps([row[0] for row in rows])
    stored = dict(
        connection.execute(f"SELECT id, version FROM {type_} WHERE id IN (SELECT value FROM json_each(?))", (ids,))
    )
    return [row for row in rows if stored.get(row[0], -1) < row[1]]


def upsert(connection: sqlite3.Connection, type_: RecordType, rows: list[tuple[Any, ...]]) -> None:
    columns = _COLUMNS[type_]
    marks = ", ".join("?" * (columns.count(",") + 1))
    connection.executemany(f"INSERT OR REPLACE INTO {type_} ({columns}) VALUES ({marks})", rows)


def with_roots(rows: list[tuple[Any, ...]], roots: Mapping[str, str]) -> list[tuple[Any, ...]]:
    """Rows of contacts with who stands for their customers, where that is another record."""
    if not roots:
        return rows
    return [(*row[:5], roots.get(row[4], row[4]), *row[6:]) for row in rows]


def keep_identities(connection: sqlite3.Connection, keys: Mapping[str, Mapping[str, int]]) -> None:
    """Replaces the keys under which these customers are found: customer → key → place of the identity."""
    connection.executemany("DELETE FROM identity WHERE customer = ?", [(customer,) for customer in keys])
    connection.executemany(
        "INSERT OR REPLACE INTO identity VALUES (?, ?, ?)",
        [(key, customer, place) for customer, found in keys.items() for key, place in found.items()],
    )


def tickets_of(connection: sqlite3.Connection, type_: RecordType, ids: Iterable[str]) -> set[str]:
    """The contacts that stored records belong to, and that agents have open."""
    if type_ not in (*OF_TICKETS, "agent"):
        return set()
    listed = json.dumps(list(ids))
    column = "viewing" if type_ == "agent" else "ticket"
    return {
        ticket
        for (ticket,) in connection.execute(
            f"SELECT {column} FROM {type_} WHERE id IN (SELECT value FROM json_each(?))", (listed,)
        )
        if ticket is not None
    }


def remove(connection: sqlite3.Connection, type_: RecordType, ids: Iterable[str]) -> None:
    """Deletes records; with a contact everything said and promised in it, with a customer what found it."""
    listed = [(id_,) for id_ in ids]
    connection.executemany(f"DELETE FROM {type_} WHERE id = ?", listed)
    if type_ == "ticket":
        for table in OF_TICKETS:
            connection.executemany(f"DELETE FROM {table} WHERE ticket = ?", listed)
    elif type_ == "customer":
        connection.executemany("DELETE FROM identity WHERE customer = ?", listed)
