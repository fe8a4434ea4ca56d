"""What was painted of a widget is kept as long as the widget is there, and no longer."""

import asyncio
import gc
import weakref

from textual._styles_cache import StylesCache
from textual.app import ComposeResult
from textual.color import Color
from textual.containers import Vertical
from textual.widgets import Input, Static

from agent_tui.ui.terminal.safe_app import SafeApp
from agent_tui.ui.terminal.styles_cache import LinesOfWidget

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
