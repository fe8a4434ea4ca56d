"""Texts of the outbox that become drafts again, or something else than they were: the row goes and the draft comes in
one transaction, so that words are in one place and never in none or in two."""

import sqlite3
from collections.abc import Collection
from datetime import datetime

import msgspec

from agent_tui.contract.writes import AddInteraction
from agent_tui.domain.errors import BadInput, Conflict
from agent_tui.replica.outbox_statements import companions, delete_rows, end_of, forget_returned, insert_row
from agent_tui.replica.outbox_table import OutboxTable
from agent_tui.replica.precious_rows import (
    DRAFT,
    DraftKey,
    DraftKind,
    OutboxItem,
    StoredDraft,
    delete_draft,
    find_draft,
    find_item,
    known_item,
    put_draft,
    to_draft,
)


class ReturnedTexts(OutboxTable):
    def arrived_after_all(self, ids: Collection[str]) -> list[str]:
        """Of writes that were refused or are unclear, those whose records (`ids`) the feed has brought: an earlier
        attempt was slower than the one that was refused. Their rows go, and so do their drafts unless somebody has
        changed them, so that nobody sends them again; what was refused along with them is sent. Their tickets. What was
        refused because its id stands for other words is not what the feed has brought."""
        with self.reading() as rows:
            told = rows.execute(
                "SELECT id FROM outbox WHERE state IN ('rejected', 'unknown') AND trouble IS NOT 'id-reused'"
            ).fetchall()
        here = [id for (id,) in told if id in ids]
        if not here:
            return []
        with self.writing() as rows:
            items = [item for id in here if (item := find_item(rows, id)) and item.state in ("rejected", "unknown")]
            for item in items:
                along = companions(rows, item.id, "rejected")
                rows.executemany(
                    "UPDATE outbox SET state = 'queued', trouble = NULL, detail = NULL, holder = NULL WHERE id = ?",
                    [(one,) for one in along],
                )
                delete_rows(rows, (item.id,))
                forget_returned(rows, item)
            return sorted({item.ticket for item in items})

    def take_back_text(self, id: str, session: str, over: Collection[str], now: datetime) -> StoredDraft:
        """A text that was never tried, or was refused, is `session`'s draft again, as it was written; its row and what
        goes with it leave the outbox. Where its refusal has made a draft of it already, that one counts, with what was
        changed in it. What the session was writing there is kept beside it, for the next look.

        `over`: sessions that are no more. BadInput unknown-write, no-text; Conflict write-under-way once it may have
        arrived, unclear-write, goes-along (something goes with it that its draft would not have), draft-elsewhere."""
        with self.writing() as rows:
            item, kind = _free_text(rows, id)
            key = DraftKey(item.ticket, kind, session)
            returned = _returned_draft(rows, id)
            own = find_draft(rows, key)
            if returned is None:
                returned = _as_written(item, kind, now)
            elif returned.key.session not in (session, id, *over):
                raise Conflict("draft-elsewhere", id=id)
            else:
                delete_draft(rows, returned.key)
            if own is not None and own.returned_from != id:
                put_draft(rows, msgspec.structs.replace(own, key=DraftKey(item.ticket, kind, id)))
            taken = msgspec.structs.replace(returned, key=key, returned_from=None)
            put_draft(rows, taken)
            delete_rows(rows, (id, *companions(rows, id, "queued", "rejected")))
            return taken

    def replace_text(self, id: str, write: AddInteraction, now: datetime) -> OutboxItem:
        """`write` takes the place of a text that was never tried or was refused; the draft that its refusal made goes,
        unless somebody has changed it. Raises as `take_back_text`."""
        with self.writing() as rows:
            item, _ = _free_text(rows, id)
            if companions(rows, id, "queued", "rejected"):
                raise Conflict("goes-along", id=id)
            delete_rows(rows, (id,))
            forget_returned(rows, item)
            replacing = OutboxItem(write.id, write, item.agent, "queued", 0, now, item.session)
            insert_row(rows, replacing)
            return replacing


def _free_text(rows: sqlite3.Connection, id: str) -> tuple[OutboxItem, DraftKind]:
    """A text that nobody but us has; what it was written as."""
    item = known_item(rows, id)
    write = item.write
    if not isinstance(write, AddInteraction) or write.body.kind not in ("message", "note"):
        raise BadInput("no-text", id=id)
    if item.state == "unknown":
        raise Conflict("unclear-write", id=id)
    if item.state != "rejected" and (item.state != "queued" or item.attempts):
        raise Conflict("write-under-way", id=id)
    if companions(rows, id, "queued", "rejected") and not item.attached:
        raise Conflict("goes-along", id=id)
    return item, "reply" if write.body.direction == "outbound" else "note"


def _returned_draft(rows: sqlite3.Connection, id: str) -> StoredDraft | None:
    found = rows.execute(f"SELECT {DRAFT} FROM drafts WHERE returned_from = ?", (id,)).fetchone()
    return None if found is None else to_draft(found)


def _as_written(item: OutboxItem, kind: DraftKind, now: datetime) -> StoredDraft:
    assert isinstance(item.write, AddInteraction)
    body = item.write.body.body
    return StoredDraft(
        DraftKey(item.ticket, kind, item.id),
        body,
        item.cursor or end_of(body),
        now,
        attached=item.attached,
        basis=item.basis,
    )
