"""A contact as it goes on, read only: its story and its timeline, with every line that comes."""

from typing import ClassVar

from textual.app import ComposeResult

from agent_tui.desk.views import ContactView
from agent_tui.domain.errors import BadInput
from agent_tui.ui.presentation.contact_story import story_of
from agent_tui.ui.presentation.watch_heading import screen_title
from agent_tui.ui.screens.desk.contact_pane import ContactPane
from agent_tui.ui.screens.windows.lines import Lines
from agent_tui.ui.screens.windows.moving import move_in
from agent_tui.ui.watch.target import Target, of_view
from agent_tui.ui.watch.watch_base import Performer, WatchBase
from agent_tui.ui.watch.watched import Watched
from agent_tui.ui.widgets.story_lines import NARROW, WIDE
from agent_tui.ui.wording import Wording

TALL, LONG_LINES = 30, 140
"""Rows from which on, and cells below which, the story takes more than a row of each."""


class FollowScreen(WatchBase):
    DEFAULT_CSS = "FollowScreen { layout: vertical; #contact { height: 1fr; } }"
    HINTS: ClassVar[tuple[str, ...]] = ("back", "reassign", "cover", "raise", "menu", "help")

    def __init__(self, watched: Watched, ticket: str) -> None:
        super().__init__(watched)
        self._ticket = ticket
        self._view: ContactView | None = None
        self._title = Lines(watched.styles, [()])
        self.pane = ContactPane(watched.wording, watched.styles, self.desk.agent)
        self.pane.story.looks_on = True
        self.pane.notice = self.notice

    def _rows_to_notice(self, lines: int) -> int:
        return self.pane.rows_to_head(lines)

    def compose(self) -> ComposeResult:
        yield self._title
        yield self.pane
        yield self.status_line

    def on_mount(self) -> None:
        self._take_shape()
        self.show_begun(())
        self.show_status(self.desk.status())
        self.read_again()

    def read_again(self) -> None:
        """What has come since the last look."""
        try:
            self._view = self.desk.contact(self._ticket)
        except BadInput:
            self._view = None  # it was withdrawn from who watches
        now = self.watched.now()
        gone = "watch.gone" if self.desk.status().filled else "watch.not-here"
        told = "watch.following" if self._view is not None else gone
        self._title.show(screen_title(self.wording.screen(told), self.wording.language))
        self.pane.show(self._view, story_of(self._view, now) if self._view is not None else None, now)

    def on_resize(self) -> None:
        self._take_shape()

    def _take_shape(self) -> None:
        width, height = self.app.size
        self.pane.story.set_rows(WIDE if height >= TALL and width < LONG_LINES else NARROW)

    def at_hand(self) -> Target | None:
        return of_view(self._view) if self._view is not None else None

    def move(self, id: str, count: int = 1) -> bool:
        return move_in(self.pane.timeline, id, count)

    def performers(self) -> dict[str, Performer]:
        return {"open": self._show_rest, "back": lambda: self.dismiss(None)}

    def _show_rest(self) -> None:
        if not self.pane.timeline.show_rest():
            self.say(self.wording.screen("watch.nothing-more"))

    def set_wording(self, wording: Wording) -> None:
        super().set_wording(wording)
        self.pane.set_wording(wording, self.desk.agent, self.watched.now())
        self.read_again()
