"""What comes at the desk by time alone: times that read differently, deadlines that come nearer, promises of mine that
are due soon."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from agent_tui.domain.clock import Clock
from agent_tui.ui.actions import action
from agent_tui.ui.alarm import Alarm
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.styles import Styles
from agent_tui.ui.reminders import Reminders, minutes_left
from agent_tui.ui.screens.desk.desk_base import DeskBase
from agent_tui.ui.wording import Wording

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk

REGROUP = 60.0
"""Seconds after which the queue is grouped anew though nothing happened: deadlines come nearer by themselves."""


class KeepingTime(DeskBase):
    def __init__(
        self, desk: "Desk", wording: Wording, styles: Styles, clock: Clock, say: Callable[[str], None]
    ) -> None:
        super().__init__(desk, wording, styles, clock, say)
        self._tick = Alarm(self.set_timer, self._tock)
        self._reminders = Reminders()
        self._grouped_at = 0.0

    def queue_read(self) -> None:
        super().queue_read()
        self._grouped_at = self.monotonic()
        self._reminders.take(self.promised_soon, self.now())
        self._remind()
        self._tick_in_time()

    def read_contact(self, ticket: str | None) -> None:
        super().read_contact(ticket)
        self._tick_in_time()

    def _tick_in_time(self) -> None:
        """Wakes when something on the screen will read differently, and not before."""
        now = self.now()
        ticking = (self.queue_list, self.slot_strip, self.status_line)
        wait = min(*(widget.until_tick(now) for widget in ticking), self._reminders.until_next(now), REGROUP)
        if self.changes_at is not None:
            wait = min(wait, max(0.0, (self.changes_at - now).total_seconds()))
        self._tick.set(max(0.05, wait))

    def _tock(self) -> None:
        now = self.now()
        near = self.changes_at is not None and self.changes_at <= now
        if near or self.monotonic() - self._grouped_at >= REGROUP:
            self._grouped_at = self.monotonic()
            with self.telling():
                self.read_changed(None)
        else:
            self.queue_list.tick(now)
            self.slot_strip.tick(now)
        self.pane.tick(now)
        self.card.tick(now)
        self.status_line.tick(now)
        self._remind()
        self._tick_in_time()

    def _remind(self) -> None:
        """Tells of what I promised and that is due soon; while somebody types, at the next look at the clock."""
        focused = self.app.focused
        if focused is not None and focused.check_consume_key("a", "a"):
            return
        now = self.now()
        due = self._reminders.due(now)
        if not due:
            return
        self._reminders.told(due, now)
        first = due[0]
        facts = {"customer": first.customer, "what": cut(" ".join(first.what.split()), 40)}
        said = self.wording.screen("remind", minutes=minutes_left(first, now), **facts)
        if first.by_phone and self.desk.busy():
            # why only then: whoever could call sees no reason to be told that others might
            said += " " + self.wording.screen("remind.offered", key=self.wording.way_to(action("promises")))
        if len(due) > 1:
            said += " " + self.wording.screen("remind.more", n=len(due) - 1)
        self.mention(said)
