"""Until when an article may be trusted unread, and a bulletin is news: pure."""

from datetime import UTC, date, datetime, timedelta
from typing import Protocol

from agent_tui.domain.bulletins import NEWS_FOR
from agent_tui.domain.values import Bulletin

LASTS = timedelta(days=365)
"""For how long an article without a review date is good after its last change."""


class Dated(Protocol):
    """What an article and a hit tell of it."""

    @property
    def updated_at(self) -> datetime: ...

    @property
    def review_on(self) -> date | None: ...


def good_until(article: Dated) -> date:
    """The last day on which nobody need look at it: its review date, else a year after its last change."""
    if article.review_on is not None:
        return article.review_on
    changed = article.updated_at.date()
    return changed + LASTS if changed <= date.max - LASTS else date.max


def news_until(bulletin: Bulletin) -> datetime:
    """The moment from which a bulletin is no news any more, as `domain.bulletins.is_current` has it."""
    if bulletin.until is not None:
        return bulletin.until
    latest = datetime.max.replace(tzinfo=UTC)
    return bulletin.published_at + NEWS_FOR if bulletin.published_at <= latest - NEWS_FOR else latest


def is_stale(article: Dated, today: date) -> bool:
    """True from the day after that on. `today`: where the reader is."""
    return today > good_until(article)
