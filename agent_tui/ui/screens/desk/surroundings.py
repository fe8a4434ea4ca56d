"""What stands around the panes of the desk, whatever they show: who is in hand, above; the next promise, below. And
what an empty queue says."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from agent_tui.desk.views import ContactView, QueueFilter, QueueView, RowRef, Status
from agent_tui.domain.masking import mask_numbers
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.slot_line import Slot
from agent_tui.ui.presentation.status_words import PromiseAhead
from agent_tui.ui.presentation.who_facts import called
from agent_tui.ui.reminders import Promised
from agent_tui.ui.screens.desk.slots import EMPTY, Slots, seat
from agent_tui.ui.widgets.slot_strip import SlotStrip
from agent_tui.ui.widgets.status_line import StatusLine
from agent_tui.ui.wording import Wording

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk


AT_ONCE = 8
"""Promises that are looked at together: mine are mostly among the first."""


class Surroundings:
    def __init__(self, desk: "Desk", strip: SlotStrip, status_line: StatusLine) -> None:
        self._desk = desk
        self._strip = strip
        self._status_line = status_line
        self.slots: Slots = EMPTY
        self._kept = False
        """False until the first fill is over: nobody has a seat for good before all are there."""

    def seat(self, whole: QueueView, *, filled: bool) -> None:
        """Slots are those in hand, whatever the filter hides."""
        in_hand: Sequence[str] = [ref.ticket for group in whole.groups if group.kind == "in_hand" for ref in group.refs]
        if not self._kept or not set(in_hand) <= set(self.slots):
            # the same seats at every start, however urgent somebody is
            rows = self._desk.rows([RowRef(ticket) for ticket in in_hand])
            in_hand = [row.id for row in sorted(rows, key=lambda row: row.number)]
        if not self._kept:
            self.slots = EMPTY
            self._kept = filled
        self.slots = seat(self.slots, in_hand)

    def show_slots(self, opened: ContactView | None, now: datetime) -> None:
        """`opened`: the contact that somebody opened."""
        rows = {row.id: row for row in self._desk.rows([RowRef(ticket) for ticket in self.slots if ticket])}
        last_words = self._desk.last_words(rows) if rows else {}
        drafts = {draft.ticket for draft in self._desk.drafts()} if rows else set()
        seated = [
            Slot(
                row.channel,
                called(row.customer_name, row.customer_id),
                row.waiting_since,
                row.due_at,
                row.id in drafts,
                last_words.get(row.id),
            )
            if ticket and (row := rows.get(ticket))
            else None
            for ticket in self.slots
        ]
        shown = opened.ticket.id if opened is not None else None
        self._strip.show(seated, self.slots.index(shown) if shown in self.slots and shown else None, now)

    def show_next_promise(self, whole: QueueView) -> None:
        """The next one that I must keep, or that nobody was given: those of colleagues are theirs."""
        due = next((group.refs for group in whole.groups if group.kind == "promises_due"), ())
        mine = (None, self._desk.agent)
        ahead = None
        for at in range(0, len(due), AT_ONCE):
            rows = self._desk.rows(list(due[at : at + AT_ONCE]))
            first = next((row for row in rows if row.promise is not None and row.promise.owner in mine), None)
            if first is not None and first.due_at is not None:
                ahead = PromiseAhead(first.due_at, mask_numbers(first.customer_name))
                break
        self._status_line.show_promise(ahead)

    def promised_soon(self, whole: QueueView, now: datetime) -> list[Promised]:
        """Those that I must keep and that are due soon, the last first."""
        due = next((group.refs for group in whole.groups if group.kind == "promises_due"), ())
        me = self._desk.agent
        found: list[Promised] = []
        for end in range(len(due), 0, -AT_ONCE):
            rows = self._desk.rows(list(due[max(0, end - AT_ONCE) : end]))
            found += [
                Promised(
                    row.promise.id,
                    row.due_at,
                    mask_numbers(row.customer_name),
                    mask_numbers(row.promise.what),
                    row.promise.channel == "phone",
                )
                for row in rows
                if row.promise is not None and row.due_at is not None and row.due_at > now
                if me is not None and me == (row.promise.owner or row.promise.made_by)
            ]
            if any(row.due_at is not None and row.due_at <= now for row in rows):
                break  # by deadline: all before are overdue
        return found


def why_empty(status: Status, wanted: QueueFilter, people: int, wording: Wording) -> str | None:
    """What an empty queue says while it is filtered (`people` stand in it behind the filter), or before the store was
    ever read; None: that nobody waits."""
    if wanted.text:
        return wording.screen("queue.no-match", words=cut(wanted.text, 30), count=people)
    if status.filled:
        return None
    if status.filling is None:
        return wording.screen("queue.unfilled")
    taken, expected = status.filling
    return wording.screen("queue.filling", taken=taken, expected=expected)
