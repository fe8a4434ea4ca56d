"""What who leads the work sees: one reading of it, and the contacts behind its figures. Reads only.

What it takes is loaded when somebody watches: the workstation opens the same desk."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from agent_tui.config.settings import time_zone
from agent_tui.desk.desk_state import DeskState
from agent_tui.desk.overlay import pending_of, promise_changes
from agent_tui.domain.values import Channel

if TYPE_CHECKING:
    from agent_tui.insight.reading import Reading

MOST_OF_ONE = 300
"""Contacts of one agent or queue that are listed."""


class Watching(DeskState):
    def reading(self) -> "Reading":
        """How the work stands, from one state of the replica; what was written here and waits is seen in who has or
        keeps what. Tens of milliseconds: call it in a thread."""
        from agent_tui.desk.work_standing import standing_at, with_written
        from agent_tui.insight.reading import take_reading

        now = self._now()
        with self._queries.one_state() as connection:
            standing = standing_at(connection, self.settings.targets, now, self._midnight(now))
        items = self._precious.outbox()
        if items:
            standing = with_written(standing, promise_changes(items), pending_of(items, (), self.agent), now)
        return take_reading(standing, now)

    def contacts_of(self, agent: str) -> list[str]:
        """The contacts that an agent has in hand, by deadline; at most `MOST_OF_ONE`."""
        from agent_tui.replica.work_counts import contacts_of_agent

        with self._queries.one_state() as connection:
            return contacts_of_agent(connection, agent, self.settings.targets, MOST_OF_ONE)

    def waiting_in(self, queue: str, channel: Channel) -> list[str]:
        """The contacts of a queue and channel in which a customer waits, by deadline; at most `MOST_OF_ONE`."""
        from agent_tui.replica.work_counts import waiting_in

        with self._queries.one_state() as connection:
            return waiting_in(connection, queue, channel, self.settings.targets, MOST_OF_ONE)

    def queues(self) -> list[str]:
        """The queues in which a contact stands, by name."""
        from agent_tui.replica.work_counts import queue_names

        with self._queries.one_state() as connection:
            return queue_names(connection)

    def _midnight(self, now: datetime) -> datetime:
        """When today began where the person is."""
        try:
            here = now.astimezone(time_zone(self.settings))
            return here.replace(hour=0, minute=0, second=0, microsecond=0)
        except OverflowError:
            return now - timedelta(days=1)
