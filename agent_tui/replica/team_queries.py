"""What readers of `replica.db` learn of colleagues: what they do, what they have in hand, what one asks of another."""

import json
import sqlite3
from collections.abc import Collection, Mapping
from types import MappingProxyType

from msgspec import Struct

from agent_tui.domain.decoding import decoder_of
from agent_tui.domain.values import AgentState, Transfer
from agent_tui.replica.replica_reader import ReplicaReader, Whose

_TRANSFER = decoder_of(Transfer)
_AGENT = decoder_of(AgentState)


class _Called(Struct):
    """Of an agent's record what people call them."""

    id: str
    name: str = ""


_CALLED = decoder_of(_Called)


def on_the_phone(connection: sqlite3.Connection) -> set[str]:
    """Who has a telephone contact in hand that is new or open, or one of their own before them: they are on the call,
    or write it up."""
    rows = connection.execute(
        """SELECT holder FROM queue_row INDEXED BY queue_order
           WHERE status IN ('new', 'open') AND channel = 'phone' AND holder IS NOT NULL
           UNION SELECT a.id FROM agent a JOIN queue_row q ON q.ticket = a.viewing AND q.owner = a.id
           WHERE q.status IN ('new', 'open') AND q.channel = 'phone'"""
    )
    return {holder for (holder,) in rows}


class TeamQueries(ReplicaReader):
    _names: Mapping[str, str] = MappingProxyType({})
    _names_of: tuple[int, int] | None = None
    """The state that they were read from."""

    def names(self) -> Mapping[str, str]:
        """Agent → what people call them, of those who have a name; the same object as long as nobody's has changed.
        Asks again only where something was written since."""
        with self.one_state() as connection:
            state = self.state_read()
            if state != self._names_of:
                called = (_CALLED.decode(doc) for (doc,) in connection.execute("SELECT doc FROM agent"))
                found = {one.id: one.name for one in called if one.name}
                if found != self._names:
                    self._names = MappingProxyType(found)
                self._names_of = state
            return self._names

    def transfer(self, id_: str) -> tuple[Transfer, int] | None:
        """What somebody asked of a colleague, with its version."""
        with self.one_state() as connection:
            row = connection.execute("SELECT doc, version FROM transfer WHERE id = ?", (id_,)).fetchone()
        return (_TRANSFER.decode(row[0]), row[1]) if row else None

    def transfers_by_id(self, ids: Collection[str]) -> dict[str, Transfer]:
        with self.one_state() as connection:
            rows = connection.execute(
                "SELECT doc FROM transfer WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
            ).fetchall()
        return {transfer.id: transfer for transfer in (_TRANSFER.decode(doc) for (doc,) in rows)}

    def transfers_about(self, whose: Whose) -> list[tuple[Transfer, int]]:
        """All that was asked about a customer's contacts, oldest first, with the contact's number."""
        with self.one_state() as connection:
            rows = connection.execute(
                f"""SELECT f.doc, t.number FROM ticket t JOIN transfer f ON f.ticket = t.id
                    WHERE {whose.condition} ORDER BY f.at, f.id""",
                whose.named(),
            ).fetchall()
        return [(_TRANSFER.decode(doc), number) for doc, number in rows]

    def offered_to(self, agent: str) -> list[Transfer]:
        """What waits for this agent's answer, oldest first."""
        with self.one_state() as connection:
            rows = connection.execute(
                "SELECT doc FROM transfer WHERE state = 'offered' AND receiver = ? ORDER BY at, id", (agent,)
            ).fetchall()
        return [_TRANSFER.decode(doc) for (doc,) in rows]

    def offered_by(self, agent: str) -> list[Transfer]:
        """What this agent asked of others and nobody has answered, oldest first."""
        with self.one_state() as connection:
            rows = connection.execute("SELECT doc FROM transfer WHERE state = 'offered' ORDER BY at, id").fetchall()
        return [one for one in (_TRANSFER.decode(doc) for (doc,) in rows) if one.sender == agent]

    def agents(self) -> list[AgentState]:
        """Everybody, by id."""
        with self.one_state() as connection:
            rows = connection.execute("SELECT doc FROM agent ORDER BY id").fetchall()
        return [_AGENT.decode(doc) for (doc,) in rows]

    def gone_as(self, agent: str) -> int | None:
        """The version of an agent's record where it says that they are gone; None where they are there, or unknown."""
        with self.one_state() as connection:
            row = connection.execute("SELECT doc, version FROM agent WHERE id = ?", (agent,)).fetchone()
        return row[1] if row and _AGENT.decode(row[0]).state == "offline" else None

    def agents_at(self, tickets: Collection[str]) -> list[AgentState]:
        """Who has one of these contacts open, by id."""
        with self.one_state() as connection:
            rows = connection.execute(
                "SELECT doc FROM agent WHERE viewing IN (SELECT value FROM json_each(?)) ORDER BY id",
                (json.dumps(list(tickets)),),
            ).fetchall()
        return [_AGENT.decode(doc) for (doc,) in rows]

    def on_the_phone(self) -> set[str]:
        """As `on_the_phone`, of the state that is read."""
        with self.one_state() as connection:
            return on_the_phone(connection)

    def in_hand(self) -> dict[str, int]:
        """Agent → new and open contacts that they hold, or own while nobody holds them."""
        # why: loaded here because only who looks at the team needs it
        from agent_tui.replica.work_counts import in_hand

        with self.one_state() as connection:
            return in_hand(connection)

    def promises_to_keep(self) -> dict[str, int]:
        """Agent → open promises that they must keep."""
        # why: as above
        from agent_tui.replica.work_counts import promised

        with self.one_state() as connection:
            return promised(connection)
