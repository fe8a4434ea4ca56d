"""A ticket store in memory and connections to it, for tests of sync and desk.

`FakeStore` is the world: records, feed, claims, what others do. `FakeBackend` is one agent's connection, with faults
that a test orders: `fail("write", Unreachable("gone"), after=True)` does the next write and loses its answer.
"""

import threading
from collections import Counter, deque
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from agent_tui.backends.protocol import (
    Capabilities,
    CursorExpired,
    Refused,
    Unauthorized,
    Unreachable,
)
from agent_tui.contract.api import Change, Claim, Limits, Me, Presence, Written
from agent_tui.contract.feed_pages import FeedPage, FillPage, Quarantined
from agent_tui.contract.writes import Write
from agent_tui.domain.values import (
    Acknowledgement,
    Agent,
    AgentState,
    Bulletin,
    Customer,
    Interaction,
    Promise,
    RecordType,
    SearchOutcome,
    StoredRecord,
    Ticket,
    Transfer,
    WorkOrder,
)
from tests.fake_writes import done

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
STORE_CAPABILITIES = Capabilities(
    compare_and_set="version",
    push=True,
    claims=True,
    promises=True,
    articles=True,
    idempotent=True,
    presence=True,
    transfers=True,
    merges=True,
    work_orders=True,
    search_outcomes=True,
    bulletins=True,
)


def a_customer(id: str = "c1", **fields: Any) -> Customer:
    made = Customer(id=id, name="王小明", tier="standard", language="zh-CN", tags=(), identities=())
    return msgspec.structs.replace(made, **fields)


def a_ticket(id: str = "t1", **fields: Any) -> Ticket:
    made = Ticket(
        id=id,
        customer="c1",
        channel="chat",
        subject="账单多扣了 30 元",
        queue="billing",
        priority=3,
        status="new",
        owner=None,
        created_at=NOW,
        waiting_since=NOW,
        intent=(),
        tags=(),
        number=1,
    )
    return msgspec.structs.replace(made, **fields)


def an_interaction(id: str, ticket: str = "t1", **fields: Any) -> Interaction:
    made = Interaction(
        id=id,
        ticket=ticket,
        kind="message",
        direction="inbound",
        channel="chat",
        author="王小明",
        at=NOW,
        body="请问什么时候退款？",
        meta={},
    )
    return msgspec.structs.replace(made, **fields)


def a_promise(id: str = "p1", ticket: str = "t1", **fields: Any) -> Promise:
    made = Promise(
        id=id,
        ticket=ticket,
        what="三天内退款",
        due_at=NOW,
        limits="不承诺当天到账",
        channel="chat",
        state="open",
        made_by="li.na",
        made_at=NOW,
    )
    return msgspec.structs.replace(made, **fields)


def a_transfer(id: str = "x1", ticket: str = "t1", **fields: Any) -> Transfer:
    made = Transfer(id=id, ticket=ticket, kind="transfer", sender="zhao.min", receiver="li.na", note="请接手", at=NOW)
    return msgspec.structs.replace(made, **fields)


def a_work_order(id: str = "o1", ticket: str = "t1", **fields: Any) -> WorkOrder:
    made = WorkOrder(
        id=id, ticket=ticket, department="财务", what="核对银行回执", due_at=NOW, made_by="li.na", made_at=NOW
    )
    return msgspec.structs.replace(made, **fields)


def a_bulletin(id: str = "b1", **fields: Any) -> Bulletin:
    made = Bulletin(id=id, kind="outage", title="支付故障", body="预计 12:00 恢复", author="zhao.min", published_at=NOW)
    return msgspec.structs.replace(made, **fields)


def an_acknowledgement(id: str = "r1", **fields: Any) -> Acknowledgement:
    return msgspec.structs.replace(Acknowledgement(id=id, bulletin="b1", agent="li.na", at=NOW), **fields)


def a_search_outcome(id: str = "s1", **fields: Any) -> SearchOutcome:
    made = SearchOutcome(id=id, query="怎么退款", outcome="missing", agent="li.na", at=NOW)
    return msgspec.structs.replace(made, **fields)


def an_agent(id: str = "zhao.min", **fields: Any) -> AgentState:
    made = AgentState(id=id, role="agent", queues=None, state="ready", since=NOW)
    return msgspec.structs.replace(made, **fields)


