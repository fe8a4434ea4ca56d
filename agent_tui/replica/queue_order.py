"""The order of the queue, as SQL: groups, and within them what burns first (EXPERIENCE "The queue", INTERFACE "queue").

SQLite sorts, because ten thousand comparisons in Python would be felt at the start of the workstation. What waits in
the outbox and which claims are mine comes in as `Pending` and is laid over the rows before they are sorted.
"""

import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from agent_tui.domain.targets import URGENCY_OF_TIER, Targets
from agent_tui.domain.values import CHANNELS, LIVE_STATUSES, TIERS, Channel, TicketStatus
from agent_tui.replica.queue_rows import haystack, rows_from_records, word_wanted
from agent_tui.replica.replica_schema import from_column, to_column

Group = Literal["in_hand", "waiting", "resting"]
GROUPS: tuple[Group, ...] = ("in_hand", "waiting", "resting")

Order = Literal["urgency", "waiting", "created"]

_NEVER = 2**62
"""After every time there is: sorts as NULLS LAST would, but faster."""

_ORDERS: dict[Order, str] = {
    "urgency": "due, tier, since, number",
    "waiting": "since, due, number",
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
    owner: str | UnsetType | None = UNSET
    queue: str | UnsetType = UNSET
    priority: int | UnsetType = UNSET
    let_go: bool = False
    """It was put aside, wrapped up or moved to another queue, which ends whoever's claim."""

    @property
    def changed(self) -> dict[str, object]:
        """Fields of the contact that were given another value."""
        given: dict[str, object] = {
            name: value for name in ("owner", "queue", "priority") if (value := getattr(self, name)) is not UNSET
        }
        return given | {"holder": None} if self.let_go else given


class Wanted(Struct, frozen=True):
    """Which contacts. `me`: who asks."""

    me: str | None
    mine: bool = False
    queue: str | None = None
    channel: Channel | None = None
    words: tuple[str, ...] = ()
    """Each must be in what the row shows, name its channel or, as `#358`, begin its number; case does not matter."""
    drafted: frozenset[str] = frozenset()
    """Contacts that have a draft, where a word asks for them."""


def standing_with(
    status: TicketStatus, waiting_since: datetime | None, pending: Pending
) -> tuple[TicketStatus, datetime | None]:
    """A contact's status and since when its customer waits, as they will be."""
    if pending.answered_at is not None:
        if waiting_since is not None and waiting_since <= pending.answered_at:
            waiting_since = None
        if status == "new":
            status = "open"
    if pending.status is not None:
        status = pending.status
        if status not in LIVE_STATUSES:
            waiting_since = None
    return status, waiting_since


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
    conditions = [_MINE] if wanted.mine else []
    for column, value in (("queue", wanted.queue), ("channel", wanted.channel)):
        if value is not None:
            conditions.append(f"{column} = :{column}")
            parameters[column] = value
    for index, word in enumerate(wanted.words):
        kept = word_wanted(word)
        enough = [f"instr(haystack, :word{index})"]
        parameters[f"word{index}"] = kept.text
        if kept.channels:
            enough.append(f"channel IN (SELECT value FROM json_each(:channels{index}))")
            parameters[f"channels{index}"] = json.dumps(kept.channels)
        if kept.number:
            enough.append(f"instr(number, :number{index}) = 1")
            parameters[f"number{index}"] = kept.number
        if kept.drafts:
            enough.append("ticket IN (SELECT value FROM json_each(:drafted))")
            parameters["drafted"] = json.dumps(sorted(wanted.drafted))
        conditions.append(f"({' OR '.join(enough)})")
    where = " AND ".join(conditions) or "1"
    group = _GROUP if grouped else "0"
    source = _source(_QUEUE_ROWS, where, targets, group)
    if pending:
        # the few that are laid over come as rows of their own, so that the many cost little more
        parameters["pending"] = json.dumps(_laid_over(connection, pending))
        untouched = f"{where} AND ticket NOT IN (SELECT json_extract(value, '$.ticket') FROM json_each(:pending))"
        source = (
            f"{_source(_QUEUE_ROWS, untouched, targets, group)}"
            f" UNION ALL {_source(_PENDING_ROWS, where, targets, group)}"
        )
    return connection.execute(
        f"SELECT kind, ticket FROM ({source}) ORDER BY kind, {_ORDERS[order]}, ticket", parameters
    ).fetchall()


_MINE = "(owner IS :me OR holder IS :me OR held)"
_GROUP = (
    f"CASE WHEN holder IS :me OR held THEN 0 WHEN status = 'pending' THEN 2 WHEN {_MINE} THEN 0"
    " WHEN status = 'new' OR waiting_since IS NOT NULL THEN 1 ELSE 2 END"
)
"""An index into GROUPS."""
_QUEUE_ROWS = "SELECT *, 0 AS held FROM queue_row"
_SORTED_BY = (
    *("ticket", "status", "waiting_since", "number", "created_at", "pace"),
    *("owner", "holder", "queue", "channel", "haystack", "held"),
)
_PENDING_ROWS = (
    "SELECT "
    + ", ".join(f"json_extract(value, '$.{name}') AS {name}" for name in _SORTED_BY)
    + " FROM json_each(:pending)"
)


def _source(rows: str, where: str, targets: Targets, group: str) -> str:
    """A SELECT of what is sorted by, and of nothing else: every column more is copied for each contact."""
    return (
        f"SELECT {group} AS kind, ticket, number, created_at, {tier_of_pace('pace')} AS tier,"
        f" coalesce(waiting_since, {_NEVER}) AS since,"
        f" coalesce(waiting_since + {target_of_pace('pace', targets)}, {_NEVER}) AS due"
        f" FROM ({rows}) WHERE status IN ('new', 'open', 'pending') AND {where}"
    )


def _laid_over(connection: sqlite3.Connection, pending: Mapping[str, Pending]) -> list[dict[str, object]]:
    """The rows of what was done here, as they will be; of contacts that were finished and are taken up again, too."""
    rows = []
    for record in rows_from_records(connection, pending, live_only=False):
        since = None if record.waiting_since is None else from_column(record.waiting_since)
        status, since = standing_with(record.status, since, pending[record.ticket])
        row = record._asdict() | {"haystack": haystack(record), "held": int(pending[record.ticket].held)}
        row |= pending[record.ticket].changed
        row |= {"status": status, "waiting_since": None if since is None else to_column(since)}
        rows.append({name: row[name] for name in _SORTED_BY})
    return rows


def tier_of_pace(column: str) -> str:
    """The rank of the tier in `column`: key accounts first."""
    ranks = " ".join(f"WHEN {index} THEN {URGENCY_OF_TIER[tier]}" for index, tier in enumerate(TIERS))
    return f"(CASE {column} % {len(TIERS)} {ranks} END)"


def target_of_pace(column: str, targets: Targets) -> str:
    """The microseconds within which a contact of that channel and tier is due: a search tree of CASEs."""
    seconds = [targets.seconds(channel, tier) for channel in CHANNELS for tier in TIERS]

    def branch(low: int, high: int) -> str:
        if high - low == 1:
            return str(seconds[low] * _SECOND)
        middle = (low + high) // 2
        return f"CASE WHEN {column} < {middle} THEN {branch(low, middle)} ELSE {branch(middle, high)} END"

    return f"({branch(0, len(seconds))})"
