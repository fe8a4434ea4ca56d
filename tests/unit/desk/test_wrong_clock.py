"""A wall clock that is wrong by a day changes what is displayed, and nothing else."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from agent_tui.config.settings import Settings
from agent_tui.contract.api import Claim
from agent_tui.contract.writes import AddInteraction, WrapUp
from agent_tui.desk.desk import Desk, open_desk
from agent_tui.desk.views import Sent
from tests.desk_fixture import a_profile
from tests.fake_backend import NOW, FakeStore, a_customer, a_ticket
from tests.held_clock import HeldClock

DAY = timedelta(days=1)
A_DAY_WRONG = pytest.mark.parametrize("wrong", [DAY, -DAY])
WRITES: list[Callable[[Desk], Sent]] = [
    lambda desk: desk.reply("t1", "您好"),
    lambda desk: desk.note("t1", "…"),
    lambda desk: desk.wrap_up("t1", "solved"),
]
"""Everything that carries a moment."""


@pytest.fixture
def store() -> FakeStore:
    store = FakeStore()
    store.put(a_customer())
    store.put(a_ticket())
    return store


def a_desk(folder: Path, store: FakeStore, clock: HeldClock) -> Desk:
    """The desk of one process, on the same files each time."""
    paths, profile = a_profile(folder)
    return open_desk(profile, paths, Settings(), backend=store.connect(), clock=clock, session="test")


def moments(desk: Desk) -> list[datetime]:
    """When the store would say that it was written."""
    written = [item.write for item in (desk._precious.item(write(desk).id) for write in WRITES) if item is not None]
    return [write.body.at for write in written if isinstance(write, AddInteraction | WrapUp)]


@A_DAY_WRONG
def test_what_is_written_carries_the_stores_time(tmp_path: Path, store: FakeStore, wrong: timedelta) -> None:
    clock = HeldClock(NOW + wrong)
    desk = a_desk(tmp_path, store, clock)
    desk.refresh(timeout=5)
    clock.advance(60)
    assert moments(desk) == [NOW + timedelta(seconds=60)] * 3
    desk.close()


@A_DAY_WRONG
def test_a_clock_that_is_set_while_one_works_moves_no_moment(
    tmp_path: Path, store: FakeStore, wrong: timedelta
) -> None:
    clock = HeldClock(NOW)
    desk = a_desk(tmp_path, store, clock)
    desk.refresh(timeout=5)
    clock.set_wrong(wrong)
    assert moments(desk) == [NOW] * 3
    desk.close()


@A_DAY_WRONG
def test_the_difference_is_known_to_the_next_process_without_network(
    tmp_path: Path, store: FakeStore, wrong: timedelta
) -> None:
    clock = HeldClock(NOW + wrong)
    before = a_desk(tmp_path, store, clock)
    before.refresh(timeout=5)
    before.close()
    clock.advance(60)
    desk = a_desk(tmp_path, store, clock)
    assert moments(desk) == [NOW + timedelta(seconds=60)] * 3
    desk.close()


def test_a_time_that_no_store_can_mean_is_not_taken(tmp_path: Path, store: FakeStore) -> None:
    clock = HeldClock(NOW)
    desk = a_desk(tmp_path, store, clock)
    desk.refresh(timeout=5)
    desk._store_time.heard(datetime.max.replace(tzinfo=NOW.tzinfo), clock.monotonic())
    assert moments(desk) == [NOW] * 3
    desk.close()


@A_DAY_WRONG
def test_a_claim_lasts_as_long_as_its_lease(tmp_path: Path, store: FakeStore, wrong: timedelta) -> None:
    clock = HeldClock(NOW)
    desk = a_desk(tmp_path, store, clock)
    desk.refresh(timeout=5)
    desk.claim("t1")
    clock.set_wrong(wrong)
    clock.advance(119)
    assert desk.contact("t1").holding
    clock.advance(2)
    assert not desk.contact("t1").holding
    desk.close()


def test_a_claim_of_another_process_lasts_until_the_moment_it_wrote_down(tmp_path: Path, store: FakeStore) -> None:
    clock = HeldClock(NOW)
    desk = a_desk(tmp_path, store, clock)
    desk.refresh(timeout=5)
    claim = Claim("t1", "li.na", 1, 120.0, 9)
    desk._precious.keep_claim(claim, session="other", expires_at=NOW + timedelta(seconds=120))
    assert desk.contact("t1").holding
    clock.advance(121)
    assert not desk.contact("t1").holding
    desk.close()


def test_a_lost_claim_does_not_come_back_when_the_clock_is_set_back(tmp_path: Path, store: FakeStore) -> None:
    clock = HeldClock(NOW)
    desk = a_desk(tmp_path, store, clock)
    desk.refresh(timeout=5)
    desk.claim("t1")
    (held,) = desk._precious.claims("li.na")
    assert desk._precious.lapse_claim(held)
    clock.set_wrong(-DAY)
    assert not desk.contact("t1").holding
    desk.close()


def test_a_wrap_up_lets_go_when_the_store_has_it_and_not_before(tmp_path: Path, store: FakeStore) -> None:
    desk = a_desk(tmp_path, store, HeldClock(NOW))
    desk.refresh(timeout=5)
    desk.claim("t1")
    desk.wrap_up("t1", "solved")
    assert [claim.fence for claim in desk._precious.claims("li.na")] == [1]
    desk.push(timeout=5)
    assert desk._precious.claims("li.na") == []
    desk.close()


def test_a_claim_taken_anew_outlives_the_answer_to_the_wrap_up_before(tmp_path: Path, store: FakeStore) -> None:
    desk = a_desk(tmp_path, store, HeldClock(NOW))
    desk.refresh(timeout=5)
    desk.claim("t1")
    wrapped_up = desk.wrap_up("t1", "solved")
    again = Claim("t1", "li.na", 2, 120.0, 9)
    desk._precious.keep_claim(again, session="test", expires_at=NOW + timedelta(seconds=120))
    desk._precious.mark_acked(wrapped_up.id, 9, 2)
    assert [claim.fence for claim in desk._precious.claims("li.na")] == [2]
    desk.close()


@A_DAY_WRONG
def test_dates_of_a_text_are_judged_by_the_stores_time(tmp_path: Path, store: FakeStore, wrong: timedelta) -> None:
    """A wrong clock here must neither stop a text nor let one go."""
    desk = a_desk(tmp_path, store, HeldClock(NOW + wrong))
    desk.refresh(timeout=5)
    assert desk.check_context(desk.contact("t1")).now == NOW
    desk.close()
