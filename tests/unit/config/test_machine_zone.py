"""The machine's time zone beyond the change of its clocks."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from agent_tui.config.machine_zone import MachineZone


@pytest.fixture(params=["America/New_York", "Europe/Berlin", "Asia/Shanghai", "Australia/Lord_Howe", "UTC"])
def zone(request: pytest.FixtureRequest) -> Iterator[ZoneInfo]:
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    try:
        yield ZoneInfo(request.param)
    finally:
        if before is None:
            del os.environ["TZ"]
        else:
            os.environ["TZ"] = before
        time.tzset()


def test_it_is_the_zone_of_that_name_through_the_whole_year(zone: ZoneInfo) -> None:
    moment, machine = datetime(2026, 1, 1, tzinfo=UTC), MachineZone()
    while moment.year == 2026:
        here, there = moment.astimezone(machine), moment.astimezone(zone)
        assert (here.replace(tzinfo=None), here.fold) == (there.replace(tzinfo=None), there.fold)
        assert here.utcoffset() == there.utcoffset()
        assert here.astimezone(UTC) == moment
        moment += timedelta(minutes=30)


def test_six_in_the_evening_is_that_after_the_clocks_changed_too(zone: ZoneInfo) -> None:
    machine = MachineZone()
    for month in range(1, 13):
        evening = datetime(2026, month, 10, 18)
        typed = evening.replace(tzinfo=machine)
        assert typed.astimezone(UTC) == evening.replace(tzinfo=zone).astimezone(UTC)
        assert typed.astimezone().replace(tzinfo=None) == evening, "and is shown so"


def test_the_ends_of_the_calendar_do_no_harm() -> None:
    machine = MachineZone()
    for end in (datetime.max, datetime.min):
        assert end.replace(tzinfo=machine).utcoffset() is not None
        assert end.replace(tzinfo=UTC).astimezone(machine).tzinfo is machine
