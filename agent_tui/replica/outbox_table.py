"""The outbox of the precious file: writes that wait for the store, and how far each has come."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from agent_tui.contract.writes import AddInteraction, WrapUp, Write
from agent_tui.domain.basis import Basis
from agent_tui.domain.errors import Conflict
from agent_tui.replica.precious_file import PreciousFile
from agent_tui.replica.precious_rows import (
    GOES_WITH,
    INTERRUPTED,
    ITEM,
    DraftKey,
    DraftKind,
    OutboxHead,
    OutboxItem,
    OutboxState,
    Refusal,
    Seen,
    StoredDraft,
    delete_draft,
    find_draft,
    find_item,
    known_item,
    put_draft,
    refuse,
    to_item,
    written_basis,
)

_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)


class OutboxTable(PreciousFile):
    def add(
        self,
        write: Write,
        *,
        agent: str,
        now: datetime,
        draft: DraftKey | None = None,
        session: str | None = None,
        seen: Seen | None = None,
    ) -> OutboxItem:
        """Puts one write into the outbox, as `add_all` does. `seen`: for a change, its record as the agent saw it at
        the change's version."""
        all_seen = {} if seen is None else {write.id: seen}
        return self.add_all((write,), agent=agent, now=now, draft=draft, session=session, seen=all_seen)[0]

    def add_all(
        self,
        writes: Sequence[Write],
        *,
        agent: str,
        now: datetime,
        draft: DraftKey | None = None,
        session: str | None = None,
        seen: Mapping[str, Seen] | None = None,
        one_by_one: bool = False,
        basis: Basis | None = None,
        hold_s: float = 0.0,
        cursor: tuple[int, int] | None = None,
        attached: bytes | None = None,
    ) -> list[OutboxItem]:
        """Puts these writes into the outbox as `agent`'s words, in this order, and takes the draft they were written
        as away, in one transaction: all of it or nothing.

        The first one names what is done. The same words under its id again change nothing, whatever goes with them;
        other words are Conflict("id-reused"). The others wait until the backend has taken the first, and are refused
        with it: nothing is promised by a text that never went out. `one_by_one`: each waits for the one before it and
        is refused with that one. `seen`: by the id of a change, its record as the agent saw it. `basis`, `hold_s`,
        `cursor` (where absent, the draft's, as far as it is of the same words), `attached` (where absent, the draft's):
        the first one's, as in `OutboxItem`.
        The refused row whose text became that draft goes: its words are said anew."""
        first, *others = writes
        with self.writing() as rows:
            kept = find_draft(rows, draft) if draft is not None else None
            if draft is not None:
                delete_draft(rows, draft)
            known = find_item(rows, first.id)
            if known is not None:
                if known.agent != agent or not _same_words(known.write, first):
                    raise Conflict("id-reused", id=known.id)
                return [known]
            for write in writes:
                before = None if seen is None else seen.get(write.id)
                insert_row(rows, write, before, agent, draft.session if draft is not None else session, now)
            if cursor is None and kept is not None and kept.body == getattr(first.body, "body", None):
                cursor = kept.cursor
            if attached is None:
                attached = kept.attached if kept is not None else b""
            rows.execute(
                "UPDATE outbox SET attached = ?, basis = ?, hold_s = ?, cursor_line = ?, cursor_column = ?"
                " WHERE id = ?",
                (attached, written_basis(basis), hold_s, *(cursor or (None, None)), first.id),
            )
            waits_for = writes if one_by_one else [first] * len(others)
            pairs = [(before.id, one.id) for before, one in zip(waits_for, others, strict=False)]
            rows.executemany("UPDATE outbox SET goes_with = ? WHERE id = ?", pairs)
            if kept is not None and kept.returned_from is not None:
                _drop_refused(rows, kept.returned_from, said_anew=kept)
            return [known_item(rows, write.id) for write in writes]

    def outbox(self) -> list[OutboxItem]:
        """All of it, in the order of writing; acked rows stand there until the feed has come past them."""
        with self.reading() as rows:
            return [to_item(row) for row in rows.execute(f"SELECT {ITEM} FROM outbox ORDER BY position")]

    def item(self, id: str) -> OutboxItem | None:
        with self.reading() as rows:
            return find_item(rows, id)

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
            item = find_item(rows, id)
            if item is not None and isinstance(item.write, WrapUp) and item.write.body.fence is not None:
                # by fence, since a customer may have come back and the contact be claimed anew by the time it is known
                rows.execute(
                    "DELETE FROM claims WHERE ticket = ? AND agent = ? AND fence = ?",
                    (item.ticket, item.agent, item.write.body.fence),
                )
            rows.execute(
                "UPDATE outbox SET state = 'acked', seq = ?, version = ?, trouble = NULL, detail = NULL, holder = NULL"
                " WHERE id = ?",
                (seq, version, id),
            )

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

    def send_acked_again(self) -> int:
        """The backend has another history (a restore from backup): what it acked may be gone from it, and its
        sequence numbers mean nothing now. Only for an idempotent backend; the number of rows."""
        with self.writing() as rows:
            return rows.execute(
                "UPDATE outbox SET state = 'queued', seq = NULL, version = NULL WHERE state = 'acked'"
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

    def drop(self, id: str) -> OutboxItem:
        """Takes back what was not sent, and what goes with it, and the draft that its refusal made unless somebody has
        changed it. BadInput("unknown-write"); Conflict("write-under-way") once it may be done."""
        with self.writing() as rows:
            item = known_item(rows, id)
            if item.state in ("sending", "acked"):
                raise Conflict("write-under-way", id=id)
            delete_rows(rows, (id, *companions(rows, id, "queued", "rejected")))
            forget_returned(rows, item)
            return item

    def take_back(self, id: str, draft: StoredDraft) -> OutboxItem:
        """A text that was never tried, or was refused, is `draft` again, and what goes with it goes, in one
        transaction. BadInput("unknown-write") where it has arrived; Conflict("write-under-way") once it may have."""
        with self.writing() as rows:
            item = known_item(rows, id)
            if item.state != "rejected" and (item.state != "queued" or item.attempts):
                raise Conflict("write-under-way", id=id)
            delete_rows(rows, (id, *companions(rows, id, "queued", "rejected")))
            forget_returned(rows, item)
            put_draft(rows, draft)
            return item

    def retry(self, id: str, write: Write | None = None, *, seen: Seen | None = None) -> OutboxItem:
        """Queues a rejected or unknown row again with what goes with it, as `write` where it must go out changed (a new
        fence, say), upon `seen` where somebody has looked anew. The draft that its refusal made goes, unless somebody
        has changed it. Of an unknown one the backend is asked first. Raises as `drop`."""
        with self.writing() as rows:
            item = known_item(rows, id)
            if item.state in ("sending", "acked"):
                raise Conflict("write-under-way", id=id)
            rows.execute(
                "UPDATE outbox SET written = ?, hold_s = 0, ask_first = (ask_first OR state = 'unknown') WHERE id = ?",
                (msgspec.json.encode(write or item.write), id),
            )
            if seen is not None:
                rows.execute("UPDATE outbox SET seen = ? WHERE id = ?", (msgspec.json.encode(seen), id))
            for again in (id, *companions(rows, id, "rejected")):
                rows.execute(
                    "UPDATE outbox SET state = 'queued', trouble = NULL, detail = NULL, holder = NULL WHERE id = ?",
                    (again,),
                )
            forget_returned(rows, item)
            return known_item(rows, id)


def insert_row(
    rows: sqlite3.Connection, write: Write, seen: Seen | None, agent: str, session: str | None, now: datetime
) -> None:
    if find_item(rows, write.id) is not None:
        raise Conflict("id-reused", id=write.id)
    rows.execute(
        "INSERT INTO outbox (id, agent, ticket, written, seen, session, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            write.id,
            agent,
            write.ticket,
            msgspec.json.encode(write),
            None if seen is None else msgspec.json.encode(seen),
            session,
            now.isoformat(),
        ),
    )


