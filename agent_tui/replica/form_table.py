"""The forms of the precious file: what was typed into a template's form and is not sent, by session."""

from datetime import datetime, timedelta

import msgspec
from msgspec import Struct

from agent_tui.domain.decoding import decoded
from agent_tui.replica.precious_file import PreciousFile

KEPT = timedelta(days=30)
"""What was typed and left longer ago is no use to anybody, and holds a customer's words."""

_OF = "WHERE ticket = ? AND template = ? AND session = ?"


class FormKey(Struct, frozen=True):
    """Two sessions may fill in one form at a time; each keeps its own."""

    ticket: str
    template: str
    session: str

    @property
    def place(self) -> tuple[str, str, str]:
        return (self.ticket, self.template, self.session)


class FormTable(PreciousFile):
    def save_form(self, key: FormKey, typed: dict[str, str], now: datetime, *, put_in: bool = False) -> None:
        """Keeps what was typed, by field; a form in which nothing was typed keeps nothing. `put_in`: a text was made of
        it."""
        with self.writing() as rows:
            rows.execute("DELETE FROM forms WHERE saved_at < ?", ((now - KEPT).isoformat(),))
            if not typed:
                rows.execute(f"DELETE FROM forms {_OF}", key.place)
                return
            rows.execute(
                "INSERT OR REPLACE INTO forms (ticket, template, session, typed, put_in, saved_at)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (*key.place, msgspec.json.encode(typed), put_in, now.isoformat()),
            )

    def form(self, key: FormKey) -> dict[str, str]:
        """What was typed; nothing where nothing was."""
        with self.reading() as rows:
            found = rows.execute(f"SELECT typed FROM forms {_OF}", key.place).fetchone()
        return {} if found is None else decoded(found[0], dict[str, str])

    def forms(self, ticket: str) -> list[FormKey]:
        """Those of every session on a contact, the latest first."""
        with self.reading() as rows:
            found = rows.execute(
                "SELECT ticket, template, session FROM forms WHERE ticket = ? ORDER BY saved_at DESC", (ticket,)
            )
            return [FormKey(*row) for row in found]

    def take_over_form(self, key: FormKey, session: str) -> None:
        """What a session that is over left in a form becomes `session`'s, which has none there."""
        with self.writing() as rows:
            rows.execute(f"UPDATE OR REPLACE forms SET session = ? {_OF}", (session, *key.place))

    def discard_forms(self, ticket: str, session: str) -> None:
        """Those of a session of which a text was made, which went out."""
        of = "FROM forms WHERE ticket = ? AND session = ? AND put_in"
        with self.reading() as rows:
            if rows.execute(f"SELECT 1 {of}", (ticket, session)).fetchone() is None:
                return  # why: most texts come of no form, and a write would be felt
        with self.writing() as rows:
            rows.execute(f"DELETE {of}", (ticket, session))
