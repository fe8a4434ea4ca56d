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
from agent_tui.domain.clock import Clock, SystemClock
from agent_tui.replica.leases import Leases
from agent_tui.replica.locks import EngineLock
from agent_tui.replica.precious import Precious
from agent_tui.replica.store_time import StoreTime
from agent_tui.sync.events import SyncEvent, SyncState
from agent_tui.sync.pull_thread import PullThread
from agent_tui.sync.push_thread import PushThread
from agent_tui.sync.shared import Shared

STOP_WITHIN_S = 0.5


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
    ) -> None:
        """`connect` makes the connection, in a thread of the engine's, when it is first needed; the `Trouble` it may
        raise is shown as the state's. `session` names whose claims are renewed here. `chance` draws from 0 up to 1."""
        clock = clock or SystemClock()
        self._shared = Shared(connect)
        store_time = store_time or StoreTime(precious, clock)
        pull = PullThread(self._shared, precious, replica_file, lock, clock=clock, chance=chance, store_time=store_time)
        push = PushThread(
            self._shared,
            precious,
            replica_file,
            session=session,
            clock=clock,
            chance=chance,
            leases=leases or Leases(precious, clock),
            store_time=store_time,
        )
        # daemons: a thread that hangs in a connection attempt must not keep the program from ending
        self._threads = [
            threading.Thread(target=self._run, args=(run,), name=name, daemon=True)
            for name, run in (("sync-pull", pull.run), ("sync-push", push.run))
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

    def reconnect(self) -> None:
        """Somebody has signed in anew: the connection is made again, and nothing waits for a pause to be over."""
        self._shared.reconnect()

    def stop(self) -> bool:
        """Ends it within half a second, requests under way included, and closes the connection; no event comes after
        it. True where the threads have ended: only then may the precious file be closed."""
        self._shared.stop()
        until = time.monotonic() + STOP_WITHIN_S
        for thread in self._threads:
            if thread.is_alive():
                thread.join(max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _run(self, run: Callable[[], None]) -> None:
        try:
            run()
        except Exception:  # why: a mistake of ours ends the thread, and the screen must not go on saying "online"
            self._shared.note(online=False, trouble="internal-error")
            raise
