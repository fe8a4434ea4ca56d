"""Theme files: what ships is legible and documented, and one broken file never takes another down."""

import asyncio
import itertools
import re
from pathlib import Path

import pytest
from rich.style import Style
from textual.app import App

from agent_tui.domain.errors import BadInput
from agent_tui.ui.presentation.styles import PLAIN_STYLES, STYLE_NAMES
from agent_tui.ui.themes import (
    ATTRIBUTES,
    DEFAULT_THEME,
    TERMINAL_COLOURS,
    Colours,
    ThemeFile,
    load_theme,
    load_themes,
    theme_folders,
    wear,
)
from tests.conftest import REPOSITORY

SHIPPED = load_themes(theme_folders()).by_name

GOOD = """\
name = "mine"
title = { en = "Mine", zh = "我的" }
dark = true

[colours]
foreground = "#ffffff"
background = "#000000"
surface = "#000000"
panel = "#000000"
primary = "#0000ff"
secondary = "#0000ff"
accent = "#0000ff"
success = "#00ff00"
warning = "#ffff00"
error = "#ff0000"

[styles]
late = "bold error on panel"
"""


def write(folder: Path, text: str, name: str = "mine.toml") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_dark_a_light_a_high_contrast_and_the_terminals_own_theme_ship() -> None:
    assert load_themes(theme_folders()).troubles == ()
    assert {DEFAULT_THEME, "paper", "contrast", "terminal"} <= set(SHIPPED)
    assert {theme.dark for theme in SHIPPED.values()} == {True, False}
    assert [theme.name for theme in SHIPPED.values() if theme.textual.ansi] == ["terminal"]


def luminance(colour: str) -> float:
    """WCAG 2: relative luminance of `#rrggbb`."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def hex_of(style: Style, foreground: str, background: str) -> tuple[str, str]:
    front = style.color.get_truecolor().hex if style.color else foreground
    back = style.bgcolor.get_truecolor().hex if style.bgcolor else background
    return front, back


@pytest.mark.parametrize("name", [name for name, theme in SHIPPED.items() if not theme.textual.ansi])
def test_every_style_of_a_shipped_theme_is_legible_wherever_it_stands(name: str) -> None:
    theme = SHIPPED[name].textual
    assert theme.foreground
    assert theme.background
    assert contrast(theme.foreground, theme.background) >= 7
    backgrounds = [colour for colour in (theme.background, theme.surface, theme.panel) if colour]
    assert len(backgrounds) == 3
    for style_name, background in itertools.product(STYLE_NAMES, backgrounds):
        front, back = hex_of(SHIPPED[name].styles[style_name], theme.foreground, background)
        assert contrast(front, back) >= 4.5, f"{style_name}: {front} on {back}"


def test_high_contrast_is_what_its_name_says() -> None:
    """WCAG 2, level AAA: 7 to 1, for every style wherever it can stand."""
    theme = SHIPPED["contrast"].textual
    for style_name, background in itertools.product(STYLE_NAMES, (theme.background, theme.surface, theme.panel)):
        front, back = hex_of(SHIPPED["contrast"].styles[style_name], str(theme.foreground), str(background))
        assert contrast(front, back) >= 7, f"{style_name}: {front} on {back}"
    for colour in (theme.primary, theme.secondary, theme.accent, theme.success, theme.warning, theme.error):
        assert contrast(str(colour), str(theme.background)) >= 7, colour


@pytest.mark.parametrize("name", [name for name, theme in SHIPPED.items() if not theme.textual.ansi])
def test_what_stands_in_the_status_line_is_legible_on_its_colour(name: str) -> None:
    theme = SHIPPED[name].textual
    _, bar = hex_of(SHIPPED[name].styles["status"], str(theme.foreground), str(theme.background))
    for style_name in ("status", "late", "soon", "trouble", "hint_key"):
        front, back = hex_of(SHIPPED[name].styles[style_name], str(theme.foreground), bar)
        assert contrast(front, back) >= (7 if name == "contrast" else 4.5), f"{style_name}: {front} on {back}"


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_theme_says_how_every_style_looks(name: str) -> None:
    text = (theme_folders()[0] / f"{name}.toml").read_text(encoding="utf-8")
    styles = text.partition("[styles]")[2].partition("[variables]")[0]
    assert re.findall(r"^(\w+) = ", styles, re.MULTILINE) == list(STYLE_NAMES)


def test_what_matters_most_is_told_apart_without_colour() -> None:
    for name in ("cursor", "late", "match", "status"):
        plain = PLAIN_STYLES[name].without_color
        assert plain.bold or plain.underline or plain.reverse, name


def test_every_key_style_and_word_is_documented() -> None:
    page = (REPOSITORY / "docs" / "themes.md").read_text(encoding="utf-8")
    fields = [field for field in ThemeFile.__struct_fields__ if field not in ("colours", "styles", "variables")]
    words = [*fields, *Colours.__struct_fields__, *STYLE_NAMES, *ATTRIBUTES, *SHIPPED]
    words += [colour for colour in TERMINAL_COLOURS if not colour.startswith("bright_")]
    missing = [word for word in words if f"`{word}`" not in page]
    assert missing == []


def test_a_theme_that_is_worn_takes_the_colours_that_its_file_has_got(tmp_path: Path) -> None:
    async def played() -> None:
        app: App[None] = App()
        async with app.run_test() as pilot:
            wear(app, load_theme(write(tmp_path, GOOD)))
            await pilot.pause()
            assert app.theme_variables["foreground"].lower() == "#ffffff"
            wear(app, load_theme(write(tmp_path, GOOD.replace('"#ffffff"', '"#eeeeee"'))))
            await pilot.pause()
            assert app.theme_variables["foreground"].lower() == "#eeeeee"

    asyncio.run(played())


def test_a_theme_of_the_user_takes_the_place_of_one_with_its_name(tmp_path: Path) -> None:
    shipped = tmp_path / "shipped"
    write(shipped, GOOD)
    own = write(tmp_path / "own", GOOD.replace('"#ffffff"', '"#eeeeee"')).parent
    themes = load_themes([shipped, own])
    assert themes.by_name["mine"].textual.foreground == "#eeeeee"


def test_a_broken_theme_is_named_and_the_others_load(tmp_path: Path) -> None:
    write(tmp_path, "name = ", "a-broken.toml")
    write(tmp_path, GOOD, "b-good.toml")
    write(tmp_path, GOOD.replace("[styles]", "[stiles]"), "c-typo.toml")
    themes = load_themes([tmp_path])
    assert list(themes.by_name) == ["mine"]
    assert [(Path(str(trouble.facts["file"])).name, trouble.key) for trouble in themes.troubles] == [
        ("a-broken.toml", "toml-broken"),
        ("c-typo.toml", "toml-unknown-key"),
    ]


@pytest.mark.parametrize(
    ("good", "bad", "key", "entry", "line"),
    [
        ("late = ", "laet = ", "toml-unknown-key", "styles.laet", 18),
        ("dark = true", "dark = 1", "toml-wrong-value", "dark", 3),
        ('error = "#ff0000"', "", "toml-missing-key", "colours.error", 5),
        ('error = "#ff0000"', 'error = "rot"', "toml-wrong-value", "colours.error", 15),
        ('error = "#ff0000"', 'error = "red"', "toml-wrong-value", "colours.error", 15),
        ("bold error on panel", "bold eror", "toml-wrong-value", "styles.late", 18),
        ("bold error on panel", "bold on", "toml-wrong-value", "styles.late", 18),
        ("bold error on panel", "link http://x", "toml-wrong-value", "styles.late", 18),
        ('name = "mine"', 'name = "../mine"', "toml-wrong-value", "name", 1),
    ],
)
def test_a_mistake_is_named_by_file_line_and_key(
    tmp_path: Path, good: str, bad: str, key: str, entry: str, line: int
) -> None:
    path = write(tmp_path, GOOD.replace(good, bad))
    with pytest.raises(BadInput) as refused:
        load_theme(path)
    assert refused.value.key == key
    assert (refused.value.facts["file"], refused.value.facts["entry"], refused.value.facts["line"]) == (
        str(path), entry, line,
    )  # fmt: skip


@pytest.mark.parametrize("name", SHIPPED)
async def test_a_theme_is_worn_and_every_variable_of_it_is_css(name: str) -> None:
    app: App[None] = App()
    async with app.run_test() as pilot:
        styles = wear(app, SHIPPED[name])
        await pilot.pause()
        assert app.current_theme.name == name
        assert styles is SHIPPED[name].styles
