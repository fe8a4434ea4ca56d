"""The engine at helpdesks that write twice what is said twice: nothing is lost, nothing is sent twice, what is unclear
is said to be unclear until it is looked for, and in the end client and helpdesk agree.

Two of them: one with the ways of Request Tracker, one with those of Redmine (`tests.backends`)."""

from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from agent_tui.backends.protocol import Backend, Busy, Failing, Unreachable
from agent_tui.contract.api import Change, NewInteraction, NewWrapUp, TicketPatch
from agent_tui.contract.writes import AddInteraction, ChangeTicket, WrapUp, Write
from agent_tui.domain.errors import Conflict
from agent_tui.domain.values import RecordType
from agent_tui.replica.precious import Precious
from agent_tui.replica.replica import Replica
from agent_tui.sync.pull import Pulled, Puller
from tests.backends.like_redmine import LikeRedmine
from tests.backends.like_request_tracker import LikeRequestTracker
from tests.backends.marked_texts import read_mark
from tests.backends.redmine import Redmine
from tests.backends.request_tracker import RequestTracker
from tests.backends.wire import Wire
from tests.fake_backend import NOW
from tests.faults.crashing_precious import CRASHES, Crash
from tests.state.client_machine import ClientMachine, comes_through

ME = "li.na"


class Connection(Backend, Protocol):
    wire: Wire

    def records(self) -> dict[tuple[RecordType, str], Change]: ...


class RequestTrackerWorld:
    requests = ("post", "put", "get", "search", "transactions", "me")

    def __init__(self) -> None:
        self.server = RequestTracker()
        self.tickets = [f"rt-{self.server.create(name, 'Bill', 'Too much')}" for name in ("wang", "chen")]

    def connect(self) -> Connection:
        return LikeRequestTracker(self.server, ME)

    def advance(self, seconds: float) -> None:
        self.server.advance(seconds)
        self.server.finish()

    def customer_writes(self, ticket: str, number: int) -> None:
        number_ = int(ticket.removeprefix("rt-"))
        self.server.mail(number_, f"when? {number}", slowly=number % 3 == 0)
        self.server.mails_go_out(number_, number % 4 * 3)

    def colleague_works(self, ticket: str, pending: bool) -> None:
        self.server.put_status(int(ticket.removeprefix("rt-")), "zhao.min", "stalled" if pending else "open")

    def refuse_next(self) -> None:
        self.server.says_yes_and_does_nothing = 1

    def quiet(self) -> None:
        self.server.says_yes_and_does_nothing = 0

    def texts(self) -> list[str]:
        return [one.content for one in self.server.transactions if one.creator == ME]


class RedmineWorld:
    requests = ("put", "get", "search", "me")

    def __init__(self) -> None:
        self.server = Redmine()
        self.tickets = [
            f"redmine-{self.server.create('Bill', 'Too much', {'customer': name, 'email': f'{name}@example.cn'})}"
            for name in ("wang", "chen", "liu", "wu")
        ]

    def connect(self) -> Connection:
        return LikeRedmine(self.server, ME)

    def advance(self, seconds: float) -> None:
        self.server.advance(seconds)

    def customer_writes(self, ticket: str, number: int) -> None:
        # within the same second as much else: the clock is not moved
        issue = self.server.issues[int(ticket.removeprefix("redmine-"))]
        self.server.put_issue(issue.id, issue.custom_fields["customer"], notes=f"when? {number}")

    def colleague_works(self, ticket: str, pending: bool) -> None:
        id = int(ticket.removeprefix("redmine-"))
        self.server.put_issue(id, "zhao.min", notes="looked at it", private=True, status_id=3 if pending else 2)

    def refuse_next(self) -> None:
        pass  # its way is to pass over a status, which the tests of the backend itself try

    def quiet(self) -> None:
        pass

    def texts(self) -> list[str]:
        return [one.notes for issue in self.server.issues.values() for one in issue.journals if one.user == ME]


