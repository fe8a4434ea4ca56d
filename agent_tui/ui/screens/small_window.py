"""The look of the small windows over the desk: a box framed in ASCII, and round it the screen below, in sight."""

from typing import ClassVar, TypeVar

from textual.screen import ModalScreen

Answer = TypeVar("Answer")

FRAME_CELLS = 4
"""Of a window's width: the frame and a blank on both sides."""


class SmallWindow(ModalScreen[Answer]):
    """A subclass yields one `Vertical`, which is the box, with what stands in it."""

    DEFAULT_CSS = """
    SmallWindow {
        background: transparent;
        align: center middle;
        & > Vertical { border: ascii $primary; background: $surface; height: auto; padding: 0 1; }
    }
    """
    AUTO_FOCUS: ClassVar[str | None] = ""
    ESCAPE_TO_MINIMIZE: ClassVar[bool | None] = False
