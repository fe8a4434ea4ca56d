"""A text of lines that is read by scrolling."""

from collections.abc import Sequence

from agent_tui.ui.presentation.styles import Line, Styles
from agent_tui.ui.widgets.line_widget import LineWidget


class TextPages(LineWidget):
    """Shows lines from a place on; moves by lines and pages, repainting what changed."""

    def __init__(self, styles: Styles, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_styles_by_name(styles)
        self._lines: Sequence[Line] = ()
        self._top = 0

    def show(self, lines: Sequence[Line], *, from_top: bool = True) -> None:
        self._lines = lines
        self._top = 0 if from_top else min(self._top, self._last_top)
        self.repaint_changed()

    def move(self, lines: int) -> None:
        self._go(self._top + lines)

    def page(self, pages: int) -> None:
        self._go(self._top + pages * max(1, self.size.height - 1))

    def first(self) -> None:
        self._go(0)

    def last(self) -> None:
        self._go(self._last_top)

    @property
    def at_end(self) -> bool:
        """The last line is in sight."""
        return self._top >= self._last_top

    @property
    def _last_top(self) -> int:
        return max(0, len(self._lines) - self.size.height)

    def _go(self, top: int) -> None:
        top = min(max(0, top), self._last_top)
        if top != self._top:
            self._top = top
            self.repaint_changed()

    def line_at(self, y: int) -> Line:
        index = self._top + y
        return self._lines[index] if index < len(self._lines) else ()
