"""The change feed: one head row, taken last in every write, so that the sequence is gapless and in the order of commits
(SYNC "Every write is one transaction"). Here: giving out numbers, opaque cursors, pages of changes.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from threading import Lock
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct, structs
from sqlalchemy import Connection, Row, delete, func, insert, select, update

from agent_tui.contract.api import PAGE_BYTES, Change
from agent_tui.domain.decoding import Decoder, decoder_of
from agent_tui.domain.values import RecordType
from agent_tui.store import schema
from agent_tui.store.callers import Caller
from agent_tui.store.clock import microseconds
from agent_tui.store.problems import Denied
from agent_tui.store.records import KINDS, standing

CHANGES_KEPT = timedelta(days=30)

_AT_ONCE = 100
"""Change rows whose records are read together; a record may be a megabyte."""
_REMEMBERED = 32
_REMEMBERED_BYTES = 256 * 1024


class Head(NamedTuple):
    v: int
    epoch: str
    pruned: int


class ChangeRow(NamedTuple):
    """What a write adds to the feed. `queue` is None for what stands in no queue."""

    type: RecordType
    id: str
    queue: str | None = None
    queue_before: str | None = None


class Cursor(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A place in the feed. `scope`: what its owner could see."""

    epoch: str
    seq: int
    scope: str


_cursors = decoder_of(Cursor)
_encode = msgspec.json.Encoder().encode


def read_head(connection: Connection) -> Head:
    head = schema.feed_head.c
    row = connection.execute(select(head.v, head.epoch, head.pruned)).one()
    return Head(row.v, row.epoch, row.pruned)


def append(connection: Connection, rows: Sequence[ChangeRow], at: datetime) -> int:
    """Takes the head row – from here to the commit nobody else does – and writes `rows`; the last one's number."""
    head = schema.feed_head
    last: int = connection.execute(
        update(head).where(head.c.id == 1).values(v=head.c.v + len(rows)).returning(head.c.v)
    ).scalar_one()
    if rows:
        at_us = microseconds(at)
        first = last - len(rows) + 1
        connection.execute(
            insert(schema.changes),
            [{"seq": first + index, "at_us": at_us, **row._asdict()} for index, row in enumerate(rows)],
        )
    return last


def last_change(connection: Connection, type_: RecordType, id_: str) -> int:
    """The number of a record's last change; where that row was pruned, up to where rows were."""
    changes = schema.changes.c
    found = connection.execute(
        select(func.max(changes.seq)).where(changes.type == type_, changes.id == id_)
    ).scalar_one()
    return int(found) if found is not None else read_head(connection).pruned


def first_change(connection: Connection, type_: RecordType, id_: str) -> int:
    """The number of a record's first change; where that row was pruned, up to where rows were."""
    changes = schema.changes.c
    found = connection.execute(
        select(func.min(changes.seq)).where(changes.type == type_, changes.id == id_)
    ).scalar_one()
    return int(found) if found is not None else read_head(connection).pruned


def cursor_text(head: Head, seq: int, caller: Caller) -> str:
    return urlsafe_b64encode(_encode(Cursor(head.epoch, seq, caller.scope))).decode().rstrip("=")


def read_cursor(text: str, head: Head, caller: Caller) -> int:
    """The sequence number a cursor stands for; Denied("bad-request") where it is none, Denied("cursor-expired") where
    the feed cannot go on from it."""
    cursor: Cursor = decode_opaque(text, _cursors, "cursor")
    if cursor.epoch != head.epoch:
        raise Denied("cursor-expired", "the store's history is another one")
    if cursor.scope != caller.scope:
        raise Denied("cursor-expired", "what you may see has changed")
    if not head.pruned <= cursor.seq <= head.v:
        raise Denied("cursor-expired", "that range is not kept any more")
    return cursor.seq


