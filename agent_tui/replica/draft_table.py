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
        empty text keeps nothing."""
        with self.writing() as rows:
            if not body:
                delete_draft(rows, key)
                return
            before = find_draft(rows, key)
            returned_from = before.returned_from if before else None
            put_draft(rows, StoredDraft(key, body, cursor, now, returned_from, attached, basis))

    def draft(self, key: DraftKey) -> StoredDraft | None:
        with self.reading() as rows:
            return find_draft(rows, key)

    def drafts(self) -> list[StoredDraft]:
        """Every session's, the latest first."""
        with self.reading() as rows:
            found = rows.execute(f"SELECT {DRAFT} FROM drafts ORDER BY saved_at DESC, ticket, kind, session")
            return [to_draft(row) for row in found]

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
