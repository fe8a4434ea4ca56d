"""Who may sign in: agents, their roles and queues, their tokens; and which queues are restricted. For `admin`."""

from collections.abc import Sequence
from typing import Final
from uuid import uuid4

import msgspec
from msgspec import Struct
from sqlalchemy import insert, select, update
from sqlalchemy.exc import DBAPIError

from agent_tui.domain.decoding import converted
from agent_tui.domain.errors import BadInput
from agent_tui.domain.values import ROLES, Agent, Id, Role
from agent_tui.domain.who import agent_name
from agent_tui.store import schema
from agent_tui.store.callers import agent_of, make_token, token_hash
from agent_tui.store.clock import Clock, SteadyClock
from agent_tui.store.database import Database, reason_of, unusable
from agent_tui.store.presence import add_state, leave, tell_name
from agent_tui.store.transaction import write

_AN_ADMIN: Final = "admin"
"""Who is named in the audit: somebody at the database, who signs in with nothing."""


class AgentToken(Struct, frozen=True):
    """A token, at the only time it can be read."""

    agent: str
    token: str


class AgentEntry(Struct, frozen=True):
    agent: Agent
    disabled: bool
    called: str = ""
    """What people call them."""


def add_agent(
    database: Database,
    name: str,
    role: Role,
    queues: Sequence[str] | None = None,
    *,
    called: str = "",
    clock: Clock | None = None,
) -> AgentToken:
    """Makes an agent; `queues` None: every queue but restricted ones; `called`: what people call them.

    Raises BadInput("bad-agent-name" | "bad-role" | "agent-exists" | "database-unusable")."""
    try:
        converted(name, Id)
    except msgspec.ValidationError:
        raise BadInput("bad-agent-name", name=name) from None
    if role not in ROLES:
        raise BadInput("bad-role", role=role)
    token = make_token(name)
    agents = schema.agents
    try:
        with write(database, _AN_ADMIN, clock or SteadyClock(), uuid4().hex) as tx:
            if tx.connection.execute(select(agents.c.id).where(agents.c.id == name)).one_or_none() is not None:
                raise BadInput("agent-exists", name=name)
            tx.connection.execute(
                insert(agents).values(
                    id=name,
                    role=role,
                    queues=msgspec.json.encode(tuple(queues)).decode() if queues is not None else None,
                    token_sha256=token_hash(token),
                    disabled=False,
                    created_us=tx.now_us,
                    name=agent_name(called),
                )
            )
            add_state(tx, name)
            tx.finish("add-agent", "agent", name)
    except DBAPIError as error:
        raise unusable(database.url, reason_of(error)) from None
    return AgentToken(name, token)


def list_agents(database: Database) -> list[AgentEntry]:
    """Every agent by name. Raises BadInput("database-unusable")."""
    try:
        with database.read() as connection:
            rows = connection.execute(select(schema.agents).order_by(schema.agents.c.id)).all()
    except DBAPIError as error:
        raise unusable(database.url, reason_of(error)) from None
    return [AgentEntry(agent_of(row), row.disabled, row.name) for row in rows]


def disable_agent(database: Database, name: str, *, clock: Clock | None = None) -> None:
    """The agent's token is no good from now on, and colleagues see them no more.

    Raises BadInput("no-such-agent" | "database-unusable")."""
    _change(database, name, "disable-agent", clock, disabled=True)


def rotate_token(database: Database, name: str, *, clock: Clock | None = None) -> AgentToken:
    """A new token; the old one is no good from now on, and who was disabled may sign in again.

    Raises BadInput("no-such-agent" | "database-unusable")."""
    token = make_token(name)
    _change(database, name, "rotate-token", clock, token_sha256=token_hash(token), disabled=False)
    return AgentToken(name, token)


def rename_agent(database: Database, name: str, called: str, *, clock: Clock | None = None) -> str:
    """People call the agent otherwise from now on, or by their id where `called` is empty; what is kept of it. They
    sign in as before. Raises BadInput("no-such-agent" | "database-unusable")."""
    kept = agent_name(called)
    _change(database, name, "rename-agent", clock, name=kept)
    return kept


def restrict_queue(database: Database, name: str, *, restricted: bool = True) -> None:
    """From now on only who was given this queue by name sees what stands in it (or everybody again).

    Raises BadInput("database-unusable")."""
    queues = schema.queues
    try:
        with database.write() as connection:
            changed = connection.execute(update(queues).where(queues.c.name == name).values(restricted=restricted))
            if not changed.rowcount:
                connection.execute(insert(queues).values(name=name, restricted=restricted))
    except DBAPIError as error:
        raise unusable(database.url, reason_of(error)) from None


def _change(database: Database, agent: str, action: str, clock: Clock | None, **values: str | bool) -> None:
    agents = schema.agents
    try:
        with write(database, _AN_ADMIN, clock or SteadyClock(), uuid4().hex) as tx:
            before = tx.connection.execute(select(agents).where(agents.c.id == agent).with_for_update()).one_or_none()
            if before is None:
                raise BadInput("no-such-agent", name=agent)
            tx.connection.execute(update(agents).where(agents.c.id == agent).values(**values))
            if before.disabled != values.get("disabled", before.disabled):
                leave(tx, agent)
            if before.name != values.get("name", before.name):
                tell_name(tx, agent)
            tx.finish(action, "agent", agent)
    except DBAPIError as error:
        raise unusable(database.url, reason_of(error)) from None
