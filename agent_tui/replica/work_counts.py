"""How the work stands, counted by SQLite from what the queue is sorted by: for watch mode. Times in columns are
microseconds (`replica_schema.to_column`)."""

import json
import sqlite3
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from agent_tui.domain.targets import Targets
from agent_tui.domain.values import TIERS, Channel, Tier
from agent_tui.replica.queue_order import target_of_pace, tier_of_pace
from agent_tui.replica.replica_schema import to_column

WINDOW = timedelta(hours=168)
MOOD_WINDOW = timedelta(hours=24)
_NEVER = 2**62
_WORKED = "status IN ('new', 'open')"


class QueueCounts(NamedTuple):
    queue: str
    channel: Channel
    waiting: int
    in_hand: int
    oldest: int | None
    next_due: int | None
    overdue: int
    free: int


class LiveRow(NamedTuple):
    """A contact that is new or open; `contacts`: of its customer in 168 hours, where that was counted."""

    ticket: str
    number: int
    customer: str
    customer_name: str
    tier: Tier
    channel: Channel
    queue: str
    subject: str
    priority: int
    keeper: str | None
    waiting_since: int | None
    contacts: int = 0


class DuePromise(NamedTuple):
    promise: str
    ticket: str
    customer_name: str
    tier: Tier
    doc: bytes


_LIVE = (
    "q.ticket, q.number, q.customer, q.customer_name, q.tier, q.channel, q.queue, q.subject, q.priority,"
    " coalesce(q.holder, q.owner), q.waiting_since"
)


def queue_counts(connection: sqlite3.Connection, targets: Targets, now: datetime) -> list[QueueCounts]:
    """Contacts that are new or open, by queue and channel."""
    rows = connection.execute(
        f"""SELECT queue, channel, count(waiting_since), sum(waiting_since IS NOT NULL AND holder IS NOT NULL),
                   min(waiting_since), min(due), coalesce(sum(due < :now), 0),
                   sum(waiting_since IS NOT NULL AND coalesce(holder, owner) IS NULL)
            FROM (SELECT queue, channel, holder, owner, waiting_since,
                         waiting_since + {target_of_pace("pace", targets)} AS due
                  FROM queue_row INDEXED BY queue_order WHERE {_WORKED})
            GROUP BY queue, channel ORDER BY queue, channel""",
        {"now": to_column(now)},
    )
    return [QueueCounts._make(row) for row in rows]


def queue_names(connection: sqlite3.Connection) -> list[str]:
    """Queues with a contact that is new, open or pending."""
    rows = connection.execute("SELECT DISTINCT queue FROM queue_row INDEXED BY queue_order ORDER BY queue")
    return [queue for (queue,) in rows]


def in_hand(connection: sqlite3.Connection) -> dict[str, int]:
    """Agent → contacts that are new or open and claimed by them, or theirs and claimed by nobody."""
    return dict(
        connection.execute(
            f"""SELECT coalesce(holder, owner) AS who, count(*) FROM queue_row INDEXED BY queue_order
                WHERE {_WORKED} AND who IS NOT NULL GROUP BY who"""
        )
    )


def contacts_of_agent(connection: sqlite3.Connection, agent: str, targets: Targets, limit: int) -> list[str]:
    """What `in_hand` counts for one agent, by deadline."""
    rows = connection.execute(
        f"""SELECT ticket FROM queue_row INDEXED BY queue_order WHERE {_WORKED} AND coalesce(holder, owner) = ?
            ORDER BY coalesce(waiting_since + {target_of_pace("pace", targets)}, {_NEVER}), number LIMIT ?""",
        (agent, limit),
    )
    return [ticket for (ticket,) in rows]


def waiting_in(connection: sqlite3.Connection, queue: str, channel: Channel, targets: Targets, limit: int) -> list[str]:
    """The contacts of a queue and channel in which a customer waits, by deadline."""
    rows = connection.execute(
        f"""SELECT ticket FROM queue_row INDEXED BY queue_order
            WHERE {_WORKED} AND waiting_since IS NOT NULL AND queue = ? AND channel = ?
            ORDER BY waiting_since + {target_of_pace("pace", targets)}, number LIMIT ?""",
        (queue, channel, limit),
    )
    return [ticket for (ticket,) in rows]


