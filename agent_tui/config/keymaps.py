"""`keymap.toml`: which keys a person gave to which action. Read strictly; which actions and keys there are is not known
here, the workstation checks that (docs/keymaps.md)."""

from pathlib import Path
from typing import Literal

from msgspec import Struct

from agent_tui.config.toml_file import TomlFile, read_toml
from agent_tui.domain.errors import BadInput

KEYMAP_FILE = "keymap.toml"

SECTIONS = ("keys", "standard", "vim")
"""`keys` holds for every map; the others for the map of that name, and win over `keys`."""

MOST_KEYS = 8
"""Keys that one action may have."""


class Override(Struct, frozen=True):
    """One line: the keys of one action, as they are written. No keys: none at all."""

    action: str
    keys: tuple[str, ...]
    line: int
    map: Literal["", "standard", "vim"] = ""
    """The map it is for; "" for every one."""


class KeymapFile(Struct, frozen=True):
    path: str = ""
    overrides: tuple[Override, ...] = ()
    """In the order in which they count: those for every map first."""
    troubles: tuple[BadInput, ...] = ()
    """What cannot be read; the rest holds."""


def read_keymap(config: Path) -> KeymapFile:
    """The file in the folder `config`; empty where there is none. Raises nothing: what is wrong is in `troubles`."""
    path = config / KEYMAP_FILE
    try:
        toml = read_toml(path)
    except BadInput as trouble:
        return KeymapFile(str(path), troubles=(trouble,))
    if toml is None:
        return KeymapFile(str(path))
    overrides: list[Override] = []
    troubles: list[BadInput] = []
    for section in toml.data:
        if section not in SECTIONS:
            line = toml.line_of((section,))
            troubles.append(BadInput("toml-unknown-key", file=str(path), line=line, entry=section))
    for section in SECTIONS:
        entries = toml.data.get(section, {})
        if not isinstance(entries, dict):
            troubles.append(toml.wrong_value((section,), "not a table"))
            continue
        for action, keys in entries.items():
            override = _override(toml, section, action, keys)
            if isinstance(override, BadInput):
                troubles.append(override)
            else:
                overrides.append(override)
    return KeymapFile(str(path), tuple(overrides), tuple(troubles))


def _override(toml: TomlFile, section: str, action: str, keys: object) -> Override | BadInput:
    written = [keys] if isinstance(keys, str) else keys
    if not isinstance(written, list) or not all(isinstance(key, str) for key in written):
        return toml.wrong_value((section, action), "not a key, nor a list of keys")
    if len(written) > MOST_KEYS:
        return toml.wrong_value((section, action), f"more than {MOST_KEYS} keys")
    line = toml.line_of((section, action))
    chosen: Literal["", "standard", "vim"] = "" if section == "keys" else "standard" if section == "standard" else "vim"
    return Override(action, tuple(key for key in written if key), line, chosen)
