"""Who calls, and what they may see and do. Tokens: `agt_<id>_<256-bit secret in hex>_<crc32 in hex>`.

Restricted queues are seen only by who was given them; every other queue's contacts are readable by everybody, while the
caller's own queues govern what is claimed and answered (SYNC "Auth").
"""

import hmac
import secrets
from hashlib import sha256
from typing import Any
from zlib import crc32

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select

from agent_tui.contract.api import EVERY_QUEUE
from agent_tui.domain.decoding import decoder_of
from agent_tui.domain.values import Agent
from agent_tui.store import schema
from agent_tui.store.problems import Denied

_queues = decoder_of(tuple[str, ...])


class Caller(Struct, frozen=True):
    """An agent whose token was good, and the restricted queues that are closed to them."""

    agent: Agent
    hidden: frozenset[str]

    def sees(self, queue: str | None) -> bool:
        """True where what stands in `queue` may be read; None: it stands in no queue."""
        return queue is None or queue not in self.hidden

    def works(self, queue: str) -> bool:
        """True where contacts of `queue` may be claimed and answered."""
        if not self.sees(queue):
            return False
        return self.agent.role == "admin" or self.agent.queues is None or queue in self.agent.queues

    def works_in(self, queue: str) -> bool:
        """As `works`; `-` stands for all one's queues."""
        return queue == EVERY_QUEUE or self.works(queue)

    @property
    def scope(self) -> str:
        """Stands for what may be seen: cursors of another scope are not good any more."""
        seen = msgspec.json.encode([self.agent.role == "admin", self.agent.queues, sorted(self.hidden)])
        return sha256(seen).hexdigest()[:16]


def make_token(agent: str) -> str:
    """A new token for `agent`; it is shown once and kept nowhere."""
    bare = f"agt_{agent}_{secrets.token_hex(32)}"
    return f"{bare}_{crc32(bare.encode()):08x}"


def token_hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def authenticate(connection: Connection, authorization: str | None) -> Caller:
    """Who the header `Authorization` says is calling, or Denied("unauthorized")."""
    scheme, _, token = (authorization or "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Denied("unauthorized", "a bearer token is needed")
    bare, _, check = token.rpartition("_")
    prefix, _, name = bare.rpartition("_")[0].partition("_")
    if prefix != "agt" or not name or not token.isascii() or check != f"{crc32(bare.encode()):08x}":
        raise Denied("unauthorized", "this is no token of an agent")
    row = connection.execute(select(schema.agents).where(schema.agents.c.id == name)).one_or_none()
    # compared even where there is no such agent, so that the time taken tells nothing
    known = row.token_sha256 if row is not None else "0" * 64
    if not hmac.compare_digest(known, token_hash(token)) or row is None or row.disabled:
        raise Denied("unauthorized", "the token is not known, or no longer good")
    agent = agent_of(row)
    return Caller(agent, hidden_from(connection, agent))


def agent_of(row: Any) -> Agent:
    return Agent(row.id, row.role, _queues.decode(row.queues) if row.queues is not None else None)


def hidden_from(connection: Connection, agent: Agent) -> frozenset[str]:
    """The restricted queues that `agent` may not see."""
    if agent.role == "admin":
        return frozenset()
    named = connection.execute(select(schema.queues.c.name).where(schema.queues.c.restricted))
    return frozenset(named.scalars()) - frozenset(agent.queues or ())
