"""Sync under every fault that can be thought of, in any order: nothing is lost, nothing is written twice or as somebody
else, a row leaves the outbox only when the feed has come past it, and in the end client and store agree.

Invariants 2, 3, 5, 8 and 13 of SYNC. Threads are left out on purpose: what they do is steps of these.
"""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

import msgspec
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
)

from agent_tui.backends.protocol import BackendError, Busy, Failing, Unauthorized, Unreachable
from agent_tui.contract.api import (
    Change,
    CustomerPatch,
    NewAcknowledgement,
    NewInteraction,
    NewMerge,
    NewSearchOutcome,
    NewTransfer,
    NewWorkOrder,
    PromisePatch,
    TicketPatch,
    TransferAnswer,
    WorkOrderPatch,
)
from agent_tui.contract.writes import (
    AcknowledgeBulletin,
    AddInteraction,
    AnswerTransfer,
    ChangeCustomer,
    ChangePromise,
    ChangeTicket,
    ChangeWorkOrder,
    DecideMerge,
    MakeWorkOrder,
    OfferTransfer,
    Patch,
    RecordOutcome,
    WithdrawBulletin,
    Write,
)
from agent_tui.domain.happenings import promise_ended, work_order_became
from agent_tui.domain.values import Acknowledgement, Customer, Promise, Ticket, WorkOrder
from agent_tui.replica.precious_rows import DraftKey, OutboxItem, Seen
from agent_tui.replica.replica_reader import Whose
from agent_tui.sync.plan import hold
from tests.fake_backend import (
    NOW,
    FakeStore,
    a_bulletin,
    a_customer,
    a_promise,
    a_ticket,
    a_transfer,
    a_work_order,
    an_interaction,
)
from tests.faults.crashing_precious import CRASHES, Crash, CrashingReplica
from tests.faults.faulty_backend import FaultyBackend
from tests.state.client_machine import ClientMachine, comes_through

AGENTS = ("li.na", "wang.wei")
TICKETS = ("t1", "t2")
CUSTOMERS = ("c1", "c2", "c3")
CALLS = ("write", "changes", "snapshot page", "me")
STORM: tuple[BackendError, ...] = (
    Failing("status 500: internal"),
    Unreachable("status 502"),
    Busy("status 503", 30.0),
    Busy("status 429", None),
    Unauthorized("status 401"),
)


def doc_and_version(change: Change) -> tuple[object, int]:
    return change.doc, change.version


