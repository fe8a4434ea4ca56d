"""The engine at work: it follows the feed, sends what waits, goes through outages and refused tokens, shares a profile
with other processes, and stops at once."""

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest

from agent_tui.backends.protocol import Backend, Failing, Refused, Unreachable
from agent_tui.domain.errors import NotAllowed
from agent_tui.replica.precious import Precious
from agent_tui.sync.engine import Engine
from agent_tui.sync.events import ClaimLost, RecordsChanged, StateChanged, SyncEvent, WriteRefused
from agent_tui.sync.one_shot import OneShot
from tests.fake_backend import NOW, FakeBackend, FakeStore, an_interaction
from tests.held_clock import HeldClock
from tests.unit.sync.files import ME, ProfileFiles, note, states

DEADLINE_S = 20.0


class Session:
    """An engine over the profile's files, with an ear for its events."""

    def __init__(self, files: ProfileFiles, connect: Callable[[], Backend], name: str, clock: HeldClock | None) -> None:
        self.precious: Precious = files.precious()
        self.known = files.queries()
        self.events: list[SyncEvent] = []
        self.reported: list[Exception] = []
        self._heard = threading.Condition()
        lock = files.lock()
        self.engine = Engine(
            connect,
            self.precious,
            files.replica_file,
            lock,
            session=name,
            clock=clock,
            chance=lambda: 0.0,
            report=self.reported.append,
        )

    def start(self) -> "Session":
        self.engine.start(self._hear)
        return self

    def _hear(self, event: SyncEvent) -> None:
        with self._heard:
            self.events.append(event)
            self._heard.notify_all()

    def until(self, holds: Callable[[], bool]) -> None:
        """Waits until `holds`, looked at after each event and now and then."""
        deadline = time.monotonic() + DEADLINE_S
        while not holds():
            assert time.monotonic() < deadline, "it never came to that"
            with self._heard:
                self._heard.wait(0.02)

    def until_online(self) -> "Session":
        self.until(lambda: self.engine.state.online and self.known.filled)
        return self

    def write(self, id: str) -> None:
        self.precious.add(note(id), agent=ME, now=NOW)
        self.engine.wake()


class Sessions:
    def __init__(self, files: ProfileFiles) -> None:
        self._files = files
        self._started: list[Session] = []

    def start(
        self, connect: Backend | Callable[[], Backend], name: str = "1", clock: HeldClock | None = None
    ) -> Session:
        backend = connect
        made = Session(self._files, backend if callable(backend) else lambda: backend, name, clock)
        self._started.append(made)
        return made.start()

    def stop(self) -> None:
        for session in self._started:
            session.engine.stop()


@pytest.fixture
def sessions(files: ProfileFiles) -> Iterator[Sessions]:
    started = Sessions(files)
    yield started
    started.stop()


@pytest.fixture
def backend(store: FakeStore) -> FakeBackend:
    return store.connect(ME)


def test_it_fills_the_replica_and_follows_the_feed(sessions: Sessions, store: FakeStore, backend: FakeBackend) -> None:
    session = sessions.start(backend).until_online()
    assert session.engine.state.agent == ME
    store.put(an_interaction("i2"))
    session.until(lambda: RecordsChanged(frozenset({"t1"})) in session.events)
    session.until(lambda: session.known.interaction("i2") is not None)


def test_what_is_written_goes_out_and_leaves_the_outbox(sessions: Sessions, backend: FakeBackend) -> None:
    session = sessions.start(backend).until_online()
    session.write("w1")
    session.until(lambda: states(session.precious) == {})
    assert session.known.interaction("w1") is not None


def test_what_another_process_writes_goes_out_too(
    sessions: Sessions, files: ProfileFiles, store: FakeStore, backend: FakeBackend
) -> None:
    session = sessions.start(backend).until_online()
    files.precious().add(note("w1"), agent=ME, now=NOW)
    session.until(lambda: "w1" in store.interactions())


def test_what_is_written_while_the_store_is_away_goes_out_when_it_is_back(
    sessions: Sessions, store: FakeStore, backend: FakeBackend
) -> None:
    session = sessions.start(backend).until_online()
    backend.offline = True
    store.put(an_interaction("i2"))
    session.until(lambda: session.engine.state.trouble == "backend-unreachable")
    assert not session.engine.state.online
    session.write("w1")
    backend.offline = False
    session.until(lambda: states(session.precious) == {})
    assert session.engine.state.trouble is None


