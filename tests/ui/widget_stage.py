"""A bare app with one widget on it, for tests of widgets; it runs without a terminal."""

import asyncio
from collections.abc import Awaitable, Callable

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from agent_tui.ui.widgets.line_widget import LineWidget


class Stage(App[None]):
    """Keeps the messages that the widget posts."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.posted: list[Message] = []

    def compose(self) -> ComposeResult:
        yield self.widget

    def keep(self, message: Message) -> None:
        # A message bubbles: it comes by once for every node on its way.
        ours = type(message).__module__.startswith("agent_tui.")
        if ours and not any(message is posted for posted in self.posted):
            self.posted.append(message)


def on_stage(
    widget: Widget,
    play: Callable[[Pilot[None]], Awaitable[None]],
    *,
    size: tuple[int, int] = (80, 24),
) -> list[Message]:
    """Runs `play` with `widget` on a screen of `size` (columns, rows); the messages that the widget posted."""
    stage = Stage(widget)

    async def run() -> None:
        async with stage.run_test(size=size, message_hook=stage.keep) as pilot:
            await pilot.pause()
            await play(pilot)
            await pilot.pause()

    asyncio.run(run())
    return stage.posted


def rows_of(widget: LineWidget) -> list[str]:
    """What stands on the widget's rows."""
    return [widget.render_line(y).text for y in range(widget.size.height)]
