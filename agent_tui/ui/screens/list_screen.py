"""What the lists over the desk have in common (promises, outbox, customer): a title, rows, a filter, a hint."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import BindingType

from agent_tui.desk.views import Status
from agent_tui.ui.actions import action, actions_at, bindings_of, shown_keys
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.status_words import Hint
from agent_tui.ui.presentation.styles import Span, Styles, plain
from agent_tui.ui.screens.full_screen import FullScreen
from agent_tui.ui.screens.lines import Lines, head_line
from agent_tui.ui.screens.moving import move_in
from agent_tui.ui.screens.pick_list import PickList, PickRow
from agent_tui.ui.screens.text_line import TextLine
from agent_tui.ui.widgets.status_line import StatusLine
from agent_tui.ui.wording import Wording


class Around(Struct, frozen=True):
    """What every list is given."""

    wording: Wording
    styles: Styles
    status: Callable[[], Status]
    now: Callable[[], datetime]


_OWN = frozenset({"retry", "drop", "everyone"})


class ListScreen(FullScreen[str | None]):
    """Answers with the contact that was chosen, or None. A subclass says title and rows."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(action for action in actions_at("list") if action.id not in _OWN)
    ]
    ESCAPE_TO_MINIMIZE = False

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.around = around
        self.wording = around.wording
        self.list = PickList(around.styles, id="rows")
        self._title_lines = Lines(around.styles)
        self.status_line = StatusLine(around.wording.here, around.now(), id="status")
        self.status_line.set_styles_by_name(around.styles)
        self._filter = ""

    def heading(self) -> str:
        """The title, asked for after `all_rows`."""
        return ""

    def all_rows(self) -> Sequence[PickRow]:
        """Every row, before the filter."""
        return ()

    def nothing(self) -> str:
        """What an empty list says."""
        return self.wording.screen("list.nothing-found")

    def hints(self) -> tuple[str, ...]:
        """The actions that the last line names."""
        return ("open", "filter", "back", "help")

    def compose(self) -> ComposeResult:
        yield self._title_lines
        yield self.list
        yield self.status_line

    def on_mount(self) -> None:
        self.show_rows()

    def read_again(self) -> None:
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
        title = self.heading()
        if words:
            title += "  " + self.wording.screen("pane.filtered", text=cut(self._filter, 30))
        self._title_lines.show(head_line(title))
        self.list.show(rows, keep=self.list.chosen)
        self.status_line.show_status(self.around.status())
        named = [action(id) for id in self.hints()]
        self.status_line.show_hints([Hint(shown_keys(one, 1), self.wording.name(one)) for one in named])

    def show_notice(self, text: str) -> None:
        """A word in the last line, until the next key."""
        self.status_line.show_notice(text)

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        self.perform("open")

    def action_perform(self, id: str) -> None:
        self.quiet()
        self.perform(id)

    def quiet(self) -> None:
        self.status_line.show_notice("")

    def perform(self, id: str) -> None:
        if move_in(self.list, id):
            return
        if id == "back":
            self._go_back()
        elif id == "open":
            if self.focused is None:
                self.open_chosen()
            else:
                self._leave_filter()
        elif id == "filter":
            self._ask_filter()
        elif id == "help":
            self._show_help()
        elif id == "quit":
            self.app.call_later(self.app.action_quit)

    def _show_help(self) -> None:
        from agent_tui.ui.screens.help_screen import HelpScreen

        def answered(chosen: str | None) -> None:
            if chosen is not None:
                self.perform(chosen)

        self.app.push_screen(HelpScreen(self.wording, self.around.styles, "list"), answered)

    def open_chosen(self) -> None:
        if self.list.chosen:
            self.dismiss(self.list.chosen)

    def _ask_filter(self) -> None:
        line = TextLine(self._filter, id="filter")
        self.mount(line, before=self.status_line)
        self.set_focus(line)

    def on_input_changed(self, message: TextLine.Changed) -> None:
        self._filter = message.value
        self.show_rows()

    def on_text_line_left(self) -> None:
        self._go_back()

    def _go_back(self) -> None:
        """First out of the filter, then out of the list."""
        if self._filter or self.focused is not None:
            self._filter = ""
            self._leave_filter()
            self.show_rows()
        else:
            self.dismiss(None)

    def _leave_filter(self) -> None:
        self.query(TextLine).remove()
        self.set_focus(None)
