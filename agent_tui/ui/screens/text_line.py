"""One line of typing without a frame: for the filter and the palette.

Textual's own input places the terminal's cursor, which Chinese input methods need."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class TextLine(Input):
    """Enter says `Entered`, escape (or backspace in an empty line) says `Left`."""

    DEFAULT_CSS = """
    TextLine, TextLine:focus { border: none; height: 1; padding: 0; background: $surface; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", show=False),
        Binding("escape", "leave", show=False),
        Binding("backspace", "erase", show=False),
    ]

    class Entered(Message):
        pass

    class Left(Message):
        pass

    def __init__(self, value: str = "", *, id: str | None = None) -> None:
        super().__init__(value, id=id, select_on_focus=False)
        self.cursor_blink = False

    def action_enter(self) -> None:
        self.post_message(self.Entered())

    def action_leave(self) -> None:
        self.post_message(self.Left())

    def action_erase(self) -> None:
        if self.value:
            self.action_delete_left()
        else:
            self.post_message(self.Left())
