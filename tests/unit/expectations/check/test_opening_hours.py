"""`hours.closed`: a deadline of ours at which nobody is there."""

from typing import Any

import pytest

from tests.unit.expectations.check.judged import at, findings

OFFICE = {"mon-fri": "09:00-18:00"}

CLOSED = [
    ("我们会在11月28日（周六）18:00前给您回电。", "11-23 10:00"),
    ("我们会在周日前答复您。", "11-23 10:00"),
    ("我们会在今晚8点前回电。", "11-23 10:00"),
    ("我们会在24小时内回电。", "11-27 15:00"),
    ("工程师将于11月29日上门。", "11-23 10:00"),
    ("我们会在明早7点给您回电。", "11-23 10:00"),
    ("我們會在週六下午3點前回覆您。", "11-23 10:00"),
    ("我们会在10月2日前答复您。", "09-28 10:00"),
    ("我们会在三天内回复您。", "11-26 10:00"),
    ("已答复客户，本周末给客户回电。", "11-23 10:00"),
    ("We will call you back on Saturday.", "11-23 10:00"),
    ("We will get back to you by midnight.", "11-23 10:00"),
    ("We'll call you at 8 pm tomorrow.", "11-23 10:00"),
    ("Our engineer will visit you on Sunday 29 November.", "11-23 10:00"),
    ("We will reply within 24 hours.", "11-27 15:00"),
    ("I will phone you this weekend.", "11-23 10:00"),
]
OPEN = [
    ("我们会在11月27日（周五）18:00前给您回电。", "11-23 10:00"),
    ("我们会在24小时内回电。", "11-23 10:00"),
    ("我们会在两个工作日内回电。", "11-27 20:00"),
    ("我们会在10月10日（周六）15:00前答复您。", "10-05 10:00"),
    ("请您在周六前寄回商品。", "11-23 10:00"),
    ("系统将于11月28日凌晨2点进行维护。", "11-23 10:00"),
    ("我们会在月底前退款。", "10-20 10:00"),
    ("我们已在周六为您处理。", "11-23 10:00"),
    ("周日您来电反映的问题，我们会在周二前回复。", "11-23 10:00"),
    ("您可以在周末拨打热线。", "11-23 10:00"),
    ("我们会在9:00给您回电。", "11-23 08:00"),
    ("We will call you back on Friday by 6 pm.", "11-23 10:00"),
    ("We will reply within 2 working days.", "11-27 20:00"),
    ("Please return the item by Saturday.", "11-23 10:00"),
    ("We will carry out maintenance on Sunday from 2 am to 4 am.", "11-23 10:00"),
    ("We called you on Sunday.", "11-23 10:00"),
    ("We will call you tomorrow at 10.", "11-23 10:00"),
]


@pytest.mark.parametrize(("text", "now"), CLOSED)
def test_nobody_is_there_then(text: str, now: str) -> None:
    found = findings("hours.closed", text, now=at(now), hours=OFFICE, holidays="CN")
    assert [one.severity for one in found] == ["warning"]


@pytest.mark.parametrize(("text", "now"), OPEN)
def test_somebody_is_there_or_it_is_no_deadline_of_ours(text: str, now: str) -> None:
    assert findings("hours.closed", text, now=at(now), hours=OFFICE, holidays="CN") == []


@pytest.mark.parametrize(
    ("hours", "holidays", "is_closed"),
    [
        ({}, "CN", False),
        ({"mon-sun": "08:00-21:00"}, "CN", False),
        ({"mon-fri": "09:00-18:00", "sat": "09:00-20:30"}, None, False),
        ({"mon-fri": "09:00-18:00", "sat": "09:00-18:00"}, None, True),
        ({"mon-fri": "09:00-18:00"}, None, True),
        ({"sat-sun": "20:00-02:00"}, None, False),
    ],
)
def test_the_calendar_in_force_decides(hours: dict[str, str], holidays: str | None, is_closed: bool) -> None:
    context: dict[str, Any] = {"hours": hours, "holidays": holidays}
    assert bool(findings("hours.closed", "我们会在周六20:00前给您回电。", **context)) == is_closed