def pressing(
    connection: sqlite3.Connection,
    targets: Targets,
    now: datetime,
    before: datetime,
    absent: Collection[str],
    limit: int,
) -> tuple[int, list[LiveRow]]:
    """Waiting contacts of key accounts and VIPs that nobody has and that were due before `now`, and those of `absent`
    agents that are due before `before`: how many they are, and the first `limit`, by deadline."""
    rows = connection.execute(
        f"""SELECT {_LIVE}, total FROM (
                SELECT count(*) OVER () AS total, ticket AS wanted,
                       waiting_since + {target_of_pace("pace", targets)} AS due, {tier_of_pace("pace")} AS rank
                FROM queue_row INDEXED BY queue_order
                WHERE {_WORKED} AND CASE
                    WHEN coalesce(holder, owner) IS NULL THEN due < :now AND pace % {len(TIERS)} > 0
                    ELSE due <= :before AND coalesce(holder, owner) IN (SELECT value FROM json_each(:absent)) END
                ORDER BY rank, due, ticket LIMIT :limit
            ) JOIN queue_row q ON q.ticket = wanted ORDER BY due, wanted""",
        {
            "now": to_column(now),
            "before": to_column(before),
            "absent": json.dumps(list(absent)),
            "limit": limit,
        },
    ).fetchall()
    return _counted(rows)


def _counted(rows: list[tuple[Any, ...]]) -> tuple[int, list[LiveRow]]:
    """How many there are, as the last column of each row says, and the rows without it."""
    return (rows[0][-1] if rows else 0), [LiveRow(*row[:-1]) for row in rows]


def upset(connection: sqlite3.Connection, now: datetime, limit: int) -> tuple[int, list[LiveRow]]:
    """Live contacts whose last noted mood of the past 24 hours is `upset`, in which the customer waits or that nobody
    has: how many they are, and the first `limit`, the longest waiting first."""
    rows = connection.execute(
        f"""SELECT {_LIVE}, total FROM (
                SELECT *, count(*) OVER () AS total FROM (SELECT ticket AS wanted, waiting_since AS since, (
                    SELECT json_extract(i.doc, '$.meta.mood') FROM interaction i
                    WHERE i.ticket = queue_row.ticket AND i.inbound = 0 AND i.at > :since
                      AND instr(i.doc, '"mood"') AND json_extract(i.doc, '$.meta.event') = 'mood'
                    ORDER BY i.at DESC, i.id DESC LIMIT 1) AS mood
                FROM queue_row INDEXED BY queue_order
                WHERE {_WORKED} AND (waiting_since IS NOT NULL OR coalesce(holder, owner) IS NULL))
                WHERE mood = 'upset' ORDER BY coalesce(since, {_NEVER}), wanted LIMIT :limit
            ) JOIN queue_row q ON q.ticket = wanted ORDER BY coalesce(since, {_NEVER}), wanted""",
        {"since": to_column(now - MOOD_WINDOW), "limit": limit},
    ).fetchall()
    return _counted(rows)


def came_back(connection: sqlite3.Connection, now: datetime, least: int, limit: int) -> tuple[int, list[LiveRow]]:
    """Customers with at least `least` contacts in 168 hours of whom a contact is new or open: how many they are, and
    one contact each of the first `limit`, the most contacts first."""
    rows = connection.execute(
        f"""WITH often AS MATERIALIZED (
                SELECT customer AS who, ticket AS first, min(coalesce(waiting_since, {_NEVER})) AS since,
                       (SELECT count(*) FROM ticket t
                        WHERE t.root = queue_row.customer AND t.created_at BETWEEN :since AND :now) AS contacts
                FROM queue_row INDEXED BY queue_customer WHERE {_WORKED} GROUP BY customer HAVING contacts >= :least)
            SELECT {_LIVE}, contacts, (SELECT count(*) FROM often) FROM (
                SELECT first, since, contacts FROM often ORDER BY contacts DESC, since, first LIMIT :limit
            ) JOIN queue_row q ON q.ticket = first ORDER BY contacts DESC, since, first""",
        {"since": to_column(now - WINDOW), "now": to_column(now), "least": least, "limit": limit},
    ).fetchall()
    return _counted(rows)


