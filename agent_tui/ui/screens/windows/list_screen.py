"""What the lists over the desk have in common (promises, outbox, customer): a title, rows, a filter, in the frame that
never leaves the screen; the story there is that of the selected row's customer."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from agent_tui.domain.errors import Trouble
from agent_tui.ui.actions import SLOTS, action, actions_at, bindings_of
from agent_tui.ui.actions.exchange import OUTBOX
from agent_tui.ui.alarm import Alarm
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.status_words import Hint
from agent_tui.ui.presentation.styles import Line, Span, plain
from agent_tui.ui.screens.windows.filter_hints import filter_hints
from agent_tui.ui.screens.windows.framed_screen import Around, FramedScreen
from agent_tui.ui.screens.windows.lines import Lines, head_line
from agent_tui.ui.screens.windows.moving import MOVES_AND_BACK, move_in
from agent_tui.ui.screens.windows.notice import Notice
from agent_tui.ui.screens.windows.pick_list import PickList, PickRow
from agent_tui.ui.screens.windows.text_line import TextLine

READING_DELAY = 0.12
"""Seconds that a row must stay selected before its customer's story is read."""

_NOT_IN_MENU = frozenset({*MOVES_AND_BACK, "menu", "palette", "repaint"})

_OWN = frozenset({*OUTBOX, "everyone"})


TO_DESK = frozenset({"queue", "most_urgent", *(f"slot_{number}" for number in range(1, SLOTS + 1))})
"""What leads from a list to the desk: the slots stand above it too."""


