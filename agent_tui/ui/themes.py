"""Themes: TOML files that say what colours the screen has and what each named style looks like (docs/themes.md).

A theme file is read strictly: what is unknown or wrong in it is named by file, line and key, and it alone is left out;
the others load. Colour never carries meaning alone, so every theme may look as it likes.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec
from rich.errors import StyleSyntaxError
from rich.style import Style
from textual.app import App
from textual.theme import Theme

import agent_tui
from agent_tui.config.toml_file import TomlFile, read_toml
from agent_tui.domain.errors import BadInput
from agent_tui.messages.speech import Words
from agent_tui.ui.presentation.styles import PLAIN_STYLES, STYLE_NAMES, Styles

DEFAULT_THEME = "dusk"

TERMINAL_COLOURS = (
    "default",
    *(f"{shade}{colour}" for shade in ("", "bright_") for colour in (
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"
    )),
)  # fmt: skip
"""The terminal's own colours, which follow its user's settings."""

ATTRIBUTES = ("bold", "dim", "italic", "underline", "reverse", "strike")

_ANSI_VARIABLES = {
    True: {"ansi-background": "ansi_black", "ansi-foreground": "ansi_white"},
    False: {"ansi-background": "ansi_white", "ansi-foreground": "ansi_black"},
}
"""What Textual's style sheets want of a theme in the terminal's colours, by `dark`."""

_HEX = re.compile(r"#[0-9a-f]{6}\Z")
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,31}\Z")
_VARIABLE = re.compile(r"[a-z][a-z0-9-]*\Z")


class Colours(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Each `#rrggbb`, or all of them names of `TERMINAL_COLOURS`."""

    foreground: str
    background: str
    surface: str
    """Behind dialogs and fields."""
    panel: str
    """Behind what stands out from the surface."""
    primary: str
    """Frames and what has the focus."""
    secondary: str
    accent: str
    success: str
    warning: str
    error: str


class Title(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    en: str
    zh: str


class ThemeFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a theme file holds, as it stands."""

    name: str
    """1 to 32 of `a-z 0-9 -`."""
    title: Title
    dark: bool
    colours: Colours
    styles: dict[str, str]
    """By style name: attributes, a colour, `on` a colour; a colour as above, or a key of `colours`."""
    variables: dict[str, str] = {}
    """Textual's own CSS variables, for what it draws itself."""


class DeskTheme(msgspec.Struct, frozen=True):
    """A theme ready to wear."""

    name: str
    title: Words
    dark: bool
    textual: Theme
    styles: Styles


class Themes(msgspec.Struct, frozen=True):
    """What could be loaded, by name, and what is wrong with the rest."""

    by_name: Mapping[str, DeskTheme]
    troubles: tuple[BadInput, ...]


def theme_folders(config: Path | None = None) -> tuple[Path, ...]:
    """Where theme files lie, later ones winning: in the package (a wheel), else beside it (a checkout); then `themes`
    in the user's configuration folder."""
    package = Path(agent_tui.__file__).parent
    shipped = package / "themes"
    if not shipped.is_dir():
        shipped = package.parent / "themes"
    return (shipped,) if config is None else (shipped, config / "themes")


def load_themes(folders: Iterable[Path]) -> Themes:
    """Every `*.toml` in `folders`; a theme of a later folder takes the place of one with its name."""
    by_name: dict[str, DeskTheme] = {}
    troubles: list[BadInput] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            try:
                theme = load_theme(path)
            except BadInput as trouble:
                troubles.append(trouble)
            else:
                by_name[theme.name] = theme
    return Themes(by_name, tuple(troubles))


def load_theme(path: Path) -> DeskTheme:
    """One theme; `BadInput` as `config.toml_file` says them, and toml-wrong-value for a colour, style or name."""
    file = read_toml(path)
    if file is None:
        raise BadInput("file-unreadable", file=str(path), reason="not there")
    theme = file.value(ThemeFile, file.data)
    if not _NAME.match(theme.name):
        raise file.wrong_value(("name",), "1 to 32 of a-z, 0-9 and -, the first a letter or digit")
    colours: dict[str, str] = msgspec.structs.asdict(theme.colours)
    ansi = _is_terminals_own(file, colours)
    for name in theme.variables:
        if not _VARIABLE.match(name):
            raise _unknown(file, ("variables", name))
    styles: dict[str, Style] = dict(PLAIN_STYLES)
    for name, words in theme.styles.items():
        if name not in STYLE_NAMES:
            raise _unknown(file, ("styles", name))
        styles[name] = _style(file, name, words, colours)
    for_textual: dict[str, Any] = {key: f"ansi_{colour}" if ansi else colour for key, colour in colours.items()}
    variables = {**(_ANSI_VARIABLES[theme.dark] if ansi else {}), **theme.variables}
    textual = Theme(name=theme.name, dark=theme.dark, ansi=ansi, variables=variables, **for_textual)
    return DeskTheme(theme.name, Words(en=theme.title.en, zh=theme.title.zh), theme.dark, textual, styles)


def wear(app: App[Any], theme: DeskTheme) -> Styles:
    """Gives `app` the colours of `theme`; the styles for what we draw ourselves. With NO_COLOR set these are without
    colour, told apart by weight, underline and reverse."""
    app.register_theme(theme.textual)
    if not app.is_running:
        # why not assigned: Textual would parse its style sheets with the colours that it had before, then with these
        app.set_reactive(App.theme, theme.name)
        app.set_class(theme.dark, "-dark-mode", update=False)
        app.set_class(not theme.dark, "-light-mode", update=False)
        app.stylesheet.set_variables(app.get_css_variables())
    elif app.theme == theme.name:
        app.mutate_reactive(App.theme)  # the same name, other colours
    else:
        app.theme = theme.name
    return {name: style.without_color for name, style in PLAIN_STYLES.items()} if app.no_color else theme.styles


def _is_terminals_own(file: TomlFile, colours: Mapping[str, str]) -> bool:
    ansi = all(colour in TERMINAL_COLOURS for colour in colours.values())
    for key, colour in colours.items():
        if not ansi and not _HEX.match(colour):
            raise file.wrong_value(("colours", key), f"{colour!r} is not #rrggbb (or all are terminal colours)")
    return ansi


def _style(file: TomlFile, name: str, words: str, colours: Mapping[str, str]) -> Style:
    parts: list[str] = []
    for word in words.split():
        if word in ATTRIBUTES or word == "on":
            parts.append(word)
        elif word in colours:
            parts.append(colours[word])
        elif word in TERMINAL_COLOURS or _HEX.match(word):
            parts.append(word)
        else:
            raise file.wrong_value(("styles", name), f"{word!r} is no attribute and no colour")
    try:
        return Style.parse(" ".join(parts))
    except StyleSyntaxError:  # two colours, or "on" without one
        raise file.wrong_value(("styles", name), f"{words!r} cannot be read as a style") from None


def _unknown(file: TomlFile, key: tuple[str, ...]) -> BadInput:
    return BadInput("toml-unknown-key", file=str(file.path), line=file.line_of(key), entry=".".join(key))
