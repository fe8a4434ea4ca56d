"""Rows of the outbox as the desk shows them. Pure."""

from collections.abc import Mapping

import msgspec

from agent_tui.contract.api import CustomerPatch, NewMerge, PromisePatch, TicketPatch, WorkOrderPatch
from agent_tui.contract.writes import (
    AcknowledgeBulletin,
    AddInteraction,
    AnswerTransfer,
    ChangeCustomer,
    ChangePromise,
    ChangeTicket,
    ChangeWorkOrder,
    DecideMerge,
    MakePromise,
    MakeWorkOrder,
    OfferTransfer,
    PublishBulletin,
    RecordOutcome,
    WithdrawBulletin,
    WrapUp,
    Write,
)
from agent_tui.desk.overlay import message_state
from agent_tui.desk.views import OutboxKind, OutboxRow
from agent_tui.domain.text import clean_body
from agent_tui.replica.precious_rows import OutboxItem
from agent_tui.replica.queue_rows import QueueRecord, one_line

_KINDS: dict[type, OutboxKind] = {
    ChangeTicket: "change",
    ChangePromise: "promise-change",
    ChangeCustomer: "customer-change",
    DecideMerge: "merge",
    ChangeWorkOrder: "work-order-change",
}


def outbox_row(
    item: OutboxItem, record: QueueRecord | None, titles: Mapping[str, str] | None = None, me: str | None = None
) -> OutboxRow:
    """`titles`: of the bulletins that writes are about (`bulletin_of`), by id; `me`: who is signed in."""
    kind: OutboxKind
    write = item.write
    if isinstance(write, AddInteraction):
        kind = "reply" if write.body.direction == "outbound" else "note"
        summary = write.body.body
    elif isinstance(write, MakePromise):
        kind, summary = "promise", write.body.what
    elif isinstance(write, MakeWorkOrder):
        kind, summary = "work-order", f"{write.body.department} {write.body.what}"
    elif isinstance(write, WrapUp):
        kind, summary = "wrap-up", write.body.disposition
    elif isinstance(write, OfferTransfer):
        kind, summary = write.body.kind, f"{write.body.receiver} {write.body.note}"
    elif isinstance(write, AnswerTransfer):
        kind, summary = "answer", f"{write.body.state} {write.body.answer}"
    elif isinstance(write, RecordOutcome):
        kind, summary = "search-outcome", f"{write.body.outcome}: {write.body.query}"
    elif isinstance(write, PublishBulletin):
        kind, summary = "bulletin", write.body.title
    elif isinstance(write, WithdrawBulletin):
        kind, summary = "bulletin-withdrawal", (titles or {}).get(write.bulletin, "")
    elif isinstance(write, AcknowledgeBulletin):
        kind, summary = "acknowledgement", (titles or {}).get(write.body.bulletin, "")
    else:
        kind, summary = _KINDS[type(write)], _changes(write.body)
    return OutboxRow(
        id=item.id,
        kind=kind,
        ticket=item.ticket,
        customer_name=record.customer_name if record is not None else "",
        created_at=item.created_at,
        state=message_state(item),
        attempts=item.attempts,
        summary=one_line(clean_body(summary)),
        trouble=item.refusal.name if item.refusal is not None else None,
        agent=item.agent,
        waits_for=item.agent if item.state != "rejected" and me not in (None, item.agent) else None,
    )


def bulletin_of(write: Write) -> str | None:
    """The bulletin, published before, that a write is about."""
    if isinstance(write, WithdrawBulletin):
        return write.bulletin
    return write.body.bulletin if isinstance(write, AcknowledgeBulletin) else None


def _changes(body: TicketPatch | PromisePatch | CustomerPatch | NewMerge | WorkOrderPatch) -> str:
    """Which fields are to become what; values are words of the wire."""
    asked = msgspec.to_builtins(body)
    return " ".join(f"{field}={value}" for field, value in asked.items())
