"""The bulletins in watch mode: how many have read each, and behind each who has not."""

from collections.abc import Sequence
from typing import ClassVar

from agent_tui.desk.bulletin_views import BulletinLine, Readers
from agent_tui.domain.errors import Trouble
from agent_tui.domain.values import Bulletin
from agent_tui.insight.reading import Reading
from agent_tui.ui.presentation.bulletin_lines import bulletin_columns, bulletin_row, reader_lines, state_words
from agent_tui.ui.presentation.styles import Line, StyleName
from agent_tui.ui.screens.windows.pick_list import PickRow
from agent_tui.ui.watch.watch_base import Performer
from agent_tui.ui.watch.watched import Watched
from agent_tui.ui.watch.watched_list import WatchedList


class BulletinsScreen(WatchedList):
    HINTS: ClassVar[tuple[str, ...]] = ("open", "back", "menu", "help")

    def __init__(self, watched: Watched) -> None:
        super().__init__(watched)
        self._lines: dict[str, BulletinLine] = {}

    def show_reading(self, reading: Reading) -> None:
        """Something came from the store, perhaps that somebody has read one."""
        self.read_again()

    def all_rows(self, width: int) -> Sequence[PickRow]:
        with self.telling():
            self._lines = {line.bulletin.id: line for line in self.desk.bulletins(all=True)}
        return [
            PickRow(id, bulletin_row(line.bulletin, self._state(line), width, self.wording.here))
            for id, line in self._lines.items()
        ]

    def heading(self) -> str:
        return self.wording.screen("bulletins.title", count=len(self._lines))

    def column_heads(self, width: int) -> Line:
        return bulletin_columns(self.wording.screen("bulletins.readers"), width, self.wording.language)

    def nothing(self) -> str:
        return self.wording.screen("bulletins.none")

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

    def on_pick_list_picked(self) -> None:
        self._open()

    def performers(self) -> dict[str, Performer]:
        return {"open": self._open, "back": lambda: self.dismiss(None), "bulletins": self._are_here}

    def _open(self) -> None:
        from agent_tui.ui.screens.knowledge.bulletin_screen import BulletinScreen

        line = self._lines.get(self.list.chosen or "")
        if line is None:
            self.nothing_chosen("open")
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

    def _are_here(self) -> None:
        self.say(self.heading())

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
