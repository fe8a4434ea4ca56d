"""Transfers: what one agent asks of another about a contact – a question, or to take it over – and what comes of it."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Row, insert, select, update

from agent_tui.contract.api import NewTransfer, TransferAnswer, Written
from agent_tui.domain.handing_over import contact_goes_along
from agent_tui.domain.values import SUPERVISING, Transfer
from agent_tui.store import schema
from agent_tui.store.callers import Caller, agent_of, hidden_from
from agent_tui.store.claims import freed
from agent_tui.store.columns import Values
from agent_tui.store.feed import first_change, last_change
from agent_tui.store.problems import Denied
from agent_tui.store.promises import hand_on
from agent_tui.store.records import KINDS, content_hash, transfer_of
from agent_tui.store.tickets import change_ticket, check_seen, check_worked, lock_ticket
from agent_tui.store.transaction import WriteTransaction
from agent_tui.store.versioned import queues_of_persons

PROMISES_LIMIT: Final = 200


class Asked(NamedTuple):
    """What became of a PUT: `created` is False where the same was there already."""

    written: Written
    created: bool


def put_transfer(tx: WriteTransaction, caller: Caller, id_: str, new: NewTransfer) -> Asked:
    """Asks a colleague. Of what asks to take a contact over, or by one sender about one contact, one stands open at a
    time: a newer one withdraws it, and with it what hands on the same promises. Of a contact that is over only promises
    are handed on; Denied("not-live") where there are none."""
    record = Transfer(id_, new.ticket, new.kind, caller.agent.id, new.receiver, new.note, new.at, new.promises)
    ticket = lock_ticket(tx.connection, new.ticket)
    before = _find(tx.connection, id_)
    if before is not None:
        return _said_before(tx.connection, caller, ticket, before, content_hash(record))
    check_worked(ticket, caller)
    hands_over = new.kind != "consult"
    goes_along = _goes_along(ticket, record)
    if hands_over and not goes_along and not new.promises:
        raise Denied("not-live", f"it is {ticket.status}")
    if new.receiver == caller.agent.id:
        raise Denied("bad-request", "that is the caller", field="receiver")
    if not _may_receive(tx.connection, new.receiver, ticket.queue, takes_over=hands_over):
        raise Denied("not-found", "no such colleague for this ticket", field="receiver")
    _check_promises(tx.connection, caller, ticket.customer, new.promises)
    if hands_over:
        _withdraw_open(tx, ticket, record, goes_along=goes_along)
    values = KINDS["transfer"].values(record)
    tx.connection.execute(insert(schema.transfers).values(**values, version=1, put_hash=content_hash(record)))
    tx.changed("transfer", id_, ticket.queue)
    return Asked(Written(tx.finish(new.kind, "transfer", id_), 1, record), created=True)


def answer_transfer(tx: WriteTransaction, caller: Caller, id_: str, new: TransferAnswer) -> Written:
    """Accepts, declines or withdraws. Who accepts to take a contact over is its owner from then on, and the promises
    named are theirs; the sender's claim ends. Where the contact does not go along (`domain.handing_over`), only the
    promises change hands. Denied("answered") where it was answered otherwise before, Denied("forbidden") where the
    contact stands in a queue by now that the receiver does not work."""
    transfers = schema.transfers.c
    ticket_id = tx.connection.execute(select(transfers.ticket).where(transfers.id == id_)).scalar_one_or_none()
    if ticket_id is None:
        raise Denied("not-found", "no such transfer")
    ticket = lock_ticket(tx.connection, ticket_id)
    if not caller.sees(ticket.queue):
        raise Denied("not-found", "no such transfer")
    row = _find(tx.connection, id_)
    assert row is not None, "transfers are never deleted"
    _check_right(caller, row, new)
    if row.state != "offered":
        if (row.state, row.answer) != (new.state, new.answer):
            raise Denied("answered", f"it was {row.state}")
        return Written(last_change(tx.connection, "transfer", id_), row.version, transfer_of(row))
    if new.state == "accepted" and row.kind != "consult":
        _hand_over(tx, ticket, row)
    after = _answer(
        tx, row, ticket.queue, {"state": new.state, "answer": new.answer, "answered_at": new.at.isoformat()}
    )
    return Written(tx.finish(new.state, "transfer", id_), after.version, transfer_of(after))


def _find(connection: Connection, id_: str) -> Row[Any] | None:
    transfers = schema.transfers
    return connection.execute(select(transfers).where(transfers.c.id == id_).with_for_update()).one_or_none()


def _said_before(connection: Connection, caller: Caller, ticket: Row[Any], row: Row[Any], wanted: str) -> Asked:
    if row.put_hash != wanted:
        check_seen(ticket, caller)
        raise Denied("id-reused", "another one has this id", field="id")
    doc = transfer_of(row) if caller.sees(ticket.queue) else None
    return Asked(Written(first_change(connection, "transfer", row.id), row.version, doc), created=False)


def _may_receive(connection: Connection, name: str, queue: str, *, takes_over: bool) -> bool:
    """True for who may sign in and see what stands in `queue`; who is to take it over must work there, too."""
    agents = schema.agents
    row = connection.execute(select(agents).where(agents.c.id == name, ~agents.c.disabled)).one_or_none()
    if row is None:
        return False
    receiver = Caller(agent_of(row), hidden_from(connection, agent_of(row)))
    return receiver.works(queue) if takes_over else receiver.sees(queue)


def _check_promises(connection: Connection, caller: Caller, customer: str, ids: Sequence[str]) -> None:
    """All made to the same person, in queues that the caller works."""
    if not ids:
        return
    if len(ids) > PROMISES_LIMIT:
        raise Denied("bad-request", f"at most {PROMISES_LIMIT}", field="promises")
    queues = queues_of_persons(connection, customer, "promise", ids)
    if not all(id_ in queues and caller.works(queues[id_]) for id_ in ids):
        raise Denied("bad-request", "not all are promises to this customer that are yours to hand on", field="promises")


def _goes_along(ticket: Row[Any], asked: Transfer) -> bool:
    return contact_goes_along(
        asked.kind, asked.promises, asked.sender, status=ticket.status, owner=ticket.owner, holder=ticket.holder
    )


def _withdraw_open(tx: WriteTransaction, ticket: Row[Any], new: Transfer, *, goes_along: bool) -> None:
    """What the sender asked before, and what competes with it: of others, what asks for the contact too, or for one of
    the same promises. What somebody else asks about the contact stays, where only promises are handed on."""
    transfers = schema.transfers.c
    open_ones = tx.connection.execute(
        select(schema.transfers)
        .where(transfers.ticket == ticket.id, transfers.state == "offered", transfers.kind != "consult")
        .with_for_update()
    ).all()
    for row in open_ones:
        asked = transfer_of(row)
        competes = goes_along and (_goes_along(ticket, asked) or not set(asked.promises).isdisjoint(new.promises))
        if row.sender == new.sender or competes:
            _answer(tx, row, ticket.queue, {"state": "withdrawn", "answered_at": tx.now.isoformat()})


def _check_right(caller: Caller, row: Row[Any], new: TransferAnswer) -> None:
    if new.state == "withdrawn":
        if caller.agent.id != row.sender:
            raise Denied("forbidden", "only who asked withdraws it")
    elif caller.agent.id != row.receiver and caller.agent.role not in SUPERVISING:
        raise Denied("forbidden", "only who was asked answers, or who supervises")


def _hand_over(tx: WriteTransaction, ticket: Row[Any], row: Row[Any]) -> None:
    if not _may_receive(tx.connection, row.receiver, ticket.queue, takes_over=True):
        raise Denied("forbidden", "the receiver may not take it over any more")
    asked = transfer_of(row)
    if _goes_along(ticket, asked):
        changed: Values = {} if ticket.owner == row.receiver else {"owner": row.receiver}
        if ticket.holder == row.sender:
            changed |= freed(ticket)
        if changed:
            change_ticket(tx, ticket, changed)
    hand_on(tx, asked.promises, row.receiver)


def _answer(tx: WriteTransaction, row: Row[Any], queue: str, values: Values) -> Row[Any]:
    transfers = schema.transfers
    tx.connection.execute(update(transfers).where(transfers.c.id == row.id).values(**values, version=row.version + 1))
    tx.changed("transfer", row.id, queue)
    return tx.connection.execute(select(transfers).where(transfers.c.id == row.id)).one()
