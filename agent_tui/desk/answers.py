"""What colleagues answered to what I asked, and telling them at once what I do: for who has no engine running."""

from datetime import datetime, timedelta

from agent_tui.desk.desk_state import DeskState
from agent_tui.domain.decoding import decoder_of
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import Availability, Transfer
from agent_tui.replica.replica_schema import to_column

ASKED_WITHIN = timedelta(days=7)

_TRANSFER = decoder_of(Transfer)


class Answers(DeskState):
    def answers(self) -> list[Transfer]:
        """What I asked of colleagues in the last seven days and they accepted or declined, by when I asked."""
        since = self._now() - ASKED_WITHIN
        with self._queries.one_state() as connection:
            rows = connection.execute(
                "SELECT doc FROM transfer WHERE state IN ('accepted', 'declined') AND at > ?"
                " AND json_extract(doc, '$.sender') = ? ORDER BY at, id",
                (to_column(since), self.agent or ""),
            ).fetchall()
        return [_TRANSFER.decode(doc) for (doc,) in rows]

    def be_now(self, state: Availability, reason: str = "") -> datetime:
        """Tells the store at once what I do; until when that holds while nothing else is heard of me.

        Waits for the network. Troubles: those of `desk.backend_troubles` and `Credentials.token`."""
        # why: loaded here because the workstation's engine tells it, and nothing is exchanged before the first paint
        from agent_tui.contract.api import PRESENCE_S, Presence
        from agent_tui.desk.backend_troubles import backend_troubles

        with backend_troubles(self.profile.url):
            backend = self._connected()
            self._need("presence")
            backend.tell_presence(Presence(state, clean_line(reason)[:200]))
        return self._now() + timedelta(seconds=PRESENCE_S)
