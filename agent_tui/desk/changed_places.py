"""Two folders that change places in one instant, so that whoever reads one of them never finds it missing. Linux can do
that (renameat2); elsewhere, and on file systems that cannot, there is a moment between."""

import ctypes
import os
from pathlib import Path

_AT_WORKING_FOLDER = -100
_EXCHANGE = 2


def change_places(one: Path, other: Path, *, by_way_of: Path) -> None:
    """Afterwards `other` is what `one` was. What `other` was is at `one`, or at `by_way_of`, which must not exist yet.
    Raises OSError, and then everything is where it was."""
    if _exchanged(one, other):
        return
    other.rename(by_way_of)
    try:
        one.rename(other)
    except OSError:
        by_way_of.rename(other)
        raise


def _exchanged(one: Path, other: Path) -> bool:
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    answer = renameat2(_AT_WORKING_FOLDER, os.fsencode(one), _AT_WORKING_FOLDER, os.fsencode(other), _EXCHANGE)
    return bool(answer == 0)
