"""How long customers have been silent. Reads only."""

import json
from collections.abc import Collection
from datetime import datetime

from agent_tui.desk.desk_state import DeskState
from agent_tui.replica.replica_schema import from_column


class Silence(DeskState):
    def last_words(self, tickets: Collection[str]) -> dict[str, datetime]:
        """When the customer of each contact spoke last in it, answered or not; those who never did are left out."""
        with self._queries.one_state() as connection:
            rows = connection.execute(
                "SELECT ticket, max(at) FROM interaction"
                " WHERE ticket IN (SELECT value FROM json_each(?)) AND inbound = 1 GROUP BY ticket",
                (json.dumps(list(tickets)),),
            ).fetchall()
        return {ticket: from_column(at) for ticket, at in rows}