def decode_opaque(text: str, decoder: Decoder[Any], field: str) -> Any:
    """What the store itself had put into an opaque text, or Denied("bad-request")."""
    try:
        return decoder.decode(urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (msgspec.DecodeError, Base64Error, ValueError, RecursionError):
        raise Denied("bad-request", "not one that this store gave out", field=field) from None


class Page(NamedTuple):
    """An encoded ChangesPage, and what a long poll must know of it."""

    body: bytes
    empty: bool
    through: int


class PageMemory:
    """The pages read last. A commit wakes everybody who waits, most of them at the same place of the feed with the same
    sight: one of them reads the page, the others get what it read. Threads may share it."""

    def __init__(self) -> None:
        self._pages: OrderedDict[tuple[object, ...], Page] = OrderedDict()
        self._lock = Lock()

    def read_page(self, connection: Connection, caller: Caller, cursor: str, limit: int) -> Page:
        """As the function `read_page`."""
        head = read_head(connection)
        # no record changes but the head goes on: until then the page is the same
        key = (head, caller.scope, cursor, limit)
        with self._lock:
            kept = self._pages.get(key)
        if kept is not None:
            return kept
        page = read_page(connection, caller, cursor, limit)
        if len(page.body) <= _REMEMBERED_BYTES:
            with self._lock:
                self._pages[key] = page
                while len(self._pages) > _REMEMBERED:
                    self._pages.popitem(last=False)
        return page


def read_page(connection: Connection, caller: Caller, cursor: str, limit: int) -> Page:
    """The changes after `cursor` that `caller` may see, at most `limit` and PAGE_BYTES."""
    head = read_head(connection)
    seq = read_cursor(cursor, head, caller)
    found: list[bytes] = []
    size = 0
    through = seq
    full = False
    while not full and through < head.v:
        rows = connection.execute(
            select(schema.changes).where(schema.changes.c.seq > through).order_by(schema.changes.c.seq).limit(_AT_ONCE)
        ).all()
        if not rows:
            raise Denied("cursor-expired", "that range is not kept any more")
        for row, change in zip(rows, _read_changes(connection, caller, rows), strict=True):
            if change is not None:
                encoded = _encode(change)
                if found and (len(found) >= limit or size + len(encoded) > PAGE_BYTES):
                    full = True
                    break
                found.append(encoded)
                size += len(encoded) + 1
            through = row.seq
    tail = {"cursor": cursor_text(head, through, caller), "has_more": through < head.v, "through": through}
    return Page(b'{"changes":[' + b",".join(found) + b"]," + _encode(tail)[1:], not found, through)


def _read_changes(connection: Connection, caller: Caller, rows: Sequence[Row[Any]]) -> Iterable[Change | None]:
    """The change each row stands for, or None where the caller must not know of it."""
    wanted: dict[RecordType, set[str]] = {}
    for row in rows:
        wanted.setdefault(row.type, set()).add(row.id)
    records = {type_: read_records(connection, type_, ids) for type_, ids in wanted.items()}
    for row in rows:
        record = records[row.type].get(row.id)
        if record is None:
            op_visible = caller.sees(row.queue) or (row.queue_before is not None and caller.sees(row.queue_before))
            yield Change(row.seq, row.type, row.id, 0, "delete") if op_visible else None
        elif caller.sees(record.queue):
            yield Change(row.seq, row.type, row.id, record.version, "upsert", record.shown_to(caller))
        elif caller.sees(row.queue) or (row.queue_before is not None and caller.sees(row.queue_before)):
            yield Change(row.seq, row.type, row.id, record.version, "revoke")
        else:
            yield None


class StandingRecord(NamedTuple):
    """A record as it is now, and the queue it stands in."""

    doc: Any
    version: int
    queue: str | None
    open_in: str | None = None
    """The queue of the contact that an agent has open."""

    def shown_to(self, caller: Caller) -> Any:
        """The document as `caller` may know it: which contact somebody has open is told to those who may see that."""
        if self.open_in is None or caller.sees(self.open_in):
            return self.doc
        return structs.replace(self.doc, viewing=None, writing=False)


def read_records(connection: Connection, type_: RecordType, ids: Iterable[str]) -> dict[str, StandingRecord]:
    """The records of one type that there are among `ids` (at most a few hundred)."""
    rows = connection.execute(standing(type_).where(KINDS[type_].table.c.id.in_(list(ids))))
    return {row.id: standing_record(type_, row) for row in rows}


def standing_record(type_: RecordType, row: Row[Any]) -> StandingRecord:
    """The record in a row of the query `records.standing`."""
    doc = KINDS[type_].record(row)
    if type_ == "agent":
        return StandingRecord(doc, row.version, None, row.stands_in)
    return StandingRecord(doc, row.version, row.stands_in)


def change_of(connection: Connection, caller: Caller, type_: RecordType, id_: str) -> Change:
    """A record as the feed last sent it to `caller`, or Denied("not-found")."""
    found = read_records(connection, type_, [id_]).get(id_)
    if found is None or not caller.sees(found.queue):
        raise Denied("not-found", f"no such {type_}")
    seq = last_change(connection, type_, id_)
    return Change(seq, type_, id_, found.version, "upsert", found.shown_to(caller))


def prune(connection: Connection, now: datetime) -> None:
    """Drops change rows and answers to idempotency keys that are older than CHANGES_KEPT."""
    changes, head = schema.changes, schema.feed_head
    oldest = microseconds(now - CHANGES_KEPT)
    through = connection.execute(select(func.max(changes.c.seq)).where(changes.c.at_us < oldest)).scalar_one()
    if through is not None:
        connection.execute(delete(changes).where(changes.c.seq <= through))
        connection.execute(update(head).where(head.c.id == 1).values(pruned=through))
    connection.execute(delete(schema.idempotency).where(schema.idempotency.c.at_us < oldest))
