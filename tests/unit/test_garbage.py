"""Memory is looked through while the hands rest, and under somebody's hands only where they never do."""

import gc
from collections.abc import Callable, Iterator

import pytest

from agent_tui.ui.garbage import CALM, ENOUGH, SELDOM, Garbage, keep_what_is_loaded


class Hands:
    """A clock with one alarm, and what was made meanwhile."""

    def __init__(self) -> None:
        self.now = 100.0
        self.made = 0
        self.collected_at: list[float] = []
        self._rings: tuple[float, Callable[[], object]] | None = None
        self.garbage = Garbage(self._later, lambda: self.now, made=lambda: self.made, collect=self._collect)

    def stop(self) -> None:
        self._rings = None

    @property
    def is_woken(self) -> bool:
        return self._rings is not None

    def press(self, *, makes: int = 0) -> None:
        self.made += makes
        self.garbage.hands_moved()

    def change(self, *, makes: int = 0) -> None:
        self.made += makes
        self.garbage.something_made()

    def wait(self, seconds: float) -> None:
        until = self.now + seconds
        while self._rings is not None and self._rings[0] <= until:
            self.now, ring = self._rings
            self._rings = None
            ring()
        self.now = until

    def _later(self, seconds: float, call: Callable[[], object]) -> "Hands":
        self._rings = self.now + seconds, call
        return self

    def _collect(self) -> None:
        self.collected_at.append(self.now)
        self.made = 0


def test_it_is_done_once_the_hands_rest() -> None:
    hands = Hands()
    hands.press(makes=ENOUGH)
    for _ in range(20):
        hands.wait(0.9 * CALM)
        hands.press()
    assert hands.collected_at == []
    pressed = hands.now
    hands.wait(3600)
    assert hands.collected_at == [pytest.approx(pressed + CALM)]


def test_where_little_was_made_nothing_is_looked_through_and_nobody_wakes() -> None:
    hands = Hands()
    hands.press(makes=ENOUGH - 1)
    assert not hands.is_woken
    hands.press(makes=1)
    hands.wait(CALM)
    assert len(hands.collected_at) == 1
    hands.press()
    assert not hands.is_woken


def test_what_the_store_causes_moves_no_hands() -> None:
    hands = Hands()
    hands.change(makes=ENOUGH)
    for _ in range(20):
        hands.wait(0.1 * CALM)
        hands.change()
    assert len(hands.collected_at) == 1


def test_what_python_looked_through_meanwhile_is_not_looked_through_again() -> None:
    hands = Hands()
    hands.press(makes=ENOUGH)
    hands.made = 0
    hands.wait(CALM)
    assert hands.collected_at == []


@pytest.fixture
def as_python_begins() -> Iterator[None]:
    before = gc.get_threshold()
    gc.disable()
    yield
    gc.enable()
    gc.set_threshold(*before)


@pytest.mark.usefixtures("as_python_begins")
def test_who_never_rests_waits_for_it_seldom() -> None:
    young, middle, _ = gc.get_threshold()
    keep_what_is_loaded()
    assert gc.isenabled()
    assert gc.get_threshold() == (young, middle, SELDOM)
