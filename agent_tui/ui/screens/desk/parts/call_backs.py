"""At the desk: call-backs that are due while who promised them is busy. A colleague's: I could make it. Mine: who took
it is told."""

from collections.abc import Mapping

import msgspec

from agent_tui.desk.views import QueueRow
from agent_tui.domain.masking import mask_numbers
from agent_tui.ui.actions import Situation, action
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.who_facts import called
from agent_tui.ui.reminders import Promised, minutes_left
from agent_tui.ui.screens.desk.desk_part import DeskPart, Performer


class CallBacks(DeskPart):
    _offered: frozenset[str] | None = None
    """Promises of busy colleagues that were told of; None before the first look."""
    _mine: Mapping[str, Promised] = {}
    """What I must keep and is due soon, by promise, at the last look."""

    def performers(self) -> Mapping[str, Performer]:
        return {"take_over": self._take}

    def situation(self, standing: Situation) -> Situation:
        row = self._row()
        return msgspec.structs.replace(standing, cover=row.cover.keeper if row is not None and row.cover else None)

    def queue_read(self) -> None:
        with self.at.telling():
            self._tell_of_offered()
            self._tell_of_taken()

    def _row(self) -> QueueRow | None:
        """The call-back at hand: who opens the contact first reads what it is about, and takes it there."""
        at = self.at
        if at.reading and at.view is not None:
            ours = [ref for ref in at.to_cover if ref.ticket == at.view.ticket.id]
            row = next(iter(at.desk.rows(ours[:1])), None) if ours else None
        else:
            row = at.selected_row
        return row if row is not None and row.cover is not None else None

    def _tell_of_offered(self) -> None:
        """Each once; what was offered before I came stands in the queue, and is no news."""
        rows = [row for row in self.at.desk.rows(self.at.to_cover) if row.cover is not None]
        known = self._offered
        self._offered = (known or frozenset()) | {row.promise.id for row in rows if row.promise is not None}
        if known is None:
            return
        wording, now = self.at.wording, self.at.now()
        for row in rows:
            promise, cover = row.promise, row.cover
            if promise is None or cover is None or promise.id in known or promise.due_at <= now:
                continue
            told = Promised(promise.id, promise.due_at, called(row.customer_name, row.customer_id), promise.what)
            self.at.mention(
                wording.screen(
                    "cover.offered",
                    who=wording.here.name(cover.keeper),
                    why=wording.screen(f"cover.{cover.why}"),
                    customer=told.customer,
                    minutes=minutes_left(told, now),
                    key=wording.way_to(action("take_over")),
                )
            )

    def _tell_of_taken(self) -> None:
        """What was mine a moment ago and is somebody else's now."""
        before, self._mine = self._mine, {one.id: one for one in self.at.promised_soon}
        for id, told in before.items():
            if id in self._mine:
                continue
            promise = self.at.desk.promise(id)
            if promise is not None and promise.state == "open" and promise.owner not in (None, self.at.me):
                who = self.at.wording.here.name(promise.owner or "")
                what = cut(" ".join(mask_numbers(told.what).split()), 40)
                self.at.mention(self.at.wording.screen("cover.gone", who=who, customer=told.customer, what=what))

    def _take(self) -> None:
        row = self._row()
        if row is None or row.promise is None or row.cover is None or self.at.me is None:
            return
        wording = self.at.wording
        self.at.desk.assign_promise(row.promise.id, self.at.me)
        self.at.read_changed(frozenset({row.id}))
        customer, who = called(row.customer_name, row.customer_id), wording.here.name(row.cover.keeper)
        self.at.say(wording.screen("cover.taken", customer=customer, who=who))
