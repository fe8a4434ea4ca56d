"""Records that hang on a contact and are changed upon a version: promises and work orders. Finding one to change, and
seeing that what it names is of the same person."""

from collections.abc import Collection
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Row, select, update

from agent_tui.contract.api import Written
from agent_tui.domain.values import RecordType
from agent_tui.store import schema
from agent_tui.store.callers import Caller
from agent_tui.store.columns import Values
from agent_tui.store.customers import one_person
from agent_tui.store.feed import change_of, last_change
from agent_tui.store.problems import Denied
from agent_tui.store.records import KINDS
from agent_tui.store.tickets import check_seen, check_worked, lock_ticket
from agent_tui.store.transaction import WriteTransaction

VersionedType = Literal["promise", "work_order"]


class ToChange(NamedTuple):
    row: Row[Any]
    """Locked for this transaction, as is its ticket."""
    ticket: Row[Any]


def find_to_change(tx: WriteTransaction, caller: Caller, type_: VersionedType, id_: str, version: int) -> ToChange:
    """The record, if it is still at `version`; Denied("version-mismatch") with what it is now otherwise. Who works its
    ticket's queue may."""
    table = KINDS[type_].table
    no_such = Denied("not-found", f"no such {type_.replace('_', ' ')}")
    ticket_id = tx.connection.execute(select(table.c.ticket).where(table.c.id == id_)).scalar_one_or_none()
    if ticket_id is None:
        raise no_such
    ticket = lock_ticket(tx.connection, ticket_id)
    try:
        check_seen(ticket, caller)
    except Denied:
        raise no_such from None
    check_worked(ticket, caller)
    row = tx.connection.execute(select(table).where(table.c.id == id_).with_for_update()).one()
    if row.version != version:
        current = change_of(tx.connection, caller, type_, id_)
        raise Denied("version-mismatch", f"it is at version {row.version}", current=current)
    return ToChange(row, ticket)


def change_row(tx: WriteTransaction, type_: VersionedType, row: Row[Any], queue: str, values: Values) -> Row[Any]:
    """Writes `values`, one version on, and tells the feed; the row as it is then."""
    table = KINDS[type_].table
    tx.connection.execute(update(table).where(table.c.id == row.id).values(**values, version=row.version + 1))
    tx.changed(type_, row.id, queue)
    return tx.connection.execute(select(table).where(table.c.id == row.id)).one()


def written(tx: WriteTransaction, type_: VersionedType, before: Row[Any], queue: str, values: Values) -> Written:
    """The answer to a patch that makes `values` of a record; nothing happens where there are none."""
    if not values:
        seq, row = last_change(tx.connection, type_, before.id), before
    else:
        row = change_row(tx, type_, before, queue, values)
        seq = tx.finish("patch", type_, row.id)
    return Written(seq, row.version, KINDS[type_].record(row))


def queues_of_persons(connection: Connection, customer: str, type_: RecordType, ids: Collection[str]) -> dict[str, str]:
    """Id → queue, of those among these records that hang on a contact of that person, however many customer records the
    person has."""
    table, tickets = KINDS[type_].table, schema.tickets.c
    family = one_person(connection, customer)
    found = connection.execute(
        select(table.c.id, tickets.queue)
        .join(schema.tickets, tickets.id == table.c.ticket)
        .where(table.c.id.in_(list(ids)), tickets.customer.in_(select(family.c.id)))
    )
    return {row.id: row.queue for row in found}


def check_named(connection: Connection, caller: Caller, customer: str, type_: RecordType, field: str, id_: str) -> None:
    """What `field` of a request names belongs to the same person, and the caller may see it; Denied("bad-request")."""
    queue = queues_of_persons(connection, customer, type_, [id_]).get(id_)
    if queue is None or not caller.sees(queue):
        raise Denied("bad-request", f"no {type_} of this customer", field=field)
