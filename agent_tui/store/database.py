"""The database behind a URL: engine, SQLite's own rules, read and write transactions.

SQLite gets one writer at a time (`BEGIN IMMEDIATE`, and a lock inside the process so that writers queue up instead of
polling each other). Its write-ahead log is used only where SQLite no longer loses commits in it (SYNC "The client").
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from agent_tui.domain.errors import BadInput

BUSY_TIMEOUT_S = 30
"""How long a transaction waits for another process's before the store answers `busy`."""

_CONNECTIONS = 40
_WAL_FIXED = ((3, 51, 3), (3, 50, 7), (3, 44, 6))


class Database:
    """One database, for one process. Threads may share it."""

    def __init__(self, url: str) -> None:
        """Opens nothing yet but the file of SQLite, which it makes (0600) where there is none.

        Raises BadInput("database-unusable" | "database-driver-missing")."""
        self.url = _checked_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if self.is_sqlite:
            _make_file(self.url)
        self.engine = _engine(self.url)
        self._writers = self.engine.execution_options(agent_tui_writes=True)
        # a page of the feed is read in several statements, which must all see one state
        self._readers = (
            self.engine if self.is_sqlite else self.engine.execution_options(isolation_level="REPEATABLE READ")
        )
        self._writing = Lock()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database and changes nothing."""
        with self._readers.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that commits at the end, or leaves nothing behind where an exception passes."""
        if self.is_sqlite:
            with self._writing, self._writers.begin() as connection:
                yield connection
        else:
            with self._writers.begin() as connection:
                yield connection

    def close(self) -> None:
        self.engine.dispose()


def unusable(url: URL | str, reason: str) -> BadInput:
    """The refusal of a database; its password is left out of it."""
    shown = url.render_as_string(hide_password=True) if isinstance(url, URL) else ""
    return BadInput("database-unusable", database=shown, reason=reason)


def reason_of(error: DBAPIError) -> str:
    """What the driver says, without statement and parameters."""
    return str(error.orig).splitlines()[0] if error.orig is not None else type(error).__name__


def _checked_url(text: str) -> URL:
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise unusable("", "not an SQLAlchemy URL") from None
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        raise unusable(url, "a store needs a file")
    return url


def _make_file(url: URL) -> None:
    path = Path(str(url.database))
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise unusable(url, error.strerror or type(error).__name__) from None


def _engine(url: URL, *, foreign_keys: bool = True) -> Engine:
    sqlite = url.get_backend_name() == "sqlite"
    arguments: dict[str, Any] = {"timeout": BUSY_TIMEOUT_S} if sqlite else {}
    try:
        # hide_parameters: they are customers' texts, and must not reach a log
        engine = create_engine(
            url, hide_parameters=True, pool_size=_CONNECTIONS, max_overflow=0, connect_args=arguments
        )
    except (NoSuchModuleError, ModuleNotFoundError):
        raise BadInput("database-driver-missing", driver=url.drivername) from None
    except (ArgumentError, TypeError):
        raise unusable(url, "not an SQLAlchemy URL") from None
    if sqlite:
        _follow_sqlites_rules(engine, foreign_keys=foreign_keys)
    return engine


@contextmanager
def migrating(url: URL) -> Iterator[Connection]:
    """One write transaction in which tables may be made anew: foreign keys are not watched in it."""
    engine = _engine(url, foreign_keys=False)
    try:
        with engine.execution_options(agent_tui_writes=True).begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _follow_sqlites_rules(engine: Engine, *, foreign_keys: bool) -> None:
    wal = wal_is_safe(sqlite3.sqlite_version_info)

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # transactions begin where `begin` below says, not where the driver guesses
        connection.execute(f"PRAGMA journal_mode={'WAL' if wal else 'TRUNCATE'}")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        connection.execute("PRAGMA cache_size=-16000")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("agent_tui_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """True for an SQLite whose write-ahead log loses no commit when two connections write (fixed in 3.51.3)."""
    if version >= _WAL_FIXED[0]:
        return True
    return any(version[:2] == fixed[:2] and version >= fixed for fixed in _WAL_FIXED[1:])
