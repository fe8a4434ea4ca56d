"""Bulletins of the made-up company, who has read them, and what its people's searches were worth. Pure: the same for
the same language and now. Whoever sits at the desk has read every one, so that nothing lies over the first screen.
"""

from datetime import datetime, timedelta

from msgspec import Struct

from agent_tui.contract.api import NewAcknowledgement, NewBulletin, NewSearchOutcome
from agent_tui.contract.writes import AcknowledgeBulletin, PublishBulletin, RecordOutcome, Write
from agent_tui.demo.company import DESK_AGENT, SUPERVISOR, DataLanguage, Tongue
from agent_tui.demo.situations import read_texts
from agent_tui.domain.values import BulletinKind, SearchVerdict

_READ_AFTER = timedelta(minutes=4)
"""How long after it was published the first one has read it, and every further one."""


class _Bulletin(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    kind: BulletinKind
    title: str
    body: str
    hours: float
    until: float
    read_by: tuple[str, ...]


class _Outcome(Struct, frozen=True, forbid_unknown_fields=True):
    query: str
    outcome: SearchVerdict
    agent: str
    hours: float
    article: str | None = None


class _News(Struct, frozen=True, forbid_unknown_fields=True):
    bulletin: tuple[_Bulletin, ...]
    outcome: tuple[_Outcome, ...]


def make_news(language: DataLanguage, now: datetime) -> list[tuple[str, Write]]:
    """Who writes what, in the order in which it happened."""
    tongue: Tongue = "en" if language == "en" else "zh"
    news = read_texts("news", dict[str, _News])[tongue]
    said: list[tuple[datetime, str, Write]] = []
    for one in news.bulletin:
        at = now - timedelta(hours=one.hours)
        until = now + timedelta(hours=one.until)
        said.append(
            (at, SUPERVISOR.id, PublishBulletin(one.id, NewBulletin(one.kind, one.title, one.body.strip(), at, until)))
        )
        for place, reader in enumerate((DESK_AGENT.id, *one.read_by), 1):
            read_at = at + place * _READ_AFTER
            said.append(
                (read_at, reader, AcknowledgeBulletin(f"{one.id}.{reader}", NewAcknowledgement(one.id, read_at)))
            )
    for number, came in enumerate(news.outcome):
        at = now - timedelta(hours=came.hours)
        body = NewSearchOutcome(came.query, came.outcome, at, came.article)
        said.append((at, came.agent, RecordOutcome(f"search-{number}", body)))
    return [(agent, write) for _, agent, write in sorted(said, key=lambda one: one[0])]
