"""Times in what is told to people, in their time zone."""

from datetime import UTC, datetime

from agent_tui.config.settings import Settings, time_zone


def shown_time(at: datetime, settings: Settings) -> str:
    """`2026-11-20 09:00` in the agent's time zone; in UTC at the ends of the calendar."""
    try:
        here = at.astimezone(time_zone(settings))
    except (OverflowError, ValueError, OSError):
        here = at.astimezone(UTC)
    return f"{here.year:04}-{here:%m-%d %H:%M}"
