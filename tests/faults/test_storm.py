"""Two hundred clients through a storm of failing answers (invariant 12 of SYNC): what the service is asked stays within
twice of what it is asked on a usual day, and what waited is sent soon after, each once."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from agent_tui.backends.protocol import BackendError, Busy, Failing, Unreachable
from tests.faults.many_clients import Service, SimulatedClient
from tests.faults.simulated_time import SimulatedTime

CLIENTS = 200
WRITES_EVERY_S = 30.0
WINDOW_S = 10.0
"""Over how long a rate is taken: single seconds differ by twice on a usual day."""
DRAINED_WITHIN_S = 90.0
STORM: tuple[BackendError, ...] = (
    Failing("status 500"),
    Unreachable("status 502", strained=True),
    Busy("status 503", None),
    Busy("status 503", 10.0),
    Busy("status 429", 5.0),
)


@contextmanager
def house(folder: Path) -> Iterator[tuple[Service, list[SimulatedClient]]]:
    time = SimulatedTime()
    service = Service(time)
    clients = []
    for number in range(CLIENTS):
        own = folder / str(number)
        own.mkdir()
        clients.append(SimulatedClient(service, own, number, writes_every_s=WRITES_EVERY_S))
    try:
        yield service, clients
    finally:
        time.end()
        for client in clients:
            client.precious.close()


def come_through(folder: Path, *, storm_s: float, seed: int) -> None:
    chance = random.Random(seed)
    with house(folder) as (service, clients):
        time = service.time
        time.run(60.0)
        began = time.monotonic()
        time.run(60.0)
        broke = time.monotonic()
        steady = sum(began <= at < broke for at in service.asked) / (broke - began)
        service.weather = lambda: chance.choice(STORM)
        time.run(storm_s)
        over = time.monotonic()
        assert any(client.precious.heads() for client in clients), "nothing waited"
        service.weather = lambda: None
        time.run(DRAINED_WITHIN_S - 20.0)
        for client in clients:
            client.writing = False
        time.run(20.0)
        assert service.peak(broke, over, WINDOW_S) <= 2 * steady
        assert [client.precious.heads() for client in clients] == [[]] * CLIENTS
        assert [id for client in clients for id in client.lost()] == []
        assert sum(client.double() for client in clients) == 0


def test_two_hundred_clients_leave_a_failing_service_alone_and_then_send_what_waited(memory_disk: Path) -> None:
    come_through(memory_disk, storm_s=60.0, seed=1)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 5))
def test_two_hundred_clients_come_through_a_long_storm(memory_disk: Path, seed: int) -> None:
    come_through(memory_disk, storm_s=900.0, seed=seed)