class OtherBackendMachine(ClientMachine):
    a_world: "type[RequestTrackerWorld] | type[RedmineWorld]"

    def __init__(self) -> None:
        super().__init__()
        world = self.world = self.a_world()
        self.backend = world.connect()
        self.said: dict[str, Write] = {}
        self.dropped: set[str] = set()
        self.open_files()
        self.work_at(self.backend)

    def say(self, write: Write, **seen: Any) -> None:
        self.precious.add(write, agent=ME, now=NOW, **seen)
        self.said[write.id] = write

    def next_id(self) -> str:
        return f"w{len(self.said)}"

    # what happens

    @initialize()
    def it_is_filled(self) -> None:
        self.puller.step()

    @rule(ticket=st.integers(0, 1), direction=st.sampled_from(["outbound", "internal"]))
    def an_agent_writes(self, ticket: int, direction: Any) -> None:
        id = self.next_id()
        kind: Any = "message" if direction == "outbound" else "note"
        self.say(AddInteraction(id, NewInteraction(self.world.tickets[ticket], kind, direction, "email", NOW, id)))

    @rule(ticket=st.integers(0, 1), status=st.sampled_from(["pending", "open"]))
    def an_agent_sets_aside(self, ticket: int, status: Any) -> None:
        found = self.queries.ticket(self.world.tickets[ticket])
        if found is not None:
            change = ChangeTicket(self.next_id(), found[0].id, found[1], TicketPatch(status=status))
            self.say(change, seen=found[0])

    @rule(ticket=st.integers(0, 1))
    def an_agent_wraps_up(self, ticket: int) -> None:
        self.say(WrapUp(self.next_id(), NewWrapUp(self.world.tickets[ticket], "solved", NOW)))

    @rule(ticket=st.integers(0, 1))
    def a_customer_writes(self, ticket: int) -> None:
        self.world.customer_writes(
            self.world.tickets[ticket], len(self.world.texts()) + self.backend.wire.requests.total()
        )

    @rule(ticket=st.integers(0, 1), pending=st.booleans())
    def a_colleague_works(self, ticket: int, pending: bool) -> None:
        self.world.colleague_works(self.world.tickets[ticket], pending)

    @rule(request=st.integers(0, 5), after=st.booleans(), error=st.sampled_from(["gone", "failing", "busy", "killed"]))
    def the_next_request_fails(self, request: int, after: bool, error: str) -> None:
        errors: dict[str, BaseException] = {
            "gone": Unreachable("gone"),
            "failing": Failing("status 500"),
            "busy": Busy("later", 2.0),
            "killed": Crash(),
        }
        name = self.world.requests[request % len(self.world.requests)]
        # who says that they are busy has done nothing
        self.backend.wire.fail(name, errors[error], after=after and error != "busy")

    @rule(name=st.sampled_from([*CRASHES, "mark_unknown"]), after=st.booleans())
    def the_process_will_end(self, name: str, after: bool) -> None:
        self.precious.crash = (name, after)

    @rule()
    def the_faults_are_over(self) -> None:
        self.backend.wire.heal()

    @rule()
    def it_says_yes_and_does_nothing(self) -> None:
        self.world.refuse_next()

    @rule(seconds=st.sampled_from([0.2, 0.7, 4.0, 30.0]))
    def time_passes(self, seconds: float) -> None:
        self.goes_on(seconds)

    def goes_on(self, seconds: float) -> None:
        super().goes_on(seconds)
        self.world.advance(seconds)

    @rule(times=st.integers(1, 4))
    def push(self, times: int) -> None:
        for _ in range(times):
            self.step(self.pusher.step)

    @rule(times=st.integers(1, 3))
    def pull(self, times: int) -> None:
        for _ in range(times):
            self.step(self.puller.step)

    @rule(which=st.integers(0, 3), again=st.booleans())
    def a_person_decides(self, which: int, again: bool) -> None:
        unclear = [item for item in self.precious.outbox() if item.state in ("unknown", "rejected")]
        if not unclear:
            return
        item = unclear[which % len(unclear)]
        try:
            if again:
                self.precious.retry(item.id)
            else:
                self.precious.drop(item.id)
                self.dropped.add(item.id)
        except Conflict:
            pytest.fail("a person may always decide about what is unclear")

    # what must hold

    def there(self) -> Counter[str]:
        marks = (read_mark(text) for text in self.world.texts())
        return Counter(mark.id for mark in marks if mark is not None)

    @invariant()
    def nothing_is_there_twice(self) -> None:
        assert all(number == 1 for number in self.there().values())

    @invariant()
    def nothing_is_lost(self) -> None:
        waiting = {item.id for item in self.precious.outbox()}
        there = self.there()
        for id, write in self.said.items():
            if not isinstance(write, ChangeTicket) and id not in waiting | self.dropped:
                assert there[id] == 1, f"{id} has left the outbox and is not there"

    @invariant()
    def what_may_be_there_is_never_simply_sent_again(self) -> None:
        for item in self.precious.outbox():
            if item.state == "queued" and not isinstance(item.write, ChangeTicket) and self.there()[item.id]:
                head = next(head for head in self.precious.heads() if head.id == item.id)
                assert head.ask_first

    def comes_to_rest(self) -> None:
        self.backend.wire.heal()
        self.world.quiet()
        super().comes_to_rest()
        there = self.there()
        for item in self.precious.outbox():
            assert item.state in ("unknown", "rejected")
            assert item.refusal is not None, "why it is unclear is said"
            if not isinstance(item.write, ChangeTicket):
                assert item.id not in there
        self.both_agree()

    def both_agree(self) -> None:
        records = self.backend.records()
        for (type_, id), change in records.items():
            assert self.queries.version(type_, id) == change.version
            if type_ == "interaction":
                assert self.queries.interaction(id) == change.doc
            if type_ == "ticket":
                assert self.queries.ticket(id) == (change.doc, change.version)
        kept = self.queries.counts()
        assert kept["interaction"] == sum(type_ == "interaction" for type_, _ in records)


