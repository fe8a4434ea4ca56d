"""Round a small window stands the screen below it, as it is now."""

from pathlib import Path

import pytest
from textual.geometry import Region

from agent_tui.ui.screens.windows.confirm_screen import ConfirmScreen
from tests.ui.driver import User, at_the_desk, run_at


@at_the_desk(size=(120, 40))
async def test_what_changes_below_a_window_is_seen_round_it(user: User) -> None:
    before = user.lines
    await user.press("w")
    await user.sees("Wrap up: 赵敏")
    assert user.lines[0] == before[0]
    user.app.say("It thundered.")
    await user.sees("It thundered.", "Wrap up: 赵敏")


@at_the_desk(size=(120, 40))
async def test_a_terminal_of_another_size_is_filled_below_and_beside_it(user: User) -> None:
    await user.press("w")
    await user.sees("Wrap up: 赵敏")
    for width, height in ((90, 26), (130, 44)):
        await user.resize(width, height)
        user.app.say(f"Now {width} wide.")
        await user.sees(f"Now {width} wide.", "Wrap up: 赵敏")
        assert len(user.lines) == height
        assert f"Now {width} wide." in user.last_line


@at_the_desk(size=(120, 40))
async def test_what_is_asked_for_beyond_its_own_size_is_blank(user: User) -> None:
    """The compositor may know of another size of the terminal first; a row that it lacks ends the program."""
    await user.press("w")
    await user.sees("Wrap up: 赵敏")
    for crop in (Region(0, 0, 130, 44), Region(0, 38, 120, 6), Region(100, 0, 30, 40)):
        strips = user.app.screen.render_lines(crop)
        assert [strip.cell_length for strip in strips] == [crop.width] * crop.height


@at_the_desk(size=(120, 40))
async def test_a_window_over_a_window_shows_both(user: User) -> None:
    first_line = user.lines[0]
    await user.press("t")
    await user.sees("Template for")
    asked = ConfirmScreen(
        user.app.wording, user.app.styles_by_name, title="Thunder", question="Really?", detail="", keys=("y",)
    )
    user.app.push_screen(asked)
    await user.sees("Really?", "Template for")
    assert user.lines[0] == first_line
    user.app.say("It thundered.")
    await user.sees("It thundered.", "Really?", "Template for")
    await user.press("escape")
    await user.sees_no("Really?")
    await user.press("escape")
    await user.sees_no("Template for")


@pytest.mark.parametrize("keys", ["f", ":", "?", "space", "t", "m", "w", "x", "H"])
def test_a_terminal_that_changes_its_size_is_laid_out_anew_whatever_window_is_open(tmp_path: Path, keys: str) -> None:
    async def scenario(user: User) -> None:
        await user.has_selected("赵敏")
        await user.press(keys)
        for width, height in ((80, 24), (120, 40)):
            await user.resize(width, height)
            await user.until(lambda: "outbox" in user.last_line, "the last line is in sight")
            await user.until(lambda: any(line.count("+") > 1 and "--+" in line for line in user.lines), "the frame is")

    run_at(tmp_path, scenario, size=(120, 40))
