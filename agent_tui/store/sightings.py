"""When agents were heard of last, kept in memory: every request counts, and hardly one of them costs a write.

Each process keeps its own. What it knows it hands to its sweep, which writes it down for the others: an agent again
NOTE_EVERY_S after the last time at the soonest, and all who are due in one transaction.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from threading import Lock

from agent_tui.store.clock import Clock, microseconds

NOTE_EVERY_S = 15
_NOTE_EVERY_US = NOTE_EVERY_S * 1_000_000


class Sightings:
    """Threads may share it. Times are microseconds on the store's clock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = Lock()
        self._seen: dict[str, int] = {}
        self._noted: dict[str, int] = {}
        self._waiting: Counter[str] = Counter()

    def saw(self, agent: str) -> None:
        """They have sent a request."""
        now_us = microseconds(self._clock())
        with self._lock:
            self._seen[agent] = now_us

    @contextmanager
    def waiting(self, agent: str) -> Iterator[None]:
        """Within the block a request of theirs is waiting for something to happen."""
        with self._lock:
            self._waiting[agent] += 1
        try:
            yield
        finally:
            self.saw(agent)
            with self._lock:
                self._waiting[agent] -= 1
                if not self._waiting[agent]:
                    del self._waiting[agent]

    def take_due(self) -> Mapping[str, int]:
        """Agent → when they were seen last, of all who were seen since they were taken last; nobody, unless that is
        NOTE_EVERY_S ago for one of them at least."""
        now_us = microseconds(self._clock())
        with self._lock:
            for agent in self._waiting:
                self._seen[agent] = now_us
            due = any(abs(now_us - self._noted.get(agent, 0)) >= _NOTE_EVERY_US for agent in self._seen)
            if not due:
                return {}
            taken, self._seen = self._seen, {}
            for agent in taken:
                self._noted[agent] = now_us
            return taken