class AtRequestTracker(OtherBackendMachine):
    a_world = RequestTrackerWorld


class AtRedmine(OtherBackendMachine):
    a_world = RedmineWorld


MACHINES = (AtRequestTracker, AtRedmine)


@pytest.mark.parametrize("machine", MACHINES)
def test_the_engine_comes_through_everything(machine: type[OtherBackendMachine]) -> None:
    comes_through(machine, examples=25, steps=40)


@pytest.mark.long
@pytest.mark.parametrize("machine", MACHINES)
def test_the_engine_comes_through_everything_for_long(machine: type[OtherBackendMachine]) -> None:
    comes_through(machine, examples=2000, steps=80)


def test_nothing_is_missed_or_taken_twice_within_one_second(tmp_path: Path) -> None:
    world = RedmineWorld()
    backend = world.connect()
    precious, replica = Precious(tmp_path / "precious.db"), Replica(tmp_path / "replica.db")
    puller = Puller(backend, precious, replica)
    try:
        filled = [puller.step() for _ in range(5)][-1]
        assert isinstance(filled, Pulled)
        assert filled.records == 0, "the same second again is no news"
        taken = 0
        for number in range(6):
            world.customer_writes(world.tickets[number % 4], number)
            world.server.clock += timedelta(milliseconds=100)
            pulled = puller.step()
            while isinstance(pulled, Pulled) and pulled.has_more:
                taken += pulled.records
                pulled = puller.step()
            assert isinstance(pulled, Pulled)
            taken += pulled.records
        assert taken == 6 * 3, "each brings its words, its contact and its customer, once"
    finally:
        precious.close()
        replica.close()
