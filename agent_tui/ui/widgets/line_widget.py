"""The base of what is painted line by line: from lines of spans to strips, and only the lines that changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar, Self

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from agent_tui.ui.presentation.styles import PLAIN_STYLES, Line, StyleName, Styles
from agent_tui.ui.terminal.styles_cache import LinesOfWidget

_NO_LINE = Style(underline=False)
"""Of the blanks behind underlined words: a line under a blank reads as a sign."""

Look = tuple[Line, StyleName | None]
"""A row's line and what is laid over it."""


class LineWidget(Widget):
    """A widget whose lines are made by `line_at`. It has no scrollbars and no margin of its own."""

    GROUND: ClassVar[StyleName] = "text"
    """The style under everything, blanks included."""

    DEFAULT_CSS = """
    LineWidget { width: 1fr; height: 1fr; overflow: hidden hidden; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, markup=False)
        self._styles_by_name: Styles = {}
        self._ground: Style | None = None
        self._blended: dict[tuple[str, bool, str | None], Style] = {}
        self._shown: dict[int, Look] = {}
        self._ready: dict[int, tuple[int, Look]] = {}
        self._measured: Size | None = None

    @property
    def size(self) -> Size:
        return super().size if self._measured is None else self._measured

    @contextmanager
    def _measured_once(self) -> Iterator[Size]:
        """Textual walks up to the screen for each question how large a widget is, and every row asks."""
        self._measured = size = super().size
        try:
            yield size
        finally:
            self._measured = None

    def on_unmount(self) -> None:
        """Lets go of its picture: the event loop holds what was closed, by timers that it had, for up to a minute."""
        self._styles_cache.clear()
        self._shown.clear()
        self._forget_looks()

    def set_styles_by_name(self, styles: Styles) -> None:
        """What the names of styles look like from now on; repaints all."""
        self._styles_by_name = styles
        self.refresh()

    def line_at(self, y: int) -> Line:
        """The line at row `y` of the widget (0 the topmost), at most as wide as the widget."""
        return ()

    def overlay_at(self, y: int) -> StyleName | None:
        """A style laid over the whole row `y` (the cursor's), or None. The row's own colours give way to it, so that
        it is one bar whatever stands in it."""
        return None

    def repaint_changed(self) -> None:
        """Refreshes the rows that would now look other than when they were last painted, and no others. Of a widget
        that is hidden nothing is known to be in place when it is shown again."""
        self._ready.clear()
        changed: list[Region] = []
        with self._measured_once() as (width, height):
            if not height:
                self.refresh()
            for y in range(height):
                look = (self.line_at(y), self.overlay_at(y))
                if self._shown.get(y) == look:
                    continue
                self._ready[y] = (width, look)
                if changed and changed[-1].bottom == y:
                    # one region for rows that touch: each costs as much as painting a row
                    changed[-1] = changed[-1].grow((0, 0, 1, 0))
                else:
                    changed.append(Region(0, y, width, 1))
        if changed:
            self.refresh(*changed)

    def repaint_row(self, y: int) -> None:
        """Refreshes one row, if it is on the screen."""
        if 0 <= y < self.size.height:
            self._ready.pop(y, None)
            self.refresh(Region(0, y, self.size.width, 1))

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        if not regions:
            self._forget_looks()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._forget_looks()

    def render_lines(self, crop: Region) -> list[Strip]:
        lines = self._styles_cache
        if self.styles.gutter or not isinstance(lines, LinesOfWidget):
            return super().render_lines(crop)
        with self._measured_once() as (width, _):
            background = self.background_colors[1]
            return lines.bare_lines(width, crop, self.render_line, self.get_line_filters(), background)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        made_for, look = self._ready.pop(y, (-1, ((), None)))
        if made_for != width:
            look = (self.line_at(y), self.overlay_at(y))
        self._shown[y] = look
        line, overlay = look
        segments: list[Segment] = []
        text, style = "", None
        for span in line:
            blended = self._blend(span.style, span.match, overlay)
            if blended is not style and text:
                segments.append(Segment(text, style))
                text = ""
            text, style = text + span.text, blended
            if overlay is None and blended.underline and text[-1:] == " ":
                told = text.rstrip(" ")
                segments += [Segment(told, style)] if told else []
                segments.append(Segment(text[len(told) :], style + _NO_LINE))
                text = ""
        if text:
            segments.append(Segment(text, style))
        return Strip(segments).adjust_cell_length(width, self._blend(self.GROUND, False, overlay))

    def _blend(self, name: str, match: bool, overlay: str | None) -> Style:
        key = (name, match, overlay)
        style = self._blended.get(key)
        if style is None:
            # Asking for the widget's own style walks all ancestors: it is asked for once, not for every line.
            ground = self._ground
            if ground is None:
                ground = self._ground = self.rich_style
            style = ground + self._named(self.GROUND) + self._named(name)
            if match:
                style += self._named("match")
            if overlay:
                style = ground + style.without_color + self._named(overlay)
            self._blended[key] = style
        return style

    def _named(self, name: str) -> Style:
        return self._styles_by_name.get(name) or PLAIN_STYLES.get(name) or Style.null()

    def _forget_looks(self) -> None:
        self._ground = None
        self._blended.clear()
        self._ready.clear()
