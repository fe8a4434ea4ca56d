"""A form of a few lines, one of which may be a time: a work order, a promise made by word of mouth."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets.input import Selection

from agent_tui.expectations.dates import From, Unclear, read_time
from agent_tui.ui.actions import ACTIONS, action, bindings_of
from agent_tui.ui.presentation.expectation_words import when_words
from agent_tui.ui.presentation.styles import Span, StyleName, Styles
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.lines import Lines, head_line
from agent_tui.ui.screens.room import keep_to, room_of
from agent_tui.ui.screens.text_line import TextLine
from agent_tui.ui.wording import Wording

WIDTH = 72
WHEN = "when"
"""The line that is a time."""
_BOUND = ("open", "back", "send", "next_pane", "previous_pane")


class FormLine(Struct, frozen=True):
    name: str
    label: str
    value: str = ""
    needed: bool = True


class Typed(Struct, frozen=True):
    words: Mapping[str, str]
    """By the names of the lines, without the blanks around them."""
    due_at: datetime


class LineForm(ModalScreen[Typed | None]):
    """`refuse`: why what was typed cannot be taken, in words, or None. One line is called `WHEN`; `start`:
    from where its time is counted."""

    DEFAULT_CSS = """
    LineForm {
        background: transparent;
        align: center middle;
        & > Vertical { border: ascii $primary; background: $surface; height: auto; padding: 0 1; }
        & > Vertical { width: 72; max-width: 100%; }
    }
    """
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(action for action in ACTIONS if action.id in _BOUND)]

    def __init__(
        self,
        wording: Wording,
        styles: Styles,
        lines: Sequence[FormLine],
        *,
        title: str,
        note: str,
        start: From,
        refuse: Callable[[Typed], str | None] = lambda typed: None,
    ) -> None:
        super().__init__()
        self._wording = wording
        self._now = start.now
        self._start = start
        self._said = (title, note)
        self._refuse = refuse
        self._by_name = {line.name: line for line in lines}
        self._title, self._note, self._foot = Lines(styles), Lines(styles), Lines(styles)
        self._heads = {line.name: Lines(styles) for line in lines}
        self._lines = {line.name: TextLine(line.value, id=line.name) for line in lines}

    def compose(self) -> ComposeResult:
        with Vertical():
            yield self._title
            yield self._note
            for name, line in self._lines.items():
                yield self._heads[name]
                yield line
            yield self._foot

    def on_mount(self) -> None:
        title, note = self._said
        self._title.show(head_line(title))
        self._show_note(note)
        for name in self._lines:
            self._show_head(name)
        keys = self._wording.screen("deed.keys", key=self._wording.keys(action("send"), 1, in_text=True))
        self._foot.show((Span(keys, "dim"),))
        self._go_to(next(iter(self._lines)))

    def on_resize(self) -> None:
        keep_to(room_of(self, min(WIDTH, self.app.size.width)), self.query_one(Vertical))

    def on_input_changed(self, message: TextLine.Changed) -> None:
        if message.input.id is not None:
            self._show_head(message.input.id)

    def _go_to(self, name: str) -> None:
        line = self._lines[name]
        line.selection = Selection(0, len(line.value))  # what is typed takes the place of what stands there
        self.set_focus(line)

    def _show_note(self, note: str, style: StyleName = "text") -> None:
        width = min(WIDTH, self.app.size.width) - 4
        self._note.show(*((Span(line, style),) for line in wrap(note, width)))

    def _show_head(self, name: str, wrong: str = "") -> None:
        """The name of a line; beside that of a time how it was understood, or why it was not."""
        shown: list[Span] = [Span(self._by_name[name].label, "label")]
        if name == WHEN:
            at, why = self._read_when()
            told = when_words(at, self._now, self._wording.here) if at is not None else self._wording.screen(why)
            shown.append(Span("  " + told, "promise" if at is not None else "trouble"))
        elif wrong:
            shown.append(Span("  " + wrong, "trouble"))
        self._heads[name].show(tuple(shown))

    def action_perform(self, id: str) -> None:
        names = list(self._lines)
        at = next((number for number, name in enumerate(names) if self._lines[name] is self.focused), 0)
        match id:
            case "back":
                self.dismiss(None)
            case "next_pane" | "previous_pane":
                self._go_to(names[(at + (1 if id == "next_pane" else -1)) % len(names)])
            case "open" if at + 1 < len(names):
                self._go_to(names[at + 1])
            case "open" | "send":
                self._save()

    def _read_when(self) -> tuple[datetime | None, str]:
        """The time, or why there is none."""
        try:
            at = read_time(self._lines[WHEN].value, self._start)
        except (Unclear, OverflowError):
            return None, "deed.no-time"
        return (at, "") if at > self._now else (None, "deed.past")

    def _save(self) -> None:
        words = {name: line.value.strip() for name, line in self._lines.items() if name != WHEN}
        for name, line in self._by_name.items():
            if name != WHEN and line.needed and not words[name]:
                self._show_head(name, self._wording.screen("line.needed"))
                self._go_to(name)
                return
        at, _ = self._read_when()
        if at is None:
            self._go_to(WHEN)
            return
        typed = Typed(words, at)
        wrong = self._refuse(typed)
        if wrong is None:
            self.dismiss(typed)
        else:
            self._show_note(wrong, "trouble")
