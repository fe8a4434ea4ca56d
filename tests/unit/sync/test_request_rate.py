"""How often a client asks: an hour of idling, of a store that is away, and of one that asks to be left alone, on a
clock that a test moves."""

from pathlib import Path

import pytest

from agent_tui.backends.protocol import Busy, Unreachable
from agent_tui.contract.feed_pages import FeedPage
from agent_tui.replica.precious import Precious
from agent_tui.sync.pull_thread import PullThread
from agent_tui.sync.shared import Shared, ThreadName
from tests.fake_backend import STORE_CAPABILITIES, FakeBackend, FakeStore
from tests.held_clock import HeldClock
from tests.unit.sync.files import ME, ProfileFiles

HOUR_S = 3600.0


class SimulatedHour(Shared):
    """Pauses take no time but the simulated clock's, and after an hour of it the engine is stopped."""

    def __init__(self, backend: FakeBackend, clock: HeldClock) -> None:
        super().__init__(lambda: backend)
        self._clock = clock
        self._until = clock.monotonic() + HOUR_S

    @property
    def stopping(self) -> bool:
        return self._clock.monotonic() >= self._until

    def pause(self, thread: ThreadName, seconds: float) -> bool:
        self._clock.advance(seconds)
        return False


class WaitingBackend(FakeBackend):
    """A store that waits on the simulated clock; `patient` False: one that answers at once though asked to wait."""

    clock: HeldClock
    patient = True

    def changes(self, cursor: str, *, wait: float = 0) -> FeedPage:
        if self.patient:
            self.clock.advance(wait)
        return super().changes(cursor)


@pytest.fixture
def backend(store: FakeStore) -> WaitingBackend:
    made = WaitingBackend(store, ME, STORE_CAPABILITIES)
    made.clock = HeldClock()
    return made


def requests_in_an_hour(backend: WaitingBackend, files: ProfileFiles) -> int:
    shared = SimulatedHour(backend, backend.clock)
    precious: Precious = files.precious()
    file: Path = files.replica_file
    PullThread(shared, precious, file, files.lock(), clock=backend.clock, chance=lambda: 0.5).run()
    return backend.calls.total()


def test_an_idle_client_asks_no_more_than_three_times_a_minute(backend: WaitingBackend, files: ProfileFiles) -> None:
    assert 60 < requests_in_an_hour(backend, files) <= 3 * 60


def test_nor_one_whose_store_does_not_wait(backend: WaitingBackend, files: ProfileFiles) -> None:
    backend.patient = False
    assert 60 < requests_in_an_hour(backend, files) <= 3 * 60 + 10


def test_a_store_that_is_away_is_asked_twice_a_minute(backend: WaitingBackend, files: ProfileFiles) -> None:
    backend.offline = True
    assert 60 < requests_in_an_hour(backend, files) < 150


def test_where_nobody_is_there_at_all_one_looks_every_few_seconds(backend: WaitingBackend, files: ProfileFiles) -> None:
    for _ in range(5000):
        backend.fail("me", Unreachable("refused", cause="connection-refused"))
    assert 1200 < requests_in_an_hour(backend, files) < 2400


def test_a_store_that_asks_to_be_left_alone_is(backend: WaitingBackend, files: ProfileFiles) -> None:
    for _ in range(100):
        backend.fail("me", Busy("later", 600.0))
    assert requests_in_an_hour(backend, files) <= 6


def test_a_refused_token_is_tried_now_and_then(backend: WaitingBackend, files: ProfileFiles) -> None:
    backend.token_refused = True
    assert requests_in_an_hour(backend, files) < 150
