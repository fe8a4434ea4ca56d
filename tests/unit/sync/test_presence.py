"""Colleagues are told what an agent does: the latest, again after an outage, and that they are gone."""

from collections.abc import Iterator

import pytest

from agent_tui.backends.protocol import Backend, Unreachable
from agent_tui.contract.api import Presence
from agent_tui.domain.errors import NotAllowed
from agent_tui.sync.events import RecordsChanged
from agent_tui.sync.presence import PresenceTeller, say_goodbye
from agent_tui.sync.shared import Shared
from tests.fake_backend import FakeBackend, FakeStore, an_agent
from tests.held_clock import HeldClock
from tests.unit.sync.files import ME, ProfileFiles
from tests.unit.sync.test_engine import Sessions

READY = Presence("ready")
GONE = Presence("offline")


@pytest.fixture
def sessions(files: ProfileFiles) -> Iterator[Sessions]:
    sessions = Sessions(files)
    yield sessions
    sessions.stop()


@pytest.fixture
def backend(store: FakeStore) -> FakeBackend:
    return store.connect(ME)


def looking(ticket: str) -> Presence:
    return Presence("ready", viewing=ticket)


def test_the_latest_is_told_and_at_the_end_that_i_am_gone(sessions: Sessions, backend: FakeBackend) -> None:
    session = sessions.start(backend).until_online()
    assert backend.told == []
    session.engine.tell_presence(READY)
    session.until(lambda: backend.told == [READY])
    for number in range(50):
        session.engine.tell_presence(looking(f"t{number}"))
    session.until(lambda: backend.told[-1] == looking("t49"))
    assert len(backend.told) < 10
    told = len(backend.told)
    session.engine.tell_presence(looking("t49"))
    session.engine.wake()
    session.write("w1")
    session.until(lambda: "w1" in backend.store.interactions())
    assert len(backend.told) == told
    session.engine.stop()
    assert backend.told[told:] == [GONE]


def test_it_is_told_again_when_the_store_is_back(sessions: Sessions, backend: FakeBackend, store: FakeStore) -> None:
    session = sessions.start(backend).until_online()
    session.engine.tell_presence(READY)
    session.until(lambda: backend.told == [READY])
    backend.offline = True
    session.write("w1")
    session.until(lambda: not session.engine.state.online)
    session.engine.tell_presence(looking("t1"))
    backend.offline = False
    session.engine.try_now()
    session.until(lambda: backend.told[-1] == looking("t1"))


def test_what_could_not_be_told_does_not_count_as_told(sessions: Sessions, backend: FakeBackend) -> None:
    session = sessions.start(backend).until_online()
    backend.fail("presence", Unreachable("gone"))
    session.engine.tell_presence(READY)
    session.until(lambda: backend.told == [READY])


def test_a_store_that_does_not_want_to_know_is_told_nothing(sessions: Sessions, store: FakeStore) -> None:
    backend = store.connect(ME, presence=False)
    session = sessions.start(backend).until_online()
    session.engine.tell_presence(READY)
    session.write("w1")
    session.until(lambda: "w1" in store.interactions())
    session.engine.stop()
    assert backend.calls["presence"] == 0


def test_who_only_looks_on_tells_its_own_and_never_that_i_am_gone(
    sessions: Sessions, backend: FakeBackend, store: FakeStore
) -> None:
    sessions.start(backend, "1").until_online()
    second_backend = store.connect(ME)
    second = sessions.start(second_backend, "2").until_online()
    second.engine.tell_presence(looking("t1"))
    second.until(lambda: second_backend.told == [looking("t1")])
    second.engine.stop()
    assert second_backend.told == [looking("t1")]


def test_it_is_told_again_where_the_store_took_us_for_gone_while_we_were_online(
    sessions: Sessions, backend: FakeBackend, store: FakeStore
) -> None:
    session = sessions.start(backend).until_online()
    session.engine.tell_presence(READY)
    session.until(lambda: backend.told == [READY])
    store.put(an_agent(ME, state="offline"))
    session.until(lambda: backend.told == [READY, READY])
    assert session.engine.state.online


def test_who_only_looks_on_tells_it_again_too(sessions: Sessions, backend: FakeBackend, store: FakeStore) -> None:
    sessions.start(backend, "1").until_online()
    second_backend = store.connect(ME)
    second = sessions.start(second_backend, "2").until_online()
    second.engine.tell_presence(looking("t1"))
    second.until(lambda: looking("t1") in second_backend.told)
    before = len(second_backend.told)
    store.put(an_agent(ME, state="offline"))
    second.until(lambda: second_backend.told[before:][-1:] == [looking("t1")])


def test_a_store_that_says_again_and_again_that_we_are_gone_is_told_once(
    backend: FakeBackend,
) -> None:
    clock = HeldClock()
    shared = Shared(lambda: backend)
    gone: list[int | None] = [None]
    teller = PresenceTeller(shared, clock, lambda agent: gone[0])
    shared.backend()
    shared.note(online=True, agent=ME)
    shared.tell_presence(READY)
    teller.step()
    assert backend.told == [READY]
    gone[0] = 7
    for _ in range(3):
        shared.tell(RecordsChanged(frozenset()))
        teller.step()
        clock.advance(1.0)
        teller.step()
    assert backend.told == [READY, READY]
    gone[0] = 9
    shared.tell(RecordsChanged(frozenset()))
    teller.step()
    assert backend.told == [READY, READY, READY]


def test_who_has_said_goodbye_contradicts_nobody_who_says_so(backend: FakeBackend) -> None:
    clock = HeldClock()
    shared = Shared(lambda: backend)
    teller = PresenceTeller(shared, clock, lambda agent: 7 if backend.told[-1:] == [GONE] else None)
    shared.lead(True)
    shared.note(online=True, agent=ME)
    shared.tell_presence(READY)
    teller.step()
    say_goodbye(shared, 5.0)
    shared.tell(RecordsChanged(frozenset()))
    teller.step()
    assert backend.told == [READY, GONE]


def test_a_connection_that_cannot_be_made_any_more_is_no_mistake_at_the_end() -> None:
    """A trouble in that thread would be printed over the screen; here it would be a warning, which is an error."""

    def connect() -> Backend:
        raise NotAllowed("keyring-needs-terminal")

    shared = Shared(connect)
    shared.lead(True)
    shared.note(online=True, agent=ME)
    shared.tell_presence(READY)
    say_goodbye(shared, 5.0)
