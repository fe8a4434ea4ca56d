"""The base of what is painted line by line: from lines of spans to strips, and only the lines that changed."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from agent_tui.ui.presentation.styles import PLAIN_STYLES, Line, StyleName, Styles


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
        self._blended: dict[tuple[Style, str, bool, str | None], Style] = {}
        self._shown: dict[int, tuple[Line, StyleName | None]] = {}

    def set_styles_by_name(self, styles: Styles) -> None:
        """What the names of styles look like from now on; repaints all."""
        self._styles_by_name = styles
        self._blended.clear()
        self.refresh()

    def line_at(self, y: int) -> Line:
        """The line at row `y` of the widget (0 the topmost), at most as wide as the widget."""
        return ()

    def overlay_at(self, y: int) -> StyleName | None:
        """A style laid over the whole row `y` (the cursor's), or None. The row's own colours give way to it, so that
        it is one bar whatever stands in it."""
        return None

    def repaint_changed(self) -> None:
        """Refreshes the rows that would now look other than when they were last painted, and no others."""
        width, height = self.size
        for y in range(height):
            if self._shown.get(y) != (self.line_at(y), self.overlay_at(y)):
                self.refresh(Region(0, y, width, 1))

    def repaint_row(self, y: int) -> None:
        """Refreshes one row, if it is on the screen."""
        if 0 <= y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        line, overlay = self.line_at(y), self.overlay_at(y)
        self._shown[y] = (line, overlay)
        base = self.rich_style
        segments: list[Segment] = []
        text, style = "", None
        for span in line:
            blended = self._blend(base, span.style, span.match, overlay)
            if blended is not style and text:
                segments.append(Segment(text, style))
                text = ""
            text, style = text + span.text, blended
        if text:
            segments.append(Segment(text, style))
        return Strip(segments).adjust_cell_length(width, self._blend(base, self.GROUND, False, overlay))

    def _blend(self, base: Style, name: str, match: bool, overlay: str | None) -> Style:
        key = (base, name, match, overlay)
        style = self._blended.get(key)
        if style is None:
            style = base + self._named(self.GROUND) + self._named(name)
            if match:
                style += self._named("match")
            if overlay:
                style = base + style.without_color + self._named(overlay)
            self._blended[key] = style
        return style

    def _named(self, name: str) -> Style:
        return self._styles_by_name.get(name) or PLAIN_STYLES.get(name) or Style.null()
