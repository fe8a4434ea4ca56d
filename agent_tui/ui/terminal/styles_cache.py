"""The lines of a widget as they were painted last, kept by Textual; here no longer than their widget is there.

Textual remembers what colours lie inside and outside of a border in a table of the program's, by the widget's own cache
among others: so up to a thousand widgets that are long gone keep their lines, some 0.3 MiB for each window.
"""

from functools import lru_cache

from textual._styles_cache import StylesCache
from textual.color import Color
from textual.style import Style


@lru_cache(256)
def _inner_and_outer(base_background: Color, background: Color) -> tuple[Style, Style]:
    return Style(background=base_background + background), Style(background=base_background)


class LinesOfWidget(StylesCache):
    get_inner_outer = staticmethod(_inner_and_outer)  # type: ignore[assignment]  # why: the same for every widget
