"""How long work took until now, and what is owed: read for the honest time. Times are aware."""

import sqlite3
from datetime import datetime
from typing import NamedTuple

from agent_tui.domain.decoding import decoder_of
from agent_tui.domain.values import Promise
from agent_tui.replica.replica_schema import from_column, to_column

_PROMISE = decoder_of(Promise)


class PastPromise(NamedTuple):
    """A promise that was due; `kept_at`: when it was kept, None where it was not."""

    promise: Promise
    kept_at: datetime | None


def due_promises_of(
    connection: sqlite3.Connection, topic: str, queue: str | None, since: datetime, now: datetime, limit: int
) -> list[PastPromise]:
    """Promises on a topic that were due between `since` and `now`, or kept before they were due; the latest first.
    `queue`: of contacts that stand in it; None: of all. What was withdrawn or renegotiated tells nothing of how long it
    takes."""
    rows = connection.execute(
        """SELECT p.doc, p.state, e.at FROM promise p
             LEFT JOIN interaction e ON e.id = json_extract(p.doc, '$.evidence')
             LEFT JOIN ticket t ON t.id = p.ticket
           WHERE (p.state IN ('kept', 'broken') AND p.due_at >= :since
                  OR p.state = 'open' AND p.due_at BETWEEN :since AND :now)
             AND json_extract(p.doc, '$.topic') = :topic
             AND (:queue IS NULL OR json_extract(t.doc, '$.queue') = :queue)
           ORDER BY p.due_at DESC LIMIT :limit""",
        {"since": to_column(since), "now": to_column(now), "topic": topic, "queue": queue, "limit": limit},
    )
    return [
        PastPromise(_PROMISE.decode(doc), from_column(at) if state == "kept" and at is not None else None)
        for doc, state, at in rows
        if state != "kept" or at is not None  # kept without evidence: nobody knows when
    ]


def owed_of(connection: sqlite3.Connection, topic: str, queue: str | None) -> int:
    """Open promises on a topic."""
    (owed,) = connection.execute(
        """SELECT count(*) FROM promise p LEFT JOIN ticket t ON t.id = p.ticket
           WHERE p.state = 'open' AND json_extract(p.doc, '$.topic') = :topic
             AND (:queue IS NULL OR json_extract(t.doc, '$.queue') = :queue)""",
        {"topic": topic, "queue": queue},
    ).fetchone()
    return int(owed)


class EndedContact(NamedTuple):
    created_at: datetime
    ended_at: datetime
    by: str


def ended_contacts(connection: sqlite3.Connection, queue: str, since: datetime, limit: int) -> list[EndedContact]:
    """Contacts of a queue that were wrapped up, the latest first."""
    rows = connection.execute(
        """SELECT t.created_at, max(e.at), json_extract(e.doc, '$.author')
           FROM ticket t JOIN interaction e ON e.ticket = t.id AND e.inbound = 0
           WHERE t.live = 0 AND t.created_at >= :since AND json_extract(t.doc, '$.queue') = :queue
             AND instr(e.doc, '"wrap-up"') AND json_extract(e.doc, '$.meta.event') = 'wrap-up'
           GROUP BY t.id ORDER BY t.created_at DESC LIMIT :limit""",
        {"since": to_column(since), "queue": queue, "limit": limit},
    )
    return [EndedContact(from_column(created), from_column(ended), by) for created, ended, by in rows]


def waiting_of(connection: sqlite3.Connection, queue: str) -> int:
    """Contacts of a queue that are new or open."""
    (waiting,) = connection.execute(
        "SELECT count(*) FROM queue_row WHERE status IN ('new', 'open') AND queue = ?", (queue,)
    ).fetchone()
    return int(waiting)
