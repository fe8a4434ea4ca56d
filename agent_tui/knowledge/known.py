"""What an index holds, in a list beside it: so that nobody need open the index to see whether anything is to be done.

The list names the commit that it belongs to. After a crash between the two it is not believed, and the index is built
again: it is a cache. It also names the index's files as they were then: they are written once, so that one which has
another size or time since was damaged, and could be read as an index that knows of nothing. Loads no Whoosh."""

import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from agent_tui.domain.decoding import decoded
from agent_tui.knowledge.folder import private

_FILE = "known.json"
_TABLE_OF_CONTENTS = re.compile(r"_MAIN_([0-9]+)\.toc\Z")
_PART = re.compile(r"MAIN_[0-9a-z]+\.[0-9A-Za-z_.]+\Z")
"""A file of a segment."""

Files = dict[str, tuple[int, int]]
"""Size and time of change (ns) by name."""


class BrokenIndex(Exception):
    """What lies there cannot be read or written as an index."""


class Known(Struct, frozen=True):
    source: str
    """Which store's articles these are."""
    versions: Mapping[str, int]
    """Of each article, by id."""


class _Noted(Struct, frozen=True):
    commit: int
    source: str
    versions: dict[str, int]
    files: Files


class _NotedFiles(Struct, frozen=True):
    commit: int
    files: Files


def read_known(generation: Path) -> Known | None:
    """What the index in that folder holds; None where nobody can say without doubt, or a file of it is not as it was
    written."""
    try:
        noted = decoded((generation / _FILE).read_bytes(), _Noted)
        sound = noted.commit == last_commit(generation) and all(
            _state(generation / name) == state for name, state in noted.files.items()
        )
    except (OSError, msgspec.DecodeError):
        return None
    return Known(noted.source, noted.versions) if sound else None


def read_files(generation: Path, commit: int) -> Files | None:
    """The files of the index as that commit left them; None as long as they are not written down."""
    try:
        noted = decoded((generation / _FILE).read_bytes(), _NotedFiles)
    except (OSError, msgspec.DecodeError):
        return None
    return noted.files if noted.commit == commit else None


def check_files(generation: Path, files: Files) -> None:
    """`BrokenIndex` where one of these is not as it was written. What is gone the writer may have tidied up."""
    for name, state in files.items():
        with suppress(FileNotFoundError):
            if _state(generation / name) != state:
                raise BrokenIndex("not as it was written")


def write_known(generation: Path, known: Known) -> None:
    """Writes down what the last commit made of the index. Raises OSError."""
    commit = last_commit(generation)
    names = [name for name in os.listdir(generation) if _PART.match(name) or _commit_of(name) == commit]
    files = {name: _state(generation / name) for name in names}
    noted = _Noted(commit, known.source, dict(known.versions), files)
    beside = generation / f"{_FILE}.new"
    with open(beside, "wb", opener=private) as file:
        file.write(msgspec.json.encode(noted))
    os.replace(beside, generation / _FILE)


def last_commit(generation: Path) -> int:
    """The number of Whoosh's last commit, which its table of contents is named by; -1 where there is none."""
    return max(map(_commit_of, os.listdir(generation)), default=-1)


def _commit_of(name: str) -> int:
    """That of a table of contents; -1 for another file."""
    found = _TABLE_OF_CONTENTS.match(name)
    return int(found[1]) if found else -1


def _state(file: Path) -> tuple[int, int]:
    found = os.stat(file)
    return found.st_size, found.st_mtime_ns
