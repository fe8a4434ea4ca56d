"""The contacts behind a figure of the wallboard: those of a queue and channel, or those an agent has in hand."""

from typing import ClassVar

from textual.app import ComposeResult

from agent_tui.desk.views import QueueRow, RowRef
from agent_tui.messages.speech import say
from agent_tui.messages.terms import CHANNELS
from agent_tui.ui.presentation.queue_columns import RowLook, header_line, row_line
from agent_tui.ui.presentation.styles import Span
from agent_tui.ui.presentation.watch_lines import screen_title
from agent_tui.ui.screens.lines import Lines
from agent_tui.ui.screens.moving import move_in
from agent_tui.ui.screens.pick_list import PickList, PickRow
from agent_tui.ui.watch.target import Target
from agent_tui.ui.watch.watch_base import Performer, WatchBase, Watched
from agent_tui.ui.wording import Wording


class ContactsScreen(WatchBase):
    """`behind`: the queue and channel, or the agent."""

    DEFAULT_CSS = "ContactsScreen { layout: vertical; }"
    HINTS: ClassVar[tuple[str, ...]] = ("open", "reassign", "raise", "back", "menu", "help")

    def __init__(self, watched: Watched, behind: Target) -> None:
        super().__init__(watched)
        self._behind = behind
        self._title = Lines(watched.styles, [(), ()])
        self.list = PickList(watched.styles, id="contacts")
        self._rows: dict[str, QueueRow] = {}

    def compose(self) -> ComposeResult:
        yield self._title
        yield self.list
        yield self.status_line

    def on_mount(self) -> None:
        self.show_begun(())
        self.show_status(self.desk.status())
        self.read_again()

    def read_again(self) -> None:
        """Reads the contacts anew; the cursor stays on its row."""
        behind = self._behind
        if behind.agent is not None:
            found = self.desk.contacts_of(behind.agent)
            title = self.wording.screen("watch.contacts-of", who=self.wording.here.name(behind.agent), n=len(found))
        else:
            channel = behind.channel or "phone"
            found = self.desk.waiting_in(behind.queue or "", channel)
            named = say(CHANNELS, channel, self.wording.language)
            title = self.wording.screen("watch.contacts-in", queue=behind.queue, channel=named, n=len(found))
        self._rows = {row.id: row for row in self.desk.rows([RowRef(ticket) for ticket in found])}
        width = self.app.size.width
        self._title.show(screen_title(title, self.wording.language), header_line(width, self.wording.language))
        look = RowLook(width, self.watched.now(), self.wording.here)
        # the list itself marks the row under the cursor
        rows = [PickRow(id, row_line(row, look)[1:]) for id, row in self._rows.items()]
        self.list.show(
            rows or [PickRow("", (Span(f"  {self.wording.screen('watch.none-there')}", "dim"),))],
            keep=self.list.chosen,
        )

    def on_resize(self) -> None:
        self.read_again()

    def at_hand(self) -> Target | None:
        row = self._rows.get(self.list.chosen or "")
        if row is None:
            return None
        return Target(row.customer_name or row.customer_id, row.id)

    def move(self, id: str, count: int = 1) -> bool:
        return move_in(self.list, id, count)

    def performers(self) -> dict[str, Performer]:
        return {"open": self._open, "back": self._leave}

    def _leave(self) -> None:
        self.dismiss(None)

    async def _open(self) -> None:
        from agent_tui.ui.watch.follow_screen import FollowScreen

        target = self.at_hand()
        if target is not None and target.ticket is not None:
            await self.app.push_screen(FollowScreen(self.watched, target.ticket))

    def set_wording(self, wording: Wording) -> None:
        super().set_wording(wording)
        self.read_again()
