"""How keys are written: in the registry, in keymap.toml, on the screen.

A key is the character it types (`c`, `G`, `/`), or a name (`enter`, `f2`, `ctrl+r`, `shift+down`, `space`). Several
keys one after the other are written with blanks between (`g h`).
"""

from textual.keys import Keys

FULL_WIDTH_FIRST, FULL_WIDTH_LAST = 0xFF01, 0xFF5E
"""Unicode's full-width forms of the ASCII characters `!` to `~`."""

_TO_ASCII = 0xFEE0

_MADE_BY_INPUT_METHODS = {
    "、": "/",
    "。": ".",
    "【": "[",
    "】": "]",
    "「": "[",
    "」": "]",
    "《": "<",
    "》": ">",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "￥": "$",
    "·": "`",
    "\N{IDEOGRAPHIC SPACE}": " ",
}
"""What a Chinese input method types for a key of the keyboard, beside the full-width forms."""

_SHORT = {"escape": "esc", "pageup": "pgup", "pagedown": "pgdn", "shift+tab": "s-tab", "delete": "del"}
_LONG = {short: name for name, short in _SHORT.items()} | {"return": "enter", "backtab": "shift+tab"}

_MODIFIERS = ("ctrl", "alt", "shift")

NAMED = frozenset({
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "escape", "backspace", "tab", "space",
    "delete", "insert", *(f"f{number}" for number in range(1, 25)),
})  # fmt: skip
"""Keys that have a name rather than a character."""

SWALLOWED = frozenset({
    "ctrl+a", "ctrl+b", "ctrl+c", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+o", "ctrl+s", "ctrl+z", "ctrl+[",
    "f5", "f10", "f11",
})  # fmt: skip
"""Keys that tmux, screen, the terminal or the desktop take for themselves, or that a terminal cannot tell from
another key; `ctrl+c` and `ctrl+z` are kept for what they do everywhere (TERMINAL "Keys")."""

KEPT = {"suspend": frozenset({"ctrl+z"})}
"""Actions that these keys belong to all the same."""


def as_typed(character: str) -> str:
    """The character of the keyboard's key, where an input method that was left on made another one of it."""
    if len(character) != 1:
        return character
    code = ord(character)
    if FULL_WIDTH_FIRST <= code <= FULL_WIDTH_LAST:
        return chr(code - _TO_ASCII)
    return _MADE_BY_INPUT_METHODS.get(character, character)


def made_by_input_method(character: str | None) -> bool:
    """True for what an input method that was left on makes of a key of the keyboard."""
    return as_typed(character or "") != (character or "")


def pressed_key(key: str, character: str | None) -> str:
    """A key as we write it, of what Textual calls it and the character that it types."""
    typed = as_typed(character or "")
    if len(typed) != 1 or not typed.isprintable() or "+" in key:
        return key
    return "space" if typed == " " else typed


def read_keys(written: str) -> tuple[str, ...] | None:
    """The keys of one entry of a keymap, `g h` or `ctrl+r`; None where a word is no key. Two letters side by side
    (`gg`) are two keys."""
    keys: list[str] = []
    for word in written.split():
        one = _key(word)
        if one is not None:
            keys.append(one)
        elif len(word) == 2 and word.isascii() and word.isalnum():
            keys.extend(word)
        else:
            return None
    return tuple(keys) or None


def _key(word: str) -> str | None:
    if len(word) == 1:
        typed = as_typed(word)
        return typed if typed.isprintable() else None
    name = _LONG.get(word.lower(), word.lower())
    if name in NAMED or name == "shift+tab":
        return name
    *modifiers, last = name.split("+")
    if not modifiers or len(set(modifiers)) != len(modifiers) or not set(modifiers) <= set(_MODIFIERS):
        return None
    if last not in NAMED and not (len(last) == 1 and last.isascii() and last.isprintable()):
        return None
    name = "+".join([*(modifier for modifier in _MODIFIERS if modifier in modifiers), last])
    # why: what no terminal sends (ctrl+shift+f13) would be a key that never comes
    return name if name in _SENT or "alt" in modifiers else None


_SENT = frozenset(str(key.value) for key in Keys) | {"ctrl+["}


def shown(keys: str) -> str:
    """Keys as help and menu write them: `gg`, `esc`, `pgup`."""
    words = [_SHORT.get(word, word) for word in keys.split(" ")]
    return ("" if all(len(word) == 1 for word in words) else " ").join(words)