class FakeStore:
    """The world behind the connections. Thread-safe; a change wakes who waits for it."""

    def __init__(self) -> None:
        self.epoch = "first"
        self.records: dict[tuple[RecordType, str], Change] = {}
        self.feed: list[Change | Quarantined] = []
        self.pruned = 0
        self.answers: dict[str, tuple[object, Written]] = {}
        """What was done under a client's id: the write, and what was answered."""
        self.holders: dict[str, str] = {}
        self.fences: Counter[str] = Counter()
        self.changed = threading.Condition(threading.RLock())

    def connect(self, agent: str = "li.na", **capabilities: Any) -> "FakeBackend":
        return FakeBackend(self, agent, msgspec.structs.replace(STORE_CAPABILITIES, **capabilities))

    @property
    def through(self) -> int:
        return len(self.feed)

    def put(self, record: StoredRecord) -> Change:
        """Somebody writes a record: the change that tells of it."""
        with self.changed:
            type_: RecordType = record.__struct_config__.tag  # type: ignore[assignment]
            before = self.records.get((type_, record.id))
            version = before.version + 1 if before else 1
            change = Change(seq=self.through + 1, type=type_, id=record.id, version=version, op="upsert", doc=record)
            self.records[type_, record.id] = change
            self.feed.append(change)
            self.changed.notify_all()
            return change

    def poison(self, id: str) -> None:
        """A record that no client can read comes into the feed."""
        with self.changed:
            self.feed.append(Quarantined(type="interaction", id=id, seq=self.through + 1, reason="unknown field"))
            self.changed.notify_all()

    def ticket(self, id: str) -> Ticket:
        found = self.records.get(("ticket", id))
        if found is None or not isinstance(found.doc, Ticket):
            raise Refused("not-found", f"no ticket {id}")
        return found.doc

    def current(self, type_: RecordType, id: str) -> Change:
        found = self.records.get((type_, id))
        if found is None or found.doc is None:
            raise Refused("not-found", f"no {type_} {id}")
        return found

    def interactions(self) -> dict[str, Interaction]:
        return {c.id: c.doc for c in self.records.values() if isinstance(c.doc, Interaction)}

    def restore_from_backup(self, keep: int, *, told: bool = True) -> None:
        """Another epoch, in which only the first `keep` changes ever happened; clients' ids of later ones are free.
        `told`: False where a file was put back and nobody began another epoch."""
        with self.changed:
            self.epoch += "+" if told else ""
            self.feed = self.feed[:keep]
            self.records = {(c.type, c.id): c for c in self.feed if isinstance(c, Change)}
            self.answers = {
                key: (said, written) for key, (said, written) in self.answers.items() if written.seq <= keep
            }
            self.changed.notify_all()

    def hand_over(self, ticket: str, holder: str | None) -> None:
        """Somebody claims a contact, or lets it go."""
        with self.changed:
            if holder is None:
                self.holders.pop(ticket, None)
            elif self.holders.get(ticket) != holder:
                self.holders[ticket] = holder
                self.fences[ticket] += 1
            self.put(msgspec.structs.replace(self.ticket(ticket), holder=holder, fence=self.fences[ticket]))


