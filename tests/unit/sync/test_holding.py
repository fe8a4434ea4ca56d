"""Writes that are held back: the engine that leads counts their seconds from when it first sees them, whatever the wall
clock says, and nothing is lost by it."""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from agent_tui.backends.protocol import Unreachable
from agent_tui.contract.writes import Write
from agent_tui.replica.precious_rows import OutboxHead, OutboxState
from agent_tui.sync.plan import Pauses, hold, plan, sendable
from tests.fake_backend import NOW, FakeStore
from tests.held_clock import HeldClock
from tests.unit.sync.files import ME, ProfileFiles, note, states
from tests.unit.sync.test_engine import Session, Sessions, backend, sessions
from tests.unit.sync.test_one_shot import Command, command

__all__ = ["backend", "command", "sessions"]


def row(id: str, hold_s: float = 0.0, ticket: str = "t1", state: OutboxState = "queued") -> OutboxHead:
    return OutboxHead(id, ticket, ME, state, hold_s=hold_s)


def test_what_is_held_is_not_sent_and_keeps_those_behind_it() -> None:
    assert sendable([row("a", 5.0), row("b"), row("c", ticket="t2")], ME) == ["c"]
    assert plan([row("a", 5.0)], (), ME, Pauses(), 10.0).send is None


def test_the_seconds_begin_when_a_write_is_first_seen() -> None:
    first = hold([row("a", 5.0)], {}, 100.0)
    assert (first.until, first.over, first.wait) == ({"a": 105.0}, (), 5.0)
    second = hold([row("a", 5.0), row("b", 3.0, "t2")], first.until, 104.0)
    assert (second.until, second.over, second.wait) == ({"a": 105.0, "b": 107.0}, (), 1.0)
    third = hold([row("a", 5.0), row("b", 3.0, "t2")], second.until, 105.0)
    assert (third.until, third.over, third.wait) == ({"b": 107.0}, ("a",), 2.0)


def test_what_is_not_held_or_is_queued_no_more_is_not_counted() -> None:
    assert hold([row("a"), row("b", 5.0, state="rejected")], {"b": 1.0, "gone": 7.0}, 9.0).until == {}


holds = st.lists(st.tuples(st.integers(0, 5).map(str), st.floats(0.5, 30.0)), unique_by=lambda pair: pair[0])


@given(holds, st.lists(st.floats(0.0, 10.0), min_size=1, max_size=30))
def test_each_goes_once_and_not_before_its_time(rows: list[tuple[str, float]], steps: list[float]) -> None:
    """However often and whenever it is looked at."""
    held = dict(rows)
    now, until, gone = 1000.0, dict[str, float](), dict[str, float]()
    for step in [*steps, 31.0]:
        found = hold([row(id, seconds, id) for id, seconds in held.items() if id not in gone], until, now)
        until = dict(found.until)
        gone |= dict.fromkeys(found.over, now)
        assert (found.wait is None) == (not until)
        now += step
    found = hold([row(id, seconds, id) for id, seconds in held.items() if id not in gone], until, now)
    gone |= dict.fromkeys(found.over, now)
    assert set(gone) == set(held)
    assert all(gone[id] >= 1000.0 + held[id] for id in held)


def after_a_while(clock: HeldClock, holds: Callable[[], bool]) -> Callable[[], bool]:
    """The clock goes on with every look."""

    def look() -> bool:
        clock.advance(0.5)
        return holds()

    return look


def write_held(session: Session, id: str, ticket: str = "t1") -> None:
    session.precious.add_all([note(id, ticket)], agent=ME, now=NOW, hold_s=5.0)
    session.engine.wake()


def test_trying_now_and_a_wrong_wall_clock_do_not_shorten_it(
    sessions: Sessions, store: FakeStore, files: ProfileFiles
) -> None:
    clock = HeldClock()
    session = sessions.start(store.connect(ME), clock=clock).until_online()
    write_held(session, "w1")
    session.write("w2")  # behind it on the same contact
    clock.set_wrong(timedelta(days=1))
    session.engine.try_now()
    session.precious.add(note("w3", "t2"), agent=ME, now=NOW)
    session.engine.wake()
    session.until(lambda: "w3" not in states(session.precious) or states(session.precious)["w3"] != "queued")
    assert states(session.precious) | {"w3": ""} == {"w1": "queued", "w2": "queued", "w3": ""}
    clock.advance(5.1)
    session.until(lambda: states(session.precious).keys() <= {"w3"})
    assert [write.id for write in written(store) if write.ticket == "t1"] == ["w1", "w2"]


def written(store: FakeStore) -> list[Write]:
    return [write for write, _ in store.answers.values() if isinstance(write, Write)]


def test_another_process_that_leads_counts_for_who_wrote(sessions: Sessions, store: FakeStore) -> None:
    clock = HeldClock()
    leader = sessions.start(store.connect(ME), "1", clock).until_online()
    writer = sessions.start(store.connect(ME), "2", clock)
    writer.until(lambda: writer.engine.state.elsewhere)
    write_held(writer, "w1")
    leader.until(after_a_while(clock, lambda: "w1" in store.interactions()))
    writer.until(lambda: states(writer.precious) == {})


def test_the_next_engine_sends_what_was_held_when_the_program_ended(sessions: Sessions, store: FakeStore) -> None:
    clock = HeldClock()
    first = sessions.start(store.connect(ME), clock=clock).until_online()
    write_held(first, "w1")
    first.engine.stop()
    assert states(first.precious) == {"w1": "queued"}
    second = sessions.start(store.connect(ME), clock=clock).until_online()
    assert "w1" not in store.interactions()
    second.until(after_a_while(clock, lambda: "w1" in store.interactions()))


def test_a_hold_ends_though_the_store_is_away(sessions: Sessions, store: FakeStore) -> None:
    clock = HeldClock()
    away = store.connect(ME)
    session = sessions.start(away, clock=clock).until_online()
    away.offline = True
    write_held(session, "w1")
    session.until(after_a_while(clock, lambda: not session.precious.outbox()[0].hold_s))
    away.offline = False
    session.engine.try_now()
    session.until(after_a_while(clock, lambda: "w1" in store.interactions()))


def test_a_command_that_sends_everything_waits_for_nobody(command: Command) -> None:
    command.precious.add_all([note("w1")], agent=ME, now=NOW, hold_s=5.0)
    before = command.clock.monotonic()
    assert command.one_shot.push_pending(10.0).done
    assert "w1" in command.store.interactions()
    assert command.clock.monotonic() == before


def test_only_an_attempt_that_may_have_arrived_counts(command: Command) -> None:
    command.precious.add_all([note("w1")], agent=ME, now=NOW, hold_s=5.0)
    command.backend.fail("write", Unreachable("gone", cause="connection-refused"))
    command.one_shot.push_pending(10.0)
    assert [(item.state, item.attempts) for item in command.precious.outbox()] == [("queued", 0)]
    command.backend.fail("write", Unreachable("gone", cause="answer-late"))
    command.one_shot.push_pending(10.0)
    assert [(item.state, item.attempts) for item in command.precious.outbox()] == [("queued", 1)]
