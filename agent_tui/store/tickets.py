"""Finding and changing a ticket inside a write: what may be seen, whose it is, and what moves with it."""

from typing import Any, Final

from sqlalchemy import Connection, Row, select, update

from agent_tui.contract.api import Change
from agent_tui.domain.values import RecordType, Ticket
from agent_tui.store import schema
from agent_tui.store.callers import Caller
from agent_tui.store.columns import Values
from agent_tui.store.feed import last_change
from agent_tui.store.problems import Denied
from agent_tui.store.records import KINDS, ticket_of
from agent_tui.store.transaction import WriteTransaction

_NO_SUCH_TICKET: Final = "no such ticket"
_HANGING: Final[tuple[RecordType, ...]] = ("promise", "transfer", "work_order", "interaction", "search_outcome")
"""What stands where its ticket stands."""


def lock_ticket(connection: Connection, id_: str) -> Row[Any]:
    """The row of a ticket, locked for this transaction, whoever may see it; Denied("not-found") where there is none."""
    row = connection.execute(select(schema.tickets).where(schema.tickets.c.id == id_).with_for_update()).one_or_none()
    if row is None:
        raise Denied("not-found", _NO_SUCH_TICKET)
    return row


def check_seen(row: Row[Any], caller: Caller) -> None:
    """Denied("not-found") for a ticket that `caller` may not see."""
    if not caller.sees(row.queue):
        raise Denied("not-found", _NO_SUCH_TICKET)


def check_worked(row: Row[Any], caller: Caller) -> None:
    """As `check_seen`, and Denied("forbidden") where it stands in no queue of the caller's."""
    check_seen(row, caller)
    if not caller.works(row.queue):
        raise Denied("forbidden", "the ticket stands in none of your queues")


def find_ticket(connection: Connection, caller: Caller, id_: str) -> Row[Any]:
    """The row of a ticket that `caller` may see, locked for this transaction; Denied("not-found")."""
    row = lock_ticket(connection, id_)
    check_seen(row, caller)
    return row


def find_own_ticket(connection: Connection, caller: Caller, id_: str) -> Row[Any]:
    """As `find_ticket`, and Denied("forbidden") where it stands in no queue of the caller's."""
    row = lock_ticket(connection, id_)
    check_worked(row, caller)
    return row


def change_ticket(tx: WriteTransaction, row: Row[Any], values: Values) -> Row[Any]:
    """Writes `values` into a ticket, one version on, and tells the feed; the row as it is then. Who owns a ticket that
    nobody has owned before stays its first owner."""
    tickets = schema.tickets
    if row.first_owner is None and values.get("owner") is not None:
        values = values | {"first_owner": values["owner"]}
    tx.connection.execute(update(tickets).where(tickets.c.id == row.id).values(**values, version=row.version + 1))
    changed = tx.connection.execute(select(tickets).where(tickets.c.id == row.id)).one()
    tell_of_ticket(tx, changed.id, changed.queue, row.queue)
    return changed


def tell_of_ticket(tx: WriteTransaction, id_: str, queue: str, queue_before: str) -> None:
    """The change row of a ticket; where it crossed the border of a restricted queue, those of all that hangs on it."""
    if queue != queue_before and _any_restricted(tx.connection, queue, queue_before):
        for type_ in _HANGING:
            table = KINDS[type_].table
            for hanging in tx.connection.execute(select(table.c.id).where(table.c.ticket == id_)).scalars():
                tx.changed(type_, hanging, queue, queue_before)
        # who has it open is told anew to those who may know that now, or may not any more
        states = schema.agent_states.c
        for agent in tx.connection.execute(select(states.id).where(states.viewing == id_)).scalars():
            tx.changed("agent", agent)
    tx.changed("ticket", id_, queue, queue_before)


def _any_restricted(connection: Connection, *names: str) -> bool:
    queues = schema.queues.c
    found = connection.execute(select(queues.name).where(queues.name.in_(names), queues.restricted).limit(1))
    return found.one_or_none() is not None


def live_holder(row: Row[Any], now_us: int) -> str | None:
    """Who holds a ticket on a lease that has not lapsed."""
    if row.holder is None or row.lease_until_us is None or row.lease_until_us <= now_us:
        return None
    return str(row.holder)


def check_fence(row: Row[Any], caller: Caller, fence: int | None, now_us: int) -> None:
    """A write under a fence is taken while that is still the ticket's and was given to its author; one without a fence
    only while nobody holds the ticket. Denied("fence-stale") otherwise (SYNC "Claims")."""
    holder = live_holder(row, now_us)
    if fence is None:
        if holder is not None:
            raise Denied("fence-stale", "somebody holds the ticket", holder=holder)
    elif fence != row.fence or row.fence == 0:
        raise Denied("fence-stale", "the ticket has another fence now", holder=holder)
    elif row.fence_holder is not None and row.fence_holder != caller.agent.id:
        raise Denied("fence-stale", "that fence is somebody else's", holder=holder)


def ticket_change(connection: Connection, row: Row[Any]) -> Change:
    """A ticket as the feed last sent it."""
    doc: Ticket = ticket_of(row)
    return Change(last_change(connection, "ticket", row.id), "ticket", row.id, row.version, "upsert", doc)
