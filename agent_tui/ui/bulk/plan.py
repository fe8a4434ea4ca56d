"""What can be done to many contacts at once, and what that would come to for each of them. Pure."""

from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import Struct

from agent_tui.desk.views import QueueRow
from agent_tui.ui.presentation.who_facts import called

BulkId = Literal["pending", "open", "claim", "release", "wrap-up", "priority", "queue", "owner"]

Asks = Literal["", "code", "priority", "queue", "agent"]

CLAIMS_AT_ONCE = 20
"""More contacts than that nobody has in hand; whoever marks them all meant something else."""


class BulkDeed(Struct, frozen=True):
    id: BulkId
    asks: Asks = ""
    """What must be chosen first."""


BULK_DEEDS: tuple[BulkDeed, ...] = (
    BulkDeed("pending"),
    BulkDeed("open"),
    BulkDeed("wrap-up", asks="code"),
    BulkDeed("priority", asks="priority"),
    BulkDeed("queue", asks="queue"),
    BulkDeed("owner", asks="agent"),
    BulkDeed("claim"),
    BulkDeed("release"),
)
"""In the order of the menu. Each is named by `bulk.<id>` in `messages.screen`."""


class Planned(Struct, frozen=True):
    """One contact: what will happen to it, or why nothing will."""

    ticket: str
    number: int
    customer: str
    before: str
    """As it is now, in the words of the data: a status, a queue, an agent, a number."""
    after: str
    why_not: str | None = None
    """Key of `messages.screen`."""
    holder: str = ""

    @property
    def goes(self) -> bool:
        return self.why_not is None


def plan(deed: BulkDeed, rows: Sequence[QueueRow], chosen: str, me: str | None) -> list[Planned]:
    """For every contact of `rows`, which may name one several times. `chosen`: what `deed.asks` was answered with."""
    planned: dict[str, Planned] = {}
    claims = 0
    for row in rows:
        if row.id in planned:
            continue
        before, after = _FROM_TO[deed.id](row, chosen, me)
        why_not = _why_not(deed, row, before, after, me)
        if deed.id == "claim" and why_not is None:
            claims += 1
            why_not = "bulk.why.too-many" if claims > CLAIMS_AT_ONCE else None
        holder = row.holder or ""
        customer = called(row.customer_name, row.customer_id)
        planned[row.id] = Planned(row.id, row.number, customer, before, after, why_not, holder)
    return list(planned.values())


def _why_not(deed: BulkDeed, row: QueueRow, before: str, after: str, me: str | None) -> str | None:
    if row.status in ("resolved", "closed"):
        return "bulk.why.ended"
    if before == after:
        return "bulk.why.already"
    if deed.id == "release":
        return None if row.holder is not None and row.holder == me else "bulk.why.not-mine"
    if deed.id == "open" and row.status != "pending":
        return "bulk.why.not-pending"
    if row.holder not in (None, me):
        return "bulk.why.held"
    return None


_FROM_TO: dict[BulkId, Callable[[QueueRow, str, str | None], tuple[str, str]]] = {
    "pending": lambda row, chosen, me: (row.status, "pending"),
    "open": lambda row, chosen, me: (row.status, "open"),
    "claim": lambda row, chosen, me: (row.holder or "", me or ""),
    "release": lambda row, chosen, me: (row.holder or "", ""),
    "wrap-up": lambda row, chosen, me: (row.status, "resolved"),
    "priority": lambda row, chosen, me: (str(row.priority), chosen),
    "queue": lambda row, chosen, me: (row.queue, chosen),
    "owner": lambda row, chosen, me: (row.owner or "", chosen),
}
