"""What people call an agent, as it is kept: whatever a store sends, one line of some cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_tui.domain.text import clean_line
from agent_tui.domain.who import AGENT_NAME_CELLS, agent_name
from agent_tui.ui.presentation.cells import width_of


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("李娜", "李娜"),
        ("  Li Na ", "Li Na"),
        ("", ""),
        (" \n ", ""),
        ("李\n娜", "李␊娜"),
        ("\x1b]0;x\x07李娜", "␛]0;x␇李娜"),
        ("a\u202eb", "a▯b"),
        ("x" * 500, "x" * 40),
        ("娜" * 500, "娜" * 20),
        ("x" + "娜" * 500, "x" + "娜" * 19),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_a_name_is_one_clean_line_of_some_cells(text: str, kept: str) -> None:
    assert agent_name(text) == kept


@given(st.text(max_size=120))
def test_whatever_is_sent_it_stays_clean_and_short(text: str) -> None:
    name = agent_name(text)
    assert clean_line(name) == name
    assert width_of(name) <= AGENT_NAME_CELLS + 1  # a mark that stood on nothing has got a letter to stand on
