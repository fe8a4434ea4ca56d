"""Rows of the outbox as the desk shows them. Pure."""

import msgspec

from agent_tui.contract.writes import AddInteraction, ChangeTicket, MakePromise, WrapUp
from agent_tui.desk.views import OutboxKind, OutboxRow
from agent_tui.domain.text import clean_body
from agent_tui.replica.precious_rows import OutboxItem
from agent_tui.replica.queue_rows import QueueRecord, one_line


def outbox_row(item: OutboxItem, record: QueueRecord | None) -> OutboxRow:
    kind: OutboxKind
    write = item.write
    if isinstance(write, AddInteraction):
        kind = "reply" if write.body.direction == "outbound" else "note"
        summary = write.body.body
    elif isinstance(write, MakePromise):
        kind, summary = "promise", write.body.what
    elif isinstance(write, WrapUp):
        kind, summary = "wrap-up", write.body.disposition
    else:
        kind, summary = "change", _changes(write)
    return OutboxRow(
        id=item.id,
        kind=kind,
        ticket=item.ticket,
        customer_name=record.customer_name if record is not None else "",
        created_at=item.created_at,
        state=item.state,
        attempts=item.attempts,
        summary=one_line(clean_body(summary)),
        trouble=item.refusal.name if item.refusal is not None else None,
        agent=item.agent,
    )


def _changes(write: ChangeTicket) -> str:
    """Which fields are to become what; values are words of the wire."""
    asked = msgspec.to_builtins(write.body)
    return " ".join(f"{field}={value}" for field, value in asked.items())
