"""Until when an article may be trusted unread, and a bulletin is news: pure."""

from datetime import date, datetime, timedelta
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


def news_until(bulletin: Bulletin) -> date:
    """The last day on which a bulletin is news; one that is over at midnight is none on the day that begins then."""
    if bulletin.until is not None:
        ends = bulletin.until
        return (ends - datetime.resolution if ends.date() > date.min else ends).date()
    published = bulletin.published_at.date()
    return published + NEWS_FOR if published <= date.max - NEWS_FOR else date.max


def is_stale(article: Dated, today: date) -> bool:
    """True from the day after that on. `today`: where the reader is."""
    return today > good_until(article)
