"""The digits of what needs a hand, with a clock that is moved by hand."""

from agent_tui.ui.watch.numbers import FRESH, QUIET, Numbers


def test_a_row_keeps_its_number_and_nobody_gets_that_of_one_that_has_gone() -> None:
    numbers = Numbers()
    assert numbers.give(["a", "b", "c", "d"], 0.0) == [(1, "a"), (2, "b"), (3, "c"), (4, "d")]
    numbers.pressed(1.0)
    assert numbers.give(["new", "d", "c", "a"], 2.0) == [(1, "a"), (3, "c"), (4, "d"), (5, "new")]
    assert numbers.find(2) is None
    assert numbers.find(4) == "d"
    assert numbers.find(9) is None


def test_once_nobody_has_pressed_a_key_for_a_minute_the_most_urgent_comes_first_again() -> None:
    numbers = Numbers()
    numbers.give(["a", "b", "c"], 0.0)
    numbers.pressed(1.0)
    numbers.give(["c", "a"], 1.0 + QUIET - 0.1)
    now = 1.0 + QUIET
    assert numbers.give(["c", "a"], now) == [(1, "c"), (2, "a")]
    assert numbers.is_fresh(1, now)
    assert numbers.is_fresh(2, now + FRESH - 0.1)
    assert not numbers.is_fresh(1, now + FRESH)


def test_a_number_that_means_what_it_meant_is_not_fresh() -> None:
    numbers = Numbers()
    numbers.give(["a", "b"], 0.0)
    numbers.give(["a", "c", "d"], 5.0)
    assert [numbers.is_fresh(number, 5.0) for number in (1, 2, 3)] == [False, True, False]
