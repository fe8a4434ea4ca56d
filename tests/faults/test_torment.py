"""Every fault on a client of the real store, by a seeded chance: nothing is lost, nothing is there twice, client and
store agree in the end (invariants 1, 2, 3, 5, 8, 11 and 13 of SYNC). The long run: tests/benchmarks/faults.py."""

from pathlib import Path

import pytest

from tests.faults.killed_client import kill_again_and_again
from tests.faults.tormented_client import Account, fill, torment
from tests.store_server import running_store

FAULTS = 90
LONG_FAULTS = 2000


def check(account: Account) -> None:
    assert (account.lost, account.double, account.diverged) == ([], [], [])
    assert account.written > account.refused


@pytest.mark.parametrize("seed", [20261122, 7])
def test_nothing_is_lost_double_or_diverged_whatever_the_line_does(tmp_path: Path, seed: int) -> None:
    with running_store(tmp_path) as store:
        fill(store)
        account = torment(store, tmp_path / "client", seed=seed, faults=FAULTS, share=0.7)
    check(account)
    assert account.faulted >= FAULTS
    assert len(account.faults) > 8, "few kinds of faults came"


def test_a_client_that_is_killed_while_it_exchanges_loses_nothing_and_says_nothing_twice(tmp_path: Path) -> None:
    with running_store(tmp_path) as store:
        fill(store)
        account = kill_again_and_again(store, tmp_path / "client", 8)
    assert account.sound, account
    assert account.saved > 0


@pytest.mark.long
@pytest.mark.parametrize("seed", range(1, 6))
def test_nothing_is_lost_double_or_diverged_for_long(tmp_path: Path, seed: int) -> None:
    with running_store(tmp_path) as store:
        fill(store)
        check(torment(store, tmp_path / "client", seed=seed, faults=LONG_FAULTS, share=0.7))


@pytest.mark.long
def test_a_client_that_is_killed_a_thousand_times_loses_nothing(tmp_path: Path) -> None:
    with running_store(tmp_path) as store:
        fill(store)
        assert kill_again_and_again(store, tmp_path / "client", 1000).sound
