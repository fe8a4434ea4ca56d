"""Highlighting marks every occurrence and changes nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_tui.ui.presentation.cells import width_of
from agent_tui.ui.presentation.styles import PLAIN_STYLES, STYLE_NAMES, Span, highlight, line_width, plain
from tests.unit.presentation.texts import LINES, unhurried


def test_occurrences_are_marked_whatever_their_case() -> None:
    line = highlight((Span("Refund the REFUND", "dim"),), ["refund"])

    assert line == (Span("Refund", "dim", True), Span(" the ", "dim"), Span("REFUND", "dim", True))


def test_overlapping_words_are_marked_once() -> None:
    line = highlight((Span("退款退款单"),), ["退款", "款单", "款退"])

    assert plain(span for span in line if span.match) == "退款退款单"


@unhurried
@given(LINES, st.lists(st.text(max_size=3), max_size=3))
def test_highlighting_keeps_the_text(text: str, words: list[str]) -> None:
    assert plain(highlight((Span(text),), words)) == text


@pytest.mark.parametrize(
    ("text", "word", "marked"),
    [
        ("row 0\ufe0f here", "0", "0\ufe0f"),
        ("cafe\u0301", "e", "e\u0301"),
        ("👩\u200d💻 Li", "💻", "👩\u200d💻"),
        ("王小明 0", "0", "0"),
    ],
)
def test_what_people_see_as_one_character_is_marked_whole(text: str, word: str, marked: str) -> None:
    line = highlight((Span(text),), [word])

    assert plain(span for span in line if span.match) == marked
    assert line_width(line) == width_of(text)


def test_every_style_has_a_look_without_a_theme() -> None:
    assert set(PLAIN_STYLES) == set(STYLE_NAMES)
