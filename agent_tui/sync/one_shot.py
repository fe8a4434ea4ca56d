"""One pull, one push, for a command that ends afterwards; a running engine of the profile is let do it instead.

They return what was achieved, the backend's error included, and raise only troubles of the files.
"""

import random
import time
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from msgspec import Struct

from agent_tui.backends.protocol import Backend, BackendError, Busy, Failing
from agent_tui.contract.api import Me
from agent_tui.domain.clock import Clock, SystemClock
from agent_tui.domain.values import DEFAULT_REGION
from agent_tui.replica.file_watch import FileWatch
from agent_tui.replica.locks import EngineLock
from agent_tui.replica.precious import Precious
from agent_tui.replica.precious_rows import OutboxHead
from agent_tui.replica.queries import Queries
from agent_tui.replica.replica import Applied, Replica
from agent_tui.replica.sqlite_files import BrokenFile
from agent_tui.replica.store_time import StoreTime
from agent_tui.sync.backoff import LONGEST_PAUSE_S
from agent_tui.sync.greeting import greet
from agent_tui.sync.pull import Pulled, Puller
from agent_tui.sync.push import Failed, Found, Idle, Pusher, Sent, Unclear

LOOK_EVERY_S = 0.05
"""How often a command looks what the engine of another process has achieved."""
CALL_AFTER_S = 0.3
"""How long an engine is given to follow the feed by itself."""
STILL_AFTER_S = 5.0
"""An engine of which nothing was seen for so long, though the store answers and it was called, pulls no more."""

ASK_WITHIN_S = 1.0
"""For a last question, once the time is over."""


class Outcome(Struct, frozen=True):
    done: bool
    """Everything that could be had was pulled; every write got an answer."""
    moved: int = 0
    """Records pulled; writes the backend took. 0 where another process did it."""
    error: BackendError | None = None
    """Why not; None where it was done or the time was over."""
    left_undone: bool = False
    """The engine of another process was to do it, and has not: the time was over, or nothing is seen of it any more."""
    in_use_by: str | None = None
    """The agent whom the engine of another process works for, where that is somebody else than we are."""


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
        before: list[OutboxHead] = []
        moved_at = self._clock.monotonic()
        while not self._lock.acquire():
            heads = self._waiting(ids)
            if ids is None and (agent := self._known().get("agent")) is not None:
                # what another agent wrote waits until they sign in
                heads = [head for head in heads if head.agent == agent]
            if not heads:
                return Outcome(done=True)
            now = self._clock.monotonic()
            if heads != before:
                before, moved_at = heads, now
            # an engine in order may pause for as long before it tries again
            if self._over(until) or (until is None and now - moved_at > LONGEST_PAUSE_S + STILL_AFTER_S):
                return Outcome(done=False, left_undone=True, error=self._what_refuses())
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

    def _what_refuses(self) -> BackendError | None:
        """Why the engine of another process got nowhere, as far as the backend tells us the same."""
        self._backend.answer_within(ASK_WITHIN_S)
        try:
            greet(self._backend, self._clock, self._store_time)
        except BackendError as error:
            return error
        finally:
            self._backend.answer_within(None)
        return None

    def _wait_for_the_engine(self, until: float | None) -> Outcome | None:
        """Another process holds the lock: it is waited for until it has pulled what the backend had when we came.
        None where it has ended meanwhile and the lock is ours."""
        self._backend.answer_within(self._left(until))
        try:
            me = greet(self._backend, self._clock, self._store_time)
        except BackendError as error:
            return Outcome(done=False, error=error)
        called = False
        seen_at = self._clock.monotonic()
        call_at = seen_at + CALL_AFTER_S
        watch = FileWatch(self._replica_file)
        try:
            while True:
                known = self._known()
                agent = known.get("agent")
                others = isinstance(agent, str) and agent != me.agent.id
                if not others and self._has_pulled(known, me):
                    return Outcome(done=True)
                now = self._clock.monotonic()
                if watch.changed():
                    seen_at = now
                if not called and now >= call_at:
                    if others:
                        # what they see is not for our eyes, and their session goes on with it
                        return Outcome(done=False, in_use_by=str(agent))
                    # the store answers, so the engine may be resting after an outage that is over
                    self._precious.call_others()
                    called = True
                if self._over(until) or (until is None and now - seen_at > STILL_AFTER_S):
                    return Outcome(done=False, left_undone=True)
                if self._lock.acquire():
                    return None
                self._rest(LOOK_EVERY_S)
        finally:
            watch.close()

    def _known(self) -> Mapping[str, object]:
        """What the replica says of itself, in whichever file lies there now."""
        queries = Queries(self._replica_file)
        try:
            return queries.state()
        finally:
            queries.close()

    def _has_pulled(self, known: Mapping[str, object], me: Me) -> bool:
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

    def _waiting(self, ids: Collection[str] | None) -> list[OutboxHead]:
        return [
            head
            for head in self._precious.heads()
            if head.state in ("queued", "sending") and (ids is None or head.id in ids)
        ]

    def _deadline(self, timeout: float | None) -> float | None:
        return None if timeout is None else self._clock.monotonic() + timeout

    def _left(self, until: float | None) -> float | None:
        return None if until is None else max(0.0, until - self._clock.monotonic())

    def _over(self, until: float | None) -> bool:
        return until is not None and self._clock.monotonic() >= until
