"""What the lists over the desk have in common (promises, outbox, customer): a title, rows, a filter, a hint; and what
never leaves the screen: the slots above, the three lines of the selected row's customer and the next promise below."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar, NamedTuple

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.timer import Timer

from agent_tui.desk.views import Status
from agent_tui.domain.story import Story
from agent_tui.ui.actions import Place, action, actions_at, bindings_of
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.slot_line import Slot
from agent_tui.ui.presentation.status_words import Hint, PromiseAhead
from agent_tui.ui.presentation.styles import Line, Span, Styles, plain
from agent_tui.ui.screens.full_screen import FullScreen
from agent_tui.ui.screens.lines import Lines, head_line
from agent_tui.ui.screens.moving import move_in
from agent_tui.ui.screens.pick_list import PickList, PickRow
from agent_tui.ui.screens.text_line import TextLine
from agent_tui.ui.widgets.slot_strip import SlotStrip
from agent_tui.ui.widgets.status_line import StatusLine
from agent_tui.ui.widgets.story_lines import StoryLines
from agent_tui.ui.wording import Wording

READING_DELAY = 0.12
"""Seconds that a row must stay selected before its customer's story is read."""

REREAD = 60.0
"""Seconds after which the rows are read again though nothing happened: deadlines come nearer by themselves."""


class Slots(NamedTuple):
    """What the strip above shows."""

    slots: Sequence[Slot | None]
    active: int | None


class Around(Struct, frozen=True):
    """What every list is given."""

    wording: Wording
    styles: Styles
    status: Callable[[], Status]
    now: Callable[[], datetime]
    me: str | None
    slots: Callable[[], Slots]
    promise: Callable[[], PromiseAhead | None]
    """The next one due."""
    story: Callable[[str], Story | None]
    """Of a contact."""


_OWN = frozenset({"retry", "drop", "everyone"})


class ListScreen(FullScreen[str | None]):
    """Answers with the contact that was chosen, or None. A subclass says title and rows."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(action for action in actions_at("list") if action.id not in _OWN)
    ]
    ESCAPE_TO_MINIMIZE = False
    place: Place = "list"

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.around = around
        self.wording = around.wording
        self.list = PickList(around.styles, id="rows")
        self._title_lines = Lines(around.styles)
        self.slot_strip = SlotStrip(around.wording.here, id="slots")
        self.story = StoryLines(around.wording.here, me=around.me, id="story")
        self.status_line = StatusLine(around.wording.here, around.now(), id="status")
        for widget in (self.slot_strip, self.story, self.status_line):
            widget.set_styles_by_name(around.styles)
        self._filter = ""
        self._reading: Timer | None = None

    def heading(self) -> str:
        """The title, asked for after `all_rows`."""
        return ""

    def column_heads(self) -> Line:
        """What stands in the columns below; () for a list that has none in common."""
        return ()

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
        yield self.slot_strip
        yield self._title_lines
        yield self.list
        yield self.story
        yield self.status_line

    def on_mount(self) -> None:
        self.show_rows()
        self._read_story()
        self._tick_in_time()

    def _tick_in_time(self) -> None:
        now = self.around.now()
        wait = min(self.slot_strip.until_tick(now), self.status_line.until_tick(now), REREAD)
        self.set_timer(max(0.05, wait), self._tock)

    def _tock(self) -> None:
        now = self.around.now()
        self.slot_strip.tick(now)
        self.story.tick(now)
        self.status_line.tick(now)
        self.show_rows()
        self._tick_in_time()

    def chosen_ticket(self) -> str | None:
        """The contact of the row under the cursor."""
        return self.list.chosen.split(" ")[0] if self.list.chosen else None

    def _follow_cursor(self) -> None:
        """A held key passes over many rows: a story is read where it stops."""
        if self._reading is not None:
            self._reading.stop()
        self._reading = self.set_timer(READING_DELAY, self._read_story)

    def _read_story(self) -> None:
        ticket = self.chosen_ticket()
        self.story.show(self.around.story(ticket) if ticket else None, self.around.now())

    def on_resize(self) -> None:
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
        heads = self.column_heads()
        self._title_lines.show(*filter(None, (head_line(title), heads)))
        self.list.show(rows, keep=self.list.chosen)
        self._follow_cursor()
        self.slot_strip.show(*self.around.slots(), self.around.now())
        self.status_line.show_status(self.around.status())
        self.status_line.show_promise(self.around.promise())
        self.show_begun(())

    def show_begun(self, hints: Sequence[Hint]) -> None:
        named = [action(id) for id in self.hints()]
        usual = [Hint(self.wording.keys(one, 1), self.wording.name(one)) for one in named]
        self.status_line.show_hints(hints or usual)

    def repeat(self, id: str, count: int) -> bool:
        """A count before a moving key."""
        self.quiet()
        moved = move_in(self.list, id, count)
        if moved:
            self._follow_cursor()
        return moved

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
            self._follow_cursor()
        elif id == "back":
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

        self.app.push_screen(HelpScreen(self.wording, self.around.styles, self.place), answered)

    def open_chosen(self) -> None:
        ticket = self.chosen_ticket()
        if ticket is not None:
            self.dismiss(ticket)

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
