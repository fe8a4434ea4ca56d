"""A command's pull and push: until done, until the time is over, or by the engine that runs already."""

from collections.abc import Callable

import pytest

from agent_tui.backends.protocol import Busy, Failing, Refused, Unreachable
from agent_tui.contract.api import Me
from agent_tui.replica.locks import EngineLock
from agent_tui.replica.precious import Precious
from agent_tui.sync.one_shot import STILL_AFTER_S, OneShot, Outcome
from agent_tui.sync.pull import Pulled, Puller
from agent_tui.sync.push import Pusher
from tests.fake_backend import NOW, STORE_CAPABILITIES, FakeBackend, FakeStore, a_ticket, an_interaction
from tests.held_clock import HeldClock
from tests.unit.sync.files import ME, ProfileFiles, note, states


class Command:
    """A process that pulls or pushes once; what happens while it waits is up to the test."""

    def __init__(self, files: ProfileFiles, store: FakeStore) -> None:
        self.clock = HeldClock()
        self.store = store
        self.backend: FakeBackend = store.connect(ME)
        self.precious: Precious = files.precious()
        self.lock = files.lock()
        self.meanwhile: Callable[[], object] = lambda: None
        self.one_shot = OneShot(
            self.backend,
            self.precious,
            files.replica_file,
            self.lock,
            clock=self.clock,
            chance=lambda: 0.5,
            rest=self._rest,
        )

    def _rest(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.meanwhile()

    def add(self, id: str, ticket: str = "t1", agent: str = ME) -> None:
        self.precious.add(note(id, ticket), agent=agent, now=NOW)


@pytest.fixture
def command(files: ProfileFiles, store: FakeStore) -> Command:
    return Command(files, store)


@pytest.fixture
def elsewhere(files: ProfileFiles) -> EngineLock:
    """The lock, held by the engine of another process."""
    lock = files.lock()
    assert lock.acquire()
    return lock


def test_it_pulls_everything_and_leaves_the_lock(command: Command, files: ProfileFiles) -> None:
    told: list[tuple[int, int]] = []
    command.backend.page_limit = 2
    outcome = command.one_shot.pull_until_current(5.0, lambda taken, expected: told.append((taken, expected)))
    assert (outcome.done, outcome.moved, outcome.error) == (True, 3, None)
    assert told == [(2, 3), (3, 3)]
    assert files.queries().filled
    assert not command.lock.held


def test_out_of_reach_is_told_at_once(command: Command) -> None:
    command.backend.offline = True
    outcome = command.one_shot.pull_until_current(5.0)
    assert not outcome.done
    assert isinstance(outcome.error, Unreachable)
    assert not command.lock.held


class LimitedBackend(FakeBackend):
    """Notes how long it is given; where that is nothing, it has no time."""

    left: float | None = None

    def answer_within(self, seconds: float | None) -> None:
        self.left = seconds

    def me(self) -> Me:
        if self.left is not None and self.left <= 0:
            raise Unreachable("no time left", cause="time-over")
        return super().me()


@pytest.mark.parametrize(("timeout", "cause"), [(None, None), (5.0, None), (0.0, "time-over")])
def test_the_time_ends_a_first_fill_too(
    files: ProfileFiles, store: FakeStore, timeout: float | None, cause: str | None
) -> None:
    backend = LimitedBackend(store, ME, STORE_CAPABILITIES)
    one_shot = OneShot(backend, files.precious(), files.replica_file, files.lock(), clock=HeldClock())
    outcome = one_shot.pull_until_current(timeout)
    assert outcome.done is (cause is None)
    assert getattr(outcome.error, "cause", None) == cause
    assert backend.left is None


def test_the_time_ends_a_pull(command: Command, store: FakeStore) -> None:
    assert command.one_shot.pull_until_current(5.0).moved == 3
    for number in range(5):
        store.put(an_interaction(f"n{number}"))
    command.backend.page_limit = 2
    outcome = command.one_shot.pull_until_current(0.0)
    assert (outcome.done, outcome.moved, outcome.error) == (False, 2, None)


def test_a_damaged_replica_is_filled_anew(command: Command, files: ProfileFiles, store: FakeStore) -> None:
    for number in range(200):
        store.put(an_interaction(f"n{number}"))
    assert command.one_shot.pull_until_current(5.0).done
    whole = files.replica_file.read_bytes()
    # the first pages say what the file is and stay; what is written to next is no table any more
    files.replica_file.write_bytes(whole[: 2 * 4096] + b"?" * (len(whole) - 2 * 4096))
    store.put(an_interaction("after"))
    assert command.one_shot.pull_until_current(5.0).done
    assert files.queries().interaction("after") is not None
    assert files.queries().interaction("n7") is not None


def test_it_waits_for_the_engine_that_runs(
    command: Command, files: ProfileFiles, store: FakeStore, elsewhere: EngineLock
) -> None:
    engine = Puller(store.connect(ME), files.precious(), files.replica())
    command.meanwhile = engine.step
    assert command.one_shot.pull_until_current(5.0).done
    assert files.queries().filled
    store.put(an_interaction("i2"))
    assert command.one_shot.pull_until_current(5.0).done
    assert files.queries().interaction("i2") is not None


def test_an_engine_that_gets_nowhere_is_waited_for_no_longer_than_said(command: Command, elsewhere: EngineLock) -> None:
    began = command.clock.monotonic()
    outcome = command.one_shot.pull_until_current(5.0)
    assert (outcome.done, outcome.error) == (False, None)
    assert 5.0 <= command.clock.monotonic() - began < 5.2


def test_an_engine_that_rests_is_called_once(command: Command, files: ProfileFiles, elsewhere: EngineLock) -> None:
    """The store answers us, so whatever that engine waits for is over."""
    other = files.precious()
    versions = [other.data_version()]
    command.meanwhile = lambda: versions.append(other.data_version())
    command.one_shot.pull_until_current(5.0)
    assert len(set(versions)) == 2


def test_an_engine_that_ends_meanwhile_is_stood_in_for(command: Command, elsewhere: EngineLock) -> None:
    command.meanwhile = elsewhere.release
    assert command.one_shot.pull_until_current(5.0).moved == 3


def test_it_sends_what_waits(command: Command) -> None:
    command.add("w1")
    command.add("w2")
    outcome = command.one_shot.push_pending(5.0)
    assert (outcome.done, outcome.moved) == (True, 2)
    assert states(command.precious) == {"w1": "acked", "w2": "acked"}
    assert not command.lock.held


def test_what_cannot_be_sent_stays_queued(command: Command) -> None:
    command.add("w1")
    command.backend.offline = True
    outcome = command.one_shot.push_pending(5.0)
    assert not outcome.done
    assert isinstance(outcome.error, Unreachable)
    assert states(command.precious) == {"w1": "queued"}


def test_what_an_earlier_command_was_killed_over_is_sent(command: Command) -> None:
    command.add("w1")
    command.precious.mark_sending("w1")
    assert command.one_shot.push_pending(5.0).done


def test_a_refusal_is_an_answer(command: Command) -> None:
    command.add("w1")
    command.backend.fail("write", Refused("fence-stale", "held"))
    outcome = command.one_shot.push_pending(5.0)
    assert (outcome.done, outcome.moved) == (True, 0)
    assert states(command.precious) == {"w1": "rejected"}


def test_only_what_was_asked_about_counts(command: Command) -> None:
    command.add("w1", agent="wang.wei")
    command.add("w2")
    assert command.one_shot.push_pending(5.0, ["w2"]).done
    assert not command.one_shot.push_pending(5.0).done
    assert states(command.precious) == {"w1": "queued", "w2": "acked"}


def test_a_command_sends_its_own_write_and_what_stands_before_it_on_that_contact(
    command: Command, store: FakeStore
) -> None:
    store.put(a_ticket("t2"))
    command.add("other", "t2")
    command.add("before")
    command.add("own")
    command.add("after")
    assert command.one_shot.push_pending(5.0, ["own"]) == Outcome(done=True, moved=2)
    assert states(command.precious) == {"other": "queued", "before": "acked", "own": "acked", "after": "queued"}


def test_a_busy_store_is_waited_for_within_the_time(command: Command) -> None:
    command.add("w1")
    command.backend.fail("write", Busy("later", 2.0))
    outcome = command.one_shot.push_pending(5.0)
    assert (outcome.done, outcome.moved, outcome.error) == (True, 1, None)
    command.add("w2")
    command.backend.fail("write", Busy("later", 20.0))
    began = command.clock.monotonic()
    outcome = command.one_shot.push_pending(5.0)
    assert not outcome.done
    assert isinstance(outcome.error, Busy)
    assert command.clock.monotonic() == began


def test_one_write_the_store_stumbles_over_does_not_hold_up_the_others(command: Command, store: FakeStore) -> None:
    store.put(a_ticket("t2"))
    command.add("w1")
    command.add("w2", "t2")
    command.backend.fail("write", Failing("status 500"))
    command.one_shot.push_pending(0.1)
    assert states(command.precious)["w2"] == "acked"


def test_the_engine_that_runs_is_let_send(command: Command, files: ProfileFiles, elsewhere: EngineLock) -> None:
    command.add("w1")
    engine = Pusher(command.backend, files.precious(), files.queries(), clock=command.clock, chance=lambda: 0.5)
    command.meanwhile = engine.step
    assert command.one_shot.push_pending(5.0).done
    assert states(command.precious) == {"w1": "acked"}


def test_an_engine_that_does_not_send_is_not_waited_for_for_ever(command: Command, elsewhere: EngineLock) -> None:
    command.add("w1")
    assert not command.one_shot.push_pending(5.0).done
    assert states(command.precious) == {"w1": "queued"}


def test_a_pull_by_the_engine_counts_though_more_came_meanwhile(
    command: Command, files: ProfileFiles, store: FakeStore, elsewhere: EngineLock
) -> None:
    engine = Puller(store.connect(ME), files.precious(), files.replica())
    while not isinstance(outcome := engine.step(), Pulled) or outcome.has_more:
        pass
    command.meanwhile = lambda: store.put(an_interaction(f"n{store.through}"))
    assert command.one_shot.pull_until_current(1.0).done


@pytest.mark.parametrize("filled", [True, False])
def test_an_engine_of_which_nothing_is_seen_is_not_waited_for_without_end(
    command: Command, files: ProfileFiles, store: FakeStore, elsewhere: EngineLock, filled: bool
) -> None:
    engine = Puller(store.connect(ME), files.precious(), files.replica())
    while filled and (not isinstance(outcome := engine.step(), Pulled) or outcome.has_more):
        pass
    store.put(an_interaction("i2"))
    began = command.clock.monotonic()
    assert command.one_shot.pull_until_current(None) == Outcome(done=False, left_undone=True)
    assert command.clock.monotonic() - began < STILL_AFTER_S + 0.2


def test_an_engine_that_fills_is_waited_for_however_long_it_takes(
    command: Command, files: ProfileFiles, store: FakeStore, elsewhere: EngineLock
) -> None:
    replica = files.replica()
    replica.begin_snapshot(store.epoch, ME)
    began = command.clock.monotonic()

    def a_page_in_a_while() -> None:
        passed = command.clock.monotonic() - began
        if passed < 4 * STILL_AFTER_S:
            command.clock.advance(STILL_AFTER_S / 2)
            replica.forget_cursor()
        else:
            replica.finish_snapshot("c1", store.through)

    command.meanwhile = a_page_in_a_while
    assert command.one_shot.pull_until_current(None).done
    assert command.clock.monotonic() - began > 4 * STILL_AFTER_S


def test_what_the_session_of_another_agent_sees_is_neither_shown_nor_thrown_away(
    command: Command, files: ProfileFiles, store: FakeStore, elsewhere: EngineLock
) -> None:
    engine = Puller(store.connect("wang.wei"), files.precious(), files.replica())
    while not isinstance(outcome := engine.step(), Pulled) or outcome.has_more:
        pass
    assert command.one_shot.pull_until_current(None).in_use_by == "wang.wei"
    assert (files.queries().state()["agent"], files.queries().filled) == ("wang.wei", True)
    elsewhere.release()
    assert command.one_shot.pull_until_current(None).done
    assert files.queries().state()["agent"] == ME


def test_an_engine_that_does_not_send_ends_even_a_wait_without_limit(command: Command, elsewhere: EngineLock) -> None:
    command.add("w1")
    assert command.one_shot.push_pending(None) == Outcome(done=False, left_undone=True)
    assert states(command.precious) == {"w1": "queued"}


def test_words_of_another_agent_are_not_waited_for(
    command: Command, files: ProfileFiles, store: FakeStore, elsewhere: EngineLock
) -> None:
    Puller(store.connect(ME), files.precious(), files.replica()).step()
    command.add("w1", agent="wang.wei")
    began = command.clock.monotonic()
    assert command.one_shot.push_pending(None).done
    assert command.clock.monotonic() == began
