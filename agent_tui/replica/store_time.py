"""What time it is at the store. The moments that are written into records are the store's, so that a wrong clock here
puts nothing into the wrong place of a customer's history."""

from datetime import datetime, timedelta

from agent_tui.domain.clock import Clock
from agent_tui.replica.precious import Precious

NEWS_S = 1.0
"""A difference that moved by less is not written down again: it is the length of the way."""
_YEARS = range(1990, 9000)


class StoreTime:
    """The store's time as it told it last in this process, counted on by the monotonic clock; before that, the own
    clock with the difference that an earlier process found; without one, the own clock. Any thread may use it."""

    def __init__(self, precious: Precious, clock: Clock) -> None:
        self._precious = precious
        self._clock = clock
        self._told: tuple[datetime, float] | None = None
        """A moment at the store, and the same moment on the monotonic clock."""

    def now(self) -> datetime:
        if self._told is not None:
            at_the_store, here = self._told
            return at_the_store + timedelta(seconds=self._clock.monotonic() - here)
        ahead = self._precious.store_ahead()
        return self._clock.now() + timedelta(seconds=ahead or 0.0)

    def heard(self, told: datetime, asked: float) -> None:
        """The store has just told its time; it was asked at `asked` on the monotonic clock."""
        if told.year not in _YEARS:
            return
        took = self._clock.monotonic() - asked
        # the store told its time somewhere between question and answer
        at_the_store = told + timedelta(seconds=took / 2)
        self._told = (at_the_store, asked + took)
        ahead = (at_the_store - self._clock.now()).total_seconds()
        if abs(ahead - (self._precious.store_ahead() or 0.0)) >= NEWS_S:
            self._precious.keep_store_ahead(ahead)
