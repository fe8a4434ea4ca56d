"""What an index holds, in a list beside it: so that nobody need open the index to see whether anything is to be done.

The list names the commit that it belongs to. After a crash between the two it is not believed, and the index is built
again: it is a cache. Loads no Whoosh."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

_FILE = "known.json"
_TABLE_OF_CONTENTS = re.compile(r"_MAIN_([0-9]+)\.toc\Z")


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


def read_known(generation: Path) -> Known | None:
    """What the index in that folder holds; None where nobody can say without doubt."""
    try:
        noted = msgspec.json.decode((generation / _FILE).read_bytes(), type=_Noted)
    except (OSError, msgspec.DecodeError):
        return None
    return Known(noted.source, noted.versions) if noted.commit == last_commit(generation) else None


def write_known(generation: Path, known: Known) -> None:
    """Writes down what the last commit made of the index. Raises OSError."""
    noted = _Noted(last_commit(generation), known.source, dict(known.versions))
    beside = generation / f"{_FILE}.new"
    beside.write_bytes(msgspec.json.encode(noted))
    os.replace(beside, generation / _FILE)


def last_commit(generation: Path) -> int:
    """The number of Whoosh's last commit, which its table of contents is named by; -1 where there is none."""
    found = (_TABLE_OF_CONTENTS.match(name) for name in os.listdir(generation))
    return max((int(one[1]) for one in found if one), default=-1)
