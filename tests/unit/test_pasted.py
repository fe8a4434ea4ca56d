"""What is pasted is never typed, whatever it holds and however it arrives. Through Textual's own parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from agent_tui.ui.terminal.pasted import BEGINS, ENDS, Pasted

LOG = "before \x1b[31mred\x1b[0m after\x07\n\x1b\x1b c z\x1b"


def read(*looks: str) -> list[events.Event]:
    """The events of what arrives in so many looks at the terminal."""
    pasted, parser = Pasted(), XTermParser()
    return [event for look in looks for event in parser.feed(pasted.harmless(look)) if isinstance(event, events.Event)]


def keys(found: list[events.Event]) -> list[str]:
    return [event.key for event in found if isinstance(event, events.Key)]


def pastes(found: list[events.Event]) -> list[str]:
    return [event.text for event in found if isinstance(event, events.Paste)]


def test_the_escapes_of_a_coloured_log_do_not_type_what_follows_them() -> None:
    found = read(f"{BEGINS}{LOG}{ENDS}x")
    assert pastes(found) == ["before [31mred[0m after\x07\n c z"]
    assert keys(found) == ["x"]


@pytest.mark.parametrize("at", range(1, len(BEGINS + LOG + ENDS)))
def test_so_wherever_it_is_cut_in_two(at: int) -> None:
    whole = BEGINS + LOG + ENDS
    found = read("a", whole[:at], whole[at:], "b")
    assert "".join(pastes(found)) == "before [31mred[0m after\x07\n c z"
    assert keys(found) == ["a", "b"]


def test_keys_are_handed_on_at_once_and_unchanged() -> None:
    pasted = Pasted()
    for look in ("\x1b", "[A", "\x1b[200", "x", "\x1b[<35;1;1M", "\x1b[201~"):
        assert pasted.harmless(look) == look


@given(st.lists(st.text(alphabet="\x1b[201~ab")))
def test_nothing_but_escapes_is_taken_out(looks: list[str]) -> None:
    pasted = Pasted()
    handed = "".join(map(pasted.harmless, looks)) + pasted.harmless(f"{ENDS}")
    assert handed.replace("\x1b", "") == "".join([*looks, ENDS]).replace("\x1b", "")