class ListScreen(FramedScreen[str | None]):
    """Answers with the contact that was chosen, or None. A subclass says title and rows."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(action for action in actions_at("list") if action.id not in _OWN)
    ]

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self.list = PickList(around.styles, id="rows")
        self.list.more = lambda rows: (Span("   " + self.wording.screen("list.more", count=rows), "dim"),)
        self._title_lines = Lines(around.styles)
        self._notice = Notice(around.styles, self.status_line, lifted=self._rows_to_notice)
        self._rows: Sequence[PickRow] = ()
        """As they were last read, before the filter."""
        self._filter = ""
        self._reading = Alarm(self.set_timer, self._read_story)

    def heading(self) -> str:
        """The title, asked for after `all_rows`."""
        return ""

    def column_heads(self) -> Line:
        """What stands in the columns below; () for a list that has none in common."""
        return ()

    def all_rows(self) -> Sequence[PickRow]:
        """Every row, read anew, before the filter."""
        return ()

    def nothing(self) -> str:
        """What an empty list says."""
        return self.wording.screen("list.nothing-found")

    def starts_on(self) -> str | None:
        """The row that the cursor stands on at first; None for the first one."""
        return None

    def searched(self, row: PickRow) -> str:
        """The text in which the filter looks for words."""
        return plain(row.line)

    def hints(self) -> tuple[str, ...]:
        """The actions that the last line names."""
        return ("open", "filter", "back", "help")

    def hints_where_empty(self) -> tuple[str, ...]:
        return ("back", "help")

    def hint_line(self) -> Sequence[Hint]:
        if self.focused is not None:
            return filter_hints(self.wording)
        return [self.hint(id, kept=id == "help") for id in (self.hints() if self._rows else self.hints_where_empty())]

    def compose(self) -> ComposeResult:
        yield self.slot_strip
        yield self._title_lines
        yield self._notice
        yield self.list
        yield self.story
        yield self.status_line

    def on_mount(self) -> None:
        self.show_rows()
        self._read_story()

    def minute_passed(self) -> None:
        self.show_rows()

    def chosen_ticket(self) -> str | None:
        """The contact of the row under the cursor."""
        return self.list.chosen.split(" ")[0] if self.list.chosen else None

    def _follow_cursor(self) -> None:
        """A held key passes over many rows: a story is read where it stops."""
        self._reading.set(READING_DELAY)

    def _read_story(self) -> None:
        self.show_story(self.told_of())

    def told_of(self) -> str | None:
        """The contact whose three lines stand there."""
        return self.chosen_ticket() or self.told_instead()

    def told_instead(self) -> str | None:
        """Whose three lines stand there where no row is a contact's."""
        return self.around.at_hand

    def _rows_to_notice(self, lines: int) -> int:
        """How far above the top of the list a notice of so many lines begins: it stands over the list's last rows, or
        over its first ones where one of the last is under the cursor. What says where one is stays in sight."""
        last = max(0, self.list.size.height - lines)
        return 0 if self.list.cursor_line >= last else -last

    def show_notice(self, text: str) -> None:
        """In the last line; over rows of the list where it is too long for what is left there."""
        super().show_notice(text)
        self._notice.say(text)

    def quiet(self) -> None:
        super().quiet()
        self._notice.say("")

    def on_resize(self) -> None:
        self.show_rows()

    def read_again(self) -> None:
        self.show_rows()

    def show_rows(self) -> None:
        """Reads the list anew; the cursor stays on its row."""
        try:
            self._rows = self.all_rows()
        except Trouble as trouble:
            self.show_notice(self.wording.trouble(trouble))
            return
        self._show_found()
        self._follow_cursor()
        self.show_frame()

    def _show_found(self) -> None:
        """The rows that the filter leaves."""
        words = self._filter.casefold().split()
        rows = [
            row
            for row in self._rows
            if not words or (row.key and all(word in self.searched(row).casefold() for word in words))
        ]
        found = sum(bool(row.key) for row in rows)
        if not rows:
            nothing = self.wording.screen("list.nothing-found") if words else self.nothing()
            rows = [PickRow("", (Span("   " + nothing, "dim"),))]
        title = self.heading()
        if words:
            title += "  " + self.wording.screen("pane.found", text=cut(self._filter, 30), count=found)
        self._title_lines.show(*filter(None, (head_line(title), self.column_heads())))
        self.list.show(rows, keep=self.list.chosen or self.starts_on())

    def repeat(self, id: str, count: int) -> bool:
        """A count before a moving key."""
        self.quiet()
        moved = move_in(self.list, id, count)
        if moved:
            self._follow_cursor()
        return moved

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        self.perform("open")

    def perform(self, id: str) -> None:
        if move_in(self.list, id):
            self._follow_cursor()
        elif id == "back":
            self._go_back()
        elif id == "open":
            if self.focused is not None:
                self._leave_filter()
            elif self.list.chosen is None:
                self._say_cannot(id, "why.nothing-selected")
            else:
                self.open_chosen()
        elif id == "filter":
            self._ask_filter()
        elif id in TO_DESK:
            self._go(id)
        elif id == "help":
            self.show_help()
        elif id == "palette":
            self.show_palette()
        elif id == "menu":
            self._ask_by_number()
        elif id == "quit":
            self.app.call_later(self.app.action_quit)

    def _go(self, id: str) -> None:
        """Out of the list and to where the desk's key leads, also from its filter; an empty slot leads nowhere."""
        to = action(id)
        if to.argument is not None and self.around.slots().slots[to.argument - 1] is None:
            self._say_cannot(id, "why.nothing-in-hand")
            return
        self.dismiss(None)
        self.around.go(id)

    def _ask_by_number(self) -> None:
        """What can be done in this list, its own deeds first: for hands whose letters an input method swallows."""
        # why: loaded here because most hands know the keys
        from agent_tui.ui.screens.windows.choice_screen import ChoiceScreen, named

        here = [one for one in self.bound_actions() if one.id not in _NOT_IN_MENU and one.argument is None]
        choices = named([(one.id, self.wording.name(one), self.wording.keys(one)) for one in here])
        title, foot = self.wording.screen("menu.title"), self.wording.screen("help.close")

        def chosen(id: str | None) -> None:
            if id is not None:
                self.action_perform(id)

        self.app.push_screen(ChoiceScreen(self.wording, self.around.styles, choices, title=title, foot=foot), chosen)

    def _say_cannot(self, id: str, why: str) -> None:
        name, reason = self.wording.name(action(id)), self.wording.reason(why)
        self.show_notice(self.wording.screen("cannot", action=name, reason=reason))

    def open_chosen(self) -> None:
        ticket = self.chosen_ticket()
        if ticket is not None:
            self.dismiss(ticket)

    def _ask_filter(self) -> None:
        if self.focused is not None:
            return  # it is open, and was chosen in the help
        line = TextLine(self._filter, id="filter")
        line.offer_anew()
        self.mount(line, before=self.status_line)
        self.set_focus(line)
        self.show_begun(())

    def on_input_changed(self, message: TextLine.Changed) -> None:
        self._filter = message.value
        self._show_found()
        self._follow_cursor()

    def on_text_line_left(self) -> None:
        self._go_back()

    def _go_back(self) -> None:
        """First out of the filter, then out of the list."""
        if self._filter or self.focused is not None:
            self._filter = ""
            self._leave_filter()
            self._show_found()
        else:
            self.dismiss(None)

    def _leave_filter(self) -> None:
        self.query(TextLine).remove()
        self.set_focus(None)
        self.show_begun(())
