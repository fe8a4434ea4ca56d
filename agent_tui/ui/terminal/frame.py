"""A picture of the screen, cell by cell, put together from the strips that Textual's compositor gives out."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from rich.cells import get_character_cell_size, split_graphemes
from rich.color import ColorSystem
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.strip import Strip

from agent_tui.domain.text import strip_controls
from agent_tui.ui.terminal.sgr import PLAIN, Sgr, blank_of, sgr_of

REST_OF_WIDE = ""
"""Stands in the second cell of a wide character."""


class Row:
    """One line of the screen: what stands in each cell, and how it looks."""

    __slots__ = ("glyphs", "looks", "sources")

    def __init__(self, width: int) -> None:
        self.glyphs = [" "] * width
        self.looks = [PLAIN] * width
        self.sources: list[tuple[int, int, Strip]] = []
        """(start, end, strip) of what was put here; the strip itself tells that nothing changed."""

    def put(self, start: int, end: int, strip: Strip, system: ColorSystem) -> bool:
        """Puts `strip` into the cells from `start` up to `end`; False where it stood there already."""
        if any(strip is known and start == at and end == to for at, to, known in self.sources):
            return False
        self.sources = [source for source in self.sources if source[1] <= start or source[0] >= end]
        self.sources.append((start, end, strip))
        glyphs, looks = cells_of(strip, end - start, system)
        # A wide character that reached over the seam lost its other half.
        if start and self.glyphs[start] == REST_OF_WIDE:
            self.glyphs[start - 1] = " "
        if end < len(self.glyphs) and self.glyphs[end] == REST_OF_WIDE:
            self.glyphs[end] = " "
        self.glyphs[start:end] = glyphs
        self.looks[start:end] = looks
        return True

    def shown(self) -> "Row":
        """What stands here now, to compare with later."""
        copy = Row(0)
        copy.glyphs = self.glyphs.copy()
        copy.looks = self.looks.copy()
        return copy

    def same_as(self, other: "Row") -> bool:
        return self.glyphs == other.glyphs and self.looks == other.looks


class Placed(NamedTuple):
    """A strip and the cells it fills."""

    y: int
    start: int
    end: int
    strip: Strip


def placed_strips(update: LayoutUpdate | ChopsUpdate) -> Iterable[Placed]:
    """What an update of the compositor puts where. Of a partial update only chops that a dirty span touches are
    right; the others may lack what lies above them."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            start = update.region.x
            for strip in line:
                yield Placed(y, start, start + strip.cell_length, strip)
                start += strip.cell_length
        return
    for y, dirty_start, dirty_end in update.spans:
        for end, (start, chop) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if chop is not None and start < dirty_end and end > dirty_start:
                yield Placed(y, start, end, chop)


def cells_of(strip: Strip, width: int, system: ColorSystem) -> tuple[list[str], list[Sgr]]:
    """Exactly `width` cells of glyphs and of their looks."""
    glyphs: list[str] = []
    looks: list[Sgr] = []
    for text, style, control in strip:
        if control or not text:
            continue
        cells: Sequence[str] = text
        if not (text.isascii() and text.isprintable()):
            lead, cells = cells_of_text(text)
            if lead and glyphs:
                last = len(glyphs) - (2 if glyphs[-1] == REST_OF_WIDE and len(glyphs) > 1 else 1)
                glyphs[last] += lead
        look = sgr_of(style, system)
        blank = blank_of(look)
        glyphs.extend(cells)
        if look is blank or " " not in text:
            looks.extend([look] * len(cells))
        else:
            looks.extend([blank if cell == " " else look for cell in cells])
    if len(glyphs) < width:
        looks.extend([PLAIN] * (width - len(glyphs)))
        glyphs.extend(" " * (width - len(glyphs)))
    elif len(glyphs) > width:
        if glyphs[width] == REST_OF_WIDE:
            glyphs[width - 1] = " "
        del glyphs[width:], looks[width:]
    return glyphs, looks


@lru_cache(2048)
def cells_of_text(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` as cells, preceded by the marks at its very beginning, which belong to the cell before it."""
    if not text.isprintable():
        text = strip_controls(text)
    if text.isascii():
        return "", tuple(text)
    cells: list[str] = []
    lead = ""
    if any(get_character_cell_size(char) == 0 or ord(char) >= 0x1F000 for char in text):
        for start, end, width in split_graphemes(text)[0]:
            if _is_half_flag(text[start:end]) and cells and _is_half_flag(cells[-1]):
                cells[-1:] = [cells[-1] + text[start:end], REST_OF_WIDE]
            elif width:
                cells.extend([text[start:end], *[REST_OF_WIDE] * (width - 1)])
            elif cells:
                cells[-1 if cells[-1] else -2] += text[start:end]
            else:
                lead += text[start:end]
    else:
        for char in text:
            # why one object for each: a Chinese character takes 80 bytes, a reference to it 8
            cells.append(intern(char))
            if get_character_cell_size(char) == 2:
                cells.append(REST_OF_WIDE)
    return lead, tuple(cells)


def _is_half_flag(glyph: str) -> bool:
    """A regional indicator: two of them are a flag, which Rich measures as two characters."""
    return len(glyph) == 1 and "\U0001f1e6" <= glyph <= "\U0001f1ff"


@lru_cache(4096)
def width_unsure(glyph: str) -> bool:
    """True where terminals may disagree with us about how wide a glyph is: joined emoji, letters with marks, new
    emoji, private characters."""
    if len(glyph) != 1:
        return len(glyph) > 1
    return 0x1F000 <= ord(glyph) <= 0x1FFFF or 0xE000 <= ord(glyph) <= 0xF8FF
