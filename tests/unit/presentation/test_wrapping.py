"""Bodies are broken into lines as Chinese and English readers expect."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from agent_tui.ui.presentation.cells import width_of
from agent_tui.ui.presentation.wrapping import line_starts, wrap
from tests.unit.presentation.texts import BODIES, unhurried


def test_words_stay_whole() -> None:
    assert wrap("a bank receipt is missing", 10) == ["a bank", "receipt is", "missing"]


def test_chinese_breaks_between_any_two_characters() -> None:
    assert wrap("退款已经办好今天到账", 8) == ["退款已经", "办好今天", "到账"]


def test_closing_punctuation_never_starts_a_line() -> None:
    assert wrap("退款办好，今天到账。", 8) == ["退款办", "好，今天", "到账。"]
    assert wrap("我们(周三)18:00到", 9) == ["我们", "(周三)", "18:00到"]
    assert wrap("退款三［见下］今天", 12) == ["退款三［见", "下］今天"]


def test_an_opening_bracket_never_ends_a_line() -> None:
    assert wrap("退款三（说明）", 8) == ["退款三", "（说明）"]
    assert wrap("退款三［说明］", 8) == ["退款三", "［说明］"]


def test_a_number_stays_with_what_it_dates_pays_or_counts() -> None:
    assert wrap("退款在11月25日办好", 10) == ["退款在", "11月25日办", "好"]
    assert wrap("原定2026年11月25日", 14) == ["原定", "2026年11月25日"]
    assert wrap("二十五日星期三退三十元", 10) == ["二十五日", "星期三退", "三十元"]
    assert wrap("可退回30.00元", 12) == ["可退回", "30.00元"]
    assert wrap("我们答应18:00前退", 14) == ["我们答应", "18:00前退"]


def test_a_number_longer_than_a_line_is_split_all_the_same() -> None:
    assert wrap("退九千八百七十六万元", 8) == ["退", "九千八百", "七十六万", "元"]


def test_a_run_without_blanks_is_split() -> None:
    assert wrap("see " + "x" * 12, 8) == ["see", "x" * 8, "x" * 4]
    assert wrap("aa。)aa。)a。", 11) == ["aa。)aa。)", "a。"]


def test_line_breaks_and_indents_are_kept() -> None:
    assert wrap("one\n\n  two", 10) == ["one", "", "  two"]
    assert wrap("  two words more", 11) == ["  two words", "more"]


def test_no_text_is_one_empty_line() -> None:
    assert wrap("", 10) == [""]


@unhurried
@given(BODIES, st.integers(min_value=2, max_value=40))
def test_no_line_is_wider_than_asked(body: str, width: int) -> None:
    assert all(width_of(line) <= width for line in wrap(body, width))


@unhurried
@given(BODIES, st.integers(min_value=2, max_value=40))
def test_nothing_but_blanks_is_lost(body: str, width: int) -> None:
    assert "".join("".join(wrap(body, width)).split()) == "".join(body.split())


@unhurried
@given(
    st.lists(st.tuples(st.text(alphabet="退款ab", min_size=1, max_size=5), st.text(alphabet="，。！)」", max_size=3))),
    st.integers(min_value=20, max_value=40),
)
def test_no_line_starts_with_closing_punctuation(words: list[tuple[str, str]], width: int) -> None:
    body = "".join(word + closing for word, closing in words)

    assert not [line for line in wrap(body, width) if line and line[0] in "，。！)」"]


def written(text: str, width: int, *tabs: int) -> list[str]:
    """The lines of a paragraph that is being written."""
    places = [0, *line_starts(text, width, tabs), len(text)]
    return [text[start:end] for start, end in pairwise(places)]


def test_what_is_written_breaks_where_what_is_shown_breaks() -> None:
    assert written("退款办好，今天到账。", 8) == ["退款办", "好，今天", "到账。"]
    assert written("退款在11月25日办好", 10) == ["退款在", "11月25日办", "好"]


def test_a_blank_at_the_end_of_a_written_line_hangs_over_and_of_more_the_rest_begins_the_next() -> None:
    assert written("a bank slip", 6) == ["a bank ", "slip"]
    assert written("a bank  slip", 6) == ["a bank", "  slip"]
    assert written("a bank ", 6) == ["a bank", " "]


def test_tabs_are_as_wide_as_they_stand() -> None:
    assert written("ab\tcd\tef", 8, 4, 4) == ["ab\tcd", "\tef"]


@unhurried
@given(BODIES, st.integers(min_value=2, max_value=40))
def test_of_what_is_written_nothing_is_lost_and_no_line_is_wider_but_by_one_blank(body: str, width: int) -> None:
    for paragraph in body.split("\n"):
        lines = written(paragraph, width)
        assert "".join(lines) == paragraph
        assert all(width_of(line.removesuffix(" ")) <= width for line in lines)
        assert all(lines[:-1])
