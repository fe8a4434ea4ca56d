"""Noticing that another process has written to a SQLite file, for the price of a look a second."""

import sqlite3
from pathlib import Path

from agent_tui.replica.sqlite_files import data_version, file_troubles


class FileWatch:
    """Belongs to one thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._seen: tuple[int, int] | None = None
        """The file's inode and data version at the last look."""

    def changed(self) -> bool:
        """True where the file was written to, or replaced by another, since the last look; the first look is one."""
        with file_troubles(self._path):
            try:
                inode = self._path.stat().st_ino
            except FileNotFoundError:
                self.close()
                return False
            if self._connection is None or self._seen is None or self._seen[0] != inode:
                self.close()
                # opened for writing, though nothing is written: what a crash left half done must be undone by who reads
                uri = f"{self._path.absolute().as_uri()}?mode=rw"
                self._connection = sqlite3.connect(uri, uri=True, timeout=1.0, isolation_level=None)
            now = (inode, data_version(self._connection))
            changed, self._seen = now != self._seen, now
            return changed

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._seen = None
