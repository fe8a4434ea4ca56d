"""A text that was refused at its second attempt, while its first was still under way, and then arrives after all: the
feed says so, and nobody sends it twice."""

import pytest

from agent_tui.sync.pull import Puller
from agent_tui.sync.push import Pusher, Returned
from tests.fake_backend import NOW, FakeStore
from tests.faults.faulty_backend import FaultyBackend
from tests.held_clock import HeldClock
from tests.unit.sync.files import ME, ProfileFiles, note, states


@pytest.mark.parametrize("crash", [False, True])
def test_a_refused_reply_that_arrives_after_all_is_refused_no_longer(
    store: FakeStore, files: ProfileFiles, crash: bool
) -> None:
    clock = HeldClock()
    backend = FaultyBackend(store, ME, clock)
    precious, replica, known = files.precious(), files.replica(), files.queries()
    puller = Puller(backend, precious, replica, clock=clock)
    pusher = Pusher(backend, precious, known, clock=clock, chance=lambda: 0.5)
    puller.step()
    precious.add_all([note("w1", direction="outbound"), note("p1")], agent=ME, now=NOW)
    backend.late = True
    pusher.step()
    store.hand_over("t1", "zhao.min")
    clock.advance(100)
    assert isinstance(pusher.step(), Returned)
    store.hand_over("t1", None)
    backend.late_ones_arrive()
    assert states(precious) == {"w1": "rejected", "p1": "rejected"}
    assert [draft.returned_from for draft in precious.drafts()] == ["w1"]
    if crash:
        # the page is in, and the process ends there
        replica.apply_page(backend.changes(replica.cursor or ""), after=replica.cursor)
        Pusher(backend, precious, known, clock=clock, chance=lambda: 0.5).recover()
    puller.step()
    assert known.interaction("w1") is not None
    assert states(precious) == {"p1": "queued"}, "what went along with it goes now"
    assert precious.drafts() == []
