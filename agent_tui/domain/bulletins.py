"""Which bulletins are news still, and who is asked to acknowledge them. Pure."""

from datetime import datetime, timedelta

from agent_tui.domain.values import Bulletin, Role

READERS: tuple[Role, ...] = ("agent", "supervisor")
"""Who is asked: those who talk with customers, or lead who does. Admins look after the store."""

NEWS_FOR = timedelta(days=30)
"""How long that is news whose end nobody named; or who begins here would be asked to read years of it."""


def is_current(bulletin: Bulletin, now: datetime) -> bool:
    """False for what was withdrawn, or is no news any more."""
    if bulletin.withdrawn:
        return False
    # why not an end that is added up: past the year 9999 there is none
    return now < bulletin.until if bulletin.until is not None else now - bulletin.published_at < NEWS_FOR


def asks(bulletin: Bulletin, agent: str, role: Role) -> bool:
    """True where this agent must acknowledge it as long as it is news: who wrote it knows it."""
    return role in READERS and agent != bulletin.author
