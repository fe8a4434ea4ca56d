"""Where agents are now: what they say of themselves, and that they are gone when nothing is heard of them.

It is told and not kept: a change takes the place of the one before in the feed, and none of it goes into the audit.
Whoever follows the feed misses nothing by that: a change row only says that a record changed, the record is read where
it stands, and the row that went has one behind it that says the same.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from msgspec import structs
from sqlalchemy import Connection, and_, bindparam, delete, insert, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from agent_tui.contract.api import PRESENCE_S, Presence
from agent_tui.domain.values import AgentState
from agent_tui.store import schema
from agent_tui.store.callers import Caller
from agent_tui.store.problems import Denied
from agent_tui.store.records import KINDS, agent_state_of, standing
from agent_tui.store.sightings import NOTE_EVERY_S
from agent_tui.store.transaction import WriteTransaction

_PRESENCE_US: Final = PRESENCE_S * 1_000_000
_NOTE_EVERY_US: Final = NOTE_EVERY_S * 1_000_000
_REASON_LIMIT: Final = 200
"""Characters: every colleague's list shows it."""


def set_presence(tx: WriteTransaction, caller: Caller, now: Presence) -> None:
    """What the caller says they do now. Nobody is told where that is what they did before."""
    if len(now.reason) > _REASON_LIMIT:
        raise Denied("bad-request", f"at most {_REASON_LIMIT} characters", field="reason")
    states = schema.agent_states
    # locked by itself: PostgreSQL locks nothing on the outer side of a join
    tx.connection.execute(select(states.c.id).where(states.c.id == caller.agent.id).with_for_update())
    row = tx.connection.execute(standing("agent").where(states.c.id == caller.agent.id)).one()
    viewing = now.viewing if now.state != "offline" else None
    if viewing is not None and viewing != row.viewing:
        _check_seen(tx.connection, caller, viewing)
    before = agent_state_of(row)
    after = structs.replace(
        before,
        state=now.state,
        since=before.since if now.state == before.state else tx.now,
        reason=now.reason,
        viewing=viewing,
        writing=now.writing and viewing is not None,
    )
    if after != before:
        _set(tx, row.version, after, tx.now_us)
    elif tx.now_us - row.seen_us >= _NOTE_EVERY_US:
        note_seen(tx.connection, {row.id: tx.now_us})
    tx.finish_unseen()


def _check_seen(connection: Connection, caller: Caller, ticket: str) -> None:
    tickets = schema.tickets.c
    queue = connection.execute(select(tickets.queue).where(tickets.id == ticket)).scalar_one_or_none()
    if queue is None or not caller.sees(queue):
        raise Denied("not-found", "no such ticket", field="viewing")


def _set(tx: WriteTransaction, version: int, state: AgentState, seen_us: int) -> None:
    states = schema.agent_states
    values = KINDS["agent"].values(state) | {"version": version + 1, "seen_us": seen_us}
    tx.connection.execute(update(states).where(states.c.id == state.id).values(**values))
    _tell(tx, state.id)


def _tell(tx: WriteTransaction, agent: str) -> None:
    changes = schema.changes
    tx.connection.execute(delete(changes).where(changes.c.type == "agent", changes.c.id == agent))
    tx.changed("agent", agent)


def add_state(tx: WriteTransaction, agent: str) -> None:
    """A new agent is offline."""
    tx.connection.execute(
        insert(schema.agent_states).values(id=agent, **_gone(tx.now), reason="", seen_us=0, version=1)
    )
    _tell(tx, agent)


def tell_name(tx: WriteTransaction, agent: str) -> None:
    """What people call an agent has changed, which stands in their record."""
    states = schema.agent_states
    tx.connection.execute(update(states).where(states.c.id == agent).values(version=states.c.version + 1))
    _tell(tx, agent)


def leave(tx: WriteTransaction, agent: str) -> None:
    """Somebody was disabled, who is no record of the feed from now on; or may come back, and has not come yet."""
    states = schema.agent_states
    tx.connection.execute(
        update(states)
        .where(states.c.id == agent)
        .values(**_gone(tx.now), reason="", seen_us=0, version=states.c.version + 1)
    )
    _tell(tx, agent)


def _gone(now: datetime) -> dict[str, str | bool | None]:
    return {"state": "offline", "since": now.isoformat(), "viewing": None, "writing": False}


def note_seen(connection: Connection, seen: Mapping[str, int]) -> None:
    """Writes down when agents were heard of last (microseconds). No record changes by that."""
    states = schema.agent_states
    connection.execute(
        update(states)
        .where(states.c.id == bindparam("agent"), states.c.state != "offline", states.c.seen_us < bindparam("at_us"))
        .values(seen_us=bindparam("at_us")),
        [{"agent": agent, "at_us": at_us} for agent, at_us in seen.items()],
    )


def _over(now_us: int) -> ColumnElement[bool]:
    """Nothing was heard for PRESENCE_S; or it was in a future that only another clock has seen."""
    states = schema.agent_states.c
    heard = or_(states.seen_us <= now_us - _PRESENCE_US, states.seen_us > now_us + _PRESENCE_US)
    return and_(states.state != "offline", heard)


def any_gone(connection: Connection, now_us: int) -> bool:
    """True where `lapse_presence` would find something to do."""
    return connection.execute(select(schema.agent_states.c.id).where(_over(now_us)).limit(1)).one_or_none() is not None


def lapse_presence(tx: WriteTransaction) -> None:
    """Those of whom nothing was heard for PRESENCE_S are offline."""
    states = schema.agent_states
    for id_ in tx.connection.execute(select(states.c.id).where(_over(tx.now_us)).with_for_update(skip_locked=True)):
        leave(tx, id_.id)
    tx.finish_unseen()
