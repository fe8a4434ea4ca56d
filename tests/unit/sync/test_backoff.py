"""Pauses are drawn from a range that doubles up to a minute, and never shorter than the other side asked for."""

from hypothesis import given
from hypothesis import strategies as st

from agent_tui.sync.backoff import SHORTEST_PAUSE_S, Breaker, pause_after

chances = st.floats(0, 1, exclude_max=True)


@given(failures=st.integers(0, 10_000), chance=chances)
def test_a_pause_is_anything_up_to_its_ceiling(failures: int, chance: float) -> None:
    ceiling = min(60.0, 0.5 * 2 ** min(failures, 20))
    assert SHORTEST_PAUSE_S <= pause_after(failures, chance) <= ceiling
    assert pause_after(failures, 0.999999) > ceiling * 0.99


@given(failures=st.integers(0, 10_000), chance=chances, longest=st.floats(1, 60))
def test_a_pause_may_be_kept_short(failures: int, chance: float, longest: float) -> None:
    assert SHORTEST_PAUSE_S <= pause_after(failures, chance, longest) <= longest


@given(failures=st.integers(0, 10_000), chance=chances)
def test_the_first_pause_may_be_longer(failures: int, chance: float) -> None:
    assert SHORTEST_PAUSE_S <= pause_after(failures, chance, first=16.0) <= min(60.0, 16.0 * 2 ** min(failures, 20))


def test_an_open_breaker_lets_one_attempt_through_after_each_pause() -> None:
    breaker = Breaker(lambda: 0.5)
    assert breaker.pause(100.0) == 0.0
    assert breaker.failed(100.0) == 0.25
    assert breaker.pause(100.0) == 0.25
    assert breaker.pause(100.25) == 0.0
    assert breaker.failed(100.25) == 0.5
    assert breaker.pause(100.5) == 0.25


def test_a_success_closes_it() -> None:
    breaker = Breaker(lambda: 0.5)
    for _ in range(5):
        breaker.failed(100.0)
    breaker.succeeded()
    assert breaker.pause(100.0) == 0.0
    assert breaker.failed(100.0) == 0.25


@given(chance=chances, seconds=st.floats(0, 3600), failures=st.integers(1, 9))
def test_what_the_other_side_asked_for_is_obeyed(chance: float, seconds: float, failures: int) -> None:
    breaker = Breaker(lambda: chance)
    for _ in range(failures):
        breaker.failed(0.0, seconds)
    assert breaker.pause(0.0) > seconds
    breaker.try_now()
    assert breaker.pause(0.0) == seconds


def test_good_news_ends_a_pause_of_our_own_making() -> None:
    breaker = Breaker(lambda: 0.9)
    for _ in range(9):
        breaker.failed(0.0)
    assert breaker.pause(1.0) > 50
    breaker.try_now()
    assert breaker.pause(1.0) == 0.0
