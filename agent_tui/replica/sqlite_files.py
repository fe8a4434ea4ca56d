"""Opening the client's SQLite files: rights, journal mode, schema, transactions, and what goes wrong as troubles.

Files are 0600 and folders 0700 whatever the umask. The precious file has a rollback journal and `synchronous=EXTRA`;
the disposable one has WAL where this SQLite is free of the WAL reset bug, else a rollback journal. What a file holds is
not known here. Source: SYNC "The client", "Two files".

    Trouble
    ├── DiskFull (1)        disk-full: nothing was stored
    ├── FileInUse (1)       file-in-use: another process kept it locked for too long, nothing was stored
    ├── BrokenFile (2)      file-broken: no database, or a damaged one
    ├── NewerFile (2)       file-newer: written by a newer agent-tui, left as it is
    └── UnusableFile (2)    file-unusable: rights, read-only disk, input or output error
"""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from msgspec import Struct

from agent_tui.config.paths import make_private_folder
from agent_tui.domain.errors import BadInput, Trouble

BUSY_TIMEOUT_S = 5.0
"""How long one waits for another process's transaction; all of ours are far shorter."""

CACHE_KIB = 512
"""Of pages kept by each connection, of which a desk has several; what is read again lies in the system's cache."""

FILE_MODE = 0o600
_SIDE_FILES = ("-journal", "-wal", "-shm")

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


class DiskFull(Trouble):
    """There is no room: the transaction was rolled back, the file is as it was."""

    def __init__(self, file: str) -> None:
        super().__init__("disk-full", file=file)


class FileInUse(Trouble):
    def __init__(self, file: str) -> None:
        super().__init__("file-in-use", file=file)


class BrokenFile(BadInput):
    def __init__(self, file: str) -> None:
        super().__init__("file-broken", file=file)


class NewerFile(BadInput):
    def __init__(self, file: str, found: int, known: int) -> None:
        super().__init__("file-newer", file=file, found=found, known=known)


class UnusableFile(BadInput):
    def __init__(self, file: str, reason: str) -> None:
        super().__init__("file-unusable", file=file, reason=reason)


class Schema(Struct, frozen=True):
    """What a file must look like. Step n of `steps` (each a tuple of single SQL statements) leads from
    `user_version` n to n + 1; steps are only ever added at the end."""

    application_id: int
    """Written into the file's header, so that another program's database is not taken for ours."""
    steps: tuple[tuple[str, ...], ...]

    @property
    def version(self) -> int:
        return len(self.steps)


def open_database(path: Path, schema: Schema, *, kind: Literal["precious", "disposable"]) -> sqlite3.Connection:
    """A connection in autocommit mode (use `writing` and `reading`), the file made or brought up to `schema`.

    It may be used from several threads, one at a time: its owner locks. Raises the troubles above."""
    with file_troubles(path):
        make_private_folder(path.parent)
        _make_private_file(path)
        connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False)
        try:
            # what is deleted (a draft, a revoked record) must not stay readable in the file's free pages
            connection.execute("PRAGMA secure_delete=ON")
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute(f"PRAGMA cache_size=-{CACHE_KIB}")
            # what is sorted must not be put into a file of its own, which a small cache would make of it
            connection.execute("PRAGMA temp_store=MEMORY")
            _migrate(connection, path, schema)
            _set_journal(connection, kind)
        except BaseException:  # why: whatever it is, the connection is nobody's then
            connection.close()
            raise
        return connection


def remove_database(path: Path) -> None:
    """Deletes a disposable database with its journal files; one that is not there is fine."""
    with file_troubles(path):
        for suffix in ("", *_SIDE_FILES):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


@contextmanager
def writing(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """One write transaction: committed at the end, rolled back on any error. What this returns from is on disk."""
    with file_troubles(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:  # why: whatever it is, half a transaction must not stay open
            # SQLite has rolled back by itself after some errors (a full disk, an I/O error)
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextmanager
def reading(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """Several reads of one state of the file."""
    with file_troubles(path):
        connection.execute("BEGIN")
        try:
            yield connection
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def data_version(connection: sqlite3.Connection) -> int:
    """A number that changes when another connection (of this or another process) has committed to the file."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


@contextmanager
def file_troubles(path: Path) -> Iterator[None]:
    """Turns what SQLite and the file system raise into the troubles above; programming errors pass as they are."""
    try:
        yield
    except sqlite3.Error as error:
        trouble = _trouble_of(error, path)
        if trouble is None:
            raise
        raise trouble from error
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(str(path)) from error
        raise UnusableFile(str(path), error.strerror or type(error).__name__) from error


def wal_is_sound(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> bool:
    """True where this SQLite cannot lose commits in WAL mode with two connections: 3.51.3, 3.50.7, 3.44.6 and later
    ones of the same lines."""
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)


def _make_private_file(path: Path) -> None:
    """The file exists and is 0600; SQLite gives its journals the same mode."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, FILE_MODE)
    except FileExistsError:
        # not opened: closing it would drop the locks that this process's other connections hold on it
        if path.stat().st_mode & 0o777 != FILE_MODE:
            path.chmod(FILE_MODE)
        return
    try:
        os.fchmod(descriptor, FILE_MODE)
    finally:
        os.close(descriptor)


def _migrate(connection: sqlite3.Connection, path: Path, schema: Schema) -> None:
    found = _user_version(connection)
    if found == schema.version and _application_id(connection) == schema.application_id:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # read again: another process may have come first
        found = _user_version(connection)
        if found > schema.version:
            raise NewerFile(str(path), found, schema.version)
        foreign = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] > 0
        if foreign and _application_id(connection) != schema.application_id:
            raise BrokenFile(str(path))
        for step in schema.steps[found:]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version={schema.version}")
        connection.execute(f"PRAGMA application_id={schema.application_id}")
        connection.execute("COMMIT")
    except BaseException:  # why: as in `writing`
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _set_journal(connection: sqlite3.Connection, kind: Literal["precious", "disposable"]) -> None:
    # why truncate: as sound as deleting the journal, and a commit takes a third of the time without the folder's fsync
    wanted = "wal" if kind == "disposable" and wal_is_sound() else "truncate"
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != wanted:
        connection.execute(f"PRAGMA journal_mode={wanted}")
    # NORMAL never breaks a WAL file, and what a power cut takes from the disposable one the feed brings again
    connection.execute(f"PRAGMA synchronous={'EXTRA' if kind == 'precious' else 'NORMAL'}")


def _user_version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _application_id(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def _trouble_of(error: sqlite3.Error, path: Path) -> Trouble | None:
    file = str(path)
    extended = getattr(error, "sqlite_errorcode", None)  # absent where Python raised it, not SQLite
    code = None if extended is None else extended & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(file)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL):
        return FileInUse(file)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return BrokenFile(file)
    if code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        return DiskFull(file) if _no_room(path) else UnusableFile(file, str(error))
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return UnusableFile(file, str(error))
    return None


def _no_room(path: Path) -> bool:
    """A full disk shows as a plain I/O error where SQLite could not even make its journal."""
    try:
        room = os.statvfs(path.parent)
    except OSError:
        return False
    return room.f_bavail == 0 or (room.f_files > 0 and room.f_favail == 0)
