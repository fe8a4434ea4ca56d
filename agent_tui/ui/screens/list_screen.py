"""What the lists over the desk have in common (promises, outbox, customer): a title, rows, a filter, a hint."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from agent_tui.desk.views import StatusChanged, TicketsChanged
from agent_tui.ui.actions import actions_at, bindings_of
from agent_tui.ui.presentation.styles import Span, Styles, plain
from agent_tui.ui.screens.dialog import move_in
from agent_tui.ui.screens.lines import Lines, head_line
from agent_tui.ui.screens.pick_list import PickList, PickRow
from agent_tui.ui.screens.text_line import TextLine
from agent_tui.ui.wording import Wording

_OWN = frozenset({"retry", "drop", "everyone"})


class ListScreen(Screen[str | None]):
    """Answers with the contact that was chosen, or None. A subclass says title and rows."""

    CSS = "ListScreen { layout: vertical; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(action for action in actions_at("list") if action.id not in _OWN)
    ]
    ESCAPE_TO_MINIMIZE = False

    def __init__(self, wording: Wording, styles: Styles) -> None:
        super().__init__()
        self.wording = wording
        self.list = PickList(styles, id="rows")
        self._title_lines = Lines(styles)
        self._foot_lines = Lines(styles, id="foot")
        self._styles_by_name = styles
        self._filter = ""
        self._said = ""

    def heading(self) -> str:
        """The title, asked for after `all_rows`."""
        return ""

    def all_rows(self) -> Sequence[PickRow]:
        """Every row, before the filter."""
        return ()

    def nothing(self) -> str:
        """What an empty list says."""
        return self.wording.screen("list.nothing-found")

    def hint(self) -> str:
        return self.wording.screen("help.close")

    def compose(self) -> ComposeResult:
        yield self._title_lines
        yield self.list
        yield self._foot_lines

    def on_mount(self) -> None:
        self.show_rows()

    def show_rows(self) -> None:
        """Reads the list anew; the cursor stays on its row."""
        words = self._filter.casefold().split()
        rows = [
            row
            for row in self.all_rows()
            if not words or (row.key and all(word in plain(row.line).casefold() for word in words))
        ]
        if not rows:
            nothing = self.wording.screen("list.nothing-found") if words else self.nothing()
            rows = [PickRow("", (Span("   " + nothing, "dim"),))]
        self._title_lines.show(head_line(self.heading()))
        self.list.show(rows, keep=self.list.chosen)
        self._show_foot()

    def _show_foot(self) -> None:
        text = self._said or self.hint()
        if self._filter:
            text = f"{self.wording.screen('pane.filtered', text=self._filter)}  {text}"
        self._foot_lines.show((Span(text, "label" if self._said else "dim"),))

    def say_here(self, text: str) -> None:
        """A word in the last line, until the next key."""
        self._said = text
        self._show_foot()

    def desk_event(self, event: TicketsChanged | StatusChanged) -> None:
        """Something changed behind the list."""
        self.show_rows()

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        self.perform("open")

    def action_perform(self, id: str) -> None:
        if self._said:
            self._said = ""
            self._show_foot()
        self.perform(id)

    def perform(self, id: str) -> None:
        if move_in(self.list, id):
            return
        if id == "back":
            if self._filter:
                self._filter = ""
                self.show_rows()
            else:
                self.dismiss(None)
        elif id == "open":
            self.open_chosen()
        elif id == "filter":
            self._ask_filter()

    def open_chosen(self) -> None:
        if self.list.chosen:
            self.dismiss(self.list.chosen)

    def _ask_filter(self) -> None:
        line = TextLine(self._filter, id="filter")
        self.mount(line, before=self._foot_lines)
        line.focus()

    def on_input_changed(self, message: TextLine.Changed) -> None:
        self._filter = message.value
        self.show_rows()

    def on_text_line_entered(self) -> None:
        self._leave_filter()

    def on_text_line_left(self) -> None:
        self._filter = ""
        self._leave_filter()
        self.show_rows()

    def _leave_filter(self) -> None:
        self.query(TextLine).remove()
        self.set_focus(None)
