"""What became of a promise or a work order, in a word: kept, broken, withdrawn, tried in vain, or a new date. The word
may stay empty, a new date may not. Of a promise's new date the customer is told by a text that is ready to send."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import ClassVar, Literal

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets.input import Selection

from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.values import Promise, WorkOrder
from agent_tui.expectations.dates import From, Unclear, read_time, typed_time
from agent_tui.ui.actions import ACTIONS, action, bindings_of
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.expectation_words import when_words
from agent_tui.ui.presentation.styles import Span, Styles
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.lines import Lines, head_line
from agent_tui.ui.screens.room import keep_to, room_of
from agent_tui.ui.screens.text_line import TextLine
from agent_tui.ui.wording import Wording

PromiseDeed = Literal["keep", "break", "withdraw", "move", "attempt"]

WIDTH = 72
USUAL_MOVE = "+1 workday 18:00"
ORDER_AHEAD = timedelta(hours=2)
"""How long before our own deadline a work order is usually due."""
TEXT_ROWS = 4
_BOUND = ("open", "back", "send", "next_pane", "previous_pane")


class DeedAnswer(Struct, frozen=True):
    words: str
    due_at: datetime | None = None
    """The new date, where there is one."""
    tell: bool = False
    """The text that tells of it is to be sent next."""


class PromiseDeedScreen(ModalScreen[DeedAnswer | None]):
    DEFAULT_CSS = """
    PromiseDeedScreen {
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
        deed: PromiseDeed,
        about: Promise | WorkOrder,
        start: From,
        *,
        ready: Callable[[datetime], str] | None = None,
        before: datetime | None = None,
        keeper: str = "",
    ) -> None:
        """`start`: from where a new date is counted. `ready`: the text that tells the customer of it. `before`: of a
        work order, when the promise that hangs on it is due. `keeper`: the name of whoever must keep it, where that is
        somebody else."""
        super().__init__()
        self._wording = wording
        self._deed = deed
        self._about = about
        self._now = start.now
        self._ready = ready if deed == "move" else None
        self._before = before
        self._keeper = keeper
        self._text = Lines(styles)
        self._start = start
        self._title, self._note, self._foot = Lines(styles), Lines(styles), Lines(styles)
        self._heads = {"when": Lines(styles), "words": Lines(styles)}
        self._lines = {"words": TextLine(id="words")}
        if deed == "move":
            self._lines = {"when": TextLine(self._usual(), id="when"), **self._lines}

    def _usual(self) -> str:
        """The date that stands there first; none where there is no day after the old one."""
        later = self._start._replace(now=max(self._now, self._about.due_at))  # why: not moved forward by habit
        try:
            moved = read_time(USUAL_MOVE, later)
            return typed_time(moved if self._before is None else min(moved, self._before - ORDER_AHEAD), self._start)
        except OverflowError:
            return ""

    def compose(self) -> ComposeResult:
        with Vertical():
            yield self._title
            yield self._note
            for name, line in self._lines.items():
                yield self._heads[name]
                yield line
            yield self._text
            yield self._foot

    def on_mount(self) -> None:
        self._fit()  # why before it is laid out: what is laid out twice is painted twice
        words = self._wording
        self._title.show(head_line(self._heading()))
        note = self._told()
        if self._keeper:
            note = f"{words.screen('deed.of-another', who=cut(self._keeper, 20))} {note}"
        width = min(WIDTH, self.app.size.width) - 4
        self._note.show(*((Span(line, "text"),) for line in wrap(note, width)))
        for name in self._lines:
            self._heads[name].show((Span(words.screen(f"deed.{name}"), "label"),))
        keys = "renew.keys" if self._ready is not None else "deed.keys"
        self._foot.show((Span(words.screen(keys, key=words.keys(action("send"), 1, in_text=True)), "dim"),))
        first = next(iter(self._lines.values()))
        first.selection = Selection(0, len(first.value))  # what is typed takes the place of the usual date
        self.set_focus(first)

    def _heading(self) -> str:
        what = cut(mask_numbers(self._about.what), 44)
        if isinstance(self._about, WorkOrder):
            who = cut(mask_numbers(self._about.department), 20)
            return self._wording.screen(f"order.{self._deed}", what=what, who=who)
        return self._wording.screen(f"deed.{self._deed}", what=what)

    def _told(self) -> str:
        """What to know before it is done."""
        here, due = self._wording.here, self._about.due_at
        if isinstance(self._about, WorkOrder):
            key = f"order.{self._deed}-note"
            if self._deed == "move" and self._before is None:
                key = "order.move-free"
            due = self._before or due
        else:
            key = f"deed.{self._deed}-note"
            if self._deed == "move":
                key = "deed.move-early" if self._now < due else "deed.move-late"
        return self._wording.screen(key, when=when_words(due, self._now, here))

    def on_resize(self) -> None:
        self._fit()

    def _fit(self) -> None:
        keep_to(room_of(self, min(WIDTH, self.app.size.width)), self.query_one(Vertical))

    def on_input_changed(self, message: TextLine.Changed) -> None:
        if message.input.id == "when":
            self._show_when(*self._read_when())

    def _show_when(self, at: datetime | None, wrong: str) -> None:
        """Beside the name of its line: the new date as it was understood, or why it was not."""
        shown = when_words(at, self._now, self._wording.here) if at is not None else self._wording.screen(wrong)
        self._heads["when"].show(
            (
                Span(self._wording.screen("deed.when") + "  ", "label"),
                Span(shown, "promise" if at is not None else "trouble"),
            )
        )
        if self._ready is not None and at is not None:
            width = min(WIDTH, self.app.size.width) - 4
            told = self._wording.screen("renew.says", text=mask_numbers(self._ready(at)))
            self._text.show(*((Span(line, "dim"),) for line in wrap(told, width)[:TEXT_ROWS]))

    def action_perform(self, id: str) -> None:
        lines = list(self._lines.values())
        at = next((number for number, line in enumerate(lines) if line is self.focused), 0)
        match id:
            case "back":
                self.dismiss(None)
            case "next_pane" | "previous_pane":
                self.set_focus(lines[(at + (1 if id == "next_pane" else -1)) % len(lines)])
            case "open" if at + 1 < len(lines):
                self.set_focus(lines[at + 1])
            case "open" | "send":
                self._save(tell=id == "send" and self._ready is not None)

    def _read_when(self) -> tuple[datetime | None, str]:
        """The new date, or why there is none."""
        try:
            at = read_time(self._lines["when"].value, self._start)
        except (Unclear, OverflowError):
            return None, "deed.no-time"
        if at <= self._now:
            return None, "deed.past"
        if self._before is not None and at >= self._before:
            return None, "deed.not-before"
        return at, ""

    def _save(self, *, tell: bool) -> None:
        words = self._lines["words"].value.strip()
        if self._deed != "move":
            self.dismiss(DeedAnswer(words))
            return
        at, wrong = self._read_when()
        if at is None:
            self._show_when(at, wrong)
            self.set_focus(self._lines["when"])
            return
        self.dismiss(DeedAnswer(words, at, tell))
