"""Which new date stands there first when a promise is given another one."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from agent_tui.domain.business_time import BusinessTime
from agent_tui.expectations.dates import From
from agent_tui.expectations.occasion import is_weekday
from agent_tui.ui.screens.promises.promise_deed_screen import usual_date
from tests.fake_backend import a_promise

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 14, 35, tzinfo=ZONE)
HOURS = BusinessTime({"mon-fri": "09:00-18:00"}, None)
START = From(NOW, ZONE, is_weekday, HOURS.add_working_time)


def stands_there(start: From = START, **of_the_promise: Any) -> str:
    made: dict[str, Any] = {"made_at": NOW - timedelta(minutes=28), "due_at": NOW + timedelta(minutes=2)}
    return usual_date(a_promise("p", **{**made, **of_the_promise}), None, start)


@pytest.mark.parametrize(
    "promised",
    [
        {"topic": "call-back", "what": "call about the refund"},
        {"topic": "update", "what": "how far it is"},
        {"topic": "outage", "what": "进展通报"},
    ],
)
def test_a_call_or_a_report_is_given_as_long_as_first(promised: dict[str, Any]) -> None:
    assert "15:15" in stands_there(**promised)
    assert "15:15" in stands_there(START._replace(add_open_time=None), **promised)


def test_in_opening_time_and_never_later_than_anything_else() -> None:
    evening = START._replace(now=NOW.replace(hour=17, minute=58))
    assert "09:30" in stands_there(
        evening, topic="call-back", due_at=NOW.replace(hour=17, minute=50), made_at=NOW.replace(hour=17, minute=20)
    )
    for_days = stands_there(topic="call-back", made_at=NOW - timedelta(days=9))
    assert for_days == stands_there(topic="refund", what="refund")


def test_what_takes_work_gets_the_next_working_day() -> None:
    assert "18:00" in stands_there(topic="refund", what="refund")
    assert "11-24" in stands_there(topic="refund", what="refund")
