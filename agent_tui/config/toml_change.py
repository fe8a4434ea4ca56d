"""Writing a TOML file that a person wrote, changed in one place: only where it then says what it said before, and the
change. A person may write TOML in ways that looking at lines does not understand."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from agent_tui.config.toml_file import write_private_file
from agent_tui.domain.errors import BadInput


def write_changed(path: Path, text: str, wanted: Mapping[str, Any], entry: str) -> None:
    """Writes `text`, if it says `wanted`. `BadInput`: toml-unchanged (file, entry: what was to be changed), and
    file-unwritable; the file stays as it was."""
    try:
        text.encode()
        says = tomllib.loads(text)
    except ValueError:
        says = None
    if says != wanted:
        raise BadInput("toml-unchanged", file=str(path), entry=entry)
    try:
        write_private_file(path, text)
    except OSError as error:
        raise BadInput("file-unwritable", file=str(path), reason=error.strerror or type(error).__name__) from error
