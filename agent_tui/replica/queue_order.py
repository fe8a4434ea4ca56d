"""The order of the queue, as SQL: groups, and within them what burns first (EXPERIENCE "The queue", INTERFACE "queue").

SQLite sorts, because ten thousand comparisons in Python would be felt at the start of the workstation. What waits in
the outbox and which claims are mine comes in as `Pending` and is laid over the rows before they are sorted.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

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
    laid_over = ""
    status, since, held = "q.status", "q.waiting_since", "0"
    if pending:
        laid_over = (
            "LEFT JOIN (SELECT json_extract(value, '$[0]') AS ticket, json_extract(value, '$[1]') AS answered_at,"
            " json_extract(value, '$[2]') AS status, json_extract(value, '$[3]') AS held FROM json_each(:pending)) p"
            " ON p.ticket = q.ticket"
        )
        parameters["pending"] = json.dumps(_rows_of(pending))
        status = (
            "CASE WHEN p.status IS NOT NULL THEN p.status"
            " WHEN p.answered_at IS NOT NULL AND q.status = 'new' THEN 'open' ELSE q.status END"
        )
        since = "CASE WHEN q.waiting_since <= p.answered_at THEN NULL ELSE q.waiting_since END"
        held = "p.held IS 1"
    mine = f"(q.owner IS :me OR q.holder IS :me OR {held})"
    conditions = [mine] if wanted.mine else []
    for column, value in (("queue", wanted.queue), ("channel", wanted.channel)):
        if value is not None:
            conditions.append(f"q.{column} = :{column}")
            parameters[column] = value
    for index, word in enumerate(wanted.words):
        conditions.append(f"instr(q.haystack, :word{index})")
        parameters[f"word{index}"] = word.casefold()
    group = (
        "CASE WHEN status = 'pending' THEN 2 WHEN mine THEN 0"
        " WHEN status = 'new' OR since IS NOT NULL THEN 1 ELSE 2 END"
        if grouped
        else "0"
    )
    return connection.execute(
        f"""SELECT {group} AS kind, ticket FROM (
              SELECT q.ticket AS ticket, {status} AS status, {since} AS since, {mine} AS mine, q.number AS number,
                     q.created_at AS created_at, {_tier_of_pace("q.pace")} AS tier,
                     {since} + {_target_of_pace("q.pace", targets)} AS due
              FROM queue_row q {laid_over} WHERE {" AND ".join(conditions) or "1"})
            WHERE status IN ('new', 'open', 'pending') ORDER BY kind, {_ORDERS[order]}, ticket""",
        parameters,
    ).fetchall()


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