def test_who_writes_during_an_outage_has_the_store_looked_for_at_once(
    sessions: Sessions, store: FakeStore, backend: FakeBackend
) -> None:
    """The clock stands, so no pause is ever over by itself."""
    session = sessions.start(backend, clock=HeldClock()).until_online()
    backend.offline = True
    session.write("w1")
    session.until(lambda: backend.calls["write"] > 0 or not session.engine.state.online)
    store.put(an_interaction("i2"))
    session.until(lambda: not session.engine.state.online)
    backend.offline = False
    session.write("w2")
    session.until(lambda: {"w1", "w2"} <= store.interactions().keys() and states(session.precious) == {})
    assert session.engine.state.online


def test_where_only_sending_failed_the_next_write_is_sent_at_once(
    sessions: Sessions, store: FakeStore, backend: FakeBackend
) -> None:
    """The feed's question is under way all the while, so nobody but the sender finds out; the clock stands."""
    session = sessions.start(backend, clock=HeldClock()).until_online()
    session.until(lambda: backend.calls["changes"] >= 2)
    backend.fail("write", Unreachable("gone"))
    session.write("w1")
    session.until(lambda: not session.engine.state.online)
    session.write("w2")
    session.until(lambda: {"w1", "w2"} <= store.interactions().keys() and states(session.precious) == {})
    assert session.engine.state.online


def test_a_write_that_gets_through_has_the_feed_looked_for(
    sessions: Sessions, store: FakeStore, backend: FakeBackend
) -> None:
    """It set out before the feed failed; the clock stands, so the feed's pause is never over by itself."""
    session = sessions.start(backend, clock=HeldClock()).until_online()
    session.until(lambda: backend.calls["changes"] >= 2)
    goes_on = backend.hold("write")
    session.write("w1")
    session.until(lambda: backend.calls["write"] > 0)
    backend.fail("changes", Unreachable("gone"))
    store.put(an_interaction("i2"))
    session.until(lambda: not session.engine.state.online)
    goes_on.set()
    session.until(lambda: "w1" in store.interactions() and states(session.precious) == {})
    assert session.engine.state.online


def test_a_write_that_fails_late_is_sent_again_though_the_feed_is_there_by_then(
    sessions: Sessions, store: FakeStore, backend: FakeBackend
) -> None:
    session = sessions.start(backend, clock=HeldClock()).until_online()
    fails_late = backend.hold("write")
    backend.fail("write", Unreachable("gone"))
    session.write("w1")
    session.until(lambda: backend.calls["write"] > 0)
    backend.fail("changes", Unreachable("gone"))
    store.put(an_interaction("i2"))
    session.until(lambda: not session.engine.state.online)
    session.engine.try_now()
    session.until(lambda: session.engine.state.online)
    fails_late.set()
    session.until(lambda: "w1" in store.interactions() and states(session.precious) == {})
    assert session.engine.state.online


def test_who_signs_in_elsewhere_is_noticed(
    sessions: Sessions, files: ProfileFiles, store: FakeStore, backend: FakeBackend
) -> None:
    connections: list[Backend] = [backend]
    session = sessions.start(lambda: connections[-1], clock=HeldClock()).until_online()
    backend.token_refused = True
    store.put(an_interaction("i2"))
    session.until(lambda: session.engine.state.trouble == "token-refused")
    connections.append(store.connect(ME))
    files.precious().call_others()
    session.until(lambda: session.engine.state.online and session.known.interaction("i2") is not None)


def test_where_only_the_feed_fails_for_long_texts_are_sent_nevertheless(
    sessions: Sessions, store: FakeStore, backend: FakeBackend
) -> None:
    clock = HeldClock()
    session = sessions.start(backend, clock=clock).until_online()
    for _ in range(10_000):
        backend.fail("changes", Failing("status 500"))
    store.put(an_interaction("i2"))
    session.until(lambda: not session.engine.state.online)
    asked = backend.calls["changes"]
    session.write("w1")
    session.until(lambda: backend.calls["changes"] > asked)
    assert backend.calls["write"] == 0, "one thread is enough to find out"
    clock.advance(61.0)
    session.engine.wake()
    session.until(lambda: backend.calls["write"] == 1)


