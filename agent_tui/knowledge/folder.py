"""The folder of one profile's index: whose it is, which generation counts, who may write. Loads no Whoosh.

    <cache>/profiles/<profile>/knowledge-v6/
        current         the name of the generation that counts
        writer.lock     held (flock) by the one process that writes
        g-…/            a generation: Whoosh's files, and `known.json`

Opening an index unpickles what lies there, so a folder that others can write to is not opened at all. The name's number
rises with whatever makes an older index unreadable or wrong; a whole new index is built in a generation of its own and
then counts from one moment to the next.
"""

import fcntl
import os
import shutil
import stat
import time
import uuid
from contextlib import suppress
from pathlib import Path

from agent_tui.domain.errors import BadInput

FOLDER_NAME = "knowledge-v7"

_CURRENT = "current"
_LOCK = "writer.lock"
_GENERATION = "g-"
_STAMPED_ALIKE_NS = 100_000_000
"""Two changes within it may have the same time on the disk."""
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


class UnsafeFolder(BadInput):
    """Others can write to the index, or it is somebody else's: it is not opened."""

    def __init__(self, folder: str) -> None:
        super().__init__("index-unsafe", folder=folder)


class KnowledgeFolder:
    """`path` need not exist yet."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: int | None = None

    def check(self) -> None:
        """`UnsafeFolder` where the folder, the generation that counts or a file in it is not ours alone to write."""
        if not os.path.lexists(self.path):
            return
        _check(self.path, folder=True)
        generation = self.current()
        if generation is None:
            return
        _check(generation, folder=True)
        with os.scandir(generation) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):  # Whoosh tidies up while others read
                    _check(Path(entry.path), folder=False)

    def current(self) -> Path | None:
        """The generation that counts; None before the first build."""
        try:
            name = (self.path / _CURRENT).read_text(encoding="utf-8").strip()
        except (FileNotFoundError, UnicodeDecodeError):
            return None
        generation = self.path / name
        if not name.startswith(_GENERATION) or "/" in name or not generation.is_dir():
            return None
        return generation

    def stamp(self, generation: Path) -> tuple[int, ...] | None:
        """What is another once another generation counts, or something was committed in this one; None where that is
        so new that the next change might leave the same."""
        try:
            found = os.stat(f"{self.path}/{_CURRENT}"), os.stat(generation)
        except FileNotFoundError:
            return None
        latest = max(one.st_mtime_ns for one in found)
        if time.time_ns() - latest < _STAMPED_ALIKE_NS:
            return None
        return found[0].st_ino, found[0].st_mtime_ns, found[1].st_ino, found[1].st_mtime_ns

    def begin_generation(self) -> Path:
        """A new empty generation that does not count yet. For the holder of the lock."""
        self._make()
        generation = self.path / f"{_GENERATION}{uuid.uuid4().hex[:12]}"
        generation.mkdir(mode=0o700)
        return generation

    def let_count(self, generation: Path) -> None:
        """From now on that generation counts; the others go. A reader that still has one open keeps its files."""
        beside = self.path / f"{_CURRENT}.new"
        with open(beside, "w", encoding="utf-8", opener=private) as file:
            file.write(generation.name)
        os.replace(beside, self.path / _CURRENT)
        self.tidy_up()

    def tidy_up(self) -> None:
        """Throws away what a build that was cut off has left. For the holder of the lock."""
        current = self.current()
        for found in self.path.glob(f"{_GENERATION}*"):
            if found != current:
                shutil.rmtree(found, ignore_errors=True)

    def throw_away(self) -> None:
        """No generation counts any more: the next build begins anew. For the holder of the lock."""
        (self.path / _CURRENT).unlink(missing_ok=True)
        self.tidy_up()

    def lock(self) -> bool:
        """True where this object may write now; never waits. The lock ends with the process, however that ends."""
        if self._lock is not None:
            return True
        self._make()
        descriptor = os.open(self.path / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        except BaseException:  # why: whatever it is, a lock that nobody knows of would last as long as the process
            os.close(descriptor)
            raise
        self._lock = descriptor
        return True

    def unlock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _make(self) -> None:
        for missing in [folder for folder in (self.path, *self.path.parents) if not folder.exists()][::-1]:
            missing.mkdir(mode=0o700, exist_ok=True)
        _check(self.path, folder=True)
        if self.path.stat().st_mode & _OTHERS:
            self.path.chmod(0o700)


def _check(path: Path, *, folder: bool) -> None:
    found = path.lstat()
    right_kind = stat.S_ISDIR(found.st_mode) or (not folder and stat.S_ISREG(found.st_mode))
    if not right_kind or found.st_uid != os.geteuid() or found.st_mode & _OTHERS_WRITE:
        raise UnsafeFolder(str(path))


def private(file: str, flags: int) -> int:
    """Opens a file that is its owner's alone, whatever the umask."""
    return os.open(file, flags | os.O_CLOEXEC, 0o600)
