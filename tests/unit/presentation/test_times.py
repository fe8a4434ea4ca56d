"""Times as people say them, in both languages, in the agent's zone; nothing in the calendar breaks them."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_tui.messages.speech import Language
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.cells import width_of
from agent_tui.ui.presentation.times import Here
from tests.unit.presentation.texts import unhurried

SHANGHAI = ZoneInfo("Asia/Shanghai")
ZH, EN = Here(SHANGHAI, "zh"), Here(SHANGHAI, "en")
NOW = datetime(2026, 11, 23, 10, 42, tzinfo=SHANGHAI)

ANY_TIME = st.datetimes(
    timezones=st.sampled_from([UTC, SHANGHAI, timezone(timedelta(hours=-12)), ZoneInfo("America/New_York")])
)
HERES = st.sampled_from([ZH, EN, Here(ZoneInfo("Pacific/Kiritimati"), "zh"), Here(ZoneInfo("America/New_York"), "en")])


@pytest.mark.parametrize(
    ("ahead", "chinese", "english"),
    [
        (timedelta(seconds=42), "0:42", "0:42"),
        (timedelta(seconds=-20), "-0:20", "-0:20"),
        (timedelta(minutes=4, seconds=10), "4分", "4m"),
        (timedelta(minutes=-12, seconds=-5), "-12分", "-12m"),
        (timedelta(hours=1, minutes=26), "1时26", "1h26"),
        (timedelta(hours=-1, minutes=-5), "-1时05", "-1h05"),
        (timedelta(hours=-12, minutes=-5), "-12时", "-12h05"),
        (timedelta(days=3, hours=5), "3天", "3d"),
        (timedelta(days=-5000), "-999天", "-999d"),
    ],
)
def test_time_left(ahead: timedelta, chinese: str, english: str) -> None:
    assert times.left(NOW + ahead, NOW, "zh") == chinese
    assert times.left(NOW + ahead, NOW, "en") == english


def test_an_age_has_no_seconds() -> None:
    assert times.age(NOW - timedelta(seconds=42), NOW, "zh") == "<1分"
    assert times.age(NOW - timedelta(minutes=26, seconds=1), NOW, "en") == "26m"
    assert times.age(NOW + timedelta(hours=1), NOW, "en") == "<1m"


def test_days_are_seen_from_now_in_the_agents_zone() -> None:
    late_on_the_22nd_in_utc = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)

    assert times.day(late_on_the_22nd_in_utc, NOW, ZH) == "今天"
    assert times.day(NOW - timedelta(days=1), NOW, EN) == "yesterday"
    assert times.day(NOW - timedelta(days=3), NOW, ZH) == "20日"
    assert times.day(NOW - timedelta(days=60), NOW, ZH) == "9月24日"
    assert times.day(NOW - timedelta(days=400), NOW, EN) == "19 Oct 2025"
    assert times.recent_day(NOW - timedelta(days=3), NOW, EN) == "Fri"
    assert times.recent_day(NOW - timedelta(days=3), NOW, ZH) == "20日"


def test_deadlines_name_the_weekday() -> None:
    due = datetime(2026, 11, 25, 18, 0, tzinfo=SHANGHAI)

    assert times.deadline(due, NOW, ZH) == "25日(三)18:00"
    assert times.deadline(due, NOW, EN) == "Wed 25 Nov 18:00"
    assert times.deadline(NOW + timedelta(minutes=8), NOW, ZH) == "今天10:50"


def test_a_deadline_fits_its_column() -> None:
    assert times.owed_time(NOW + timedelta(minutes=8), NOW, ZH) == "10:50"
    assert times.owed_time(NOW + timedelta(days=2), NOW, ZH) == "11-25"
    assert times.owed_time(NOW + timedelta(days=400), NOW, ZH) == "2027"


@unhurried
@given(ANY_TIME, ANY_TIME, HERES)
def test_every_time_has_words_that_fit_their_column(at: datetime, now: datetime, here: Here) -> None:
    assert width_of(times.left(at, now, here.language)) <= 6
    assert width_of(times.age(at, now, here.language)) <= 6
    assert width_of(times.owed_time(at, now, here)) <= 5
    assert times.day_heading(at, now, here)
    assert times.deadline(at, now, here)
    assert times.recent_day(at, now, here)


@unhurried
@given(
    st.integers(min_value=-90_000, max_value=90_000),
    st.integers(min_value=0, max_value=59),
    st.sampled_from(["zh", "en"]),
)
def test_in_the_minute_around_a_deadline_no_second_is_missed(ahead: int, second: int, language: Language) -> None:
    now = NOW.replace(second=second)
    due = now + timedelta(seconds=ahead)
    wait = times.until_tick(due, now)

    assert 0 < wait <= 60
    if abs(ahead) < 59:
        assert wait <= 1
    if 61 < ahead < 120:
        # The seconds begin on time, and not at the next full minute.
        assert wait <= ahead - 60
