"""The contacts behind a figure of the wallboard: those of a queue and channel, or those an agent has in hand."""

from collections.abc import Sequence
from contextlib import suppress
from typing import ClassVar

from agent_tui.desk.views import QueueRow, RowRef
from agent_tui.domain.errors import BadInput
from agent_tui.messages.speech import say
from agent_tui.messages.terms import CHANNELS
from agent_tui.ui.presentation.queue_columns import RowLook, header_line, row_line
from agent_tui.ui.presentation.styles import Line
from agent_tui.ui.screens.windows.pick_list import PickRow
from agent_tui.ui.watch.target import Target, of_view
from agent_tui.ui.watch.watch_base import Performer
from agent_tui.ui.watch.watched import Watched
from agent_tui.ui.watch.watched_list import WatchedList


class ContactsScreen(WatchedList):
    """`behind`: the queue and channel, or the agent."""

    HINTS: ClassVar[tuple[str, ...]] = ("open", "reassign", "cover", "raise", "back", "menu", "help")

    def __init__(self, watched: Watched, behind: Target) -> None:
        super().__init__(watched)
        self._behind = behind
        self._channel = behind.channel or "phone"
        self._found: Sequence[str] = ()
        self._rows: dict[str, QueueRow] = {}

    def all_rows(self, width: int) -> Sequence[PickRow]:
        behind = self._behind
        if behind.agent is not None:
            self._found = self.desk.contacts_of(behind.agent)
        else:
            self._found = self.desk.waiting_in(behind.queue or "", self._channel)
        self._rows = {row.id: row for row in self.desk.rows([RowRef(ticket) for ticket in self._found])}
        look = RowLook(width, self.watched.now(), self.wording.here)
        # the list itself marks the row under the cursor
        return [PickRow(id, row_line(row, look)[1:]) for id, row in self._rows.items()]

    def heading(self) -> str:
        behind, count = self._behind, len(self._found)
        if behind.agent is not None:
            return self.wording.screen("watch.contacts-of", who=self.wording.here.name(behind.agent), n=count)
        channel = say(CHANNELS, self._channel, self.wording.language)
        return self.wording.screen("watch.contacts-in", queue=behind.queue, channel=channel, n=count)

    def column_heads(self, width: int) -> Line:
        return header_line(width, self.wording.language)

    def nothing(self) -> str:
        return self.wording.screen("watch.none-there" if self.desk.status().filled else "watch.not-here")

    def at_hand(self) -> Target | None:
        row = self._rows.get(self.list.chosen or "")
        if row is None:
            return None
        if row.open_promises:
            with suppress(BadInput):  # it was withdrawn from who watches
                return of_view(self.desk.contact(row.id))
        return Target(row.customer_name or row.customer_id, row.id)

    def performers(self) -> dict[str, Performer]:
        return {"open": self._open, "back": lambda: self.dismiss(None)}

    async def _open(self) -> None:
        from agent_tui.ui.watch.follow_screen import FollowScreen

        target = self.at_hand()
        if target is None or target.ticket is None:
            self.nothing_chosen("open")
        else:
            await self.app.push_screen(FollowScreen(self.watched, target.ticket))