def delete_rows(rows: sqlite3.Connection, ids: Iterable[str]) -> None:
    rows.executemany("DELETE FROM outbox WHERE id = ?", [(id,) for id in ids])


def forget_returned(rows: sqlite3.Connection, item: OutboxItem) -> None:
    """Takes away the draft that the refusal of a text made, unless somebody has changed it."""
    if isinstance(item.write, AddInteraction):
        rows.execute("DELETE FROM drafts WHERE returned_from = ? AND body = ?", (item.id, item.write.body.body))


def _drop_refused(rows: sqlite3.Connection, id: str, *, said_anew: StoredDraft) -> None:
    """Takes a refused text away that goes out in another row now, so that nobody sends both. Where something went with
    it that its draft has not along, it stays: nobody else knows of that."""
    refused = find_item(rows, id)
    along = companions(rows, id, "rejected")
    if refused is not None and refused.state == "rejected" and (said_anew.attached or not along):
        delete_rows(rows, (id, *along))


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


def _same_words(one: Write, other: Write) -> bool:
    """True where both say the same, though perhaps at another moment: a command given twice under one id."""
    return _timeless(one) == _timeless(other)


def _timeless(write: Write) -> Write:
    """The write without the moment at which it was made; all else of it counts."""
    body = write.body
    times = {name: _NO_TIME for name in ("at", "made_at") if hasattr(body, name)}
    return msgspec.structs.replace(write, body=msgspec.structs.replace(body, **times)) if times else write
