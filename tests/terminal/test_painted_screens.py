"""A whole application under the delta painter: the same screens as with Textual's compositor, and silence."""

import os
import random
import re
import termios
import time
from typing import Any

import pyte
import pytest
from rich.color import ColorSystem
from rich.console import RenderableType
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.app import ComposeResult
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

from agent_tui.ui.terminal.painter import Painter
from agent_tui.ui.terminal.safe_app import SafeApp
from tests.terminal.programs.sample import Rows, Sample
from tests.terminal.pty_session import PtySession, python

SAMPLE = "tests.terminal.programs.sample"
COLUMNS, ROWS = 80, 24


class TwoGlasses(Sample):
    """Shows every update of its compositor to a painter, and what both painters wrote on two screens."""

    def __init__(self, draft: Any) -> None:
        super().__init__(draft, None)
        self.painter = Painter(colour_erase=True)
        self.painted = pyte.Screen(COLUMNS, ROWS)
        self.bytes_painted = self.bytes_stock = 0

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        if isinstance(renderable, LayoutUpdate | ChopsUpdate):
            self.bytes_stock += len(renderable.render_segments(self.console).encode())
            self.painter.take(renderable, self.console._color_system or ColorSystem.TRUECOLOR)
            written = self.painter.paint()
            self.bytes_painted += len(written.encode())
            pyte.Stream(self.painted).feed("\x1b[?7l" + written)
        super()._display(screen, renderable)

    def truth(self) -> pyte.Screen:
        """What Textual's own compositor writes for the whole screen now."""
        glass = pyte.Screen(COLUMNS, ROWS)
        stock = Compositor()
        vars(stock).update(vars(self.screen._compositor))
        stock._dirty_regions = set()  # rendering everything forgets what is still to be painted
        update = stock.render_update(full=True, screen_stack=self._background_screens)
        assert isinstance(update, LayoutUpdate)
        pyte.Stream(glass).feed("\x1b[?7l" + update.render_segments(self.console))
        return glass


def seen(screen: pyte.Screen) -> list[list[tuple[Any, ...]]]:
    rows = []
    for y in range(ROWS):
        cells = [screen.buffer[y][x] for x in range(COLUMNS)]
        rows.append([(c.data, c.bg) if c.data == " " and not (c.reverse or c.underscore) else tuple(c) for c in cells])
    return rows


@pytest.mark.parametrize("seed", range(4))
async def test_any_use_ends_in_the_screens_of_the_stock_compositor(seed: int, tmp_path: Any) -> None:
    chance = random.Random(seed)
    app = TwoGlasses(tmp_path / "draft")
    keys = ["down"] * 5 + ["up", "pagedown", "pagedown", "pageup", "tab", "f2", "f4", "escape", "a", "中", "space"]
    async with app.run_test(size=(COLUMNS, ROWS), notifications=True) as pilot:
        for _ in range(40):
            await pilot.press(chance.choice(keys))
            deadline = time.monotonic() + 10
            while seen(app.painted) != seen(app.truth()) and time.monotonic() < deadline:
                await pilot.pause()  # a timer of the screen has not painted yet
            assert seen(app.painted) == seen(app.truth())
    assert app.bytes_painted < app.bytes_stock / 2


class AskedRows(Rows):
    """Notes down which of its rows it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Region] = []

    def render_lines(self, crop: Region) -> list[Strip]:
        self.asked.append(crop)
        return super().render_lines(crop)


class TwoLists(SafeApp[None]):
    CSS = "Rows { height: 1fr; }"

    def compose(self) -> ComposeResult:
        yield AskedRows()
        yield AskedRows()


async def test_a_widget_is_asked_for_the_rows_that_changed_and_the_others_for_none() -> None:
    app = TwoLists()
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        upper, lower = app.query(AskedRows)
        await pilot.pause()
        upper.asked.clear()
        lower.asked.clear()
        lower.refresh(Region(0, 4, COLUMNS, 1))
        deadline = time.monotonic() + 10
        while not lower.asked and time.monotonic() < deadline:
            await pilot.pause()
        assert (upper.asked, lower.asked) == ([], [Region(0, 4, COLUMNS, 1)])


def start(tmp_path: Any, **more: Any) -> PtySession:
    session = PtySession(python(SAMPLE, str(tmp_path / "draft")), columns=COLUMNS, rows=ROWS, **more)
    session.wait_for("status: ready")
    session.settle()
    return session


def test_nothing_is_sent_while_nothing_happens(tmp_path: Any) -> None:
    with start(tmp_path) as session:
        session.press("tab")  # into the text field, whose cursor would blink
        session.settle()
        before = len(session.output)
        session.settle(1.5)
        assert len(session.output) == before


def test_a_move_in_a_list_costs_few_bytes(tmp_path: Any) -> None:
    with start(tmp_path) as session:
        before = len(session.output)
        session.press("down")
        session.wait_until(lambda: len(session.output) > before, "a moved cursor")
        session.settle()
        assert len(session.output) - before <= 600


def test_ctrl_l_mends_a_screen_that_somebody_else_wrote_on(tmp_path: Any) -> None:
    with start(tmp_path) as session:
        before = session.text
        session.screen.draw("Broadcast message from root")
        session.screen.erase_in_display(2)
        session.press("ctrl+l")
        session.wait_until(lambda: session.text == before, "the screen as it was")


def test_a_terminal_of_another_size_is_painted_whole(tmp_path: Any) -> None:
    with start(tmp_path, environ={"COLUMNS": "300", "LINES": "5"}) as session:
        assert session.text.splitlines()[-1] == "status: ready"
        session.screen.reset()
        session.resize(60, 20)
        session.wait_for("status: ready")
        session.settle()
        lines = session.text.splitlines()
        assert len(lines) == 20
        assert lines[0].startswith("00000 陈静 order 0")
        assert lines[-1] == "status: ready"


def test_a_terminal_that_was_smaller_for_a_moment_is_painted_whole(tmp_path: Any) -> None:
    with start(tmp_path) as session:
        before = session.text
        session.resize(40, 10)
        session.resize(COLUMNS, ROWS)
        session.screen.reset()
        session.wait_until(lambda: session.text == before, "the screen as it was")


def test_synchronised_output_is_used_where_the_terminal_knows_it(tmp_path: Any) -> None:
    with start(tmp_path) as session:
        before = len(session.output)
        session.press("pagedown")
        session.settle()
        page = bytes(session.output[before:])
        assert page.startswith(b"\x1b[?2026h")
        assert page.endswith(b"\x1b[?2026l")


def test_with_no_color_no_colour_is_sent(tmp_path: Any) -> None:
    with start(tmp_path, environ={"NO_COLOR": "1"}) as session:
        session.press("f2")
        session.wait_for("Shall it be sent?")
        session.settle()
        assert not re.search(rb"\x1b\[(?:[0-9;]*;)?[34][0-8](?:;[0-9;]*)?m", session.output)


def test_a_terminal_that_was_held_shows_the_last_state_when_it_goes_on(tmp_path: Any) -> None:
    with start(tmp_path) as session:
        terminal = os.open(f"/proc/{session.pid}/fd/0", os.O_RDWR | os.O_NOCTTY)
        termios.tcflow(terminal, termios.TCOOFF)
        before = len(session.output)
        session.press(*["pagedown"] * 30)
        session.settle()
        assert len(session.output) == before
        termios.tcflow(terminal, termios.TCOON)
        os.close(terminal)
        first = 30 * (ROWS - 7)
        session.wait_for(f"{first:05d} ")
        assert len(session.output) - before < 30 * 500, "the whole film was sent"
