"""The bulletins, to read again and to search: what I have not read first, then the newest."""

from collections.abc import Callable, Sequence

from agent_tui.desk.bulletin_views import BulletinLine
from agent_tui.ui.presentation.bulletin_lines import bulletin_columns, bulletin_row, state_words
from agent_tui.ui.presentation.styles import Line
from agent_tui.ui.screens.windows.framed_screen import Around
from agent_tui.ui.screens.windows.list_screen import ListScreen
from agent_tui.ui.screens.windows.pick_list import PickRow


class BulletinsScreen(ListScreen):
    """Enter reads one: `read` opens it over the list, and calls what it is given once it is closed."""

    def __init__(
        self,
        around: Around,
        bulletins: Callable[[], Sequence[BulletinLine]],
        read: Callable[[BulletinLine, Callable[[], None]], object],
    ) -> None:
        super().__init__(around)
        self._bulletins = bulletins
        self._read = read
        self._lines: dict[str, BulletinLine] = {}

    def heading(self) -> str:
        unread = sum(line.due for line in self._lines.values())
        key = "bulletins.title-unread" if unread else "bulletins.title"
        return self.wording.screen(key, count=len(self._lines), unread=unread)

    def nothing(self) -> str:
        return self.wording.screen("bulletins.none")

    def column_heads(self) -> Line:
        return bulletin_columns(self.wording.screen("bulletins.state"), self.app.size.width, self.wording.language)

    def all_rows(self) -> Sequence[PickRow]:
        self._lines = {line.bulletin.id: line for line in self._bulletins()}
        width, here = self.app.size.width, self.wording.here
        return [
            PickRow(id, bulletin_row(line.bulletin, state_words(line, here.language), width, here))
            for id, line in self._lines.items()
        ]

    def searched(self, row: PickRow) -> str:
        line = self._lines.get(row.key)
        return super().searched(row) + (f"\n{line.bulletin.body}" if line is not None else "")

    def chosen_ticket(self) -> str | None:
        return None  # no row is a contact's

    def open_chosen(self) -> None:
        line = self._lines.get(self.list.chosen or "")
        if line is not None:
            self._read(line, self.show_rows)
