"""What was painted of a widget is kept as long as the widget is there, and no longer."""

import asyncio
import gc
import weakref

from textual._styles_cache import StylesCache
from textual.app import ComposeResult
from textual.color import Color
from textual.containers import Vertical
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static

from agent_tui.ui.presentation.styles import Line, Span
from agent_tui.ui.terminal.safe_app import SafeApp
from agent_tui.ui.terminal.styles_cache import LinesOfWidget
from agent_tui.ui.widgets.line_widget import LineWidget

BELOW, GROUND = Color(1, 2, 3), Color(4, 5, 6, 0.5)


class SomeWidgets(SafeApp[None]):
    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static("text")
            yield Input()


def test_nothing_keeps_the_lines_of_a_widget_that_is_gone() -> None:
    lines = LinesOfWidget()
    lines.get_inner_outer(BELOW, GROUND)
    gone = weakref.ref(lines)
    del lines
    gc.collect()
    assert gone() is None


def test_the_colours_are_those_that_textual_takes() -> None:
    assert LinesOfWidget().get_inner_outer(BELOW, GROUND) == StylesCache().get_inner_outer(BELOW, GROUND)


def test_every_widget_of_ours_keeps_its_lines_so() -> None:
    async def run() -> list[str]:
        app = SomeWidgets()
        async with app.run_test():
            return [type(node).__name__ for node in app.screen.query("*") if type(node._styles_cache) is LinesOfWidget]

    assert asyncio.run(run()) == ["Vertical", "Static", "Input"]


class Counting(LineWidget):
    said = "一"
    asked = 0

    def line_at(self, y: int) -> Line:
        self.asked += 1
        return (Span(f"{y} {self.said}\x1b[2J", "late"), Span(" and the rest", "dim"))


class Counted(SafeApp[None]):
    def __init__(self, widget: Counting) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        yield self.widget


def lines_in_the_end(padding: int) -> tuple[list[Strip], list[Strip]]:
    """All lines of such a widget after one of them has changed, as it gives them out and as Textual would make them;
    the first of them without its first column."""

    async def run() -> tuple[list[Strip], list[Strip]]:
        widget = Counting()
        async with Counted(widget).run_test(size=(30, 6)):
            widget.styles.padding = padding
            widget.render_lines(Region(0, 0, 30, 6))
            widget.said = "二"
            widget.refresh(Region(0, 2, 30, 1))
            before = widget.asked
            ours = [*widget.render_lines(Region(1, 0, 29, 1)), *widget.render_lines(Region(0, 1, 30, 5))]
            if not padding:
                assert widget.asked == before + 1
            widget.said = "一"
            widget._styles_cache.clear()
            Widget.render_lines(widget, Region(0, 0, 30, 6))
            widget.said = "二"
            widget.refresh(Region(0, 2, 30, 1))
            theirs = Widget.render_lines(widget, Region(1, 0, 29, 1))
            return ours, [*theirs, *Widget.render_lines(widget, Region(0, 1, 30, 5))]

    return asyncio.run(run())


def test_lines_without_a_border_are_those_that_textual_makes() -> None:
    ours, theirs = lines_in_the_end(0)
    assert ours == theirs
    assert [strip.text[:3].strip() for strip in ours] == ["一[", "1 一", "2 二", "3 一", "4 一", "5 一"]


def test_where_there_is_padding_textual_makes_them() -> None:
    ours, theirs = lines_in_the_end(1)
    assert ours == theirs
    assert ours[1].text.startswith(" 0 一")
