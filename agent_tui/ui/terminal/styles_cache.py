"""The lines of a widget as they were painted last, kept by Textual; here no longer than their widget is there.

Textual remembers what colours lie inside and outside of a border in a table of the program's, by the widget's own cache
among others: so up to a thousand widgets that are long gone keep their lines, some 0.3 MiB for each window.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from textual._styles_cache import StylesCache
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style


@lru_cache(256)
def _inner_and_outer(base_background: Color, background: Color) -> tuple[Style, Style]:
    return Style(background=base_background + background), Style(background=base_background)


class LinesOfWidget(StylesCache):
    get_inner_outer = staticmethod(_inner_and_outer)  # type: ignore[assignment]  # why: the same for every widget

    def bare_lines(
        self,
        width: int,
        crop: Region,
        line: Callable[[int], Strip],
        filters: Sequence[LineFilter],
        background: Color,
    ) -> list[Strip]:
        """What `render` answers for a widget without border, padding and effects whose every `line` is `width` cells.
        Textual asks anew for each line which of these there are, which takes as long as making it. What the filters
        make of a line is kept in its place: they are those of the whole run."""
        if width != self._width:
            self.clear()
            self._width = width
        strips: list[Strip] = []
        for y in crop.line_range:
            strip = None if y in self._dirty_lines else self._cache.get(y)
            if strip is None:
                strip = line(y)
                for one in filters:
                    segments = one.apply(strip._segments, background)
                    if segments is not strip._segments:
                        strip = Strip(segments, width)
                self._cache[y] = strip
            strips.append(strip)
        self._dirty_lines.difference_update(crop.line_range)
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips
