"""The three lines of a contact's story: always on the screen."""

from datetime import datetime

from textual.geometry import Size

from agent_tui.domain.story import Story
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.story_lines import ONE_EACH, Reader, StoryRows, story_lines
from agent_tui.ui.presentation.styles import Line
from agent_tui.ui.presentation.times import Here
from agent_tui.ui.widgets.line_widget import LineWidget

NARROW = ONE_EACH
WIDE = StoryRows(1, 3, 2, 5)
"""Where the pane stands beside the queue and has rows to give. One fewer than WHAT and OWED may ask for: the rows stay
whoever is shown, and of most people little is known."""


class StoryLines(LineWidget):
    """As high as its rows, whatever the story, so that nothing below it moves when another contact is shown; with
    `tight` only as high as the story."""

    DEFAULT_CSS = "StoryLines { height: auto; }"

    def __init__(
        self,
        here: Here,
        *,
        me: str | None = None,
        rows: StoryRows = NARROW,
        tight: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._here = here
        self._me = me
        self.looks_on = False
        """Who reads cannot act on the contact."""
        self.subject_above = False
        """What the contact is about stands above the lines in full."""
        self._rows = rows
        self._tight = tight
        self._story: Story | None = None
        self._now: datetime | None = None
        self._lines: list[Line] | None = None

    def show(self, story: Story | None, now: datetime) -> None:
        """Shows a story, or nothing."""
        self._story, self._now = story, now
        self._renew()

    @property
    def now(self) -> datetime | None:
        """As of when it is shown; None before anything was."""
        return self._now

    @property
    def rows(self) -> int:
        """That it takes."""
        return len(self._lines_for(self.size.width)) if self._tight else self._rows.total

    def set_rows(self, rows: StoryRows) -> None:
        if rows != self._rows:
            self._rows = rows
            self._lines = None
            self.refresh(layout=True)

    def set_here(self, here: Here, me: str | None) -> None:
        """Another language, time zone or agent."""
        self._here, self._me = here, me
        self._renew()

    def tick(self, now: datetime) -> None:
        """Repaints what reads differently at `now` (a deadline that passed, a day that ended), by the minute."""
        if self._now is None or not times.same_minute(self._now, now):
            self._now = now
            self._renew()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines_for(width)) if self._tight else self._rows.total

    def _lines_for(self, width: int) -> list[Line]:
        if self._story is None or self._now is None:
            return []
        reader = Reader(self._now, self._here, self._me, looks_on=self.looks_on, subject_above=self.subject_above)
        return story_lines(self._story, width, reader, self._rows)

    def line_at(self, y: int) -> Line:
        if self._lines is None:
            self._lines = self._lines_for(self.size.width)
        return self._lines[y] if y < len(self._lines) else ()

    def on_resize(self) -> None:
        self._lines = None
        self.refresh()

    def _renew(self) -> None:
        self._lines = None
        if self._tight and self.size.width and len(self._lines_for(self.size.width)) != self.size.height:
            self.refresh(layout=True)
        else:
            self.repaint_changed()
