"""What waits in the outbox, as the reads of the desk lay it over the replica."""

from collections.abc import Collection
from typing import Literal

from agent_tui.contract.writes import AnswerTransfer, ChangeWorkOrder, MakePromise, MakeWorkOrder
from agent_tui.desk.desk_state import DeskState
from agent_tui.desk.overlay import (
    pending_of,
    promise_changes,
    promise_with,
    promises_in,
    transfers_with,
    work_orders_with,
)
from agent_tui.domain.handing_over import contact_goes_along
from agent_tui.domain.values import Promise, Transfer, WorkOrder
from agent_tui.replica.precious_rows import OutboxItem
from agent_tui.replica.queries import PromiseRecord
from agent_tui.replica.queue_order import Pending

Handed = Literal["contact", "promises", "nothing"]


class OutboxReading(DeskState):
    def _pending(self, items: Collection[OutboxItem]) -> dict[str, Pending]:
        agent = self.agent
        claims = self._precious.claims(agent) if agent is not None else []
        answered = [item.write.transfer for item in items if isinstance(item.write, AnswerTransfer)]
        asked = {}
        for id_, one in self._queries.transfers_by_id(answered).items() if answered else ():
            if self.goes_along(one):
                asked[id_] = one
        return pending_of(items, filter(self._leases.is_live, claims), agent, asked)

    def goes_along(self, asked: Transfer) -> bool:
        """True where who accepts it takes the contact over, too; False where only promises are handed on."""
        found = self._queries.ticket(asked.ticket)
        if found is None:
            return False
        ticket, _ = found
        return contact_goes_along(
            asked.kind, asked.promises, asked.sender, status=ticket.status, owner=ticket.owner, holder=ticket.holder
        )

    def handed_by(self, asked: Transfer) -> Handed:
        """What is whose it was asked of once they accept: the contact, open promises alone, or nothing any more."""
        if self.goes_along(asked):
            return "contact"
        changes = promise_changes(self._precious.outbox())
        known = self._queries.promises_by_id(asked.promises)
        # why open where it is not known: it may stand in a contact that I do not see
        states = [promise_with(known[id_], changes).state if id_ in known else "open" for id_ in asked.promises]
        return "promises" if "open" in states else "nothing"

    def _made_here(self, items: Collection[OutboxItem]) -> list[Promise]:
        """Promises made here that the feed has not brought yet, as they will be."""
        ids = [item.id for item in items if isinstance(item.write, MakePromise)]
        if not ids:
            return []
        changes = promise_changes(items)
        return [promise_with(one, changes) for one in promises_in(items, self._queries.promises_by_id(ids))]

    def _ended_here(self, items: Collection[OutboxItem]) -> list[PromiseRecord]:
        """Open promises of the replica that are open no more since something was done here, as the replica has them."""
        changes = promise_changes(items)
        if not changes:
            return []
        found = self._queries.promise_records(changes)
        return [
            one
            for one in found
            if one.promise.state == "open" and changes[one.promise.id].get("state", "open") != "open"
        ]

    def _offered(self, items: Collection[OutboxItem]) -> list[Transfer]:
        """What colleagues ask of me and I have not answered, oldest first."""
        if self.agent is None:
            return []
        asked = self._queries.offered_to(self.agent)
        # what I ask of others stands in the outbox too
        mine = [item for item in items if isinstance(item.write, AnswerTransfer)]
        return [one for one in transfers_with(asked, mine) if one.state == "offered"] if asked else []

    def _orders_for(self, promises: Collection[str], items: Collection[OutboxItem]) -> dict[str, tuple[WorkOrder, ...]]:
        """Promise → the open work orders that it hangs on, as they will be, by deadline."""
        known = {order.id: order for order in self._queries.work_orders_for(promises)} if promises else {}
        own = [item for item in items if isinstance(item.write, MakeWorkOrder | ChangeWorkOrder)]
        # what was moved here on to one of these promises
        moved = [item.write.order for item in own if isinstance(item.write, ChangeWorkOrder)]
        known |= {one.order.id: one.order for one in self._queries.work_order_records(moved)} if moved else {}
        found: dict[str, tuple[WorkOrder, ...]] = {}
        for order in work_orders_with(known.values(), own):
            if order.state == "open" and order.promise in promises and order.promise is not None:
                found[order.promise] = (*found.get(order.promise, ()), order)
        return found
