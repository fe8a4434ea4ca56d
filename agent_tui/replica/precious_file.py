"""The precious file, opened: transactions, what other processes wrote, and how far the store's clock is ahead."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agent_tui.replica.precious_rows import PRECIOUS_SCHEMA
from agent_tui.replica.sqlite_files import data_version, file_troubles, open_database, writing


class PreciousFile:
    """What the parts of `replica.precious` stand on."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = open_database(path, PRECIOUS_SCHEMA, kind="precious")
        self._lock = threading.RLock()

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def call_others(self) -> None:
        """Lets the engines of other processes look at what there is to do, as anything written here does."""
        with self.writing() as rows:
            # as it is: a newer agent-tui may have brought the file further meanwhile
            version = int(rows.execute("PRAGMA user_version").fetchone()[0])
            rows.execute(f"PRAGMA user_version = {version}")

    def data_version(self) -> int:
        """Changes when another process (or another `Precious`) has written to the file."""
        with self.reading() as rows:
            return data_version(rows)

    # the store's clock

    def store_ahead(self) -> float | None:
        """Seconds by which the store's clock was ahead of the one here; None where nobody has compared them yet."""
        with self.reading() as rows:
            found = rows.execute("SELECT value FROM facts WHERE name = 'store-ahead'").fetchone()
            return None if found is None else float(found[0])

    def keep_store_ahead(self, seconds: float) -> None:
        with self.writing() as rows:
            rows.execute("INSERT OR REPLACE INTO facts (name, value) VALUES ('store-ahead', ?)", (repr(seconds),))

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, writing(self._connection, self._path) as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, file_troubles(self._path):
            yield self._connection
