"""When a business is open: hours, public holidays, adjusted working days."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from agent_tui.domain.business_time import CLOSE_OF_BUSINESS, BusinessTime
from agent_tui.domain.errors import BadInput

SHANGHAI = ZoneInfo("Asia/Shanghai")
OFFICE = {"mon-fri": "09:00-18:00"}
MONDAY = date(2026, 11, 23)


def at(written: str) -> datetime:
    return datetime.fromisoformat(f"2026-{written}").replace(tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("hours", "open_days"),
    [
        ({"mon-fri": "09:00-18:00"}, [0, 1, 2, 3, 4]),
        ({"sat": "09:00-18:00"}, [5]),
        ({"mon-sun": "08:00-20:00"}, [0, 1, 2, 3, 4, 5, 6]),
        ({"fri-mon": "09:00-18:00"}, [0, 4, 5, 6]),
        ({"mon-thu": "09:00-18:00", "fri": "09:00-16:00"}, [0, 1, 2, 3, 4]),
        ({"Mon, Wed": "9:00-18:00"}, [0, 2]),
        ({"Monday - Wednesday": "9:00–18:00"}, [0, 1, 2]),
        ({"mon-fri": "09:00-18:00", "sat": "closed"}, [0, 1, 2, 3, 4]),
    ],
)
def test_keys_are_ranges_of_days(hours: dict[str, str], open_days: list[int]) -> None:
    business = BusinessTime(hours)
    assert [day for day in range(7) if business.is_open_on(MONDAY + timedelta(days=day))] == open_days


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("11-23T09:00", True),
        ("11-23T18:00", True),
        ("11-23T08:59", False),
        ("11-23T18:01", False),
        ("11-28T12:00", False),
        ("10-10T12:00", True),
        ("10-01T12:00", False),
        ("02-14T12:00", True),
        ("02-14T20:00", False),
    ],
)
def test_open_at_a_moment(moment: str, is_open: bool) -> None:
    assert BusinessTime(OFFICE, "CN").is_open(at(moment)) == is_open


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [("11-23T23:00", True), ("11-24T01:59", True), ("11-24T03:00", False), ("11-23T01:00", False)],
)
def test_hours_go_on_over_midnight(moment: str, is_open: bool) -> None:
    assert BusinessTime({"mon": "22:00-02:00"}).is_open(at(moment)) == is_open


def test_a_break_at_noon() -> None:
    business = BusinessTime({"mon-fri": "09:00-12:00,13:00-18:00"})
    assert [business.is_open(at(f"11-23T{clock}")) for clock in ("11:00", "12:30", "14:00")] == [True, False, True]


def test_midnight_ends_the_day() -> None:
    assert BusinessTime({"mon-sun": "00:00-24:00"}).is_open(at("11-23T23:59"))
    assert BusinessTime({"mon": "20:00-00:00"}).is_open(at("11-23T23:59"))


@pytest.mark.parametrize(
    ("day", "country", "is_workday"),
    [
        (date(2026, 11, 25), None, True),
        (date(2026, 11, 28), None, False),
        (date(2026, 10, 1), None, True),
        (date(2026, 10, 1), "CN", False),
        (date(2026, 10, 7), "CN", False),
        (date(2026, 10, 10), "CN", True),  # a Saturday worked instead
        (date(2026, 9, 20), "CN", True),  # a Sunday
        (date(2026, 10, 11), "CN", False),
        (date(2026, 12, 25), "CN", True),
        (date(2026, 12, 25), "GB", False),
        (date(2026, 11, 26), "US", False),
        (date(2026, 11, 26), "us", False),
    ],
)
def test_public_holidays_and_the_days_worked_instead(day: date, country: str | None, is_workday: bool) -> None:
    assert BusinessTime({}, country).is_workday(day) == is_workday


def test_a_shop_that_opens_every_day_opens_on_holidays() -> None:
    business = BusinessTime({"mon-sun": "08:00-20:00"}, "CN")
    assert business.is_open(at("10-01T12:00"))
    assert not business.is_workday(date(2026, 10, 1))


def test_a_shop_that_opens_on_saturdays_is_closed_on_a_holiday_there() -> None:
    business = BusinessTime({"mon-sat": "08:00-20:00"}, "CN")
    assert business.is_open_on(date(2026, 11, 28))
    assert not business.is_open_on(date(2026, 10, 3))


def test_a_weekday_without_hours_stays_closed() -> None:
    assert not BusinessTime({"mon-thu": "09:00-18:00"}, "CN").is_open_on(date(2026, 11, 27))


def test_without_hours_workdays_are_open_all_day() -> None:
    assert BusinessTime({}).is_open(at("11-23T03:00"))
    assert not BusinessTime({}).is_open(at("11-28T12:00"))


def test_working_days_keep_the_clock_time() -> None:
    business = BusinessTime(OFFICE, "CN")
    assert business.add_working_days(at("11-27T15:20"), 1) == at("11-30T15:20")
    assert business.add_working_days(at("11-28T15:20"), 1) == at("11-30T15:20")
    assert business.add_working_days(at("09-30T10:00"), 3) == at("10-10T10:00")
    assert business.add_working_days(at("11-23T10:00"), 0) == at("11-23T10:00")


def test_working_time_is_counted_while_open() -> None:
    business = BusinessTime(OFFICE)
    assert business.add_working_time(at("11-23T10:00"), timedelta(hours=4)) == at("11-23T14:00")
    assert business.add_working_time(at("11-23T16:00"), timedelta(hours=4)) == at("11-24T11:00")
    assert business.add_working_time(at("11-27T17:00"), timedelta(hours=2)) == at("11-30T10:00")
    assert business.add_working_time(at("11-23T07:00"), timedelta(hours=1)) == at("11-23T10:00")


def test_working_time_goes_on_over_midnight() -> None:
    nights = BusinessTime({"mon-sun": "22:00-06:00"})
    assert nights.add_working_time(at("11-23T02:00"), timedelta(hours=1)) == at("11-23T03:00")
    assert nights.add_working_time(at("11-23T22:00"), timedelta(hours=10)) == at("11-25T00:00")


def test_hours_may_be_written_in_any_order() -> None:
    business = BusinessTime({"mon-fri": "13:00-18:00,09:00-12:00"})
    assert business.closing_time(MONDAY) == time(18, 0)
    assert business.add_working_time(at("11-23T11:00"), timedelta(hours=2)) == at("11-23T14:00")


def test_a_stranger_counts_far() -> None:
    assert BusinessTime({}).add_working_days(at("11-23T10:00"), 10**9).year < 2100


def test_when_a_day_closes() -> None:
    assert BusinessTime({}).closing_time(MONDAY) == CLOSE_OF_BUSINESS
    business = BusinessTime({"mon-fri": "09:00-17:30", "sat": "10:00-14:00"})
    assert business.closing_time(MONDAY) == time(17, 30)
    assert business.closing_time(date(2026, 11, 28)) == time(14, 0)
    assert business.closing_time(date(2026, 11, 29)) == time(17, 30)


@pytest.mark.parametrize(
    "hours",
    [{"weekdays": "09:00-18:00"}, {"mon-xyz": "09:00-18:00"}, {"mon": "9 to 5"}, {"mon": "09:00-25:00"}, {"": "x"}],
)
def test_hours_that_cannot_be_read_are_named(hours: dict[str, str]) -> None:
    with pytest.raises(BadInput) as wrong:
        BusinessTime(hours)
    assert wrong.value.key == "hours-unreadable"
    assert wrong.value.facts["days"] == next(iter(hours))


def test_a_country_that_nobody_knows_is_named() -> None:
    with pytest.raises(BadInput) as wrong:
        BusinessTime({}, "QQ").is_workday(MONDAY)
    assert wrong.value.key == "holidays-unknown-country"


def test_the_ends_of_the_calendar() -> None:
    for year in (1, 9999):
        assert BusinessTime(OFFICE, "CN").is_open(datetime(year, 1, 1, 12, tzinfo=SHANGHAI)) in (True, False)
