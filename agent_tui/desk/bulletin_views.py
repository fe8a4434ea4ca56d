"""What the desk answers about bulletins."""

from datetime import datetime

from msgspec import Struct

from agent_tui.domain.values import Bulletin


class BulletinLine(Struct, frozen=True):
    bulletin: Bulletin
    acknowledged: bool
    """By me."""
    due: bool
    """I must acknowledge it, and have not."""
    current: bool
    """It is news still: neither withdrawn nor past its end."""


class Reader(Struct, frozen=True):
    agent: str
    at: datetime


class Readers(Struct, frozen=True):
    """Who has read a bulletin, and who of those who must has not."""

    acknowledged: tuple[Reader, ...]
    """In the order of time."""
    missing: tuple[str, ...]
    """Agents, by id."""
