"""The queue as the desk reads it: groups, the rows of them, and the flat list. No network."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from agent_tui.contract.writes import ChangeWorkOrder, MakeWorkOrder
from agent_tui.desk.call_backs import CallBacks
from agent_tui.desk.overlay import promise_changes, promise_with, work_orders_with
from agent_tui.desk.people import decisions_in, person_of
from agent_tui.desk.queue_views import (
    Colleague,
    GroupKind,
    QueueFilter,
    QueueGroup,
    QueueRow,
    QueueView,
    RowRef,
    Sort,
)
from agent_tui.domain.targets import due_at
from agent_tui.domain.values import Promise, Transfer, WorkOrder
from agent_tui.replica.precious_rows import OutboxItem
from agent_tui.replica.queue_order import GROUPS, Pending, Wanted, standing_with
from agent_tui.replica.queue_rows import QueueRecord, holds_word, word_wanted
from agent_tui.replica.replica_reader import Whose
from agent_tui.replica.replica_schema import from_column

DUE_SOON = timedelta(minutes=60)
"""Promises due within it stand in the queue beside the contacts."""

_GROUP_ORDER: tuple[GroupKind, ...] = ("in_hand", "offered", "promises_due", "waiting", "resting")


class _Beside(msgspec.Struct, frozen=True):
    """What rows show that does not stand in their records."""

    pending: Mapping[str, Pending]
    counts: Mapping[str, int]
    """Customer → contacts of the last seven days."""
    owed: Mapping[str, int]
    """Contact → open promises more (or less) than the replica knows."""
    next_due: Mapping[str, datetime | None]
    """Customer → the earliest deadline, where it is another than the replica knows."""
    others: Mapping[str, tuple[Colleague, ...]]
    drafted: frozenset[str]
    whole: bool
    """The store's records were taken once."""


