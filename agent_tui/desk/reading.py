"""What the desk knows: queue, contacts, customers, promises, outbox. Reads only, no network."""

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

import msgspec

from agent_tui.contract.writes import MakePromise
from agent_tui.desk.desk_state import DeskState
from agent_tui.desk.outbox_rows import outbox_row
from agent_tui.desk.overlay import open_first, pending_of, promises_in, ticket_with
from agent_tui.desk.timeline import entries_of, interaction_entry, promise_entry, woven
from agent_tui.desk.views import (
    ContactView,
    CustomerView,
    GroupKind,
    OutboxCounts,
    OutboxRow,
    PromiseRow,
    QueueFilter,
    QueueGroup,
    QueueRow,
    QueueView,
    RowRef,
    Sort,
    TimelineEntry,
)
from agent_tui.domain.targets import due_at
from agent_tui.domain.values import Customer, Promise, PromiseState, Ticket
from agent_tui.replica.precious_rows import OutboxItem
from agent_tui.replica.queue_order import GROUPS, Pending, Wanted, standing_with
from agent_tui.replica.queue_rows import QueueRecord, holds_word, word_wanted
from agent_tui.replica.replica_reader import Whose
from agent_tui.replica.replica_schema import from_column

DUE_SOON = timedelta(minutes=60)
"""Promises due within it stand in the queue beside the contacts."""

_GROUP_ORDER: tuple[GroupKind, ...] = ("in_hand", "promises_due", "waiting", "resting")


