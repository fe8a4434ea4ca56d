"""The drafts of the precious file: what is being written, by session."""

from datetime import datetime

import msgspec

from agent_tui.domain.basis import Basis
from agent_tui.replica.precious_file import PreciousFile
from agent_tui.replica.precious_rows import (
    DRAFT,
    DraftKey,
    StoredDraft,
    delete_draft,
    find_draft,
    put_draft,
    to_draft,
)

_WRITING = "writing "
"""Begins the name of the fact that says where a session writes."""


class DraftTable(PreciousFile):
    def save_draft(
        self,
        key: DraftKey,
        body: str,
        cursor: tuple[int, int],
        now: datetime,
        *,
        attached: bytes = b"",
        basis: Basis | None = None,
    ) -> None:
        """Keeps what is being written with what a template brought along and what was known when it was begun; an
        empty text keeps nothing. Until `left_text` this is where the session writes."""
        with self.writing() as rows:
            if not body:
                delete_draft(rows, key)
                return
            before = find_draft(rows, key)
            returned_from = before.returned_from if before else None
            put_draft(rows, StoredDraft(key, body, cursor, now, returned_from, attached, basis))
            rows.execute(
                "INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)",
                (_WRITING + key.session, f"{key.kind} {key.ticket}"),
            )

    def left_text(self, session: str) -> None:
        """Somebody has stepped out of the text that this session was writing; as a draft it stays."""
        with self.writing() as rows:
            rows.execute("DELETE FROM facts WHERE name = ?", (_WRITING + session,))

    def in_the_middle(self) -> list[StoredDraft]:
        """The drafts that sessions were writing when they ended, or are writing now; the latest first."""
        with self.reading() as rows:
            found = rows.execute(
                f"SELECT {DRAFT} FROM drafts JOIN facts ON name = ? || session AND value = kind || ' ' || ticket"
                " ORDER BY saved_at DESC, ticket, kind, session",
                (_WRITING,),
            )
            return [to_draft(row) for row in found]

    def writing_nowhere(self) -> list[str]:
        """Sessions that are noted down as writing a draft which is not there: it was sent, dropped or taken over."""
        with self.reading() as rows:
            found = rows.execute(
                "SELECT substr(name, ?) FROM facts WHERE substr(name, 1, ?) = ? AND NOT EXISTS"
                " (SELECT 1 FROM drafts WHERE name = ? || session AND value = kind || ' ' || ticket)",
                (len(_WRITING) + 1, len(_WRITING), _WRITING, _WRITING),
            )
            return [session for (session,) in found]

    def draft(self, key: DraftKey) -> StoredDraft | None:
        with self.reading() as rows:
            return find_draft(rows, key)

    def drafts(self) -> list[StoredDraft]:
        """Every session's, the latest first."""
        with self.reading() as rows:
            found = rows.execute(f"SELECT {DRAFT} FROM drafts ORDER BY saved_at DESC, ticket, kind, session")
            return [to_draft(row) for row in found]

    def drafted(self) -> frozenset[str]:
        """The contacts that have a draft, whichever session's."""
        with self.reading() as rows:
            return frozenset(ticket for (ticket,) in rows.execute("SELECT DISTINCT ticket FROM drafts"))

    def take_over_draft(self, key: DraftKey, session: str) -> StoredDraft | None:
        """A text that a refusal or a session that is over has left becomes `session`'s, which has none there."""
        with self.writing() as rows:
            draft = find_draft(rows, key)
            if draft is None:
                return None
            delete_draft(rows, key)
            taken = msgspec.structs.replace(draft, key=DraftKey(key.ticket, key.kind, session))
            put_draft(rows, taken)
            return taken

    def discard_draft(self, key: DraftKey) -> None:
        with self.writing() as rows:
            delete_draft(rows, key)
