"""A way out names a key only where it does something; elsewhere it names the command, whole."""

import re
from collections.abc import Iterator

import pytest

from agent_tui.messages.speech import Language
from agent_tui.messages.troubles import TROUBLES
from agent_tui.ui.actions import PLACES, Place, Situation, action, actions_at
from agent_tui.ui.keys.maps import Keymap, KeymapName
from agent_tui.ui.keys.names import shown
from agent_tui.ui.wording import BY_KEY, Hands, Wording
from tests.unit.presentation.made_up import SHANGHAI

WITH_ARGUMENTS = re.compile(r"agent-tui [a-z]+(?: [a-z]+)?(?: --[a-z]+| [A-Z]{2,})+")

LANGUAGES: tuple[Language, ...] = ("en", "zh")
KEYMAPS: tuple[KeymapName, ...] = ("standard", "vim")


HANDS = [
    Hands(Situation(place, ticket=ticket), in_text)
    for place in PLACES
    for ticket in (None, "t-1")
    for in_text in (False, True)
]
"""Every place, with and without a contact at hand, and where letters are text."""


def ways_out() -> Iterator[tuple[str, Language, str]]:
    for key, words in TROUBLES.items():
        for language in LANGUAGES:
            text = words.way_out.zh if language == "zh" else words.way_out.en
            if "agent-tui " in text and "{" not in text:
                yield key, language, text


def stands_in(key: str, told: str) -> bool:
    return re.search(rf"(?<![a-z0-9]){re.escape(key)}(?![a-z0-9])", told) is not None


@pytest.mark.parametrize("keymap", KEYMAPS)
@pytest.mark.parametrize("where", HANDS, ids=lambda at: f"{at.situation.place} {at.situation.ticket} {at.in_text}")
def test_a_key_stands_for_a_command_only_where_it_does_the_same(where: Hands, keymap: KeymapName) -> None:
    keys = Keymap(keymap)
    at_place = keys.at(where.situation.place).actions
    for trouble, language, raw in ways_out():
        told = Wording(language, SHANGHAI, keys, hands=lambda: where).trouble_named(trouble)
        for command in (one for one in WITH_ARGUMENTS.findall(raw) if one not in BY_KEY):
            assert command in told, "what has arguments stays whole"
        for command in BY_KEY:
            if command not in raw or command in told:
                continue
            does = action(BY_KEY[command])
            assert does in actions_at(where.situation.place), (trouble, command)
            assert does.reason_against(where.situation) is None, (trouble, command)
            named = [one for one in keys.of(does) if stands_in(shown(one), told)]
            assert any(at_place[tuple(one.split(" "))][0] == does.id for one in named), (trouble, told)
            if where.in_text:
                assert not any(len(one) == 1 for key in named for one in key.split(" ")), "letters are text there"


@pytest.mark.parametrize(
    ("place", "trouble", "told"),
    [
        ("contact", "unknown-ticket", "0 lists those that wait"),
        ("queue", "unknown-ticket", "agent-tui queue lists those"),  # it is the queue
        ("watch", "text-refused", "agent-tui outbox shows it"),
        ("contact", "text-refused", "o shows it"),
        ("composer", "text-refused", "agent-tui outbox shows it"),
        ("list", "unknown-promise", "agent-tui promise list names them"),
        ("queue", "template-no-draft", "`agent-tui template list --drafts` shows all that wait"),
        ("watch", "unknown-bulletin", "N names them"),
        ("knowledge", "replica-empty", "ctrl+l"),
    ],
)
def test_what_is_named_where(place: Place, trouble: str, told: str) -> None:
    where = Hands(Situation(place, ticket="t-1"), in_text=place == "composer")
    assert told in Wording("en", SHANGHAI, hands=lambda: where).trouble_named(trouble)


def test_in_a_window_over_a_screen_no_key_is_named() -> None:
    assert "agent-tui outbox shows it" in Wording("en", SHANGHAI).trouble_named("text-refused")


@pytest.mark.parametrize(
    ("where", "told"),
    [
        (Hands(Situation("queue")), "R"),
        (Hands(Situation("composer"), in_text=True), "esc R"),
        (Hands(Situation("list")), "esc R"),
        (None, "R"),
    ],
)
def test_the_way_to_an_action_begins_where_the_hands_are(where: Hands | None, told: str) -> None:
    assert Wording("en", SHANGHAI, hands=lambda: where).way_to(action("refused")) == told