class PromiseCounts(NamedTuple):
    open: int
    due_1h: int
    overdue: int
    kept_today: int
    kept_late_today: int
    ended_today: int
    moved_today: int
    neglected: int


def promise_counts(
    connection: sqlite3.Connection, now: datetime, midnight: datetime, neglected: datetime
) -> PromiseCounts:
    """Open; due within the hour; overdue; of those whose deadline was since `midnight` and has passed, how many were
    kept by then, and how many only after it; how many those are, without the withdrawn ones and those renegotiated in
    time; how many were renegotiated in time since `midnight`; and how many of the overdue ones were due at `neglected`
    or before. When one was kept or renegotiated is told by its evidence: without any, the one counts as kept in time
    and the other nowhere."""
    at = {"now": to_column(now), "hour": to_column(now + timedelta(hours=1)), "midnight": to_column(midnight)}
    at["neglected"] = to_column(neglected)
    *opened, long_overdue = connection.execute(
        """SELECT count(*), coalesce(sum(due_at BETWEEN :now AND :hour), 0), coalesce(sum(due_at < :now), 0),
                  coalesce(sum(due_at <= :neglected), 0)
           FROM promise WHERE state = 'open'""",
        at,
    ).fetchone()
    ended = connection.execute(
        """SELECT coalesce(sum(p.state = 'kept'), 0),
                  coalesce(sum(p.state = 'kept' AND e.at > p.due_at), 0), count(*)
           FROM promise p LEFT JOIN interaction e ON p.state = 'kept' AND e.id = json_extract(p.doc, '$.evidence')
           WHERE p.state IN ('open', 'kept', 'broken') AND p.due_at >= :midnight AND p.due_at < :now""",
        at,
    ).fetchone()
    late, moved = connection.execute(
        """SELECT coalesce(sum(e.at >= p.due_at AND p.due_at < :now), 0),
                  coalesce(sum(e.at < p.due_at AND e.at >= :midnight), 0)
           FROM promise p JOIN interaction e ON e.id = json_extract(p.doc, '$.evidence')
           WHERE p.state = 'renegotiated' AND p.due_at >= :midnight""",
        at,
    ).fetchone()
    kept, kept_late, in_time = ended
    return PromiseCounts._make((*opened, kept - kept_late, kept_late, in_time + late, moved, long_overdue))


def promised(connection: sqlite3.Connection) -> dict[str, int]:
    """Agent → open promises that they must keep."""
    return dict(
        connection.execute(
            "SELECT coalesce(owner, made_by) AS who, count(*) FROM promise WHERE state = 'open' GROUP BY who"
        )
    )


def due_promises(connection: sqlite3.Connection, now: datetime, overdue: int, ahead: int) -> list[DuePromise]:
    """By deadline: the first `overdue` open promises whose deadline has passed, and the next `ahead` ones."""
    rows = connection.execute(
        """SELECT p.id, p.ticket, coalesce(c.name, ''), coalesce(c.tier, 'standard'), p.doc FROM (
               SELECT * FROM (SELECT id AS wanted, due_at AS due FROM promise WHERE state = 'open' AND due_at < :now
                              ORDER BY due_at, id LIMIT :overdue)
               UNION ALL
               SELECT * FROM (SELECT id, due_at FROM promise WHERE state = 'open' AND due_at >= :now
                              ORDER BY due_at, id LIMIT :ahead)
           ) JOIN promise p ON p.id = wanted LEFT JOIN ticket t ON t.id = p.ticket
           LEFT JOIN customer c ON c.id = t.root ORDER BY due, wanted""",
        {"now": to_column(now), "overdue": overdue, "ahead": ahead},
    )
    return [DuePromise._make(row) for row in rows]


def agent_docs(connection: sqlite3.Connection) -> list[bytes]:
    """What is known of every agent, as the feed sent it."""
    return [doc for (doc,) in connection.execute("SELECT doc FROM agent ORDER BY id")]
