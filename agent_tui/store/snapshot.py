"""Everything one may see, page by page, with one cursor that was fixed before page 1 (SYNC "The contract").

What makes a queue usable comes first: live tickets with their customers, promises and interactions; then the rest. A
ticket may become live, or cease to be, while the pages are being read; so that none falls between the two halves, the
second one takes every ticket that has changed since the cursor was fixed, whether it was sent before or not.
"""

from base64 import urlsafe_b64encode
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta, Struct
from sqlalchemy import Connection, Select, and_, exists, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from agent_tui.contract.api import PAGE_BYTES, Change
from agent_tui.domain.decoding import decoder_of
from agent_tui.domain.values import LIVE_STATUSES, Id, RecordType
from agent_tui.store import schema
from agent_tui.store.callers import Caller
from agent_tui.store.feed import cursor_text, decode_opaque, read_cursor, read_head, standing_record
from agent_tui.store.records import KINDS, standing

_AT_ONCE = 100
"""Records read together; one may be a megabyte."""

Part = tuple[Literal["live", "rest"], RecordType]

_PARTS: Final[tuple[Part, ...]] = (
    ("live", "customer"),
    ("live", "ticket"),
    ("live", "promise"),
    ("live", "transfer"),
    ("live", "work_order"),
    ("live", "agent"),
    ("live", "interaction"),
    # before the bulletins, or what somebody has read would be asked of them again while a client fills
    ("live", "acknowledgement"),
    ("live", "bulletin"),
    ("rest", "customer"),
    ("rest", "ticket"),
    ("rest", "promise"),
    ("rest", "transfer"),
    ("rest", "work_order"),
    ("rest", "interaction"),
    ("rest", "article"),
    ("rest", "search_outcome"),
)


_Number = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]


class _Place(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Where a page begins: part, and the sorting key of the last record before it."""

    cursor: str
    part: int
    after: tuple[_Number | Id, ...]
    left: int


_places = decoder_of(_Place)
_encode = msgspec.json.Encoder().encode


def read_snapshot(connection: Connection, caller: Caller, page: str | None, limit: int) -> bytes:
    """An encoded SnapshotPage of at most `limit` records and PAGE_BYTES. `page` is the `next` of the page before, None
    for the first; Denied("bad-request" | "cursor-expired")."""
    head = read_head(connection)
    if page is None:
        place = _Place(cursor_text(head, head.v, caller), 0, (), _count(connection, caller))
    else:
        place = decode_opaque(page, _places, "page")
    through = read_cursor(place.cursor, head, caller)
    found: list[bytes] = []
    size = 0
    part, after = place.part, place.after
    full = False
    while not full and 0 <= part < len(_PARTS):
        wanted = min(_AT_ONCE, limit - len(found))
        rows = (
            connection.execute(_part_query(_PARTS[part], caller, through, after).limit(wanted)).all() if wanted else []
        )
        type_ = _PARTS[part][1]
        for row in rows:
            shown = standing_record(type_, row).shown_to(caller)
            encoded = _encode(Change(through, type_, row.id, row.version, "upsert", shown))
            if found and size + len(encoded) > PAGE_BYTES:
                full = True
                break
            found.append(encoded)
            size += len(encoded) + 1
            after = tuple(row[-_KEY_LENGTH[type_] :])
        if not full and len(rows) < wanted:
            part, after = part + 1, ()
        full = full or len(found) >= limit
    left = max(0, place.left - len(found))
    more = part < len(_PARTS)
    next_ = urlsafe_b64encode(_encode(_Place(place.cursor, part, after, left))).decode().rstrip("=") if more else None
    tail = {"cursor": place.cursor, "through": through, "next": next_, "left": left if more else 0}
    return b'{"records":[' + b",".join(found) + b"]," + _encode(tail)[1:]


_KEY_LENGTH: Final[dict[RecordType, int]] = {
    "customer": 1,
    "ticket": 1,
    "promise": 3,
    "interaction": 3,
    "article": 1,
    "transfer": 3,
    "work_order": 3,
    "agent": 1,
    "bulletin": 1,
    "acknowledgement": 1,
    "search_outcome": 1,
}


def _part_query(part: Part, caller: Caller, through: int, after: tuple[Any, ...]) -> Select[Any]:
    """The records of one part beyond the key `after`, in the order of their key, which stands in the last columns."""
    half, type_ = part
    table = KINDS[type_].table
    tickets = schema.tickets
    query = standing(type_)
    if type_ in ("article", "agent", "bulletin", "acknowledgement"):
        return _keyed(query, (table.c.id,), after)
    if type_ == "search_outcome":
        return _keyed(query.where(*_seen_or_in_none(caller)), (table.c.id,), after)
    if type_ == "customer":
        own = and_(tickets.c.customer == table.c.id, *_seen(caller))
        live = exists().where(own, _live(half, through)).correlate(table)
        return _keyed(query.where(live if half == "live" else ~live), (table.c.id,), after)
    where = _live(half, through)
    query = query.where(*_seen(caller), where if half == "live" else ~where)
    if type_ == "ticket":
        return _keyed(query, (tickets.c.number,), after)
    at = table.c.made_us if type_ in ("promise", "work_order") else table.c.at_us
    return _keyed(query, (tickets.c.number, at, table.c.id), after)


def _keyed(query: Select[Any], key: tuple[ColumnElement[Any], ...], after: tuple[Any, ...]) -> Select[Any]:
    query = query.add_columns(*(column.label(f"key_{index}") for index, column in enumerate(key))).order_by(*key)
    if len(after) != len(key):
        return query
    beyond = or_(
        *(
            and_(*(key[before] == after[before] for before in range(index)), column > after[index])
            for index, column in enumerate(key)
        )
    )
    # the first comparison alone lets the database begin at the right place of its index
    return query.where(key[0] >= after[0], beyond)


def _seen(caller: Caller) -> list[ColumnElement[bool]]:
    return [schema.tickets.c.queue.not_in(sorted(caller.hidden))] if caller.hidden else []


def _seen_or_in_none(caller: Caller) -> list[ColumnElement[bool]]:
    """Of what need not stand in a ticket."""
    return [or_(schema.tickets.c.queue.is_(None), *_seen(caller))] if caller.hidden else []


def _live(half: str, through: int) -> ColumnElement[bool]:
    """Live tickets; for the second half only those that surely were sent in the first."""
    tickets, changes = schema.tickets.c, schema.changes.c
    live = tickets.status.in_(sorted(LIVE_STATUSES))
    if half == "live":
        return live
    changed = exists().where(changes.type == "ticket", changes.id == tickets.id, changes.seq > through)
    return and_(live, ~changed)


def _count(connection: Connection, caller: Caller) -> int:
    """How many records `caller` may see."""
    count = select(func.count())
    enabled = count.select_from(schema.agents).where(~schema.agents.c.disabled)
    outcomes = schema.search_outcomes
    found = count.select_from(outcomes).outerjoin(schema.tickets, schema.tickets.c.id == outcomes.c.ticket)
    everywhere = (schema.customers, schema.articles, schema.bulletins, schema.acknowledgements)
    queries = [*map(count.select_from, everywhere), found.where(*_seen_or_in_none(caller)), enabled]
    for table in (schema.tickets, schema.promises, schema.transfers, schema.work_orders, schema.interactions):
        query = count.select_from(table)
        if caller.hidden:
            if table is not schema.tickets:
                query = query.join(schema.tickets, schema.tickets.c.id == table.c.ticket)
            query = query.where(*_seen(caller))
        queries.append(query)
    return sum(connection.execute(query).scalar_one() for query in queries)
