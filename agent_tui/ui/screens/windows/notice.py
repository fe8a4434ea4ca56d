"""What is said on a screen: in its last line, or, where it is too long for what is left there, over rows that are
always there, so that nothing moves when it comes and goes."""

from collections.abc import Callable
from typing import ClassVar

from agent_tui.ui.presentation.cells import width_of
from agent_tui.ui.presentation.styles import Span, StyleName, Styles
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.windows.lines import Lines
from agent_tui.ui.widgets.status_line import StatusLine

ALWAYS_THERE = 50
"""Cells of the last line that a notice leaves to what always stands there."""


class Notice(Lines):
    """It takes no room of its own. `lifted`: how many rows above its place among its neighbours it begins, of so many
    lines. `most`: of a longer notice no more is shown."""

    GROUND: ClassVar[StyleName] = "status"

    DEFAULT_CSS = "Notice { overlay: screen; }"

    def __init__(self, styles: Styles, status_line: StatusLine, *, lifted: Callable[[int], int], most: int = 4) -> None:
        super().__init__(styles, id="notice")
        self._status_line = status_line
        self._lifted = lifted
        self._most = most

    def say(self, text: str) -> None:
        """Until "" takes away what was said."""
        lines: list[str] = []
        if text and width_of(text) > self.app.size.width - ALWAYS_THERE:
            room = self.container_size.width or self.app.size.width
            lines = wrap(text, max(20, room))[: self._most]
        self._status_line.show_notice("" if lines else text)
        self.show(*((Span(line, "status"),) for line in lines))
        self.lift()

    def lift(self) -> None:
        """Its neighbours are others, or have come or gone."""
        self.styles.offset = (0, -self._lifted(self.count))
