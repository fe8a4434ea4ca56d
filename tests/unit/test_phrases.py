"""Which letters that came at once are the syllables of an input method."""

import pytest

from agent_tui.ui.terminal.phrases import is_phrase


@pytest.mark.parametrize(
    "text", ["nihao", "zhuangshuang", "xian", "jintian", "anan", "erer", "ouou", "zhongguo", "nvhai", "pingan", "aiai"]
)
def test_two_syllables_and_more_are_a_phrase(text: str) -> None:
    assert is_phrase(text)


@pytest.mark.parametrize("text", ["", "a", "nan", "ao", "shen", "zhong", "nihaox", "Nihao", "ni hao", "nihao!", "next"])
def test_a_single_syllable_and_other_letters_are_none(text: str) -> None:
    assert not is_phrase(text)


@pytest.mark.parametrize("again", ["na", "an", "ao", "nang", "a", "xiangan"])
@pytest.mark.parametrize("end", ["!", "x", "na"])
def test_however_long_it_is_told_at_once(again: str, end: str) -> None:
    assert is_phrase(again * 5000 + end) == (end == "na")
