"""What is said on a screen: in its last line, or above it where it is too long for what is left there."""

from agent_tui.ui.presentation.cells import width_of
from agent_tui.ui.presentation.styles import Span, Styles
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.windows.lines import Lines
from agent_tui.ui.widgets.status_line import StatusLine

ALWAYS_THERE = 50
"""Cells of the last line that a notice leaves to what always stands there."""


class Notice(Lines):
    """The lines above. `most`: of a longer notice no more is shown."""

    def __init__(self, styles: Styles, status_line: StatusLine, *, most: int = 4) -> None:
        super().__init__(styles, id="notice")
        self._status_line = status_line
        self._most = most

    def say(self, text: str, width: int) -> None:
        """On a screen of so many cells; "" takes away what was said."""
        lines = wrap(text, max(20, width)) if text else []
        fits = len(lines) <= 1 and width_of(text) <= width - ALWAYS_THERE
        self._status_line.show_notice(text if fits else "")
        self.show(*(() if fits else [(Span(line, "label"),) for line in lines[: self._most]]))
