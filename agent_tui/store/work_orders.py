"""Work orders: what another department must do for a contact, made by who works it, and what becomes of them."""

from typing import Any

from msgspec import UNSET
from sqlalchemy import Connection, Row, select, update

from agent_tui.contract.api import NewWorkOrder, WorkOrderPatch, Written
from agent_tui.domain.values import WorkOrder
from agent_tui.store import schema
from agent_tui.store.callers import Caller
from agent_tui.store.customers import one_person
from agent_tui.store.feed import change_of, last_change
from agent_tui.store.problems import Denied
from agent_tui.store.promises import check_evidence
from agent_tui.store.records import Values, work_order_of
from agent_tui.store.tickets import check_seen, check_worked, lock_ticket
from agent_tui.store.transaction import WriteTransaction
from agent_tui.store.writing import Put, find_put, finish_put, insert_record


def put_work_order(tx: WriteTransaction, caller: Caller, id_: str, new: NewWorkOrder) -> Put:
    """What another department must do. That it is due before the promise that hangs on it is the maker's business: by
    the time it arrives, the promise may have another date."""
    ticket = lock_ticket(tx.connection, new.ticket)
    record = WorkOrder(
        id=id_,
        ticket=new.ticket,
        department=new.department,
        what=new.what,
        due_at=new.due_at,
        made_by=caller.agent.id,
        made_at=new.made_at,
        promise=new.promise,
    )
    said_before = find_put(tx, caller, ticket, "work_order", record)
    if said_before is not None:
        return said_before
    check_worked(ticket, caller)
    if new.promise is not None:
        _check_promise(tx.connection, caller, ticket.customer, new.promise)
    insert_record(tx, "work_order", record)
    return finish_put(tx, "work_order", record, ticket.queue, "work-order")


def patch_work_order(tx: WriteTransaction, caller: Caller, id_: str, version: int, patch: WorkOrderPatch) -> Written:
    """Changes what the patch names, if the order is still at `version`; Denied("version-mismatch") with what it is now
    otherwise. Who works its ticket's queue may."""
    orders = schema.work_orders
    ticket_id = tx.connection.execute(select(orders.c.ticket).where(orders.c.id == id_)).scalar_one_or_none()
    if ticket_id is None:
        raise Denied("not-found", "no such work order")
    ticket = lock_ticket(tx.connection, ticket_id)
    try:
        check_seen(ticket, caller)
    except Denied:
        raise Denied("not-found", "no such work order") from None
    check_worked(ticket, caller)
    row = tx.connection.execute(select(orders).where(orders.c.id == id_).with_for_update()).one()
    if row.version != version:
        current = change_of(tx.connection, caller, "work_order", id_)
        raise Denied("version-mismatch", f"it is at version {row.version}", current=current)
    changed = _changed(patch, row)
    if not changed:
        return Written(last_change(tx.connection, "work_order", id_), row.version, work_order_of(row))
    if changed.get("evidence") is not None:
        check_evidence(tx.connection, caller, ticket.customer, changed["evidence"])
    if changed.get("promise") is not None:
        _check_promise(tx.connection, caller, ticket.customer, changed["promise"])
    tx.connection.execute(update(orders).where(orders.c.id == id_).values(**changed, version=row.version + 1))
    tx.changed("work_order", id_, ticket.queue)
    after = tx.connection.execute(select(orders).where(orders.c.id == id_)).one()
    return Written(tx.finish("patch", "work_order", id_), after.version, work_order_of(after))


def _changed(patch: WorkOrderPatch, row: Row[Any]) -> Values:
    """The columns that are to become something else."""
    now = work_order_of(row)
    wanted: Values = {name: value for name in patch.__struct_fields__ if (value := getattr(patch, name)) is not UNSET}
    changed = {name: value for name, value in wanted.items() if value != getattr(now, name)}
    if "due_at" in changed:
        changed["due_at"] = changed["due_at"].isoformat()
    return changed


def _check_promise(connection: Connection, caller: Caller, customer: str, promise: str) -> None:
    """One that was made to the same person, and that the caller may see."""
    promises, tickets = schema.promises.c, schema.tickets.c
    family = one_person(connection, customer)
    found = connection.execute(
        select(tickets.queue)
        .join(schema.promises, promises.ticket == tickets.id)
        .where(promises.id == promise, tickets.customer.in_(select(family.c.id)))
    ).scalar_one_or_none()
    if found is None or not caller.sees(found):
        raise Denied("bad-request", "no promise to this customer", field="promise")
