"""Something that is to be done once, a while from now, and not at all where it is put off meanwhile."""

from collections.abc import Callable
from typing import Protocol


class Stoppable(Protocol):
    def stop(self) -> None: ...


class Alarm:
    """`later(seconds, call)` calls once after so many seconds, as `set_timer` of a screen or an app does; what `ring`
    answers is waited for where that can be."""

    def __init__(self, later: Callable[[float, Callable[[], object]], Stoppable], ring: Callable[[], object]) -> None:
        self._later = later
        self._ring = ring
        self._timer: Stoppable | None = None

    @property
    def is_set(self) -> bool:
        """False once it has rung."""
        return self._timer is not None

    def set(self, seconds: float) -> None:
        """In the place of the time that it was set to before."""
        self.clear()
        self._timer = self._later(seconds, self._rings)

    def clear(self) -> None:
        """It will not ring."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _rings(self) -> object:
        self._timer = None
        return self._ring()
