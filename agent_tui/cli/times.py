"""Times on the command line: as they are given (RFC 3339), and how long is left."""

import re
from datetime import UTC, datetime

from agent_tui.domain.errors import BadInput
from agent_tui.domain.text import clean_line
from agent_tui.messages.screen_rows import TIMES
from agent_tui.messages.speech import Language, say

_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)\Z", re.ASCII)


def time_given(text: str) -> datetime:
    """An RFC 3339 time with its offset, within the years 1 to 9999 in UTC; `BadInput("time-wrong")`."""
    try:
        if not _RFC_3339.match(text):
            raise ValueError(text)
        at = datetime.fromisoformat(text.upper())
        at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise time_wrong(text) from None
    return at


def time_wrong(text: str) -> BadInput:
    """What to raise for a text that is no time, or one that nothing can be counted from."""
    return BadInput("time-wrong", time=clean_line(text)[:64])


def left(due_at: datetime | None, now: datetime, language: Language) -> str:
    """How long until `due_at`: `12:05` minutes and seconds, `3h20` (`3时20`) hours and minutes, `5d` (`5天`) days; with
    a minus once it is past; "" where nothing is due."""
    if due_at is None:
        return ""
    seconds = int((due_at - now).total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    if seconds < 3600:
        return f"{sign}{seconds // 60}:{seconds % 60:02}"
    if seconds < 86_400:
        minutes = f"{seconds % 3600 // 60:02}"
        return sign + say(TIMES, "hours-minutes", language, hours=seconds // 3600, minutes=minutes)
    return sign + say(TIMES, "days", language, n=seconds // 86_400)
