"""How things stand between this desk and the backend."""

from agent_tui.desk.reading import Reading
from agent_tui.desk.views import Status


class Syncing(Reading):
    def status(self) -> Status:
        """Offline until a connection has shown that it is not."""
        return Status(online=False, outbox=self.outbox_counts(), agent=self.agent, filled=self._queries.filled)
