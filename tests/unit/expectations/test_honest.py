"""The honest time: what nine of ten took, what is owed before it, and silence where too little is known."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from agent_tui.domain.business_time import BusinessTime
from agent_tui.expectations.honest import LEAST, Pace, Past, honest_time

ZONE = ZoneInfo("Asia/Shanghai")
OFFICE = BusinessTime({"mon-fri": "09:00-18:00"}, "CN")
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZONE)
"""A Monday."""
IDLE = Pace()


def on(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


def took(*spans: tuple[datetime, datetime | None]) -> list[Past]:
    return [Past(began, done) for began, done in spans]


AN_HOUR = (on(16, 10), on(16, 11))
TWO_DAYS = (on(16, 10), on(18, 10))
NEVER = (on(16, 10), None)


def test_nine_of_ten_must_have_been_done_by_then() -> None:
    past = took(*[AN_HOUR] * 18, *[TWO_DAYS] * 2)
    honest = honest_time(past, IDLE, NOW, OFFICE)
    assert honest is not None
    assert (honest.at, honest.sample, honest.took, honest.days) == (on(23, 11), 20, timedelta(hours=1), 0)
    past = took(*[AN_HOUR] * 17, *[TWO_DAYS] * 3)
    honest = honest_time(past, IDLE, NOW, OFFICE)
    assert honest is not None
    assert (honest.at, honest.took, honest.days) == (on(25, 18), timedelta(hours=18), 2)


def test_it_is_silent_where_too_little_is_known() -> None:
    assert honest_time(took(*[AN_HOUR] * (LEAST - 1)), IDLE, NOW, OFFICE) is None
    assert honest_time(took(*[AN_HOUR] * LEAST), IDLE, NOW, OFFICE) is not None


def test_it_is_silent_where_more_than_one_in_ten_was_not_kept() -> None:
    assert honest_time(took(*[AN_HOUR] * 18, *[NEVER] * 2), IDLE, NOW, OFFICE) is not None
    assert honest_time(took(*[AN_HOUR] * 17, *[NEVER] * 3), IDLE, NOW, OFFICE) is None


def test_nights_and_weekends_take_no_time() -> None:
    over_the_weekend = (on(20, 17), on(23, 10))
    honest = honest_time(took(*[over_the_weekend] * 20), IDLE, on(27, 17, 30), OFFICE)
    assert honest is not None
    assert honest.took == timedelta(hours=2)
    assert honest.at == on(30, 18)  # half an hour on Friday, the rest on Monday; said as that day's close of business


def test_what_was_done_while_nobody_was_there_does_not_make_it_free() -> None:
    honest = honest_time(took(*[(on(21, 10), on(21, 22))] * 20), IDLE, NOW, OFFICE)
    assert honest is not None
    assert honest.at > NOW


def test_what_is_owed_already_comes_first() -> None:
    past = took(*[AN_HOUR] * 20)
    pace = Pace(owed=10, done=20, within=timedelta(hours=36))
    honest = honest_time(past, pace, NOW, OFFICE)
    assert honest is not None
    assert (honest.took, honest.owed, honest.at) == (timedelta(hours=18), 10, on(25, 18))
    half_the_people = pace._replace(people_then=4, people_now=2)
    slower = honest_time(past, half_the_people, NOW, OFFICE)
    assert slower is not None
    assert slower.took == timedelta(hours=36)


def test_a_short_backlog_changes_nothing_and_is_not_told() -> None:
    honest = honest_time(took(*[TWO_DAYS] * 20), Pace(1, 20, timedelta(hours=36)), NOW, OFFICE)
    assert honest is not None
    assert (honest.took, honest.owed) == (timedelta(hours=18), 0)


def test_todays_time_is_a_full_hour_and_never_after_closing() -> None:
    late = honest_time(took(*[(on(16, 10), on(16, 10, 20))] * 20), IDLE, on(23, 17, 30), OFFICE)
    assert late is not None
    assert late.at == on(23, 18)


def test_without_hours_any_weekday_is_a_working_day() -> None:
    honest = honest_time(took(*[TWO_DAYS] * 20), IDLE, NOW, BusinessTime({}))
    assert honest is not None
    assert (honest.days, honest.at.date()) == (2, on(25, 10).date())


def test_a_year_is_nothing_that_anybody_promises() -> None:
    past = took(*[(datetime(2025, 11, 3, tzinfo=ZONE), on(20, 10))] * 20)
    assert honest_time(past, IDLE, NOW, OFFICE) is None
    assert honest_time(took(*[AN_HOUR] * 20), Pace(10_000, 1, timedelta(hours=9)), NOW, OFFICE) is None
