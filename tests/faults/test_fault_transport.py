"""The transport that lays faults on requests, against the real store: each fault is what it says, and a write that met
it is at the store once or not at all, never twice."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from agent_tui.backends.protocol import BackendError, Busy, Failing, Unauthorized, Unreachable
from agent_tui.backends.ticket_store import TicketStore
from tests.faults.fault_transport import (
    Answered,
    Delayed,
    Dropped,
    Duplicated,
    Fault,
    FaultTransport,
    Garbage,
    Late,
    Lost,
    NoHttp,
    Truncated,
    Unconnected,
)
from tests.faults.tormented_client import fill
from tests.store_server import RunningStore, running_store
from tests.unit.sync.files import note


class Connection:
    """A connection whose next requests meet the faults in `to_come`, one each."""

    def __init__(self, store: RunningStore) -> None:
        self._running = store
        self.to_come: list[Fault | None] = []
        self.rested: list[float] = []
        self.transport = FaultTransport(self._order, rest=self.rested.append)
        self.store = TicketStore(store.url, store.tokens["agent"], transport=self.transport)

    def _order(self, request: httpx.Request) -> Fault | None:
        return self.to_come.pop(0) if self.to_come else None

    def meets(self, fault: Fault) -> BackendError | None:
        """What becomes of writing the note w1 under this fault."""
        self.to_come = [fault]
        try:
            self.store.write(note("w1"))
        except BackendError as error:
            return error
        return None

    def times_there(self) -> int:
        """How often the note w1 is at the store."""
        with self._running.client() as client:
            records = client.get("/v1/snapshot", params={"limit": 500}).json()["records"]
        return sum(record["id"] == "w1" for record in records)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    with running_store(tmp_path) as store:
        fill(store)
        made = Connection(store)
        yield made
        made.store.close()


def is_(kind: type[BaseException]) -> Callable[[object], bool]:
    return lambda error: isinstance(error, kind)


@pytest.mark.parametrize(
    ("fault", "meaning", "there"),
    [
        (Unconnected(), is_(Unreachable), 0),
        (Lost(), is_(Unreachable), 0),
        (Dropped(), is_(Unreachable), 1),
        (Duplicated(), lambda error: error is None, 1),
        (Late(), is_(Unreachable), 0),
        (Truncated(0.5), is_(Unreachable), 1),
        (Truncated(0.5, noticed=True), is_(Unreachable), 1),
        (Delayed(5.0), lambda error: error is None, 1),
        (Delayed(60.0), is_(Unreachable), 1),
        (Answered(500), is_(Failing), 0),
        (Answered(500, done=True), is_(Failing), 1),
        (Answered(502, problem=False), is_(Unreachable), 0),
        (Answered(503), lambda error: isinstance(error, Busy) and error.retry_after is None, 0),
        (Answered(503, retry_after=7), lambda error: isinstance(error, Busy) and error.retry_after == 7, 0),
        (Answered(429, retry_after=9), lambda error: isinstance(error, Busy) and error.retry_after == 9, 0),
        (Answered(401), is_(Unauthorized), 0),
        (Garbage(b"<html>Log in</html>"), is_(Unreachable), 0),
        (Garbage(b"{}", "application/json", done=True), is_(Unreachable), 1),
        (NoHttp(), is_(Unreachable), 0),
    ],
    ids=lambda value: repr(value) if isinstance(value, Fault) else "",
)
def test_a_fault_is_what_it_says_and_the_repeat_writes_once(
    connection: Connection, fault: Fault, meaning: Callable[[object], bool], there: int
) -> None:
    assert meaning(connection.meets(fault))
    assert connection.transport.laid == {fault.name: 1}
    assert connection.times_there() == there
    connection.store.write(note("w1"))
    connection.transport.deliver_late_ones()
    assert connection.times_there() == 1


def test_a_late_request_arrives_behind_others(connection: Connection) -> None:
    connection.to_come = [Late(behind=1)]
    with pytest.raises(Unreachable):
        connection.store.write(note("w1"))
    connection.store.write(note("w2"))
    assert connection.times_there() == 0
    connection.store.me()
    assert connection.times_there() == 1


def test_an_answer_cut_at_any_byte_is_no_answer(connection: Connection) -> None:
    places = [place / 100 for place in range(0, 100, 3)]
    connection.to_come = [Truncated(at, noticed=noticed) for at in places for noticed in (False, True)]
    while connection.to_come:
        with pytest.raises(Unreachable):
            connection.store.me()
    assert connection.store.me().agent.id == "agent"


def test_a_delay_takes_no_time_but_the_tests_own(connection: Connection) -> None:
    connection.meets(Delayed(5.0))
    assert connection.rested == [5.0]
