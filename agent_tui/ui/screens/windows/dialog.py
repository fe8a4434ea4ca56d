"""What most of the small windows over the desk are: a title, a list that the keys move through, and a line beneath."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.geometry import Region

from agent_tui.ui.actions import actions_at, bindings_of
from agent_tui.ui.presentation.styles import Line, Span, Styles
from agent_tui.ui.screens.windows.lines import Lines
from agent_tui.ui.screens.windows.moving import MOVES_AND_BACK, move_in
from agent_tui.ui.screens.windows.pick_list import PickList, PickRow
from agent_tui.ui.screens.windows.room import keep_to, room_of
from agent_tui.ui.screens.windows.small_window import FRAME_CELLS, SmallWindow
from agent_tui.ui.wording import Wording

ROW_FRAME = FRAME_CELLS + 1
"""Cells of the window that a row cannot take: the place of the cursor among them."""


class Dialog(SmallWindow[str | None]):
    """A list in a frame; answers with the key of the row that was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(action for action in actions_at("list") if action.id in MOVES_AND_BACK)
    ]
    WIDTH: ClassVar[int] = 60
    OWN_ROWS: ClassVar[int] = 4
    """Of the window beside its list: the frame, the title, the line beneath."""

    def __init__(self, wording: Wording, styles: Styles) -> None:
        super().__init__()
        self.wording = wording
        self.styles_by_name = styles
        self.list = PickList(styles, id="choices")
        self.list.more = lambda rows: (Span("   " + self.wording.screen("list.more", count=rows), "dim"),)
        self.title_lines = Lines(styles)
        self.foot_lines = Lines(styles)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield self.title_lines
            yield self.list
            yield self.foot_lines

    def frame(self, title: Line, rows: list[PickRow], foot: Line, *, keep: str | None = None) -> None:
        """Fills the frame and makes it as high as what it holds, as far as there is room."""
        self.title_lines.show(title)
        self.foot_lines.show(foot)
        self._fit(len(rows))
        self.list.show(rows, keep=keep)

    def on_resize(self) -> None:
        self._fit(len(self.list.rows))

    @property
    def room(self) -> Region:
        """Where the window may stand: over neither slots nor last line, and beside the three lines of the contact."""
        return room_of(self, min(self.WIDTH, self.app.size.width))

    def _fit(self, rows: int) -> None:
        room, box = self.room, self.query_one(Vertical)
        keep_to(room, box)
        box.styles.width = min(self.WIDTH, room.width)
        self.list.styles.height = max(1, min(rows, room.height - self.OWN_ROWS))

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        self.perform("open")

    def action_perform(self, id: str) -> None:
        self.perform(id)

    def perform(self, id: str) -> None:
        if move_in(self.list, id):
            return
        if id == "back":
            self.dismiss(None)
        elif id == "open" and self.list.chosen is not None:
            self.dismiss(self.list.chosen)
