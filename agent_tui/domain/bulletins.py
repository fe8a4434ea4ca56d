"""Which bulletins are news still, and who is asked to acknowledge them. Pure."""

from datetime import datetime

from agent_tui.domain.values import Bulletin, Role

READERS: tuple[Role, ...] = ("agent", "supervisor")
"""Who is asked: those who talk with customers, or lead who does. Admins look after the store."""


def is_current(bulletin: Bulletin, now: datetime) -> bool:
    """False for what was withdrawn, or is no news any more."""
    return not bulletin.withdrawn and (bulletin.until is None or now < bulletin.until)


def asks(bulletin: Bulletin, agent: str, role: Role) -> bool:
    """True where this agent must acknowledge it as long as it is news: who wrote it knows it."""
    return role in READERS and agent != bulletin.author
