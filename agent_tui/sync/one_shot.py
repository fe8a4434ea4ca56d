"""One pull, one push, for a command that ends afterwards; a running engine of the profile is let do it instead.

They return what was achieved, the backend's error included, and raise only troubles of the files.
"""

import random
import time
from collections.abc import Callable, Collection
from pathlib import Path

from msgspec import Struct

from agent_tui.backends.protocol import Backend, BackendError, Busy, Failing
from agent_tui.contract.api import Me
from agent_tui.domain.clock import Clock, SystemClock
from agent_tui.domain.values import DEFAULT_REGION
from agent_tui.replica.locks import EngineLock
from agent_tui.replica.precious import Precious
from agent_tui.replica.queries import Queries
from agent_tui.replica.replica import Applied, Replica
from agent_tui.replica.sqlite_files import BrokenFile
from agent_tui.replica.store_time import StoreTime
from agent_tui.sync.greeting import greet
from agent_tui.sync.pull import Pulled, Puller
from agent_tui.sync.push import Failed, Found, Idle, Pusher, Sent, Unclear

LOOK_EVERY_S = 0.05
"""How often a command looks what the engine of another process has achieved."""
CALL_AFTER_S = 0.3
"""How long an engine is given to follow the feed by itself."""


class Outcome(Struct, frozen=True):
    done: bool
    """Everything that could be had was pulled; every write got an answer."""
    moved: int = 0
    """Records pulled; writes the backend took. 0 where another process did it."""
    error: BackendError | None = None
    """Why not; None where it was done or the time was over."""


class OneShot:
    """The two over one profile's files."""

    def __init__(
        self,
        backend: Backend,
        precious: Precious,
        replica_file: Path,
        lock: EngineLock,
        *,
        clock: Clock | None = None,
        chance: Callable[[], float] = random.random,
        rest: Callable[[float], None] = time.sleep,
        store_time: StoreTime | None = None,
        phone_region: str = DEFAULT_REGION,
    ) -> None:
        self._phone_region = phone_region
        self._backend = backend
        self._precious = precious
        self._replica_file = replica_file
        self._lock = lock
        self._clock = clock or SystemClock()
        self._store_time = store_time or StoreTime(precious, self._clock)
        self._chance = chance
        self._rest = rest

    def pull_until_current(self, timeout: float | None, progress: Callable[[int, int], None] | None = None) -> Outcome:
        """Pulls until nothing more is known to wait, for at most `timeout` seconds. `progress` is told (records taken,
        records expected) of a snapshot."""
        until = self._deadline(timeout)
        if not self._lock.acquire():
            waited = self._wait_for_the_engine(until)
            if waited is not None:
                return waited
        try:
            replica = Replica(self._replica_file, phone_region=self._phone_region)
            try:
                return self._pull(replica, until, progress)
            finally:
                replica.close()
        finally:
            self._backend.answer_within(None)
            self._lock.release()

    def push_pending(self, timeout: float | None, ids: Collection[str] | None = None) -> Outcome:
        """Sends what waits, until every write got an answer, the backend is out of reach, or `timeout` seconds are
        over. Where `ids` are given: these writes and what stands before them on their contacts, and no others."""
        until = self._deadline(timeout)
        while not self._lock.acquire():
            if not self._waiting(ids):
                return Outcome(done=True)
            if self._over(until):
                return Outcome(done=False)
            self._rest(LOOK_EVERY_S)
        known = Queries(self._replica_file)
        try:
            return self._push(known, until, ids)
        finally:
            known.close()
            self._backend.answer_within(None)
            self._lock.release()

    def _pull(self, replica: Replica, until: float | None, progress: Callable[[int, int], None] | None) -> Outcome:
        def on_page(applied: Applied, taken: int, expected: int) -> None:
            if progress is not None:
                progress(taken, expected)

        puller = Puller(self._backend, self._precious, replica, clock=self._clock, store_time=self._store_time)
        moved, broken = 0, False
        while True:
            self._backend.answer_within(self._left(until))
            try:
                outcome = puller.step(on_page=on_page)
            except BrokenFile as error:
                if broken or error.facts["file"] != str(self._replica_file):
                    raise
                # what it held can be had again
                replica.rebuild()
                broken = True
                continue
            if not isinstance(outcome, Pulled):
                return Outcome(done=False, moved=moved, error=outcome.error)
            moved += outcome.records
            if not outcome.has_more:
                return Outcome(done=True, moved=moved)
            if self._over(until):
                return Outcome(done=False, moved=moved)

    def _wait_for_the_engine(self, until: float | None) -> Outcome | None:
        """Another process holds the lock: it is waited for until it has pulled what the backend had when we came.
        None where it has ended meanwhile and the lock is ours."""
        self._backend.answer_within(self._left(until))
        try:
            me = greet(self._backend, self._clock, self._store_time)
        except BackendError as error:
            return Outcome(done=False, error=error)
        called = False
        call_at = self._clock.monotonic() + CALL_AFTER_S
        while True:
            if self._has_pulled(me):
                return Outcome(done=True)
            if not called and self._clock.monotonic() >= call_at:
                # the store answers, so the engine may be resting after an outage that is over
                self._precious.call_others()
                called = True
            if self._over(until):
                return Outcome(done=False)
            if self._lock.acquire():
                return None
            self._rest(LOOK_EVERY_S)

    def _has_pulled(self, me: Me) -> bool:
        queries = Queries(self._replica_file)
        try:
            known = queries.state()
        finally:
            queries.close()
        through = known.get("through")
        if not known.get("filled") or known.get("store") != me.store:
            return False
        return isinstance(through, int) and through >= me.through

    def _push(self, known: Queries, until: float | None, ids: Collection[str] | None) -> Outcome:
        pusher = Pusher(
            self._backend,
            self._precious,
            known,
            clock=self._clock,
            chance=self._chance,
            store_time=self._store_time,
        )
        pusher.recover()
        moved = 0
        error: BackendError | None = None
        heads = self._precious.heads()
        tickets = None if ids is None else {head.ticket for head in heads if head.id in ids}
        # no screen is there that could take back what is held
        held = [head for head in heads if head.hold_s and (tickets is None or head.ticket in tickets)]
        self._precious.let_go([head.id for head in held])
        while not self._over(until) and (ids is None or self._waiting(ids)):
            self._backend.answer_within(self._left(until))
            match pusher.step(tickets):
                case Idle(wait=None):
                    break
                case Idle(wait=float(wait)):
                    left = self._left(until)
                    if left is not None and wait > left:
                        return Outcome(done=False, moved=moved, error=error)
                    self._rest(wait)
                case Failed(error=failed) | Unclear(error=failed):
                    error = failed
                    if not isinstance(failed, Busy | Failing):
                        break
                case Sent() | Found():
                    moved += 1
        done = not self._waiting(ids)
        # what an attempt failed over is no news once a later one succeeded
        return Outcome(done=done, moved=moved, error=None if done else error)

    def _waiting(self, ids: Collection[str] | None) -> bool:
        return any(
            head.state in ("queued", "sending") and (ids is None or head.id in ids) for head in self._precious.heads()
        )

    def _deadline(self, timeout: float | None) -> float | None:
        return None if timeout is None else self._clock.monotonic() + timeout

    def _left(self, until: float | None) -> float | None:
        return None if until is None else max(0.0, until - self._clock.monotonic())

    def _over(self, until: float | None) -> bool:
        return until is not None and self._clock.monotonic() >= until
