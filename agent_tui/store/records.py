"""Rows ↔ domain values, type by type, and the hash by which two records are the same."""

from collections.abc import Callable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Row, Table

from agent_tui.domain.values import (
    AgentState,
    Article,
    Customer,
    CustomerRecord,
    Identity,
    ImportRecord,
    Interaction,
    Promise,
    RecordType,
    StoredRecord,
    Ticket,
    TicketRecord,
    Transfer,
)
from agent_tui.store import schema
from agent_tui.store.clock import microseconds

Values = dict[str, Any]
"""Column → value of one row."""

_texts = msgspec.json.Decoder(tuple[str, ...])
_identities = msgspec.json.Decoder(tuple[Identity, ...])
_meta = msgspec.json.Decoder(dict[str, Any])
_time = datetime.fromisoformat


class RecordKind(NamedTuple):
    """How one type of record is kept."""

    table: Table
    values: Callable[[Any], Values]
    """The columns a record fills; version, hashes, number and claim are the writer's."""
    record: Callable[[Row[Any]], StoredRecord]


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _customer_values(record: Customer) -> Values:
    return {
        "id": record.id,
        "name": record.name,
        "tier": record.tier,
        "language": record.language,
        "tags": _json(record.tags),
        "identities": _json(record.identities),
    }


def _customer(row: Row[Any]) -> Customer:
    return Customer(
        row.id, row.name, row.tier, row.language, _texts.decode(row.tags), _identities.decode(row.identities)
    )


def waiting_values(since: datetime | None) -> Values:
    return {
        "waiting_since": since.isoformat() if since else None,
        "waiting_us": microseconds(since) if since else None,
    }


def _ticket_values(record: TicketRecord) -> Values:
    return {
        "id": record.id,
        "customer": record.customer,
        "channel": record.channel,
        "subject": record.subject,
        "queue": record.queue,
        "priority": record.priority,
        "status": record.status,
        "owner": record.owner,
        "created_at": record.created_at.isoformat(),
        "created_us": microseconds(record.created_at),
        **waiting_values(record.waiting_since),
        "intent": _json(record.intent),
        "tags": _json(record.tags),
    }


def ticket_of(row: Row[Any]) -> Ticket:
    return Ticket(
        id=row.id,
        customer=row.customer,
        channel=row.channel,
        subject=row.subject,
        queue=row.queue,
        priority=row.priority,
        status=row.status,
        owner=row.owner,
        created_at=_time(row.created_at),
        waiting_since=_time(row.waiting_since) if row.waiting_since else None,
        intent=_texts.decode(row.intent),
        tags=_texts.decode(row.tags),
        number=row.number,
        holder=row.holder,
        fence=row.fence,
    )


def _interaction_values(record: Interaction) -> Values:
    return {
        "id": record.id,
        "ticket": record.ticket,
        "kind": record.kind,
        "direction": record.direction,
        "channel": record.channel,
        "author": record.author,
        "at": record.at.isoformat(),
        "at_us": microseconds(record.at),
        "body": record.body,
        "meta": _json(record.meta),
    }


def interaction_of(row: Row[Any]) -> Interaction:
    return Interaction(
        row.id,
        row.ticket,
        row.kind,
        row.direction,
        row.channel,
        row.author,
        _time(row.at),
        row.body,
        _meta.decode(row.meta),
    )


def _promise_values(record: Promise) -> Values:
    return {
        "id": record.id,
        "ticket": record.ticket,
        "what": record.what,
        "due_at": record.due_at.isoformat(),
        "limits": record.limits,
        "channel": record.channel,
        "state": record.state,
        "made_by": record.made_by,
        "made_at": record.made_at.isoformat(),
        "made_us": microseconds(record.made_at),
        "topic": record.topic,
        "amount": record.amount,
        "owner": record.owner,
        "agreed": record.agreed,
        "evidence": record.evidence,
    }


def _promise(row: Row[Any]) -> Promise:
    return Promise(
        id=row.id,
        ticket=row.ticket,
        what=row.what,
        due_at=_time(row.due_at),
        limits=row.limits,
        channel=row.channel,
        state=row.state,
        made_by=row.made_by,
        made_at=_time(row.made_at),
        topic=row.topic,
        amount=row.amount,
        owner=row.owner,
        agreed=row.agreed,
        evidence=row.evidence,
    )


def _article_values(record: Article) -> Values:
    return {
        "id": record.id,
        "title": record.title,
        "body": record.body,
        "language": record.language,
        "audience": record.audience,
        "tags": _json(record.tags),
        "updated_at": record.updated_at.isoformat(),
        "updated_us": microseconds(record.updated_at),
    }


def _article(row: Row[Any]) -> Article:
    return Article(
        row.id, row.title, row.body, row.language, row.audience, _texts.decode(row.tags), _time(row.updated_at)
    )


KINDS: Mapping[RecordType, RecordKind] = {
    "customer": RecordKind(schema.customers, _customer_values, _customer),
    "ticket": RecordKind(schema.tickets, _ticket_values, ticket_of),
    "interaction": RecordKind(schema.interactions, _interaction_values, interaction_of),
    "promise": RecordKind(schema.promises, _promise_values, _promise),
    "article": RecordKind(schema.articles, _article_values, _article),
}
"""In the order in which one may refer to another."""


def as_imported(record: StoredRecord) -> ImportRecord:
    """A record as the import format writes it: without what the store alone knows. Of those that can be imported."""
    match record:
        case Customer():
            return CustomerRecord(**{name: getattr(record, name) for name in CustomerRecord.__struct_fields__})
        case Ticket():
            return TicketRecord(**{name: getattr(record, name) for name in TicketRecord.__struct_fields__})
        case Transfer() | AgentState():
            raise TypeError(type(record).__name__)
        case _:
            return record


def content_hash(record: msgspec.Struct) -> str:
    """Two records are the same when this is: the order of keys does not count, everything else does."""
    return sha256(msgspec.json.encode(record, order="sorted")).hexdigest()
