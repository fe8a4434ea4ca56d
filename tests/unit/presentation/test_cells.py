"""Text is cut and padded by terminal cells, and what it takes up never depends on what stands beside it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from agent_tui.messages import screen_rows, terms
from agent_tui.ui.presentation.cells import cut, fit, fit_right, width_of
from tests.unit.presentation.texts import LINES, unhurried


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("refund", 6, "refund"),
        ("refund", 5, "refu~"),
        ("退款三十元", 10, "退款三十元"),
        ("退款三十元", 9, "退款三十~"),
        ("退款三十元", 8, "退款三~"),
        ("ab退款", 4, "ab~"),
        ("退款", 1, "~"),
        ("退款", 0, ""),
        ("two\nlines", 9, "two lines"),
    ],
)
def test_a_text_is_cut_at_whole_characters(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


def test_an_emoji_family_is_one_character() -> None:
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"

    assert cut(family + "abc", 3) == family + "~"


@unhurried
@given(LINES, st.integers(min_value=0, max_value=50))
def test_fit_takes_exactly_the_width(text: str, width: int) -> None:
    assert width_of(fit(text, width)) == width
    assert width_of(fit_right(text, width)) == width


@unhurried
@given(LINES, LINES, st.integers(min_value=2, max_value=20))
def test_neighbours_do_not_change_each_others_width(left: str, right: str, width: int) -> None:
    assert cell_len(fit(left, width) + " " + fit(right, width) + " " + fit_right(left, width)) == 3 * width + 2


def test_our_own_words_are_as_wide_on_every_terminal() -> None:
    tables = [value for name, value in vars(screen_rows).items() if name.isupper() and isinstance(value, dict)]
    tables += [terms.CHANNELS, terms.TIERS, terms.TIER_MARKS]
    words = [text for table in tables for entry in table.values() for text in entry]

    assert words
    assert not [text for text in words if any(unicodedata.east_asian_width(char) == "A" for char in text)]
