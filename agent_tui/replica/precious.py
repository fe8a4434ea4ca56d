"""The precious file: what an agent wrote and nobody else has yet. Outbox, drafts, and claims with their fences; and how
far the store's clock is ahead.

Any process of the profile may open it; every method is one short transaction, and what has returned is on disk
(rollback journal, `synchronous=EXTRA`). Who may send what, and when, is decided in sync. Safe to use from several
threads. Every method may raise the troubles of `replica.sqlite_files`.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from agent_tui.contract.api import Claim
from agent_tui.contract.writes import AddInteraction, MakePromise, WrapUp, Write
from agent_tui.domain.errors import Conflict
from agent_tui.domain.values import Ticket
from agent_tui.replica.precious_rows import (
    CLAIM,
    DRAFT,
    ITEM,
    LAPSED,
    PRECIOUS_SCHEMA,
    DraftKey,
    DraftKind,
    HeldClaim,
    OutboxHead,
    OutboxItem,
    Refusal,
    StoredDraft,
    delete_draft,
    find_draft,
    find_item,
    known_item,
    put_draft,
    refuse,
    to_claim,
    to_draft,
    to_item,
)
from agent_tui.replica.sqlite_files import data_version, file_troubles, open_database, writing


class Precious:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = open_database(path, PRECIOUS_SCHEMA, kind="precious")
        self._lock = threading.RLock()

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def call_others(self) -> None:
        """Lets the engines of other processes look at what there is to do, as anything written here does."""
        with self._writing() as rows:
            rows.execute(f"PRAGMA user_version = {PRECIOUS_SCHEMA.version}")

    def data_version(self) -> int:
        """Changes when another process (or another `Precious`) has written to the file."""
        with self._reading() as rows:
            return data_version(rows)

    # the outbox

    def add(
        self,
        write: Write,
        *,
        agent: str,
        now: datetime,
        draft: DraftKey | None = None,
        session: str | None = None,
        seen: Ticket | None = None,
    ) -> OutboxItem:
        """Puts `write` into the outbox as `agent`'s words and takes the draft it was written as away, in one
        transaction. The same words under the same id again change nothing; other words are Conflict("id-reused").
        `seen`: for a change, the contact as the agent saw it at the change's version."""
        with self._writing() as rows:
            if draft is not None:
                delete_draft(rows, draft)
            known = find_item(rows, write.id)
            if known is not None:
                if known.agent != agent or not _same_words(known.write, write):
                    raise Conflict("id-reused", id=write.id)
                return known
            rows.execute(
                "INSERT INTO outbox (id, agent, ticket, written, seen, session, created_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    write.id,
                    agent,
                    write.ticket,
                    msgspec.json.encode(write),
                    None if seen is None else msgspec.json.encode(seen),
                    draft.session if draft is not None else session,
                    now.isoformat(),
                ),
            )
            return known_item(rows, write.id)

    def outbox(self) -> list[OutboxItem]:
        """All of it, in the order of writing; acked rows stand there until the feed has come past them."""
        with self._reading() as rows:
            return [to_item(row) for row in rows.execute(f"SELECT {ITEM} FROM outbox ORDER BY position")]

    def item(self, id: str) -> OutboxItem | None:
        with self._reading() as rows:
            return find_item(rows, id)

    def heads(self) -> list[OutboxHead]:
        """The outbox without its texts, in the order of writing."""
        with self._reading() as rows:
            found = rows.execute("SELECT id, ticket, agent, state FROM outbox ORDER BY position")
            return [OutboxHead(*row) for row in found]

    def mark_sending(self, id: str) -> OutboxItem | None:
        """Writes the attempt down before it is made. None where the row is no longer queued."""
        with self._writing() as rows:
            changed = rows.execute(
                "UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE id = ? AND state = 'queued'", (id,)
            )
            return find_item(rows, id) if changed.rowcount else None

    def mark_acked(self, id: str, seq: int, version: int) -> None:
        """The backend has it. The row stays, so that the words stay on the screen, until `settle`. A wrap-up gives the
        contact back: the claim it was made under is over."""
        with self._writing() as rows:
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
        with self._writing() as rows:
            item = find_item(rows, id)
            if item is None:
                return None
            refuse(rows, id, "rejected", refusal)
            if not isinstance(item.write, AddInteraction) or not item.write.body.body:
                return None
            kind: DraftKind = "reply" if item.write.body.direction == "outbound" else "note"
            key = DraftKey(item.ticket, kind, id)
            body = item.write.body.body
            lines = body.split("\n")
            draft = StoredDraft(key, body, (len(lines) - 1, len(lines[-1])), now, returned_from=id)
            put_draft(rows, draft)
            return draft

    def mark_unknown(self, id: str, refusal: Refusal) -> None:
        """Nobody can say whether the backend has it; it is never sent again by itself."""
        with self._writing() as rows:
            refuse(rows, id, "unknown", refusal)

    def requeue(self, id: str, write: Write | None = None) -> None:
        """An attempt that came to nothing, or whose repeat does no harm; goes out as `write` the next time."""
        with self._writing() as rows:
            if write is not None:
                rows.execute("UPDATE outbox SET written = ? WHERE id = ?", (msgspec.json.encode(write), id))
            rows.execute("UPDATE outbox SET state = 'queued' WHERE id = ? AND state = 'sending'", (id,))

    def recover(self, *, idempotent: bool) -> int:
        """Rows that a crash left `sending` are queued again, or unknown where a repeat could write twice. For the
        holder of the engine's lock, before it sends; the number of rows."""
        with self._writing() as rows:
            if idempotent:
                return rows.execute("UPDATE outbox SET state = 'queued' WHERE state = 'sending'").rowcount
            return rows.execute(
                "UPDATE outbox SET state = 'unknown', trouble = 'interrupted' WHERE state = 'sending'"
            ).rowcount

    def send_acked_again(self) -> int:
        """The backend has another history (a restore from backup): what it acked may be gone from it, and its
        sequence numbers mean nothing now. Only for an idempotent backend; the number of rows."""
        with self._writing() as rows:
            return rows.execute(
                "UPDATE outbox SET state = 'queued', seq = NULL, version = NULL WHERE state = 'acked'"
            ).rowcount

    def settle(self, through: int) -> list[str]:
        """Drops the acked rows that the feed has come past (`seq` ≤ `through`); the tickets they belong to."""
        with self._reading() as rows:
            settled = rows.execute("SELECT 1 FROM outbox WHERE state = 'acked' AND seq <= ?", (through,)).fetchone()
        if settled is None:
            return []
        with self._writing() as rows:
            gone = rows.execute(
                "DELETE FROM outbox WHERE state = 'acked' AND seq <= ? RETURNING ticket", (through,)
            ).fetchall()
            return sorted({ticket for (ticket,) in gone})

    def settle_write(self, id: str) -> None:
        """Drops one acked row whose record is in the replica already."""
        with self._writing() as rows:
            rows.execute("DELETE FROM outbox WHERE state = 'acked' AND id = ?", (id,))

    def drop(self, id: str) -> OutboxItem:
        """Takes back what was not sent. BadInput("unknown-write"); Conflict("write-under-way") once it may be done."""
        with self._writing() as rows:
            item = known_item(rows, id)
            if item.state in ("sending", "acked"):
                raise Conflict("write-under-way", id=id)
            rows.execute("DELETE FROM outbox WHERE id = ?", (id,))
            return item

    def retry(self, id: str, write: Write | None = None) -> OutboxItem:
        """Queues a rejected or unknown row again, as `write` where it must go out changed (a new fence, say). The
        draft that its refusal made goes, unless somebody has changed it. Raises as `drop`."""
        with self._writing() as rows:
            item = known_item(rows, id)
            if item.state in ("sending", "acked"):
                raise Conflict("write-under-way", id=id)
            rows.execute(
                "UPDATE outbox SET state = 'queued', written = ?, trouble = NULL, detail = NULL, holder = NULL"
                " WHERE id = ?",
                (msgspec.json.encode(write or item.write), id),
            )
            if isinstance(item.write, AddInteraction):
                rows.execute("DELETE FROM drafts WHERE returned_from = ? AND body = ?", (id, item.write.body.body))
            return known_item(rows, id)

    # drafts

    def save_draft(self, key: DraftKey, body: str, cursor: tuple[int, int], now: datetime) -> None:
        """Keeps what is being written; an empty text keeps nothing."""
        with self._writing() as rows:
            if not body:
                delete_draft(rows, key)
                return
            before = find_draft(rows, key)
            put_draft(rows, StoredDraft(key, body, cursor, now, before.returned_from if before else None))

    def draft(self, key: DraftKey) -> StoredDraft | None:
        with self._reading() as rows:
            return find_draft(rows, key)

    def drafts(self) -> list[StoredDraft]:
        """Every session's, the latest first."""
        with self._reading() as rows:
            found = rows.execute(f"SELECT {DRAFT} FROM drafts ORDER BY saved_at DESC, ticket, kind, session")
            return [to_draft(row) for row in found]

    def take_over_draft(self, key: DraftKey, session: str) -> StoredDraft | None:
        """A text that a refusal or a session that is over has left becomes `session`'s, which has none there."""
        with self._writing() as rows:
            draft = find_draft(rows, key)
            if draft is None:
                return None
            delete_draft(rows, key)
            taken = msgspec.structs.replace(draft, key=DraftKey(key.ticket, key.kind, session))
            put_draft(rows, taken)
            return taken

    def discard_draft(self, key: DraftKey) -> None:
        with self._writing() as rows:
            delete_draft(rows, key)

    # claims

    def keep_claim(self, claim: Claim, *, session: str | None, expires_at: datetime) -> None:
        """Keeps a claim as the store gave or renewed it; `session` will renew it, None leaves it to lapse."""
        with self._writing() as rows:
            rows.execute(
                f"INSERT OR REPLACE INTO claims ({CLAIM}) VALUES (?, ?, ?, ?, ?)",
                (claim.ticket, claim.holder, claim.fence, session, expires_at.isoformat()),
            )

    def claim(self, ticket: str, agent: str) -> HeldClaim | None:
        with self._reading() as rows:
            found = rows.execute(
                f"SELECT {CLAIM} FROM claims WHERE ticket = ? AND agent = ?", (ticket, agent)
            ).fetchone()
            return None if found is None else to_claim(found)

    def claims(self, agent: str) -> list[HeldClaim]:
        with self._reading() as rows:
            found = rows.execute(f"SELECT {CLAIM} FROM claims WHERE agent = ? ORDER BY ticket", (agent,))
            return [to_claim(row) for row in found]

    def session_claims(self, session: str) -> list[HeldClaim]:
        """Those that `session` renews."""
        with self._reading() as rows:
            found = rows.execute(f"SELECT {CLAIM} FROM claims WHERE session = ? ORDER BY ticket", (session,))
            return [to_claim(row) for row in found]

    def lapse_claim(self, ticket: str, agent: str) -> None:
        """The store says the claim is lost: nobody renews it, but what was written under its fence still says so."""
        with self._writing() as rows:
            rows.execute(
                "UPDATE claims SET session = NULL, expires_at = ? WHERE ticket = ? AND agent = ?",
                (LAPSED.isoformat(), ticket, agent),
            )

    def forget_claim(self, ticket: str, agent: str) -> None:
        with self._writing() as rows:
            rows.execute("DELETE FROM claims WHERE ticket = ? AND agent = ?", (ticket, agent))

    # the store's clock

    def store_ahead(self) -> float | None:
        """Seconds by which the store's clock was ahead of the one here; None where nobody has compared them yet."""
        with self._reading() as rows:
            found = rows.execute("SELECT value FROM facts WHERE name = 'store-ahead'").fetchone()
            return None if found is None else float(found[0])

    def keep_store_ahead(self, seconds: float) -> None:
        with self._writing() as rows:
            rows.execute("INSERT OR REPLACE INTO facts (name, value) VALUES ('store-ahead', ?)", (repr(seconds),))

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, writing(self._connection, self._path) as connection:
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, file_troubles(self._path):
            yield self._connection


def _same_words(one: Write, other: Write) -> bool:
    """True where both say the same, though perhaps at another moment: a command given twice under one id."""
    if isinstance(one, AddInteraction | WrapUp) and isinstance(other, AddInteraction | WrapUp):
        return one == _at_the_time_of(other, at=one.body.at)
    if isinstance(one, MakePromise) and isinstance(other, MakePromise):
        return one == _at_the_time_of(other, made_at=one.body.made_at)
    return one == other


def _at_the_time_of(write: AddInteraction | WrapUp | MakePromise, **time: datetime) -> Write:
    return msgspec.structs.replace(write, body=msgspec.structs.replace(write.body, **time))
