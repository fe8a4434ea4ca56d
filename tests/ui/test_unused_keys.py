"""A key that does nothing where it is pressed says so, in every place: a silent key looks broken."""

import functools

import pytest
from textual.screen import Screen

from agent_tui.domain.values import ImportRecord
from agent_tui.ui.actions import ACTIONS, Action, Place, actions_at
from agent_tui.ui.screens.windows.moving import MOVES_AND_BACK
from tests.ui.driver import User, at_the_desk

QUIET = {*MOVES_AND_BACK, "repaint", "suspend", "quit", "editor"} - {"open"}
"""What moves may come to the end of its way, what repaints shows what stood there, and what leaves is tested where it
leaves."""

OPENED: dict[str, tuple[str, ...]] = {
    "queue": (),
    "contact": ("enter",),
    "promises": ("p",),
    "customer file": ("h",),
    "outbox": ("o",),
    "bulletins": ("N",),
    "menu": ("space",),
    "help": ("?",),
    "transfer": ("x",),
    "wrap-up": ("w",),
}
"""By which keys each place is come to from the queue."""


def nobody() -> list[ImportRecord]:
    return []


async def told(user: User, key: str) -> str:
    """What stands on the screen after `key` that did not stand there before."""
    user.app.say("")
    await user.settle()
    before, places = user.lines, [*user.app.screen_stack, user.app.focused]
    await user.press(key)
    new = [line for line, was in zip(user.lines, before, strict=True) if line != was]
    return "\n".join(new) or ("elsewhere" if places != [*user.app.screen_stack, user.app.focused] else "")


def elsewhere(user: User) -> list[str]:
    """Keys of actions that are none of this screen's."""
    screen = user.app.screen
    here = {binding.id for bindings in screen._bindings.key_to_bindings.values() for binding in bindings}
    mine = {key for one in ACTIONS if one.id in here for key in one.keys}
    mine |= {key for one in ACTIONS if one.id in QUIET for key in one.keys}
    mine |= set("0123456789") | {"space"}  # windows choose and mark by them
    return list(dict.fromkeys(key for one in ACTIONS for key in one.keys if key not in mine))


@pytest.mark.parametrize("place", OPENED)
def test_keys_of_other_places_say_where_they_act(place: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    @at_the_desk(size=(120, 40))
    async def scenario(user: User) -> None:
        await user.press(*OPENED[place])
        keys = [*elsewhere(user), "q", "K", "left", "ctrl+x"]
        spoken = {key: await told(user, key) for key in keys}
        words = ("nothing here", "only in", "not in this window")
        assert not [key for key, said in spoken.items() if not any(one in said for one in words)]

    scenario(tmp_path_factory.mktemp("desk"))


def _spoken_of(action: Action) -> bool:
    return action.id not in QUIET and bool(action.keys) and not action.keys[0].startswith("ctrl")


Look = tuple[list[str], list[Screen[object]]]


def look(user: User) -> Look:
    """What stands on the screen, and which windows there are."""
    return user.lines, [*user.app.screen_stack]


def has_changed(user: User, before: Look) -> bool:
    return look(user) != before


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("place", ["queue", "list", "ledger"])
def test_a_key_that_cannot_act_says_why(place: Place, language: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """With no contact at all hardly anything can be done."""
    opened = {"queue": (), "list": ("o",), "ledger": ("p",)}[place]

    @at_the_desk(records=nobody, language=language)  # type: ignore[arg-type]  # a language by its name
    async def scenario(user: User) -> None:
        for one in filter(_spoken_of, actions_at(place)):
            await user.press(*opened)
            user.app.say("")
            await user.settle()
            before = look(user)
            await user.press(one.keys[0])
            # why waited for: some look something up before they say it
            await user.until(functools.partial(has_changed, user, before), f"{one.id} says why")
            await user.press("escape", "escape", "escape")

    scenario(tmp_path_factory.mktemp("desk"))


@at_the_desk()
async def test_the_end_of_the_queue_is_told(user: User) -> None:
    assert "ends" in await told(user, "[")
    await user.press("G")
    assert "ends" in await told(user, "]")
    assert "open already" in await told(user, "0")


@at_the_desk()
async def test_a_word_about_a_key_is_gone_with_the_next_one(user: User) -> None:
    await user.press("space", "q")
    await user.sees("q: nothing here (esc Back)")
    await user.press("down")
    await user.sees_no("nothing here")


@at_the_desk()
async def test_of_a_key_in_a_text_a_key_is_named_that_is_no_text(user: User) -> None:
    await user.press("c", "r", "ctrl+end")
    await user.sees("ctrl+end: nothing here (f1 Help)")


@at_the_desk()
async def test_letters_of_a_full_width_input_method_move_and_ask_and_do_nothing_else(user: User) -> None:
    before = user.selected
    await user.press("Ａ")
    await user.sees("Press Shift for English")
    await user.press("ｃ", "！", "ｚ")
    await user.sees("Press Shift for English")
    assert user.selected == before
    await user.press("ｊ")
    await user.until(lambda: user.selected != before, "moved")
    await user.press("？")
    await user.sees("Keys that work here")


@at_the_desk()
async def test_two_keys_that_mean_nothing_together_say_so(user: User) -> None:
    await user.press(":")
    await user.type("other keys")
    await user.press("enter", "g", "q")
    await user.sees("gq: nothing here")


@at_the_desk()
async def test_backspace_never_loses_a_text_that_is_begun(user: User) -> None:
    await user.press("w", "tab", "tab")
    await user.type("shorter words")
    await user.press("tab", "backspace")
    await user.sees("A text is begun here: esc leaves it", "shorter words")
    await user.press("escape")
    await user.sees_no("shorter words")


@at_the_desk()
async def test_backspace_in_a_reply_takes_one_character(user: User) -> None:
    await user.press("r")
    await user.type("fine 👍🏽")
    await user.press("backspace")
    await user.sees("fine")
    assert user.app._desk_screen.pane.composer is not None
    assert user.app._desk_screen.pane.composer.text_area.text.rstrip() == "fine"
