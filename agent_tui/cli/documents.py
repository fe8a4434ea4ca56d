"""What `--json` prints: the desk's values as the documents of INTERFACE "Commands". Keys are a contract."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from agent_tui.desk.views import (
    ContactView,
    CustomerView,
    MessageState,
    OutboxCounts,
    OutboxRow,
    PromiseRow,
    QueueRow,
    TimelineEntry,
    WorkOrderRow,
)
from agent_tui.domain.values import Customer, Promise, Ticket, TicketRecord, WorkOrder

_TICKET_FIELDS = (*TicketRecord.__struct_fields__, "number")

NO_INTERACTIONS = ("promise", "transfer")
"""Entries of a timeline that the store keeps as records of another kind."""


def queue(as_of: datetime, rows: Iterable[QueueRow]) -> dict[str, Any]:
    return {"as_of": as_of, "contacts": [_queue_row(row) for row in rows]}


def contact(view: ContactView) -> dict[str, Any]:
    """The contact's own interactions and promises; the customer's whole history is `customer`'s."""
    mine = view.ticket.id
    return {
        "ticket": _ticket(view.ticket),
        "customer": _record(view.customer),
        "interactions": [
            _entry(entry) for entry in view.timeline if entry.ticket == mine and entry.kind not in NO_INTERACTIONS
        ],
        "promises": [_record(promise) for promise in view.promises if promise.ticket == mine],
    }


def customer(view: CustomerView) -> dict[str, Any]:
    return {
        "customer": _record(view.customer),
        "timeline": [
            {**_entry(entry), "ticket": entry.ticket} for entry in view.timeline if entry.kind not in NO_INTERACTIONS
        ],
        "promises": [_record(promise) for promise in view.promises],
        "contacts_7d": view.contacts_7d,
    }


def candidates(views: Iterable[CustomerView]) -> dict[str, Any]:
    """Several customers that one number or address belongs to."""
    return {"candidates": [{"id": v.customer.id, "name": v.customer.name, "tier": v.customer.tier} for v in views]}


def promises(rows: Iterable[PromiseRow]) -> dict[str, Any]:
    return {
        "promises": [
            {
                **_record(row.promise),
                "customer": {"id": row.customer_id, "name": row.customer_name, "tier": row.tier},
            }
            for row in rows
        ]
    }


def work_orders(rows: Iterable[WorkOrderRow]) -> dict[str, Any]:
    return {
        "orders": [
            {**_record(row.order), "customer": {"id": row.customer_id, "name": row.customer_name, "tier": row.tier}}
            for row in rows
        ]
    }


def outbox(rows: Iterable[OutboxRow], counts: OutboxCounts) -> dict[str, Any]:
    return {
        "outbox": [
            {
                "id": row.id,
                "kind": row.kind,
                "ticket": row.ticket,
                "created_at": row.created_at,
                "state": _state(row.state),
                "attempts": row.attempts,
                "summary": row.summary,
                "trouble": why_it_stays(row),
            }
            for row in rows
        ],
        **counted(counts),
    }


def why_it_stays(row: OutboxRow) -> str | None:
    """A key of `messages.troubles`; None for what only waits for its turn."""
    return row.trouble or ("others-words" if row.waits_for is not None else None)


def counted(counts: OutboxCounts) -> dict[str, int]:
    return {"queued": counts.queued, "unknown": counts.unknown, "rejected": counts.rejected}


def _queue_row(row: QueueRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "number": row.number,
        "channel": row.channel,
        "subject": row.subject,
        "customer": {"id": row.customer_id, "name": row.customer_name, "tier": row.tier},
        "status": row.status,
        "priority": row.priority,
        "queue": row.queue,
        "owner": row.owner,
        "waiting_since": row.waiting_since,
        "due_at": row.due_at,
        "open_promises": row.open_promises,
        "contacts_7d": row.contacts_7d,
    }


def _ticket(ticket: Ticket) -> dict[str, Any]:
    record = _record(ticket)
    return {"type": record["type"], **{field: record[field] for field in _TICKET_FIELDS}}


def _entry(entry: TimelineEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "direction": entry.direction,
        "channel": entry.channel,
        "author": entry.author,
        "at": entry.at,
        "body": entry.body,
        "state": _state(entry.state),
    }


def _state(state: MessageState) -> MessageState:
    """What is held back waits, for who is not at the screen on which it can be taken back."""
    return "queued" if state == "held" else state


def _record(record: Customer | Ticket | Promise | WorkOrder) -> dict[str, Any]:
    """The fields of the import format."""
    made: dict[str, Any] = msgspec.to_builtins(record)
    return made
