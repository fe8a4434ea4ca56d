"""What lies in the precious file: its schema, the values its rows are read as, and the way between the two.

The functions take a connection inside a transaction of `replica.precious`.
"""

import sqlite3
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec
from msgspec import Struct

from agent_tui.contract.writes import Write
from agent_tui.domain.basis import Basis
from agent_tui.domain.decoding import decoded, decoder_of
from agent_tui.domain.errors import BadInput
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import Customer, Promise, Ticket, WorkOrder
from agent_tui.replica.sqlite_files import Schema

OutboxState = Literal["queued", "sending", "acked", "rejected", "unknown"]
"""queued → sending → acked (done at the backend, waits for the feed) or rejected (never taken as it is) or unknown
(a backend that would write it twice did not answer: it is asked whether it has it; where it has not, a person must
decide)."""

DraftKind = Literal["reply", "note"]

Seen = Ticket | Promise | Customer | WorkOrder
"""What a change is about, as the agent saw it when they made it."""

PRECIOUS_SCHEMA = Schema(
    application_id=0x61747570,
    steps=(
        (
            """CREATE TABLE outbox (
                position INTEGER PRIMARY KEY AUTOINCREMENT,
                id TEXT NOT NULL UNIQUE,
                agent TEXT NOT NULL,
                ticket TEXT NOT NULL,
                written BLOB NOT NULL,
                seen BLOB,
                session TEXT,
                state TEXT NOT NULL DEFAULT 'queued'
                    CHECK (state IN ('queued', 'sending', 'acked', 'rejected', 'unknown')),
                attempts INTEGER NOT NULL DEFAULT 0,
                created_at TEXT NOT NULL,
                seq INTEGER,
                version INTEGER,
                trouble TEXT,
                detail TEXT,
                holder TEXT
            )""",
            "CREATE INDEX outbox_ticket ON outbox (ticket)",
            """CREATE TABLE drafts (
                ticket TEXT NOT NULL,
                kind TEXT NOT NULL,
                session TEXT NOT NULL,
                body TEXT NOT NULL,
                cursor_line INTEGER NOT NULL,
                cursor_column INTEGER NOT NULL,
                saved_at TEXT NOT NULL,
                returned_from TEXT,
                PRIMARY KEY (ticket, kind, session)
            )""",
            """CREATE TABLE claims (
                ticket TEXT NOT NULL,
                agent TEXT NOT NULL,
                fence INTEGER NOT NULL,
                session TEXT,
                expires_at TEXT NOT NULL,
                PRIMARY KEY (ticket, agent)
            )""",
        ),
        (
            """CREATE TABLE facts (
                name TEXT PRIMARY KEY,
                value TEXT NOT NULL
            )""",
        ),
        ("ALTER TABLE drafts ADD COLUMN attached BLOB NOT NULL DEFAULT x''",),
        (
            "ALTER TABLE outbox ADD COLUMN goes_with TEXT",
            "ALTER TABLE outbox ADD COLUMN attached BLOB NOT NULL DEFAULT x''",
        ),
        (
            "ALTER TABLE outbox ADD COLUMN ask_first INTEGER NOT NULL DEFAULT 0",
            "UPDATE outbox SET ask_first = 1 WHERE state = 'unknown'",
        ),
        (
            "ALTER TABLE outbox ADD COLUMN hold_s REAL NOT NULL DEFAULT 0",
            "ALTER TABLE outbox ADD COLUMN basis BLOB",
            "ALTER TABLE drafts ADD COLUMN basis BLOB",
        ),
        (
            "ALTER TABLE outbox ADD COLUMN cursor_line INTEGER",
            "ALTER TABLE outbox ADD COLUMN cursor_column INTEGER",
        ),
        (
            """CREATE TABLE forms (
                ticket TEXT NOT NULL,
                template TEXT NOT NULL,
                session TEXT NOT NULL,
                typed BLOB NOT NULL,
                put_in INTEGER NOT NULL DEFAULT 0,
                saved_at TEXT NOT NULL,
                PRIMARY KEY (ticket, template, session)
            )""",
        ),
    ),
)


GOES_WITH = "goes-with"
"""Name of the refusal of what went with a write that was refused: nobody asked the backend about it."""

NO_ANSWER = "no-answer"
"""Why a row is unknown: the answer was lost."""
INTERRUPTED = "interrupted"
"""Why a row is unknown: the process ended before the answer came."""
NOT_ARRIVED = "not-arrived"
"""Why a row is unknown: the backend was asked for it afterwards, and has it not as far as it can tell."""


class Refusal(Struct, frozen=True):
    """Why a write was not taken: the problem's name (`contract.api.ProblemName`, GOES_WITH), cleaned words, who holds
    it."""

    name: str
    detail: str = ""
    holder: str | None = None


class OutboxHead(Struct, frozen=True):
    """What the plan needs of an outbox row, in the order of writing."""

    id: str
    ticket: str
    agent: str
    state: OutboxState
    waits: bool = False
    """What it goes with is not at the backend yet."""
    ask_first: bool = False
    """The backend may have it: it is to be asked before anything is sent."""
    hold_s: float = 0.0
    """As in `OutboxItem`."""


