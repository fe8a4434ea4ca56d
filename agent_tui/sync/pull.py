"""Taking in what changed at the backend: a page of the feed, or a snapshot where the feed cannot go on.

A page is in the replica, with its cursor, before the outbox rows that it covers go: a crash between the two leaves a
row that the next page takes away, never a gap.
"""

from collections.abc import Callable, Sequence

from msgspec import Struct

from agent_tui.backends.protocol import Backend, BackendError, CursorExpired
from agent_tui.contract.api import Change, Me
from agent_tui.domain.clock import Clock, SystemClock
from agent_tui.replica.precious import Precious
from agent_tui.replica.replica import Applied, BegunAnew, Replica
from agent_tui.replica.store_time import StoreTime
from agent_tui.sync.greeting import greet


class Pulled(Struct, frozen=True):
    tickets: frozenset[str]
    """Contacts that are not what they were, in the replica or in the outbox."""
    records: int
    quarantined: int
    has_more: bool
    everything: bool = False
    """A snapshot has replaced what was there."""
    settled: int = 0
    """Outbox rows that the feed has come past."""


class PullFailed(Struct, frozen=True):
    error: BackendError


PullOutcome = Pulled | PullFailed
OnPage = Callable[[Applied, int, int], None]
"""A page of a snapshot is in: what it changed, records taken so far, records expected in all."""


class Puller:
    """Pulls for whoever the backend says we are. Belongs to one thread, of the holder of the engine's lock."""

    def __init__(
        self,
        backend: Backend,
        precious: Precious,
        replica: Replica,
        *,
        clock: Clock | None = None,
        store_time: StoreTime | None = None,
    ) -> None:
        self._backend = backend
        self._precious = precious
        self._replica = replica
        self._clock = clock or SystemClock()
        self._store_time = store_time or StoreTime(precious, self._clock)
        self.agent: str | None = None
        """Who the backend says we are."""
        self._expired = False

    def step(self, *, wait: float = 0, on_page: OnPage | None = None) -> PullOutcome:
        """One page, or a whole snapshot; `wait`: seconds to wait at the backend for something to come."""
        try:
            if self.agent is None:
                self._greet()
            cursor = self._replica.cursor
            if cursor is None:
                return self._fill(on_page)
            page = self._backend.changes(cursor, wait=wait)
            applied = self._replica.apply_page(page, after=cursor)
        except CursorExpired as error:
            if self._expired:
                # even what was just begun cannot be gone on from: the backend is not in order
                return PullFailed(error)
            self._expired = True
            # perhaps another epoch, perhaps other queues: who we are and where we stand is to be asked again
            self.agent = None
            self._replica.forget_cursor()
            return Pulled(frozenset(), 0, 0, has_more=True)
        except BackendError as error:
            return PullFailed(error)
        except BegunAnew:
            return Pulled(frozenset(), 0, 0, has_more=True, everything=True)
        self._expired = False
        settled = self._precious.settle(page.through) + self._arrived(page.changes)
        return Pulled(
            applied.tickets | frozenset(settled),
            applied.records,
            applied.quarantined,
            has_more=page.has_more,
            settled=len(settled),
        )

    def _greet(self) -> None:
        """Somebody else sees other records, and another epoch has another history: both need a snapshot."""
        me = greet(self._backend, self._clock, self._store_time)
        if self._replica.cursor is not None and (self._replica.agent, self._replica.store) != (me.agent.id, me.store):
            self._replica.forget_cursor()
        self.agent = me.agent.id

    def _fill(self, on_page: OnPage | None) -> Pulled:
        me = greet(self._backend, self._clock, self._store_time)
        self._begin(me)
        taken = quarantined = 0
        tickets: set[str] = set()
        last = None
        for page in self._backend.snapshot():
            applied = self._replica.apply_snapshot_page(page)
            tickets.update(self._arrived(page.records))
            taken += applied.records
            quarantined += applied.quarantined
            tickets |= applied.tickets
            last = page
            if on_page is not None:
                on_page(applied, taken, taken + page.left)
        if last is None:
            raise CursorExpired("a snapshot without a page")
        self._replica.finish_snapshot(last.cursor, last.through)
        settled = self._precious.settle(last.through)
        return Pulled(
            frozenset(tickets) | frozenset(settled),
            taken,
            quarantined,
            has_more=True,
            everything=True,
            settled=len(settled),
        )

    def _arrived(self, changes: Sequence[Change]) -> list[str]:
        """The contacts of writes that we took for refused and that are there."""
        return self._precious.arrived_after_all({change.id for change in changes if change.op == "upsert"})

    def _begin(self, me: Me) -> None:
        """Another epoch may have lost what the last one acked, and so has the same one where it has not come as far,
        since its file was put back; a replica that was thrown away does not know of which epoch those answers were.
        That goes out again, which writes nothing twice. Before the replica says that it knows, or a crash between the
        two would forget it; and after, for an answer of the last epoch that came in between."""
        beyond = me.through if self._replica.store == me.store else -1
        idempotent = self._backend.capabilities.idempotent
        if idempotent:
            self._precious.send_acked_again(beyond)
        self._replica.begin_snapshot(me.store, me.agent.id)
        if idempotent:
            self._precious.send_acked_again(beyond)
