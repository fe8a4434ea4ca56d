"""Times as people type them and as texts write them."""

import contextlib
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_tui.domain.business_time import BusinessTime
from agent_tui.expectations.dates import From, Unclear, read_date, read_span, read_time, typed_time, write_time
from agent_tui.expectations.occasion import is_weekday
from tests.unit.expectations.fixture import NOW, ZONE

START = From(NOW, ZONE, is_weekday)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("18:00", "2026-11-23 18:00"),
        ("11-25 18:00", "2026-11-25 18:00"),
        ("2026-11-25 18:00", "2026-11-25 18:00"),
        ("11月25日18:00", "2026-11-25 18:00"),
        ("11月25日(周三)18:00前", "2026-11-25 18:00"),
        ("11月25日（星期三）18：00", "2026-11-25 18:00"),
        ("Wed 25 Nov 18:00", "2026-11-25 18:00"),
        ("Nov 25 18:00", "2026-11-25 18:00"),
        ("25 November 2026, 18:00", "2026-11-25 18:00"),
        ("25 Nov (Wed) 18:00", "2026-11-25 18:00"),
        ("25 Nov(Weds)18:00", "2026-11-25 18:00"),
        ("11-25（周三）18:00", "2026-11-25 18:00"),
        ("周三(11月25日)18:00", "2026-11-25 18:00"),
        ("(Wed 25 Nov) 18:00", "2026-11-25 18:00"),
        ("by tomorrow 9:30", "2026-11-24 09:30"),
        ("后天 18:00", "2026-11-25 18:00"),
        ("周五 18:00", "2026-11-27 18:00"),
        ("周五18点", "2026-11-27 18:00"),
        ("下周三 18:00", "2026-12-02 18:00"),
        ("next wed 18:00", "2026-12-02 18:00"),
        ("11-25", "2026-11-25 18:00"),
        ("01-04 9:00", "2027-01-04 09:00"),
        ("25日 10:00", "2026-11-25 10:00"),
        ("+2h", "2026-11-23 12:45"),
        ("+90 minutes", "2026-11-23 12:12"),
        ("+2 days 18:00", "2026-11-25 18:00"),
        ("+5 workdays 18:00", "2026-11-30 18:00"),
        ("+3个工作日 18:00", "2026-11-26 18:00"),
        ("2026-11-25T10:00:00Z", "2026-11-25 18:00"),
        ("tomorrow 3 pm", "2026-11-24 15:00"),
        ("11-25 at 6:30pm", "2026-11-25 18:30"),
        ("Wed 12 p.m.", "2026-11-25 12:00"),
        ("tomorrow 12 am", "2026-11-24 00:00"),
        ("明天下午3点", "2026-11-24 15:00"),
        ("11月25日（周三）下午6点半前", "2026-11-25 18:30"),
        ("周三下午15:30", "2026-11-25 15:30"),
        ("周三上午9点05分", "2026-11-25 09:05"),
        ("中午1点", "2026-11-23 13:00"),
        ("今晚8点", "2026-11-23 20:00"),
        ("明早9点", "2026-11-24 09:00"),
        ("+2 days 晚上7:15", "2026-11-25 19:15"),
        ("2026-11-25T18:00:00+08:00", "2026-11-25 18:00"),
    ],
)
def test_a_time_is_read_as_it_was_meant(typed: str, wanted: str) -> None:
    assert f"{read_time(typed, START):%Y-%m-%d %H:%M}" == wanted


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "25:00",
        "11-31",
        "13-01",
        "yesterday",
        "+",
        "昨天",
        "11-25 18:00 x",
        "1e9",
        "下午9点",
        "晚上12点",
        "13 pm",
        "0 am",
        "下午",
    ],
)
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(Unclear):
        read_time(typed, START)


@pytest.mark.parametrize("typed", ["11月25日(周五)18:00", "Fri 25 Nov 18:00", "25 Nov (Fri) 18:00", "11-25(周五)18:00"])
def test_a_weekday_that_does_not_belong_is_refused_with_the_right_one(typed: str) -> None:
    with pytest.raises(Unclear) as raised:
        read_time(typed, START)
    assert (raised.value.wrong, raised.value.weekday) == ("weekday", 2)


def test_a_day_has_no_time() -> None:
    assert read_date("周三", START) == date(2026, 11, 25)
    with pytest.raises(Unclear):
        read_date("11-25 18:00", START)


@pytest.mark.parametrize(("typed", "wanted"), [("2 minutes", 2), ("1小时", 60), ("2 workdays", None), ("x", None)])
def test_a_length_of_time(typed: str, wanted: int | None) -> None:
    assert read_span(typed) == (None if wanted is None else timedelta(minutes=wanted))


TIMES = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)).map(
    lambda at: at.replace(second=0, microsecond=0, tzinfo=ZONE)
)


@given(TIMES)
def test_what_a_text_writes_is_read_back_as_the_same_time(at: datetime) -> None:
    for language in ("zh", "en"):
        assert read_time(write_time(at, START, language), START) == at
    assert read_time(typed_time(at, START), START) == at


@given(st.text(max_size=40))
def test_anything_typed_is_a_time_or_refused(typed: str) -> None:
    with contextlib.suppress(Unclear):
        assert read_time(typed, START).tzinfo is not None


BUSINESS = BusinessTime({"mon-fri": "09:00-18:00"}, "CN")


@pytest.mark.parametrize(
    ("now", "typed", "there"),
    [
        ("2026-11-27T16:40", "+2 workhours", "2026-11-30T09:45"),  # over the weekend
        ("2026-11-27T10:42", "+2 working hours", "2026-11-27T12:45"),
        ("2026-11-27T22:00", "+4个工作小时", "2026-11-30T13:00"),
        ("2026-09-30T17:00", "+2 workhours", "2026-10-08T10:00"),  # over the national holidays
        ("2026-11-27T16:40", "+2 hours", "2026-11-27T18:45"),
        ("2026-11-27T16:40", "+1 workhour 10:00", "2026-11-27T10:00"),
    ],
)
def test_working_hours_are_those_of_the_business(now: str, typed: str, there: str) -> None:
    at = datetime.fromisoformat(f"{now}:00+08:00").astimezone(ZONE)
    start = From(at, ZONE, BUSINESS.is_workday, BUSINESS.add_working_time)
    assert read_time(typed, start).isoformat() == f"{there}:00+08:00"


def test_where_no_hours_are_known_all_hours_are_alike() -> None:
    at = datetime.fromisoformat("2026-11-27T16:40:00+08:00").astimezone(ZONE)
    assert read_time("+2 workhours", From(at, ZONE, is_weekday)).isoformat() == "2026-11-27T18:45:00+08:00"
