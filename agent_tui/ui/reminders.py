"""What I promised and that is due soon: each is told of twice, and each time once."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil

from msgspec import Struct

AHEAD = (timedelta(minutes=10), timedelta(minutes=5))
"""How long before a deadline it is told of."""


class Promised(Struct, frozen=True):
    """A promise that I must keep."""

    id: str
    due_at: datetime
    customer: str
    what: str
    by_phone: bool = False
    """It is a call-back."""


class Reminders:
    def __init__(self) -> None:
        self._promised: Sequence[Promised] = ()
        self._told: dict[tuple[str, datetime], int] = {}
        """Promise and its deadline → how many of `AHEAD` were told of."""

    def take(self, promised: Sequence[Promised], now: datetime) -> None:
        """These stand open now. Of one that is new, nothing is told that lies behind: whoever made it knows."""
        self._promised = sorted(promised, key=lambda one: one.due_at)
        before = self._told
        self._told = {(one.id, one.due_at): before.get((one.id, one.due_at), _reached(one, now)) for one in promised}

    def due(self, now: datetime) -> list[Promised]:
        """Those to be told of at this moment, the next first."""
        return [
            one for one in self._promised if now < one.due_at and _reached(one, now) > self._told[one.id, one.due_at]
        ]

    def told(self, promised: Sequence[Promised], now: datetime) -> None:
        """They were told of."""
        for one in promised:
            self._told[one.id, one.due_at] = _reached(one, now)

    def until_next(self, now: datetime) -> float:
        """Seconds until another one is to be told of; what was not told of although it was time has no say in it."""
        waits = [(one.due_at - ahead - now).total_seconds() for one in self._promised for ahead in AHEAD]
        return min((wait for wait in waits if wait > 0), default=float("inf"))


def _reached(one: Promised, now: datetime) -> int:
    return sum(one.due_at - now <= ahead for ahead in AHEAD)


def minutes_left(one: Promised, now: datetime) -> int:
    """In full minutes, counted as people count them: 9 min 40 s are 10."""
    return max(1, ceil((one.due_at - now).total_seconds() / 60))
