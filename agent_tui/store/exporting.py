"""Export: what stands in the store, in the import format and in an order in which it can be imported."""

from base64 import urlsafe_b64encode
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Select, exists, or_, select
from sqlalchemy.sql.elements import ColumnElement

from agent_tui.contract.api import PAGE_BYTES
from agent_tui.contract.lines import SENDING_ORDER
from agent_tui.domain.decoding import decoder_of
from agent_tui.domain.values import Id, RecordType
from agent_tui.store import schema
from agent_tui.store.callers import Caller
from agent_tui.store.clock import microseconds
from agent_tui.store.feed import decode_opaque
from agent_tui.store.records import KINDS, as_imported

_AT_ONCE = 100


class _Place(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    part: int
    id: Id | None = None
    """The last one before; None where the part begins."""


_places = decoder_of(_Place)
_encode = msgspec.json.Encoder().encode


class Wanted(Struct, frozen=True):
    """`customer`: only theirs. `since`: whole tickets in which something happened from then on, with their customers;
    articles updated from then on."""

    customer: str | None = None
    since: datetime | None = None


def read_export(connection: Connection, caller: Caller, wanted: Wanted, after: str | None, limit: int) -> bytes:
    """An encoded ExportPage of at most `limit` records and PAGE_BYTES, of what `caller` may see."""
    place = decode_opaque(after, _places, "after") if after is not None else _Place(0)
    found: list[bytes] = []
    size = 0
    part, last = place.part, place.id
    full = False
    while not full and 0 <= part < len(SENDING_ORDER):
        table = KINDS[SENDING_ORDER[part]].table
        count = min(_AT_ONCE, limit - len(found))
        query = _query(SENDING_ORDER[part], caller, wanted)
        if last is not None:
            query = query.where(table.c.id > last)
        rows = connection.execute(query.order_by(table.c.id).limit(count)).all()
        for row in rows:
            encoded = _encode(as_imported(KINDS[SENDING_ORDER[part]].record(row)))
            if found and size + len(encoded) > PAGE_BYTES:
                full = True
                break
            found.append(encoded)
            size += len(encoded) + 1
            last = row.id
        if not full and len(rows) < count:
            part, last = part + 1, None
        full = full or len(found) >= limit
    more = part < len(SENDING_ORDER)
    next_ = urlsafe_b64encode(_encode(_Place(part, last))).decode().rstrip("=") if more else None
    return b'{"records":[' + b",".join(found) + b"]," + _encode({"after": next_})[1:]


def _query(type_: RecordType, caller: Caller, wanted: Wanted) -> Select[Any]:
    table = KINDS[type_].table
    tickets = schema.tickets.c
    if type_ == "article":
        query = select(table)
        if wanted.customer is not None:
            query = query.where(table.c.id.is_(None))
        if wanted.since is not None:
            query = query.where(schema.articles.c.updated_us >= microseconds(wanted.since))
        return query
    of_tickets = _of_tickets(caller, wanted)
    if type_ == "customer":
        query = select(table)
        if wanted.customer is not None:
            query = query.where(table.c.id == wanted.customer)
        if wanted.since is not None:
            query = query.where(exists().where(tickets.customer == table.c.id, *of_tickets).correlate(table))
        return query
    query = select(table).where(*of_tickets)
    return query if type_ == "ticket" else query.join(schema.tickets, tickets.id == table.c.ticket)


def _of_tickets(caller: Caller, wanted: Wanted) -> list[ColumnElement[bool]]:
    """Which tickets go out, with all that hangs on them."""
    tickets = schema.tickets.c
    conditions: list[ColumnElement[bool]] = []
    if caller.hidden:
        conditions.append(tickets.queue.not_in(sorted(caller.hidden)))
    if wanted.customer is not None:
        conditions.append(tickets.customer == wanted.customer)
    if wanted.since is not None:
        since = microseconds(wanted.since)
        inner_said, inner_promised = schema.interactions.alias(), schema.promises.alias()
        conditions.append(
            or_(
                tickets.created_us >= since,
                exists().where(inner_said.c.ticket == tickets.id, inner_said.c.at_us >= since),
                exists().where(inner_promised.c.ticket == tickets.id, inner_promised.c.made_us >= since),
            )
        )
    return conditions
