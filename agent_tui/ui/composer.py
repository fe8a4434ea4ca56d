"""Where a reply or a note is written. Imported when somebody writes for the first time: the text area is the dearest
widget there is (TERMINAL "Cost").

The composer knows its text and whom it goes to; keeping drafts and sending is its screen's affair.
"""

import dataclasses
from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.document._document_navigator import DocumentNavigator
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widgets import TextArea

from agent_tui.desk.views import Draft, DraftKind
from agent_tui.domain.override import Override
from agent_tui.ui.presentation.cells import character_after, character_before
from agent_tui.ui.presentation.composer_head import Counter, Head, head_lines
from agent_tui.ui.presentation.styles import Line, Styles
from agent_tui.ui.screens.windows.lines import Lines
from agent_tui.ui.wrapped_text import LineOfText, RowsOfLines, WrappedText

_NOT_OURS = frozenset({"f6", "f7", "ctrl+d", "ctrl+e"})
"""Keys of Textual's text area that mean something else here: f6 goes to the next pane, ctrl+d notes a promise, ctrl+e
goes to another editor."""


MOST_MARKED = 100
"""Places in a text that are underlined; of more the first."""

_MARKED = Style(underline=True)


def _without_ours(binding: Binding) -> Binding | None:
    keys = [key for key in binding.key.split(",") if key not in _NOT_OURS]
    return dataclasses.replace(binding, key=",".join(keys)) if keys else None


_EDITING: list[BindingType] = [
    ours
    for binding in TextArea.BINDINGS
    if isinstance(binding, Binding) and (ours := _without_ours(binding)) is not None
]


class RowsChanged(Message):
    """What is written takes other rows than before, though nobody typed: it has another width, or its head has."""