class Reading(DeskState):
    def queue(self, wanted: QueueFilter = QueueFilter()) -> QueueView:  # noqa: B008 - frozen
        """The queue as the screen groups it."""
        now = self._now()
        items = self._precious.outbox()
        groups: dict[GroupKind, Sequence[RowRef]] = {}
        with self._queries.one_state():
            found = self._queries.contacts(
                self._wanted(wanted), self._pending(items), self.settings.targets, order="urgency", grouped=True
            )
            groups["promises_due"] = self._promises_due(wanted, items, now)
        refs: list[list[RowRef]] = [[] for _ in GROUPS]
        for group, ticket in found:
            refs[group].append(RowRef(ticket))
        groups |= dict(zip(GROUPS, refs, strict=True))
        return QueueView(now, tuple(QueueGroup(kind, groups[kind]) for kind in _GROUP_ORDER if groups[kind]))

    def rows(self, refs: Sequence[RowRef]) -> list[QueueRow]:
        """These lines of the queue as they are now; a contact or promise that is no more is left out."""
        now = self._now()
        items = self._precious.outbox()
        pending = self._pending(items)
        with self._queries.one_state():
            made_here = self._made_here(items)
            records = self._queries.queue_records({ref.ticket for ref in refs})
            counts = self._queries.contacts_7d({record.customer for record in records.values()}, now)
            promises = self._queries.promises_by_id([ref.promise for ref in refs if ref.promise])
        promises |= {promise.id: promise for promise in made_here}
        rows = []
        for ref in refs:
            record = records.get(ref.ticket)
            promise = promises.get(ref.promise) if ref.promise else None
            if record is None or (ref.promise and promise is None):
                continue
            row = self._row(record, counts, pending.get(record.ticket), made_here)
            rows.append(
                row if promise is None else msgspec.structs.replace(row, promise=promise, due_at=promise.due_at)
            )
        return rows

    def queue_list(self, wanted: QueueFilter, sort: Sort) -> list[QueueRow]:
        """Every contact that is new, open or pending, without groups."""
        now = self._now()
        items = self._precious.outbox()
        pending = self._pending(items)
        with self._queries.one_state():
            found = self._queries.contacts(
                self._wanted(wanted), pending, self.settings.targets, order=sort, grouped=False
            )
            records = self._queries.queue_records([ticket for _, ticket in found])
            made_here = self._made_here(items)
            counts = self._queries.contacts_7d({record.customer for record in records.values()}, now)
        return [self._row(records[ticket], counts, pending.get(ticket), made_here) for _, ticket in found]

    def contact(self, ticket: str) -> ContactView:
        """A contact by id or number; `BadInput("unknown-ticket")`."""
        now = self._now()
        items = self._precious.outbox()
        with self._queries.one_state():
            stored, version = self._known_ticket(ticket)
            customer = self._customer_of(stored)
            timeline, promises = self._history(customer.id, items)
            contacts = self._queries.contacts_7d([customer.id], now).get(customer.id, 0)
        pending = self._pending(items).get(stored.id)
        shown = ticket_with(stored, pending)
        return ContactView(
            ticket=shown,
            version=version,
            customer=customer,
            timeline=timeline,
            promises=promises,
            contacts_7d=contacts,
            due_at=due_at(shown.waiting_since, shown.channel, customer.tier, self.settings.targets),
            holding=pending is not None and pending.held,
        )

    def customer(self, who: str) -> list[CustomerView]:
        """Customers by id, phone, mail address or account; several where one identity is two customers'."""
        now = self._now()
        items = self._precious.outbox()
        views = []
        with self._queries.one_state():
            for id_ in self._queries.customers_known_as(who.strip()):
                customer = self._queries.customer(id_)
                if customer is None:
                    continue
                tickets = self._queries.tickets_of(Whose((id_,)))
                timeline, promises = self._history(id_, items)
                contacts = self._queries.contacts_7d([id_], now).get(id_, 0)
                pending = self._pending(items)
                shown = tuple(ticket_with(ticket, pending.get(ticket.id)) for ticket in tickets)
                views.append(CustomerView(customer, shown, timeline, promises, contacts))
        return views

    def promises(self, *, state: PromiseState | None = "open", customer: str | None = None) -> list[PromiseRow]:
        """The ledger by deadline: promises in that state (None: in any), of one customer or of all."""
        items = self._precious.outbox()
        with self._queries.one_state():
            rows = [
                PromiseRow(found.promise, found.ticket_number, found.customer, found.customer_name, found.tier)
                for found in self._queries.promises(state, customer)
            ]
            if state in (None, "open"):
                made_here = self._made_here(items)
                records = self._queries.queue_records({promise.ticket for promise in made_here})
                rows += [
                    PromiseRow(promise, record.number, record.customer, record.customer_name, record.tier)
                    for promise in made_here
                    if (record := records.get(promise.ticket)) and customer in (None, record.customer)
                ]
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

    def _customer_of(self, ticket: Ticket) -> Customer:
        """A customer whose record has not come (or was withdrawn) is shown by id alone."""
        return self._queries.customer(ticket.customer) or Customer(
            id=ticket.customer, name="", tier="standard", language="", tags=(), identities=()
        )

    def _wanted(self, wanted: QueueFilter) -> Wanted:
        return Wanted(self.agent, wanted.mine, wanted.queue, wanted.channel, tuple(wanted.text.split()))

    def _pending(self, items: Collection[OutboxItem]) -> dict[str, Pending]:
        agent = self.agent
        claims = self._precious.claims(agent) if agent is not None else []
        return pending_of(items, filter(self._leases.is_live, claims), agent)

    def _made_here(self, items: Collection[OutboxItem]) -> list[Promise]:
        """Promises made here that the feed has not brought yet."""
        ids = [item.id for item in items if isinstance(item.write, MakePromise)]
        return promises_in(items, self._queries.promises_by_id(ids)) if ids else []

    def _history(
        self, customer: str, items: Collection[OutboxItem]
    ) -> tuple[tuple[TimelineEntry, ...], tuple[Promise, ...]]:
        """Everything that happened with a customer, and everything promised, with what waits in the outbox."""
        said = self._queries.interactions_of(Whose((customer,)))
        promised = self._queries.promises_of(Whose((customer,)))
        entries = [interaction_entry(interaction, number) for interaction, number in said]
        entries += [promise_entry(promise, number) for promise, number in promised]
        promises = [promise for promise, _ in promised]
        if items:
            records = self._queries.queue_records({item.ticket for item in items})
            numbers = {ticket: record.number for ticket, record in records.items() if record.customer == customer}
            theirs = [item for item in items if item.ticket in numbers]
            entries += entries_of(theirs, numbers, {interaction.id for interaction, _ in said})
            states = {item.id: item.state for item in theirs}
            made_here = self._made_here(theirs)
            entries += [promise_entry(one, numbers[one.ticket], states[one.id]) for one in made_here]
            promises += made_here
        return woven(entries), open_first(promises)

    def _promises_due(self, wanted: QueueFilter, items: Collection[OutboxItem], now: datetime) -> list[RowRef]:
        me = self.agent
        found = self._queries.promises_due(me, now + DUE_SOON, mine_only=wanted.mine)
        due = [record.promise for record in found]
        due += [
            promise for promise in self._made_here(items) if promise.due_at <= now + DUE_SOON and promise.made_by == me
        ]
        if wanted.queue is not None or wanted.channel is not None or wanted.text:
            records = self._queries.queue_records({promise.ticket for promise in due})
            due = [promise for promise in due if _matches(records.get(promise.ticket), wanted)]
        due.sort(key=lambda promise: (promise.due_at, promise.id))
        return [RowRef(promise.ticket, promise.id) for promise in due]

    def _row(
        self, record: QueueRecord, counts: dict[str, int], pending: Pending | None, made_here: Iterable[Promise]
    ) -> QueueRow:
        status, since = record.status, None if record.waiting_since is None else from_column(record.waiting_since)
        open_promises = record.open_promises
        next_due = None if record.next_promise_due is None else from_column(record.next_promise_due)
        if pending is not None:
            status, since = standing_with(status, since, pending)
        for promise in made_here:
            if promise.ticket == record.ticket:
                open_promises += 1
                next_due = min(next_due or promise.due_at, promise.due_at)
        return QueueRow(
            id=record.ticket,
            number=record.number,
            channel=record.channel,
            subject=record.subject,
            last_line=record.last_line,
            customer_id=record.customer,
            customer_name=record.customer_name,
            tier=record.tier,
            status=status,
            priority=record.priority,
            queue=record.queue,
            owner=record.owner,
            holder=self.agent if pending is not None and pending.held else record.holder,
            created_at=from_column(record.created_at),
            waiting_since=since,
            due_at=due_at(since, record.channel, record.tier, self.settings.targets),
            open_promises=open_promises,
            next_promise_due=next_due,
            contacts_7d=counts.get(record.customer, 0),
            intent=tuple(json.loads(record.intent)),
        )


def _matches(record: QueueRecord | None, wanted: QueueFilter) -> bool:
    """The filter, for a contact that may be finished and so has no row to be searched by SQLite."""
    if record is None:
        return False
    return (
        wanted.queue in (None, record.queue)
        and wanted.channel in (None, record.channel)
        and all(holds_word(record, word_wanted(word)) for word in wanted.text.split())
    )
