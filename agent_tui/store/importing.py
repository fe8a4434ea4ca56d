"""Import: lines as strangers wrote them become records, each taken or refused by itself (INTERFACE "Import format").

A body is read at once and written type by type – customers, tickets, interactions, promises, articles – with a few
statements for each, whatever its length. A line that was imported before is known by its hash.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Row, bindparam, insert, select, update

from agent_tui.contract.api import ImportAnswer, ImportResult
from agent_tui.contract.lines import SENDING_ORDER, count_lines, read_record, split_lines
from agent_tui.contract.strict import Refused
from agent_tui.domain.values import WORKED_STATUSES, Interaction, RecordType, TicketRecord
from agent_tui.store import schema
from agent_tui.store.claims import freed
from agent_tui.store.clock import microseconds
from agent_tui.store.columns import Values
from agent_tui.store.feed import CHANGES_KEPT
from agent_tui.store.records import KINDS, as_imported, content_hash, waiting_values
from agent_tui.store.tickets import change_ticket, tell_of_ticket
from agent_tui.store.transaction import WriteTransaction
from agent_tui.store.waiting import last_changes, unanswered_since

_IDS_AT_ONCE = 500
_CREATED = ImportResult("created")
_UPDATED = ImportResult("updated")
_UNCHANGED = ImportResult("unchanged")
_SKIPPED = ImportResult("skipped")


class _Line(NamedTuple):
    place: int
    record: Any
    hash: str


def import_lines(tx: WriteTransaction, body: bytes, run: str) -> ImportAnswer:
    """Takes the lines of `body` in. Lines of one call of the import share a `run`: waiting times stay as given for
    tickets that came in it."""
    results = [_SKIPPED] * count_lines(body)
    lines: dict[str, list[_Line]] = {type_: [] for type_ in SENDING_ORDER}
    for line in split_lines([body]):
        place = line.number - 1
        try:
            record = read_record(line)
        except Refused as refusal:
            results[place] = ImportResult("rejected", refusal.field, refusal.reason)
            continue
        results[place] = _UNCHANGED
        lines[str(type(record).__struct_config__.tag)].append(_Line(place, record, content_hash(record)))
    for type_ in SENDING_ORDER:
        if lines[type_]:
            _TakeIn(tx, type_, run, results).take(lines[type_])
    return ImportAnswer(tuple(results), tx.finish("import", None, run))


class _TakeIn:
    """The lines of one type of one body on their way in; `results` is filled at their places."""

    def __init__(self, tx: WriteTransaction, type_: RecordType, run: str, results: list[ImportResult]) -> None:
        self.tx = tx
        self.type = type_
        self.kind = KINDS[type_]
        self.run = run
        self.results = results

    def take(self, lines: Sequence[_Line]) -> None:
        lines = self._without_doubles(self._without_unresolved(lines))
        known = self._known(line.record.id for line in lines)
        new = [line for line in lines if line.record.id not in known]
        differing = [line for line in lines if line.record.id in known and known[line.record.id] != line.hash]
        self._create(new)
        self._update(differing)

    def _without_doubles(self, lines: Sequence[_Line]) -> list[_Line]:
        first: dict[str, _Line] = {}
        for line in lines:
            before = first.setdefault(line.record.id, line)
            if before.hash != line.hash:
                self._reject(line, "id", "another line before has this id")
        return list(first.values())

    def _without_unresolved(self, lines: Sequence[_Line]) -> list[_Line]:
        """The lines whose references all stand in the store. What a record refers to was written before it."""
        kept = list(lines)
        for field, table in _REFERENCES.get(self.type, ()):
            wanted = {name for line in kept if (name := getattr(line.record, field)) is not None}
            found: set[str] = set()
            for chunk in _chunks(wanted):
                found.update(self.tx.connection.execute(select(table.c.id).where(table.c.id.in_(chunk))).scalars())
            for line in kept:
                name = getattr(line.record, field)
                if name is not None and name not in found:
                    self._reject(line, field, f"no such {table.name.removesuffix('s')}")
            kept = [line for line in kept if self.results[line.place].outcome != "rejected"]
        return kept

    def _known(self, ids: Iterable[str]) -> dict[str, str | None]:
        """Id → hash of the line last imported, of the records that are there."""
        table = self.kind.table
        known: dict[str, str | None] = {}
        for chunk in _chunks(ids):
            rows = self.tx.connection.execute(select(table.c.id, table.c.import_hash).where(table.c.id.in_(chunk)))
            known.update((row.id, row.import_hash) for row in rows)
        return known

    def _create(self, lines: Sequence[_Line]) -> None:
        if not lines:
            return
        queues = self._queues([line.record for line in lines])
        values = [{**self.kind.values(line.record), "version": 1, "import_hash": line.hash} for line in lines]
        if self.type == "ticket":
            number = self._numbers(len(lines))
            for row in values:
                row |= {"number": number, "fence": 0, "given_up": False, "import_run": self.run}
                row["first_owner"] = row["owner"]
                number += 1
        self.tx.connection.execute(insert(self.kind.table), values)
        for line in lines:
            self.results[line.place] = _CREATED
            self.tx.changed(self.type, line.record.id, queues.get(line.record.id))
        if self.type == "interaction":
            self._someone_spoke([line.record for line in lines])

    def _update(self, lines: Sequence[_Line]) -> None:
        """Lines that are not what was imported last: they may still say what stands here."""
        standing = self._standing(line.record.id for line in lines)
        same: list[_Line] = []
        other: list[_Line] = []
        for line in lines:
            stands = content_hash(as_imported(self.kind.record(standing[line.record.id])))
            (same if stands == line.hash else other).append(line)
        if self.type == "interaction":
            for line in other:
                self._reject(line, "id", "an interaction with this id is there and never changes")
            other = []
        self._set([{"b_id": line.record.id, "import_hash": line.hash} for line in same])
        queues = self._queues([line.record for line in other])
        before = self._queues([standing[line.record.id] for line in other])
        changed: list[Values] = []
        for line in other:
            row = standing[line.record.id]
            values = self.kind.values(line.record)
            values |= {"b_id": values.pop("id"), "version": row.version + 1, "import_hash": line.hash}
            if self.type == "ticket":
                values |= {"import_run": self.run, "first_owner": row.first_owner or line.record.owner}
                values |= self._claim(row, line.record)
            changed.append(values)
            self.results[line.place] = _UPDATED
        self._set(changed)
        for line in other:
            if self.type == "ticket":
                tell_of_ticket(self.tx, line.record.id, line.record.queue, standing[line.record.id].queue)
            else:
                self.tx.changed(self.type, line.record.id, queues.get(line.record.id), before.get(line.record.id))

    def _claim(self, row: Row[Any], record: TicketRecord) -> Values:
        """The claim of a ticket that is updated: what is put aside or goes to another queue is let go, as by an agent's
        own hand."""
        kept = {name: getattr(row, name) for name in ("holder", "lease_until_us", "given_up")}
        put_aside = record.status != row.status and record.status not in WORKED_STATUSES
        return kept | freed(row) if put_aside or record.queue != row.queue else kept

    def _standing(self, ids: Iterable[str]) -> dict[str, Row[Any]]:
        table = self.kind.table
        rows: dict[str, Row[Any]] = {}
        for chunk in _chunks(ids):
            rows.update((row.id, row) for row in self.tx.connection.execute(select(table).where(table.c.id.in_(chunk))))
        return rows

    def _set(self, rows: Sequence[Values]) -> None:
        if rows:
            table = self.kind.table
            self.tx.connection.execute(update(table).where(table.c.id == bindparam("b_id")), rows)

    def _numbers(self, count: int) -> int:
        """The first of `count` serial numbers."""
        serials = schema.serials
        last: int = self.tx.connection.execute(
            update(serials).where(serials.c.name == "ticket").values(v=serials.c.v + count).returning(serials.c.v)
        ).scalar_one()
        return last - count + 1

    def _queues(self, records: Sequence[Any]) -> dict[str, str]:
        """Id → the queue that a record (or the row of one) stands in."""
        if self.type == "ticket":
            return {record.id: record.queue for record in records}
        if self.type not in ("interaction", "promise"):
            return {}
        tickets = schema.tickets.c
        queue_of: dict[str, str] = {}
        for chunk in _chunks({record.ticket for record in records}):
            rows = self.tx.connection.execute(select(tickets.id, tickets.queue).where(tickets.id.in_(chunk)))
            queue_of.update((row.id, row.queue) for row in rows)
        return {record.id: queue_of[record.ticket] for record in records}

    def _someone_spoke(self, said: Sequence[Interaction]) -> None:
        """Computes since when the customers of these tickets wait, and opens what was put aside where a customer's word
        is news – but for tickets that came in the same run, which stay as they were given."""
        tickets = schema.tickets
        spoken: dict[str, list[Interaction]] = {}
        for one in said:
            if one.direction != "internal":
                spoken.setdefault(one.ticket, []).append(one)
        for chunk in _chunks(spoken):
            rows = self.tx.connection.execute(
                select(tickets).where(
                    tickets.c.id.in_(chunk), (tickets.c.import_run != self.run) | tickets.c.import_run.is_(None)
                )
            ).all()
            woken = self._woken([row for row in rows if row.status not in WORKED_STATUSES], spoken)
            rows = [row for row in rows if row.status in WORKED_STATUSES or row.id in woken]
            arriving = {one.id for row in rows for one in spoken[row.id]}
            since = unanswered_since(self.tx, [row.id for row in rows], arriving)
            for row in rows:
                values = waiting_values(since.get(row.id))
                if values["waiting_us"] == row.waiting_us:
                    continue
                change_ticket(self.tx, row, values | {"status": "open"} if row.id in woken else values)

    def _woken(self, resting: Sequence[Row[Any]], spoken: Mapping[str, Sequence[Interaction]]) -> set[str]:
        """Those of the resting tickets in which somebody spoke after they were changed last here: that is news, and
        anything older is history that comes late. News opens a ticket where it leaves a customer waiting."""
        changed_us = last_changes(self.tx.connection, [row.id for row in resting])
        long_ago = microseconds(self.tx.now - CHANGES_KEPT)
        return {
            row.id
            for row in resting
            if any(microseconds(one.at) > changed_us.get(row.id, long_ago) for one in spoken[row.id])
        }

    def _reject(self, line: _Line, field: str, reason: str) -> None:
        self.results[line.place] = ImportResult("rejected", field, reason)


_REFERENCES: dict[RecordType, Sequence[tuple[str, Any]]] = {
    "ticket": (("customer", schema.customers),),
    "interaction": (("ticket", schema.tickets),),
    "promise": (("ticket", schema.tickets), ("evidence", schema.interactions)),
}
"""Type → its fields that hold another record's id, and where those stand."""


def _chunks(ids: Iterable[str]) -> Iterable[list[str]]:
    every = list(ids)
    for start in range(0, len(every), _IDS_AT_ONCE):
        yield every[start : start + _IDS_AT_ONCE]
