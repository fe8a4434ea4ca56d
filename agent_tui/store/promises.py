"""What becomes of promises: kept, broken, renegotiated, agreed to, and handed on. The ticket they were made in stays as
it is."""

from collections.abc import Iterable
from typing import Any

from msgspec import UNSET
from sqlalchemy import Connection, Row, select, update

from agent_tui.contract.api import PromisePatch, Written
from agent_tui.store import schema
from agent_tui.store.callers import Caller
from agent_tui.store.customers import one_person
from agent_tui.store.feed import change_of, last_change
from agent_tui.store.problems import Denied
from agent_tui.store.records import Values, promise_of
from agent_tui.store.tickets import check_seen, check_worked, lock_ticket
from agent_tui.store.transaction import WriteTransaction


def patch_promise(tx: WriteTransaction, caller: Caller, id_: str, version: int, patch: PromisePatch) -> Written:
    """Changes what the patch names, if the promise is still at `version`; Denied("version-mismatch") with what it is
    now otherwise. Who works its ticket's queue may."""
    promises = schema.promises
    ticket_id = tx.connection.execute(select(promises.c.ticket).where(promises.c.id == id_)).scalar_one_or_none()
    if ticket_id is None:
        raise Denied("not-found", "no such promise")
    ticket = lock_ticket(tx.connection, ticket_id)
    try:
        check_seen(ticket, caller)
    except Denied:
        raise Denied("not-found", "no such promise") from None
    check_worked(ticket, caller)
    row = tx.connection.execute(select(promises).where(promises.c.id == id_).with_for_update()).one()
    if row.version != version:
        current = change_of(tx.connection, caller, "promise", id_)
        raise Denied("version-mismatch", f"it is at version {row.version}", current=current)
    wanted: Values = {name: value for name in patch.__struct_fields__ if (value := getattr(patch, name)) is not UNSET}
    changed = {name: value for name, value in wanted.items() if value != getattr(row, name)}
    if not changed:
        return Written(last_change(tx.connection, "promise", id_), row.version, promise_of(row))
    if changed.get("evidence") is not None:
        check_evidence(tx.connection, caller, ticket.customer, changed["evidence"])
    after = _change(tx, row, ticket.queue, changed)
    return Written(tx.finish("patch", "promise", id_), after.version, promise_of(after))


def hand_on(tx: WriteTransaction, ids: Iterable[str], owner: str) -> None:
    """The open ones among these promises are `owner`'s to keep from now on."""
    promises, tickets = schema.promises, schema.tickets
    rows = tx.connection.execute(
        select(promises, tickets.c.queue.label("stands_in"))
        .join(tickets, tickets.c.id == promises.c.ticket)
        .where(promises.c.id.in_(list(ids)), promises.c.state == "open")
        .order_by(promises.c.id)
        .with_for_update(of=promises)
    ).all()
    for row in rows:
        if row.owner != owner:
            _change(tx, row, row.stands_in, {"owner": owner})


def _change(tx: WriteTransaction, row: Row[Any], queue: str, values: Values) -> Row[Any]:
    promises = schema.promises
    tx.connection.execute(update(promises).where(promises.c.id == row.id).values(**values, version=row.version + 1))
    tx.changed("promise", row.id, queue)
    return tx.connection.execute(select(promises).where(promises.c.id == row.id)).one()


def check_evidence(connection: Connection, caller: Caller, customer: str, interaction: str) -> None:
    """Something said with the same person, which the caller may see."""
    said, tickets = schema.interactions.c, schema.tickets.c
    family = one_person(connection, customer)
    found = connection.execute(
        select(tickets.queue)
        .join(schema.interactions, said.ticket == tickets.id)
        .where(said.id == interaction, tickets.customer.in_(select(family.c.id)))
    ).scalar_one_or_none()
    if found is None or not caller.sees(found):
        raise Denied("bad-request", "no interaction of this customer", field="evidence")
