"""`replica.db` as its readers see it. Any process may read while another one writes.

Answers are plain records; what waits in the outbox is laid over them by the desk. A reader may be used from several
threads, calls wait for each other.
"""

import json
import re
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from agent_tui.domain.decoding import decoder_of
from agent_tui.domain.targets import Targets
from agent_tui.domain.values import RECORD_TYPES, Interaction, Promise, PromiseState, RecordType, Ticket, Tier
from agent_tui.replica.bulletin_queries import BulletinQueries
from agent_tui.replica.people_queries import PeopleQueries
from agent_tui.replica.queue_order import Order, Pending, Wanted, ordered_contacts
from agent_tui.replica.queue_rows import COLUMNS, QueueRecord, rows_from_records
from agent_tui.replica.replica_reader import DamagedReplica as DamagedReplica
from agent_tui.replica.replica_reader import Whose
from agent_tui.replica.replica_schema import from_column, to_column
from agent_tui.replica.team_queries import TeamQueries
from agent_tui.replica.work_order_queries import WorkOrderQueries

CONTACTS_WINDOW = timedelta(hours=168)

_NUMBER = re.compile(r"[0-9]{1,19}\Z")
"""What may be a contact's number; Python converts no text of thousands of digits."""

_TICKET = decoder_of(Ticket)
_INTERACTION = decoder_of(Interaction)
_PROMISE = decoder_of(Promise)


_MARK = "i.id, i.version, i.generation, t.number"

_LONG_AGO = -(2**62)


class InteractionMark(NamedTuple):
    """One state of a record of what happened: where this is as it was, so is the record."""

    id: str
    version: int
    generation: int
    """Which snapshot brought it: after a restore at the store a version may come twice."""
    ticket_number: int
    """Of its contact."""


class PromiseRecord(NamedTuple):
    """A promise with whom it was made to."""

    promise: Promise
    ticket_number: int
    customer: str
    customer_name: str
    tier: Tier