def test_a_refused_token_stops_sending_until_it_is_taken_again(
    sessions: Sessions, store: FakeStore, backend: FakeBackend
) -> None:
    session = sessions.start(backend).until_online()
    backend.token_refused = True
    session.write("w1")
    session.until(lambda: session.engine.state.trouble == "token-refused")
    assert states(session.precious) == {"w1": "queued"}
    backend.token_refused = False
    session.until(lambda: "w1" in store.interactions())


def test_while_its_token_is_refused_a_session_leaves_the_lock_to_whoever_has_one_that_counts(
    sessions: Sessions, files: ProfileFiles, store: FakeStore, backend: FakeBackend
) -> None:
    session = sessions.start(backend).until_online()
    backend.token_refused = True
    session.write("w1")
    store.put(an_interaction("i2"))  # the feed's question, which is under way, is answered
    session.until(lambda: session.engine.state.trouble == "token-refused")
    command = OneShot(store.connect(ME), session.precious, files.replica_file, files.lock())
    assert command.push_pending(DEADLINE_S, {"w1"}).done
    assert "w1" in store.interactions()
    assert command.pull_until_current(DEADLINE_S).done
    session.until(lambda: RecordsChanged(frozenset(), everything=True) in session.events)
    assert session.engine.state.trouble == "token-refused"
    backend.token_refused = False
    session.until_online()
    assert not session.engine.state.elsewhere
    store.put(an_interaction("i3"))
    session.until(lambda: session.known.interaction("i3") is not None)
    session.write("w2")
    session.until(lambda: "w2" in store.interactions() and states(session.precious) == {})


def test_who_is_let_in_again_takes_the_lock_back(
    sessions: Sessions, files: ProfileFiles, store: FakeStore, backend: FakeBackend
) -> None:
    lock = files.lock()
    session = sessions.start(backend).until_online()
    backend.token_refused = True
    store.put(an_interaction("i2"))
    session.until(lock.acquire)
    backend.token_refused = False
    session.until(lambda: session.engine.state.online and session.engine.state.elsewhere)
    lock.release()
    session.until(lambda: not session.engine.state.elsewhere)
    session.until(lambda: session.known.interaction("i2") is not None)
    assert not lock.acquire()


def test_a_refused_text_is_told_of(sessions: Sessions, backend: FakeBackend) -> None:
    session = sessions.start(backend).until_online()
    backend.fail("write", Refused("fence-stale", "held", holder="wang.wei"))
    session.write("w1")
    session.until(lambda: any(isinstance(event, WriteRefused) for event in session.events))
    assert [draft.body for draft in session.precious.drafts()] == ["text of w1"]


def test_it_stops_at_once_though_a_long_poll_is_under_way(
    sessions: Sessions, files: ProfileFiles, backend: FakeBackend
) -> None:
    session = sessions.start(backend).until_online()
    session.until(lambda: backend.calls["changes"] >= 2)
    assert session.engine.stop()
    lock = files.lock()
    assert lock.acquire()
    heard = len(session.events)
    session.write("w1")
    assert len(session.events) == heard


def test_a_second_session_watches_and_takes_over(sessions: Sessions, store: FakeStore, backend: FakeBackend) -> None:
    first = sessions.start(backend).until_online()
    second = sessions.start(store.connect(ME), name="2")
    second.until(lambda: second.engine.state.elsewhere and second.engine.state.online)
    second.write("w1")
    second.until(lambda: states(second.precious) == {})
    second.until(lambda: RecordsChanged(frozenset(), everything=True) in second.events)
    assert [agent for agent, _ in backend.written] == [ME]
    first.engine.stop()
    second.until(lambda: not second.engine.state.elsewhere)
    second.write("w2")
    second.until(lambda: "w2" in store.interactions() and states(second.precious) == {})


def test_what_a_killed_process_was_sending_is_sent_again(
    sessions: Sessions, files: ProfileFiles, store: FakeStore, backend: FakeBackend
) -> None:
    precious = files.precious()
    precious.add(note("w1"), agent=ME, now=NOW)
    precious.mark_sending("w1")
    sessions.start(backend).until(lambda: "w1" in store.interactions())


