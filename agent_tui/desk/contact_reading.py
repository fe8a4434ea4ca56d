"""A contact and its customer as the desk reads them: timeline, promises, who may be the same person. No network."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta

import msgspec

from agent_tui.contract.api import NewMerge
from agent_tui.desk.abilities import lacking
from agent_tui.desk.contact_views import ContactView, CustomerView, MessageState, TimelineEntry
from agent_tui.desk.overlay import (
    open_first,
    promise_changes,
    promise_with,
    ticket_with,
    transfers_with,
    work_orders_with,
)
from agent_tui.desk.people import Person, candidates_for, customer_with, decisions_in, person_of
from agent_tui.desk.queue_reading import QueueReading
from agent_tui.desk.said_before import SaidBefore
from agent_tui.desk.timeline import (
    entries_of,
    is_verified_in,
    mood_since,
    promise_entry,
    transfer_entry,
    with_promises,
    woven,
)
from agent_tui.domain.targets import due_at
from agent_tui.domain.values import Customer, Promise, Transfer, WorkOrder
from agent_tui.replica.people_queries import KNOWN_AS_LIMIT
from agent_tui.replica.precious_rows import OutboxItem
from agent_tui.replica.queue_order import Pending
from agent_tui.replica.replica_reader import Whose

MOOD_COUNTS_FOR = timedelta(days=7)

CUSTOMERS_SHOWN = KNOWN_AS_LIMIT


class _History(msgspec.Struct, frozen=True):
    timeline: tuple[TimelineEntry, ...]
    promises: tuple[Promise, ...]
    transfers: tuple[Transfer, ...]
    orders: tuple[WorkOrder, ...]
    """Open ones, by deadline."""


class ContactReading(QueueReading):
    _timeline_read: SaidBefore | None = None

    def contact(self, ticket: str) -> ContactView:
        """A contact by id or number; `BadInput("unknown-ticket")`."""
        now = self._now()
        items = self._precious.outbox()
        with self._queries.one_state():
            stored, version = self._known_ticket(ticket)
            decisions = decisions_in(items)
            person = person_of(self._queries, decisions, stored.customer)
            customer = self._customer(person.root, items)
            history = self._history(person, items)
            contacts = self._queries.contacts_7d_of(person.whose, now)
            candidates, more = candidates_for(self._queries, decisions, person)
            merged = self._queries.customers(list(person.merged)) if person.merged else []
            others = self._others([stored.id]).get(stored.id, ())
            pending = self._pending(items).get(stored.id)
            whole = self._queries.filled
        shown = ticket_with(stored, pending)
        mood = mood_since(history.timeline, now - MOOD_COUNTS_FOR)
        return ContactView(
            ticket=shown,
            version=version,
            customer=customer,
            timeline=history.timeline,
            promises=history.promises,
            contacts_7d=contacts,
            due_at=due_at(shown.waiting_since, shown.channel, customer.tier, self.settings.targets),
            holding=pending is not None and pending.held,
            verified=is_verified_in(history.timeline, stored.id),
            mood=mood[0] if mood is not None else None,
            mood_at=mood[1] if mood is not None else None,
            others=others,
            transfers=tuple(one for one in history.transfers if one.ticket == stored.id and one.state == "offered"),
            merge_candidates=candidates,
            more_candidates=more,
            merged=tuple(merged),
            more_merged=person.more,
            promises_kept="promises" not in lacking(self.capabilities()),
            orders=history.orders,
            whole=whole,
        )

    def customer(self, who: str) -> list[CustomerView]:
        """Customers by id, phone, mail address or account; several where one identity is two customers', of very many
        the first `CUSTOMERS_SHOWN`."""
        items = self._precious.outbox()
        views: list[CustomerView] = []
        with self._queries.one_state():
            decisions = decisions_in(items)
            pending = self._pending(items)
            shown: set[str] = set()
            for id_ in self._queries.customers_known_as(who.strip()):
                person = person_of(self._queries, decisions, id_)
                if person.root in shown or self._queries.customer(person.root) is None:
                    continue
                shown.add(person.root)
                views.append(self._customer_view(person, decisions, items, pending))
        return views

    def _customer_view(
        self,
        person: Person,
        decisions: Sequence[NewMerge],
        items: Collection[OutboxItem],
        pending: Mapping[str, Pending],
    ) -> CustomerView:
        history = self._history(person, items)
        candidates, more = candidates_for(self._queries, decisions, person)
        tickets = self._queries.tickets_of(person.whose)
        return CustomerView(
            customer=self._customer(person.root, items),
            tickets=tuple(ticket_with(ticket, pending.get(ticket.id)) for ticket in tickets),
            timeline=history.timeline,
            promises=history.promises,
            contacts_7d=self._queries.contacts_7d_of(person.whose, self._now()),
            whole=self._queries.filled,
            merge_candidates=candidates,
            more_candidates=more,
            merged=tuple(self._queries.customers(list(person.merged))) if person.merged else (),
            more_merged=person.more,
        )

    def _customer(self, id_: str, items: Collection[OutboxItem]) -> Customer:
        """A customer whose record has not come (or was withdrawn) is shown by id alone."""
        known = self._queries.customer(id_)
        if known is None:
            return Customer(id=id_, name="", tier="standard", language="", tags=(), identities=())
        return customer_with(known, items) if items else known

    def _history(self, person: Person, items: Collection[OutboxItem]) -> _History:
        """Everything that happened with a customer, was promised to them, and was asked among colleagues about their
        contacts, with what waits in the outbox."""
        entries = list(self._said_by_all(person.whose))
        promised = self._queries.promises_of(person.whose)
        asked = self._queries.transfers_about(person.whose)
        orders = self._queries.work_orders_of(person.whose)
        changes = promise_changes(items)
        promises = [promise_with(promise, changes) for promise, _ in promised]
        entries += [promise_entry(promise, number) for promise, (_, number) in zip(promises, promised, strict=True)]
        transfers = [transfer for transfer, _ in asked]
        numbers = {transfer.ticket: number for transfer, number in asked}
        states: dict[str, MessageState] = {}
        if items:
            theirs = self._of_person(person, items)
            numbers |= theirs
            own = [item for item in items if item.ticket in theirs]
            entries += entries_of(own, theirs, {entry.id for entry in entries})
            states = {item.id: item.state for item in own}
            made_here = [one for one in self._made_here(items) if one.id in states]
            entries += [promise_entry(one, theirs[one.ticket], states[one.id]) for one in made_here]
            promises += made_here
            transfers = transfers_with(transfers, own)
            orders = work_orders_with(orders, own)
        if transfers:
            channels = {ticket.id: ticket.channel for ticket in self._queries.tickets_of(person.whose)}
            entries += [
                transfer_entry(one, numbers[one.ticket], channels[one.ticket], states.get(one.id, "acked"))
                for one in transfers
                if one.ticket in channels
            ]
        still_open = tuple(order for order in orders if order.state == "open")
        return _History(woven(with_promises(entries, promises)), open_first(promises), tuple(transfers), still_open)

    def _said_by_all(self, whose: Whose) -> Iterable[TimelineEntry]:
        with self._parts_lock:
            if self._timeline_read is None:
                self._timeline_read = SaidBefore(self._queries)
        return self._timeline_read.entries_of(whose)

    def _of_person(self, person: Person, items: Collection[OutboxItem]) -> dict[str, int]:
        """Contact → number, of the person's contacts that something in the outbox belongs to."""
        numbers: dict[str, int] = {}
        for id_ in {item.ticket for item in items}:
            found = self._queries.ticket(id_)
            if found is None:
                continue
            ticket = found[0]
            members = person.whose.members
            if (
                ticket.customer in members
                if members is not None
                else self._queries.root(ticket.customer) == person.root
            ):
                numbers[id_] = ticket.number
        return numbers
