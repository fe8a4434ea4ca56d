"""At the desk: from the queue into a contact and back, from pane to pane, to who is next."""

from collections.abc import Awaitable, Callable, Mapping

from agent_tui.ui.actions import SLOTS, action
from agent_tui.ui.screens.desk.desk_part import DeskPart, Performer


class GoingAbout(DeskPart):
    def performers(self) -> Mapping[str, Performer]:
        return {
            "open": self._open,
            "next_pane": lambda: self._next_pane(1),
            "previous_pane": lambda: self._next_pane(-1),
            "most_urgent": self._most_urgent,
            "previous": lambda: self._neighbour(-1),
            "next": lambda: self._neighbour(1),
            "queue": self._leave_for_queue,
            "resting": self.at.queue_list.toggle_resting,
            **{f"slot_{number}": self._to_slot(number) for number in range(1, SLOTS + 1)},
        }

    def _cannot(self, id: str, why: str) -> None:
        wording = self.at.wording
        self.at.say(wording.screen("cannot", action=wording.name(action(id)), reason=wording.reason(why)))

    async def _open(self) -> None:
        at = self.at
        if at.filtering is not None:
            at.end_filter()
        elif at.place == "contact":
            if not at.pane.timeline.show_rest():
                self._cannot("open", "why.all-shown")
        elif (ref := at.queue_list.selected) is not None:
            await at.open_contact(ref.ticket)
        else:
            self._cannot("open", "why.no-contact")

    async def _next_pane(self, step: int) -> None:
        at, composer = self.at, self.at.pane.composer
        stops = ["queue", "contact"] + (["composer"] if composer is not None else [])
        goal = stops[(stops.index(at.place) + step) % len(stops)]
        at.flush_draft()
        if goal == "composer" and composer is not None:
            at.hands_on_contact(composer.text_area)
        elif goal == "contact":
            await self._step_into_contact()
        else:
            at.hands_on_queue()

    async def _step_into_contact(self) -> None:
        at = self.at
        if at.opened and at.pane.composer is not None:
            at.hands_on_contact()
        elif (ref := at.queue_list.selected) is not None:
            await at.open_contact(ref.ticket)
        else:
            self._cannot("next_pane", "why.no-contact")

    async def _leave_for_queue(self) -> None:
        if self.at.pane.composer is not None:
            await self.at.leave_composer()
        self.at.hands_on_queue()

    def _to_slot(self, number: int) -> Callable[[], Awaitable[None]]:
        async def go() -> None:
            ticket = self.at.slots[number - 1]
            if ticket is not None:
                await self.at.open_contact(ticket)

        return go

    async def _neighbour(self, step: int) -> None:
        at, before = self.at, self.at.queue_list.selected
        at.queue_list.move(step)
        ref = at.queue_list.selected
        if ref == before:
            self._cannot("previous" if step < 0 else "next", "why.no-neighbour")
        elif at.reading and ref is not None:
            await at.open_contact(ref.ticket)

    async def _most_urgent(self) -> None:
        """The earliest deadline among the heads of the groups, each of which is sorted by urgency."""
        at = self.at
        view = at.desk.queue(at.wanted)
        heads = [group.refs[0] for group in view.groups if group.refs and group.kind != "resting"]
        rows = [row for row in at.desk.rows(heads) if row.due_at is not None]
        if not rows:
            at.queue_list.first()
            return
        first = min(rows, key=lambda row: row.due_at.timestamp() if row.due_at else 0.0)
        ref = first.ref
        if at.reading:
            await at.open_contact(first.id)
        at.queue_list.select(ref)
