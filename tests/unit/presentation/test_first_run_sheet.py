"""The sheet of the first start: what it tells of the time zone."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from agent_tui.ui.first_run.sheet import Sheet
from agent_tui.ui.first_run.steps import Answers
from agent_tui.ui.presentation.styles import plain


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        (UTC, "UTC"),
        (timezone(timedelta(hours=8), "CST"), "CST UTC+08:00"),
        (timezone(timedelta(hours=5, minutes=45), "+0545"), "UTC+05:45"),
    ],
)
def test_a_time_zone_is_told_by_its_name_and_how_far_it_is_from_utc(zone: timezone, told: str) -> None:
    sheet = Sheet("review", Answers("en"), None, 70)
    lines = [plain(line) for line in sheet.review(datetime(2026, 11, 23, 10, 42, tzinfo=zone), "settings.toml")]
    assert any(line.rstrip().endswith(f"  {told}") for line in lines), lines
