"""The engine's pulling thread: leads or watches, follows the feed, and says whether the backend is there. While its
token is refused, or it has none, it leaves the lock to whoever has one that counts."""

from collections.abc import Callable
from pathlib import Path

from agent_tui.backends.protocol import BackendError, Busy, Unauthorized, Unreachable
from agent_tui.contract.api import WAIT_LIMIT_S
from agent_tui.domain.clock import Clock
from agent_tui.domain.errors import NotAllowed, Trouble
from agent_tui.domain.values import DEFAULT_REGION
from agent_tui.replica.file_watch import FileWatch
from agent_tui.replica.locks import EngineLock
from agent_tui.replica.precious import Precious
from agent_tui.replica.replica import Applied, Replica
from agent_tui.replica.sqlite_files import BrokenFile
from agent_tui.replica.store_time import StoreTime
from agent_tui.sync.backoff import (
    ABSENT_PAUSE_S,
    FIRST_PAUSE_S,
    LONGEST_PAUSE_S,
    STRAINED_FIRST_PAUSE_S,
    Breaker,
)
from agent_tui.sync.events import OutboxChanged, RecordsChanged, trouble_of
from agent_tui.sync.greeting import greet
from agent_tui.sync.pull import Pulled, Puller
from agent_tui.sync.shared import Shared

LOOK_EVERY_S = 1.0
"""How often a process that does not lead looks at the lock and the files."""
POLL_EVERY_S = 20.0
"""Between two questions to a backend that does not wait for something to happen: no more than three a minute."""
HEARTBEAT_S = 45.0
"""A leader that is online writes at least every `WAIT_LIMIT_S`; one that has not for so long is no evidence."""


