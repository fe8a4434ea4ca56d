"""A wall clock that is set wrong by a day, again and again, changes nothing of what is sent, pulled, paused or renewed
(invariant 11 of SYNC): two clients do the same, one of them with such a clock, and the store cannot tell them apart."""

import random
from datetime import timedelta
from pathlib import Path

import msgspec

from agent_tui.backends.protocol import Busy, Unreachable
from agent_tui.sync.pull import Puller
from agent_tui.sync.push import Pusher
from agent_tui.sync.renewals import Renewals
from tests.fake_backend import NOW, FakeBackend
from tests.held_clock import HeldClock
from tests.unit.sync.files import ME, ProfileFiles, note, states, store_with_a_contact


class CallsInOrder(FakeBackend):
    """Remembers what it was asked, and when by the clock that only goes on."""

    clock: HeldClock

    def _call(self, name: str):  # type: ignore[no-untyped-def]  # why: the call's own type is private to its module
        self.heard.append((name, self.clock.monotonic()))
        return super()._call(name)

    heard: list[tuple[str, float]]


def a_shift(folder: Path, *, jumps: bool) -> tuple[list[tuple[str, float]], dict[str, str], list[str]]:
    """An hour of work: what the store was asked and when, what waits in the end, what the store has."""
    chance, wrong = random.Random(11), random.Random(12)
    clock = HeldClock()
    store = store_with_a_contact()
    backend = CallsInOrder(store, ME, store.connect(ME).capabilities)
    backend.clock, backend.heard = clock, []
    files = ProfileFiles(folder)
    precious, replica, known = files.precious(), files.replica(), files.queries()
    puller = Puller(backend, precious, replica, clock=clock)
    pusher = Pusher(backend, precious, known, clock=clock, chance=chance.random)
    renewals = Renewals(backend, precious, session="1", clock=clock, chance=chance.random)
    puller.step()
    precious.keep_claim(backend.claim("t1"), session="1", expires_at=NOW)
    for minute in range(240):
        if jumps:
            clock.set_wrong(timedelta(days=wrong.choice((-1, 1))))
        if minute % 3 == 0:
            precious.add(note(f"w{minute}"), agent=ME, now=NOW)
        match chance.randrange(6):
            case 0:
                backend.fail("write", Unreachable("gone"), after=chance.random() < 0.5)
            case 1:
                backend.fail("write", Busy("later", 20.0))
            case 2:
                backend.fail("changes", Unreachable("gone"))
        for _ in range(3):
            pusher.step()
        puller.step()
        renewals.step()
        clock.advance(15.0)
    files.close()
    return backend.heard, states(files.precious()), sorted(store.interactions())


def test_a_clock_that_is_wrong_by_a_day_changes_nothing_that_is_done(tmp_path: Path) -> None:
    right = a_shift(tmp_path / "right", jumps=False)
    wrong = a_shift(tmp_path / "wrong", jumps=True)
    assert msgspec.to_builtins(right) == msgspec.to_builtins(wrong)
    assert len([call for call, _ in right[0] if call == "renew"]) > 50
    assert len(right[2]) > 50