class QueueReading(CallBacks):
    def queue(self, wanted: QueueFilter = QueueFilter()) -> QueueView:  # noqa: B008 - frozen
        """The queue as the screen groups it."""
        now = self._now()
        items = self._precious.outbox()
        groups: dict[GroupKind, Sequence[RowRef]] = {}
        with self._queries.one_state():
            found = self._queries.contacts(
                self._wanted(wanted), self._pending(items), self.settings.targets, order="urgency", grouped=True
            )
            groups["offered"] = self._offers(wanted, items)
            to_cover, changes_at = self._to_cover(now, items)
            groups["promises_due"] = self._promises_due(wanted, items, now, to_cover)
            finished = self._finished_drafts(wanted, {ticket for _, ticket in found})
        refs: list[list[RowRef]] = [[] for _ in GROUPS]
        for group, ticket in found:
            refs[group].append(RowRef(ticket))
        refs[-1] += [RowRef(ticket) for ticket in finished]
        groups |= dict(zip(GROUPS, refs, strict=True))
        shown = tuple(QueueGroup(kind, groups[kind]) for kind in _GROUP_ORDER if groups[kind])
        covered = {one.id for one in to_cover}
        asked = tuple(ref for ref in groups["promises_due"] if ref.promise in covered)
        return QueueView(now, shown, asked, changes_at)

    def rows(self, refs: Sequence[RowRef]) -> list[QueueRow]:
        """These lines of the queue as they are now; a contact, promise or offer that is no more is left out."""
        items = self._precious.outbox()
        with self._queries.one_state():
            records = self._queries.queue_records({ref.ticket for ref in refs})
            transfers = self._queries.transfers_by_id([ref.transfer for ref in refs if ref.transfer])
            named = [promise for transfer in transfers.values() for promise in transfer.promises]
            promises = self._queries.promises_by_id([*(ref.promise for ref in refs if ref.promise), *named])
            orders = self._orders([ref.order for ref in refs if ref.order], items)
            hanging = self._orders_for({ref.promise for ref in refs if ref.promise}, items)
            made_here = self._made_here(items)
            records, beside = self._beside(records, items, made_here)
            changes = promise_changes(items)
            covers = self._covers([promise_with(one, changes) for one in promises.values()], self._now())
        promises |= {promise.id: promise for promise in made_here}
        rows = []
        for ref in refs:
            record = records.get(ref.ticket)
            promise = promises.get(ref.promise) if ref.promise else None
            transfer = transfers.get(ref.transfer) if ref.transfer else None
            order = orders.get(ref.order) if ref.order else None
            if record is None or (ref.promise and promise is None) or (ref.transfer and transfer is None):
                continue
            if ref.order and order is None:
                continue
            row = self._row(record, beside)
            if promise is not None:
                promise = promise_with(promise, changes)
                first = next(iter(hanging.get(promise.id, ())), None)
                row = msgspec.structs.replace(row, promise=promise, due_at=promise.due_at, hangs_on=first)
                row = msgspec.structs.replace(row, cover=covers.get(promise.id))
            elif transfer is not None:
                handed = self._handed_alone(transfer, promises, changes)
                row = msgspec.structs.replace(row, transfer=transfer, handed=handed)
                if handed:
                    row = msgspec.structs.replace(row, due_at=handed[0].due_at)
            elif order is not None:
                row = msgspec.structs.replace(row, order=order, due_at=order.due_at)
            rows.append(row)
        return rows

    def _handed_alone(
        self, transfer: Transfer, promises: Mapping[str, Promise], changes: Mapping[str, Mapping[str, object]]
    ) -> tuple[Promise, ...]:
        """The open promises that a transfer hands on without its contact, by deadline."""
        if self.goes_along(transfer):
            return ()
        named = (promise_with(promises[id_], changes) for id_ in transfer.promises if id_ in promises)
        return tuple(sorted((one for one in named if one.state == "open"), key=lambda one: (one.due_at, one.id)))

    def queue_list(self, wanted: QueueFilter, sort: Sort) -> list[QueueRow]:
        """Every contact that is new, open or pending, without groups."""
        items = self._precious.outbox()
        with self._queries.one_state():
            found = self._queries.contacts(
                self._wanted(wanted), self._pending(items), self.settings.targets, order=sort, grouped=False
            )
            records = self._queries.queue_records([ticket for _, ticket in found])
            records, beside = self._beside(records, items, self._made_here(items))
        return [self._row(records[ticket], beside) for _, ticket in found]

    def _wanted(self, wanted: QueueFilter) -> Wanted:
        words = tuple(wanted.text.split())
        return Wanted(self.agent, wanted.mine, wanted.queue, wanted.channel, words, self._drafted(wanted))

    def _drafted(self, wanted: QueueFilter) -> frozenset[str]:
        """Contacts that have a draft, where the filter asks for them."""
        asks = any(word_wanted(word).drafts for word in wanted.text.split())
        return self._precious.drafted() if asks else frozenset()

    def _finished_drafts(self, wanted: QueueFilter, live: Collection[str]) -> list[str]:
        """What stands in no queue any more and has a draft that the filter asks for: else nobody would find it."""
        drafted = self._drafted(wanted) - set(live)
        if not drafted or wanted.mine:
            return []
        records = self._queries.queue_records(drafted)
        return sorted(ticket for ticket, record in records.items() if _matches(record, wanted, drafted))

    def _beside(
        self, records: dict[str, QueueRecord], items: Collection[OutboxItem], made_here: Sequence[Promise]
    ) -> tuple[dict[str, QueueRecord], _Beside]:
        """What the rows of these records show beside them; and the records, of merged customers as one."""
        now = self._now()
        counts = self._queries.contacts_7d({record.customer for record in records.values()}, now)
        decisions = decisions_in(items)
        if decisions:
            records = dict(records)
            named = {one for decision in decisions for one in (decision.source, decision.target)}
            concerned = {self._queries.root(one) for one in named}
            for ticket, record in records.items():
                if record.customer in concerned and (stored := self._queries.ticket(ticket)):
                    person = person_of(self._queries, decisions, stored[0].customer)
                    shown = self._queries.customer(person.root)
                    if shown is not None:
                        records[ticket] = record._replace(
                            customer=person.root, customer_name=shown.name, tier=shown.tier
                        )
                    counts[person.root] = self._queries.contacts_7d_of(person.whose, now)
        owed: dict[str, int] = {}
        next_due: dict[str, datetime | None] = {}
        ended = self._ended_here(items)
        changes = promise_changes(items)
        for one in ended:
            owed[one.promise.ticket] = owed.get(one.promise.ticket, 0) - 1
            open_ones = [
                promise_with(promise, changes) for promise, _ in self._queries.promises_of(Whose((one.customer,)))
            ]
            next_due[one.customer] = min(
                (promise.due_at for promise in open_ones if promise.state == "open"), default=None
            )
        made = [promise for promise in made_here if promise.state == "open"]
        whose = self._queries.queue_records({promise.ticket for promise in made}) if made else {}
        for promise in made:
            owed[promise.ticket] = owed.get(promise.ticket, 0) + 1
            if (its := whose.get(promise.ticket)) is not None:
                known = None if its.next_promise_due is None else from_column(its.next_promise_due)
                known = next_due.get(its.customer, known)
                next_due[its.customer] = min(known or promise.due_at, promise.due_at)
        return records, _Beside(
            self._pending(items),
            counts,
            owed,
            next_due,
            self._others(records),
            self._precious.drafted(),
            self._queries.filled,
        )

    def _others(self, tickets: Iterable[str]) -> dict[str, tuple[Colleague, ...]]:
        """Contact → colleagues who have it open."""
        found: dict[str, tuple[Colleague, ...]] = {}
        for agent in self._queries.agents_at(list(tickets)):
            if agent.viewing is not None and agent.id != self.agent and agent.state != "offline":
                found[agent.viewing] = (*found.get(agent.viewing, ()), Colleague(agent.id, agent.writing))
        return found

    def _offers(self, wanted: QueueFilter, items: Collection[OutboxItem]) -> list[RowRef]:
        offered = self._offered(items)
        if not offered:
            return []
        drafted = self._drafted(wanted)
        records = self._queries.queue_records({transfer.ticket for transfer in offered})
        return [
            RowRef(transfer.ticket, transfer=transfer.id)
            for transfer in offered
            if _matches(records.get(transfer.ticket), wanted, drafted)
        ]

    def _promises_due(
        self, wanted: QueueFilter, items: Collection[OutboxItem], now: datetime, to_cover: Sequence[Promise]
    ) -> list[RowRef]:
        me = self.agent
        found = self._queries.promises_due(me, now + DUE_SOON, mine_only=wanted.mine)
        changes = promise_changes(items)
        known = {record.promise.id: record.promise for record in found} | {one.id: one for one in to_cover}
        due = [promise_with(promise, changes) for promise in known.values()]
        due += [
            promise
            for promise in self._made_here(items)
            if promise.due_at <= now + DUE_SOON and (promise.owner or promise.made_by) == me
        ]
        due = [promise for promise in due if promise.state == "open"]
        if wanted.queue is not None or wanted.channel is not None or wanted.text:
            drafted = self._drafted(wanted)
            records = self._queries.queue_records({promise.ticket for promise in due})
            due = [promise for promise in due if _matches(records.get(promise.ticket), wanted, drafted)]
        orders = self._orders_due(wanted, items, now)
        refs = [(promise.due_at, promise.id, RowRef(promise.ticket, promise.id)) for promise in due]
        refs += [(order.due_at, order.id, RowRef(order.ticket, order=order.id)) for order in orders]
        return [ref for _, _, ref in sorted(refs, key=lambda one: one[:2])]

    def _orders_due(self, wanted: QueueFilter, items: Collection[OutboxItem], now: datetime) -> list[WorkOrder]:
        """What other departments should have done by now or soon, and I chase."""
        me = self.agent
        if me is None:
            return []
        before = now + DUE_SOON
        own = [item for item in items if isinstance(item.write, MakeWorkOrder | ChangeWorkOrder)]
        found = work_orders_with(self._queries.orders_due(me, before), own)
        found = [
            order
            for order in found
            if order.state == "open" and order.due_at <= before and not self._is_met(order, items)
        ]
        if wanted.queue is not None or wanted.channel is not None or wanted.text:
            drafted = self._drafted(wanted)
            records = self._queries.queue_records({order.ticket for order in found})
            found = [order for order in found if _matches(records.get(order.ticket), wanted, drafted)]
        return found

    def _is_met(self, order: WorkOrder, items: Collection[OutboxItem]) -> bool:
        """True where the promise that hung on it has ended, and nobody waits for it any more; who was told of a promise
        that was broken still does."""
        if order.promise is None:
            return False
        found = self._queries.promise(order.promise)
        return found is not None and promise_with(found[0], promise_changes(items)).state not in ("open", "broken")

    def _orders(self, ids: Collection[str], items: Collection[OutboxItem]) -> dict[str, WorkOrder]:
        if not ids:
            return {}
        own = [item for item in items if isinstance(item.write, MakeWorkOrder | ChangeWorkOrder)]
        known = (one.order for one in self._queries.work_order_records(ids))
        return {order.id: order for order in work_orders_with(known, own)}

    def _row(self, record: QueueRecord, beside: _Beside) -> QueueRow:
        status, since = record.status, None if record.waiting_since is None else from_column(record.waiting_since)
        pending = beside.pending.get(record.ticket)
        changed: dict[str, object] = {}
        if pending is not None:
            status, since = standing_with(status, since, pending)
            changed = pending.changed
        next_due = None if record.next_promise_due is None else from_column(record.next_promise_due)
        row = QueueRow(
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
            open_promises=record.open_promises + beside.owed.get(record.ticket, 0),
            next_promise_due=beside.next_due.get(record.customer, next_due),
            contacts_7d=beside.counts.get(record.customer, 0),
            intent=tuple(json.loads(record.intent)),
            first_owner=record.first_owner,
            others=beside.others.get(record.ticket, ()),
            drafted=record.ticket in beside.drafted,
            whole=beside.whole,
        )
        return msgspec.structs.replace(row, **changed) if changed else row


def _matches(record: QueueRecord | None, wanted: QueueFilter, drafted: Collection[str]) -> bool:
    """The filter, for a contact that may be finished and so has no row to be searched by SQLite."""
    if record is None:
        return False
    return (
        wanted.queue in (None, record.queue)
        and wanted.channel in (None, record.channel)
        and all(holds_word(record, word_wanted(word), drafted) for word in wanted.text.split())
    )