class OutboxItem(Struct, frozen=True):
    id: str
    write: Write
    agent: str
    """Whose words these are; nobody else's token may carry them."""
    state: OutboxState
    attempts: int
    created_at: datetime
    session: str | None = None
    """Where they were written."""
    seq: int | None = None
    """acked: the sequence number of the write's change row."""
    version: int | None = None
    refusal: Refusal | None = None
    seen: Seen | None = None
    """For a change: its record as the agent saw it, by which a real conflict is told from a harmless one."""
    goes_with: str | None = None
    """The write that it was made together with, and that must be taken before it."""
    attached: bytes = b""
    """Of a text: what its draft had along, for the draft that a refusal makes of it."""
    basis: Basis | None = None
    """Of a text: what was known when it was begun or last confirmed."""
    hold_s: float = 0.0
    """Seconds for which it is held back before it may go out, so that it can be taken back; the engine counts them from
    when it first sees the row. 0: nothing holds it."""
    cursor: tuple[int, int] | None = None
    """Of a text: where the cursor stood when it was sent, as (line, column)."""

    @property
    def ticket(self) -> str:
        return self.write.ticket


class DraftKey(Struct, frozen=True):
    """Two sessions may write on one contact at a time; each keeps its own text."""

    ticket: str
    kind: DraftKind
    session: str


class StoredDraft(Struct, frozen=True):
    key: DraftKey
    body: str
    cursor: tuple[int, int]
    """(line, column) from 0."""
    saved_at: datetime
    returned_from: str | None = None
    """The id of the refused write whose text this is."""
    attached: bytes = b""
    """What a template brought along with the text, as the desk wrote it down."""
    basis: Basis | None = None
    """What was known when it was begun or last confirmed."""


class HeldClaim(Struct, frozen=True):
    """A claim of ours and its fence, which outlives the lease and this process."""

    ticket: str
    agent: str
    fence: int
    session: str | None
    """The session that keeps renewing it, None for one that nobody renews."""
    expires_at: datetime
    """On the wall clock, for other processes (`replica.leases`); whether the claim is live, the store decides."""


ITEM = (
    "id, written, agent, state, attempts, created_at, session, seq, version, trouble, detail, holder,"
    " seen, goes_with, attached, basis, hold_s, cursor_line, cursor_column"
)
DRAFT = "ticket, kind, session, body, cursor_line, cursor_column, saved_at, returned_from, attached, basis"
CLAIM = "ticket, agent, fence, session, expires_at"

LAPSED = datetime(1970, 1, 1, tzinfo=UTC)
"""The end of a claim that is lost: past on every clock, however wrong."""


def to_item(row: tuple[Any, ...]) -> OutboxItem:
    id, written, agent, state, attempts, created_at, session, seq, version, trouble, detail, holder = row[:12]
    seen, goes_with, attached, basis, hold_s, cursor_line, cursor_column = row[12:]
    return OutboxItem(
        id=id,
        write=decoder_of(Write).decode(written),
        agent=agent,
        state=state,
        attempts=attempts,
        created_at=datetime.fromisoformat(created_at),
        session=session,
        seq=seq,
        version=version,
        refusal=None if trouble is None else Refusal(trouble, detail or "", holder),
        seen=None if seen is None else decoder_of(Seen).decode(seen),
        goes_with=goes_with,
        attached=bytes(attached),
        basis=read_basis(basis),
        hold_s=hold_s,
        cursor=None if cursor_line is None else (cursor_line, cursor_column),
    )


def find_item(rows: sqlite3.Connection, id: str) -> OutboxItem | None:
    found = rows.execute(f"SELECT {ITEM} FROM outbox WHERE id = ?", (id,)).fetchone()
    return None if found is None else to_item(found)


def known_item(rows: sqlite3.Connection, id: str) -> OutboxItem:
    item = find_item(rows, id)
    if item is None:
        raise BadInput("unknown-write", id=id)
    return item


def refuse(rows: sqlite3.Connection, id: str, state: OutboxState, refusal: Refusal) -> None:
    rows.execute(
        "UPDATE outbox SET state = ?, trouble = ?, detail = ?, holder = ? WHERE id = ?",
        (
            state,
            clean_line(refusal.name),
            clean_line(refusal.detail),
            None if refusal.holder is None else clean_line(refusal.holder),
            id,
        ),
    )


def written_basis(basis: Basis | None) -> bytes | None:
    return None if basis is None else msgspec.json.encode(basis)


def read_basis(kept: bytes | None) -> Basis | None:
    return None if kept is None else decoded(kept, Basis)


def to_draft(row: tuple[Any, ...]) -> StoredDraft:
    ticket, kind, session, body, line, column, saved_at, returned_from, attached, basis = row
    return StoredDraft(
        DraftKey(ticket, kind, session),
        body,
        (line, column),
        datetime.fromisoformat(saved_at),
        returned_from,
        bytes(attached),
        read_basis(basis),
    )


def find_draft(rows: sqlite3.Connection, key: DraftKey) -> StoredDraft | None:
    found = rows.execute(
        f"SELECT {DRAFT} FROM drafts WHERE ticket = ? AND kind = ? AND session = ?", (key.ticket, key.kind, key.session)
    ).fetchone()
    return None if found is None else to_draft(found)


def put_draft(rows: sqlite3.Connection, draft: StoredDraft) -> None:
    key = draft.key
    rows.execute(
        f"INSERT OR REPLACE INTO drafts ({DRAFT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            key.ticket,
            key.kind,
            key.session,
            draft.body,
            *draft.cursor,
            draft.saved_at.isoformat(),
            draft.returned_from,
            draft.attached,
            written_basis(draft.basis),
        ),
    )


def delete_draft(rows: sqlite3.Connection, key: DraftKey) -> None:
    rows.execute(
        "DELETE FROM drafts WHERE ticket = ? AND kind = ? AND session = ?", (key.ticket, key.kind, key.session)
    )


def to_claim(row: tuple[Any, ...]) -> HeldClaim:
    ticket, agent, fence, session, expires_at = row
    return HeldClaim(ticket, agent, fence, session, datetime.fromisoformat(expires_at))
