"""At the desk: what colleagues ask of me and offer me, and what they answered to what I asked."""

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

import msgspec

from agent_tui.desk.views import RowRef
from agent_tui.domain.errors import BadInput, Conflict, Trouble
from agent_tui.domain.values import Transfer
from agent_tui.ui.actions import Situation
from agent_tui.ui.live import Changes
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.who_facts import called
from agent_tui.ui.screens.desk.at_hand import AtHand
from agent_tui.ui.screens.desk.desk_part import DeskPart, Performer
from agent_tui.ui.screens.desk.parts.windows import ask_words
from agent_tui.ui.threads import in_thread

LONGEST_ANSWER = 60
"""Cells of an answer that is said in passing."""

_ACCEPTED = {
    "contact": "answer.accepted",
    "promises": "answer.promise-accepted",
    "nothing": "answer.nothing-accepted",
}


class Offers(DeskPart):
    _known: frozenset[str] | None = None
    """What colleagues asked of me and I have not answered; None before the first look."""
    _answers: frozenset[str] | None = None
    """What was answered of what I asked; None before the first look."""
    _accepting = False
    """Everything is being accepted."""

    def performers(self) -> Mapping[str, Performer]:
        return {"accept": self._accept, "decline": self._decline, "accept_all": self._accept_all}

    def situation(self, standing: Situation) -> Situation:
        offer = self._at_hand()
        return msgspec.structs.replace(
            standing, offer=offer.id if offer is not None else None, offers=len(self.at.offers)
        )

    # What is said of it

    def mounted(self) -> None:
        """What was asked and answered before is no news."""
        self._tell()

    def changed(self, changes: Changes) -> None:
        if changes.touch_contacts:
            self._tell()

    def _tell(self) -> None:
        with self.at.telling():
            self._tell_of_offers()
            self._tell_of_answers()

    def _tell_of_offers(self) -> None:
        known, self._known = self._known, frozenset(ref.transfer for ref in self.at.offers if ref.transfer)
        if known is None:
            return
        for row in self.at.desk.rows([ref for ref in self.at.offers if ref.transfer not in known]):
            if row.transfer is not None:
                offered = "told.promise" if row.handed else "told.offered"
                key = "told.asked" if row.transfer.kind == "consult" else offered
                customer = called(row.customer_name, row.customer_id)
                self.at.mention(
                    self.at.wording.screen(key, who=self.at.wording.here.name(row.transfer.sender), customer=customer)
                )

    def _tell_of_answers(self) -> None:
        answers = self.at.desk.answers()
        known, self._answers = self._answers, frozenset(one.id for one in answers)
        if known is None:
            return
        for one in answers:
            if one.id not in known:
                self.at.mention(self._told(one))

    def _told(self, answer: Transfer) -> str:
        key = "answered" if answer.kind == "consult" and answer.state == "accepted" else answer.state
        words = cut(" ".join(answer.answer.split()), LONGEST_ANSWER)
        customer = self._customer_of(answer.ticket)
        return self.at.wording.screen(
            f"told.{key}", who=self.at.wording.here.name(answer.receiver), customer=customer, words=words
        )

    def _customer_of(self, ticket: str) -> str:
        """The contact's own name where it went to a queue that I do not see."""
        row = next(iter(self.at.desk.rows([RowRef(ticket)])), None)
        return called(row.customer_name, row.customer_id) if row is not None else ticket

    # Answering

    def _at_hand(self) -> Transfer | None:
        """What a colleague asks of me about what is at hand."""
        at = self.at
        if at.reading and at.view is not None:
            return next((one for one in at.view.transfers if one.receiver == at.me), None)
        row = at.selected_row
        return row.transfer if row is not None else None

    async def _accept(self) -> None:
        offer, hand = self._at_hand(), self.at.at_hand()
        if offer is None or hand is None:
            return
        if offer.kind == "consult":
            await self._ask(offer, "answer.title", "answer.words", hand, self._answerer(offer, hand, "accepted"))
        else:
            handed = self.at.desk.handed_by(offer)
            self.at.desk.answer(offer.id, "accepted")
            self.at.written(hand, _ACCEPTED[handed])
            if not self.at.reading:
                self.at.queue_list.let_go()

    async def _decline(self) -> None:
        offer, hand = self._at_hand(), self.at.at_hand()
        if offer is not None and hand is not None:
            answer = self._answerer(offer, hand, "declined")
            await self._ask(offer, "answer.decline-title", "answer.why", hand, answer)

    async def _ask(self, offer: Transfer, title: str, label: str, hand: AtHand, then: Callable[[str], None]) -> None:
        wording = self.at.wording
        title = wording.screen(title, who=wording.here.name(offer.sender), customer=hand.customer)
        await ask_words(self.at, then, title=title, label=wording.screen(label), quote=offer.note)

    def _answerer(self, offer: Transfer, hand: AtHand, state: Literal["accepted", "declined"]) -> Callable[[str], None]:
        def answer(words: str) -> None:
            self.at.desk.answer(offer.id, state, words)
            self.at.read_changed(frozenset({hand.ticket}))
            done = "answer.answered" if state == "accepted" else "answer.declined"
            self.at.say(self.at.wording.screen(done, who=self.at.wording.here.name(offer.sender)))

        return answer

    def _accept_all(self) -> None:
        """Everything that is offered; questions are answered one by one."""
        offered = [
            (row.transfer, row.id)
            for row in self.at.desk.rows(self.at.offers)
            if row.transfer is not None and row.transfer.kind != "consult"
        ]
        if not self._accepting:
            self._accepting = True
            self.at.run_worker(self._accept_each(offered), group="accept")

    async def _accept_each(self, offered: Sequence[tuple[Transfer, str]]) -> None:
        """Transfers and their contacts. In a thread: each answer is on the disk before the next one, and the keys do
        not wait for that."""
        taken: list[str] = []
        over = 0

        def accept() -> Trouble | None:
            """The first of those that cannot be accepted any more; it keeps none of the others back."""
            nonlocal over
            left: Trouble | None = None
            for transfer, ticket in offered:
                try:
                    handed = self.at.desk.handed_by(transfer)
                    self.at.desk.answer(transfer.id, "accepted")
                    taken.append(ticket)
                    over += handed == "nothing"
                except (BadInput, Conflict) as trouble:
                    left = left or trouble
            return left

        with self.at.telling():
            try:
                left = await in_thread(accept)
            finally:
                self._accepting = False
                self.at.read_changed(frozenset(taken))
            if left is not None:
                raise left
            told = self.at.wording.screen("answer.accepted-all", n=len(taken) - over)
            self.at.say(told + (self.at.wording.screen("answer.over-too", n=over) if over else ""))
