"""Breaking text into lines of terminal cells, Chinese and English rules together: what is shown (`wrap`) and what is
being written (`line_starts`).

Words stay whole where they fit a line; beside a wide character a line may break, except that closing punctuation never
starts a line, opening brackets never end one, and a number stays with what it counts: 11月25日, 30.00元. Unbroken runs
longer than a line are split.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from rich.cells import get_character_cell_size, split_graphemes

from agent_tui.ui.presentation.cells import width_of

NARROWEST = 2
"""Cells of the widest character: no line can be narrower."""

_NO_START = frozenset("，。、；：？！）】》〉」』〕〗”’…—～·・％‰℃°．｡､］｝＞»›々ー,.;:?!)]}%>")
"""Never the first of a line."""
_NO_END = frozenset("（【《〈「『〔〖“‘［｛＜«‹([{<￥$")
"""Never the last of a line."""

_CLOSING = frozenset(")]}")
"""Narrow, and mostly followed by a blank: behind one that is not, a line ends only where it must."""

_NUMERALS = frozenset("0123456789０１２３４５６７８９〇零一二三四五六七八九十百千万萬亿億两兩半")
_COUNTED = frozenset(
    "年月日号號时時点點分秒天周週期小前后後起元角块塊折个個次条條件张張套台部份笔筆位名人岁歲层層楼樓米度兆"
)
"""What a number stays with: what it dates, pays or counts."""
_DATED = frozenset("年月星周週期")
"""Behind these a number, or the name of a day, goes on: 2026年11月25日, 星期三."""
_DAYS = _NUMERALS | frozenset("期日天末")

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


def line_starts(paragraph: str, width: int, tabs: Sequence[int] = ()) -> list[int]:
    """Where the lines of one paragraph begin but the first, as places in it, in code points: for a text that is being
    written, of which nothing is left out. Blanks end the line before as far as they have room, and one of them hangs
    over where more follows. `tabs`: the cells of its tabs, one after the other."""
    glyphs, cells = _glyphs(paragraph)
    if tabs:
        widths = iter(tabs)
        cells = [next(widths, 1) if glyph == "\t" else width for glyph, width in zip(glyphs, cells, strict=True)]
    reach = [0, *accumulate(cells)]
    starts: list[int] = []
    start, count = 0, len(glyphs)
    while reach[count] - reach[start] > width:
        end = max(start + 1, bisect_right(reach, reach[start] + width) - 1)
        if end < count:
            end = _last_break(glyphs, cells, start, end)
        while end < count and glyphs[end].isspace() and reach[end + 1] - reach[start] <= width:
            end += 1
        if end + 1 < count and glyphs[end] == " " and not glyphs[end + 1].isspace():
            end += 1
        if end == count:
            break
        starts.append(end)
        start = end
    if glyphs is paragraph or not starts:
        return starts
    places = [0, *accumulate(map(len, glyphs))]
    return [places[start] for start in starts]


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
    """The last place in (start, end] before which a line may end. In a run that has none: within a date or behind a
    bracket; else within a word, and where even that would tear punctuation off, `end`."""
    within_word, poor = end, start
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
            if not _belongs(before, after):
                return at
            poor = max(poor, at)
        elif before in _CLOSING:
            poor = max(poor, at)
    if poor > start:
        return poor
    return within_word if within_word > start else end


def _belongs(before: str, after: str) -> bool:
    """True within a number or a date, and between a number and what it counts."""
    if before in _NUMERALS:
        return after in _COUNTED or after in _NUMERALS
    return before in _DATED and after in _DAYS
