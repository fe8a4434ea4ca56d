"""The normal form of texts: the same as the long way to it, and where its characters come from."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_tui.knowledge.folding import folding_table
from agent_tui.knowledge.normal_form import aligned, normal_form

USUAL = "退款，繳費！（Ａ１）“quoted” – don’t… Ünïcode é ñ 帳單\n℃①ﬁ㍿İß한ｶﾞ e\u0301"


FOLDING = folding_table()
"""Made once: it is made anew whenever somebody asks for it, and each character is asked about."""


def the_long_way(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower().translate(FOLDING)


@given(st.text(max_size=60) | st.text(alphabet=USUAL, max_size=60))
def test_it_is_what_unicode_says(text: str) -> None:
    assert normal_form(text) == the_long_way(text)


def test_each_character_by_itself() -> None:
    for code in range(0x10000):
        if not 0xD800 <= code < 0xE000:
            assert normal_form(chr(code)) == the_long_way(chr(code))


@given(st.text(max_size=60) | st.text(alphabet=USUAL, max_size=60))
def test_each_character_of_it_comes_from_one_of_the_text(text: str) -> None:
    normal, alignment = aligned(text)
    if alignment is None:
        assert len(normal) == len(text)
        return
    places = [alignment.place(at) for at in range(len(normal))]
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)
    for at, place in enumerate(places):
        assert normal[at] in normal_form(text[place])


@pytest.mark.parametrize(("text", "at", "place"), [("…退款", 3, 1), ("a…b", 4, 2), ("5㎏ ok", 4, 3), ("……卡", 6, 2)])
def test_places_behind_a_character_that_becomes_several(text: str, at: int, place: int) -> None:
    _, alignment = aligned(text)
    assert alignment is not None
    assert alignment.place(at) == place
