"""The look of the small windows over the desk: a box framed in ASCII, and round it the screen below, in sight."""

from typing import ClassVar, TypeVar

from textual import events
from textual._context import visible_screen_stack
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region, Size
from textual.screen import ModalScreen, Screen
from textual.strip import Strip

from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.screens.windows.room import screen_below, story_region

Answer = TypeVar("Answer")

FRAME_CELLS = 4
"""Of a window's width: the frame and a blank on both sides."""


class SmallWindow(ModalScreen[Answer]):
    """A subclass yields one `Vertical`, which is the box, with what stands in it."""

    DEFAULT_CSS = """
    SmallWindow {
        background: transparent;
        align: center middle;
        & > Vertical {
            border: ascii $primary; background: $surface; height: auto; padding: 0 1;
            border-subtitle-align: left; border-subtitle-color: $warning;
        }
    }
    """
    AUTO_FOCUS: ClassVar[str | None] = ""
    ESCAPE_TO_MINIMIZE: ClassVar[bool | None] = False
    _said_of_key = ""
    _round_it: tuple[Size, list[Strip]] | None = None
    """The picture of the screen below, and for which size it was taken."""
    _opened_over: Size | None = None
    """How large the screen below was then."""
    _stands_over: tuple[Size, Region] | None = None
    """How large it was, and where its three lines stood, when the window took its place."""

    def on_mount(self) -> None:
        if (below := screen_below(self)) is not None:
            self._opened_over = below.size
            below.screen_layout_refresh_signal.subscribe(self, self._take_place_anew, immediate=True)

    def _take_place_anew(self, below: Screen[object]) -> None:
        """Of another size of the terminal the window knows before the screen below has laid its panes out for it, and
        with them the three lines. While the size stays the window stays, too."""
        over = below.size, story_region(below)
        if self._stands_over is None and below.size == self._opened_over:
            return
        if over != self._stands_over:
            self._stands_over, self._round_it = over, None
            self.post_message(events.Resize(self.size, self.size))

    @property
    def text_begun(self) -> bool:
        """True where something is typed in a line of the window and the hands are not in it."""
        # why: by the name of its class, which most starts of the program do not load
        return self.focused is None and any(getattr(line, "value", "") for line in self.query("TextLine"))

    @property
    def at_a_choice(self) -> bool:
        """True in a form with fields of text while the hands are on a field that is chosen: letters are no keys there,
        since who types a word means it for a field."""
        return False

    def tell(self, text: str) -> None:
        """A word about the key that was just pressed, in the lower edge of the frame; "" takes it away."""
        if text != self._said_of_key:
            self._said_of_key = text
            box = self.query_one(Vertical)
            box.border_subtitle = Content(cut(text, box.outer_size.width - FRAME_CELLS - 2))

    def render_lines(self, crop: Region) -> list[Strip]:
        """What stands round the box: the lines of the screen below as they are. Textual would take each apart and put
        it together again, to tint it."""
        size = self.size
        if self._round_it is None or self._dirty_regions or self._round_it[0] != size:
            self._round_it = size, self._lines_below(size)
            self._dirty_regions.clear()
        strips = self._round_it[1][crop.y : crop.bottom]
        if crop.column_span != (0, size.width):
            strips = [strip.crop(*crop.column_span).adjust_cell_length(crop.width) for strip in strips]
        # why: while the terminal changes its size, what is asked for may lie beyond what this window knows as its own
        return strips + [Strip.blank(crop.width)] * (crop.height - len(strips))

    @staticmethod
    def _lines_below(size: Size) -> list[Strip]:
        try:
            below = visible_screen_stack.get().pop()
        except LookupError:  # nothing is known to lie there
            return [Strip.blank(size.width)] * size.height
        if isinstance(below, SmallWindow):
            below._round_it = None  # why: of what changes further below, Textual tells the uppermost screen alone
        lines = [strip.adjust_cell_length(size.width) for strip in below._compositor.render_strips()[: size.height]]
        # why: while the terminal changes its size the screen below may still be the smaller one
        return lines + [Strip.blank(size.width)] * (size.height - len(lines))
