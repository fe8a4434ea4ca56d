"""Many clients of one failing service on simulated time: each with files, threads of the engine and an agent of its
own, who writes now and then; what the service was asked, and when.

Each client's contact is its own, as in a house where everybody works another contact: what one writes wakes no other.
"""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from agent_tui.backends.protocol import BackendError
from agent_tui.contract.feed_pages import FeedPage, FillPage
from agent_tui.contract.writes import Write
from agent_tui.domain.clock import Clock
from agent_tui.replica.leases import Leases
from agent_tui.replica.locks import EngineLock
from agent_tui.replica.precious import Precious
from agent_tui.replica.store_time import StoreTime
from agent_tui.sync.pull_thread import PullThread
from agent_tui.sync.push_thread import PushThread
from agent_tui.sync.shared import Shared, ThreadName
from tests.fake_backend import NOW, STORE_CAPABILITIES, FakeBackend
from tests.faults.simulated_time import SimulatedTime
from tests.unit.sync.files import ME, note, store_with_a_contact

TAKES_S = 0.05
"""How long the service takes for an answer."""


class Service:
    """`weather` says what the next request is answered instead, None where it is done. `asked`: when each request
    came."""

    def __init__(self, time: SimulatedTime) -> None:
        self.time = time
        self.asked: list[float] = []
        self.weather: Callable[[], BackendError | None] = lambda: None

    def take(self, whose: object) -> None:
        self.asked.append(self.time.monotonic())
        error = self.weather()
        self.time.wait(TAKES_S, ("answer", whose, len(self.asked)))
        if error is not None:
            raise error

    def peak(self, since: float, until: float, window: float) -> float:
        """The most requests a second over any `window` seconds between the two moments."""
        times = [at for at in self.asked if since <= at < until]
        most = first = 0
        for last, at in enumerate(times):
            while times[first] <= at - window:
                first += 1
            most = max(most, last - first + 1)
        return most / window


class _Line(FakeBackend):
    """A client's connection: long polls wait on the simulated clock."""

    def __init__(self, service: Service) -> None:
        super().__init__(store_with_a_contact(), ME, STORE_CAPABILITIES)
        self._service = service

    def me(self) -> Any:
        self._service.take(self)
        return super().me()

    def snapshot(self) -> Iterator[FillPage]:
        self._service.take(self)
        yield from super().snapshot()

    def changes(self, cursor: str, *, wait: float = 0) -> FeedPage:
        self._service.take(self)
        if wait and int(cursor.rpartition(":")[2]) == self.store.through:
            self._service.time.wait(wait, (self, "poll"))
        return super().changes(cursor)

    def write(self, write: Write) -> Any:
        self._service.take(self)
        written = super().write(write)
        self._service.time.wake((self, "poll"))
        return written


class _Shared(Shared):
    """Pauses are waits of the simulated time."""

    def __init__(self, backend: FakeBackend, time: SimulatedTime) -> None:
        super().__init__(lambda: backend)
        self._time = time

    @property
    def stopping(self) -> bool:
        return self._time.stopping

    def pause(self, thread: ThreadName, seconds: float) -> bool:
        called = thread in self._called or self._time.wait(seconds, (self, thread))
        self._called.discard(thread)
        return called

    def call(self, *threads: ThreadName) -> None:
        super().call(*threads)
        for thread in threads:
            self._time.wake((self, thread))


class SimulatedClient:
    def __init__(self, service: Service, folder: Path, number: int, *, writes_every_s: float) -> None:
        self.backend = _Line(service)
        self.written: list[str] = []
        self.writing = True
        self._time = service.time
        self._chance = random.Random(number)
        self._every = writes_every_s
        self._number = number
        self.precious = Precious(folder / "precious.db")
        clock: Clock = service.time
        shared = _Shared(self.backend, service.time)
        self._shared = shared
        store_time = StoreTime(self.precious, clock)
        replica, lock = folder / "replica.db", EngineLock(folder / "engine.lock")

        def pull() -> None:
            PullThread(
                shared, self.precious, replica, lock, clock=clock, chance=self._chance.random, store_time=store_time
            ).run()

        def push() -> None:
            PushThread(
                shared,
                self.precious,
                replica,
                session="1",
                clock=clock,
                chance=self._chance.random,
                leases=Leases(self.precious, clock),
                store_time=store_time,
            ).run()

        # people come to work one after the other
        begins = self._chance.uniform(0.0, 25.0)
        for work in (pull, push, self._work):
            service.time.start(work, begins)

    def _work(self) -> None:
        while not self._time.stopping:
            self._time.wait(self._chance.expovariate(1 / self._every), (self, "work"))
            if not self.writing:
                return
            id = f"c{self._number}-{len(self.written)}"
            self.precious.add(note(id), agent=ME, now=NOW)
            self.written.append(id)
            self._shared.call("push")

    def lost(self) -> list[str]:
        return [id for id in self.written if id not in self.backend.store.answers]

    def double(self) -> int:
        ids = [row.id for row in self.backend.store.feed if row.type == "interaction"]
        return len(ids) - len(set(ids))
