"""What the lists over the wallboard have in common: a title, the names of the columns, rows that a cursor moves
through."""

from collections.abc import Sequence

from textual.app import ComposeResult

from agent_tui.ui.presentation.styles import Line, Span
from agent_tui.ui.presentation.watch_heading import screen_title
from agent_tui.ui.screens.windows.lines import Lines
from agent_tui.ui.screens.windows.moving import move_in
from agent_tui.ui.screens.windows.pick_list import PickList, PickRow
from agent_tui.ui.watch.watch_base import WatchBase
from agent_tui.ui.watch.watched import Watched
from agent_tui.ui.wording import Wording


class WatchedList(WatchBase):
    """A subclass says title, columns and rows."""

    DEFAULT_CSS = "WatchedList { layout: vertical; }"

    def __init__(self, watched: Watched) -> None:
        super().__init__(watched)
        self._title = Lines(watched.styles, [(), ()])
        self.list = PickList(watched.styles, id="rows")

    def all_rows(self, width: int) -> Sequence[PickRow]:
        """Every row, read anew, for a terminal that wide."""
        return ()

    def heading(self) -> str:
        """The title, asked for after `all_rows`."""
        return ""

    def column_heads(self, width: int) -> Line:
        """What stands in the columns below."""
        return ()

    def nothing(self) -> str:
        """What an empty list says."""
        return ""

    def compose(self) -> ComposeResult:
        yield self._title
        yield self.list
        yield self.notice
        yield self.status_line

    def cursor_row(self) -> int | None:
        return self.list.region.y + self.list.cursor_line if self.list.chosen is not None else None

    def on_mount(self) -> None:
        self.show_begun(())
        self.show_status(self.desk.status())
        self.read_again()

    def on_resize(self) -> None:
        self.read_again()

    def read_again(self) -> None:
        """Reads the list anew; the cursor stays on its row."""
        width = self.app.size.width
        rows = self.all_rows(width)
        self._title.show(screen_title(self.heading(), self.wording.language), self.column_heads(width))
        self.list.show(rows or [PickRow("", (Span(f"  {self.nothing()}", "dim"),))], keep=self.list.chosen)

    def move(self, id: str, count: int = 1) -> bool:
        return move_in(self.list, id, count)

    def set_wording(self, wording: Wording) -> None:
        super().set_wording(wording)
        self.read_again()
