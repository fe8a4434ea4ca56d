"""A small window in which one types to find: a line above the list, which shows what fits as it is typed."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from agent_tui.ui.actions import ACTIONS, bindings_of
from agent_tui.ui.presentation.styles import Styles
from agent_tui.ui.screens.windows.dialog import Dialog
from agent_tui.ui.screens.windows.moving import MOVES_AND_BACK
from agent_tui.ui.screens.windows.text_line import TextLine
from agent_tui.ui.wording import Wording


class SearchWindow(Dialog):
    """Backspace in an empty line leaves it."""

    OWN_ROWS = 5
    DEFAULT_CSS = "SearchWindow { align: center top; }"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(action for action in ACTIONS if action.id in MOVES_AND_BACK)]

    def __init__(self, wording: Wording, styles: Styles) -> None:
        super().__init__(wording, styles)
        self._line = TextLine()

    def find(self, typed: str) -> None:
        """That stands in the line: shows what fits it."""

    def above_list(self) -> Iterable[Widget]:
        """What stands between line and list."""
        return ()

    def compose(self) -> ComposeResult:
        with Vertical():
            yield self.title_lines
            yield self._line
            yield from self.above_list()
            yield self.list
            yield self.foot_lines

    def on_mount(self) -> None:
        self.set_focus(self._line)
        self.find("")

    def on_input_changed(self, message: Input.Changed) -> None:
        self.find(message.value)

    def on_text_line_left(self) -> None:
        self.dismiss(None)
