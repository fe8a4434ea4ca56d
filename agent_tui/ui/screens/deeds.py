"""What is done to a contact without writing a text: claim and release, pending, wrap-up."""

from collections.abc import Callable

from agent_tui.desk.views import ClaimGone, RowRef, Sent
from agent_tui.domain.errors import Trouble
from agent_tui.ui.actions import action
from agent_tui.ui.screens.at_hand import AtHand
from agent_tui.ui.screens.desk_base import DeskBase
from agent_tui.ui.screens.taking_back import Deed
from agent_tui.ui.threads import in_thread


class Deeds(DeskBase):
    async def claim_or_release(self) -> None:
        """The claim key: takes the contact; on one that I hold, gives it back."""
        self.show_selected_now()
        hand = self.at_hand()
        if hand is None:
            return
        if not hand.holding:
            self._ask_store(hand, lambda: self.desk.claim(hand.ticket), "done.claimed")
        elif any(self.desk.draft(hand.ticket, kind) for kind in ("reply", "note")):
            await self._confirm_release(hand)
        else:
            self._release(hand)

    def _release(self, hand: AtHand) -> None:
        self._ask_store(hand, lambda: self.desk.release(hand.ticket), "done.released")

    async def _confirm_release(self, hand: AtHand) -> None:
        from agent_tui.ui.screens.confirm_screen import YES, ConfirmScreen

        claim = action("claim")

        def answered(answer: str) -> None:
            if answer == YES:
                self._release(hand)

        question = ConfirmScreen(
            self.wording,
            self.styles_by_name,
            title=self.wording.name(action("claim")),
            question=self.wording.screen("ask.release", customer=hand.customer),
            detail="",
            keys=self.wording.answers(claim),
        )
        await self.ask(question, answered)

    def _ask_store(self, hand: AtHand, call: Callable[[], object], done: str) -> None:
        """Claims live at the store; the answer is said when it comes, and nothing waits for it."""
        self.say(self.wording.screen("done.working"))
        self.run_worker(self._said_by_store(hand, call, done), group="claims", exit_on_error=True)

    async def _said_by_store(self, hand: AtHand, call: Callable[[], object], done: str) -> None:
        try:
            await in_thread(call)
        except Trouble as trouble:
            self.say(self.wording.trouble(trouble))
        else:
            self.say(self.wording.screen(done, customer=hand.customer))
            self._remember(hand, done, None)
        with self.telling():
            self.read_changed(frozenset({hand.ticket}))

    def claim_gone(self, gone: ClaimGone) -> None:
        """What was in hand is taken or has lapsed: nobody here did that, so it is said."""
        rows = self.desk.rows([RowRef(gone.ticket)])
        customer = rows[0].customer_name or rows[0].customer_id if rows else gone.ticket
        words = "gone.taken" if gone.holder else "gone.lapsed"
        self.say(self.wording.screen(words, customer=customer, holder=self.wording.here.name(gone.holder or "")))

    async def pend_or_resume(self) -> None:
        """A colleague's contact is set pending only after a yes."""
        self.show_selected_now()
        hand = self.at_hand()
        if hand is None:
            return
        if hand.status == "pending":
            self.desk.set_status(hand.ticket, "open")
            self.written(hand, "done.open")
        elif caution := self._caution(hand):
            await self._confirm_pending(hand, caution)
        else:
            self._set_pending(hand)

    def _set_pending(self, hand: AtHand) -> None:
        self.desk.set_status(hand.ticket, "pending")
        self.written(hand, "done.pending")

    async def _confirm_pending(self, hand: AtHand, caution: str) -> None:
        from agent_tui.ui.screens.confirm_screen import YES, ConfirmScreen

        pending = action("pending")

        def answered(answer: str) -> None:
            if answer == YES:
                self._set_pending(hand)

        question = ConfirmScreen(
            self.wording,
            self.styles_by_name,
            title=f"{self.wording.name(pending)}: {hand.customer}",
            question=caution,
            detail=self.wording.screen("ask.pending"),
            keys=self.wording.answers(pending),
        )
        await self.ask(question, answered)

    def _caution(self, hand: AtHand) -> str:
        from agent_tui.ui.screens.colleague import caution

        return caution(self.desk.contact(hand.ticket), self.me, self.now(), self.wording)

    async def wrap_up(self) -> None:
        from agent_tui.ui.screens.wrap_up_screen import Suggested, WrapUpAnswer, WrapUpScreen

        self.show_selected_now()
        hand = self.at_hand()
        if hand is None:
            return

        def answered(answer: WrapUpAnswer) -> None:
            sent = self.desk.wrap_up(hand.ticket, answer.disposition, answer.root_cause, answer.improve)
            if self.reading and self.pane.composer is None:
                self.hands_on_queue()
            self.written(hand, "done.wrapped-up", sent)
            if not self.reading:
                self.queue_list.let_go()

        view = self.desk.contact(hand.ticket)
        owes = any(promise.ticket == hand.ticket and promise.state == "open" for promise in view.promises)
        suggested = Suggested("promised", self.wording.screen("wrap_up.owes")) if owes else None
        screen = WrapUpScreen(self.wording, self.styles_by_name, hand.customer, self._caution(hand), suggested)
        await self.ask(screen, answered)

    def written(self, hand: AtHand, done: str, sent: Sent | None = None) -> None:
        """Something was made durable here: shows it and says so; the status line says how much waits to go out."""
        self._remember(hand, done, sent)
        self.read_changed(frozenset({hand.ticket}))
        self.say(self.wording.screen(done, customer=hand.customer))

    def _remember(self, hand: AtHand, done: str, sent: Sent | None) -> None:
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
        elif done == "done.saved":
            self.deeds.remember(Deed(self.wording.screen(key), ticket, hand.customer, why_not="take-back.sent"))

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
