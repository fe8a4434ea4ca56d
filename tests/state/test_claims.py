"""SYNC invariant 6: at most one live holder, no write under an old fence, and a fence that never falls – whatever
agents, the clock and the sweep do, in any order."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, get_args

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from agent_tui.contract.api import LEASE_S, NewInteraction, TicketPatch
from agent_tui.domain.values import LIVE_STATUSES, WORKED_STATUSES, Agent, Ticket, TicketStatus
from agent_tui.store.app import sweep_once
from agent_tui.store.callers import Caller
from agent_tui.store.claims import claim, claim_next, release, renew
from agent_tui.store.feed import StandingRecord, read_records
from agent_tui.store.importing import import_lines
from agent_tui.store.migrating import open_database
from agent_tui.store.problems import Denied
from agent_tui.store.transaction import WriteTransaction, write
from agent_tui.store.writing import patch_ticket, put_interaction
from tests.held_clock import HeldClock
from tests.store_lines import customer, jsonl, ticket

AGENTS = {name: Caller(Agent(name, "agent"), frozenset()) for name in ("ann", "bo", "cy")}
TICKETS = ("t1", "t2")
T = TypeVar("T")
agents = st.sampled_from(sorted(AGENTS))
tickets = st.sampled_from(TICKETS)
statuses = st.sampled_from(get_args(TicketStatus))


class Claims(RuleBasedStateMachine):
    """Beside the store runs a list of who holds what until when, and which fence was given to whom last."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = HeldClock()
        self.database = open_database(f"sqlite:///{Path(self.folder.name) / 'store.db'}")
        with write(self.database, "setup", self.clock, "setup") as tx:
            import_lines(tx, jsonl(customer(), *(ticket(id_) for id_ in TICKETS)), "setup")
        self.leases: dict[str, tuple[str, float]] = {}
        self.fences: dict[str, list[tuple[int, str]]] = {id_: [] for id_ in TICKETS}
        self.replies = 0
        self.runs = 0

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()

    def attempt(self, name: str, work: Callable[[WriteTransaction, Caller], T]) -> T | Denied:
        """What the store made of it: done, or refused."""
        try:
            with write(self.database, name, self.clock, "request") as tx:
                return work(tx, AGENTS[name])
        except Denied as denied:
            return denied

    def record(self, id_: str) -> StandingRecord:
        with self.database.read() as connection:
            return read_records(connection, "ticket", [id_])[id_]

    def holder(self, id_: str) -> str | None:
        name, until = self.leases.get(id_, ("", 0.0))
        return name if until > self.clock().timestamp() else None

    def was_given(self, id_: str, name: str, fence: int) -> None:
        """The store says that `name` holds `id_` under `fence` from now on."""
        assert self.holder(id_) in (None, name), "two live holders"
        given = self.fences[id_]
        if not given or given[-1] != (fence, name):
            assert not given or fence > given[-1][0], "the fence did not rise when the holder changed"
            given.append((fence, name))
        self.leases[id_] = (name, self.clock().timestamp() + LEASE_S)

    @rule(name=agents, id_=tickets)
    def claims(self, name: str, id_: str) -> None:
        taken = self.attempt(name, lambda tx, caller: claim(tx, caller, id_))
        if self.record(id_).doc.status not in LIVE_STATUSES:
            assert isinstance(taken, Denied)
            assert taken.name == "not-live"
        elif isinstance(taken, Denied):
            assert taken.name == "claim-held"
            assert taken.holder == self.holder(id_) != name
        else:
            self.was_given(id_, name, taken.fence)

    @rule(name=agents)
    def claims_the_next(self, name: str) -> None:
        free = [id_ for id_ in TICKETS if self.holder(id_) is None]
        taken = self.attempt(name, lambda tx, caller: claim_next(tx, caller, "-"))
        assert not isinstance(taken, Denied)
        if taken is not None:
            assert taken.ticket in free
            self.was_given(taken.ticket, name, taken.fence)

    @rule(name=agents, id_=tickets)
    def renews(self, name: str, id_: str) -> None:
        held = self.attempt(name, lambda tx, caller: renew(tx, caller, id_))
        if isinstance(held, Denied):
            assert held.name == "claim-lost"
            assert self.holder(id_) != name
        else:
            assert self.holder(id_) == name
            self.was_given(id_, name, held.fence)

    @rule(name=agents, id_=tickets)
    def releases(self, name: str, id_: str) -> None:
        assert not isinstance(self.attempt(name, lambda tx, caller: release(tx, caller, id_)), Denied)
        if self.leases.get(id_, ("", 0.0))[0] == name:
            del self.leases[id_]

    @rule(name=agents, id_=tickets, status=statuses)
    def changes_the_status(self, name: str, id_: str, status: TicketStatus) -> None:
        before = self.record(id_)
        done = self.attempt(
            name, lambda tx, caller: patch_ticket(tx, caller, id_, before.version, TicketPatch(status=status))
        )
        if isinstance(done, Denied):
            assert done.name == "claim-held"
            assert done.holder == self.holder(id_) != name
        else:
            assert before.doc.status == status or self.holder(id_) in (None, name), "a claim was taken away"
            self.was_put(id_, before.doc.status, status)

    @rule(id_=tickets, status=statuses)
    def is_imported_again(self, id_: str, status: TicketStatus) -> None:
        before = self.record(id_).doc.status
        self.runs += 1
        with write(self.database, "admin", self.clock, "import") as tx:
            import_lines(tx, jsonl(ticket(id_, status=status, subject=f"{self.runs}")), f"run{self.runs}")
        self.was_put(id_, before, status)

    def was_put(self, id_: str, before: TicketStatus, status: TicketStatus) -> None:
        """What is put aside is in nobody's hand."""
        if status not in WORKED_STATUSES and status != before:
            self.leases.pop(id_, None)

    @rule(seconds=st.sampled_from([1, 30, LEASE_S - 1, LEASE_S, LEASE_S + 1]))
    def time_passes(self, seconds: int) -> None:
        self.clock.advance(seconds)

    @rule()
    def is_swept(self) -> None:
        sweep_once(self.database, self.clock)

    @rule(name=agents, id_=tickets, data=st.data())
    def replies_under_some_fence(self, name: str, id_: str, data: st.DataObject) -> None:
        known = [fence for fence, whose in self.fences[id_] if whose == name]
        fence = data.draw(st.sampled_from([*known, 1, 99, None]))
        self.replies += 1
        body = NewInteraction(id_, "message", "outbound", "chat", self.clock(), "…", fence=fence)
        last = self.fences[id_][-1] if self.fences[id_] else None
        allowed = self.holder(id_) is None if fence is None else last == (fence, name)
        said = self.attempt(name, lambda tx, caller: put_interaction(tx, caller, f"r{self.replies}", body))
        if isinstance(said, Denied):
            assert said.name == "fence-stale"
            assert not allowed
        else:
            assert allowed, "a write under an old fence was taken"

    @invariant()
    def the_record_says_who_holds_it(self) -> None:
        with self.database.read() as connection:
            records = read_records(connection, "ticket", TICKETS)
        for id_ in TICKETS:
            doc = records[id_].doc
            assert isinstance(doc, Ticket)
            assert doc.fence == (self.fences[id_][-1][0] if self.fences[id_] else 0)
            if self.holder(id_) is not None:
                assert doc.holder == self.holder(id_)
            if doc.status not in LIVE_STATUSES:
                assert doc.holder is None, "what is done is in somebody's hand"


TestClaims = Claims.TestCase
TestClaims.settings = settings(
    max_examples=30, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
