"""What every small window over the desk keeps to: where it stands, what it says of rows that do not fit, its digits."""

from pathlib import Path

import pytest

from agent_tui.ui.screens.windows.small_window import SmallWindow
from tests.ui.driver import User, at_the_desk, run_at


@pytest.mark.parametrize("keys", [(":",), ("?",), ("space",), ("x",), ("f",), ("t",), ("w",), ("m",), ("v",), ("Y",)])
def test_slots_story_and_last_line_stay_round_every_window(keys: tuple[str, ...], tmp_path: Path) -> None:
    async def scenario(user: User) -> None:
        before = user.lines
        await user.press(*keys)
        await user.until(lambda: len(user.app.screen_stack) > 1, "a window")
        assert user.lines[0] == before[0]
        for row in (-4, -3, -2):
            assert user.lines[row] == before[row]
        assert "outbox" in user.last_line

    run_at(tmp_path, scenario)


@at_the_desk()
async def test_help_and_palette_say_how_much_is_below_and_cut_nothing(user: User) -> None:
    for key in ("?", ":"):
        await user.press(key)
        await user.sees("more below")
        assert "~" not in "\n".join(line for line in user.lines[2:18] if "|" in line)
        await user.press("escape")


@at_the_desk()
async def test_the_last_command_of_the_help_is_seen_whole(user: User) -> None:
    await user.press("?", "G")
    await user.sees_no("more below")
    await user.sees("reply becomes a note that only", "colleagues read")


@at_the_desk()
async def test_nobody_found_is_said_where_the_eye_is(user: User) -> None:
    await user.press("f")
    await user.type("zqx")
    await user.until(lambda: any("Nobody is known by this" in line for line in user.lines[3:7]), "said below the line")


@at_the_desk()
async def test_a_number_that_is_no_choice_is_refused_with_a_word(user: User) -> None:
    await user.press("x", "7")
    await user.sees("7: nothing here", "what should happen?")
    await user.press("escape", "w", "x")
    await user.sees("x Transfer / consult: not in this window (esc Back)", "( ) 1 Solved")
    await user.sees_no("(*) 1")


@at_the_desk()
async def test_every_list_has_its_numbered_menu(user: User) -> None:
    for opened, first, second in (("o", "Look at both", "Retry"), ("h", "Same person", "Different people")):
        await user.press(opened, "space")
        await user.sees("What can be done here", f"1 {first}", f"2 {second}")
        await user.press("1")
        await user.sees(f"{first}: ")
        await user.press("escape", "escape")
        await user.sees("LEFT")


@at_the_desk()
async def test_the_help_of_a_list_tells_its_own_keys_once(user: User) -> None:
    await user.press("p", "?")
    await user.sees("Keys that work here: Promises")
    own = "\n".join(user.lines)
    assert own.count("space ") <= 1


@at_the_desk()
async def test_a_word_about_a_key_is_cut_as_everything_else_is(user: User) -> None:
    await user.press("x")
    window = user.app.screen
    assert isinstance(window, SmallWindow)
    window.tell("[b]" + "so many words " * 20)
    await user.sees("[b]so many words", "~ ")
    assert "…" not in user.screen
