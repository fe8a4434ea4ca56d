"""What the state machines of the exchange have in common: a client's two files, which a crash closes and the next start
opens, what pulls and what sends, and when all of it has come to rest."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from agent_tui.backends.protocol import Backend
from agent_tui.replica.queries import Queries
from agent_tui.replica.replica import Replica
from agent_tui.sync.pull import Pulled, Puller
from agent_tui.sync.push import Idle, Pusher
from tests.faults.crashing_precious import Crash, CrashingPrecious
from tests.held_clock import HeldClock

MEMORY_DISK = Path("/dev/shm")


class ClientMachine(RuleBasedStateMachine):
    """A subclass opens the files and works at a backend when it begins."""

    REPLICA: ClassVar[type[Replica]] = Replica
    PAUSE_S: ClassVar[float] = 30.0
    """Between two rounds, while it comes to rest."""
    precious: CrashingPrecious
    replica: Replica
    queries: Queries
    puller: Puller
    pusher: Pusher

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=MEMORY_DISK if MEMORY_DISK.is_dir() else None))
        self.clock = HeldClock()

    def teardown(self) -> None:
        try:
            self.comes_to_rest()
        finally:
            self.close_files()
            shutil.rmtree(self.folder)

    # the process

    def open_files(self) -> None:
        self.precious = CrashingPrecious(self.folder / "precious.db")
        self.replica = self.REPLICA(self.folder / "replica.db")
        self.queries = Queries(self.folder / "replica.db")

    def close_files(self) -> None:
        self.precious.close()
        self.replica.close()
        self.queries.close()

    def work_at(self, backend: Backend) -> None:
        self._backend = backend
        self.puller = Puller(backend, self.precious, self.replica, clock=self.clock)
        self.pusher = Pusher(backend, self.precious, self.queries, clock=self.clock, chance=lambda: 0.5)
        self.pusher.recover()

    def start_again(self) -> None:
        """The process has ended, and the next one begins."""
        self.close_files()
        self.open_files()
        self.work_at(self._backend)

    def step(self, take: Callable[[], object]) -> object:
        try:
            return take()
        except Crash:
            self.start_again()
            return None

    def send(self) -> object:
        """A round of the thread that sends."""
        return self.step(self.pusher.step)

    # at the end

    def goes_on(self, seconds: float) -> None:
        self.clock.advance(seconds)

    def comes_to_rest(self) -> None:
        """When all faults are over."""
        self.precious.crash = None
        steps = 0
        while not self.is_at_rest():
            self.goes_on(self.PAUSE_S)
            steps += 1
            assert steps < 300, "sync never comes to rest"

    def is_at_rest(self) -> bool:
        sent = self.send()
        pulled = self.puller.step()
        quiet = isinstance(pulled, Pulled) and not pulled.has_more and not pulled.records
        return sent == Idle(None) and quiet and not any(head.state == "acked" for head in self.precious.heads())


def comes_through(machine: type[ClientMachine], *, examples: int, steps: int) -> None:
    """Runs it so often, with so many steps each time."""
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=examples, stateful_step_count=steps, deadline=None, database=None),
    )
