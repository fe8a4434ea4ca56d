"""A proxy that cuts, between the whole engine and the real store: whatever byte a connection ends at, what is written
gets there once; and a network that is unplugged at any moment is waited for."""

import random
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from agent_tui.backends.protocol import Unreachable
from agent_tui.backends.ticket_store import TicketStore
from agent_tui.sync.engine import Engine
from agent_tui.sync.events import SyncEvent
from tests.fake_backend import NOW
from tests.faults.cutting_proxy import AT_ONCE, WHOLE, Cut, CuttingProxy
from tests.faults.tormented_client import fill
from tests.store_server import RunningStore, running_store
from tests.unit.sync.files import ProfileFiles, note, states

DEADLINE_S = 20.0


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningStore]:
    with running_store(tmp_path) as store:
        fill(store)
        yield store


@pytest.fixture
def proxy(running: RunningStore) -> Iterator[CuttingProxy]:
    with CuttingProxy("127.0.0.1", port_of(running.url)) as proxy:
        yield proxy


@pytest.fixture
def files(tmp_path: Path) -> Iterator[ProfileFiles]:
    opened = ProfileFiles(tmp_path / "client")
    yield opened
    opened.close()


def port_of(url: str) -> int:
    return int(url.rpartition(":")[2])


def always(cut: Cut) -> Callable[[int], Cut]:
    return lambda connection: cut


class Listening:
    def __init__(self) -> None:
        self._heard = threading.Condition()

    def hear(self, event: SyncEvent) -> None:
        with self._heard:
            self._heard.notify_all()

    def until(self, holds: Callable[[], bool], what: str) -> None:
        with self._heard:
            assert self._heard.wait_for(holds, timeout=DEADLINE_S), what


def bodies(store: RunningStore) -> list[str]:
    with store.client() as client:
        records = client.get("/v1/snapshot", params={"limit": 500}).json()["records"]
    return [record["doc"]["body"] for record in records if record["type"] == "interaction"]


@pytest.mark.parametrize("reset", [False, True])
def test_a_write_cut_at_any_place_is_written_once(running: RunningStore, proxy: CuttingProxy, reset: bool) -> None:
    places = [AT_ONCE, *(Cut(up=up, reset=reset) for up in (1, 40, 150, 400)), *(Cut(down=n) for n in (1, 60, 200))]
    for number, cut in enumerate(places):
        proxy.order = always(cut)
        store = TicketStore(proxy.url, running.tokens["agent"])
        with pytest.raises(Unreachable):
            store.write(note(f"w{number}"))
        proxy.order = always(WHOLE)
        store.write(note(f"w{number}"))
        store.close()
    assert sorted(bodies(running)) == sorted(f"text of w{number}" for number in range(len(places)))
    assert proxy.cuts >= len(places)


def test_the_engine_comes_through_a_line_that_breaks_all_the_time(
    running: RunningStore, proxy: CuttingProxy, files: ProfileFiles
) -> None:
    chance = random.Random(4)
    wanted = [f"w{number}" for number in range(15)]

    def order(connection: int) -> Cut:
        if chance.random() < 0.3:
            return WHOLE
        size = chance.randrange(1, 1500)
        return Cut(up=size, reset=chance.random() < 0.5) if chance.random() < 0.5 else Cut(down=size)

    proxy.order = order
    precious, known = files.precious(), files.queries()
    listening = Listening()
    engine = Engine(
        lambda: TicketStore(proxy.url, running.tokens["agent"]),
        precious,
        files.replica_file,
        files.lock(),
        session="1",
        chance=lambda: 0.05,
    )
    engine.start(listening.hear)
    try:
        for number, id in enumerate(wanted):
            precious.add(note(id, f"t{number % 4 + 1}"), agent="agent", now=NOW)
            engine.wake()
            if number % 5 == 4:
                proxy.unplug()
                listening.until(lambda: not engine.state.online, "nobody noticed that the line is dead")
                proxy.plug_in()
                engine.try_now()
                listening.until(lambda: engine.state.online, "nobody noticed that the line is back")
        proxy.order = always(WHOLE)
        engine.try_now()
        listening.until(lambda: states(precious) == {}, "what was written never got there")
        assert all(known.interaction(id) is not None for id in wanted)
    finally:
        assert engine.stop()
    assert sorted(bodies(running)) == sorted(f"text of {id}" for id in wanted)
