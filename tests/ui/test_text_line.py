"""The line of typing takes only so much, however it comes."""

import asyncio

import pytest
from textual import events

from agent_tui.ui.presentation.cells import character_after, character_before
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


def line_after(value: str, *keys: str, offered: bool = False) -> tuple[str, int]:
    """What stands in a line after those keys, and how often it said that it is left."""
    left: list[TextLine.Left] = []

    class Counted(Stage):
        def on_text_line_left(self, message: TextLine.Left) -> None:
            left.append(message)

    async def play() -> str:
        line = TextLine()
        async with Counted(line).run_test() as pilot:
            line.focus()
            line.value = value
            line.cursor_position = len(value)
            if offered:
                line.offer_anew()
            await pilot.press(*keys)
            return line.value

    return asyncio.run(play()), len(left)


@pytest.mark.parametrize(
    ("value", "rest"),
    [("ab", "a"), ("你好", "你"), ("a👩\u200d💻", "a"), ("cafe\u0301", "caf"), ("👍🏽", "")],
)
@pytest.mark.parametrize("offered", [False, True])
def test_backspace_takes_one_character_as_people_see_them(value: str, rest: str, offered: bool) -> None:
    assert line_after(value, "backspace", offered=offered) == (rest, 0)


def test_delete_takes_one_character_too() -> None:
    assert line_after("👩\u200d💻a", "home", "delete") == ("a", 0)


def test_what_is_offered_gives_way_to_what_is_typed() -> None:
    assert line_after("old", "n", offered=True) == ("n", 0)


def test_who_holds_backspace_down_empties_the_line_and_stays() -> None:
    assert line_after("abc", *["backspace"] * 6) == ("", 0)
    assert line_after("", "backspace") == ("", 1)


@pytest.mark.parametrize("text", ["a👩\u200d💻", "cafe\u0301", "x" * 500 + "👍🏽"])
def test_a_character_begins_and_ends_where_people_see_it(text: str) -> None:
    begin = character_before(text, len(text))
    assert text[begin:] in ("👩\u200d💻", "e\u0301", "👍🏽")
    assert character_after(text, begin) == len(text)