class PullThread:
    def __init__(
        self,
        shared: Shared,
        precious: Precious,
        replica_file: Path,
        lock: EngineLock,
        *,
        clock: Clock,
        chance: Callable[[], float],
        store_time: StoreTime | None = None,
        phone_region: str = DEFAULT_REGION,
    ) -> None:
        self._phone_region = phone_region
        self._shared = shared
        self._precious = precious
        self._replica_file = replica_file
        self._lock = lock
        self._clock = clock
        self._store_time = store_time or StoreTime(precious, clock)
        self._breaker = Breaker(chance)
        self._watch = FileWatch(replica_file)
        self._replica: Replica | None = None
        self._puller: Puller | None = None
        self._connection = 0
        self._current = False
        """False while more is known to wait at the backend."""
        self._hasty = 0
        """Answers in a row that came at once and brought nothing."""
        self._watching = False
        self._heard_at: float | None = None
        """When the leader, or else the backend, was last seen to be alive; kept while another process leads."""
        self._broken = False
        self._shut_out = False

    def run(self) -> None:
        try:
            while not self._shared.stopping:
                try:
                    self._step()
                except (Trouble, BackendError) as trouble:
                    self._broken = isinstance(trouble, BrokenFile) and trouble.facts["file"] == str(self._replica_file)
                    self._failed(trouble)
        finally:
            self._watch.close()
            self._leave_the_lead()

    def _step(self) -> None:
        if self._shut_out and not self._let_in():
            return
        if not self._lock.acquire():
            self._look_on()
            return
        pause = self._breaker.pause(self._clock.monotonic())
        if pause > 0:
            self._rest(pause)
            return
        if self._broken:
            self._rebuild()
        if not self._shared.leading:
            self._take_the_lead()
        began = self._clock.monotonic()
        self._shared.heed("pull")
        puller = self._connected()
        backend, _ = self._shared.backend()
        waits = backend.capabilities.push and self._current
        cursor = self._cursor()
        outcome = puller.step(wait=WAIT_LIMIT_S if waits else 0, on_page=self._on_page)
        if self._shared.stopping:
            return
        if not isinstance(outcome, Pulled):
            self._failed(outcome.error)
            return
        self._succeeded(outcome)
        if self._current and (waits or not backend.capabilities.push):
            came = outcome.records > 0 or cursor != self._cursor()
            self._rest_between_polls(came, waits, self._clock.monotonic() - began)

    def _rest_between_polls(self, came: bool, waits: bool, took: float) -> None:
        """A backend that does not wait, or answers at once though it was asked to, is asked no more often than one that
        does. Once is no habit: a store that is being stopped answers early, too."""
        if came or (waits and took >= POLL_EVERY_S):
            self._hasty = 0
            return
        self._hasty += 1
        rest = min(POLL_EVERY_S, 0.25 * 2.0 ** min(self._hasty, 10)) if waits else POLL_EVERY_S
        if rest > took:
            self._shared.pause("pull", rest - took)

    def _take_the_lead(self) -> None:
        backend, _ = self._shared.backend()
        self._watch.close()
        self._watching = False
        if self._precious.recover(idempotent=backend.capabilities.idempotent):
            self._shared.tell(OutboxChanged(frozenset()))
        self._shared.note(elsewhere=False)
        self._shared.lead(True)

    def _look_on(self) -> None:
        """Another process of this profile leads: what it achieves is seen in the files, and only while nothing is
        seen there the backend is asked."""
        if not self._watching:
            self._watch.changed()
            self._watching = True
        self._shared.note(elsewhere=True, filling=None)
        now = self._clock.monotonic()
        if self._watch.changed():
            self._heard_at = now
            self._breaker.succeeded()
            self._shared.note(online=True, trouble=None)
            self._shared.tell(RecordsChanged(frozenset(), everything=True))
        elif (self._heard_at is None or now - self._heard_at > HEARTBEAT_S) and self._breaker.pause(now) <= 0:
            backend, _ = self._shared.backend()
            me = greet(backend, self._clock, self._store_time)
            self._heard_at = self._clock.monotonic()
            self._breaker.succeeded()
            self._shared.note(online=True, trouble=None, agent=me.agent.id)
        self._shared.pause("pull", LOOK_EVERY_S)

    def _let_in(self) -> bool:
        """Asks anew whether the backend knows us, without the lock: somebody may have signed in meanwhile. Until then
        it is seen in the files what others achieve."""
        self._watching = True
        if self._watch.changed():
            self._shared.tell(RecordsChanged(frozenset(), everything=True))
        pause = self._breaker.pause(self._clock.monotonic())
        if pause > 0:
            self._rest(min(pause, LOOK_EVERY_S))
            return False
        self._shared.heed("pull")
        self._shared.connect_anew()
        backend, _ = self._shared.backend()
        greet(backend, self._clock, self._store_time)
        self._shut_out = False
        return True

    def _leave_the_lead(self) -> None:
        """To whoever has a token that counts. They may begin the replica anew, so nothing is known of it any more."""
        self._shared.lead(False)
        self._puller = None
        if self._replica is not None:
            self._replica.close()
            self._replica = None
        self._lock.release()

    def _connected(self) -> Puller:
        backend, connection = self._shared.backend()
        if self._replica is None:
            self._replica = Replica(self._replica_file, phone_region=self._phone_region)
        if self._puller is None or connection != self._connection:
            self._puller = Puller(
                backend, self._precious, self._replica, clock=self._clock, store_time=self._store_time
            )
            self._connection = connection
        return self._puller

    def _cursor(self) -> str | None:
        return None if self._replica is None else self._replica.cursor

    def _on_page(self, applied: Applied, taken: int, expected: int) -> None:
        agent = self._puller.agent if self._puller is not None else None
        self._online(filling=(taken, expected), agent=agent)
        self._shared.tell(RecordsChanged(applied.tickets))

    def _succeeded(self, outcome: Pulled) -> None:
        self._breaker.succeeded()
        self._current = not outcome.has_more
        agent = self._puller.agent if self._puller is not None else None
        self._shared.following = True
        self._shared.strained_since = None
        self._online(filling=None, agent=agent or self._shared.state.agent)
        # what agents do is of no contact, and a wallboard shows it
        if outcome.tickets or outcome.everything or outcome.records:
            self._shared.tell(RecordsChanged(outcome.tickets, outcome.everything))

    def _online(self, *, filling: tuple[int, int] | None, agent: str | None) -> None:
        if self._shared.note(online=True, trouble=None, filling=filling, agent=agent):
            self._shared.call("push")

    def _failed(self, error: Trouble | BackendError) -> None:
        self._current = False
        self._shared.following = False
        self._shut_out = isinstance(error, Unauthorized | NotAllowed)
        if self._shut_out:
            self._leave_the_lead()
        if not self._shared.stopping:
            self._shared.note(online=False, trouble=trouble_of(error), filling=None)
        retry_after = error.retry_after if isinstance(error, Busy) else None
        longest = ABSENT_PAUSE_S if isinstance(error, Unreachable) and error.nobody_there else LONGEST_PAUSE_S
        strained = isinstance(error, Unreachable | Busy) and error.strained
        now = self._clock.monotonic()
        first = STRAINED_FIRST_PAUSE_S if strained else FIRST_PAUSE_S
        pause = self._breaker.failed(now, retry_after, longest=longest, first=first)
        since = self._shared.strained_since
        self._shared.strained_since = (now if since is None else since) if strained else None
        self._rest(min(pause, LOOK_EVERY_S) if self._shut_out or self._shared.state.elsewhere else pause)

    def _rest(self, seconds: float) -> None:
        if self._shared.pause("pull", seconds):
            self._breaker.try_now()

    def _rebuild(self) -> None:
        """The replica can be had again from the backend."""
        # let go first: where no other file can be begun now, the next step opens what is there
        replica, self._replica, self._puller = self._replica, None, None
        if replica is not None:
            replica.rebuild()
        self._replica, self._broken = replica, False
        self._shared.tell(RecordsChanged(frozenset(), everything=True))
