"""A bulletin to be read, or several one after the other: enter says that it was read, once its end has been seen."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from agent_tui.domain.values import Bulletin
from agent_tui.ui.actions import action, actions_at, bindings_of
from agent_tui.ui.presentation.bulletin_lines import bulletin_text, kind_words
from agent_tui.ui.presentation.styles import Line, Span, Styles
from agent_tui.ui.screens.windows.lines import Lines, head_line
from agent_tui.ui.screens.windows.moving import MOVES_AND_BACK, move_in
from agent_tui.ui.screens.windows.room import keep_to, room_of
from agent_tui.ui.screens.windows.small_window import FRAME_CELLS, SmallWindow
from agent_tui.ui.widgets.text_pages import TextPages
from agent_tui.ui.wording import Wording

OWN_ROWS = 5
"""The frame, the title, a blank and the keys."""


class BulletinScreen(SmallWindow[bool]):
    """`acknowledge` is told of each that was read, and answers False where that could not be written down; without it
    they are read again, and nothing is asked. `calm_s`: seconds in which keys do nothing, where the window opens by
    itself: they were meant for what lies below. `below`: what stands beneath a text. Answers True where all were
    read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(one for one in actions_at("list") if one.id in MOVES_AND_BACK)
    ]
    WIDTH: ClassVar[int] = 76

    def __init__(
        self,
        wording: Wording,
        styles: Styles,
        bulletins: Sequence[Bulletin],
        *,
        now: datetime,
        acknowledge: Callable[[Bulletin], bool] | None = None,
        calm_s: float = 0.0,
        below: Callable[[Bulletin, int], Sequence[Line]] = lambda bulletin, width: (),
    ) -> None:
        super().__init__()
        self._wording = wording
        self._bulletins = bulletins
        self._now = now
        self._acknowledge = acknowledge
        self._calm_s = calm_s
        self._calm = calm_s > 0
        self._below = below
        self._at = 0
        self._title, self._foot = Lines(styles, [()]), Lines(styles, [(), ()])
        self._pages = TextPages(styles)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield self._title
            yield self._pages
            yield self._foot

    def on_mount(self) -> None:
        self._show()
        if self._calm:
            self.set_timer(self._calm_s, self._take_keys)

    def _take_keys(self) -> None:
        self._calm = False
        self._show_keys()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        bulletin, words = self._bulletins[self._at], self._wording
        room, box = room_of(self, self.WIDTH), self.query_one(Vertical)
        keep_to(room, box)
        width = min(self.WIDTH, room.width)
        box.styles.width = width
        kind, total = kind_words(bulletin, words.language), len(self._bulletins)
        several = words.screen("bulletin.one-of", n=self._at + 1, total=total, kind=kind)
        self._title.show(head_line(several if total > 1 else words.screen("bulletin.one", kind=kind)))
        lines = bulletin_text(bulletin, width - FRAME_CELLS, self._now, words.here)
        beneath = self._below(bulletin, width - FRAME_CELLS)
        if beneath:
            lines += [(), *beneath]
        self._pages.styles.height = max(1, min(len(lines), room.height - OWN_ROWS))
        self._pages.show(lines)
        self.call_after_refresh(self._show_keys)

    def _show_keys(self) -> None:
        words = self._wording
        enter, back = words.keys(action("open"), 1), words.keys(action("back"), 1)
        if self._calm:
            self._foot.show((), ())
        elif self._acknowledge is None:
            self._foot.show((), (Span(words.screen("bulletin.close", key=back), "label"),))
        else:
            does = "acknowledge" if self._pages.at_end else "read-on"
            later = words.screen("bulletin.later", key=back)
            self._foot.show((), (Span(f"{words.screen(f'bulletin.{does}', key=enter)}   {later}", "label"),))

    def action_perform(self, id: str) -> None:
        if self._calm:
            return
        if id == "open":
            self._go_on()
        elif id == "back":
            self.dismiss(False)
        else:
            move_in(self._pages, id)
            self._show_keys()

    def _go_on(self) -> None:
        if not self._pages.at_end:
            self._pages.page(1)
            self._show_keys()
        elif self._acknowledge is not None and not self._acknowledge(self._bulletins[self._at]):
            self.dismiss(False)
        elif self._at + 1 < len(self._bulletins):
            self._at += 1
            self._show()
        else:
            self.dismiss(True)
