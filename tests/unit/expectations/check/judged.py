"""Which rules find something in a text; and many texts judged at once, so that a failure names each that was read
otherwise than expected."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeVar

import msgspec

from agent_tui.expectations.check.checked import Checked
from agent_tui.expectations.check.context import CheckContext
from agent_tui.expectations.check.finding import Finding
from agent_tui.expectations.check.registry import RULES

T = TypeVar("T")
Context = dict[str, Any]
Case = tuple[str, str, Context]
"""A rule, a text, and what is known beside it."""

NOW = "2026-11-23T10:00:00+08:00"
"""A Monday."""


def findings(rule: str, text: str, *, channel: str = "email", **context: Any) -> list[Finding]:
    """What one rule finds; the context as in a batch."""
    find = next(one.find for one in RULES if one.name == rule)
    return list(find(_checked(text, channel, context)))


def all_findings(text: str, *, channel: str = "email", **context: Any) -> list[Finding]:
    """What any rule finds; the text is read once."""
    checked = _checked(text, channel, context)
    return [found for one in RULES for found in one.find(checked)]


def _checked(text: str, channel: str, context: Context) -> Checked:
    known = {"now": NOW, "timezone": "Asia/Shanghai", **context}
    return Checked(text, channel, msgspec.convert(known, CheckContext))  # type: ignore[arg-type]


def at(written: str) -> str:
    """ "11-28 15:00" as `now`."""
    return datetime.strptime(f"2026-{written}+0800", "%Y-%m-%d %H:%M%z").isoformat()


def missed(cases: Iterable[Case]) -> list[tuple[str, str]]:
    """Rule and text where the rule finds nothing."""
    return [(rule, text) for rule, text, context in cases if not findings(rule, text, **context)]


def false_alarms(cases: Iterable[Case]) -> list[tuple[str, str, list[Finding]]]:
    """Rule and text where the rule finds something, and what it finds."""
    return [(rule, text, found) for rule, text, context in cases if (found := findings(rule, text, **context))]


def misread(cases: Iterable[tuple[str, T]], read: Callable[[str], T]) -> list[tuple[str, T, T]]:
    """The texts that are read otherwise than expected: as what, and what was expected."""
    return [(text, got, expected) for text, expected in cases if (got := read(text)) != expected]
