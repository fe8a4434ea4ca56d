"""At the desk: what becomes of a contact without a text: taken and given back, pending, wrapped up."""

from collections.abc import Callable, Mapping

from agent_tui.desk.views import ContactView
from agent_tui.domain.errors import Trouble
from agent_tui.ui.actions import action
from agent_tui.ui.screens.desk.at_hand import AtHand
from agent_tui.ui.screens.desk.desk_part import DeskPart, Performer
from agent_tui.ui.threads import in_thread


class ContactState(DeskPart):
    def performers(self) -> Mapping[str, Performer]:
        return {"claim": self._claim_or_release, "pending": self._pend_or_resume, "wrap_up": self._wrap_up}

    # Claims

    async def _claim_or_release(self) -> None:
        """The claim key: takes the contact; on one that I hold, gives it back."""
        hand, desk = self.at.at_hand(), self.at.desk
        if hand is None:
            return
        if not hand.holding:
            self._ask_store(hand, lambda: desk.claim(hand.ticket), "done.claimed")
        elif any(desk.draft(hand.ticket, kind) for kind in ("reply", "note")):
            await self._confirm_release(hand)
        else:
            self._release(hand)

    def _release(self, hand: AtHand) -> None:
        self._ask_store(hand, lambda: self.at.desk.release(hand.ticket), "done.released")

    async def _confirm_release(self, hand: AtHand) -> None:
        wording = self.at.wording
        await self._confirm(
            "claim",
            title=wording.name(action("claim")),
            question=wording.screen("ask.release", customer=hand.customer),
            then=lambda: self._release(hand),
        )

    def _ask_store(self, hand: AtHand, call: Callable[[], object], done: str) -> None:
        """Claims live at the store; the answer is said when it comes, and nothing waits for it."""
        self.at.say(self.at.wording.screen("done.working"))
        self.at.run_worker(self._said_by_store(hand, call, done), group="claims")

    async def _said_by_store(self, hand: AtHand, call: Callable[[], object], done: str) -> None:
        at = self.at
        try:
            await in_thread(call)
        except Trouble as trouble:
            at.say(at.wording.trouble(trouble))
        else:
            at.say(at.wording.screen(done, customer=hand.customer))
            at.remember(hand, done)
        with at.telling():
            at.read_changed(frozenset({hand.ticket}))

    # Pending and wrap-up

    async def _pend_or_resume(self) -> None:
        """A colleague's contact is set pending only after a yes."""
        hand = self.at.at_hand()
        if hand is None:
            return
        if hand.status == "pending":
            self.at.desk.set_status(hand.ticket, "open")
            self.at.written(hand, "done.open")
        elif caution := self._caution(self.at.desk.contact(hand.ticket)):
            wording = self.at.wording
            await self._confirm(
                "pending",
                title=f"{wording.name(action('pending'))}: {hand.customer}",
                question=caution,
                detail=wording.screen("ask.pending"),
                then=lambda: self._set_pending(hand),
            )
        else:
            self._set_pending(hand)

    def _set_pending(self, hand: AtHand) -> None:
        self.at.desk.set_status(hand.ticket, "pending")
        self.at.written(hand, "done.pending")

    def _caution(self, view: ContactView) -> str:
        # why: loaded here because the desk opens without it
        from agent_tui.ui.screens.teamwork.colleague import caution

        at = self.at
        return caution(view, at.me, at.now(), at.wording)

    async def _confirm(
        self, id: str, *, title: str, question: str, detail: str = "", then: Callable[[], object]
    ) -> None:
        """Asks first; the action's own key says yes."""
        from agent_tui.ui.screens.windows.confirm_screen import YES, ConfirmScreen

        def answered(answer: str) -> None:
            if answer == YES:
                then()

        wording = self.at.wording
        window = ConfirmScreen(
            wording,
            self.at.styles_by_name,
            title=title,
            question=question,
            detail=detail,
            keys=wording.answers(action(id)),
        )
        await self.at.ask(window, answered)

    async def _wrap_up(self) -> None:
        from agent_tui.ui.screens.desk.wrap_up_screen import Suggested, WrapUpAnswer, WrapUpScreen

        at, hand = self.at, self.at.at_hand()
        if hand is None:
            return

        def answered(answer: WrapUpAnswer) -> None:
            sent = at.desk.wrap_up(hand.ticket, answer.disposition, answer.root_cause, answer.improve)
            if at.reading and at.pane.composer is None:
                at.hands_on_queue()
            at.written(hand, "done.wrapped-up", sent)
            if not at.reading:
                at.queue_list.let_go()

        view = at.desk.contact(hand.ticket)
        owes = any(promise.ticket == hand.ticket and promise.state == "open" for promise in view.promises)
        suggested = Suggested("promised", at.wording.screen("wrap_up.owes")) if owes else None
        window = WrapUpScreen(at.wording, at.styles_by_name, hand.customer, self._caution(view), suggested)
        await at.ask(window, answered)
