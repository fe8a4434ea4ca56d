"""The engine's pushing thread: sends while this process leads, renews this session's claims, and notices what other
processes put into the outbox."""

from collections.abc import Callable, Mapping
from pathlib import Path

from agent_tui.backends.protocol import BackendError, Busy, Failing
from agent_tui.domain.clock import Clock
from agent_tui.domain.errors import Trouble
from agent_tui.replica.leases import Leases
from agent_tui.replica.precious import Precious
from agent_tui.replica.queries import Queries
from agent_tui.replica.store_time import StoreTime
from agent_tui.sync.backoff import FIRST_PAUSE_S, LONGEST_PAUSE_S, STRAINED_FIRST_PAUSE_S, Breaker
from agent_tui.sync.events import OutboxChanged, WriteRefused, trouble_of
from agent_tui.sync.plan import hold
from agent_tui.sync.presence import PresenceTeller
from agent_tui.sync.push import Failed, Idle, Pusher, Returned, Unclear
from agent_tui.sync.renewals import Renewals
from agent_tui.sync.shared import Shared

LOOK_EVERY_S = 1.0
"""How often it looks whether another process has written."""


class PushThread:
    def __init__(
        self,
        shared: Shared,
        precious: Precious,
        replica_file: Path,
        *,
        session: str,
        clock: Clock,
        chance: Callable[[], float],
        leases: Leases,
        store_time: StoreTime,
    ) -> None:
        self._shared = shared
        self._precious = precious
        self._replica_file = replica_file
        self._known: Queries | None = None
        self._session = session
        self._clock = clock
        self._chance = chance
        self._leases = leases
        self._store_time = store_time
        self._breaker = Breaker(chance)
        self._presence = PresenceTeller(shared, clock, lambda agent: self._replica().gone_as(agent))
        self._pusher: Pusher | None = None
        self._renewals: Renewals | None = None
        self._connection = 0
        self._version: int | None = None
        self._send_at: float | None = 0.0
        """When something may be there to send; None while nothing is."""
        self._renew_at = 0.0
        self._held: Mapping[str, float] = {}
        """Until when writes are held back, on the monotonic clock."""
        self._let_go_at: float | None = None
        self._over: frozenset[str] = frozenset()
        """What nothing holds back any more, and the file still says that something does."""

    def run(self) -> None:
        called = True
        try:
            while not self._shared.stopping:
                try:
                    self._step(called=called)
                except (Trouble, BackendError) as trouble:
                    self._failed(trouble)
                waits = (LOOK_EVERY_S, self._tell_presence(), self._until_let_go())
                called = self._shared.pause("push", min(wait for wait in waits if wait is not None))
        finally:
            if self._known is not None:
                self._known.close()

    def _tell_presence(self) -> float | None:
        """Seconds until something is to be told; None where nothing is."""
        try:
            return self._presence.step()
        except Trouble as trouble:
            self._failed(trouble)
            return None

    def _step(self, *, called: bool) -> None:
        now = self._clock.monotonic()
        version = self._precious.data_version()
        if self._version is not None and version != self._version:
            self._shared.tell(OutboxChanged(frozenset()))
            called = True
        self._version = version
        if called:
            self._send_at = now
            self._renew_at = now
            if self._shared.state.online or self._shared.following:
                # where only sending has failed, only sending finds out that it works again
                self._breaker.try_now()
                if self._pusher is not None:
                    self._pusher.try_now()
            else:
                # somebody is at work: whether the store is back is looked at now, not when the pause is over
                self._shared.call("pull")
        if self._shared.leading and (called or (self._let_go_at is not None and now >= self._let_go_at)):
            self._count_down(now)
        try:
            if now >= self._renew_at:
                self._renew(now)
            if self._shared.leading and self._send_at is not None:
                self._send_what_waits()
        finally:
            self._let_go()

    def _count_down(self, now: float) -> None:
        """Counts the seconds for which writes are held back, and sends those for which they are over."""
        self._let_go_at = now + LOOK_EVERY_S  # should our file be in trouble
        holding = hold(self._precious.heads(), self._held, now)
        # why with those that are over: should our file be in trouble, their seconds do not begin anew
        self._held = {**holding.until, **dict.fromkeys(holding.over, now)}
        self._over = frozenset(holding.over)
        if holding.over:
            self._send_at = now
        else:
            self._let_go_at = None if holding.wait is None else now + holding.wait

    def _let_go(self) -> None:
        """Of what could not be sent as soon as its seconds were over: whether anything can be sent does not matter to
        them. What is being sent has been let go with the attempt, by one commit for both."""
        if not self._over:
            return
        over, self._over = self._over, frozenset()
        left = [head for head in self._precious.heads() if head.id in over and head.hold_s]
        self._precious.let_go([head.id for head in left])
        self._held = {id: at for id, at in self._held.items() if id not in over}
        self._let_go_at = min(self._held.values(), default=None)
        if left:
            self._tell_changed(*(head.ticket for head in left))

    def _tell_changed(self, *tickets: str) -> None:
        self._shared.tell(OutboxChanged(frozenset(tickets)))

    def _until_let_go(self) -> float | None:
        if self._let_go_at is None or not self._shared.leading:
            return None
        return max(0.0, self._let_go_at - self._clock.monotonic())

    def _renew(self, now: float) -> None:
        if not self._precious.session_claims(self._session):
            # nothing to keep, so no connection is made for it
            self._renew_at = now + 3600.0
            return
        _, renewals = self._connected()
        lost, wait = renewals.step()
        self._renew_at = self._clock.monotonic() + (3600.0 if wait is None else wait)
        for event in lost:
            self._shared.tell(event)

    def _send_what_waits(self) -> None:
        while not self._shared.stopping and self._shared.leading and self._send_at is not None:
            now = self._clock.monotonic()
            if self._send_at > now or self._breaker.pause(now) > 0 or self._pull_looks_first(now):
                return
            with self._shared.sending() as leading:
                if not leading:
                    return
                pusher, _ = self._connected()
                outcome = pusher.step(over=self._over)
            match outcome:
                case Idle(wait=wait):
                    self._send_at = None if wait is None else now + wait
                    continue
                case Failed(error=error) | Unclear(error=error):
                    if not self._shared.stopping:
                        self._failed(error)
                        if outcome.item is not None:
                            self._tell_changed(outcome.item.ticket)
                    return
                case Returned(item=item, refusal=refusal, draft=draft, current=current):
                    self._shared.tell(WriteRefused(item, refusal, draft, current))
            self._breaker.succeeded()
            if self._shared.note(online=True, trouble=None):
                # the feed may be resting after an outage, and it takes what was sent out of the outbox
                self._shared.call("pull")
            self._tell_changed(outcome.item.ticket)

    def _pull_looks_first(self, now: float) -> bool:
        """One thread is enough to find out whether a backend that says that it fails has come round; but where only the
        feed fails for long, texts are sent nevertheless."""
        since = self._shared.strained_since
        return since is not None and now - since < LONGEST_PAUSE_S

    def _connected(self) -> tuple[Pusher, Renewals]:
        backend, connection = self._shared.backend()
        if self._pusher is None or self._renewals is None or connection != self._connection:
            self._pusher = Pusher(
                backend,
                self._precious,
                self._replica(),
                clock=self._clock,
                chance=self._chance,
                store_time=self._store_time,
                on_let_go=self._tell_changed,
            )
            with self._shared.sending() as leading:
                if leading:
                    # what a mistake of ours left in the middle of sending: nothing is being sent now
                    self._pusher.recover()
            self._renewals = Renewals(
                backend,
                self._precious,
                session=self._session,
                clock=self._clock,
                chance=self._chance,
                leases=self._leases,
            )
            self._connection = connection
        return self._pusher, self._renewals

    def _replica(self) -> Queries:
        if self._known is None:
            self._known = Queries(self._replica_file)
        return self._known

    def _failed(self, error: Trouble | BackendError) -> None:
        retry_after = error.retry_after if isinstance(error, Busy) else None
        first = FIRST_PAUSE_S if self._shared.strained_since is None else STRAINED_FIRST_PAUSE_S
        self._breaker.failed(self._clock.monotonic(), retry_after, first=first)
        if isinstance(error, Trouble):
            self._shared.note(trouble=trouble_of(error))
        elif not isinstance(error, Failing):
            # one write that the store stumbles over does not mean that the store is out of reach
            self._shared.note(online=False, trouble=trouble_of(error))
