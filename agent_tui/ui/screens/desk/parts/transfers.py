"""At the desk: what I ask of colleagues: a question, taking a contact over, my whole shift at its end."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from agent_tui.domain.errors import BadInput, Conflict, Trouble
from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.values import Promise
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.styles import Line, Span
from agent_tui.ui.screens.desk.at_hand import AtHand
from agent_tui.ui.screens.desk.desk_part import DeskPart, Performer
from agent_tui.ui.screens.desk.parts.windows import ask_which, ask_words
from agent_tui.ui.threads import in_thread

if TYPE_CHECKING:
    from agent_tui.ui.screens.teamwork.hand_over_screen import HandedOver
    from agent_tui.ui.screens.windows.words_screen import SomeWords

NAME = 24
"""Cells of a customer's name in a title."""


class Transfers(DeskPart):
    def performers(self) -> Mapping[str, Performer]:
        return {"transfer": self._transfer, "hand_over": self._hand_over}

    async def _transfer(self) -> None:
        hand = self.at.at_hand()
        if hand is None:
            return

        async def chosen(kind: str) -> None:
            if kind == "queue":
                await self._ask_queue(hand)
            else:
                await self._ask_colleague(hand, "consult" if kind == "consult" else "transfer")

        wording = self.at.wording
        kinds = [(kind, (Span(wording.screen(f"transfer.{kind}")),)) for kind in ("consult", "transfer", "queue")]
        await ask_which(self.at, chosen, kinds, title=self._title("transfer.title", hand))

    def _title(self, key: str, hand: AtHand, **facts: str) -> str:
        return self.at.wording.screen(key, customer=cut(hand.customer, NAME), **facts)

    async def _ask_colleague(self, hand: AtHand, kind: Literal["consult", "transfer"]) -> None:
        from agent_tui.ui.screens.teamwork.colleague_lines import colleague_choices

        async def chosen(agent: str) -> None:
            await self._ask_note(hand, kind, agent)

        team = await in_thread(self.at.desk.agents)
        choices = colleague_choices(team, self.at.me, self.at.now(), self.at.wording)
        nobody = self.at.wording.screen("transfer.nobody")
        await ask_which(self.at, chosen, choices, title=self._title("transfer.whom", hand), nothing=nobody)

    async def _ask_note(self, hand: AtHand, kind: Literal["consult", "transfer"], receiver: str) -> None:
        from agent_tui.ui.screens.windows.words_screen import WordsScreen

        at, wording = self.at, self.at.wording
        promises = at.desk.contact(hand.ticket).promises if kind == "transfer" else ()
        promised = [one for one in promises if one.state == "open" and one.ticket == hand.ticket]

        def offer(typed: "SomeWords") -> None:
            at.desk.offer(hand.ticket, kind, receiver, typed.words, typed.along)
            at.read_changed(frozenset({hand.ticket}))
            done = "transfer.asked" if kind == "consult" else "transfer.offered"
            at.say(wording.screen(done, who=wording.here.name(receiver), customer=hand.customer))

        window = WordsScreen(
            wording,
            at.styles_by_name,
            title=self._title("transfer.note-title", hand, who=wording.here.name(receiver)),
            label=wording.screen("transfer.question" if kind == "consult" else "transfer.note"),
            along=[(one.id, self._promise_line(one)) for one in promised],
            along_label=wording.screen("transfer.promises"),
            needed=wording.screen("transfer.needs-note"),
        )
        await at.ask(window, offer)

    def _promise_line(self, promise: Promise) -> Line:
        when = times.deadline(promise.due_at, self.at.now(), self.at.wording.here)
        return (Span(cut(" ".join(mask_numbers(promise.what).split()), 40)), Span(f"  {when}", "dim"))

    async def _ask_queue(self, hand: AtHand) -> None:
        at, wording = self.at, self.at.wording
        here = at.desk.contact(hand.ticket).ticket.queue
        team, standing = await in_thread(lambda: (at.desk.agents(), at.desk.queues()))
        known = {queue for one in team for queue in one.agent.queues or ()} | set(standing)

        async def chosen(queue: str) -> None:
            def move(words: str) -> None:
                at.desk.move_to_queue(hand.ticket, queue, words)
                at.read_changed(frozenset({hand.ticket}))
                at.say(wording.screen("transfer.moved", customer=hand.customer, queue=queue))

            title = self._title("transfer.note-title", hand, who=queue)
            await ask_words(at, move, title=title, label=wording.screen("transfer.note"))

        choices = [(queue, (Span(queue),)) for queue in sorted(known - {here})]
        title = self._title("transfer.which-queue", hand)
        await ask_which(at, chosen, choices, title=title, nothing=wording.screen("transfer.no-queue"))

    # The end of the shift

    async def _hand_over(self) -> None:
        """What is mine goes to whoever stays."""
        from agent_tui.ui.screens.teamwork.hand_over_screen import HandOverScreen, entrusted

        at = self.at
        # in a thread: among ten thousand contacts it takes longer than a key may
        orphans, team = await in_thread(lambda: (at.desk.orphans(), at.desk.agents()))
        items = entrusted(orphans, at.now(), at.wording)
        if not items:
            at.say(at.wording.screen("shift.nothing"))
            return
        window = HandOverScreen(at.wording, at.styles_by_name, items, team, at.me, at.now())
        await at.ask(window, lambda handed: at.run_worker(self._hand_all_over(handed), group="hand-over"))

    async def _hand_all_over(self, handed: "HandedOver") -> None:
        """Each offer is on the disk before the next one; the keys do not wait for that."""
        at = self.at
        with at.telling():
            left = await in_thread(lambda: self._offer_all(handed))
            at.read_changed(frozenset(item.ticket for item in handed.items))
            if left is not None:
                raise left
            at.say(at.wording.screen("shift.done", n=len(handed.items)))

    def _offer_all(self, handed: "HandedOver") -> Trouble | None:
        """In a thread. The first of those that cannot go to them; it keeps none of the others back."""
        left: Trouble | None = None
        for item in handed.items:
            try:
                self.at.desk.offer(item.ticket, "hand-over", item.receiver, handed.note, item.promises)
            except (BadInput, Conflict) as trouble:
                left = left or trouble
        return left
