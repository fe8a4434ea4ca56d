"""What the agent sees = replica + outbox: what was written here, laid over what the feed has brought. Pure.

A refused write changes nothing any more; its text is shown as refused until it is dropped or sent again. What the
feed has brought already is not shown twice.
"""

from collections.abc import Collection, Iterable

import msgspec

from agent_tui.contract.writes import AddInteraction, ChangeTicket, MakePromise, WrapUp
from agent_tui.desk.views import MessageState
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import WORKED_STATUSES, Promise, Ticket
from agent_tui.replica.precious_rows import HeldClaim, OutboxItem
from agent_tui.replica.queue_order import Pending, standing_with

_STANDS: Collection[MessageState] = ("queued", "sending", "acked", "unknown")


def pending_of(outbox: Iterable[OutboxItem], live_claims: Iterable[HeldClaim], agent: str | None) -> dict[str, Pending]:
    """Contact → what this agent did to it and the feed has not brought yet."""
    pending = {claim.ticket: Pending(held=True) for claim in live_claims}
    for item in outbox:
        if item.agent != agent or item.state not in _STANDS:
            continue
        before = pending.get(item.ticket, Pending())
        write = item.write
        after = before
        if isinstance(write, AddInteraction) and write.body.direction == "outbound":
            after = msgspec.structs.replace(before, answered_at=write.body.at)
        elif isinstance(write, WrapUp):
            after = msgspec.structs.replace(before, status="resolved")
        elif isinstance(write, ChangeTicket) and write.body.status is not msgspec.UNSET:
            resting = write.body.status not in WORKED_STATUSES
            after = msgspec.structs.replace(before, status=write.body.status, held=before.held and not resting)
        if after is not before:
            pending[item.ticket] = after
    return pending


def ticket_with(ticket: Ticket, pending: Pending | None) -> Ticket:
    """The contact as it will be."""
    if pending is None:
        return ticket
    status, waiting_since = standing_with(ticket.status, ticket.waiting_since, pending)
    return msgspec.structs.replace(ticket, status=status, waiting_since=waiting_since)


def promises_in(items: Iterable[OutboxItem], known: Collection[str]) -> list[Promise]:
    """Promises that were made here and stand, as the store will keep them."""
    return [
        promise_of(item, item.write)
        for item in items
        if isinstance(item.write, MakePromise) and item.state in _STANDS and item.id not in known
    ]


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
