"""What can be done about a row of the outbox, from its list and from the screen of both versions; and when not, why."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from msgspec import Struct

from agent_tui.desk.views import OutboxRow
from agent_tui.ui.actions import action
from agent_tui.ui.threads import in_thread
from agent_tui.ui.wording import Wording

if TYPE_CHECKING:
    from agent_tui.desk.conflict_views import ConflictView
    from agent_tui.desk.desk import Desk

CLAIM_FIRST = frozenset({"fence-stale", "claim-lost", "claim-held"})
"""Refusals after which a text goes out only under a claim of one's own."""

_TEXTS = frozenset({"reply", "note"})
_OFFERS = frozenset({"transfer", "hand-over"})
"""What is still its sender's while nobody has accepted it."""
_IN_ITS_WRITERS_NAME = frozenset({"retry", "mine"})
"""What goes out by it."""

_OF_ANOTHERS = {"ask.drop": "ask.drop-other", "conflict.ask-theirs": "conflict.ask-theirs-other"}
"""Entries of the words: a question, and what is asked in its place about what somebody else wrote."""


class OutboxDeeds(Struct, frozen=True):
    desk: "Desk"
    take_up: Callable[[str], object]
    """Takes that row's text into the composer; raises the desk's Trouble, and then the row stays."""

    def rows(self) -> list[OutboxRow]:
        return self.desk.outbox()

    def conflict(self, id: str) -> "ConflictView":
        return self.desk.conflict(id)

    def retry(self, id: str) -> None:
        self.desk.retry(id)

    def drop(self, id: str) -> None:
        """Whoever wrote it: the question says so."""
        self.desk.drop(id, whoever_wrote_it=True)

    def as_note(self, id: str) -> None:
        self.desk.keep_as_note(id)

    def insist(self, id: str, fields: Collection[str] | None) -> None:
        self.desk.insist(id, fields)

    def claims_first(self, view: "ConflictView") -> bool:
        """A reply that was refused for want of a claim goes out only under one of my own."""
        return view.row.kind == "reply" and view.row.trouble in CLAIM_FIRST and not view.holding

    async def send_claimed(self, view: "ConflictView") -> None:
        """Sends a text again, under a claim made now where that was missing. Waits for the store; its Troubles."""
        row = view.row
        if self.claims_first(view):
            await in_thread(lambda: self.desk.claim(row.ticket))
        self.desk.retry(row.id)

    def why_not(self, id: str, row: OutboxRow, wording: Wording) -> str:
        """Why the action `id` cannot be done about this row now, in words; "" where it can."""
        reason = self._reason(id, row)
        if reason is None:
            return ""
        return wording.reason(reason, who=wording.here.name(row.agent or ""))

    def _reason(self, id: str, row: OutboxRow) -> str | None:
        if row.state == "acked":
            return "why.at-store"
        if id == "compare":
            return None if row.state == "rejected" else "why.not-refused"
        if row.state == "sending":
            return "why.on-its-way"
        if id in _IN_ITS_WRITERS_NAME and self.desk.agent is not None and not self._is_mine(row):
            return "why.others-words"
        return self._why_no_edit(row) if id == "edit" else None

    def _why_no_edit(self, row: OutboxRow) -> str | None:
        if row.kind not in _TEXTS:
            return "why.no-text"
        if not self._is_mine(row):
            return "why.others-words"
        if row.state == "unknown":
            return "why.unclear"
        return "why.tried" if row.state in ("queued", "held") and row.attempts else None

    def _is_mine(self, row: OutboxRow) -> bool:
        """False for what somebody else wrote at this machine."""
        return row.agent in (None, self.desk.agent)

    def asked_before(self, question: str, row: OutboxRow, wording: Wording) -> str:
        """A question before a row goes; it names who wrote it, where that was somebody else."""
        if self._is_mine(row):
            return wording.screen(question)
        return wording.screen(_OF_ANOTHERS[question], who=wording.here.name(row.agent or ""))


def below(row: OutboxRow, wording: Wording, compare_keys: str) -> str:
    """What stands beneath the list about the selected row: why it stands there, and the way out."""
    if row.waits_for is not None:
        return wording.screen("outbox.why.other", who=wording.here.name(row.waits_for))
    if row.state == "rejected" and row.trouble is not None:
        shows = wording.screen("outbox.why.rejected", keys=compare_keys)
        if row.kind in _OFFERS:
            shows = wording.screen("outbox.why.offer-refused", keys=wording.keys(action("drop"), 1))
        return f"{wording.trouble_named(row.trouble)} {shows}"
    if row.state == "queued" and row.attempts:
        return wording.screen("outbox.why.tried", count=row.attempts)
    told = wording.screen(f"outbox.why.{row.state}") if row.state != "acked" else ""
    if row.state == "unknown" and row.trouble is not None:
        stop = "。" if wording.language == "zh" else ". "
        return f"{wording.trouble_title(row.trouble)}{stop}{told}"
    return told
