"""What is to happen later in the demo, in the order in which it is due. Pure: the time comes in."""

import heapq
from collections.abc import Iterator
from itertools import count
from typing import Generic, TypeVar

Deed = TypeVar("Deed")


class Agenda(Generic[Deed]):
    """Times are seconds on a clock that never goes back."""

    def __init__(self) -> None:
        self._planned: list[tuple[float, int, Deed]] = []
        self._order = count()
        """What is due at the same moment happens in the order in which it was planned."""

    def plan(self, at: float, deed: Deed) -> None:
        heapq.heappush(self._planned, (at, next(self._order), deed))

    def due(self, seconds: float) -> Iterator[Deed]:
        """Takes out what is due by then; what is planned meanwhile counts too."""
        while self._planned and self._planned[0][0] <= seconds:
            yield heapq.heappop(self._planned)[2]

    def next_at(self) -> float:
        """When something is due again; infinity where nothing is planned."""
        return self._planned[0][0] if self._planned else float("inf")
