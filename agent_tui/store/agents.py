"""Who may sign in: agents, their roles and queues, their tokens; and which queues are restricted. For `admin`."""

from collections.abc import Sequence

import msgspec
from msgspec import Struct
from sqlalchemy import insert, select, update
from sqlalchemy.exc import DBAPIError

from agent_tui.domain.errors import BadInput
from agent_tui.domain.values import ROLES, Agent, Id, Role
from agent_tui.store import schema
from agent_tui.store.callers import agent_of, make_token, token_hash
from agent_tui.store.clock import Clock, SteadyClock, microseconds
from agent_tui.store.database import Database, reason_of, unusable


class AgentToken(Struct, frozen=True):
    """A token, at the only time it can be read."""

    agent: str
    token: str


class AgentEntry(Struct, frozen=True):
    agent: Agent
    disabled: bool


def add_agent(
    database: Database, name: str, role: Role, queues: Sequence[str] | None = None, *, clock: Clock | None = None
) -> AgentToken:
    """Makes an agent; `queues` None: every queue but restricted ones.

    Raises BadInput("bad-agent-name" | "bad-role" | "agent-exists" | "database-unusable")."""
    try:
        msgspec.convert(name, Id)
    except msgspec.ValidationError:
        raise BadInput("bad-agent-name", name=name) from None
    if role not in ROLES:
        raise BadInput("bad-role", role=role)
    token = make_token(name)
    agents = schema.agents
    try:
        with database.write() as connection:
            if connection.execute(select(agents.c.id).where(agents.c.id == name)).one_or_none() is not None:
                raise BadInput("agent-exists", name=name)
            connection.execute(
                insert(agents).values(
                    id=name,
                    role=role,
                    queues=msgspec.json.encode(tuple(queues)).decode() if queues is not None else None,
                    token_sha256=token_hash(token),
                    disabled=False,
                    created_us=microseconds((clock or SteadyClock())()),
                )
            )
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
    return [AgentEntry(agent_of(row), row.disabled) for row in rows]


def disable_agent(database: Database, name: str) -> None:
    """The agent's token is no good from now on. Raises BadInput("no-such-agent" | "database-unusable")."""
    _change(database, name, disabled=True)


def rotate_token(database: Database, name: str) -> AgentToken:
    """A new token; the old one is no good from now on, and who was disabled may sign in again.

    Raises BadInput("no-such-agent" | "database-unusable")."""
    token = make_token(name)
    _change(database, name, token_sha256=token_hash(token), disabled=False)
    return AgentToken(name, token)


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


def _change(database: Database, name: str, **values: str | bool) -> None:
    try:
        with database.write() as connection:
            changed = connection.execute(update(schema.agents).where(schema.agents.c.id == name).values(**values))
            if not changed.rowcount:
                raise BadInput("no-such-agent", name=name)
    except DBAPIError as error:
        raise unusable(database.url, reason_of(error)) from None
