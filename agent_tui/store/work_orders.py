"""Work orders: what another department must do for a contact, made by who works it, and what becomes of them."""

from typing import Any

from msgspec import UNSET
from sqlalchemy import Row

from agent_tui.contract.api import NewWorkOrder, WorkOrderPatch, Written
from agent_tui.domain.values import WorkOrder
from agent_tui.store.callers import Caller
from agent_tui.store.columns import Values
from agent_tui.store.records import work_order_of
from agent_tui.store.tickets import check_worked, lock_ticket
from agent_tui.store.transaction import WriteTransaction
from agent_tui.store.versioned import check_named, find_to_change, written
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
        check_named(tx.connection, caller, ticket.customer, "promise", "promise", new.promise)
    insert_record(tx, "work_order", record)
    return finish_put(tx, "work_order", record, ticket.queue, "work-order")


def patch_work_order(tx: WriteTransaction, caller: Caller, id_: str, version: int, patch: WorkOrderPatch) -> Written:
    """Changes what the patch names, if the order is still at `version`; Denied("version-mismatch") with what it is now
    otherwise. Who works its ticket's queue may."""
    row, ticket = find_to_change(tx, caller, "work_order", id_, version)
    changed = _changed(patch, row)
    if changed.get("evidence") is not None:
        check_named(tx.connection, caller, ticket.customer, "interaction", "evidence", changed["evidence"])
    if changed.get("promise") is not None:
        check_named(tx.connection, caller, ticket.customer, "promise", "promise", changed["promise"])
    return written(tx, "work_order", row, ticket.queue, changed)


def _changed(patch: WorkOrderPatch, row: Row[Any]) -> Values:
    """The columns that are to become something else."""
    now = work_order_of(row)
    wanted: Values = {name: value for name in patch.__struct_fields__ if (value := getattr(patch, name)) is not UNSET}
    changed = {name: value for name, value in wanted.items() if value != getattr(now, name)}
    if "due_at" in changed:
        changed["due_at"] = changed["due_at"].isoformat()
    return changed
