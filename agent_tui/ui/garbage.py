"""When memory is looked through for what only holds itself any more: closed windows, mostly, whose parts know each
other.

To look through all of it takes 30 to 90 ms, and Python does it when enough was made, which is under somebody's hands.
Here it is done while they rest, and by Python itself only for who never does."""

import gc
from collections.abc import Callable

from agent_tui.ui.alarm import Alarm, Stoppable

CALM = 1.0
"""Seconds since the last key after which hands rest."""

ENOUGH = 3
"""Collections of what is young since the last whole one, below which there is little to be found."""

SELDOM = 30
"""Such collections after which all is looked through though nobody has rested: some 7 MiB of closed windows."""


def keep_what_is_loaded() -> None:
    """What is loaded by now stays to the end: it need not be looked through again and again. From any thread."""
    gc.freeze()
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, SELDOM)
    gc.enable()


class Garbage:
    """Looked for while the hands rest. `later` as `Alarm` has it; `monotonic` tells seconds; `made`: how many
    collections of what is young there were since the last whole one, which is `collect`."""

    def __init__(
        self,
        later: Callable[[float, Callable[[], object]], Stoppable],
        monotonic: Callable[[], float],
        *,
        made: Callable[[], int] = lambda: gc.get_count()[2],
        collect: Callable[[], object] = gc.collect,
    ) -> None:
        self._monotonic = monotonic
        self._made = made
        self._collect = collect
        self._moved_at = monotonic()
        self._alarm = Alarm(later, self._look)

    def hands_moved(self) -> None:
        self._moved_at = self._monotonic()
        self.something_made()

    def something_made(self) -> None:
        """By whom ever. It costs nothing while a look is to come anyway, and there is none where nothing is made."""
        if not self._alarm.is_set and self._made() >= ENOUGH:
            self._alarm.set(CALM)

    def _look(self) -> None:
        left = self._moved_at + CALM - self._monotonic()
        if left > 0:
            self._alarm.set(left)
        elif self._made() >= ENOUGH:
            self._collect()