class ComposerText(TextArea, inherit_bindings=False):
    """The text area without its own function keys. `enter_sends`, where there is one, is what enter does, as in a
    chat; a backslash before enter, or shift with it where the terminal tells, makes a new line."""

    BINDINGS: ClassVar[list[BindingType]] = _EDITING

    def __init__(self, text: str, enter_sends: Callable[[], Awaitable[None]] | None) -> None:
        super().__init__(text, compact=True, highlight_cursor_line=False, id="text")
        self.cursor_blink = False
        self._enter_sends = enter_sends
        self._wrapped_at = 0
        self._rows = RowsOfLines()
        self._marks: dict[int, list[tuple[int, int]]] = {}
        """By line: from which column to which."""

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self.wrapped_document = WrappedText(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()

    def expect_width(self, width: int) -> None:
        """It is about to be laid out so wide: its rows are known before."""
        self._wrapped_at = max(0, width - 1)  # why: the cursor has a cell of its own behind the last character
        self.wrapped_document.wrap(self._wrapped_at, self.indent_width)

    def on_resize(self) -> None:
        if self.wrap_width != self._wrapped_at:
            self._wrapped_at = self.wrap_width
            self.post_message(RowsChanged())

    def mark(self, places: Sequence[tuple[int, int]]) -> None:
        """Underlines these places, in code points of the whole text. Nothing moves by it."""
        marks: dict[int, list[tuple[int, int]]] = {}
        for start, end in places[:MOST_MARKED]:
            first, last = self.location(start), self.location(end)
            for row in range(first[0], last[0] + 1):
                from_column = first[1] if row == first[0] else 0
                to_column = last[1] if row == last[0] else len(self.document.get_line(row))
                marks.setdefault(row, []).append((from_column, to_column))
        if marks != self._marks:
            self._marks = marks
            self.notify_style_update()  # why: lines that were painted before are kept
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        line = LineOfText(self.document.get_line(line_index), self._rows)
        for start, end in self._marks.get(line_index, ()):
            line.stylize(_MARKED, start, end)
        return line

    def location(self, index: int) -> tuple[int, int]:
        """Line and column of a place in the whole text; beyond its end, its end."""
        document = self.document
        left = index
        for row in range(document.line_count):
            length = len(document.get_line(row))
            if left <= length:
                return row, left
            left -= length + len(document.newline)
            if left < 0:
                return row, length  # between the two characters of a line's end
        return document.end

    @property
    def cursor_index(self) -> int:
        """The cursor's place, in code points of the whole text."""
        row, column = self.cursor_location
        return sum(len(self.document.get_line(at)) + len(self.document.newline) for at in range(row)) + column

    def get_cursor_left_location(self) -> tuple[int, int]:
        """One character back as people see them, for moving and erasing; at the start of a line the line before."""
        row, column = self.cursor_location
        if not column:
            return super().get_cursor_left_location()
        return row, character_before(self.document.get_line(row), column)

    def get_cursor_right_location(self) -> tuple[int, int]:
        row, column = self.cursor_location
        line = self.document.get_line(row)
        return (row, character_after(line, column)) if column < len(line) else super().get_cursor_right_location()

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Enter is text here, though Textual does not count it among the keys that a text area takes."""
        return key in ("enter", "shift+enter") or super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "shift+enter":
            self._take(event)
            self.insert("\n")
        elif event.key == "enter" and self._enter_sends is not None:
            self._take(event)
            row, column = self.cursor_location
            if column and self.document.get_line(row)[column - 1] == "\\":
                self.action_delete_left()
                self.insert("\n")
            else:
                # not by a message: what is typed ahead would get into the text before it is read
                await self._enter_sends()
        # Textual runs the handler of the base class too, unless the event was taken

    def render_lines(self, crop: Region) -> list[Strip]:
        """Blank once it has been taken away: Textual may paint a widget after its end, when it has no styles left."""
        if not self.is_attached:
            return [Strip.blank(crop.width)] * crop.height
        return super().render_lines(crop)

    @staticmethod
    def _take(event: events.Key) -> None:
        event.stop()
        event.prevent_default()


class Composer(Vertical):
    """A head line that says what this is and to whom it goes, and the text."""

    DEFAULT_CSS = """
    Composer { height: 10; }
    Composer ComposerText { height: 1fr; padding: 0; background: $surface; }
    """

    def __init__(self, draft: Draft, styles: Styles, enter_sends: Callable[[], Awaitable[None]] | None = None) -> None:
        super().__init__(id="composer")
        self.ticket = draft.ticket
        self.kind: DraftKind = draft.kind
        self._head = Lines(styles, [()])
        self._text = ComposerText(draft.body, enter_sends)
        self._cursor = draft.cursor
        self._attached = self._as_it_is_read(draft.attached)
        self.basis = draft.basis
        """What its writer knew when they began, or when they last were shown what is new; None while it is empty."""
        self.override: Override | None = None
        """By which this text, as it is, goes out in spite of what the check found."""
        self._attached_rows = 0
        self._attached_line = Lines(styles)
        self._check_lines = Lines(styles, [()])
        """As many rows whatever was found, so that the text above stays where it is."""
        self._words = Head()
        self._counter = Counter()

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._attached_line
        yield self._text
        yield self._check_lines

    def on_mount(self) -> None:
        line = min(max(self._cursor[0], 0), self._text.document.line_count - 1)
        column = min(max(self._cursor[1], 0), len(self._text.document.get_line(line)))
        self._cursor = (line, column)
        self._text.move_cursor(self._cursor)

    def cursor_moved(self) -> bool:
        """True where the cursor stands elsewhere than when this was asked last, or where the draft was left."""
        before, self._cursor = self._cursor, self._text.cursor_location
        return self._cursor != before

    @property
    def text_area(self) -> ComposerText:
        """What takes the focus."""
        return self._text

    @property
    def is_focused(self) -> bool:
        return self.screen.focused is self._text

    @property
    def draft(self) -> Draft:
        """What stands here now."""
        return Draft(
            self.ticket,
            self.kind,
            self._text.text,
            self._text.cursor_location,
            attached=self._attached,
            basis=self.basis,
        )

    @property
    def is_empty(self) -> bool:
        document = self._text.document
        return document.line_count == 1 and not document.get_line(0)

    @property
    def rows_wanted(self) -> int:
        """The text as it is wrapped, the head, what is attached, and what was found."""
        return self._text.wrapped_document.height + self.rows_around

    @property
    def rows_around(self) -> int:
        """All but the text."""
        return self._head.count + self._attached_rows + self._check_lines.count

    def show_check(self, lines: Sequence[Line]) -> None:
        self._check_lines.show(*lines)

    def show_cursor(self) -> None:
        """Scrolls to the line that is being written."""
        if self._text.is_attached:
            self._text.scroll_cursor_visible(animate=False)

    def put_in_place(self, start: int, end: int, words: str) -> None:
        """`words` in place of what stands from `start` to `end`; undo brings that back, and nothing else. Who writes
        goes on where they were; who stood in it stands behind it."""
        area = self._text
        inside = start <= area.cursor_index <= end
        area.history.checkpoint()
        put = area.replace(words, area.location(start), area.location(end))
        area.history.checkpoint()
        if inside:
            area.move_cursor(put.end_location)
        self.show_cursor()

    def take_text(self, text: str) -> None:
        """Another text in place of this one, the cursor at its end; undo brings the old one back."""
        area = self._text
        area.replace(text, (0, 0), area.document.end)
        area.move_cursor(area.document.end)

    def clear(self) -> None:
        """Empty, and ready for the next text."""
        self.attach(b"")
        self.basis = None
        self.override = None
        self._text.load_text("")

    @property
    def attached(self) -> bytes:
        """What goes along with the text, as a template wrote it down; b"" for nothing."""
        return self._attached

    def attach(self, attached: bytes, *lines: Line) -> None:
        """`lines` say above the text what goes along with it."""
        self._attached = self._as_it_is_read(attached)
        self._attached_rows = len(lines)
        self._attached_line.show(*lines)

    def _as_it_is_read(self, attached: bytes) -> bytes:
        if self.kind == "reply" or not attached:
            return attached
        # why: loaded here because few texts come from a template
        from agent_tui.expectations.attached import for_colleagues, read_attached, write_attached

        found = read_attached(attached)
        return write_attached(for_colleagues(found)) if any(one.keeps for one in found.promises) else attached

    def show_head(self, head: Head) -> None:
        """What is written, and whom it goes to."""
        self._words = head
        self._draw_head()

    def show_counter(self, counter: Counter) -> None:
        """How long the text is, where its channel has a limit."""
        if counter != self._counter:
            self._counter = counter
            self._draw_head()

    def on_resize(self) -> None:
        self._draw_head()

    def _draw_head(self) -> None:
        rows = self._head.count
        self._head.show(*head_lines(self._words, self._counter, self.size.width))
        if self._head.count != rows:
            self.post_message(RowsChanged())
