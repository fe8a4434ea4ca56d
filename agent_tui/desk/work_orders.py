"""Work orders as they are written: what another department must do before a promise of ours is due, and how it ended.

Each end is one transaction with the event that is its evidence. Troubles: those of `desk.writing`; BadInput
unknown-order, unknown-promise, promise-of-another, order-late; Conflict order-ended, promise-ended.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from agent_tui.contract.api import NewInteraction, NewWorkOrder, WorkOrderPatch
from agent_tui.contract.writes import AddInteraction, ChangeWorkOrder, MakeWorkOrder, Write
from agent_tui.desk.outbox_writing import FIRST_VERSION
from agent_tui.desk.overlay import work_orders_with
from agent_tui.desk.told_times import shown_time
from agent_tui.desk.views import NewWorkOrderWords, Sent
from agent_tui.desk.writing import Writing
from agent_tui.domain.errors import BadInput, Conflict
from agent_tui.domain.happenings import work_order_became
from agent_tui.domain.ids import new_id
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import Channel, Ticket, WorkOrder, WorkOrderState
from agent_tui.replica.precious_rows import Seen


class WorkOrders(Writing):
    def make_work_order(self, ticket: str, made: NewWorkOrderWords) -> Sent:
        """Orders something of another department, for a contact or for a promise to its customer."""
        if not made.department.strip() or not made.what.strip():
            raise BadInput("empty-text")
        self._check_code("department", made.department)
        stored, _ = self._known_ticket(ticket)
        if made.promise is not None:
            promise, _, stored = self._open_promise_to(stored, made.promise)
            self._check_order_due(made.due_at, promise.due_at)
        at = self._store_time.now()
        body = NewWorkOrder(
            ticket=stored.id,
            department=made.department,
            what=made.what,
            due_at=made.due_at,
            made_at=at,
            promise=made.promise,
        )
        order = MakeWorkOrder(new_id(), body)
        told = event_of(stored, work_order_became(order.id, "open"), f"{made.department}: {made.what}", at)
        return self._add([order, told])

    def finish_work_order(self, order: str, words: str = "") -> Sent:
        """They did it. `words`: what came of it."""
        return self._end_order(order, "done", words)

    def withdraw_work_order(self, order: str, words: str = "") -> Sent:
        """Nobody needs it any more."""
        return self._end_order(order, "withdrawn", words)

    def move_work_order(self, order: str, due_at: datetime) -> Sent:
        """Another date; before the promise that hangs on it, where that is open and still to come."""
        old, version = self._open_order(order)
        promised = self._due_of(old.promise) if old.promise is not None else None
        if promised is not None and promised > self._store_time.now():
            self._check_order_due(due_at, promised)
        change = ChangeWorkOrder(new_id(), old.ticket, old.id, version, WorkOrderPatch(due_at=due_at))
        return self._add([change], seen={change.id: old})

    def _due_of(self, promise: str) -> datetime | None:
        """When an open promise is due; None for one that has ended or is not known here."""
        try:
            return self._open_promise(promise)[0].due_at
        except (BadInput, Conflict):
            return None

    def orders_of(self, promise: str) -> tuple[WorkOrder, ...]:
        """The open work orders that a promise hangs on, by deadline."""
        return self._orders_for({promise}, self._precious.outbox()).get(promise, ())

    def _end_order(self, id_: str, state: WorkOrderState, words: str) -> Sent:
        old, _ = self._open_order(id_)
        writes, seen = self._order_ending(old, state, words, self._store_time.now())
        return self._add(writes, seen=seen, one_by_one=True)

    def _order_ending(
        self, old: WorkOrder, state: WorkOrderState, words: str, at: datetime
    ) -> tuple[list[Write], dict[str, Seen]]:
        """The writes by which an open one ends, and what was seen of it."""
        ticket, _ = self._known_ticket(old.ticket)
        body = f"{old.department}: {old.what}" + (f"; {words.strip()}" if words.strip() else "")
        event = event_of(ticket, work_order_became(old.id, state), body, at)
        version = self._queries.version("work_order", old.id) or FIRST_VERSION
        change = ChangeWorkOrder(new_id(), ticket.id, old.id, version, WorkOrderPatch(state=state, evidence=event.id))
        # the evidence first: the store takes no evidence that it has not got
        return [event, change], {change.id: old}

    def _open_order(self, id_: str) -> tuple[WorkOrder, int]:
        """An open work order as it will be, with its version, of the replica or just made here."""
        items = self._precious.outbox()
        found = self._queries.work_order(id_)
        for order in work_orders_with([found[0]] if found else [], items):
            if order.id == id_:
                if order.state != "open":
                    raise Conflict("order-ended", order=order.id, state=order.state)
                return order, found[1] if found else FIRST_VERSION
        raise BadInput("unknown-order", order=clean_line(id_)[:64])

    def _check_order_due(self, due_at: datetime, promised: datetime) -> None:
        if due_at >= promised:
            raise BadInput("order-late", due=shown_time(promised, self.settings))


def event_of(
    ticket: Ticket, meta: Mapping[str, Any], words: str, at: datetime, *, channel: Channel | None = None
) -> AddInteraction:
    """Something that happened on a contact, with the words for colleagues."""
    body = NewInteraction(
        ticket=ticket.id,
        kind="event",
        direction="internal",
        channel=channel or ticket.channel,
        at=at,
        body=words,
        meta=dict(meta),
    )
    return AddInteraction(new_id(), body)
