"""The bulletins in watch mode: how many have read each, and behind each who has not."""

from typing import ClassVar

from textual.app import ComposeResult

from agent_tui.desk.bulletin_views import BulletinLine, Readers
from agent_tui.domain.errors import Trouble
from agent_tui.domain.values import Bulletin
from agent_tui.insight.reading import Reading
from agent_tui.ui.presentation.bulletin_lines import bulletin_columns, bulletin_row, reader_lines, state_words
from agent_tui.ui.presentation.styles import Line, Span, StyleName
from agent_tui.ui.presentation.watch_lines import screen_title
from agent_tui.ui.screens.lines import Lines
from agent_tui.ui.screens.moving import move_in
from agent_tui.ui.screens.pick_list import PickList, PickRow
from agent_tui.ui.watch.watch_base import Performer, WatchBase, Watched
from agent_tui.ui.wording import Wording


class BulletinsScreen(WatchBase):
    DEFAULT_CSS = "BulletinsScreen { layout: vertical; }"
    HINTS: ClassVar[tuple[str, ...]] = ("open", "back", "menu", "help")

    def __init__(self, watched: Watched) -> None:
        super().__init__(watched)
        self._title = Lines(watched.styles, [(), ()])
        self.list = PickList(watched.styles, id="bulletins")
        self._lines: dict[str, BulletinLine] = {}

    def compose(self) -> ComposeResult:
        yield self._title
        yield self.list
        yield self.status_line

    def on_mount(self) -> None:
        self.show_begun(())
        self.show_status(self.desk.status())
        self.read_again()

    def on_resize(self) -> None:
        self.read_again()

    def show_reading(self, reading: Reading) -> None:
        """Something came from the store, perhaps that somebody has read one."""
        self.read_again()

    def read_again(self) -> None:
        words, width = self.wording, self.app.size.width
        with self.telling():
            self._lines = {line.bulletin.id: line for line in self.desk.bulletins(all=True)}
        title = words.screen("bulletins.title", count=len(self._lines))
        read = words.screen("bulletins.readers")
        self._title.show(screen_title(title, words.language), bulletin_columns(read, width, words.language))
        rows = [
            PickRow(id, bulletin_row(line.bulletin, self._state(line), width, words.here))
            for id, line in self._lines.items()
        ]
        none = PickRow("", (Span(f"  {words.screen('bulletins.none')}", "dim"),))
        self.list.show(rows or [none], keep=self.list.chosen)

    def _state(self, line: BulletinLine) -> tuple[str, StyleName]:
        """How many of those who must read it have; of what is no news any more that."""
        readers = self._readers(line.bulletin) if line.current else None
        if readers is None:
            return state_words(line, self.wording.language)
        read, missing = len(readers.acknowledged), len(readers.missing)
        return f"{read}/{read + missing}", "soon" if missing else "good"

    def _readers(self, bulletin: Bulletin) -> Readers | None:
        """For who supervises."""
        return self.desk.readers(bulletin.id) if self.desk.may_publish() else None

    def move(self, id: str, count: int = 1) -> bool:
        return move_in(self.list, id, count)

    def on_pick_list_picked(self) -> None:
        self._open()

    def performers(self) -> dict[str, Performer]:
        return {"open": self._open, "back": lambda: self.dismiss(None), "bulletins": lambda: None}

    def _open(self) -> None:
        from agent_tui.ui.screens.bulletin_screen import BulletinScreen

        line = self._lines.get(self.list.chosen or "")
        if line is None:
            return
        window = BulletinScreen(
            self.wording,
            self.watched.styles,
            [line.bulletin],
            now=self.watched.now(),
            acknowledge=self._acknowledge if line.due else None,
            below=self._who_read,
        )
        self.app.push_screen(window, lambda read: self.read_again())

    def _acknowledge(self, bulletin: Bulletin) -> bool:
        try:
            self.desk.acknowledge(bulletin.id)
        except Trouble as trouble:
            self.say(self.wording.trouble(trouble))
            return False
        return True

    def _who_read(self, bulletin: Bulletin, width: int) -> list[Line]:
        readers = self._readers(bulletin)
        return reader_lines(readers, width, self.wording.here) if readers is not None else []

    def set_wording(self, wording: Wording) -> None:
        super().set_wording(wording)
        self.read_again()
