"""The registry of actions: complete words, no clash of keys, and everything that shows it."""

import itertools
from datetime import UTC

import pytest

from agent_tui.domain.errors import BadInput
from agent_tui.messages.actions import ACTION_WORDS
from agent_tui.messages.speech import Language
from agent_tui.messages.troubles import TROUBLES
from agent_tui.ui.actions import ACTIONS, PLACES, Situation, action, menu_at
from agent_tui.ui.screens.windows.palette_screen import found, matches
from agent_tui.ui.wording import Hands, Wording
from tests.ui.keys_page import PAGE, keys_page

KEYS_OF_TERMINALS = {"ctrl+b", "ctrl+a", "ctrl+j", "ctrl+o", "ctrl+s", "ctrl+h", "f5", "f10", "f11"}
"""tmux, screen, flow control, backspace; and function keys that terminals and desktops keep for themselves."""


def test_every_action_has_a_name_and_a_help_line_and_no_other_words_stand_about() -> None:
    wanted = {one.words for one in ACTIONS}
    wanted |= {one.help_words for one in ACTIONS}
    wanted |= {"claim.again", "pending.again", "upset.again", "tour.again"}
    reasons = {key for key in ACTION_WORDS if key.startswith("why.")}
    assert wanted <= set(ACTION_WORDS)
    assert set(ACTION_WORDS) == wanted | reasons


@pytest.mark.parametrize("place", PLACES)
def test_a_key_means_one_thing_in_a_place(place: str) -> None:
    seen: dict[str, str] = {}
    for one in ACTIONS:
        if place in one.places or "everywhere" in one.places:
            for key in one.keys:
                assert key not in seen, f"{key}: {seen.get(key)} and {one.id}"
                seen[key] = one.id


def test_no_key_belongs_to_tmux_screen_or_the_terminal() -> None:
    assert KEYS_OF_TERMINALS.isdisjoint(itertools.chain.from_iterable(one.keys for one in ACTIONS))


def test_every_action_of_a_letter_has_a_function_key_or_stands_in_the_numbered_menu() -> None:
    for one in ACTIONS:
        letters = [key for key in one.keys if len(key) == 1 and key.isalpha()]
        if letters:
            others = [key for key in one.keys if len(key) > 1]
            assert one.menu or others, one.id


@pytest.mark.parametrize("place", ["queue", "contact"])
def test_the_menu_of_a_place_holds_what_can_be_done_to_a_contact(place: str) -> None:
    ids = [one.id for one in menu_at(place)]  # type: ignore[arg-type]  # a place by its name
    assert {"claim", "reply", "note", "wrap_up", "pending"} <= set(ids)


@pytest.mark.parametrize("place", ["queue", "contact"])
def test_the_menu_begins_with_a_contacts_life_and_ends_with_the_program(place: str) -> None:
    ids = [one.id for one in menu_at(place)]  # type: ignore[arg-type]  # a place by its name
    assert ids[:9] == [
        *("claim", "reply", "note", "template", "knowledge", "verify", "promises", "transfer", "pending")
    ]
    assert ids[-4:] == ["language", "theme", "keymap", "quit"]


def test_the_menu_of_watch_mode_ends_with_the_program_too() -> None:
    assert [one.id for one in menu_at("watch")][-4:] == ["language", "theme", "keymap", "quit"]


@pytest.mark.parametrize(
    ("situation", "id", "reason"),
    [
        (Situation("queue"), "reply", "why.no-contact"),
        (Situation("queue", ticket="t1"), "claim", "why.claims-need-store"),
        (Situation("queue", ticket="t1", online=True), "claim", None),
        (Situation("queue", ticket="t1", online=True, holder="chen.tao"), "claim", "why.held-by-other"),
        (Situation("queue", ticket="t1", online=True, signed_in=False), "claim", "why.nobody-signed-in"),
        (Situation("queue", ticket="t1", ticket_status="closed"), "wrap_up", "why.ended"),
        (Situation("queue", ticket="t1"), "send", "why.not-writing"),
        (Situation("composer", ticket="t1"), "send", None),
        (Situation("queue"), "most_urgent", "why.nothing-waits"),
        (Situation("queue"), "slot_2", "why.nothing-in-hand"),
        (Situation("queue", slots=(None, "t2", None, None, None)), "slot_2", None),
    ],
)
def test_a_disabled_key_says_why(situation: Situation, id: str, reason: str | None) -> None:
    assert action(id).disabled_reason(situation) == reason
    if reason is not None:
        assert reason in ACTION_WORDS


def test_the_palette_finds_by_either_language() -> None:
    assert matches(action("wrap_up"), "小结")
    assert matches(action("wrap_up"), "wrap")
    assert not matches(action("wrap_up"), "wrap promise")


def test_the_palette_has_first_what_bears_the_word_in_its_name() -> None:
    wording = Wording("zh", UTC)
    order = [one.id for one in found([action("help"), action("keymap")], "按键", wording)]
    assert order == ["keymap", "help"]


def test_the_page_of_keys_is_what_the_registry_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == keys_page(), "run python -m tests.ui.keys_page"


@pytest.mark.parametrize(("language", "told"), [("en", "o lists what is there"), ("zh", "可用 o 查看")])
def test_what_has_a_key_is_not_told_as_a_command(language: Language, told: str) -> None:
    wording = Wording(language, UTC, hands=lambda: Hands(Situation("contact", ticket="t-1")))
    assert told in wording.trouble(BadInput("unknown-write", id="x"))
    for key in TROUBLES:
        said = wording.trouble_named(key).replace("agent-tui template list --drafts", "")
        assert not any(f"agent-tui {command}" in said for command in ("outbox", "sync", "queue", "template list"))
