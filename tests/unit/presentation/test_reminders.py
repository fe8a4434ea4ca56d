"""What is due soon is told of ten and five minutes before, once each."""

from datetime import UTC, datetime, timedelta

from agent_tui.ui.reminders import Promised, Reminders, minutes_left

NOW = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
PROMISE = Promised("p-1", NOW + timedelta(minutes=20), "周凯", "核查")


def at(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def test_it_is_told_of_at_ten_and_at_five_minutes_and_the_clock_wakes_for_both() -> None:
    reminders = Reminders()
    reminders.take([PROMISE], NOW)
    assert reminders.due(NOW) == []
    assert reminders.until_next(NOW) == 600
    assert reminders.due(at(10)) == [PROMISE]
    reminders.told([PROMISE], at(10))
    reminders.take([PROMISE], at(11))
    assert reminders.due(at(11)) == []
    assert reminders.until_next(at(11)) == 240
    assert reminders.due(at(15)) == [PROMISE]
    reminders.told([PROMISE], at(15))
    assert reminders.due(at(19)) == []
    assert reminders.until_next(at(19)) == float("inf")


def test_what_could_not_be_told_in_time_is_told_later_and_wakes_nobody_meanwhile() -> None:
    reminders = Reminders()
    reminders.take([PROMISE], NOW)
    assert reminders.until_next(at(16)) == float("inf")
    assert reminders.due(at(16)) == [PROMISE]
    assert minutes_left(PROMISE, at(16)) == 4
    assert reminders.due(at(20)) == []


def test_of_a_promise_that_is_new_nothing_is_told_that_lies_behind() -> None:
    reminders = Reminders()
    reminders.take([PROMISE], at(12))
    assert reminders.due(at(12)) == []
    assert reminders.due(at(15)) == [PROMISE]


def test_another_deadline_is_another_reminder() -> None:
    reminders = Reminders()
    reminders.take([PROMISE], NOW)
    reminders.told([PROMISE], at(15))
    later = Promised("p-1", at(40), "周凯", "核查")
    reminders.take([later], at(16))
    assert reminders.due(at(30)) == [later]
