"""Rows of a region of watch mode as cells of a certain width, and the head above them with the columns' names.

A row stands after one cell for the cursor's mark; head and row take exactly the width that is given."""

from collections.abc import Sequence

import msgspec

from agent_tui.ui.presentation.cells import cut, fit, fit_right, width_of
from agent_tui.ui.presentation.styles import Line, Span, StyleName, line_width

MARK = 1
"""Cells that the list takes for the cursor's mark."""


class Cell(msgspec.Struct, frozen=True):
    text: str
    cells: int
    style: StyleName = "text"
    right: bool = False


def region_head(title: str, columns: Sequence[Cell], width: int, *, active: bool, note: str = "") -> Line:
    """`-- QUEUES 8 ---------- CHAN  WAIT`: the title over the first columns, the names of the others over theirs. The
    first cell of `columns` is as wide as all that the title may take."""
    names = "".join(" " + _text(column) for column in columns[1:])
    room = max(0, min(width, MARK + columns[0].cells))
    style: StyleName = "label" if active else "head"
    if width_of(title) > room - 4:
        title = title.rpartition(" ")[0] or title  # why: the count goes before the name is cut
    line: list[Span] = [Span("-- ", "head"), Span(cut(title, room - 3), style)]
    if note and line_width(line) + 2 + width_of(note) + 1 <= room:
        line.append(Span("  " + note, "dim"))
    gap = room - line_width(line)
    line.append(Span(" " + "-" * (gap - 1) if gap > 0 else "", "head"))
    line.append(Span(names, "dim"))
    used = line_width(line)
    return (*line, Span(" " + "-" * (width - used - 1) if width > used + 1 else "", "head"))


def _text(cell: Cell) -> str:
    return fit_right(cell.text, cell.cells) if cell.right else fit(cell.text, cell.cells)


def row_of(cells: Sequence[Cell]) -> Line:
    """Cells side by side with a blank between. Blanks have no style: a theme may underline words."""
    line: list[Span] = []
    for index, cell in enumerate(cells):
        padded = (" " if index else "") + _text(cell)
        text = padded.strip()
        before = len(padded) - len(padded.lstrip()) if text else len(padded)
        parts = (Span(padded[:before]), Span(text, cell.style), Span(padded[before + len(text) :]))
        line += [part for part in parts if part.text]
    return tuple(line)


def row_in_columns(columns: Sequence[Cell], texts: Sequence[tuple[str, StyleName]], width: int) -> Line:
    """Texts with their styles in those columns; as wide as the cursor's mark leaves."""
    line = row_of(
        [
            msgspec.structs.replace(column, text=text, style=style)
            for column, (text, style) in zip(columns, texts, strict=True)
        ]
    )
    return line if MARK + line_width(line) <= width else (Span(cut("".join(s.text for s in line), width - MARK)),)