def test_each_session_renews_its_own_claims_whoever_leads(
    sessions: Sessions, store: FakeStore, backend: FakeBackend
) -> None:
    sessions.start(backend).until_online()
    clock = HeldClock()
    others = store.connect(ME)
    second = sessions.start(others, name="2", clock=clock)
    second.until(lambda: second.engine.state.elsewhere)
    claim = others.claim("t1")
    second.precious.keep_claim(claim, session="2", expires_at=NOW + timedelta(seconds=120))
    second.engine.wake()

    def passes_until(holds: Callable[[], bool]) -> None:
        def after_a_while() -> bool:
            clock.advance(5.0)
            return holds()

        second.until(after_a_while)

    passes_until(lambda: others.calls["renew"] > 0)
    assert backend.calls["renew"] == 0
    store.hand_over("t1", "wang.wei")
    passes_until(lambda: ClaimLost("t1", "wang.wei") in second.events)


def test_without_a_token_it_says_so_until_somebody_signs_in(
    sessions: Sessions, files: ProfileFiles, backend: FakeBackend
) -> None:
    signed_in = threading.Event()

    def connect() -> Backend:
        if not signed_in.is_set():
            raise NotAllowed("token-missing")
        return backend

    session = sessions.start(connect)
    session.until(lambda: session.engine.state.trouble == "token-missing")
    lock = files.lock()
    session.until(lock.acquire)
    lock.release()
    signed_in.set()
    session.engine.reconnect()
    session.until_online()


def test_signing_in_as_somebody_else_sends_nothing_of_the_first(
    sessions: Sessions, store: FakeStore, backend: FakeBackend
) -> None:
    connections: list[Backend] = [backend]
    session = sessions.start(lambda: connections[-1]).until_online()
    backend.offline = True
    session.write("w1")
    connections.append(store.connect("wang.wei"))
    session.engine.reconnect()
    session.until(lambda: session.engine.state.agent == "wang.wei")
    session.precious.add(note("w2"), agent="wang.wei", now=NOW)
    session.engine.wake()
    session.until(lambda: "w2" in store.interactions())
    assert "w1" not in store.interactions()
    assert states(session.precious)["w1"] == "queued"


def test_a_replica_that_breaks_at_work_is_filled_anew(
    sessions: Sessions, files: ProfileFiles, store: FakeStore, backend: FakeBackend
) -> None:
    session = sessions.start(backend).until_online()
    session.until(lambda: backend.calls["changes"] >= 2)
    size = files.replica_file.stat().st_size
    files.replica_file.write_bytes(b"not a database any more" * (size // 23 + 1))
    store.put(an_interaction("i2"))
    session.until(lambda: backend.calls["snapshot"] >= 2)
    session.until_online()
    session.until(lambda: files.queries().interaction("i2") is not None)


@pytest.mark.parametrize("call", ["changes", "write"])
def test_a_mistake_of_ours_is_reported_shown_and_got_over(
    sessions: Sessions, store: FakeStore, backend: FakeBackend, call: str, capfd: pytest.CaptureFixture[str]
) -> None:
    session = sessions.start(backend).until_online()
    backend.fail(call, ZeroDivisionError("a customer's words"))
    store.put(an_interaction("news"))
    session.write("w1")
    session.until(lambda: session.reported != [])
    session.until(lambda: "w1" in store.interactions() and states(session.precious) == {})
    session.until(lambda: session.known.interaction("news") is not None)
    session.until_online()
    told = [event.state for event in session.events if isinstance(event, StateChanged)]
    assert any((state.online, state.trouble) == (False, "internal-error") for state in told)
    assert [type(error) for error in session.reported] == [ZeroDivisionError]
    assert capfd.readouterr() == ("", "")


def test_news_is_told_once(sessions: Sessions, backend: FakeBackend) -> None:
    session = sessions.start(backend).until_online()
    session.write("w1")
    session.until(lambda: states(session.precious) == {})
    told = [event.state for event in session.events if isinstance(event, StateChanged)]
    assert all(one != other for one, other in itertools.pairwise(told))
