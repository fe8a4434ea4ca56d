"""What a terminal shows that is too small to work in. It covers everything and loses nothing."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from agent_tui.ui.presentation.styles import Span, Styles
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.windows.lines import Lines
from agent_tui.ui.screens.windows.too_small import SMALLEST
from agent_tui.ui.wording import Wording


class TooSmallScreen(Screen[None]):
    # why: a bar beside words that do not fit would hide more of them
    DEFAULT_CSS = "TooSmallScreen { overflow: hidden; }"

    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, wording: Wording, styles: Styles) -> None:
        super().__init__()
        self._wording = wording
        self._lines = Lines(styles)

    def compose(self) -> ComposeResult:
        yield self._lines

    def on_mount(self) -> None:
        self.show_size()

    def on_resize(self) -> None:
        self.show_size()

    def show_size(self) -> None:
        width, height = self.app.size
        size = self._wording.screen(
            "small.size", width=width, height=height, needed_width=SMALLEST[0], needed_height=SMALLEST[1]
        )
        texts = (self._wording.screen("small.title"), size, self._wording.screen("small.kept"))
        self._lines.show(*((Span(line),) for text in texts for line in wrap(text, max(2, width))))
