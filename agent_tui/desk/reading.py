"""What the desk knows: queue, contacts, customers, promises, outbox. Reads only, no network."""

from collections import Counter
from collections.abc import Collection, Iterable

import msgspec

from agent_tui.contract.writes import AddInteraction, ChangeWorkOrder, MakeWorkOrder, PublishBulletin
from agent_tui.desk.contact_reading import ContactReading
from agent_tui.desk.contact_views import PromiseRow, WorkOrderRow
from agent_tui.desk.exchange_views import OutboxCounts, OutboxRow
from agent_tui.desk.outbox_rows import bulletin_of, outbox_row
from agent_tui.desk.overlay import STANDS, promise_changes, promise_with, work_orders_with
from agent_tui.domain.happenings import attempt_in
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import PromiseState, WorkOrderState
from agent_tui.replica.precious_rows import OutboxItem


class Reading(ContactReading):
    def promises(self, *, state: PromiseState | None = "open", customer: str | None = None) -> list[PromiseRow]:
        """The ledger by deadline: promises in that state (None: in any), of one customer or of all."""
        items = self._precious.outbox()
        with self._queries.one_state():
            customer = None if customer is None else self._queries.root(customer)
            changes = promise_changes(items)
            found = self._queries.promises(state, customer)
            if changes:
                here = {record.promise.id for record in found}
                changed = self._queries.promise_records(changes.keys() - here)
                found = [*found, *(one for one in changed if customer in (None, one.customer))]
            rows = [
                PromiseRow(
                    promise_with(one.promise, changes),
                    one.ticket_number,
                    one.customer,
                    one.customer_name,
                    one.tier,
                )
                for one in found
            ]
            made_here = self._made_here(items)
            records = self._queries.queue_records({promise.ticket for promise in made_here})
            rows += [
                PromiseRow(promise, record.number, record.customer, record.customer_name, record.tier)
                for promise in made_here
                if (record := records.get(promise.ticket)) and customer in (None, record.customer)
            ]
            rows = [row for row in rows if state in (None, row.promise.state)]
            hanging = self._orders_for({row.promise.id for row in rows if row.promise.state == "open"}, items)
            tried = self._attempts({row.promise.ticket for row in rows if row.promise.state == "open"}, items)
        rows = [
            msgspec.structs.replace(row, orders=hanging.get(row.promise.id, ()), attempts=tried.get(row.promise.id, 0))
            if row.promise.id in hanging or row.promise.id in tried
            else row
            for row in rows
        ]
        return sorted(rows, key=lambda row: (row.promise.due_at, row.promise.id))

    def work_orders(self, *, state: WorkOrderState | None = "open", customer: str | None = None) -> list[WorkOrderRow]:
        """What other departments must do, by deadline: work orders in that state (None: in any), for one customer or
        for all."""
        items = self._precious.outbox()
        with self._queries.one_state():
            customer = None if customer is None else self._queries.root(customer)
            found = {one.order.id: one for one in self._queries.work_orders(state, customer)}
            own = [item for item in items if isinstance(item.write, MakeWorkOrder | ChangeWorkOrder)]
            changed = {item.write.order for item in own if isinstance(item.write, ChangeWorkOrder)} - found.keys()
            found |= {one.order.id: one for one in self._queries.work_order_records(changed)} if changed else {}
            records = self._queries.queue_records({item.ticket for item in own}) if own else {}
        rows = []
        for order in work_orders_with((one.order for one in found.values()), own):
            whose = found.get(order.id)
            if whose is not None:
                row = WorkOrderRow(order, whose.ticket_number, whose.customer, whose.customer_name, whose.tier)
            elif record := records.get(order.ticket):
                row = WorkOrderRow(order, record.number, record.customer, record.customer_name, record.tier)
            else:
                continue
            if state in (None, order.state) and customer in (None, row.customer_id):
                rows.append(row)
        return rows

    def _attempts(self, tickets: Collection[str], items: Iterable[OutboxItem]) -> dict[str, int]:
        """Promise → how often somebody tried to keep it and nobody answered, of promises made on these contacts."""
        found = Counter(self._queries.attempts(tickets))
        found.update(
            promise
            for item in items
            if isinstance(item.write, AddInteraction)
            and item.state in STANDS
            and (promise := attempt_in(item.write.body.meta)) is not None
            and self._queries.interaction(item.id) is None
        )
        return dict(found)

    def outbox(self) -> list[OutboxRow]:
        """What was written here and is not settled, oldest first; what the store has taken is not listed."""
        items = [item for item in self._precious.outbox() if item.state != "acked"]
        records = self._queries.queue_records({item.ticket for item in items})
        titles = self._titles(items)
        me = self.agent
        return [outbox_row(item, records.get(item.ticket), titles, me) for item in items]

    def _titles(self, items: Iterable[OutboxItem]) -> dict[str, str]:
        """Of the bulletins that these writes are about, by id."""
        wanted = {id_ for item in items if (id_ := bulletin_of(item.write)) is not None}
        if not wanted:
            return {}
        own = (self._precious.item(id_) for id_ in wanted)
        written = {
            item.id: clean_line(item.write.body.title)
            for item in own
            if item is not None and isinstance(item.write, PublishBulletin)
        }
        return written | {one.id: one.title for one, _ in self._queries.bulletins_by_id(wanted)}

    def outbox_counts(self) -> OutboxCounts:
        states = [head.state for head in self._precious.heads()]
        return OutboxCounts(
            queued=states.count("queued") + states.count("sending"),
            unknown=states.count("unknown"),
            rejected=states.count("rejected"),
        )
