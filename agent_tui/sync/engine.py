"""The engine: a thread that pulls and one that pushes, while this process holds the engine's lock of its profile.

While another process holds it, this one only watches the files, and takes over when the lock is free; each session
renews its own claims in either case. What to do is decided in `sync.plan` and done by `sync.pull`, `sync.push` and
`sync.renewals`.
"""

import random
import threading
import time
from collections.abc import Callable
from pathlib import Path

from agent_tui.backends.protocol import Backend
from agent_tui.contract.api import Presence
from agent_tui.domain.clock import Clock, SystemClock
from agent_tui.domain.values import DEFAULT_REGION
from agent_tui.replica.leases import Leases
from agent_tui.replica.locks import EngineLock
from agent_tui.replica.precious import Precious
from agent_tui.replica.store_time import StoreTime
from agent_tui.sync.backoff import LONGEST_PAUSE_S, pause_after
from agent_tui.sync.events import SyncEvent, SyncState
from agent_tui.sync.presence import say_goodbye
from agent_tui.sync.pull_thread import PullThread
from agent_tui.sync.push_thread import PushThread
from agent_tui.sync.shared import Shared, ThreadName

STOP_WITHIN_S = 0.5
GOODBYE_WITHIN_S = 0.2
"""Of it, for telling colleagues that this agent is gone."""


class Engine:
    """Started once, stopped once."""

    def __init__(
        self,
        connect: Callable[[], Backend],
        precious: Precious,
        replica_file: Path,
        lock: EngineLock,
        *,
        session: str,
        clock: Clock | None = None,
        chance: Callable[[], float] = random.random,
        leases: Leases | None = None,
        store_time: StoreTime | None = None,
        report: Callable[[Exception], None] | None = None,
        phone_region: str = DEFAULT_REGION,
    ) -> None:
        """`connect` makes the connection, in a thread of the engine's, when it is first needed; the `Trouble` it may
        raise is shown as the state's. `session` names whose claims are renewed here. `chance` draws from 0 up to 1.
        `report` is told of a mistake of ours that ended a thread's work, which begins anew after a pause."""
        clock = clock or SystemClock()
        self._shared = Shared(connect)
        store_time = store_time or StoreTime(precious, clock)
        leases = leases or Leases(precious, clock)
        self._clock = clock
        self._chance = chance
        self._report = report

        def pull() -> None:
            PullThread(
                self._shared,
                precious,
                replica_file,
                lock,
                clock=clock,
                chance=chance,
                store_time=store_time,
                phone_region=phone_region,
            ).run()

        def push() -> None:
            PushThread(
                self._shared,
                precious,
                replica_file,
                session=session,
                clock=clock,
                chance=chance,
                leases=leases,
                store_time=store_time,
            ).run()

        works: list[tuple[ThreadName, Callable[[], None]]] = [("pull", pull), ("push", push)]
        # daemons: a thread that hangs in a connection attempt must not keep the program from ending
        self._threads = [
            threading.Thread(target=self._run, args=(name, work), name=f"sync-{name}", daemon=True)
            for name, work in works
        ]

    @property
    def state(self) -> SyncState:
        return self._shared.state

    def start(self, on_event: Callable[[SyncEvent], None]) -> None:
        """Returns at once. `on_event` is called from the engine's threads, one event at a time."""
        self._shared.on_event = on_event
        for thread in self._threads:
            thread.start()

    def wake(self) -> None:
        """Something was put into the outbox or a claim was kept: look now."""
        self._shared.call("push")

    def try_now(self) -> None:
        """Nothing waits for a pause to be over."""
        self._shared.call("pull", "push")

    def reconnect(self) -> None:
        """Somebody has signed in anew: the connection is made again, and nothing waits for a pause to be over."""
        self._shared.reconnect()

    @property
    def presence(self) -> Presence | None:
        """What was to be told last."""
        return self._shared.presence

    def tell_presence(self, presence: Presence) -> None:
        """What this agent does now: the latest is told soon, as often as the connection comes back, and never kept."""
        self._shared.tell_presence(presence)

    def stop(self) -> bool:
        """Ends it within half a second, requests under way included, and closes the connection; no event comes after
        it. True where the threads have ended: only then may the precious file be closed."""
        until = time.monotonic() + STOP_WITHIN_S
        say_goodbye(self._shared, GOODBYE_WITHIN_S)
        self._shared.stop()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _run(self, name: ThreadName, work: Callable[[], None]) -> None:
        """Works until all is to stop; after a mistake of ours it begins anew, ever more seldom."""
        failures = 0
        while not self._shared.stopping:
            began = self._clock.monotonic()
            self._shared.fault(name, mended=True)
            try:
                work()
            except Exception as error:  # noqa: BLE001  # why: nothing is sent or received without these threads, and a traceback would be printed over the screen
                if self._clock.monotonic() - began > LONGEST_PAUSE_S:
                    failures = 0
                if failures == 0 and self._report is not None:
                    self._report(error)
                if name == "pull":
                    self._shared.note(online=False, trouble="internal-error", filling=None)
                self._shared.fault(name)
                self._shared.rest(pause_after(failures, self._chance()))
                failures += 1
