"""A list of styled lines with a cursor, for menus, the palette and the lists over the desk. At most a few hundred
rows; the queue has a widget of its own.

It takes no focus: the screen that shows it moves its cursor, so that typing into a filter and moving go together."""

from collections.abc import Callable, Sequence
from functools import cached_property

import msgspec
from textual import events
from textual.message import Message

from agent_tui.ui.presentation.styles import Line, Span, StyleName, Styles
from agent_tui.ui.screens.windows.lines import cut_line
from agent_tui.ui.widgets.line_widget import LineWidget

LEAST_TO_TELL = 3
"""Lines from which on one of them may tell of rows below."""


class PickRow(msgspec.Struct, frozen=True):
    key: str
    """What the row stands for; "" for a heading or an empty line, which takes no cursor."""
    line: Line


class LaterRow:
    """A row whose line is made when it first comes into sight."""

    def __init__(self, key: str, make: Callable[[], Line]) -> None:
        self.key = key
        self._make = make

    @cached_property
    def line(self) -> Line:
        return self._make()


class PickList(LineWidget):
    """Rows from the top, one of them under the cursor and marked with `>`; scrolls by its own offset and repaints what
    changed. Above them a head that stays, where it has one."""

    class Picked(Message):
        """A row was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, styles: Styles, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_styles_by_name(styles)
        self._rows: Sequence[PickRow | LaterRow] = ()
        self._cursor = 0
        self._top = 0
        self._active = True
        self._head: Callable[[int], Line] | None = None
        self.more: Callable[[int], Line] | None = None
        """Where set, rows that are cut off below are told of in the last line: how many → what it says."""

    def show_head(self, head: Callable[[int], Line]) -> None:
        """A line above the rows, from now on, as `head` makes it for so many cells; it does not scroll with them."""
        self._head = head
        self.repaint_changed()

    @property
    def _head_lines(self) -> int:
        return 0 if self._head is None else 1

    @property
    def _room(self) -> int:
        """Lines for rows."""
        return max(0, self.size.height - self._head_lines)

    def set_active(self, active: bool) -> None:
        """Where several lists stand side by side, one is moved through; the cursor of the others is only hinted at."""
        self._active = active
        self.repaint_changed()

    @property
    def chosen(self) -> str | None:
        """The key under the cursor."""
        return self._rows[self._cursor].key or None if self._rows else None

    @property
    def cursor_line(self) -> int:
        """Which line of it, from the top, is under the cursor."""
        return self._cursor - self._top + self._head_lines

    @property
    def rows(self) -> Sequence[PickRow | LaterRow]:
        return self._rows

    def show(self, rows: Sequence[PickRow | LaterRow], *, keep: str | None = None) -> None:
        """Shows `rows`; the cursor goes to the row `keep`, else stays near where it was."""
        self._rows = rows
        keys = [row.key for row in rows]
        if keep in keys:
            self._cursor = keys.index(keep)
        else:
            self._cursor = self._nearest(min(self._cursor, max(0, len(rows) - 1)), 1)
        self._top = min(self._top, max(0, len(rows) - 1))
        self._bring_into_view()
        self.repaint_changed()

    def move(self, lines: int) -> None:
        """The cursor goes that many rows with a key up or down, as far as there are any."""
        at = self._cursor
        step = 1 if lines > 0 else -1
        for _ in range(abs(lines)):
            following = at + step
            while 0 <= following < len(self._rows) and not self._rows[following].key:
                following += step
            if not 0 <= following < len(self._rows):
                break
            at = following
        if at == self._cursor and step < 0:
            self._show_from(0)  # a heading above the first row comes back into view
        self._go(at)

    def page(self, pages: int) -> None:
        """The rows go on by a screen less a line, and the cursor with them; at the end only the cursor goes on."""
        if not self._rows:
            return
        step = pages * max(1, self._room - 1)
        top = min(max(self._top + step, 0), max(0, len(self._rows) - self._room))
        at = min(max(self._cursor + step, 0), len(self._rows) - 1)
        self._cursor = self._nearest(at, -1 if step > 0 else 1)
        self._top = top
        self._bring_into_view()
        self.repaint_changed()

    def first(self) -> None:
        self._show_from(0)
        self._go(self._nearest(0, 1))

    def last(self) -> None:
        self._go(self._nearest(len(self._rows) - 1, -1))

    def _nearest(self, at: int, step: int) -> int:
        """The closest row with a key from `at` on, looking one way, then the other."""
        for direction in (step, -step):
            index = at
            while 0 <= index < len(self._rows):
                if self._rows[index].key:
                    return index
                index += direction
        return 0

    def _go(self, index: int) -> None:
        if index == self._cursor or not self._rows:
            return
        before, self._cursor = self._cursor, index
        if self._bring_into_view():
            self.repaint_changed()
        else:
            for row in (before, index):
                self.repaint_row(row - self._top + self._head_lines)

    def _show_from(self, top: int) -> None:
        if top != self._top:
            self._top = top
            self.repaint_changed()

    def _bring_into_view(self) -> bool:
        """True where that scrolled."""
        height = self._room
        if not height:
            return False
        last = self._last_of_cursor(height // 2)
        top = min(max(self._top, last - height + 1), self._cursor)
        if self._tells_below(top, height) and last == top + height - 1:
            top += 1  # not under the line that tells of them
        changed = top != self._top
        self._top = top
        return changed

    def _last_of_cursor(self, most: int) -> int:
        """The last of the rows under the cursor: what goes on beneath it has no key; of a long text `most` rows."""
        last = self._cursor
        while last + 1 < min(len(self._rows), self._cursor + most) and not self._rows[last + 1].key:
            last += 1
        return last

    def _tells_below(self, top: int, height: int) -> bool:
        """True where the last line says how many rows come below."""
        return self.more is not None and height >= LEAST_TO_TELL and top + height < len(self._rows)

    def _is_telling(self, place: int) -> bool:
        return place == self._room - 1 and self._tells_below(self._top, self._room)

    def on_resize(self) -> None:
        self._bring_into_view()

    def on_click(self, event: events.Click) -> None:
        place = event.y - self._head_lines
        index = self._top + place
        key = self._rows[index].key if place >= 0 and index < len(self._rows) else ""
        if key and not self._is_telling(place):
            self._go(index)
            self.post_message(self.Picked(key))

    def line_at(self, y: int) -> Line:
        if self._head is not None and y == 0:
            return cut_line(self._head(self.size.width), self.size.width)
        place = y - self._head_lines
        index = self._top + place
        if index >= len(self._rows):
            return ()
        if self.more is not None and self._is_telling(place):
            return cut_line(self.more(len(self._rows) - index), self.size.width)
        row = self._rows[index]
        if not row.key:
            return cut_line(row.line, self.size.width)
        mark = ">" if index == self._cursor and self._active else " "
        return cut_line((Span(mark, "label"), *row.line), self.size.width)

    def overlay_at(self, y: int) -> StyleName | None:
        place = y - self._head_lines
        index = self._top + place
        if place < 0 or index != self._cursor or index >= len(self._rows) or not self._rows[index].key:
            return None
        return "cursor" if self._active else None