class Queries(PeopleQueries, TeamQueries, WorkOrderQueries, BulletinQueries):
    """The reading side of `replica.db` at `path`."""

    # what is known of the replica itself

    def state(self) -> Mapping[str, object]:
        """`cursor`, `through`, `store`, `agent`, `filled`, as far as they are set."""
        with self.one_state() as connection:
            return dict(connection.execute("SELECT key, value FROM state"))

    @property
    def filled(self) -> bool:
        """True once it was filled whole."""
        return bool(self.state().get("filled"))

    def quarantined(self) -> int:
        """Records of the feed that could not be taken."""
        with self.one_state() as connection:
            return int(connection.execute("SELECT count(*) FROM quarantine").fetchone()[0])

    def counts(self) -> dict[str, int]:
        """Records of each type."""
        with self.one_state() as connection:
            return {
                table: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in RECORD_TYPES
            }

    def version(self, type_: RecordType, id_: str) -> int:
        """Which version of a record is here; 0 where there is none."""
        with self.one_state() as connection:
            row = connection.execute(f"SELECT version FROM {type_} WHERE id = ?", (id_,)).fetchone()
        return int(row[0]) if row else 0

    # the queue

    def contacts(
        self, wanted: Wanted, pending: Mapping[str, Pending], targets: Targets, *, order: Order, grouped: bool
    ) -> list[tuple[int, str]]:
        """(index of `queue_order.GROUPS`, ticket id), in the order of the screen."""
        with self.one_state() as connection:
            return ordered_contacts(connection, wanted, pending, targets, order=order, grouped=grouped)

    def queue_records(self, tickets: Collection[str]) -> dict[str, QueueRecord]:
        """The rows of these contacts by ticket id; of those that are finished too. Unknown ones are left out."""
        with self.one_state() as connection:
            found = {
                row[0]: QueueRecord._make(row)
                for row in connection.execute(
                    f"SELECT {', '.join(COLUMNS)} FROM queue_row WHERE ticket IN (SELECT value FROM json_each(?))",
                    (json.dumps(list(tickets)),),
                )
            }
            missing = [ticket for ticket in tickets if ticket not in found]
            if missing:
                found |= {row.ticket: row for row in rows_from_records(connection, missing, live_only=False)}
        return found

    def contacts_7d(self, customers: Collection[str], as_of: datetime) -> dict[str, int]:
        """How many contacts each customer began in the 168 hours before `as_of`; who began none is left out."""
        span = (to_column(as_of - CONTACTS_WINDOW), to_column(as_of))
        with self.one_state() as connection:
            if len(customers) > 500:
                return dict(
                    connection.execute(
                        "SELECT root, count(*) FROM ticket WHERE created_at BETWEEN ? AND ? GROUP BY root", span
                    )
                )
            return dict(
                connection.execute(
                    "SELECT root, count(*) FROM ticket WHERE created_at BETWEEN ? AND ?"
                    " AND root IN (SELECT value FROM json_each(?)) GROUP BY root",
                    (*span, json.dumps(list(customers))),
                )
            )

    # contacts and customers

    def ticket(self, who: str) -> tuple[Ticket, int] | None:
        """A contact by id or by number, with its version."""
        with self.one_state() as connection:
            row = connection.execute("SELECT doc, version FROM ticket WHERE id = ?", (who,)).fetchone()
            if row is None and _NUMBER.match(who) and 0 < int(who) < 2**63:
                row = connection.execute(
                    "SELECT doc, version FROM ticket WHERE number = ? ORDER BY id", (int(who),)
                ).fetchone()
        return (_TICKET.decode(row[0]), row[1]) if row else None

    def interaction(self, id_: str) -> Interaction | None:
        with self.one_state() as connection:
            row = connection.execute("SELECT doc FROM interaction WHERE id = ?", (id_,)).fetchone()
        return _INTERACTION.decode(row[0]) if row else None

    def tickets_of(self, whose: Whose) -> list[Ticket]:
        """Every contact of a customer, oldest first."""
        with self.one_state() as connection:
            rows = connection.execute(
                f"SELECT t.doc FROM ticket t WHERE {whose.condition} ORDER BY t.created_at, t.id", whose.named()
            ).fetchall()
        return [_TICKET.decode(doc) for (doc,) in rows]

    def interactions_of(self, whose: Whose) -> dict[InteractionMark, Interaction]:
        """Everything that happened with a customer on any contact, oldest first."""
        with self.one_state() as connection:
            rows = connection.execute(
                f"""SELECT {_MARK}, i.doc FROM ticket t JOIN interaction i ON i.ticket = t.id
                    WHERE {whose.condition} ORDER BY i.at, i.id""",
                whose.named(),
            ).fetchall()
        return {InteractionMark._make(mark): _INTERACTION.decode(doc) for *mark, doc in rows}

    def interaction_marks_of(self, whose: Whose) -> list[InteractionMark]:
        """What `interactions_of` would answer, without the records."""
        with self.one_state() as connection:
            rows = connection.execute(
                f"""SELECT {_MARK} FROM ticket t JOIN interaction i ON i.ticket = t.id
                    WHERE {whose.condition} ORDER BY i.at, i.id""",
                whose.named(),
            ).fetchall()
        return list(map(InteractionMark._make, rows))

    def interactions_since(
        self,
        whose: Whose,
        since: datetime | None,
        *,
        known: Collection[str] = (),
        me: str | None = None,
        mine_since: datetime | None = None,
    ) -> list[Interaction]:
        """What happened with a customer from that time on (None: all), oldest first, without what is `known` by id and
        what I said; what I said from `mine_since` on is there."""
        named = {"since": _LONG_AGO if since is None else to_column(since), "known": json.dumps(list(known)), "me": me}
        named["mine_since"] = None if mine_since is None else to_column(mine_since)
        with self.one_state() as connection:
            # why both: with its first column named, the index finds the time
            rows = connection.execute(
                f"""SELECT i.doc FROM ticket t JOIN interaction i ON i.ticket = t.id
                    WHERE {whose.condition} AND i.inbound IN (0, 1) AND i.at >= :since AND CASE
                        WHEN i.inbound OR json_extract(i.doc, '$.author') IS NOT :me
                        THEN i.id NOT IN (SELECT value FROM json_each(:known)) ELSE i.at >= :mine_since END
                    ORDER BY i.at, i.id""",
                whose.named() | named,
            ).fetchall()
        return [_INTERACTION.decode(doc) for (doc,) in rows]

    def interactions(self, ids: Collection[str]) -> dict[str, Interaction]:
        with self.one_state() as connection:
            rows = connection.execute(
                "SELECT id, doc FROM interaction WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
            ).fetchall()
        return {id_: _INTERACTION.decode(doc) for id_, doc in rows}

    def promises_of(self, whose: Whose) -> list[tuple[Promise, int]]:
        """What a customer was promised on any contact, by deadline, with the contact's number."""
        with self.one_state() as connection:
            rows = connection.execute(
                f"""SELECT p.doc, t.number FROM ticket t JOIN promise p ON p.ticket = t.id
                    WHERE {whose.condition} ORDER BY p.due_at, p.id""",
                whose.named(),
            ).fetchall()
        return [(_PROMISE.decode(doc), number) for doc, number in rows]

    def contacts_of(self, whose: Whose) -> tuple[int, int, datetime | None]:
        """How many contacts a customer has, how many of them are live, and when the latest began."""
        with self.one_state() as connection:
            contacts, live, last = connection.execute(
                f"SELECT count(*), coalesce(sum(t.live), 0), max(t.created_at) FROM ticket t WHERE {whose.condition}",
                whose.named(),
            ).fetchone()
        return contacts, live, None if last is None else from_column(last)

    def contacts_7d_of(self, whose: Whose, as_of: datetime) -> int:
        """As `contacts_7d`, of one customer."""
        span = {"since": to_column(as_of - CONTACTS_WINDOW), "until": to_column(as_of)}
        with self.one_state() as connection:
            found = connection.execute(
                f"SELECT count(*) FROM ticket t WHERE {whose.condition} AND t.created_at BETWEEN :since AND :until",
                whose.named() | span,
            ).fetchone()
        return int(found[0])

    # promises

    def promises(self, state: PromiseState | None, customer: str | None = None) -> list[PromiseRecord]:
        """Promises by deadline, of every customer or of one."""
        return self._promises(
            "(:state IS NULL OR p.state = :state) AND (:customer IS NULL OR t.root = :customer)",
            state=state,
            customer=customer,
        )

    def promises_due(self, me: str | None, before: datetime, *, mine_only: bool) -> list[PromiseRecord]:
        """Open promises due before that time that are mine – I must keep them, made them, or own a contact whose
        promise names nobody – and, unless `mine_only`, those that nobody looks after."""
        return self._promises(
            "p.state = 'open' AND p.due_at <= :before AND (p.owner = :me OR p.made_by = :me"
            " OR (p.owner IS NULL AND (t.owner = :me OR (t.owner IS NULL AND NOT :mine_only))))",
            me=me or "",
            before=to_column(before),
            mine_only=mine_only,
        )

    def call_backs_near(
        self, me: str, since: datetime, before: datetime
    ) -> tuple[list[tuple[Promise, str]], datetime | None]:
        """Open promises to call that somebody else must keep and that are due between the two, by deadline, with the
        queue of their contact; and when the first one after that is due."""
        theirs = (
            "p.state = 'open' AND coalesce(p.owner, p.made_by) <> :me AND json_extract(p.doc, '$.channel') = 'phone'"
        )
        named = {"me": me, "since": to_column(since), "before": to_column(before)}
        with self.one_state() as connection:
            near = connection.execute(
                f"""SELECT p.doc, json_extract(t.doc, '$.queue') FROM promise p JOIN ticket t ON t.id = p.ticket
                    WHERE {theirs} AND p.due_at BETWEEN :since AND :before ORDER BY p.due_at, p.id""",
                named,
            ).fetchall()
            next_ = connection.execute(
                f"SELECT p.due_at FROM promise p WHERE {theirs} AND p.due_at > :before ORDER BY p.due_at LIMIT 1", named
            ).fetchone()
        return [(_PROMISE.decode(doc), queue) for doc, queue in near], from_column(next_[0]) if next_ else None

    def promise(self, id_: str) -> tuple[Promise, int] | None:
        """A promise with its version."""
        with self.one_state() as connection:
            row = connection.execute("SELECT doc, version FROM promise WHERE id = ?", (id_,)).fetchone()
        return (_PROMISE.decode(row[0]), row[1]) if row else None

    def promise_records(self, ids: Iterable[str]) -> list[PromiseRecord]:
        """These promises, by deadline."""
        return self._promises("p.id IN (SELECT value FROM json_each(:ids))", ids=json.dumps(list(ids)))

    def promises_by_id(self, ids: Iterable[str]) -> dict[str, Promise]:
        with self.one_state() as connection:
            rows = connection.execute(
                "SELECT doc FROM promise WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
            ).fetchall()
        return {promise.id: promise for promise in (_PROMISE.decode(doc) for (doc,) in rows)}

    def _promises(self, condition: str, **parameters: object) -> list[PromiseRecord]:
        with self.one_state() as connection:
            rows = connection.execute(
                f"""SELECT p.doc, t.number, t.root, c.name, c.tier FROM promise p JOIN ticket t ON t.id = p.ticket
                    LEFT JOIN customer c ON c.id = t.root WHERE {condition} ORDER BY p.due_at, p.id""",
                parameters,
            ).fetchall()
        return [
            PromiseRecord(_PROMISE.decode(doc), number, customer, name or "", tier or "standard")
            for doc, number, customer, name, tier in rows
        ]