class FakeBackend:
    """One agent's connection to a `FakeStore`."""

    def __init__(self, store: FakeStore, agent: str, capabilities: Capabilities) -> None:
        self.store = store
        self.agent = agent
        self.page_limit = 500
        self.overlap = 0
        """How many changes of a page before come again with the next one: the feed promises at least once."""
        self.offline = False
        self.token_refused = False
        self.calls: Counter[str] = Counter()
        self.written: list[tuple[str, Write]] = []
        """Every write that reached the store, with whose token."""
        self.told: list[Presence] = []
        """What this agent was said to be doing, in order."""
        self._capabilities = capabilities
        self._faults: dict[str, deque[tuple[BaseException, bool]]] = {}
        self._held: dict[str, threading.Event] = {}
        self._closed = False

    @property
    def capabilities(self) -> Capabilities:
        return self._capabilities

    def fail(self, call: str, error: BaseException, *, after: bool = False) -> None:
        """The next `call` raises `error`: before it did anything, or after it did everything."""
        self._faults.setdefault(call, deque()).append((error, after))

    def hold(self, call: str) -> threading.Event:
        """The next `call` is counted, and gets no further before the event is set."""
        return self._held.setdefault(call, threading.Event())

    def answer_within(self, seconds: float | None) -> None:
        pass

    def heal(self) -> None:
        """No more faults."""
        self._faults.clear()
        self.offline = self.token_refused = False

    def me(self) -> Me:
        with self._call("me"), self.store.changed:
            return Me(
                agent=Agent(id=self.agent, role="agent"),
                time=NOW,
                oldest_client="0.1.0",
                limits=Limits(body_bytes=262144, page=500, wait_s=25),
                store=self.store.epoch,
                through=self.store.through,
            )

    def snapshot(self) -> Iterator[FillPage]:
        with self._call("snapshot"), self.store.changed:
            records = [c for c in self.store.records.values() if c.op == "upsert"]
            cursor, through = self._cursor(self.store.through), self.store.through
            bad = tuple(c for c in self.store.feed if isinstance(c, Quarantined))
        starts = range(0, max(len(records), 1), self.page_limit)
        for start in starts:
            with self._call("snapshot page"):
                end = start + self.page_limit
                last = start == starts[-1]
                yield FillPage(
                    records=tuple(records[start:end]),
                    cursor=cursor,
                    through=through,
                    next=None if last else str(end),
                    left=max(len(records) - end, 0),
                    quarantined=bad if last else (),
                )

    def changes(self, cursor: str, *, wait: float = 0) -> FeedPage:
        with self._call("changes"), self.store.changed:
            epoch, _, sequence = cursor.rpartition(":")
            start = int(sequence)
            if wait:
                self.store.changed.wait_for(
                    lambda: self._closed or epoch != self.store.epoch or self.store.through > start, timeout=wait
                )
            if self._closed:
                raise Unreachable("closed")
            if epoch != self.store.epoch or start < self.store.pruned or start > self.store.through:
                raise CursorExpired("another epoch")
            rows = self.store.feed[max(start - self.overlap, 0) : start + self.page_limit]
            through = min(start + self.page_limit, self.store.through)
            return FeedPage(
                changes=tuple(c for c in rows if isinstance(c, Change)),
                cursor=self._cursor(through),
                has_more=through < self.store.through,
                through=through,
                quarantined=tuple(c for c in rows if isinstance(c, Quarantined)),
            )

    def write(self, write: Write) -> Written:
        with self._call("write"), self.store.changed:
            self.written.append((self.agent, write))
            said = self.store.answers.get(write.id)
            if said is not None and self._capabilities.idempotent:
                if said[0] != write:
                    raise Refused("id-reused", write.id)
                return said[1]
            answer = done(self.store, self.agent, write)
            self.store.answers[write.id] = (write, answer)
            return answer

    def find(self, write: Write) -> Written | None:
        with self._call("find"), self.store.changed:
            said = self.store.answers.get(write.id)
            return None if said is None else said[1]

    def claim(self, ticket: str) -> Claim:
        with self._call("claim"), self.store.changed:
            holder = self.store.holders.get(ticket)
            if holder not in (None, self.agent):
                raise Refused("claim-held", ticket, holder=holder)
            self.store.ticket(ticket)
            self.store.hand_over(ticket, self.agent)
            return self._claim(ticket)

    def claim_next(self, queue: str | None, key: str) -> Claim | None:
        with self._call("claim_next"), self.store.changed:
            for change in list(self.store.records.values()):
                doc = change.doc
                if (
                    isinstance(doc, Ticket)
                    and doc.waiting_since is not None
                    and doc.id not in self.store.holders
                    and doc.owner in (None, self.agent)
                    and queue in (None, doc.queue)
                ):
                    return self.claim(doc.id)
            return None

    def renew(self, ticket: str) -> Claim:
        with self._call("renew"), self.store.changed:
            if self.store.holders.get(ticket) != self.agent:
                raise Refused("claim-lost", ticket, holder=self.store.holders.get(ticket))
            return self._claim(ticket)

    def release(self, ticket: str) -> None:
        with self._call("release"), self.store.changed:
            if self.store.holders.get(ticket) == self.agent:
                self.store.hand_over(ticket, None)

    def tell_presence(self, presence: Presence) -> None:
        with self._call("presence"), self.store.changed:
            self.told.append(presence)
            state = an_agent(
                self.agent,
                state=presence.state,
                reason=presence.reason,
                viewing=presence.viewing,
                writing=presence.writing,
            )
            known = self.store.records.get(("agent", self.agent))
            if known is None or known.doc != state:
                self.store.put(state)

    def close(self) -> None:
        with self.store.changed:
            self._closed = True
            self.store.changed.notify_all()

    def _claim(self, ticket: str) -> Claim:
        return Claim(
            ticket=ticket,
            holder=self.agent,
            fence=self.store.fences[ticket],
            expires_in=120.0,
            seq=self.store.through,
        )

    def _cursor(self, sequence: int) -> str:
        return f"{self.store.epoch}:{sequence}"

    def _call(self, name: str) -> "_Call":
        return _Call(self, name)


class _Call:
    """Counts a call and raises the fault that was ordered for it, before or after what it does."""

    def __init__(self, backend: FakeBackend, name: str) -> None:
        self._backend = backend
        self._name = name
        self._after: BaseException | None = None

    def __enter__(self) -> None:
        backend = self._backend
        held = backend._held.pop(self._name, None)
        backend.calls[self._name] += 1
        if held is not None:
            held.wait()
        if backend._closed:
            raise Unreachable("closed")
        if backend.offline:
            raise Unreachable("offline")
        if backend.token_refused:
            raise Unauthorized("refused")
        faults = backend._faults.get(self._name)
        if faults:
            error, after = faults.popleft()
            if not after:
                raise error
            self._after = error

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if self._after is not None and error is None:
            raise self._after
