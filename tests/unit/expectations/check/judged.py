"""Which rules find something in a text."""

from datetime import datetime
from typing import Any

import msgspec

from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.context import CheckContext
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.check.registry import RULES

NOW = "2026-11-23T10:00:00+08:00"
"""A Monday."""


def findings(rule: str, text: str, *, channel: str = "email", **context: Any) -> list[Finding]:
    """What one rule finds; the context as in a batch."""
    known = {"now": NOW, "timezone": "Asia/Shanghai", **context}
    checked = Checked(text, channel, msgspec.convert(known, CheckContext))  # type: ignore[arg-type]
    find = next(one.find for one in RULES if one.name == rule)
    return list(find(checked))


def at(written: str) -> str:
    """ "11-28 15:00" as `now`."""
    return datetime.strptime(f"2026-{written}+0800", "%Y-%m-%d %H:%M%z").isoformat()
