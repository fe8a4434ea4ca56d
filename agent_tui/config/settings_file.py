"""Writing single settings into `settings.toml`: what else stands in the file stays as it is."""

import json
import re
from collections.abc import Mapping

from agent_tui.config.paths import Paths
from agent_tui.config.toml_change import write_changed
from agent_tui.config.toml_file import read_toml


def save_settings(paths: Paths, values: Mapping[str, str]) -> None:
    """Sets these keys, which stand above every table of the file. `BadInput`: toml-broken and its like where the file
    cannot be read, toml-unchanged, file-unwritable."""
    path = paths.settings_file
    toml = read_toml(path)
    text = with_values(toml.text if toml else "", values)
    write_changed(path, text, {**(toml.data if toml else {}), **values}, ", ".join(values))


def with_values(text: str, values: Mapping[str, str]) -> str:
    """The text of the file with these keys set: where they stand, else above everything."""
    # why not splitlines: TOML ends a line at LF alone, and other breaks may stand in a text
    lines = text.removesuffix("\n").split("\n") if text else []
    tables = next((number for number, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
    new: list[str] = []
    for key, value in values.items():
        written = f"{key} = {json.dumps(value, ensure_ascii=False)}"
        place = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
        at = next((number for number, line in enumerate(lines[:tables]) if place.match(line)), None)
        if at is None:
            new.append(written)
        else:
            lines[at] = written
    return "\n".join([*new, *lines]) + "\n"
