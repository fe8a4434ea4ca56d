"""What was done at the desk: shown, said, and how it is taken back."""

from collections.abc import Callable

from agent_tui.desk.views import ClaimGone, RowRef, Sent
from agent_tui.ui.presentation.who_facts import called
from agent_tui.ui.screens.desk.at_hand import AtHand
from agent_tui.ui.screens.desk.keeping_time import KeepingTime
from agent_tui.ui.screens.desk.taking_back import Deed


class WhatWasDone(KeepingTime):
    def written(self, hand: AtHand, done: str, sent: Sent | None = None) -> None:
        """Something was made durable here: shows it and says so; the status line says how much waits to go out."""
        self.remember(hand, done, sent)
        self.read_changed(frozenset({hand.ticket}))
        self.say(self.wording.screen(done, customer=hand.customer))

    def remember(self, hand: AtHand, done: str, sent: Sent | None = None) -> None:
        """What was done can be taken back, or it is known why not."""
        desk, ticket = self.desk, hand.ticket
        ways: dict[str, Callable[[], object]] = {
            "done.claimed": lambda: desk.release(ticket),
            "done.released": lambda: desk.claim(ticket),
            "done.pending": lambda: desk.set_status(ticket, "open"),
            "done.open": lambda: desk.set_status(ticket, "pending"),
            "done.wrapped-up": lambda: self._reopen(ticket, sent),
            "mood.upset": lambda: desk.note_mood(ticket, "calm"),
            "mood.calm": lambda: desk.note_mood(ticket, "upset"),
        }
        key = f"did.{done.rpartition('.')[2]}"
        if done in ways:
            at_store = done in ("done.claimed", "done.released")
            self.deeds.remember(
                Deed(self.wording.screen(key), ticket, hand.customer, undo=ways[done], at_store=at_store)
            )

    def _reopen(self, ticket: str, sent: Sent | None) -> None:
        """A wrap-up that has not gone out is dropped; after one that has, the contact is opened again, with a note that
        says so."""
        if sent is not None:
            waiting = {row.id for row in self.desk.outbox() if row.state == "queued"}
            if sent.id in waiting:
                self.desk.drop(sent.id)
                return
        self.desk.set_status(ticket, "open")
        self.desk.note(ticket, self.wording.screen("did.reopened"))

    def claim_gone(self, gone: ClaimGone) -> None:
        """What was in hand is taken or has lapsed: nobody here did that, so it is said."""
        rows = self.desk.rows([RowRef(gone.ticket)])
        customer = called(rows[0].customer_name, rows[0].customer_id) if rows else gone.ticket
        words = "gone.taken" if gone.holder else "gone.lapsed"
        self.say(self.wording.screen(words, customer=customer, holder=self.wording.here.name(gone.holder or "")))
