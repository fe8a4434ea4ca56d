"""The client's core against the real ticket store on loopback: what one writes, the other has; a store that goes away
and comes back is found again."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agent_tui.backends.protocol import Forbidden, Refused, Unauthorized
from agent_tui.backends.ticket_store import TicketStore
from agent_tui.contract.api import (
    CustomerPatch,
    NewAcknowledgement,
    NewBulletin,
    NewInteraction,
    NewPromise,
    NewSearchOutcome,
    NewTransfer,
    NewWorkOrder,
    Presence,
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
    MakePromise,
    MakeWorkOrder,
    OfferTransfer,
    PublishBulletin,
    RecordOutcome,
    WithdrawBulletin,
    Write,
)
from agent_tui.domain.happenings import promise_ended
from agent_tui.replica.precious_rows import Seen
from agent_tui.sync.engine import Engine
from agent_tui.sync.events import SyncEvent
from agent_tui.sync.one_shot import OneShot
from tests.fake_backend import NOW, a_promise, a_work_order
from tests.store_lines import customer, interaction, jsonl, ticket
from tests.store_server import RunningStore, running_store
from tests.unit.sync.files import ProfileFiles, note, states

DEADLINE_S = 20.0
RECORDS = jsonl(customer(), ticket(), interaction())


@pytest.fixture
def files(tmp_path: Path) -> Iterator[ProfileFiles]:
    opened = ProfileFiles(tmp_path / "client")
    yield opened
    opened.close()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningStore]:
    with running_store(tmp_path) as store:
        store.take_in(RECORDS)
        yield store


@pytest.fixture
def connection(running: RunningStore) -> Iterator[TicketStore]:
    store = TicketStore(running.url, running.tokens["agent"])
    yield store
    store.close()


def test_a_client_and_the_store_agree_after_each_exchange(connection: TicketStore, files: ProfileFiles) -> None:
    precious, known = files.precious(), files.queries()
    exchange = OneShot(connection, precious, files.replica_file, files.lock())
    assert exchange.pull_until_current(DEADLINE_S).moved == 3 + len(known.agents())
    seen, version = known.ticket("t1") or pytest.fail("the contact did not come")
    precious.add(note("w1", direction="outbound"), agent="agent", now=NOW)
    precious.add(ChangeTicket("w2", "t1", version, TicketPatch(status="pending")), agent="agent", now=NOW, seen=seen)
    assert exchange.push_pending(DEADLINE_S).moved == 2
    assert states(precious) == {"w1": "acked", "w2": "acked"}
    assert exchange.pull_until_current(DEADLINE_S).done
    assert states(precious) == {}
    after, _ = known.ticket("t1") or pytest.fail("the contact has gone")
    assert (after.status, after.waiting_since) == ("pending", None)
    reply = known.interaction("w1")
    assert reply is not None
    assert (reply.author, reply.body) == ("agent", "text of w1")


def test_what_is_done_with_promises_customers_and_colleagues_reaches_the_store(
    connection: TicketStore, files: ProfileFiles
) -> None:
    precious, known = files.precious(), files.queries()
    exchange = OneShot(connection, precious, files.replica_file, files.lock())
    assert exchange.pull_until_current(DEADLINE_S).done
    ticket, _ = known.ticket("t1") or pytest.fail("the contact did not come")
    customer = known.customer(ticket.customer)
    assert customer is not None
    promised = NewPromise("t1", "退款", NOW, "", "chat", NOW)
    event = NewInteraction("t1", "event", "internal", "chat", NOW, "", promise_ended("p1", "kept"))
    tags = CustomerPatch(tags=("vegan",))
    writes: list[Write] = [
        MakePromise("p1", promised),
        AddInteraction("e1", event),
        # upon another version than the store will have given it
        ChangePromise("k1", "t1", "p1", 0, PromisePatch(state="kept", evidence="e1")),
        ChangeCustomer("g1", "t1", customer.id, known.version("customer", customer.id), tags),
        OfferTransfer("x1", NewTransfer("t1", "consult", "admin", "?", NOW)),
        AnswerTransfer("a1", "t1", "x1", TransferAnswer("withdrawn", NOW)),
        MakeWorkOrder("o1", NewWorkOrder("t1", "财务", "核对银行回执", NOW, NOW, promise="p1")),
        ChangeWorkOrder("d1", "t1", "o1", 0, WorkOrderPatch(state="done", evidence="e1")),
    ]
    seen: dict[str, Seen] = {"k1": a_promise("p1"), "g1": customer, "d1": a_work_order()}
    precious.add_all(writes, agent="agent", now=NOW, seen=seen)
    connection.tell_presence(Presence("ready", viewing="t1"))
    exchange.push_pending(DEADLINE_S)
    assert {item.id: item.refusal for item in precious.outbox() if item.state != "acked"} == {}
    assert exchange.pull_until_current(DEADLINE_S).done
    assert precious.outbox() == []
    kept, _ = known.promise("p1") or pytest.fail("the promise did not come")
    assert (kept.state, kept.evidence) == ("kept", "e1")
    after = known.customer(customer.id)
    assert after is not None
    assert after.tags == ("vegan",)
    asked, _ = known.transfer("x1") or pytest.fail("the request did not come")
    assert asked.state == "withdrawn"
    ordered, _ = known.work_order("o1") or pytest.fail("the work order did not come")
    assert (ordered.state, ordered.evidence, ordered.promise) == ("done", "e1", "p1")
    found = connection.find(writes[-2])
    assert found is not None
    assert found.doc == ordered
    assert [one.id for one in known.agents_at(["t1"])] == ["agent"]


def test_news_are_read_and_searches_judged(running: RunningStore, connection: TicketStore, files: ProfileFiles) -> None:
    admin = TicketStore(running.url, running.tokens["admin"])
    admin.write(PublishBulletin("b1", NewBulletin("outage", "支付故障", "12:00 恢复", NOW)))
    first = connection.write(AcknowledgeBulletin("r1", NewAcknowledgement("b1", NOW)))
    precious, known = files.precious(), files.queries()
    exchange = OneShot(connection, precious, files.replica_file, files.lock())
    assert exchange.pull_until_current(DEADLINE_S).done
    # read at another desk before: this one's write is done all the same, and leaves nothing waiting
    again = AcknowledgeBulletin("r2", NewAcknowledgement("b1", NOW))
    outcome = RecordOutcome("s1", NewSearchOutcome("怎么退款", "missing", NOW, ticket="t1"))
    forbidden = WithdrawBulletin("g1", "b1")
    precious.add_all([again, outcome], agent="agent", now=NOW)
    exchange.push_pending(DEADLINE_S)
    assert states(precious) == {"s1": "acked"}
    assert exchange.pull_until_current(DEADLINE_S).done
    assert precious.outbox() == []
    assert known.acknowledgements("b1") == [first.doc]
    assert [(one.id, one.query, one.agent) for one in known.search_outcomes()] == [("s1", "怎么退款", "agent")]
    with pytest.raises(Forbidden):
        connection.write(forbidden)
    assert admin.write(forbidden).version == 2
    assert exchange.pull_until_current(DEADLINE_S).done
    ((bulletin, version),) = known.bulletins_by_id(["b1", "b9"])
    assert (bulletin.withdrawn, version) == (True, 2)
    for write in (again, forbidden, outcome):
        found = admin.find(write)
        assert (found is not None) == (write is not again)
    admin.close()


def test_saying_a_write_again_writes_it_once(connection: TicketStore) -> None:
    first = connection.write(note("w1"))
    assert connection.write(note("w1")) == first
    with pytest.raises(Refused) as refused:
        connection.write(note("w1", direction="outbound"))
    assert refused.value.name == "id-reused"


def test_claims_are_given_renewed_and_refused(running: RunningStore, connection: TicketStore) -> None:
    claim = connection.claim_next(None, "key-1")
    assert claim is not None
    assert (claim.ticket, claim.holder) == ("t1", "agent")
    assert connection.claim_next(None, "key-1") == claim
    assert connection.renew("t1").fence == claim.fence
    other = TicketStore(running.url, running.add("wang.wei"))
    with pytest.raises(Refused) as refused:
        other.claim("t1")
    assert (refused.value.name, refused.value.holder) == ("claim-held", "agent")
    connection.release("t1")
    assert other.claim("t1").fence > claim.fence
    other.close()


def test_a_token_the_store_does_not_know_is_refused(running: RunningStore) -> None:
    stranger = TicketStore(running.url, "agt_1_" + "0" * 64 + "_00000000")
    with pytest.raises(Unauthorized):
        stranger.me()
    stranger.close()


class Listening:
    def __init__(self) -> None:
        self._heard = threading.Condition()

    def hear(self, event: SyncEvent) -> None:
        with self._heard:
            self._heard.notify_all()

    def until(self, holds: Callable[[], bool]) -> None:
        with self._heard:
            assert self._heard.wait_for(holds, timeout=DEADLINE_S), "it never came to that"


@pytest.fixture
def engines() -> Iterator[list[Engine]]:
    """Those that a test starts are stopped after it, however it ends."""
    started: list[Engine] = []
    yield started
    for engine in started:
        engine.stop()


def test_the_engine_finds_a_store_again_that_was_stopped(
    tmp_path: Path, files: ProfileFiles, engines: list[Engine]
) -> None:
    precious, known = files.precious(), files.queries()
    with running_store(tmp_path) as store:
        store.take_in(RECORDS)
        url, tokens = store.url, store.tokens
        engine = Engine(
            lambda: TicketStore(url, tokens["agent"]),
            precious,
            files.replica_file,
            files.lock(),
            session="1",
            chance=lambda: 0.1,
        )
        listening = Listening()
        engines.append(engine)
        engine.start(listening.hear)
        listening.until(lambda: engine.state.online and known.filled)
    listening.until(lambda: not engine.state.online)
    precious.add(note("w1"), agent="agent", now=NOW)
    engine.wake()
    with running_store(tmp_path, port=int(url.rpartition(":")[2]), tokens=tokens):
        listening.until(lambda: known.interaction("w1") is not None and states(precious) == {})
        listening.until(lambda: engine.state.online)
        assert engine.stop()
