"""Rows ↔ values of what belongs to no contact: articles, bulletins and who has read them, what came of searches."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Row

from agent_tui.domain.decoding import decoder_of
from agent_tui.domain.values import Acknowledgement, Article, Bulletin, Channel, SearchOutcome
from agent_tui.store.clock import microseconds
from agent_tui.store.columns import Values, json_text

_texts = decoder_of(tuple[str, ...])
_short = decoder_of(dict[Channel, str])
_time = datetime.fromisoformat


def article_values(record: Article) -> Values:
    return {
        "id": record.id,
        "title": record.title,
        "body": record.body,
        "language": record.language,
        "audience": record.audience,
        "tags": json_text(record.tags),
        "updated_at": record.updated_at.isoformat(),
        "updated_us": microseconds(record.updated_at),
        "internal": record.internal,
        "short": json_text(record.short),
        "translates": record.translates,
        "owner": record.owner,
        "review_on": record.review_on.isoformat() if record.review_on else None,
    }


def article_of(row: Row[Any]) -> Article:
    return Article(
        id=row.id,
        title=row.title,
        body=row.body,
        language=row.language,
        audience=row.audience,
        tags=_texts.decode(row.tags),
        updated_at=_time(row.updated_at),
        internal=row.internal,
        short=_short.decode(row.short),
        translates=row.translates,
        owner=row.owner,
        review_on=date.fromisoformat(row.review_on) if row.review_on else None,
    )


def bulletin_values(record: Bulletin) -> Values:
    return {
        "id": record.id,
        "kind": record.kind,
        "title": record.title,
        "body": record.body,
        "author": record.author,
        "published_at": record.published_at.isoformat(),
        "until": record.until.isoformat() if record.until else None,
        "withdrawn": record.withdrawn,
    }


def bulletin_of(row: Row[Any]) -> Bulletin:
    return Bulletin(
        id=row.id,
        kind=row.kind,
        title=row.title,
        body=row.body,
        author=row.author,
        published_at=_time(row.published_at),
        until=_time(row.until) if row.until else None,
        withdrawn=row.withdrawn,
    )


def acknowledgement_values(record: Acknowledgement) -> Values:
    return {"id": record.id, "bulletin": record.bulletin, "agent": record.agent, "at": record.at.isoformat()}


def acknowledgement_of(row: Row[Any]) -> Acknowledgement:
    return Acknowledgement(id=row.id, bulletin=row.bulletin, agent=row.agent, at=_time(row.at))


def search_outcome_values(record: SearchOutcome) -> Values:
    return {
        "id": record.id,
        "query": record.query,
        "outcome": record.outcome,
        "agent": record.agent,
        "at": record.at.isoformat(),
        "article": record.article,
        "ticket": record.ticket,
    }


def search_outcome_of(row: Row[Any]) -> SearchOutcome:
    return SearchOutcome(
        id=row.id,
        query=row.query,
        outcome=row.outcome,
        agent=row.agent,
        at=_time(row.at),
        article=row.article,
        ticket=row.ticket,
    )
