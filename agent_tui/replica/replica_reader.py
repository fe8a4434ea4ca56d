"""`replica.db`, opened by a reader: several reads of one state, and a file that turns out to be damaged."""

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from agent_tui.domain.errors import OutOfReach
from agent_tui.domain.values import DEFAULT_REGION
from agent_tui.replica.replica_schema import ReplicaFile
from agent_tui.replica.sqlite_files import BrokenFile, data_version, reading


class Whose(msgspec.Struct, frozen=True):
    """Whose contacts are meant."""

    roots: tuple[str, ...]
    """The records that stand for them, as far as the replica knows."""
    members: tuple[str, ...] | None = None
    """Of these only the contacts of these records; all where absent."""

    @property
    def condition(self) -> str:
        """Those contacts `t`, as SQL."""
        if self.members is not None:
            return (
                "t.root IN (SELECT value FROM json_each(:roots))"
                " AND t.customer IN (SELECT value FROM json_each(:members))"
            )
        return "t.root = :root" if len(self.roots) == 1 else "t.root IN (SELECT value FROM json_each(:roots))"

    def named(self) -> dict[str, object]:
        """The parameters of `condition`."""
        if self.members is None and len(self.roots) == 1:
            return {"root": self.roots[0]}
        return {"roots": json.dumps(self.roots), "members": json.dumps(self.members or ())}


class DamagedReplica(OutOfReach):
    """The local copy was damaged and has been thrown away; what the store has comes again with the next exchange."""

    def __init__(self, file: str) -> None:
        super().__init__("replica-damaged", file=file)


class ReplicaReader:
    """What the parts of `replica.queries` stand on."""

    def __init__(self, path: Path, *, phone_region: str = DEFAULT_REGION) -> None:
        """`phone_region`: where telephone numbers that somebody asks for are at home."""
        self._phone_region = phone_region
        self._lock = threading.RLock()
        self._file = ReplicaFile(path)
        self._reading: sqlite3.Connection | None = None

    def close(self) -> None:
        with self._lock:
            self._file.close()

    @contextmanager
    def one_state(self) -> Iterator[sqlite3.Connection]:
        """Everything read inside is of one state of the replica.

        `DamagedReplica` where SQLite finds the file damaged: it has been thrown away then, and is filled again."""
        with self._lock:
            if self._reading is not None:
                yield self._reading
                return
            try:
                with reading(self._file.connection(), self._file.path) as connection:
                    self._reading = connection
                    yield connection
            except BrokenFile as error:
                self._file.rebuild()
                raise DamagedReplica(str(self._file.path)) from error
            finally:
                self._reading = None

    def state_read(self) -> tuple[int, int]:
        """Which state of which file it is; another one after every commit of anybody. Inside `one_state`, what is read
        there is of this state."""
        with self.one_state() as connection:
            return self._file.opened, data_version(connection)
