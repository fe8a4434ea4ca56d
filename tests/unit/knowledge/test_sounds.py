"""Which Chinese characters sound alike."""

import pytest

from agent_tui.knowledge.sounds import same_sound


@pytest.mark.parametrize(
    ("one", "other"), [("宽", "款"), ("第", "递"), ("亮", "量"), ("专", "转"), ("吕", "旅"), ("阿", "啊"), ("昨", "坐")]
)
def test_characters_of_one_syllable_sound_alike(one: str, other: str) -> None:
    assert other in same_sound(one)
    assert one in same_sound(other)


@pytest.mark.parametrize(("one", "other"), [("宽", "框"), ("女", "奴"), ("略", "乱"), ("安", "阿")])
def test_others_do_not(one: str, other: str) -> None:
    assert other not in same_sound(one)


@pytest.mark.parametrize("none", ["a", "1", "龘", "。"])
def test_what_is_no_usual_character_sounds_like_nothing(none: str) -> None:
    assert same_sound(none) == ""
