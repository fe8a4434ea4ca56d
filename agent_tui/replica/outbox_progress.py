"""The outbox on its way to the store: what goes when, and how far each has come. What the engine writes down."""

import sqlite3
from collections.abc import Collection
from datetime import datetime

import msgspec

from agent_tui.contract.writes import AddInteraction, WrapUp, Write
from agent_tui.replica.outbox_statements import companions, delete_rows, end_of
from agent_tui.replica.precious_file import PreciousFile
from agent_tui.replica.precious_rows import (
    GOES_WITH,
    INTERRUPTED,
    DraftKey,
    DraftKind,
    OutboxHead,
    OutboxItem,
    OutboxState,
    Refusal,
    StoredDraft,
    find_item,
    put_draft,
    refuse,
)


class OutboxProgress(PreciousFile):
    def heads(self) -> list[OutboxHead]:
        """The outbox without its texts, in the order of writing."""
        with self.reading() as rows:
            found = rows.execute(
                """SELECT o.id, o.ticket, o.agent, o.state, first.id IS NOT NULL,
                    o.ask_first AND o.state IN ('queued', 'unknown'), o.hold_s
                    FROM outbox o LEFT JOIN outbox first ON first.id = o.goes_with AND first.state <> 'acked'
                    ORDER BY o.position"""
            )
            return [
                OutboxHead(id, ticket, agent, state, bool(waits), bool(ask_first), hold_s)
                for id, ticket, agent, state, waits, ask_first, hold_s in found
            ]

    def let_go(self, ids: Collection[str]) -> None:
        """Nothing holds these back any more."""
        if not ids:
            return
        with self.writing() as rows:
            rows.executemany("UPDATE outbox SET hold_s = 0 WHERE id = ?", [(id,) for id in ids])

    def mark_sending(self, id: str) -> OutboxItem | None:
        """Writes the attempt down before it is made. None where the row is no longer queued."""
        with self.writing() as rows:
            changed = rows.execute(
                "UPDATE outbox SET state = 'sending', attempts = attempts + 1, ask_first = 0, hold_s = 0"
                " WHERE id = ? AND state = 'queued'",
                (id,),
            )
            return find_item(rows, id) if changed.rowcount else None

    def mark_acked(self, id: str, seq: int, version: int) -> None:
        """The backend has it. The row stays, so that the words stay on the screen, until `settle`. A wrap-up gives the
        contact back: the claim it was made under is over."""
        with self.writing() as rows:
            _give_back(rows, id)
            rows.execute(
                "UPDATE outbox SET state = 'acked', seq = ?, version = ?, trouble = NULL, detail = NULL, holder = NULL"
                " WHERE id = ?",
                (seq, version, id),
            )

    def mark_arrived(self, id: str) -> None:
        """The backend has it, and so has the replica: as `mark_acked` and `settle_write`, in one transaction."""
        with self.writing() as rows:
            _give_back(rows, id)
            delete_rows(rows, [id])

    def mark_rejected(self, id: str, refusal: Refusal, now: datetime) -> StoredDraft | None:
        """The backend will never take it. A reply or note becomes a draft again in the same transaction, under the
        write's id for a session: where it was written, somebody may be typing the next text at this moment."""
        with self.writing() as rows:
            item = find_item(rows, id)
            if item is None:
                return None
            refuse(rows, id, "rejected", refusal)
            for other in companions(rows, id, "queued"):
                refuse(rows, other, "rejected", Refusal(GOES_WITH))
            if not isinstance(item.write, AddInteraction) or item.write.body.kind == "event":
                return None  # of what is no text its words stay with the row
            if not item.write.body.body:
                return None
            kind: DraftKind = "reply" if item.write.body.direction == "outbound" else "note"
            key = DraftKey(item.ticket, kind, id)
            body = item.write.body.body
            draft = StoredDraft(key, body, item.cursor or end_of(body), now, id, item.attached, item.basis)
            put_draft(rows, draft)
            return draft

    def mark_unknown(self, id: str, refusal: Refusal, *, ask_first: bool = True, was: OutboxState = "sending") -> None:
        """Nobody can say whether the backend has it; it is never sent again by itself. `ask_first`: it is still to be
        asked. A row that is no longer what it `was` stays as it is: somebody has decided meanwhile."""
        with self.writing() as rows:
            item = find_item(rows, id)
            if item is not None and item.state == was:
                refuse(rows, id, "unknown", refusal)
                rows.execute("UPDATE outbox SET ask_first = ? WHERE id = ?", (ask_first, id))

    def requeue(self, id: str, write: Write | None = None, *, reached_nobody: bool = False) -> None:
        """An attempt that came to nothing, or whose repeat does no harm; goes out as `write` the next time. One that
        reached nobody was none: what it was about can still be taken back."""
        with self.writing() as rows:
            if write is not None:
                rows.execute("UPDATE outbox SET written = ? WHERE id = ?", (msgspec.json.encode(write), id))
            rows.execute(
                "UPDATE outbox SET state = 'queued', attempts = attempts - ? WHERE id = ? AND state = 'sending'",
                (reached_nobody, id),
            )

    def recover(self, *, idempotent: bool) -> int:
        """Rows that a crash left `sending` are queued again, or unknown where a repeat could write twice. For the
        holder of the engine's lock, before it sends; the number of rows."""
        with self.writing() as rows:
            if idempotent:
                return rows.execute("UPDATE outbox SET state = 'queued' WHERE state = 'sending'").rowcount
            return rows.execute(
                "UPDATE outbox SET state = 'unknown', trouble = ?, ask_first = 1 WHERE state = 'sending'",
                (INTERRUPTED,),
            ).rowcount

    def send_acked_again(self, beyond: int = -1) -> int:
        """The backend has another history (a restore from backup): what it acked may be gone from it, and its
        sequence numbers mean nothing now; `beyond`: those up to this one do. Only for an idempotent backend; the
        number of rows."""
        with self.writing() as rows:
            return rows.execute(
                "UPDATE outbox SET state = 'queued', seq = NULL, version = NULL WHERE state = 'acked' AND seq > ?",
                (beyond,),
            ).rowcount

    def settle(self, through: int) -> list[str]:
        """Drops the acked rows that the feed has come past (`seq` ≤ `through`); the tickets they belong to."""
        with self.reading() as rows:
            settled = rows.execute("SELECT 1 FROM outbox WHERE state = 'acked' AND seq <= ?", (through,)).fetchone()
        if settled is None:
            return []
        with self.writing() as rows:
            gone = rows.execute(
                "DELETE FROM outbox WHERE state = 'acked' AND seq <= ? RETURNING ticket", (through,)
            ).fetchall()
            return sorted({ticket for (ticket,) in gone})

    def settle_write(self, id: str) -> None:
        """Drops one acked row whose record is in the replica already."""
        with self.writing() as rows:
            rows.execute("DELETE FROM outbox WHERE state = 'acked' AND id = ?", (id,))


def _give_back(rows: sqlite3.Connection, id: str) -> None:
    """The claim under which a wrap-up was made is over with it."""
    item = find_item(rows, id)
    if item is not None and isinstance(item.write, WrapUp) and item.write.body.fence is not None:
        # by fence, since a customer may have come back and the contact be claimed anew by the time it is known
        rows.execute(
            "DELETE FROM claims WHERE ticket = ? AND agent = ? AND fence = ?",
            (item.ticket, item.agent, item.write.body.fence),
        )
