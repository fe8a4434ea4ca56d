"""A small window with a few lines to fill in, one below the other; one of them may be a time, and is told as it was
understood. What the forms of the ledger have in common."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, TypeVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from agent_tui.expectations.dates import From, Unclear, read_time
from agent_tui.expectations.values import Problem
from agent_tui.ui.actions import ACTIONS, action, bindings_of
from agent_tui.ui.presentation.expectation_words import problem_words, when_words
from agent_tui.ui.presentation.styles import Span, StyleName, Styles
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.windows.lines import Lines, head_line
from agent_tui.ui.screens.windows.room import keep_to, room_of
from agent_tui.ui.screens.windows.small_window import FRAME_CELLS, SmallWindow
from agent_tui.ui.screens.windows.text_line import TextLine
from agent_tui.ui.wording import Wording

Answer = TypeVar("Answer")

WIDTH = 72
WHEN = "when"
"""The line that is a time."""
_BOUND = ("open", "back", "up", "down", "send", "next_pane", "previous_pane")


class FormLine(Struct, frozen=True):
    name: str
    label: str
    value: str = ""
    """What stands there first."""
    needed: bool = True


class LineForm(SmallWindow[Answer | None]):
    """`start`: from where the time in the line called `WHEN` is counted. A subclass says title, note and keys, and what
    becomes of what was typed (`finish`)."""

    DEFAULT_CSS = """
    LineForm {
        & > Vertical { width: 72; max-width: 100%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(action for action in ACTIONS if action.id in _BOUND)]

    def __init__(self, wording: Wording, styles: Styles, lines: Sequence[FormLine], start: From) -> None:
        super().__init__()
        self.wording = wording
        self.now = start.now
        self._start = start
        self.by_name = {line.name: line for line in lines}
        self.lines = {line.name: TextLine(line.value, id=line.name) for line in lines}
        self.below = Lines(styles)
        """What stands beneath the lines."""
        self._title, self._note, self._foot = Lines(styles), Lines(styles), Lines(styles)
        self._heads = {line.name: Lines(styles) for line in lines}

    # What a subclass says

    def heading(self) -> str:
        """The title."""
        return ""

    def note(self) -> str:
        """What to know before the lines are filled in."""
        return ""

    def keys_told(self) -> str:
        """The entry of the words that names the keys."""
        return "deed.keys"

    def why_not(self, at: datetime) -> str:
        """The entry of the words that says why that time cannot be taken; "" where it can."""
        return "" if at > self.now else "deed.past"

    def time_read(self, at: datetime | None) -> None:
        """The time was typed anew; None where it cannot be taken."""

    def finish(self, id: str) -> None:
        """All was typed: `open` was pressed in the last line, or `send` in any."""

    # The window

    def compose(self) -> ComposeResult:
        with Vertical():
            yield self._title
            yield self._note
            for name, line in self.lines.items():
                yield self._heads[name]
                yield line
            yield self.below
            yield self._foot

    def on_mount(self) -> None:
        self._fit()  # why before it is laid out: what is laid out twice is painted twice
        self._title.show(head_line(self.heading()))
        self.show_note(self.note())
        for name in self.lines:
            self.show_head(name)
        keys = self.wording.screen(self.keys_told(), key=self.wording.keys(action("send"), 1, in_text=True))
        self._foot.show((Span(keys, "dim"),))
        first = next(iter(self.lines))
        self.select(first)
        self.go_to(first)

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        keep_to(room_of(self, min(WIDTH, self.app.size.width)), self.query_one(Vertical))

    @property
    def text_cells(self) -> int:
        """What a line of words may take."""
        return min(WIDTH, self.app.size.width) - FRAME_CELLS

    def show_note(self, note: str, style: StyleName = "text") -> None:
        self._note.show(*((Span(line, style),) for line in wrap(note, self.text_cells)))

    def show_head(self, name: str, wrong: str = "") -> None:
        """The name of a line; beside that of a time how it was understood, or why it was not; else what is `wrong`."""
        shown: list[Span] = [Span(self.by_name[name].label, "label")]
        if name == WHEN:
            at, why = self.read_when()
            told = when_words(at, self.now, self.wording.here) if at is not None else why
            shown.append(Span("  " + told, "promise" if at is not None else "trouble"))
        elif wrong:
            shown.append(Span("  " + wrong, "trouble"))
        self._heads[name].show(tuple(shown))

    # Typing

    def on_input_changed(self, message: TextLine.Changed) -> None:
        name = message.input.id
        if name is None:
            return
        self.show_head(name)
        if name == WHEN:
            self.time_read(self.read_when()[0])

    def read_when(self) -> tuple[datetime | None, str]:
        """The time, or None and why there is none."""
        try:
            at = read_time(self.lines[WHEN].value, self._start)
        except Unclear as unclear:
            if unclear.weekday is not None:
                return None, problem_words(
                    Problem(WHEN, "weekday", {"weekday": unclear.weekday}), self.wording.language
                )
            return None, self.wording.screen("deed.no-time")
        except OverflowError:
            return None, self.wording.screen("deed.no-time")
        why_not = self.why_not(at)
        return (None, self.wording.screen(why_not)) if why_not else (at, "")

    def go_to(self, name: str) -> None:
        self.set_focus(self.lines[name])

    def select(self, name: str) -> None:
        """What is typed there takes the place of what stands there."""
        self.lines[name].offer_anew()

    def action_perform(self, id: str) -> None:
        names = list(self.lines)
        at = next((number for number, name in enumerate(names) if self.lines[name] is self.focused), 0)
        match id:
            case "back":
                self.dismiss(None)
            case "next_pane" | "previous_pane":
                self.go_to(names[(at + (1 if id == "next_pane" else -1)) % len(names)])
            case "open" if names[at] == WHEN and self.read_when()[0] is None:
                self.select(WHEN)  # why it stays: what is wrong stands beside its name
            case "open" | "down" if at + 1 < len(names):
                self.go_to(names[at + 1])
            case "up" if at:
                self.go_to(names[at - 1])
            case "open" | "send":
                self.finish(id)
