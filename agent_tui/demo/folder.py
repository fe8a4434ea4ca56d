"""The demo's temporary folder: made, cleared away, and swept up later where its keeper was killed before it could."""

import fcntl
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from agent_tui.domain.errors import BadInput

PREFIX = "agent-tui-demo-"
_LOCK = "keeper.lock"
_NEW_FOR_S = 60.0
"""A folder younger than this may be one whose lock is still to come."""
_TRIES, _BETWEEN_TRIES_S = 20, 0.1


class DemoFolder:
    """A folder of its own below `parent` (the system's temporary folder where None), 0700, held by a lock for as long
    as this process lives. BadInput("demo-no-folder") where there is no place for it."""

    def __init__(self, parent: Path | None = None) -> None:
        try:
            for left in leftovers(parent or Path(tempfile.gettempdir())):
                _remove(left)
            self.path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
            self._lock = os.open(self.path / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.write(self._lock, str(os.getpid()).encode())
        except OSError as error:
            raise BadInput("demo-no-folder", reason=error.strerror or type(error).__name__) from None

    def clear(self) -> None:
        """Removes it with all it holds, and lets the lock go."""
        _remove(self.path)
        os.close(self._lock)


def running(parent: Path | None = None) -> list[Path]:
    """The folders of this user's demos that run, the newest first."""
    found: list[tuple[float, Path]] = []
    for path in (parent or Path(tempfile.gettempdir())).glob(PREFIX + "*"):
        try:
            if _is_ours(path) and _is_held(path):
                found.append(((path / _LOCK).stat().st_mtime, path))
        except OSError:
            continue  # it goes at this moment
    return [path for _, path in sorted(found, reverse=True)]


def sweep(path: Path) -> None:
    """Removes what a program has written into the folder of a demo after its keeper was gone; while it is kept,
    nothing."""
    try:
        kept = not _is_ours(path) or _is_held(path)
    except FileNotFoundError:
        kept = False  # it went with its lock
    if not kept:
        _remove(path)


def keeper_of(folder: Path) -> int:
    """The process that keeps a demo that runs; OSError or ValueError where nobody says so."""
    return int((folder / _LOCK).read_text(encoding="ascii"))


def leftovers(parent: Path) -> Iterator[Path]:
    """Folders of this user's demos whose keepers are no more."""
    for path in parent.glob(PREFIX + "*"):
        try:
            if _is_ours(path) and _is_left(path, path.stat().st_mtime):
                yield path
        except OSError:
            continue  # somebody else removes it at this moment


def _is_ours(path: Path) -> bool:
    """A folder of this user's, and no link to one."""
    state = path.lstat()
    return stat.S_ISDIR(state.st_mode) and state.st_uid == os.getuid()


def _is_left(path: Path, changed_at: float) -> bool:
    """A folder that is not locked yet may be one that is just being made."""
    try:
        return not _is_held(path)
    except FileNotFoundError:
        return time.time() - changed_at > _NEW_FOR_S


def _is_held(path: Path) -> bool:
    """True while the keeper of that folder lives."""
    lock = os.open(path / _LOCK, os.O_RDWR)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False


def _remove(path: Path) -> None:
    """Again and again for a while: a desk that is being killed may still write into the folder."""
    for _ in range(_TRIES):
        shutil.rmtree(path, ignore_errors=True)
        if not path.exists():
            return
        time.sleep(_BETWEEN_TRIES_S)
