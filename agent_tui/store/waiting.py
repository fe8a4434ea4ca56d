"""Since when a customer has been waiting: the first inbound interaction since the last outbound one (INTERFACE)."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from agent_tui.store import schema


def unanswered_since(connection: Connection, tickets: Sequence[str]) -> dict[str, datetime]:
    """Ticket → when its first unanswered inbound interaction was; tickets without one are left out."""
    said = schema.interactions.c
    rows = connection.execute(
        select(said.ticket, said.at, said.direction)
        .where(said.ticket.in_(tickets), said.direction.in_(("inbound", "outbound")))
        .order_by(said.ticket, said.at_us, said.id)
    )
    return first_unanswered((row.ticket, row.at, row.direction) for row in rows)


def first_unanswered(said: Iterable[tuple[str, str, str]]) -> dict[str, datetime]:
    """(ticket, time, direction) in the order of time → ticket → the first inbound one after the last outbound one."""
    since: dict[str, str] = {}
    for ticket, at, direction in said:
        if direction == "outbound":
            since.pop(ticket, None)
        else:
            since.setdefault(ticket, at)
    return {ticket: datetime.fromisoformat(at) for ticket, at in since.items()}
