"""Breaking body text into lines of terminal cells, Chinese and English rules together.

Words stay whole where they fit a line; beside a wide character a line may break, except that closing punctuation never
starts a line and opening brackets never end one; unbroken runs longer than a line are split.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from rich.cells import get_character_cell_size, split_graphemes

from agent_tui.ui.presentation.cells import width_of

NARROWEST = 2
"""Cells of the widest character: no line can be narrower."""

_NO_START = frozenset("，。、；：？！）】》〉」』〕〗”’…—～·％℃．｡､］｝＞»›,.;:?!)]}%>")
"""Never the first of a line."""
_NO_END = frozenset("（【《〈「『〔〖“‘［｛＜«‹([{<￥$")
"""Never the last of a line."""

_JOINERS = ("\u200d", "\ufe0f")
"""Where these stand, characters join to one."""


def wrap(text: str, width: int) -> list[str]:
    """The lines of `text` (LF breaks lines too), each at most `width` cells (at least 2); [""] for no text."""
    width = max(width, NARROWEST)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if len(paragraph) * 2 <= width or width_of(paragraph) <= width:
            lines.append(paragraph.rstrip())
        else:
            _wrap_paragraph(paragraph, width, lines)
    return lines


def _wrap_paragraph(paragraph: str, width: int, lines: list[str]) -> None:
    """Fills each line, then goes back to where it may break."""
    glyphs, cells = _glyphs(paragraph)
    reach = [0, *accumulate(cells)]
    start = 0
    while start < len(glyphs):
        end = max(start + 1, bisect_right(reach, reach[start] + width) - 1)
        if end < len(glyphs):
            end = _last_break(glyphs, cells, start, end)
        lines.append("".join(glyphs[start:end]).rstrip())
        while end < len(glyphs) and glyphs[end].isspace():
            end += 1
        start = end


def _glyphs(paragraph: str) -> tuple[Sequence[str], list[int]]:
    """The paragraph's characters as they are seen, and the cells of each."""
    if not any(joiner in paragraph for joiner in _JOINERS):
        return paragraph, list(map(get_character_cell_size, paragraph))
    spans, _ = split_graphemes(paragraph)
    return [paragraph[start:stop] for start, stop, _ in spans], [cells for _, _, cells in spans]


def _last_break(glyphs: Sequence[str], cells: Sequence[int], start: int, end: int) -> int:
    """The last place in (start, end] before which a line may end. In a run that has none: within a word, and where
    even that would tear punctuation off, `end`."""
    within_word = end
    for at in range(end, start, -1):
        before, after = glyphs[at - 1], glyphs[at]
        if after.isspace() and not before.isspace():
            return at
        if before.isspace():
            # A line of nothing but its indent would be no line.
            if any(not glyph.isspace() for glyph in glyphs[start:at]):
                return at
            break
        if cells[at] == 0 or after[0] in _NO_START or before[-1] in _NO_END:
            if within_word == at:
                within_word = at - 1
        elif cells[at] == 2 or cells[at - 1] == 2:
            return at
    return within_word if within_word > start else end
