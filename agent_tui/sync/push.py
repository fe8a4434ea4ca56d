"""Sending: one write of the outbox at a time, its outcome written down before anything else is done.

At a backend that would do a write twice nothing is said twice: what got no answer is unknown; the backend is asked once
by itself whether it has it, and again before whatever a person has sent again.

The feed often brings a write before its answer comes. Its row then leaves the outbox here, because it is in the
replica; every other row leaves when a page covers it (`sync.pull`).
"""

from collections.abc import Callable, Collection

import msgspec
from msgspec import Struct

from agent_tui.backends.protocol import (
    Backend,
    BackendError,
    Busy,
    Forbidden,
    Refused,
    Unauthorized,
    Unreachable,
    VersionMismatch,
)
from agent_tui.contract.api import Change, Written
from agent_tui.contract.writes import (
    MADE_ONCE,
    AcknowledgeBulletin,
    DecideMerge,
    Patch,
    Write,
    record_of,
)
from agent_tui.domain.clock import Clock
from agent_tui.replica.precious import Precious
from agent_tui.replica.precious_rows import NO_ANSWER, NOT_ARRIVED, OutboxHead, OutboxItem, Refusal, StoredDraft
from agent_tui.replica.queries import Queries
from agent_tui.replica.store_time import StoreTime
from agent_tui.sync.backoff import pause_after
from agent_tui.sync.conflicts import resolve
from agent_tui.sync.greeting import greet
from agent_tui.sync.plan import Pauses, plan


class Idle(Struct, frozen=True):
    """Nothing can be sent now; the next write is due in `wait` seconds, None where none is."""

    wait: float | None


class Sent(Struct, frozen=True):
    item: OutboxItem
    written: Written


class Rebased(Struct, frozen=True):
    """A change that is to be made upon a newer version; it is queued again."""

    item: OutboxItem


class Returned(Struct, frozen=True):
    """The backend will never take it; a text is a draft again."""

    item: OutboxItem
    refusal: Refusal
    draft: StoredDraft | None
    current: Change | None = None
    """Of a change whose record has changed meanwhile: what stands there now."""


class Unclear(Struct, frozen=True):
    """A backend that would do it twice did not answer."""

    item: OutboxItem
    error: BackendError


class Found(Struct, frozen=True):
    """The backend had it, though its answer was lost."""

    item: OutboxItem
    written: Written


class Missing(Struct, frozen=True):
    """The backend has it not, as far as it can tell: a person decides."""

    item: OutboxItem


class Failed(Struct, frozen=True):
    """The backend could not be spoken to; what was to be sent is queued again."""

    error: BackendError
    item: OutboxItem | None = None


PushOutcome = Idle | Sent | Rebased | Returned | Unclear | Found | Missing | Failed

READ_BACK_AFTER_S = 3.0
"""What got no answer may still be under way; asked too soon, the backend would not know of it."""


