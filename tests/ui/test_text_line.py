"""The line of typing takes only so much, however it comes."""

import asyncio

from textual import events

from agent_tui.ui.screens.windows.text_line import LONGEST, TextLine
from tests.ui.widget_stage import Stage


def test_what_is_beyond_the_longest_line_is_left_out() -> None:
    async def play() -> None:
        line = TextLine()
        async with Stage(line).run_test() as pilot:
            line.focus()
            line.replace("x" * (LONGEST - 3), 0, 0)
            line.post_message(events.Paste("yz" * 5000))
            await pilot.pause()
            assert line.value == "x" * (LONGEST - 3) + "yzy"
            await pilot.press("a", "b")
            assert line.value.endswith("zy")
            await pilot.press("backspace", "c", "d")
            assert line.value.endswith("yzc")
            assert len(line.value) == LONGEST
            line.replace("new", 0, LONGEST)
            assert line.value == "new"

    asyncio.run(play())
