"""Since when customers have been waiting, from what stands in the store (the rule is `domain.waiting`'s).

Nothing was said later than it reached the store: a time beyond that – a clock that is fast, a year that was mistyped –
counts as the moment of arrival, or a reply with such a time would answer what the customer says long after it.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from agent_tui.domain.values import Direction
from agent_tui.domain.waiting import first_unanswered
from agent_tui.store import schema
from agent_tui.store.clock import microseconds
from agent_tui.store.feed import CHANGES_KEPT
from agent_tui.store.transaction import WriteTransaction


class _Said(NamedTuple):
    id: str
    direction: Direction
    at: datetime
    at_us: int
    arrived_us: int

    @property
    def order(self) -> tuple[int, int, bool, str]:
        return min(self.at_us, self.arrived_us), self.at_us, self.direction == "outbound", self.id


def unanswered_since(
    tx: WriteTransaction, tickets: Sequence[str], arriving: Collection[str] = ()
) -> dict[str, datetime | None]:
    """Ticket → when its first unanswered inbound interaction was, None where everything is answered; tickets in which
    nobody spoke are left out. `arriving`: the interactions that this very transaction wrote."""
    said, change = schema.interactions.c, schema.changes.c
    arrived = select(func.min(change.at_us)).where(change.type == "interaction", change.id == said.id).scalar_subquery()
    # of what has no change row any more all is known that counts: that it arrived before those that have one
    long_ago = microseconds(tx.now - CHANGES_KEPT)
    rows = tx.connection.execute(
        select(said.ticket, said.id, said.direction, said.at, said.at_us, arrived.label("arrived_us"))
        .where(said.ticket.in_(tickets), said.direction.in_(("inbound", "outbound")))
        .order_by(said.ticket)
    )
    since: dict[str, datetime | None] = {}
    for ticket, spoken in groupby(rows, key=lambda row: row.ticket):
        every = [
            _Said(
                row.id,
                row.direction,
                datetime.fromisoformat(row.at),
                row.at_us,
                tx.now_us if row.id in arriving else row.arrived_us if row.arrived_us is not None else long_ago,
            )
            for row in spoken
        ]
        every.sort(key=lambda one: one.order)
        since[str(ticket)] = first_unanswered(every)
    return since


def last_changes(connection: Connection, tickets: Sequence[str]) -> dict[str, int]:
    """Ticket → when it was changed last at the store (microseconds on its clock); those whose change rows were dropped
    are left out."""
    change = schema.changes.c
    rows = connection.execute(
        select(change.id, func.max(change.at_us).label("at_us"))
        .where(change.type == "ticket", change.id.in_(tickets))
        .group_by(change.id)
    )
    return {row.id: row.at_us for row in rows}
