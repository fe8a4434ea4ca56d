"""Times for people."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from agent_tui.cli.times import left
from agent_tui.config.settings import Settings
from agent_tui.desk.told_times import shown_time

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0:00"), (59, "0:59"), (725, "12:05"), (-20, "-0:20"), (3600, "1h00"), (12_000, "3h20"), (-200_000, "-2d")],
)
def test_how_long_is_left(seconds: int, shown: str) -> None:
    assert left(NOW + timedelta(seconds=seconds), NOW, "en") == shown


@pytest.mark.parametrize(("seconds", "shown"), [(725, "12:05"), (12_000, "3时20"), (-200_000, "-2天")])
def test_how_long_is_left_in_chinese(seconds: int, shown: str) -> None:
    assert left(NOW + timedelta(seconds=seconds), NOW, "zh") == shown


def test_nothing_due_shows_nothing() -> None:
    assert left(None, NOW, "en") == ""


def test_times_are_shown_in_the_agents_zone() -> None:
    assert shown_time(NOW, Settings(time_zone="Asia/Shanghai")) == "2026-11-20 17:00"
    assert shown_time(NOW.astimezone(timezone(timedelta(hours=-7))), Settings(time_zone="UTC")) == "2026-11-20 09:00"


def test_the_ends_of_the_calendar_are_borne() -> None:
    shanghai = Settings(time_zone="Asia/Shanghai")
    assert shown_time(datetime(9999, 12, 31, 23, 59, tzinfo=UTC), shanghai) == "9999-12-31 23:59"
    assert shown_time(datetime(1, 1, 1, tzinfo=UTC), Settings(time_zone="America/New_York")) == "0001-01-01 00:00"
