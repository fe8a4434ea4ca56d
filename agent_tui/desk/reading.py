"""What the desk knows: queue, contacts, customers, promises, outbox. Reads only, no network."""

from agent_tui.desk.contact_reading import ContactReading
from agent_tui.desk.contact_views import PromiseRow
from agent_tui.desk.exchange_views import OutboxCounts, OutboxRow
from agent_tui.desk.outbox_rows import outbox_row
from agent_tui.desk.overlay import promise_changes, promise_with
from agent_tui.domain.values import PromiseState


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
        return sorted(rows, key=lambda row: (row.promise.due_at, row.promise.id))

    def outbox(self) -> list[OutboxRow]:
        """What was written here and is not settled, oldest first; what the store has taken is not listed."""
        items = [item for item in self._precious.outbox() if item.state != "acked"]
        records = self._queries.queue_records({item.ticket for item in items})
        return [outbox_row(item, records.get(item.ticket)) for item in items]

    def outbox_counts(self) -> OutboxCounts:
        states = [head.state for head in self._precious.heads()]
        return OutboxCounts(
            queued=states.count("queued") + states.count("sending"),
            unknown=states.count("unknown"),
            rejected=states.count("rejected"),
        )