class Pusher:
    """Sends for whoever the backend says we are. Belongs to one thread, of the holder of the engine's lock."""

    def __init__(
        self,
        backend: Backend,
        precious: Precious,
        known: Queries,
        *,
        clock: Clock,
        chance: Callable[[], float],
        store_time: StoreTime | None = None,
        on_let_go: Callable[[str], None] = lambda ticket: None,
    ) -> None:
        """`on_let_go` is told of which contact something is tried that was held back until now."""
        self._known = known
        self._on_let_go = on_let_go
        self._backend = backend
        self._precious = precious
        self._clock = clock
        self._store_time = store_time or StoreTime(precious, clock)
        self._chance = chance
        self._not_before: dict[str, float] = {}
        self._asked: dict[str, float] = {}
        """Until when the backend asked to be left alone with a write."""
        self._failures: dict[str, int] = {}
        self.agent: str | None = None
        """Whose words may go out: asked of the backend before the first write, and again after a refused token."""

    def recover(self) -> int:
        """What an earlier process left in the middle of sending, or did not see arrive; for the new holder of the
        engine's lock."""
        refused = [head.id for head in self._precious.heads() if head.state == "rejected"]
        self._precious.arrived_after_all([id for id in refused if self._known.interaction(id) is not None])
        return self._precious.recover(idempotent=self._backend.capabilities.idempotent)

    def try_now(self) -> None:
        """The backend is back: pauses of our own making are over."""
        for id, at in self._asked.items():
            self._not_before[id] = min(self._not_before[id], at)

    def step(self, tickets: Collection[str] | None = None, *, over: Collection[str] = ()) -> PushOutcome:
        """Sends the next write, if there is one (on these contacts, where given) that may go now. `over`: writes that
        nothing holds back any more, though that is not written down yet; an attempt writes it down, too."""
        heads = [_let_go(head) if head.id in over else head for head in self._precious.heads()]
        known = {head.id for head in heads}
        for gone in self._not_before.keys() - known:
            self._not_before.pop(gone)
            self._asked.pop(gone, None)
            self._failures.pop(gone, None)
        if tickets is not None:
            heads = [head for head in heads if head.ticket in tickets]
        if self.agent is None:
            if not any(head.state == "queued" or head.ask_first for head in heads):
                return Idle(None)
            try:
                self.agent = greet(self._backend, self._clock, self._store_time).agent.id
            except BackendError as error:
                return Failed(error)
        self._wait_for_what_is_under_way(heads)
        next_ = plan(heads, (), self.agent, Pauses(writes=self._not_before), self._clock.monotonic())
        if next_.read_back is not None:
            return self._read_back(next_.read_back)
        if next_.send is None:
            return Idle(next_.wait)
        return self._send_queued(next_.send, held=next_.send in over)

    def _wait_for_what_is_under_way(self, heads: Collection[OutboxHead]) -> None:
        """Also of what an earlier process left: only from now on it is known how long ago that was."""
        for head in heads:
            if head.ask_first and head.state == "unknown" and head.id not in self._not_before:
                self._ask_not_before(head.id)

    def _ask_not_before(self, id: str) -> None:
        self._not_before[id] = self._asked[id] = self._clock.monotonic() + READ_BACK_AFTER_S

    def _read_back(self, id: str) -> PushOutcome:
        item = self._precious.item(id)
        if item is None or item.state not in ("queued", "unknown"):
            return Idle(0.0)
        try:
            written = self._backend.find(item.write)
        except Unauthorized as error:
            self.agent = None
            return Failed(error, item)
        except (Refused, Forbidden) as error:
            # why: who may not look there cannot find out; a person may, in the other system
            self._precious.mark_unknown(id, Refusal(NO_ANSWER, error.detail), ask_first=False, was=item.state)
            return Missing(item)
        except BackendError as error:
            self._pause(id, error.retry_after if isinstance(error, Busy) else None)
            return Failed(error, item)
        if written is not None:
            self._acked(item, written)
            return Found(item, written)
        if item.state == "queued":
            return self._send_queued(id)
        self._precious.mark_unknown(id, Refusal(NOT_ARRIVED), ask_first=False, was="unknown")
        return Missing(item)

    def _send_queued(self, id: str, *, held: bool = False) -> PushOutcome:
        item = self._precious.mark_sending(id)
        if item is None:
            return Idle(0.0)  # somebody has just taken it back: look again
        if held:
            self._on_let_go(item.ticket)
        return self._send(item)

    def _send(self, item: OutboxItem) -> PushOutcome:
        try:
            written = self._backend.write(item.write)
        except VersionMismatch as error:
            return self._changed_meanwhile(item, error)
        except Forbidden as error:
            return self._return(item, Refusal("forbidden", error.detail))
        except Refused as error:
            return self._return(item, Refusal(error.name, error.detail, error.holder))
        except Unauthorized as error:
            self.agent = None
            self._precious.requeue(item.id)
            return Failed(error, item)
        except Busy as error:
            return self._again_later(item, error, error.retry_after)
        except Unreachable as error:
            if not self._backend.capabilities.idempotent:
                self._ask_not_before(item.id)
                self._precious.mark_unknown(item.id, Refusal(NO_ANSWER, error.detail))
                return Unclear(item, error)
            return self._again_later(item, error, None)
        except BackendError as error:
            return self._again_later(item, error, None)
        return self._acked(item, written)

    def _acked(self, item: OutboxItem, written: Written) -> Sent:
        if is_known(self._known, item.write, written):
            self._precious.mark_arrived(item.id)
            return Sent(item, written)
        self._precious.mark_acked(item.id, written.seq, written.version)
        # why once more: the feed may have brought it in between, and come past it
        if is_known(self._known, item.write, written):
            self._precious.settle_write(item.id)
        return Sent(item, written)

    def _return(self, item: OutboxItem, refusal: Refusal, current: Change | None = None) -> Returned:
        return Returned(item, refusal, self._precious.mark_rejected(item.id, refusal, self._clock.now()), current)

    def _again_later(self, item: OutboxItem, error: BackendError, retry_after: float | None) -> Failed:
        self._pause(item.id, retry_after)
        nobody = isinstance(error, Unreachable) and error.nobody_there
        self._precious.requeue(item.id, reached_nobody=nobody)
        return Failed(error, item)

    def _pause(self, id: str, retry_after: float | None) -> None:
        """Each write has a pause of its own, so that one the store stumbles over does not hold up the others."""
        failures = self._failures.get(id, 0)
        self._failures[id] = failures + 1
        pause = pause_after(failures, self._chance()) + (retry_after or 0.0)
        now = self._clock.monotonic()
        self._not_before[id] = now + pause
        self._asked[id] = now + (retry_after or 0.0)

    def _changed_meanwhile(self, item: OutboxItem, error: VersionMismatch) -> PushOutcome:
        current = error.current
        outcome = resolve(item.write, item.seen, current) if isinstance(item.write, Patch) else "conflict"
        if outcome == "conflict":
            return self._return(item, Refusal(error.name, error.detail), current)
        if outcome == "done":
            assert current is not None
            return self._acked(item, Written(seq=current.seq, version=current.version, doc=current.doc))
        self._precious.requeue(item.id, outcome)
        return Rebased(item)


def _let_go(head: OutboxHead) -> OutboxHead:
    return msgspec.structs.replace(head, hold_s=0.0)


def is_known(known: Queries, write: Write, written: Written) -> bool:
    """True where the replica shows what `write` made."""
    type_, id = record_of(write)
    # another may stand for it: the customer who was joined, an acknowledgement that was given elsewhere before
    if isinstance(write, DecideMerge | AcknowledgeBulletin) and written.doc is not None:
        id = written.doc.id
    made = isinstance(write, MADE_ONCE)
    return known.version(type_, id) >= (1 if made else written.version)
