"""Bulletins: published and withdrawn by who supervises, acknowledged by every agent for themselves."""

from typing import Any

from sqlalchemy import Connection, Row, select, update

from agent_tui.contract.api import NewAcknowledgement, NewBulletin, Written
from agent_tui.domain.values import SUPERVISING, TITLE_LIMIT, Acknowledgement, Bulletin
from agent_tui.store import schema
from agent_tui.store.callers import Caller
from agent_tui.store.feed import first_change, last_change
from agent_tui.store.knowledge_rows import acknowledgement_of, bulletin_of
from agent_tui.store.problems import Denied
from agent_tui.store.transaction import WriteTransaction
from agent_tui.store.writing import Put, finish_put, insert_record, is_line, put_before


def put_bulletin(tx: WriteTransaction, caller: Caller, id_: str, new: NewBulletin) -> Put:
    """News for everybody, by the caller; Denied("forbidden") for who does not supervise."""
    _check_supervising(caller)
    if not is_line(new.title, TITLE_LIMIT):
        raise Denied("bad-request", f"one line of 1 to {TITLE_LIMIT} characters", field="title")
    if new.until is not None and new.until <= new.published_at:
        raise Denied("bad-request", "is before it was published", field="until")
    record = Bulletin(
        id=id_,
        kind=new.kind,
        title=new.title,
        body=new.body,
        author=caller.agent.id,
        published_at=new.published_at,
        until=new.until,
    )
    said_before = put_before(tx, "bulletin", record)
    if said_before is not None:
        return said_before
    insert_record(tx, "bulletin", record)
    return finish_put(tx, "bulletin", record, None, "bulletin")


def withdraw_bulletin(tx: WriteTransaction, caller: Caller, id_: str) -> Written:
    """It is no news any more: nobody is asked to acknowledge it from here on. Said again it changes nothing."""
    _check_supervising(caller)
    bulletins = schema.bulletins
    row = _find(tx.connection, id_)
    if row is None:
        raise Denied("not-found", "no such bulletin")
    if row.withdrawn:
        return Written(last_change(tx.connection, "bulletin", id_), row.version, bulletin_of(row))
    tx.connection.execute(
        update(bulletins).where(bulletins.c.id == id_).values(withdrawn=True, version=row.version + 1)
    )
    tx.changed("bulletin", id_)
    after = tx.connection.execute(select(bulletins).where(bulletins.c.id == id_)).one()
    return Written(tx.finish("bulletin-withdrawal", "bulletin", id_), after.version, bulletin_of(after))


def put_acknowledgement(tx: WriteTransaction, caller: Caller, id_: str, new: NewAcknowledgement) -> Put:
    """The caller has read it. Whoever says so again, under whatever id, is answered the first one."""
    if _find(tx.connection, new.bulletin) is None:
        raise Denied("not-found", "no such bulletin", field="bulletin")
    record = Acknowledgement(id=id_, bulletin=new.bulletin, agent=caller.agent.id, at=new.at)
    said_before = put_before(tx, "acknowledgement", record)
    if said_before is not None:
        return said_before
    given = schema.acknowledgements
    row = tx.connection.execute(
        select(given).where(given.c.bulletin == new.bulletin, given.c.agent == caller.agent.id)
    ).one_or_none()
    if row is not None:
        seq = first_change(tx.connection, "acknowledgement", row.id)
        return Put(Written(seq, row.version, acknowledgement_of(row)), created=False)
    insert_record(tx, "acknowledgement", record)
    return finish_put(tx, "acknowledgement", record, None, "acknowledgement")


def _check_supervising(caller: Caller) -> None:
    if caller.agent.role not in SUPERVISING:
        raise Denied("forbidden", "only who supervises publishes and withdraws")


def _find(connection: Connection, id_: str) -> Row[Any] | None:
    """Locked for this transaction, so that of two acknowledgements of one agent the second finds the first."""
    bulletins = schema.bulletins
    return connection.execute(select(bulletins).where(bulletins.c.id == id_).with_for_update()).one_or_none()
