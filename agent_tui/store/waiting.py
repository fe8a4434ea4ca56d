"""Since when customers have been waiting, from what stands in the store (the rule is `domain.waiting`'s)."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from sqlalchemy import Connection, select

from agent_tui.domain.waiting import waiting_since
from agent_tui.store import schema
from agent_tui.store.records import interaction_of


def unanswered_since(connection: Connection, tickets: Sequence[str]) -> dict[str, datetime | None]:
    """Ticket → when its first unanswered inbound interaction was, None where everything is answered; tickets in which
    nobody spoke are left out."""
    said = schema.interactions
    rows = connection.execute(
        select(said)
        .where(said.c.ticket.in_(tickets), said.c.direction.in_(("inbound", "outbound")))
        .order_by(said.c.ticket)
    )
    return {
        ticket: waiting_since(interaction_of(row) for row in spoken)
        for ticket, spoken in groupby(rows, key=lambda row: row.ticket)
    }
