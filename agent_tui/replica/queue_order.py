"""The order of the queue, as SQL: groups, and within them what burns first (EXPERIENCE "The queue", INTERFACE "queue").

SQLite sorts, because ten thousand comparisons in Python would be felt at the start of the workstation. What waits in
the outbox and which claims are mine comes in as `Pending` and is laid over the rows before they are sorted.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, NamedTuple

from msgspec import Struct

from agent_tui.domain.targets import URGENCY_OF_TIER, Targets
from agent_tui.domain.values import CHANNELS, TIERS, Channel, TicketStatus
from agent_tui.replica.replica_schema import to_column

Group = Literal["in_hand", "waiting", "resting"]
GROUPS: tuple[Group, ...] = ("in_hand", "waiting", "resting")

Order = Literal["urgency", "waiting", "created"]

_ORDERS: dict[Order, str] = {
    "urgency": "due IS NULL, due, tier, since IS NULL, since, number",
    "waiting": "since IS NULL, since, due, number",
    "created": "created_at, number",
}
_SECOND = 1_000_000


class Pending(Struct, frozen=True):
    """What an agent did to a contact and the feed has not brought yet."""

    answered_at: datetime | None = None
    """A reply: who waited before it does not wait any more, and a new contact is open."""
    status: TicketStatus | None = None
    held: bool = False
    """My claim is live."""


class Wanted(Struct, frozen=True):
    """Which contacts. `me`: who asks."""

    me: str | None
    mine: bool = False
    queue: str | None = None
    channel: Channel | None = None
    words: tuple[str, ...] = ()
    """Each must be in what the row shows; case does not matter."""


def ordered_contacts(
    connection: sqlite3.Connection,
    wanted: Wanted,
    pending: Mapping[str, Pending],
    targets: Targets,
    *,
    order: Order,
    grouped: bool,
) -> list[tuple[int, str]]:
    """(index into GROUPS, ticket id) of every live contact that is wanted; without groups the index is 0."""
    parameters: dict[str, object] = {"me": wanted.me or ""}
    conditions = ["(q.owner IS :me OR q.holder IS :me OR {held})"] if wanted.mine else []
    for column, value in (("queue", wanted.queue), ("channel", wanted.channel)):
        if value is not None:
            conditions.append(f"q.{column} = :{column}")
            parameters[column] = value
    for index, word in enumerate(wanted.words):
        conditions.append(f"instr(q.haystack, :word{index})")
        parameters[f"word{index}"] = word.casefold()
    where = " AND ".join(conditions) or "1"
    source = _source("queue_row q", where, targets, _AS_THEY_ARE)
    if pending:
        # the few that are laid over are looked up one by one, so that the many cost nothing more
        parameters["pending"] = json.dumps(_rows_of(pending))
        untouched = f"{where} AND q.ticket NOT IN (SELECT json_extract(value, '$[0]') FROM json_each(:pending))"
        laid_over = f"{_PENDING} p CROSS JOIN queue_row q ON q.ticket = p.ticket"
        source = (
            f"{_source('queue_row q', untouched, targets, _AS_THEY_ARE)}"
            f" UNION ALL {_source(laid_over, where, targets, _LAID_OVER)}"
        )
    group = _GROUP if grouped else "0"
    return connection.execute(
        f"SELECT {group} AS kind, ticket FROM ({source})"
        f" WHERE status IN ('new', 'open', 'pending') ORDER BY kind, {_ORDERS[order]}, ticket",
        parameters,
    ).fetchall()


class _Standing(NamedTuple):
    """SQL for what may be laid over."""

    status: str
    since: str
    held: str


_AS_THEY_ARE = _Standing("q.status", "q.waiting_since", "0")
_LAID_OVER = _Standing(
    "CASE WHEN p.status IS NOT NULL THEN p.status"
    " WHEN p.answered_at IS NOT NULL AND q.status = 'new' THEN 'open' ELSE q.status END",
    "CASE WHEN q.waiting_since <= p.answered_at THEN NULL ELSE q.waiting_since END",
    "p.held",
)
_PENDING = (
    "(SELECT json_extract(value, '$[0]') AS ticket, json_extract(value, '$[1]') AS answered_at,"
    " json_extract(value, '$[2]') AS status, json_extract(value, '$[3]') AS held FROM json_each(:pending))"
)
_GROUP = (
    "CASE WHEN status = 'pending' THEN 2 WHEN mine THEN 0 WHEN status = 'new' OR since IS NOT NULL THEN 1 ELSE 2 END"
)
"""An index into GROUPS."""


def _source(tables: str, where: str, targets: Targets, standing: _Standing) -> str:
    """A SELECT of everything that is grouped and sorted by."""
    status, since, held = standing
    return (
        f"SELECT q.ticket AS ticket, {status} AS status, {since} AS since,"
        f" (q.owner IS :me OR q.holder IS :me OR {held}) AS mine, q.number AS number, q.created_at AS created_at,"
        f" {_tier_of_pace('q.pace')} AS tier, {since} + {_target_of_pace('q.pace', targets)} AS due"
        f" FROM {tables} WHERE {where.format(held=held)}"
    )


def _rows_of(pending: Mapping[str, Pending]) -> Sequence[tuple[object, ...]]:
    return [
        (ticket, None if one.answered_at is None else to_column(one.answered_at), one.status, int(one.held))
        for ticket, one in pending.items()
    ]


def _tier_of_pace(column: str) -> str:
    """The rank of the tier in `column`: key accounts first."""
    ranks = " ".join(f"WHEN {index} THEN {URGENCY_OF_TIER[tier]}" for index, tier in enumerate(TIERS))
    return f"(CASE {column} % {len(TIERS)} {ranks} END)"


def _target_of_pace(column: str, targets: Targets) -> str:
    """The microseconds within which a contact of that channel and tier is due: a search tree of CASEs."""
    seconds = [targets.seconds(channel, tier) for channel in CHANNELS for tier in TIERS]

    def branch(low: int, high: int) -> str:
        if high - low == 1:
            return str(seconds[low] * _SECOND)
        middle = (low + high) // 2
        return f"CASE WHEN {column} < {middle} THEN {branch(low, middle)} ELSE {branch(middle, high)} END"

    return f"({branch(0, len(seconds))})"
