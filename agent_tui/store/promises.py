"""What becomes of promises: kept, broken, renegotiated, agreed to, and handed on. The ticket they were made in stays as
it is."""

from collections.abc import Iterable

from msgspec import UNSET
from sqlalchemy import select

from agent_tui.contract.api import PromisePatch, Written
from agent_tui.store import schema
from agent_tui.store.callers import Caller
from agent_tui.store.columns import Values
from agent_tui.store.transaction import WriteTransaction
from agent_tui.store.versioned import change_row, check_named, find_to_change, written


def patch_promise(tx: WriteTransaction, caller: Caller, id_: str, version: int, patch: PromisePatch) -> Written:
    """Changes what the patch names, if the promise is still at `version`; Denied("version-mismatch") with what it is
    now otherwise. Who works its ticket's queue may."""
    row, ticket = find_to_change(tx, caller, "promise", id_, version)
    wanted: Values = {name: value for name in patch.__struct_fields__ if (value := getattr(patch, name)) is not UNSET}
    changed = {name: value for name, value in wanted.items() if value != getattr(row, name)}
    if changed.get("evidence") is not None:
        check_named(tx.connection, caller, ticket.customer, "interaction", "evidence", changed["evidence"])
    return written(tx, "promise", row, ticket.queue, changed)


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
            change_row(tx, "promise", row, row.stands_in, {"owner": owner})
