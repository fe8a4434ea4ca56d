"""What readers of `replica.db` learn of what other departments must do, and of attempts to keep a promise."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from agent_tui.domain.decoding import decoder_of
from agent_tui.domain.values import Tier, WorkOrder, WorkOrderState
from agent_tui.replica.replica_reader import ReplicaReader, Whose
from agent_tui.replica.replica_schema import to_column

_ORDER = decoder_of(WorkOrder)


class WorkOrderRecord(NamedTuple):
    """A work order with whom it is for."""

    order: WorkOrder
    ticket_number: int
    customer: str
    customer_name: str
    tier: Tier


class WorkOrderQueries(ReplicaReader):
    def work_order(self, id_: str) -> tuple[WorkOrder, int] | None:
        """A work order with its version."""
        with self.one_state() as connection:
            row = connection.execute("SELECT doc, version FROM work_order WHERE id = ?", (id_,)).fetchone()
        return (_ORDER.decode(row[0]), row[1]) if row else None

    def work_orders(self, state: WorkOrderState | None, customer: str | None = None) -> list[WorkOrderRecord]:
        """Work orders by deadline, for every customer or for one."""
        return self._work_orders(
            "(:state IS NULL OR o.state = :state) AND (:customer IS NULL OR t.root = :customer)",
            state=state,
            customer=customer,
        )

    def work_order_records(self, ids: Collection[str]) -> list[WorkOrderRecord]:
        """These work orders, by deadline."""
        return self._work_orders("o.id IN (SELECT value FROM json_each(:ids))", ids=json.dumps(list(ids)))

    def work_orders_of(self, whose: Whose) -> list[WorkOrder]:
        """All for a customer, on whatever contact, by deadline."""
        with self.one_state() as connection:
            rows = connection.execute(
                f"""SELECT o.doc FROM ticket t JOIN work_order o ON o.ticket = t.id
                    WHERE {whose.condition} ORDER BY o.due_at, o.id""",
                whose.named(),
            ).fetchall()
        return [_ORDER.decode(doc) for (doc,) in rows]

    def work_orders_for(self, promises: Collection[str]) -> list[WorkOrder]:
        """All that these promises hang on, by deadline."""
        with self.one_state() as connection:
            rows = connection.execute(
                "SELECT doc FROM work_order WHERE promise IN (SELECT value FROM json_each(?)) ORDER BY due_at, id",
                (json.dumps(list(promises)),),
            ).fetchall()
        return [_ORDER.decode(doc) for (doc,) in rows]

    def attempts(self, tickets: Collection[str]) -> dict[str, int]:
        """Promise → how often, on these contacts, somebody tried to keep it and nobody answered."""
        with self.one_state() as connection:
            return dict(
                connection.execute(
                    """SELECT json_extract(doc, '$.meta.promise') AS promise, count(*) FROM interaction
                       WHERE ticket IN (SELECT value FROM json_each(?)) AND inbound = 0 AND instr(doc, '"attempt"')
                         AND json_extract(doc, '$.meta.event') = 'attempt' AND promise IS NOT NULL GROUP BY promise""",
                    (json.dumps(list(tickets)),),
                )
            )

    def orders_due(self, me: str, before: datetime) -> list[WorkOrder]:
        """Open ones due before that time that are mine to chase: I must keep the promise that hangs on it; where there
        is none, I own the contact, or made it."""
        with self.one_state() as connection:
            rows = connection.execute(
                """SELECT o.doc FROM work_order o JOIN ticket t ON t.id = o.ticket
                   LEFT JOIN promise p ON p.id = o.promise WHERE o.state = 'open' AND o.due_at <= :before
                   AND coalesce(p.owner, p.made_by, t.owner, json_extract(o.doc, '$.made_by')) = :me
                   ORDER BY o.due_at, o.id""",
                {"me": me, "before": to_column(before)},
            ).fetchall()
        return [_ORDER.decode(doc) for (doc,) in rows]

    def _work_orders(self, condition: str, **parameters: object) -> list[WorkOrderRecord]:
        with self.one_state() as connection:
            rows = connection.execute(
                f"""SELECT o.doc, t.number, t.root, c.name, c.tier FROM work_order o JOIN ticket t ON t.id = o.ticket
                    LEFT JOIN customer c ON c.id = t.root WHERE {condition} ORDER BY o.due_at, o.id""",
                parameters,
            ).fetchall()
        return [
            WorkOrderRecord(_ORDER.decode(doc), number, customer, name or "", tier or "standard")
            for doc, number, customer, name, tier in rows
        ]
