"""Rows, entries and promises for the tests of the presentation."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from agent_tui.desk.views import QueueRow, TimelineEntry
from agent_tui.domain.values import Promise
from agent_tui.ui.presentation.times import Here

SHANGHAI = ZoneInfo("Asia/Shanghai")
ZH, EN = Here(SHANGHAI, "zh"), Here(SHANGHAI, "en")
NOW = datetime(2026, 11, 23, 10, 42, tzinfo=SHANGHAI)


def row(**other: Any) -> QueueRow:
    """A phone contact about a bill that waits since 12 minutes and must be answered in 4."""
    facts: dict[str, Any] = {
        "id": "t1",
        "number": 1034,
        "channel": "phone",
        "subject": "争议扣费",
        "last_line": "",
        "customer_id": "c1",
        "customer_name": "王小明",
        "tier": "key",
        "status": "open",
        "priority": 2,
        "queue": "billing",
        "owner": None,
        "holder": None,
        "created_at": NOW - timedelta(minutes=12),
        "waiting_since": NOW - timedelta(minutes=12),
        "due_at": NOW + timedelta(minutes=4, seconds=10),
        "open_promises": 0,
        "next_promise_due": None,
        "contacts_7d": 3,
    }
    return QueueRow(**(facts | other))


def promise(**other: Any) -> Promise:
    """A refund that li.na promised yesterday for the day after tomorrow, 18:00."""
    facts: dict[str, Any] = {
        "id": "p1",
        "ticket": "t1",
        "what": "退款",
        "due_at": datetime(2026, 11, 25, 18, 0, tzinfo=SHANGHAI),
        "limits": "当天到账",
        "channel": "phone",
        "state": "open",
        "made_by": "li.na",
        "made_at": NOW - timedelta(days=1),
        "amount": "30.00",
    }
    return Promise(**(facts | other))


def entry(**other: Any) -> TimelineEntry:
    """What the customer wrote two minutes ago by WeChat."""
    facts: dict[str, Any] = {
        "id": "i1",
        "at": NOW - timedelta(minutes=2),
        "ticket": "t1",
        "ticket_number": 1034,
        "channel": "wechat",
        "kind": "message",
        "direction": "inbound",
        "author": "王小明",
        "body": "怎么还没到",
    }
    return TimelineEntry(**(facts | other))
