"""A clock that stands still until a test moves it; the wall clock may be put wrong without the other noticing."""

from datetime import UTC, datetime, timedelta


class HeldClock:
    """A `domain.clock.Clock`; called, it is the store's clock too."""

    def __init__(self, now: datetime = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)) -> None:
        self._now = now
        self._monotonic = 1000.0

    def __call__(self) -> datetime:
        return self._now

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)
        self._monotonic += seconds

    def move(self, **by: float) -> None:
        """`move(minutes=3)`"""
        self.advance(timedelta(**by).total_seconds())

    def set_wrong(self, by: timedelta) -> None:
        """Somebody puts the wall clock forward or back."""
        self._now += by
