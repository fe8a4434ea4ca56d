"""A few styled lines that nobody moves through: titles and hints."""

from collections.abc import Sequence

from textual.geometry import Size

from agent_tui.ui.presentation.cells import CUT, cut, width_of
from agent_tui.ui.presentation.styles import Line, Span, StyleName, Styles, line_width, plain
from agent_tui.ui.widgets.line_widget import LineWidget


class Lines(LineWidget):
    """As many rows as it has lines."""

    DEFAULT_CSS = "Lines { height: auto; }"

    def __init__(self, styles: Styles, lines: Sequence[Line] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.set_styles_by_name(styles)
        self._lines = tuple(lines)

    def show(self, *lines: Line) -> None:
        if lines != self._lines:
            resized = len(lines) != len(self._lines)
            self._lines = lines
            if resized:
                self.refresh(layout=True)
            else:
                self.repaint_changed()

    @property
    def count(self) -> int:
        """Its rows."""
        return len(self._lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines)

    def line_at(self, y: int) -> Line:
        return cut_line(self._lines[y], self.size.width) if y < len(self._lines) else ()


def head_line(text: str, width: int = 200) -> Line:
    """`-- text -------`: how groups and panes begin."""
    return (Span("-- ", "head"), Span(text, "label"), Span(" " + "-" * max(0, width - width_of(text) - 4), "head"))


def cut_line(line: Line, width: int) -> Line:
    """At most `width` cells of a line; where words were cut off it ends in `~`. The dashes of a head are no words."""
    if line_width(line) <= width:
        return line
    kept: list[Span] = []
    room = width
    for index, span in enumerate(line):
        needed = width_of(span.text)
        if needed <= room:
            kept.append(span)
            room -= needed
            continue
        if span.style == "head" or not plain(line[index:]).strip():
            return (*kept, span._replace(text=span.text[:room]))
        if room == 0 and kept:
            span = kept.pop()
            room = width_of(span.text)
            return (*kept, span._replace(text=cut(span.text + CUT, room)))
        return (*kept, span._replace(text=cut(span.text, room)))
    return tuple(kept)


def first_rows(lines: Sequence[Line], rows: int, width: int) -> list[Line]:
    """At most `rows` of words that were wrapped; where more would follow, the last one ends in `~`."""
    if len(lines) <= rows or rows <= 0:
        return [*lines[: max(0, rows)]]
    last = lines[rows - 1]
    return [*lines[: rows - 1], cut_line((*last, last[-1]._replace(text=CUT) if last else Span(CUT)), width)]


def in_columns(*columns: tuple[str, int, StyleName]) -> Line:
    """(text, cells, style) side by side with a blank between; the last one may be as long as it is (0 cells). Blanks
    have no style: a theme may underline words."""
    line: list[Span] = []
    for text, cells, style in columns:
        shown = cut(text, cells) if cells else text
        line.append(Span(shown, style))
        if cells:
            line.append(Span(" " * (cells + 1 - width_of(shown))))
    return tuple(span for span in line if span.text)
