"""One line of typing without a frame: for the filter and the palette.

Textual's own input places the terminal's cursor, which Chinese input methods need. Enter, escape and the keys that
move through a list are left to the screen."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input
from textual.widgets.input import Selection

from agent_tui.ui.presentation.cells import character_after, character_before

LONGEST = 1000
"""Characters: each key costs as much as stands in the line, and a whole page pasted by mistake is no line."""

_EDITING: list[BindingType] = [
    binding for binding in Input.BINDINGS if isinstance(binding, Binding) and binding.key != "enter"
]


class TextLine(Input, inherit_bindings=False):
    """Backspace takes one character as people see them. In a line in which nothing was typed it says `Left`; in one
    that it emptied it does nothing: who holds it down means the text."""

    DEFAULT_CSS = """
    TextLine, TextLine:focus { border: none; height: 1; padding: 0; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = _EDITING

    class Left(Message):
        pass

    def __init__(self, value: str = "", *, id: str | None = None) -> None:
        super().__init__(value, id=id, select_on_focus=False)
        self.cursor_blink = False
        self._offered = False
        """What stands there was put there, and gives way to what is typed."""
        self._emptied = False

    def offer_anew(self) -> None:
        """What is typed takes the place of what stands there; backspace takes only its last character."""
        self.selection = Selection(0, len(self.value))
        self._offered, self._emptied = True, False

    def replace(self, text: str, start: int, end: int) -> None:
        """What is typed or pasted beyond `LONGEST` is left out."""
        first, last = sorted((max(0, start), min(len(self.value), end)))
        fits = text[: max(0, LONGEST - len(self.value) + (last - first))]
        if fits or not text:
            super().replace(fits, start, end)

    def action_delete_left(self) -> None:
        if not self.value:
            if not self._emptied:
                self.post_message(self.Left())
            return
        if self._offered and self.selection == Selection(0, len(self.value)):
            self.cursor_position = len(self.value)
        self._offered = False
        if self.selection.is_empty:
            self.delete(character_before(self.value, self.cursor_position), self.cursor_position)
        else:
            self.delete_selection()
        self._emptied = not self.value

    def action_delete_right(self) -> None:
        if self.selection.is_empty:
            self.delete(self.cursor_position, character_after(self.value, self.cursor_position))
        else:
            self.delete_selection()
