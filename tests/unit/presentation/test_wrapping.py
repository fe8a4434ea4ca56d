"""Bodies are broken into lines as Chinese and English readers expect."""

from hypothesis import given
from hypothesis import strategies as st

from agent_tui.ui.presentation.cells import width_of
from agent_tui.ui.presentation.wrapping import wrap
from tests.unit.presentation.texts import BODIES, unhurried


def test_words_stay_whole() -> None:
    assert wrap("a bank receipt is missing", 10) == ["a bank", "receipt is", "missing"]


def test_chinese_breaks_between_any_two_characters() -> None:
    assert wrap("退款三十元今天到账", 8) == ["退款三十", "元今天到", "账"]


def test_closing_punctuation_never_starts_a_line() -> None:
    assert wrap("退款三十，今天到账。", 8) == ["退款三", "十，今天", "到账。"]
    assert wrap("我们(周三)18:00前到", 9) == ["我们(周", "三)18:00", "前到"]
    assert wrap("退款三［见下］今天", 12) == ["退款三［见", "下］今天"]


def test_an_opening_bracket_never_ends_a_line() -> None:
    assert wrap("退款三（说明）", 8) == ["退款三", "（说明）"]
    assert wrap("退款三［说明］", 8) == ["退款三", "［说明］"]


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
