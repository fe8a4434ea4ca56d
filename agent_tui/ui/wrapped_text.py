"""A text that is being written, broken into lines by the rules of `presentation.wrapping`: Textual's text area breaks
lines of Chinese anywhere, before a comma and within a date. Cursor, mouse and painting go by what stands here."""

from collections.abc import Iterable
from itertools import pairwise

from rich.containers import Lines
from rich.text import Text
from textual.document._document import Location
from textual.document._wrapped_document import WrappedDocument
from textual.expand_tabs import get_tab_widths

from agent_tui.ui.presentation.wrapping import line_starts


class RowsOfLines:
    """The styled rows of the line that was cut last: Textual cuts a whole line for each of its rows that it paints."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._rows = Lines()

    def of(self, line: Text, offsets: tuple[int, ...]) -> Lines:
        key = (line.plain, tuple(line.spans), offsets)
        if key != self._key:
            self._key, self._rows = key, Text.divide(line, offsets)
        return self._rows


class LineOfText(Text):
    """A line whose rows are cut once."""

    def __init__(self, line: str, rows: RowsOfLines) -> None:
        super().__init__(end="", no_wrap=True)
        # why: control characters are looked for in all of it, for each row, and the last gate out takes them away
        self._text, self._length = [line], len(line)
        self._cut = rows

    def set_length(self, new_length: int) -> None:
        if new_length < len(self):
            super().set_length(new_length)
        else:
            self._text, self._length = [self.plain.ljust(new_length)], new_length

    def divide(self, offsets: Iterable[int]) -> Lines:
        return self._cut.of(self, tuple(offsets))


class WrappedText(WrappedDocument):
    """All lines are arranged anew with each change, but only those that changed are broken anew."""

    _broken: tuple[int, int, dict[str, tuple[list[int], list[int]]]] = (0, 0, {})
    """Of this width and width of tabs: by line, where the lines that it is broken into begin, and the cells of its
    tabs."""

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Textual's own, by other rules. 0: nothing is broken."""
        self._width = width
        self._tab_width = tab_width or self._tab_width
        known = self._broken[2] if self._broken[:2] == (width, self._tab_width) else {}
        broken: dict[str, tuple[list[int], list[int]]] = {}
        self._wrap_offsets, self._tab_width_cache = [], []
        self._offset_to_line_info, self._line_index_to_offsets = [], []
        for index, line in enumerate(self.document.lines):
            if line not in broken:
                broken[line] = known[line] if line in known else self._break(line)
            starts, tabs = broken[line]
            self._wrap_offsets.append(starts)
            self._tab_width_cache.append(tabs)
            top = len(self._offset_to_line_info)
            rows = range(len(starts) + 1)
            self._line_index_to_offsets.append([top + row for row in rows])
            self._offset_to_line_info += [(index, row) for row in rows]
        self._broken = width, self._tab_width, broken

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        """After a change between these places."""
        self.wrap(self._width)

    def get_sections(self, line_index: int) -> list[str]:
        """The rows of a line. Textual's own makes them by way of styled texts, each time that the cursor moves."""
        line = self.document[line_index]
        return [line[start:end] for start, end in pairwise((0, *self._wrap_offsets[line_index], len(line)))]

    def _break(self, line: str) -> tuple[list[int], list[int]]:
        tabs = [cells for _, cells in get_tab_widths(line, self._tab_width)] if "\t" in line else []
        return line_starts(line, self._width, tabs) if self._width else [], tabs
