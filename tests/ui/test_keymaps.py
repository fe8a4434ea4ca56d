"""Keymaps: both are in order, a person's changes stand or fall one by one, and a row of presses comes to
what it says."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from agent_tui.config.keymaps import Override
from agent_tui.messages.troubles import TROUBLES
from agent_tui.ui.actions import ACTIONS, Place, action
from agent_tui.ui.keys.maps import FIXED, KEYMAP_NAMES, STANDARD, VIM, Keymap, KeymapName, clashes
from agent_tui.ui.keys.names import SWALLOWED, as_typed, pressed_key, read_keys, shown
from agent_tui.ui.keys.pressing import NOTHING, press
from tests.ui.driver import User, at_the_desk

VIM_MAP = Keymap("vim")


@pytest.mark.parametrize("name", KEYMAP_NAMES)
def test_a_key_means_one_thing_in_a_place(name: KeymapName) -> None:
    assert clashes(Keymap(name)) == []


def test_the_fixed_points_stand_in_standard() -> None:
    known = {one.id: one.keys for one in ACTIONS}
    for id, keys in FIXED.items():
        if id in known:
            assert set(keys) <= set(known[id]), id


def test_vim_is_as_it_was_drawn() -> None:
    assert set(VIM) <= {one.id for one in ACTIONS}
    shows = {id: VIM_MAP.shown(action(id), 1) for id in VIM}
    assert shows["note"] == "A"
    assert shows["slot_3"] == "g3"
    assert (shows["history"], shows["zoom"], shows["first"], shows["send"]) == ("gh", "gz", "gg", "ZZ")
    assert (shows["next_pane"], shows["previous_pane"]) == ("l", "h")
    assert (shows["next_match"], shows["previous_match"]) == ("n", "N")


def test_beside_a_text_only_keys_are_named_that_are_no_letters() -> None:
    assert VIM_MAP.shown(action("send"), 1, in_text=True) == "f9"
    assert VIM_MAP.shown(action("next_pane"), 1, in_text=True) == "tab"
    assert STANDARD.shown(action("send"), 1, in_text=True) == "f9"


def changed(*overrides: tuple[str, str | tuple[str, ...]], name: KeymapName = "standard") -> Keymap:
    entries = [
        Override(id, (keys,) if isinstance(keys, str) else keys, line) for line, (id, keys) in enumerate(overrides, 2)
    ]
    return Keymap(name, entries, file="keymap.toml")


class Wrong(NamedTuple):
    overrides: tuple[tuple[str, str | tuple[str, ...]], ...]
    key: str
    facts: dict[str, str | int]
    name: KeymapName = "standard"


WRONG = [
    Wrong((("clam", "C"),), "keymap-unknown-action", {"entry": "clam", "line": 2}),
    Wrong((("outbox", "hyper+o"),), "keymap-unknown-key", {"entry": "outbox", "pressed": "hyper+o"}),
    Wrong((("outbox", "ctrl+b"),), "keymap-swallowed", {"entry": "outbox", "pressed": "ctrl+b"}),
    Wrong((("claim", "C"),), "keymap-fixed", {"entry": "claim", "pressed": "c"}),
    Wrong((("outbox", "w"),), "keymap-clash", {"entry": "outbox", "other": "wrap_up", "pressed": "w"}),
    Wrong((("outbox", "g x"),), "keymap-clash", {"entry": "outbox", "other": "first", "pressed": "gx"}),
    Wrong((("outbox", "ctrl+x"), ("resting", "ctrl+x")), "keymap-clash", {"entry": "resting", "other": "outbox"}),
    Wrong((("quit", "X"),), "keymap-fixed", {"entry": "quit", "pressed": "ctrl+q"}, "vim"),
    Wrong((("outbox", "7"),), "keymap-count", {"entry": "outbox", "pressed": "7"}, "vim"),
]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: f"{wrong.key} {wrong.overrides[-1]}")
def test_what_cannot_stand_is_named_and_keeps_its_keys(wrong: Wrong) -> None:
    keymap = changed(("most_urgent", "f22"), *wrong.overrides, name=wrong.name)
    (trouble,) = keymap.troubles
    assert trouble.key == wrong.key
    facts = {key: value for key, value in wrong.facts.items() if key != "line"}
    assert facts.items() <= trouble.facts.items()
    assert trouble.key in TROUBLES
    loser = str(wrong.facts["entry"])
    if keymap.knows(loser):
        assert keymap.of(action(loser)) == Keymap(wrong.name).of(action(loser))
    assert keymap.of(action("most_urgent")) == ("f22",), "the rest of the file holds"
    assert clashes(keymap) == []


def test_two_actions_may_swap_their_keys() -> None:
    keymap = changed(("outbox", "e"), ("resting", "o"))
    assert keymap.troubles == ()
    assert (keymap.of(action("outbox")), keymap.of(action("resting"))) == (("e",), ("o",))


def test_a_change_that_falls_takes_another_with_it_that_needed_it() -> None:
    keymap = changed(("outbox", "w"), ("resting", "o"))
    assert [trouble.facts["entry"] for trouble in keymap.troubles] == ["outbox", "resting"]
    assert keymap == STANDARD


@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("c", ("c",)),
        ("G", ("G",)),
        ("/", ("/",)),
        ("Ctrl+R", ("ctrl+r",)),
        ("esc", ("escape",)),
        ("g h", ("g", "h")),
        ("gh", ("g", "h")),
        ("g 1", ("g", "1")),
        ("shift+down", ("shift+down",)),
        ("／", ("/",)),
        ("space", ("space",)),
        ("", None),
        ("hyper+x", None),
        ("pagdown", None),
        ("ctrl+é", None),
    ],
)
def test_how_keys_are_written(written: str, keys: tuple[str, ...] | None) -> None:
    assert read_keys(written) == keys


def test_every_key_of_both_maps_can_be_written_in_a_file() -> None:
    for name in KEYMAP_NAMES:
        for keys in Keymap(name).keys.values():
            for key in keys:
                assert read_keys(key) == tuple(key.split(" ")), key


@pytest.mark.parametrize(
    ("key", "character", "ours"),
    [
        ("slash", "/", "/"),
        ("space", " ", "space"),
        ("f2", None, "f2"),
        ("ctrl+r", "\x12", "ctrl+r"),
        ("enter", "\r", "enter"),
        ("Ｊ", "Ｊ", "J"),
        ("１", "１", "1"),
        ("fullwidth_solidus", "／", "/"),
        ("ideographic_comma", "、", "/"),
        ("你", "你", "你"),
    ],
)
def test_a_pressed_key_is_what_it_would_have_typed(key: str, character: str | None, ours: str) -> None:
    assert pressed_key(key, character) == ours


def test_keys_are_shown_short() -> None:
    assert [shown(key) for key in ("g h", "escape", "ctrl+r", "shift+down")] == ["gh", "esc", "ctrl+r", "shift+down"]
    assert as_typed("；") == ";"
    assert "ctrl+b" in SWALLOWED


def presses(keymap: Keymap, *keys: str, place: Place = "queue") -> Iterator[tuple[tuple[str, ...], int | None, bool]]:
    begun = NOTHING
    for key in keys:
        outcome = press(keymap.at(place), begun, key)
        begun = outcome.begun
        yield outcome.ids[:1], outcome.times, begun != NOTHING


@pytest.mark.parametrize(
    ("keys", "last"),
    [
        (("j",), (("down",), None, False)),
        (("5", "j"), (("down",), 5, False)),
        (("1", "0", "j"), (("down",), 10, False)),
        (("0",), (("queue",), None, False)),
        (("g",), ((), None, True)),
        (("g", "g"), (("first",), None, False)),
        (("g", "1"), (("slot_1",), None, False)),
        (("3", "g", "g"), (("first",), 3, False)),
        (("g", "escape"), ((), None, False)),
        (("g", "c"), ((), None, False)),
        (("g", "c", "c"), (("claim",), None, False)),
        (("5", "escape", "j"), (("down",), None, False)),
        (("9", "9", "9", "9", "9", "j"), (("down",), 9999, False)),
    ],
)
def test_a_row_of_presses_in_vim(keys: tuple[str, ...], last: tuple[tuple[str, ...], int | None, bool]) -> None:
    assert list(presses(VIM_MAP, *keys))[-1] == last


def test_digits_are_slots_in_standard_and_a_key_of_nobody_is_left_to_others() -> None:
    assert list(presses(STANDARD, "3")) == [(("slot_3",), None, False)]
    assert not press(STANDARD.at("queue"), NOTHING, "Ä").taken


@at_the_desk()
async def test_the_menu_switches_to_vim_and_back(user: User) -> None:
    await user.app.run_action("switch_keymap")
    await user.sees("Keys: vim")
    await user.press("j")
    first = user.selected
    await user.press("g")
    await user.sees("g ..", "WHO  陈静")
    user.app._desk_screen.read_selected()
    await user.sees("g ..")
    await user.press("g")
    await user.until(lambda: user.selected != first, "gg goes to the top")
    await user.press("2", "j")
    await user.press("question_mark")
    await user.sees("gh", "A f4")
    await user.press("escape")
    await user.app.run_action("switch_keymap")
    await user.sees("Keys: standard")
    await user.press("g")
    await user.sees_no("g ..")