class SyncMachine(ClientMachine):
    REPLICA = CrashingReplica
    PAUSE_S = 100.0
    replica: CrashingReplica

    def __init__(self) -> None:
        super().__init__()
        self.store = FakeStore()
        self.backends: dict[str, FaultyBackend] = {}
        self.written: dict[str, tuple[str, Write]] = {}
        self.gone_with_the_backup: set[str] = set()
        self.taken_back: set[str] = set()
        self.was_restored = False
        self.not_before: dict[str, float] = {}
        self.open_files()
        self.connect("li.na")

    # the process

    def connect(self, agent: str) -> None:
        self.agent = agent
        self.held_until: Mapping[str, float] = {}
        self.backend = self.backends.setdefault(agent, FaultyBackend(self.store, agent, self.clock))
        self.work_at(self.backend)

    def start_again(self) -> None:
        self.close_files()
        self.open_files()
        self.connect(self.agent)

    def send(self) -> object:
        """A round of the thread that sends."""
        holding = hold(self.precious.heads(), self.held_until, self.clock.monotonic())
        self.held_until = holding.until
        outcome = self.step(partial(self.pusher.step, over=holding.over))
        try:
            self.precious.let_go(holding.over)
        except Crash:
            self.start_again()
        return outcome

    def is_at_rest(self) -> bool:
        return super().is_at_rest() and not self.held_until

    # what happens

    @initialize()
    def a_store_with_contacts(self) -> None:
        for customer in CUSTOMERS:
            self.store.put(a_customer(customer))
        for ticket in TICKETS:
            self.store.put(a_ticket(ticket, customer="c1" if ticket == "t1" else "c2"))
        self.store.put(a_promise())
        self.store.put(a_transfer())
        self.store.put(a_work_order(promise="p1"))
        self.store.put(a_bulletin())
        self.store_began_with = self.store.through
        self.puller.step()

    @rule(ticket=st.sampled_from(TICKETS), direction=st.sampled_from(["outbound", "internal"]))
    def an_agent_writes(self, ticket: str, direction: Any) -> None:
        id = f"w{len(self.written)}"
        body = f"text of {id}"
        kind = "message" if direction == "outbound" else "note"
        write = AddInteraction(id, NewInteraction(ticket, kind, direction, "chat", NOW, body))  # type: ignore[arg-type]
        draft = DraftKey(ticket, "reply" if direction == "outbound" else "note", "1")
        self.precious.save_draft(draft, body, (0, 0), NOW)
        self.precious.add(write, agent=self.agent, now=NOW, draft=draft)
        self.written[id] = (self.agent, write)

    @precondition(lambda self: self.queries.ticket("t1") is not None)
    @rule()
    def an_agent_sets_a_contact_aside(self) -> None:
        found = self.queries.ticket("t1")
        assert found is not None
        ticket, version = found
        write = ChangeTicket(f"w{len(self.written)}", "t1", version, TicketPatch(status="pending"))
        self.precious.add(write, agent=self.agent, now=NOW, seen=ticket)
        self.written[write.id] = (self.agent, write)

    def add(self, *writes: Write, seen: dict[str, Seen] | None = None) -> None:
        self.precious.add_all(writes, agent=self.agent, now=NOW, seen=seen)
        for write in writes:
            self.written[write.id] = (self.agent, write)

    @rule(ticket=st.sampled_from(TICKETS), hold_s=st.sampled_from([0.2, 5.0, 60.0]), better=st.booleans())
    def an_agent_sends_and_may_think_better_of_it(self, ticket: str, hold_s: float, better: bool) -> None:
        write = AddInteraction(
            self.next_id(), NewInteraction(ticket, "message", "outbound", "chat", NOW, f"text of {self.next_id()}")
        )
        self.precious.add_all([write], agent=self.agent, now=NOW, hold_s=hold_s)
        self.not_before[write.id] = self.clock.monotonic() + hold_s
        self.written[write.id] = (self.agent, write)
        if better:
            self.push(1)
            self.an_agent_takes_a_text_back()

    @rule()
    def an_agent_takes_a_text_back(self) -> None:
        held = [head for head in self.precious.heads() if head.hold_s and head.state == "queued"]
        if not held:
            return
        write = self.written[held[-1].id][1]
        assert isinstance(write, AddInteraction)
        draft = self.precious.take_back_text(write.id, "1", (), NOW)
        self.taken_back.add(write.id)
        assert (draft.key.ticket, draft.body) == (write.body.ticket, write.body.body)

    def next_id(self) -> str:
        return f"w{len(self.written)}"

    @rule(state=st.sampled_from(["kept", "broken"]))
    def an_agent_ends_a_promise(self, state: Any) -> None:
        found = self.queries.promise("p1")
        if found is None:
            return
        promise, version = found
        event = NewInteraction("t1", "event", "internal", "chat", NOW, "", promise_ended("p1", state))
        id = self.next_id()
        change = ChangePromise(f"{id}-change", "t1", "p1", version, PromisePatch(state=state, evidence=id))
        self.add(AddInteraction(id, event), change, seen={change.id: promise})

    @rule(tag=st.sampled_from(["a", "b", "c"]), away=st.booleans())
    def an_agent_changes_a_customers_tags(self, tag: str, away: bool) -> None:
        customer = self.queries.customer("c1")
        if customer is None:
            return
        tags = tuple(one for one in customer.tags if one != tag) + (() if away else (tag,))
        version = self.queries.version("customer", "c1")
        change = ChangeCustomer(self.next_id(), "t1", "c1", version, CustomerPatch(tags=tags))
        self.add(change, seen={change.id: customer})

    @rule(
        pair=st.sampled_from([("c1", "c2"), ("c2", "c3"), ("c3", "c1"), ("c1", "c3")]),
        decision=st.sampled_from(["same", "same", "undo", "different"]),
    )
    def an_agent_decides_who_is_who(self, pair: tuple[str, str], decision: Any) -> None:
        self.add(DecideMerge(self.next_id(), "t2", NewMerge(*pair, decision, NOW)))

    @rule()
    def an_agent_asks_a_colleague(self) -> None:
        self.add(OfferTransfer(self.next_id(), NewTransfer("t2", "transfer", "zhao.min", "请接手", NOW)))

    @rule(state=st.sampled_from(["accepted", "declined"]))
    def an_agent_answers_a_colleague(self, state: Any) -> None:
        if self.queries.transfer("x1") is not None:
            self.add(AnswerTransfer(self.next_id(), "t1", "x1", TransferAnswer(state, NOW)))

    @rule()
    def an_agent_orders_work(self) -> None:
        new = NewWorkOrder("t2", "财务", "核对银行回执", NOW, NOW, promise="p1")
        self.add(MakeWorkOrder(self.next_id(), new))

    @rule(state=st.sampled_from(["done", "withdrawn"]))
    def an_agent_ends_a_work_order(self, state: Any) -> None:
        found = self.queries.work_order("o1")
        if found is None:
            return
        order, version = found
        id = self.next_id()
        event = NewInteraction("t1", "event", "internal", "chat", NOW, "", work_order_became("o1", state))
        change = ChangeWorkOrder(f"{id}-change", "t1", "o1", version, WorkOrderPatch(state=state, evidence=id))
        self.add(AddInteraction(id, event), change, seen={change.id: order})

    @rule(ticket=st.sampled_from([*TICKETS, None]))
    def an_agent_says_what_a_search_was_worth(self, ticket: str | None) -> None:
        self.add(RecordOutcome(self.next_id(), NewSearchOutcome("怎么退款", "missing", NOW, ticket=ticket)))

    @rule()
    def an_agent_has_read_a_bulletin(self) -> None:
        self.add(AcknowledgeBulletin(self.next_id(), NewAcknowledgement("b1", NOW)))

    @rule()
    def an_agent_withdraws_a_bulletin(self) -> None:
        self.add(WithdrawBulletin(self.next_id(), "b1"))

    @rule(minutes=st.sampled_from([5, 60]))
    def a_colleague_moves_a_work_order(self, minutes: int) -> None:
        order = self.store.current("work_order", "o1").doc
        assert isinstance(order, WorkOrder)
        self.store.put(msgspec.structs.replace(order, due_at=order.due_at + timedelta(minutes=minutes)))

    @rule(tag=st.sampled_from(["x", "y"]), owner=st.booleans())
    def a_colleague_changes_customer_and_promise(self, tag: str, owner: bool) -> None:
        customer, promise = self.store.current("customer", "c1").doc, self.store.current("promise", "p1").doc
        assert isinstance(customer, Customer)
        assert isinstance(promise, Promise)
        self.store.put(msgspec.structs.replace(customer, tags=(*customer.tags, tag)))
        if owner:
            self.store.put(msgspec.structs.replace(promise, owner="zhao.min"))

    @rule(times=st.integers(1, 3))
    def push(self, times: int) -> None:
        for _ in range(times):
            self.send()

    @rule(times=st.integers(1, 3))
    def pull(self, times: int) -> None:
        for _ in range(times):
            self.step(self.puller.step)

    @rule(times=st.integers(1, 4))
    def pull_and_push(self, times: int) -> None:
        for _ in range(times):
            self.clock.advance(5.0)
            self.step(self.puller.step)
            self.send()

    @rule(seconds=st.sampled_from([0.3, 5.0, 100.0]))
    def time_passes(self, seconds: float) -> None:
        self.clock.advance(seconds)

    @rule(ticket=st.sampled_from(TICKETS))
    def a_customer_writes(self, ticket: str) -> None:
        self.store.put(an_interaction(f"c{self.store.through}", ticket))

    @rule(holder=st.sampled_from(["zhao.min", None]), answered=st.booleans())
    def a_colleague_takes_or_leaves_a_contact(self, holder: str | None, answered: bool) -> None:
        self.store.hand_over("t2", holder)
        if answered:
            self.an_agent_writes("t2", "outbound")
            self.push(2)

    @rule()
    def a_record_comes_that_nobody_can_read(self) -> None:
        self.store.poison(f"p{self.store.through}")

    @rule(call=st.sampled_from(CALLS), after=st.booleans(), error=st.sampled_from(["gone", "busy", "killed"]))
    def the_next_call_fails(self, call: str, after: bool, error: str) -> None:
        self.backend.heal()
        if error == "busy":
            self.backend.fail(call, Busy("later", 3.0))
        else:
            self.backend.fail(call, Unreachable("gone") if error == "gone" else Crash(), after=after)

    @rule(answers=st.lists(st.sampled_from(STORM), min_size=2, max_size=12))
    def a_storm_breaks(self, answers: list[BackendError]) -> None:
        self.backend.storm.extend(answers)

    @rule(call=st.sampled_from(CALLS))
    def the_next_answer_is_torn(self, call: str) -> None:
        self.backend.fail(call, Unreachable("a page that is torn or none", nonsense=True), after=True)

    @rule(seconds=st.sampled_from([2.0, 70.0, 4000.0]))
    def the_next_answer_takes_long(self, seconds: float) -> None:
        self.backend.slow_s = seconds

    @rule()
    def the_next_write_arrives_twice(self) -> None:
        self.backend.twice = True

    @rule()
    def the_next_write_arrives_late(self) -> None:
        self.backend.late = True

    @rule()
    def what_is_late_arrives(self) -> None:
        for backend in self.backends.values():
            backend.late_ones_arrive()

    @precondition(lambda self: self.pusher.agent is not None and not self.backend.token_refused)
    @rule()
    def a_reply_is_refused_and_arrives_after_all(self) -> None:
        """The first attempt is slower than the second, and between the two a colleague had the contact."""
        self.an_agent_writes("t2", "outbound")
        self.backend.heal()
        self.backend.late = True
        self.push(1)
        self.store.hand_over("t2", "zhao.min")
        self.clock.advance(100)
        self.push(1)
        self.store.hand_over("t2", None)
        self.backend.late_ones_arrive()

    @rule(days=st.sampled_from([-1, 1]))
    def somebody_sets_the_clock_wrong(self, days: int) -> None:
        self.clock.set_wrong(timedelta(days=days))

    @rule(name=st.sampled_from(CRASHES), after=st.booleans())
    def the_process_will_be_killed_at_the_file(self, name: str, after: bool) -> None:
        self.precious.crash = (name, after)

    @rule(commits=st.integers(1, 4))
    def the_process_will_be_killed_after_a_commit(self, commits: int) -> None:
        self.replica.commits_left = commits

    @rule()
    def the_process_is_killed(self) -> None:
        self.start_again()

    @rule(refused=st.booleans())
    def the_token_is_refused_or_taken(self, refused: bool) -> None:
        self.backend.token_refused = refused

    @rule(agent=st.sampled_from(AGENTS), words_left=st.booleans())
    def somebody_signs_in(self, agent: str, words_left: bool) -> None:
        if words_left:
            self.an_agent_writes("t1", "internal")
        self.connect(agent)

    @rule(overlap=st.integers(0, 3), limit=st.integers(1, 4))
    def pages_are_small_and_come_again(self, overlap: int, limit: int) -> None:
        self.backend.overlap, self.backend.page_limit = overlap, limit

    @rule(lost=st.integers(1, 4), just_acked=st.booleans())
    def the_store_is_restored_from_backup(self, lost: int, just_acked: bool) -> None:
        if just_acked:
            self.an_agent_writes("t1", "internal")
            self.push(2)
        keep = max(self.store.through - lost, self.store_began_with)
        kept_here = {item.id for item in self.precious.outbox()}
        before = set(self.store.answers)
        self.store.restore_from_backup(keep)
        self.was_restored = True
        self.gone_with_the_backup |= before - set(self.store.answers) - kept_here

    # what must hold

    @invariant()
    def nothing_is_sent_as_somebody_else(self) -> None:
        for backend in self.backends.values():
            assert all(self.written[write.id][0] == agent for agent, write in backend.written)

    @invariant()
    def nothing_is_written_twice(self) -> None:
        ids = [row.id for row in self.store.feed if row.type == "interaction"]
        assert len(ids) == len(set(ids))

    @invariant()
    def what_was_taken_back_is_nowhere(self) -> None:
        assert not self.taken_back & (self.store.answers.keys() | {item.id for item in self.precious.outbox()})

    @invariant()
    def nothing_goes_before_its_time(self) -> None:
        early = {id for id, at in self.not_before.items() if self.clock.monotonic() < at}
        assert not early & self.store.answers.keys()

    @invariant()
    def what_left_the_outbox_is_in_the_replica(self) -> None:
        if not self.replica.filled:
            return
        here = {item.id for item in self.precious.outbox()}
        for id, (agent, write) in self.written.items():
            if id in here or id in self.gone_with_the_backup | self.taken_back or not isinstance(write, AddInteraction):
                continue
            record = self.queries.interaction(id)
            assert record is not None, f"{id} has left the outbox and is not in the replica"
            assert (record.author, record.body) == (agent, write.body.body)

    @invariant()
    def a_refused_text_is_a_draft(self) -> None:
        drafts = {draft.body for draft in self.precious.drafts()}
        for item in self.precious.outbox():
            if item.state == "rejected" and isinstance(item.write, AddInteraction):
                assert item.write.body.body in drafts

    def comes_to_rest(self) -> None:
        """When all faults are over, every agent's words reach the store, and the client knows what the store knows."""
        self.precious.crash = None
        self.replica.commits_left = None
        for backend in self.backends.values():
            backend.heal()
            backend.overlap = 0
            backend.late_ones_arrive()
        for agent in AGENTS:
            self.connect(agent)
            super().comes_to_rest()
        left = self.precious.outbox()
        assert {item.state for item in left} <= {"rejected"}
        self.the_store_has_every_word(left)
        self.client_and_store_agree()

    def the_store_has_every_word(self, left: list[OutboxItem]) -> None:
        refused = {item.id for item in left}
        for id in self.written.keys() - refused - self.gone_with_the_backup - self.taken_back:
            assert id in self.store.answers or isinstance(self.written[id][1], Patch)
        for id in refused:
            # why: what was refused for a newer record may arrive late, when a restore has taken that record back; of a
            # change that is the same change, and no text is told twice by it
            is_late_change = self.was_restored and isinstance(self.written[id][1], Patch)
            assert id not in self.store.answers or is_late_change

    def client_and_store_agree(self) -> None:
        for record in self.store.interactions().values():
            assert self.queries.interaction(record.id) == record
        assert self.queries.counts()["interaction"] == len(self.store.interactions())
        for (type_, id), change in self.store.records.items():
            assert self.queries.version(type_, id) == change.version
        for ticket in TICKETS:
            change = self.store.records["ticket", ticket]
            assert isinstance(change.doc, Ticket)
            assert self.queries.ticket(ticket) == (change.doc, change.version)
        for customer in CUSTOMERS:
            assert self.queries.customer(customer) == self.store.current("customer", customer).doc
        assert self.queries.promise("p1") == doc_and_version(self.store.current("promise", "p1"))
        assert self.queries.transfer("x1") == doc_and_version(self.store.current("transfer", "x1"))
        kept = {id for type_, id in self.store.records if type_ == "work_order"}
        assert {record.order.id for record in self.queries.work_orders(None)} == kept
        for id in kept:
            assert self.queries.work_order(id) == doc_and_version(self.store.current("work_order", id))
        records = self.store.records.values()
        assert {one.id for one in self.queries.search_outcomes()} == {
            c.id for c in records if c.type == "search_outcome"
        }
        read = [(c.doc.agent, c.id) for c in records if isinstance(c.doc, Acknowledgement)]
        assert sorted((one.agent, one.id) for one in self.queries.acknowledgements("b1")) == sorted(read)
        assert len({agent for agent, _ in read}) == len(read)
        assert self.queries.bulletin("b1") == self.store.current("bulletin", "b1").doc
        self.contacts_stand_under_the_roots()

    def contacts_stand_under_the_roots(self) -> None:
        edges = {
            doc.id: doc.merged_into
            for change in self.store.records.values()
            if isinstance(doc := change.doc, Customer) and doc.merged_into is not None
        }
        for ticket in TICKETS:
            root = self.store.ticket(ticket).customer
            while root in edges:
                root = edges[root]
            assert self.queries.queue_records([ticket])[ticket].customer == root
            assert ticket in {one.id for one in self.queries.tickets_of(Whose((root,)))}


def test_sync_comes_through_everything() -> None:
    comes_through(SyncMachine, examples=35, steps=40)


@pytest.mark.long
def test_sync_comes_through_everything_for_long() -> None:
    comes_through(SyncMachine, examples=3000, steps=80)
