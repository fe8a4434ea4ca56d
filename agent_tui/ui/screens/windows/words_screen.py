"""One line of words for a colleague, and what goes along with it, in a small window over the desk."""

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from agent_tui.domain.text import clean_body
from agent_tui.ui.actions import ACTIONS, Place, action, bindings_of
from agent_tui.ui.presentation.styles import Line, Span, Styles
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.windows.lines import Lines, head_line
from agent_tui.ui.screens.windows.moving import MOVES_AND_BACK, move_in
from agent_tui.ui.screens.windows.pick_list import PickList, PickRow
from agent_tui.ui.screens.windows.small_window import FRAME_CELLS, SmallWindow
from agent_tui.ui.screens.windows.text_line import TextLine
from agent_tui.ui.wording import Wording

_BOUND = (*MOVES_AND_BACK, "next_pane", "previous_pane", "send")
WIDTH = 70


class SomeWords(Struct, frozen=True):
    """What was typed, and the keys of what goes along."""

    words: str
    along: tuple[str, ...] = ()


class WordsScreen(SmallWindow[SomeWords | None]):
    """`quote`: what the colleague said. `along`: (key, line) of what goes with it, all marked at first; space unmarks.
    `needed`: what is said where no word was typed; "" where none need be. `keys`: the entry that names the keys, where
    more than a word is sent by them."""

    DEFAULT_CSS = """
    WordsScreen {
        & > Vertical { width: 70; max-width: 100%; }
    }
    """
    place: ClassVar[Place] = "composer"
    AUTO_FOCUS = "TextLine"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(action for action in ACTIONS if action.id in _BOUND)]

    def __init__(
        self,
        wording: Wording,
        styles: Styles,
        *,
        title: str,
        label: str,
        quote: str = "",
        along: Sequence[tuple[str, Line]] = (),
        along_label: str = "",
        needed: str = "",
        keys: str = "",
    ) -> None:
        super().__init__()
        self._wording = wording
        self._title, self._label, self._needed = title, label, needed
        self._quote = quote
        self._keys_words = keys
        self._along = along
        self._along_label = along_label
        self._marked = {key for key, _ in along}
        self._title_lines = Lines(styles)
        self._label_lines = Lines(styles)
        self._line = TextLine(id="words")
        self._along_lines = Lines(styles)
        self._list = PickList(styles)
        self._list.set_active(False)
        self._foot_lines = Lines(styles)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield self._title_lines
            yield self._label_lines
            yield self._line
            if self._along:
                yield self._along_lines
                yield self._list
            yield self._foot_lines

    def on_mount(self) -> None:
        room = min(WIDTH, self.app.size.width) - FRAME_CELLS
        quoted = wrap(self._quote, room)[:6] if self._quote else []
        self._title_lines.show(head_line(self._title), *((Span(line, "text"),) for line in quoted))
        self._label_lines.show((Span(self._label, "dim"),))
        key = self._keys_words or ("words.keys-along" if self._along else "words.keys")
        send = self._wording.keys(action("send"), 1, in_text=True)
        self._foot_lines.show((Span(self._wording.screen(key, send=send), "dim"),))
        if self._along:
            self._along_lines.show((Span(self._along_label, "dim"),))
            self._list.styles.height = min(len(self._along), 6)
            self._draw()

    def _draw(self) -> None:
        rows = [
            PickRow(key, (Span("[x] " if key in self._marked else "[ ] ", "label"), *line)) for key, line in self._along
        ]
        self._list.show(rows, keep=self._list.chosen)

    def action_perform(self, id: str) -> None:
        self.perform(id)

    def perform(self, id: str) -> None:
        if id == "back":
            self.dismiss(None)
        elif id == "send" or (id == "open" and self._typing):
            self._send()
        elif id in ("next_pane", "previous_pane"):
            self._switch()
        elif not self._typing:
            move_in(self._list, id)

    @property
    def _typing(self) -> bool:
        return self.focused is self._line

    def _switch(self) -> None:
        if not self._along:
            return
        self.set_focus(None if self._typing else self._line)
        self._list.set_active(not self._typing)

    def _send(self) -> None:
        words = clean_body(self._line.value).strip()
        if not words and self._needed:
            self._foot_lines.show((Span(self._needed, "trouble"),))
            return
        self.dismiss(SomeWords(words, tuple(key for key, _ in self._along if key in self._marked)))

    def on_text_line_left(self) -> None:
        """Backspace in an empty line does nothing here: what is marked would be lost."""

    def on_key(self, event: events.Key) -> None:
        if event.key == "space" and not self._typing and (key := self._list.chosen) is not None:
            event.stop()
            self._marked ^= {key}
            self._draw()
