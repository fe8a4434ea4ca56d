"""A running store, empty or with one contact in it, for every test of the ticket store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.held_clock import HeldClock
from tests.store_lines import customer, jsonl, ticket
from tests.store_server import RunningStore, running_store


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def store(tmp_path: Path, clock: HeldClock) -> Iterator[RunningStore]:
    """A store whose clock stands, with customer c1 and their new, waiting ticket t1 in the queue billing."""
    with running_store(tmp_path, clock=clock) as store:
        assert store.take_in(jsonl(customer(), ticket()), run="setup").status_code == 200
        yield store
