"""Rows ↔ domain values, type by type, and the hash by which two records are the same."""

from collections.abc import Callable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Row, Select, Table, null, select

from agent_tui.domain.decoding import decoder_of
from agent_tui.domain.values import (
    Acknowledgement,
    AgentState,
    Bulletin,
    Customer,
    CustomerRecord,
    Identity,
    ImportRecord,
    Interaction,
    Promise,
    RecordType,
    SearchOutcome,
    StoredRecord,
    Ticket,
    TicketRecord,
    Transfer,
    WorkOrder,
)
from agent_tui.store import schema
from agent_tui.store.clock import microseconds
from agent_tui.store.columns import Values, json_text
from agent_tui.store.knowledge_rows import (
    acknowledgement_of,
    acknowledgement_values,
    article_of,
    article_values,
    bulletin_of,
    bulletin_values,
    search_outcome_of,
    search_outcome_values,
)

_texts = decoder_of(tuple[str, ...])
_identities = decoder_of(tuple[Identity, ...])
_meta = decoder_of(dict[str, Any])
_time = datetime.fromisoformat


class RecordKind(NamedTuple):
    """How one type of record is kept."""

    table: Table
    values: Callable[[Any], Values]
    """The columns a record fills; version, hashes, number and claim are the writer's."""
    record: Callable[[Row[Any]], StoredRecord]


def _customer_values(record: Customer) -> Values:
    return {
        "id": record.id,
        "name": record.name,
        "tier": record.tier,
        "language": record.language,
        "tags": json_text(record.tags),
        "identities": json_text(record.identities),
    }


def customer_of(row: Row[Any]) -> Customer:
    return Customer(
        row.id,
        row.name,
        row.tier,
        row.language,
        _texts.decode(row.tags),
        _identities.decode(row.identities),
        row.merged_into,
        _texts.decode(row.distinct_from) if row.distinct_from else (),
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
        "intent": json_text(record.intent),
        "tags": json_text(record.tags),
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
        first_owner=row.first_owner,
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
        "meta": json_text(record.meta),
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


def promise_of(row: Row[Any]) -> Promise:
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


def _transfer_values(record: Transfer) -> Values:
    return {
        "id": record.id,
        "ticket": record.ticket,
        "kind": record.kind,
        "sender": record.sender,
        "receiver": record.receiver,
        "note": record.note,
        "at": record.at.isoformat(),
        "at_us": microseconds(record.at),
        "promises": json_text(record.promises),
        "state": record.state,
        "answer": record.answer,
        "answered_at": record.answered_at.isoformat() if record.answered_at else None,
    }


def transfer_of(row: Row[Any]) -> Transfer:
    return Transfer(
        id=row.id,
        ticket=row.ticket,
        kind=row.kind,
        sender=row.sender,
        receiver=row.receiver,
        note=row.note,
        at=_time(row.at),
        promises=_texts.decode(row.promises),
        state=row.state,
        answer=row.answer,
        answered_at=_time(row.answered_at) if row.answered_at else None,
    )


def _work_order_values(record: WorkOrder) -> Values:
    return {
        "id": record.id,
        "ticket": record.ticket,
        "department": record.department,
        "what": record.what,
        "due_at": record.due_at.isoformat(),
        "made_by": record.made_by,
        "made_at": record.made_at.isoformat(),
        "made_us": microseconds(record.made_at),
        "state": record.state,
        "promise": record.promise,
        "evidence": record.evidence,
    }


def work_order_of(row: Row[Any]) -> WorkOrder:
    return WorkOrder(
        id=row.id,
        ticket=row.ticket,
        department=row.department,
        what=row.what,
        due_at=_time(row.due_at),
        made_by=row.made_by,
        made_at=_time(row.made_at),
        state=row.state,
        promise=row.promise,
        evidence=row.evidence,
    )


def _agent_values(record: AgentState) -> Values:
    """Role, queues and name stand with the agent, not with what they do now."""
    return {
        "id": record.id,
        "state": record.state,
        "since": record.since.isoformat(),
        "reason": record.reason,
        "viewing": record.viewing,
        "writing": record.writing,
    }


def agent_state_of(row: Row[Any]) -> AgentState:
    return AgentState(
        id=row.id,
        role=row.role,
        queues=_texts.decode(row.queues) if row.queues is not None else None,
        state=row.state,
        since=_time(row.since),
        reason=row.reason,
        viewing=row.viewing,
        writing=row.writing,
        name=row.name,
    )


KINDS: Mapping[RecordType, RecordKind] = {
    "customer": RecordKind(schema.customers, _customer_values, customer_of),
    "ticket": RecordKind(schema.tickets, _ticket_values, ticket_of),
    "interaction": RecordKind(schema.interactions, _interaction_values, interaction_of),
    "promise": RecordKind(schema.promises, _promise_values, promise_of),
    "article": RecordKind(schema.articles, article_values, article_of),
    "transfer": RecordKind(schema.transfers, _transfer_values, transfer_of),
    "work_order": RecordKind(schema.work_orders, _work_order_values, work_order_of),
    "bulletin": RecordKind(schema.bulletins, bulletin_values, bulletin_of),
    "acknowledgement": RecordKind(schema.acknowledgements, acknowledgement_values, acknowledgement_of),
    "search_outcome": RecordKind(schema.search_outcomes, search_outcome_values, search_outcome_of),
    "agent": RecordKind(schema.agent_states, _agent_values, agent_state_of),
}
"""In the order in which one may refer to another."""


def standing(type_: RecordType) -> Select[Any]:
    """The query for the rows of a type as `RecordKind.record` reads them. `stands_in`: the queue, null for what stands
    in none; of an agent it is the queue of the contact they have open."""
    table, tickets = KINDS[type_].table, schema.tickets
    if type_ == "ticket":
        return select(table, tickets.c.queue.label("stands_in"))
    if type_ in ("interaction", "promise", "transfer", "work_order"):
        return select(table, tickets.c.queue.label("stands_in")).join(tickets, tickets.c.id == table.c.ticket)
    if type_ == "search_outcome":
        return select(table, tickets.c.queue.label("stands_in")).outerjoin(tickets, tickets.c.id == table.c.ticket)
    if type_ == "agent":
        agents = schema.agents
        return (
            select(table, agents.c.role, agents.c.queues, agents.c.name, tickets.c.queue.label("stands_in"))
            .join(agents, agents.c.id == table.c.id)
            .outerjoin(tickets, tickets.c.id == table.c.viewing)
            .where(~agents.c.disabled)
        )
    return select(table, null().label("stands_in"))


def as_imported(record: StoredRecord) -> ImportRecord:
    """A record as the import format writes it: without what the store alone knows. Of those that can be imported."""
    match record:
        case Customer():
            return CustomerRecord(**{name: getattr(record, name) for name in CustomerRecord.__struct_fields__})
        case Ticket():
            return TicketRecord(**{name: getattr(record, name) for name in TicketRecord.__struct_fields__})
        case Transfer() | WorkOrder() | AgentState() | Bulletin() | Acknowledgement() | SearchOutcome():
            raise TypeError(type(record).__name__)
        case _:
            return record


def content_hash(record: msgspec.Struct) -> str:
    """Two records are the same when this is: the order of keys does not count, everything else does."""
    return sha256(msgspec.json.encode(record, order="sorted")).hexdigest()
