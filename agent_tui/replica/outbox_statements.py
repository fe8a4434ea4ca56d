"""Statements upon rows of the outbox: put in, taken away with what belongs to them, what goes with what. For use inside
a transaction."""

import sqlite3
from collections.abc import Iterable

import msgspec

from agent_tui.contract.writes import AddInteraction, Write
from agent_tui.domain.basis import with_mine
from agent_tui.domain.errors import Conflict
from agent_tui.replica.precious_rows import (
    OutboxItem,
    OutboxState,
    StoredDraft,
    find_item,
    read_basis,
    written_basis,
)


def insert_row(rows: sqlite3.Connection, item: OutboxItem) -> None:
    """A write that nobody has tried yet; Conflict("id-reused") where its id stands there already."""
    line, column = item.cursor or (None, None)
    try:
        rows.execute(
            "INSERT INTO outbox (id, agent, ticket, written, seen, session, created_at,"
            " goes_with, attached, basis, hold_s, cursor_line, cursor_column)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                item.id,
                item.agent,
                item.ticket,
                msgspec.json.encode(item.write),
                None if item.seen is None else msgspec.json.encode(item.seen),
                item.session,
                item.created_at.isoformat(),
                item.goes_with,
                item.attached,
                written_basis(item.basis),
                item.hold_s,
                line,
                column,
            ),
        )
    except sqlite3.IntegrityError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_CONSTRAINT_UNIQUE:
            raise
        raise Conflict("id-reused", id=item.id) from error


def delete_rows(rows: sqlite3.Connection, ids: Iterable[str]) -> None:
    rows.executemany("DELETE FROM outbox WHERE id = ?", [(id,) for id in ids])


def forget_returned(rows: sqlite3.Connection, item: OutboxItem) -> None:
    """Takes away the draft that the refusal of a text made, unless somebody has changed it."""
    if isinstance(item.write, AddInteraction):
        rows.execute("DELETE FROM drafts WHERE returned_from = ? AND body = ?", (item.id, item.write.body.body))


def drop_refused(rows: sqlite3.Connection, id: str, *, said_anew: StoredDraft) -> None:
    """Takes a refused text away that goes out in another row now, so that nobody sends both. Where something went with
    it that its draft has not along, it stays: nobody else knows of that."""
    refused = find_item(rows, id)
    along = companions(rows, id, "rejected")
    if refused is not None and refused.state == "rejected" and (said_anew.attached or not along):
        delete_rows(rows, (id, *along))


def texts_know_of(rows: sqlite3.Connection, reply: Write, session: str) -> None:
    """To other texts that this session writes on that contact, or has sent and may get back, that reply is no news,
    whichever run takes them up."""
    sent = rows.execute(
        "SELECT id, basis FROM outbox WHERE ticket = ? AND session = ? AND id != ?",
        (reply.ticket, session, reply.id),
    ).fetchall()
    written = rows.execute(
        "SELECT rowid, basis FROM drafts WHERE ticket = ?"
        " AND (session = ? OR returned_from IN (SELECT id FROM outbox WHERE session = ?))",
        (reply.ticket, session, session),
    ).fetchall()
    for table, key, found in (("outbox", "id", sent), ("drafts", "rowid", written)):
        for which, kept in found:
            if (basis := read_basis(kept)) is not None:
                known = written_basis(with_mine(basis, (reply.id,)))
                rows.execute(f"UPDATE {table} SET basis = ? WHERE {key} = ?", (known, which))


def end_of(body: str) -> tuple[int, int]:
    """The place behind the last character, as (line, column)."""
    lines = body.split("\n")
    return len(lines) - 1, len(lines[-1])


def companions(rows: sqlite3.Connection, id: str, *states: OutboxState) -> list[str]:
    """What goes with a write, or with what goes with it, and is in one of these states."""
    found = rows.execute(
        """WITH RECURSIVE along(id) AS (
               SELECT id FROM outbox WHERE goes_with = ?
               UNION SELECT o.id FROM outbox o JOIN along ON o.goes_with = along.id)
           SELECT id, state FROM outbox JOIN along USING (id) ORDER BY position""",
        (id,),
    ).fetchall()
    return [other for other, state in found if state in states]
