"""Claims: who works on a contact now. A lease on the store's clock, and a fence that rises at every change of holder
(SYNC "Claims").
"""

from typing import Any, Final

from sqlalchemy import Connection, Row, Select, and_, case, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from agent_tui.contract.api import EVERY_QUEUE, LEASE_S, Claim, Written
from agent_tui.domain.targets import URGENCY_OF_TIER, Targets
from agent_tui.domain.values import CHANNELS, LIVE_STATUSES, TIERS
from agent_tui.store import schema
from agent_tui.store.callers import Caller
from agent_tui.store.columns import Values
from agent_tui.store.feed import read_head
from agent_tui.store.problems import Denied
from agent_tui.store.records import ticket_of
from agent_tui.store.tickets import change_ticket, find_own_ticket, find_ticket, live_holder, ticket_change
from agent_tui.store.transaction import WriteTransaction

_LEASE_US: Final = LEASE_S * 1_000_000
_TARGETS: Final = Targets()
"""How soon each channel and tier must be answered, until service levels by queue exist."""


def claim(tx: WriteTransaction, caller: Caller, id_: str) -> Claim:
    """Makes the caller the ticket's holder, or goes on being it; Denied("claim-held") while somebody else's lease is
    live, Denied("not-live") where the contact is resolved or closed. Sets the owner where there is none."""
    row = find_own_ticket(tx.connection, caller, id_)
    if row.status not in LIVE_STATUSES:
        raise Denied("not-live", f"it is {row.status}")
    return _take(tx, caller, row)


def _take(tx: WriteTransaction, caller: Caller, row: Row[Any]) -> Claim:
    me = caller.agent.id
    holder = live_holder(row, tx.now_us)
    if holder == me:
        return _extend(tx, row)
    if holder is not None:
        raise Denied("claim-held", "somebody else holds it", holder=holder)
    comes_back = row.fence_holder == me and not row.given_up
    taken: Values = {
        "holder": me,
        "fence": row.fence if comes_back else row.fence + 1,
        "fence_holder": me,
        "given_up": False,
        "lease_until_us": tx.now_us + _LEASE_US,
    }
    if row.owner is None:
        taken["owner"] = me
    after = change_ticket(tx, row, taken)
    return Claim(row.id, me, after.fence, float(LEASE_S), tx.finish("claim", "ticket", row.id))


def renew(tx: WriteTransaction, caller: Caller, id_: str) -> Claim:
    """A new lease for who holds the ticket; Denied("claim-lost") where that is not the caller any more. Nobody is told
    of it by the feed."""
    row = find_ticket(tx.connection, caller, id_)
    holder = live_holder(row, tx.now_us)
    if holder != caller.agent.id:
        raise Denied("claim-lost", "the lease has lapsed, or somebody else holds it", holder=holder)
    return _extend(tx, row)


def _extend(tx: WriteTransaction, row: Row[Any]) -> Claim:
    tickets = schema.tickets
    tx.connection.execute(update(tickets).where(tickets.c.id == row.id).values(lease_until_us=tx.now_us + _LEASE_US))
    return Claim(row.id, row.holder, row.fence, float(LEASE_S), read_head(tx.connection).v)


def release(tx: WriteTransaction, caller: Caller, id_: str) -> Written:
    """Gives a claim up; changes nothing where the caller holds none."""
    row = find_ticket(tx.connection, caller, id_)
    if row.holder != caller.agent.id:
        return Written(ticket_change(tx.connection, row).seq, row.version, ticket_of(row))
    after = change_ticket(tx, row, freed(row))
    return Written(tx.finish("release", "ticket", id_), after.version, ticket_of(after))


def freed(row: Row[Any]) -> Values:
    """What giving a claim up makes of a ticket."""
    return {"holder": None, "lease_until_us": None, "given_up": True} if row.holder is not None else {}


def claim_next(tx: WriteTransaction, caller: Caller, queue: str) -> Claim | None:
    """The contact that burns most, of those that wait, are claimed by nobody and owned by nobody or by the caller;
    None where there is none. `queue`: one of the caller's, or `-` for all of them."""
    if not caller.sees(queue):
        raise Denied("not-found", "no such queue")
    if not caller.works_in(queue):
        raise Denied("forbidden", "not one of your queues")
    row = tx.connection.execute(next_contact(caller, queue, tx.now_us)).one_or_none()
    return _take(tx, caller, row) if row is not None else None


def next_contact(caller: Caller, queue: str, now_us: int) -> Select[Any]:
    """The query for the row of the ticket that `claim_next` takes. Rows that another transaction is taking are passed
    over, where the database has locks for that (SQLite has one writer anyway)."""
    tickets = schema.tickets.c
    offered = [
        tickets.waiting_us.is_not(None),
        tickets.status.in_(("new", "open")),
        or_(tickets.holder.is_(None), tickets.lease_until_us <= now_us),
        or_(tickets.owner.is_(None), tickets.owner == caller.agent.id),
    ]
    if queue != EVERY_QUEUE:
        offered.append(tickets.queue == queue)
    elif caller.agent.queues is not None and caller.agent.role != "admin":
        offered.append(tickets.queue.in_(caller.agent.queues))
    elif caller.hidden:
        offered.append(tickets.queue.not_in(caller.hidden))
    return (
        select(schema.tickets)
        .join(schema.customers, schema.customers.c.id == tickets.customer)
        .where(*offered)
        .order_by(*_burns_first())
        .limit(1)
        .with_for_update(skip_locked=True, of=schema.tickets)
    )


def _burns_first() -> list[ColumnElement[int]]:
    """The order of urgency: longest overdue, then the nearest deadline, then tier, waiting time, priority."""
    tickets, tier = schema.tickets.c, schema.customers.c.tier
    target = case(
        *(
            (and_(tickets.channel == channel, tier == name), _TARGETS.seconds(channel, name) * 1_000_000)
            for channel in CHANNELS
            for name in TIERS
        ),
        else_=0,
    )
    tier_rank = case(URGENCY_OF_TIER, value=tier, else_=len(TIERS))
    return [tickets.waiting_us + target, tier_rank, tickets.waiting_us, tickets.priority, tickets.number]


def any_lapsed(connection: Connection, now_us: int) -> bool:
    """True where `lapse` would find something to do."""
    until = schema.tickets.c.lease_until_us
    found = select(until).where(or_(until <= now_us, until > now_us + _LEASE_US)).limit(1)
    return connection.execute(found).one_or_none() is not None


def lapse(tx: WriteTransaction) -> None:
    """Clears the holders whose lease is over, and tells the feed. A lease that reaches further than a whole one was
    given before the clock was set back: it is cut to a whole one."""
    tickets = schema.tickets
    whole = tx.now_us + _LEASE_US
    tx.connection.execute(update(tickets).where(tickets.c.lease_until_us > whole).values(lease_until_us=whole))
    over = tx.connection.execute(
        select(tickets).where(tickets.c.lease_until_us <= tx.now_us).with_for_update(skip_locked=True)
    ).all()
    for row in over:
        change_ticket(tx, row, {"holder": None, "lease_until_us": None})
    tx.finish("lapse")
