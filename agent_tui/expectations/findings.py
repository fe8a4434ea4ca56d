"""What is wrong with a text that goes out, by the stable names of EXPECTATIONS. Two of its rules are here: the length
that a channel allows, and what a template left open."""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from agent_tui.domain.values import Channel
from agent_tui.expectations.lengths import measure

Severity = Literal["error", "warning", "info"]

_OPEN = re.compile(
    r"\$\{[A-Za-z_][\w.]*\}|\$[A-Za-z_]\w*|\{\{\s*\w+\s*\}\}|\{[A-Za-z_\u4e00-\u9fff][\w]*\}"
    r"|【(?:待填|待定|请填写)[^】]{0,20}】|_{3,}|(?<![A-Za-z0-9])(?:XX|xx|××)+(?![A-Za-z0-9])"
)


class Finding(Struct, frozen=True):
    rule: str
    severity: Severity
    start: int
    """In code points; `end` is the place after it."""
    end: int
    facts: dict[str, str | int] = {}
    """For the words in `messages.templates.FINDINGS`."""


def findings_in(text: str, channel: Channel, *, signature: str = "", parts: int = 1) -> list[Finding]:
    """What stands in the way of sending `text` on `channel`, in the order of the text."""
    found = list(_unfilled(text))
    length = measure(text, channel, signature=signature, parts=parts)
    if length is not None and length.over:
        found.append(Finding("length.over", "error", 0, len(text), {"used": length.used, "limit": length.limit}))
    return sorted(found, key=lambda one: (one.start, one.rule))


def _unfilled(text: str) -> Iterator[Finding]:
    for slot in _OPEN.finditer(text):
        yield Finding("placeholder.unfilled", "error", slot.start(), slot.end(), {"slot": slot[0]})
