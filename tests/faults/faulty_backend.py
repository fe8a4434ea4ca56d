"""One agent's connection to the store in memory on which a test lays more than errors: requests that arrive twice, or
late behind others, storms, answers that take long."""

from collections import deque

from agent_tui.backends.protocol import BackendError, Unreachable
from agent_tui.contract.api import Written
from agent_tui.contract.writes import Write
from tests.fake_backend import STORE_CAPABILITIES, FakeBackend, FakeStore
from tests.held_clock import HeldClock


class FaultyBackend(FakeBackend):
    def __init__(self, store: FakeStore, agent: str, clock: HeldClock) -> None:
        super().__init__(store, agent, STORE_CAPABILITIES)
        self.storm: deque[BackendError] = deque()
        """What the next calls of any kind are answered, before anything is done."""
        self.slow_s = 0.0
        """How long the next call takes."""
        self.twice = False
        """The next write arrives twice, and the second answer comes back."""
        self.late = False
        """Nobody answers the next write in time; it arrives with `late_ones_arrive`."""
        self._clock = clock
        self._under_way: list[Write] = []
        self._line = FakeBackend(store, agent, STORE_CAPABILITIES)

    def write(self, write: Write) -> Written:
        if self.late:
            self.late = False
            self._under_way.append(write)
            raise Unreachable("timed out", cause="answer-late")
        if self.twice:
            self.twice = False
            super().write(write)
        return super().write(write)

    def late_ones_arrive(self) -> int:
        """Nobody hears what the store answers them; how many there were."""
        late, self._under_way = self._under_way, []
        for write in late:
            try:
                self._line.write(write)
            except BackendError:
                continue
        self.written += self._line.written
        self._line.written.clear()
        return len(late)

    def heal(self) -> None:
        super().heal()
        self.storm.clear()
        self.slow_s = 0.0
        self.twice = self.late = False

    def _call(self, name: str):  # type: ignore[no-untyped-def]  # why: the call's own type is private to its module
        self._clock.advance(self.slow_s)
        self.slow_s = 0.0
        if self.storm:
            self.calls[name] += 1
            raise self.storm.popleft()
        return super()._call(name)
