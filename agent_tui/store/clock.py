"""The store's clock: wall time that does not jump. Every lease is measured on it."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]
"""Answers the time now, aware, in UTC."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class SteadyClock:
    """Starts from the wall clock and goes on by the monotonic one, so that setting the clock moves no lease.

    `anchor` (wall seconds, monotonic seconds) makes the workers of one machine agree: they get their parent's.
    """

    def __init__(self, anchor: tuple[float, float] | None = None) -> None:
        self.anchor = anchor or (time.time(), time.monotonic())

    def __call__(self) -> datetime:
        wall, monotonic = self.anchor
        return datetime.fromtimestamp(wall + time.monotonic() - monotonic, UTC)


def microseconds(at: datetime) -> int:
    """Microseconds since 1970 in UTC; negative before."""
    return (at - EPOCH) // _MICROSECOND
