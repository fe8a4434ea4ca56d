"""Breaking body text into lines of terminal cells, Chinese and English rules together.

Words stay whole where they fit a line; between Chinese characters a line may break anywhere, except that closing
punctuation never starts a line and opening brackets never end one; unbroken runs longer than a line are split.
"""

import re
from functools import lru_cache

from rich.cells import split_graphemes

from agent_tui.ui.presentation.cells import width_of

_CLOSING = "，。、；：？！）】》〉」』〕〗”’…—～·％℃,.;:?!)]}%>"
_NO_START = frozenset(_CLOSING)
"""Never the first of a line."""
_NO_END = frozenset("（【《〈「『〔〖“‘([{<￥$")
"""Never the last of a line."""

LONGEST_UNIT = 64
"""Characters after which even punctuation clings no more: a stranger may write ten thousand exclamation marks."""

_PIECES = re.compile(r"[ \t]+|[^\s\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\uffef\U00020000-\U0003ffff]+|\S|\s")
"""Blanks, a word of a script that has words, or one character of a script that breaks anywhere."""


def wrap(text: str, width: int) -> list[str]:
    """The lines of `text` (LF breaks lines too), each at most `width` cells (at least 2); [""] for no text."""
    width = max(width, 2)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if len(paragraph) * 2 <= width or width_of(paragraph) <= width:
            lines.append(paragraph.rstrip(" "))
        else:
            _wrap_paragraph(paragraph, width, lines)
    return lines


def _wrap_paragraph(paragraph: str, width: int, lines: list[str]) -> None:
    """Greedy: units (a word, or a character with the punctuation that clings to it) until the line is full."""
    line: list[str] = []
    used = 0
    blank = ""
    for unit in _units(paragraph):
        if unit[0] == " ":
            blank = unit if line or not lines or used else ""
            if not line:
                # The indent of a paragraph is kept, as far as it leaves room for text.
                line, used, blank = [unit[: width // 2]], min(len(unit), width // 2), ""
            continue
        cells = _cells(unit)
        if used + len(blank) + cells <= width:
            if blank:
                line.append(blank)
                used += len(blank)
                blank = ""
            line.append(unit)
            used += cells
            continue
        if line and not (len(line) == 1 and line[0].isspace()):
            lines.append("".join(line))
            line, used = [], 0
        blank = ""
        if used + cells <= width:
            line.append(unit)
            used += cells
            continue
        *full, rest = _split_run("".join(line) + unit, width)
        lines.extend(full)
        line, used = [rest], width_of(rest)
    if line:
        lines.append("".join(line).rstrip(" "))


def _units(paragraph: str) -> list[str]:
    """Pieces with clinging punctuation joined to its neighbour, so that a line never breaks between them."""
    units: list[str] = []
    glue = False
    for match in _PIECES.finditer(paragraph):
        piece = match[0]
        if piece.isspace():
            units.append(" " * max(1, width_of(piece)))
            glue = False
            continue
        follows = bool(units) and units[-1][0] != " " and len(units[-1]) < LONGEST_UNIT
        if follows and piece[0] in _NO_START and not glue:
            closing = len(piece) - len(piece.lstrip(_CLOSING))
            units[-1] += piece[:closing]
            piece = piece[closing:]
            if not piece:
                glue = False
                continue
            follows = False
        if follows and glue:
            units[-1] += piece
        else:
            units.append(piece)
        glue = piece[-1] in _NO_END
    return units


@lru_cache(4096)
def _cells(unit: str) -> int:
    return width_of(unit)


def _split_run(run: str, width: int) -> list[str]:
    """An unbroken run in lines of at most `width` cells."""
    if run.isascii():
        return [run[at : at + width] for at in range(0, len(run), width)]
    parts: list[str] = []
    begin = used = 0
    for start, _stop, cells in split_graphemes(run)[0]:
        if used + cells > width:
            parts.append(run[begin:start])
            begin, used = start, 0
        used += cells
    parts.append(run[begin:])
    return parts
