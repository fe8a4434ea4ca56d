"""One line of typing without a frame: for the filter and the palette.

Textual's own input places the terminal's cursor, which Chinese input methods need. Enter, escape and the keys that
move through a list are left to the screen."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

LONGEST = 1000
"""Characters: each key costs as much as stands in the line, and a whole page pasted by mistake is no line."""

_EDITING: list[BindingType] = [
    binding for binding in Input.BINDINGS if isinstance(binding, Binding) and binding.key != "enter"
]


class TextLine(Input, inherit_bindings=False):
    """Backspace in an empty line says `Left`."""

    DEFAULT_CSS = """
    TextLine, TextLine:focus { border: none; height: 1; padding: 0; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = _EDITING

    class Left(Message):
        pass

    def __init__(self, value: str = "", *, id: str | None = None) -> None:
        super().__init__(value, id=id, select_on_focus=False)
        self.cursor_blink = False

    def replace(self, text: str, start: int, end: int) -> None:
        """What is typed or pasted beyond `LONGEST` is left out."""
        first, last = sorted((max(0, start), min(len(self.value), end)))
        fits = text[: max(0, LONGEST - len(self.value) + (last - first))]
        if fits or not text:
            super().replace(fits, start, end)

    def action_delete_left(self) -> None:
        if self.value:
            super().action_delete_left()
        else:
            self.post_message(self.Left())
