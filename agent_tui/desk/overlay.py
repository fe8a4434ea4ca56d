"""What the agent sees = replica + outbox: what was written here, laid over what the feed has brought. Pure.

A refused write changes nothing any more; its text is shown as refused until it is dropped or sent again. What the
feed has brought already is not shown twice.
"""

from collections.abc import Collection, Iterable, Mapping

import msgspec

from agent_tui.contract.api import TransferAnswer
from agent_tui.contract.writes import (
    AddInteraction,
    AnswerTransfer,
    ChangePromise,
    ChangeTicket,
    ChangeWorkOrder,
    MakePromise,
    MakeWorkOrder,
    OfferTransfer,
    WrapUp,
    wanted_by,
)
from agent_tui.desk.views import MessageState
from agent_tui.domain.text import clean_body, clean_line
from agent_tui.domain.values import WORKED_STATUSES, Promise, Ticket, Transfer, WorkOrder
from agent_tui.replica.precious_rows import HeldClaim, OutboxItem
from agent_tui.replica.queue_order import Pending, standing_with

STANDS: Collection[MessageState] = ("queued", "sending", "acked", "unknown")


def pending_of(
    outbox: Iterable[OutboxItem],
    live_claims: Iterable[HeldClaim],
    agent: str | None,
    asked: Mapping[str, Transfer] | None = None,
) -> dict[str, Pending]:
    """Contact → what this agent did to it and the feed has not brought yet. `asked`: the transfers answered here with
    which their contact goes along, by id."""
    pending = {claim.ticket: Pending(held=True) for claim in live_claims}
    for item in outbox:
        if item.agent != agent or item.state not in STANDS:
            continue
        before = pending.get(item.ticket, Pending())
        write = item.write
        after = before
        if isinstance(write, AddInteraction) and write.body.direction == "outbound":
            after = msgspec.structs.replace(before, answered_at=write.body.at)
        elif isinstance(write, WrapUp):
            after = msgspec.structs.replace(before, status="resolved", let_go=True)
        elif isinstance(write, ChangeTicket):
            body = write.body
            after = msgspec.structs.replace(
                before,
                **{
                    name: value
                    for name in ("owner", "queue", "priority")
                    if (value := getattr(body, name)) is not msgspec.UNSET
                },
            )
            lets_go = body.queue is not msgspec.UNSET
            if body.status is not msgspec.UNSET:
                after = msgspec.structs.replace(after, status=body.status)
                lets_go = lets_go or body.status not in WORKED_STATUSES
            after = msgspec.structs.replace(after, held=after.held and not lets_go, let_go=after.let_go or lets_go)
        elif isinstance(write, AnswerTransfer) and write.body.state == "accepted":
            transfer = (asked or {}).get(write.transfer)
            if transfer is not None:
                # not `agent`: who supervises may accept for somebody
                after = msgspec.structs.replace(before, owner=transfer.receiver)
        if after is not before:
            pending[item.ticket] = after
    return pending


def ticket_with(ticket: Ticket, pending: Pending | None) -> Ticket:
    """The contact as it will be."""
    if pending is None:
        return ticket
    status, waiting_since = standing_with(ticket.status, ticket.waiting_since, pending)
    return msgspec.structs.replace(ticket, status=status, waiting_since=waiting_since, **pending.changed)


def message_state(item: OutboxItem) -> MessageState:
    return "held" if item.state == "queued" and item.hold_s else item.state


def promises_in(items: Iterable[OutboxItem], known: Collection[str]) -> list[Promise]:
    """Promises that were made here and stand, as the store will keep them."""
    return [
        promise_of(item, item.write)
        for item in items
        if isinstance(item.write, MakePromise) and item.state in STANDS and item.id not in known
    ]


def promise_changes(items: Iterable[OutboxItem]) -> dict[str, dict[str, object]]:
    """Promise → what was changed of it here and stands."""
    changes: dict[str, dict[str, object]] = {}
    for item in items:
        write = item.write
        if isinstance(write, ChangePromise) and item.state in STANDS:
            asked = changes.setdefault(write.promise, {})
            for name in write.body.__struct_fields__:
                if (value := getattr(write.body, name)) is not msgspec.UNSET:
                    asked[name] = value
    return changes


def promise_with(promise: Promise, changes: Mapping[str, Mapping[str, object]]) -> Promise:
    """The promise as it will be. What has ended at the store stays ended."""
    asked = changes.get(promise.id)
    if not asked or promise.state != "open":
        return promise
    return msgspec.structs.replace(promise, **asked)


def transfers_with(known: Iterable[Transfer], items: Iterable[OutboxItem]) -> list[Transfer]:
    """Transfers as they will be, oldest first: those that are asked here, and the answers that were given here."""
    found = {transfer.id: transfer for transfer in known}
    for item in items:
        write = item.write
        if item.state not in STANDS:
            continue
        if isinstance(write, OfferTransfer) and write.id not in found:
            found[write.id] = transfer_of(item, write)
        elif isinstance(write, AnswerTransfer) and write.transfer in found:
            found[write.transfer] = answered(found[write.transfer], write.body)
    return sorted(found.values(), key=lambda transfer: (transfer.at, transfer.id))


def answered(transfer: Transfer, answer: TransferAnswer) -> Transfer:
    """A transfer with its answer; one that was answered already stays as it is."""
    if transfer.state != "offered":
        return transfer
    return msgspec.structs.replace(
        transfer, state=answer.state, answer=clean_body(answer.answer), answered_at=answer.at
    )


def transfer_of(item: OutboxItem, write: OfferTransfer) -> Transfer:
    body = write.body
    return Transfer(
        id=write.id,
        ticket=body.ticket,
        kind=body.kind,
        sender=item.agent,
        receiver=body.receiver,
        note=clean_body(body.note),
        at=body.at,
        promises=body.promises,
    )


def work_orders_with(known: Iterable[WorkOrder], items: Iterable[OutboxItem]) -> list[WorkOrder]:
    """Work orders as they will be, by deadline: those that were made here, and what was changed of them here. What has
    ended at the store stays ended."""
    found = {order.id: order for order in known}
    for item in items:
        write = item.write
        if item.state not in STANDS:
            continue
        if isinstance(write, MakeWorkOrder) and write.id not in found:
            found[write.id] = work_order_of(item, write)
        elif isinstance(write, ChangeWorkOrder) and (order := found.get(write.order)) and order.state == "open":
            found[order.id] = msgspec.structs.replace(order, **wanted_by(write))
    return sorted(found.values(), key=lambda order: (order.due_at, order.id))


def work_order_of(item: OutboxItem, write: MakeWorkOrder) -> WorkOrder:
    body = write.body
    return WorkOrder(
        id=write.id,
        ticket=body.ticket,
        department=clean_line(body.department),
        what=clean_line(body.what),
        due_at=body.due_at,
        made_by=item.agent,
        made_at=body.made_at,
        promise=body.promise,
    )


def promise_of(item: OutboxItem, write: MakePromise) -> Promise:
    body = write.body
    return Promise(
        id=write.id,
        ticket=body.ticket,
        what=clean_line(body.what),
        due_at=body.due_at,
        limits=clean_line(body.limits),
        channel=body.channel,
        state="open",
        made_by=item.agent,
        made_at=body.made_at,
        topic=body.topic,
        amount=body.amount,
        owner=body.owner,
        agreed=body.agreed,
    )


def open_first(promises: Iterable[Promise]) -> tuple[Promise, ...]:
    """Open promises before the others, each by deadline."""
    return tuple(sorted(promises, key=lambda promise: (promise.state != "open", promise.due_at, promise.id)))
