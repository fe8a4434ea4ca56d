"""The engine's lock: of all processes on one profile, the one that holds it pulls and sends."""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from agent_tui.config.paths import make_private_folder
from agent_tui.replica.sqlite_files import FILE_MODE, file_troubles


class EngineLock:
    """A lock on a file of its own (`flock`): it ends with the process that holds it, however that ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        return self._descriptor is not None

    def acquire(self) -> bool:
        """True where this object holds the lock now; never waits."""
        if self._descriptor is not None:
            return True
        with file_troubles(self._path):
            make_private_folder(self._path.parent)
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, FILE_MODE)
            try:
                os.fchmod(descriptor, FILE_MODE)
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(descriptor)
                return False
            except BaseException:  # why: whatever it is, the descriptor is nobody's then
                os.close(descriptor)
                raise
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Gives the lock up; the file stays, since deleting it could hand the lock to two."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
