"""At the desk: colleagues – who looks at what, consult and transfer, offers to me, hand-over, my own state."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

import msgspec
from textual.timer import Timer

from agent_tui.desk.views import ContactView
from agent_tui.domain.values import Availability, Promise, Transfer
from agent_tui.ui.actions import Situation
from agent_tui.ui.actions.teamwork import CHATS
from agent_tui.ui.live import Changes
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.styles import Line, Span
from agent_tui.ui.screens.at_hand import AtHand
from agent_tui.ui.screens.desk_part import DeskPart, Performer
from agent_tui.ui.screens.excursions import Excursions

LOOKED_AT = 1.0
"""Seconds that a contact must stay open before colleagues are told: who only passes by says nothing."""

HOLD = timedelta(minutes=2)
"""What a customer is told who must wait in a chat."""

_REASONS: Mapping[str, tuple[Availability, str]] = {
    "ready": ("ready", ""),
    "lunch": ("break", "state.lunch"),
    "short": ("break", "state.short"),
    "training": ("away", "state.training"),
    "meeting": ("away", "state.meeting"),
}
_OTHER = "other"


class Teamwork(DeskPart):
    """Performs the actions of `ui.actions.teamwork`."""

    _told: tuple[str | None, bool] = (None, False)
    """What colleagues know: which contact I have open, and whether I write on it."""
    _telling: Timer | None = None
    _offers: frozenset[str] | None = None
    """What colleagues asked of me and I have not answered; None before the first look."""

    def __init__(self, desk_screen: Excursions) -> None:
        super().__init__(desk_screen)
        self._answers: frozenset[str] | None = None
        """What was answered of what I asked; None before the first look."""
        self._holding: dict[str, Timer] = {}
        """Contacts whose customers were told to wait."""

    def performers(self) -> Mapping[str, Performer]:
        return {
            "transfer": self._transfer,
            "accept": self._accept,
            "decline": self._decline,
            "accept_all": self._accept_all,
            "hand_over": self.hand_over,
            "my_state": self._ask_state,
            "hold_line": self._hold_line,
        }

    def situation(self, standing: Situation) -> Situation:
        offer = self._offer_at_hand()
        hand = self.at.at_hand()
        return msgspec.structs.replace(
            standing,
            offer=offer.id if offer is not None else None,
            offers=len(self.at.offers),
            channel=hand.channel if hand is not None else None,
        )

    def mounted(self) -> None:
        """What was asked and answered before is no news."""
        with self.at.telling():
            self._tell_of_offers()
            self._tell_of_answers()

    # Presence

    def contact_shown(self, view: ContactView | None) -> None:
        self.hands_moved()

    def hands_moved(self) -> None:
        """Colleagues are told what I have open, a second after it stays so; a contact merely selected is not told."""
        now = self._looking()
        if self._telling is not None:
            self._telling.stop()
            self._telling = None
        if now != self._told:
            self._telling = self.at.set_timer(LOOKED_AT, self._tell)

    def _looking(self) -> tuple[str | None, bool]:
        view, composer = self.at.view, self.at.pane.composer
        if view is None or not self.at.opened:
            return None, False
        return view.ticket.id, composer is not None and composer.ticket == view.ticket.id

    def _tell(self) -> None:
        self._telling = None
        now = self._looking()
        if now != self._told:
            self._told = now
            self.at.desk.look_at(now[0], writing=now[1])

    # What colleagues ask of me

    def changed(self, changes: Changes) -> None:
        if changes.touch_contacts:
            with self.at.telling():
                self._tell_of_offers()
                self._tell_of_answers()
        self.at.warn_composer()

    def _tell_of_offers(self) -> None:
        known, self._offers = self._offers, frozenset(ref.transfer for ref in self.at.offers if ref.transfer)
        if known is None:
            return
        for ref in self.at.offers:
            if ref.transfer in known:
                continue
            row = next(iter(self.at.desk.rows([ref])), None)
            if row is not None and row.transfer is not None:
                key = "told.asked" if row.transfer.kind == "consult" else "told.offered"
                customer = row.customer_name or row.customer_id
                self.at.mention(self.at.wording.screen(key, who=row.transfer.sender, customer=customer))

    def _tell_of_answers(self) -> None:
        answers = self.at.desk.answers()
        known, self._answers = self._answers, frozenset(one.id for one in answers)
        if known is None:
            return
        for one in answers:
            if one.id in known:
                continue
            key = "answered" if one.kind == "consult" and one.state == "accepted" else one.state
            words = cut(" ".join(one.answer.split()), 60)
            customer = self._customer_of(one.ticket)
            self.at.mention(self.at.wording.screen(f"told.{key}", who=one.receiver, customer=customer, words=words))

    def _offer_at_hand(self) -> Transfer | None:
        """What a colleague asks of me about what is at hand."""
        at = self.at
        if at.reading and at.view is not None:
            return next((one for one in at.view.transfers if one.receiver == at.me), None)
        row = at.selected_row
        return row.transfer if row is not None else None

    async def _accept(self) -> None:
        offer, hand = self._offer_at_hand(), self.at.at_hand()
        if offer is None or hand is None:
            return
        if offer.kind != "consult":
            self.at.desk.answer(offer.id, "accepted")
            self.at.written(hand, "answer.accepted")
            return
        wording = self.at.wording
        await self._ask_words(
            title=wording.screen("answer.title", who=offer.sender, customer=hand.customer),
            label=wording.screen("answer.words"),
            quote=offer.note,
            then=lambda words: self._answer(offer, hand, "accepted", words, "answer.answered"),
        )

    async def _decline(self) -> None:
        offer, hand = self._offer_at_hand(), self.at.at_hand()
        if offer is None or hand is None:
            return
        wording = self.at.wording
        await self._ask_words(
            title=wording.screen("answer.decline-title", who=offer.sender, customer=hand.customer),
            label=wording.screen("answer.why"),
            quote=offer.note,
            then=lambda words: self._answer(offer, hand, "declined", words, "answer.declined"),
        )

    def _answer(self, offer: Transfer, hand: AtHand, state: str, words: str, done: str) -> None:
        self.at.desk.answer(offer.id, state, words)  # type: ignore[arg-type]  # accepted or declined
        self.at.read_changed(frozenset({hand.ticket}))
        self.at.say(self.at.wording.screen(done, who=offer.sender))

    async def _ask_words(self, *, title: str, label: str, quote: str, then: Callable[[str], None]) -> None:
        from agent_tui.ui.screens.words_screen import SomeWords, WordsScreen

        def answered(typed: SomeWords | None) -> None:
            if typed is not None:
                with self.at.telling():
                    then(typed.words)

        wording = self.at.wording
        screen = WordsScreen(
            wording,
            self.at.styles_by_name,
            title=title,
            label=label,
            foot=wording.screen("answer.keys"),
            quote=quote,
            needed=wording.screen("transfer.needs-note"),
        )
        await self.at.app.push_screen(screen, answered)

    def _accept_all(self) -> None:
        """Everything that is offered; questions are answered one by one."""
        taken = set()
        for row in self.at.desk.rows(self.at.offers):
            if row.transfer is not None and row.transfer.kind != "consult":
                self.at.desk.answer(row.transfer.id, "accepted")
                taken.add(row.id)
        self.at.read_changed(frozenset(taken))
        self.at.say(self.at.wording.screen("answer.accepted-all", n=len(taken)))

    # What I ask of colleagues

    async def _transfer(self) -> None:
        self.at.show_selected_now()
        hand = self.at.at_hand()
        if hand is None:
            return
        wording = self.at.wording

        async def answered(kind: str | None) -> None:
            with self.at.telling():
                if kind == "queue":
                    await self._ask_queue(hand)
                elif kind is not None:
                    await self._ask_colleague(hand, kind)

        kinds = [(kind, _words(wording.screen(f"transfer.{kind}"))) for kind in ("consult", "transfer", "queue")]
        await self._choose(
            kinds, wording.screen("transfer.title", customer=cut(hand.customer, 24)), "transfer.nobody", answered
        )

    async def _choose(
        self,
        choices: list[tuple[str, Line]],
        title: str,
        nothing: str,
        answered: Callable[[str | None], Awaitable[None]],
    ) -> None:
        from agent_tui.ui.screens.choice_screen import ChoiceScreen

        wording = self.at.wording
        screen = ChoiceScreen(
            wording,
            self.at.styles_by_name,
            choices,
            title=title,
            foot=wording.screen("transfer.keys"),
            nothing=wording.screen(nothing),
        )
        await self.at.app.push_screen(screen, answered)

    async def _ask_colleague(self, hand: AtHand, kind: str) -> None:
        from agent_tui.ui.screens.colleague_lines import colleague_choices

        wording = self.at.wording

        async def answered(agent: str | None) -> None:
            if agent is not None:
                with self.at.telling():
                    await self._ask_note(hand, kind, agent)

        choices = colleague_choices(self.at.desk.agents(), self.at.me, self.at.now(), wording)
        title = wording.screen("transfer.whom", customer=cut(hand.customer, 24))
        await self._choose(choices, title, "transfer.nobody", answered)

    async def _ask_note(self, hand: AtHand, kind: str, receiver: str) -> None:
        from agent_tui.ui.screens.words_screen import SomeWords, WordsScreen

        at, wording = self.at, self.at.wording
        view = at.desk.contact(hand.ticket)
        promised = [one for one in view.promises if one.state == "open" and one.ticket == hand.ticket]

        def answered(typed: SomeWords | None) -> None:
            if typed is None:
                return
            with at.telling():
                at.desk.offer(hand.ticket, kind, receiver, typed.words, typed.along)  # type: ignore[arg-type]
                at.read_changed(frozenset({hand.ticket}))
                done = "transfer.asked" if kind == "consult" else "transfer.offered"
                at.say(wording.screen(done, who=receiver, customer=hand.customer))

        screen = WordsScreen(
            wording,
            at.styles_by_name,
            title=wording.screen("transfer.note-title", customer=cut(hand.customer, 24), who=receiver),
            label=wording.screen("transfer.question" if kind == "consult" else "transfer.note"),
            foot=wording.screen("transfer.note-keys" if promised and kind != "consult" else "answer.keys"),
            along=[(one.id, _promise_line(one, self)) for one in promised] if kind != "consult" else (),
            along_label=wording.screen("transfer.promises"),
            needed=wording.screen("transfer.needs-note"),
        )
        await at.app.push_screen(screen, answered)

    async def _ask_queue(self, hand: AtHand) -> None:
        at, wording = self.at, self.at.wording
        here = at.desk.contact(hand.ticket).ticket.queue
        known = {queue for one in at.desk.agents() for queue in one.agent.queues or ()} | set(at.desk.queues())

        async def answered(queue: str | None) -> None:
            if queue is None:
                return

            def move(words: str) -> None:
                at.desk.move_to_queue(hand.ticket, queue, words)
                at.read_changed(frozenset({hand.ticket}))
                at.say(wording.screen("transfer.moved", customer=hand.customer, queue=queue))

            await self._ask_words(
                title=wording.screen("transfer.note-title", customer=cut(hand.customer, 24), who=queue),
                label=wording.screen("transfer.note"),
                quote="",
                then=move,
            )

        choices = [(queue, _words(queue)) for queue in sorted(known - {here})]
        title = wording.screen("transfer.which-queue", customer=cut(hand.customer, 24))
        await self._choose(choices, title, "transfer.no-queue", answered)

    # The end of the shift

    async def hand_over(self) -> None:
        """What is mine goes to whoever stays."""
        from agent_tui.ui.screens.hand_over_screen import HandedOver, HandOverScreen, entrusted

        at = self.at
        items = entrusted(at.desk.orphans(), at.now(), at.wording)
        if not items:
            at.say(at.wording.screen("shift.nothing"))
            return

        def answered(handed: HandedOver | None) -> None:
            if handed is None:
                return
            with at.telling():
                for item in handed.items:
                    at.desk.offer(item.ticket, "hand-over", item.receiver, handed.note, item.promises)
                at.read_changed(frozenset(item.ticket for item in handed.items))
                at.say(at.wording.screen("shift.done", n=len(handed.items)))

        screen = HandOverScreen(at.wording, at.styles_by_name, items, at.desk.agents(), at.me, at.now())
        await at.app.push_screen(screen, answered)

    def _customer_of(self, ticket: str) -> str:
        customer = self.at.desk.contact(ticket).customer
        return customer.name or customer.id

    # My state

    async def _ask_state(self) -> None:
        wording = self.at.wording

        async def answered(key: str | None) -> None:
            if key == _OTHER:
                await self._ask_words(
                    title=wording.screen("state.title"),
                    label=wording.screen("state.why"),
                    quote="",
                    then=lambda words: self._be("away", words),
                )
            elif key is not None:
                state, reason = _REASONS[key]
                with self.at.telling():
                    self._be(state, wording.screen(reason) if reason else "")

        choices = [(key, self._state_line(state, reason)) for key, (state, reason) in _REASONS.items()]
        choices.append((_OTHER, (*_words(wording.screen("state.away")), Span("  " + wording.screen("state.other")))))
        await self._choose(choices, wording.screen("state.title"), "state.keys", answered)

    def _state_line(self, state: Availability, reason: str) -> Line:
        wording = self.at.wording
        line = _words(wording.screen(f"state.{state}"))
        return (*line, Span("  " + wording.screen(reason), "dim")) if reason else line

    def _be(self, state: Availability, reason: str) -> None:
        at = self.at
        at.desk.be(state, reason)
        told = f"{at.wording.screen(f'state.{state}')} {reason}".rstrip()
        at.status_line.show_my_state("" if state == "ready" else told)
        at.say(at.wording.screen("state.now", state=told))

    # A chat that must wait

    def _hold_line(self) -> None:
        """Tells the customer in their language, and reminds me when the time is over."""
        at = self.at
        hand = at.at_hand()
        if hand is None or hand.channel not in CHATS:
            return
        view = at.desk.contact(hand.ticket)
        language = "zh" if view.customer.language.startswith("zh") else "en"
        at.desk.reply(hand.ticket, at.wording.screen(f"hold.words.{language}"))
        if (before := self._holding.pop(hand.ticket, None)) is not None:
            before.stop()
        self._holding[hand.ticket] = at.set_timer(HOLD.total_seconds(), lambda: self._hold_over(hand))
        at.read_changed(frozenset({hand.ticket}))
        back_by = times.clock(at.now() + HOLD, at.wording.here)
        at.say(at.wording.screen("hold.said", customer=hand.customer, when=back_by))

    def _hold_over(self, hand: AtHand) -> None:
        """Says so, unless something was said to the customer meanwhile."""
        self._holding.pop(hand.ticket, None)
        with self.at.telling():
            said = [one for one in self.at.desk.contact(hand.ticket).timeline if one.ticket == hand.ticket]
            words = {self.at.wording.screen(f"hold.words.{language}") for language in ("zh", "en")}
            outbound = [one for one in said if one.direction == "outbound" and one.kind != "promise"]
            if outbound and outbound[-1].body in words:
                self.at.mention(self.at.wording.screen("hold.over", customer=hand.customer))


def _words(text: str) -> Line:
    return (Span(text),)


def _promise_line(promise: Promise, part: Teamwork) -> Line:
    when = times.deadline(promise.due_at, part.at.now(), part.at.wording.here)
    return (Span(cut(" ".join(promise.what.split()), 40)), Span(f"  {when}", "dim"))
