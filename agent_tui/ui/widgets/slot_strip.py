"""The strip of slots 1 to 5 at the top of the desk, with the clock at its right."""

from collections.abc import Sequence
from datetime import datetime

from agent_tui.ui.presentation.slot_line import Slot, slot_line, until_slots_tick
from agent_tui.ui.presentation.styles import Line
from agent_tui.ui.presentation.times import Here
from agent_tui.ui.widgets.line_widget import LineWidget


class SlotStrip(LineWidget):
    DEFAULT_CSS = "SlotStrip { height: 1; }"

    def __init__(self, here: Here, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._here = here
        self._slots: Sequence[Slot | None] = ()
        self._active: int | None = None
        self._now: datetime | None = None

    def show(self, slots: Sequence[Slot | None], active: int | None, now: datetime) -> None:
        """Shows the slots from 1; `active` (from 0) is the one at hand."""
        self._slots, self._active, self._now = tuple(slots), active, now
        self.repaint_changed()

    @property
    def slots(self) -> Sequence[Slot | None]:
        """What it shows, from slot 1."""
        return self._slots

    @property
    def active(self) -> int | None:
        """The slot at hand, from 0."""
        return self._active

    def set_here(self, here: Here) -> None:
        """Another language or time zone."""
        self._here = here
        self.repaint_changed()

    def tick(self, now: datetime) -> None:
        """Repaints the strip where it reads differently at `now`."""
        self._now = now
        self.repaint_changed()

    def until_tick(self, now: datetime) -> float:
        """Seconds until `tick` has something to do."""
        return until_slots_tick(self._slots, now)

    def line_at(self, y: int) -> Line:
        if y or self._now is None:
            return ()
        return slot_line(self._slots, self._active, self.size.width, self._now, self._here)
