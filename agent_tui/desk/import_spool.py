"""Where lines wait between being read and being sent: a temporary database on disk, so that a set of any size is
imported in bounded memory, and every file was read to its end before anything is sent.

It knows which (type, id) was there before, and gives the lines back in the order in which they must go in. SQLite
deletes the file when it is closed; nobody else can open it.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from agent_tui.contract.lines import SENDING_ORDER, ReadLine
from agent_tui.replica.sqlite_files import file_troubles

_CACHE_KIB = 8 * 1024
_WHERE = Path("import.tmp")
"""How the temporary file is called in a trouble; it has no name of its own."""


class SpooledLine(NamedTuple):
    place: int
    """In the order of reading."""
    file: int
    """Index into the files of the call."""
    number: int
    content: bytes


class ImportSpool:
    def __init__(self) -> None:
        self.count = 0
        self._any_again = False
        with file_troubles(_WHERE):
            # an empty name is a database of SQLite's own in the folder for temporary files
            self._rows = sqlite3.connect("", isolation_level=None)
            self._rows.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
            self._rows.execute("PRAGMA journal_mode=OFF")
            self._rows.execute("PRAGMA synchronous=OFF")
            self._rows.execute(
                "CREATE TABLE line"
                " (place INTEGER PRIMARY KEY, type INTEGER, file INTEGER, number INTEGER, content BLOB)"
            )
            self._rows.execute("CREATE INDEX line_order ON line (type, place)")
            self._rows.execute(
                "CREATE TABLE seen"
                " (type INTEGER, id TEXT, same BLOB, place INTEGER, PRIMARY KEY (type, id)) WITHOUT ROWID"
            )
            self._rows.execute("CREATE TABLE again (place INTEGER, file INTEGER, number INTEGER)")
            self._rows.execute("CREATE INDEX again_of ON again (place)")
            self._rows.execute("BEGIN")

    def __enter__(self) -> "ImportSpool":
        return self

    def __exit__(self, *_: object) -> None:
        self._rows.close()

    def add(self, read: ReadLine, file: int, number: int, content: bytes) -> bool:
        """Takes a line in; False where a line before had its type and id and said something else. One that said the
        same shares its fate (`again`)."""
        type_ = SENDING_ORDER.index(read.type)
        with file_troubles(_WHERE):
            before = self._rows.execute(
                "SELECT same, place FROM seen WHERE type = ? AND id = ?", (type_, read.id)
            ).fetchone()
            if before is not None:
                same, place = before
                if same != read.same:
                    return False
                self._rows.execute("INSERT INTO again VALUES (?, ?, ?)", (place, file, number))
                self._any_again = True
                return True
            line = (type_, file, number, content)
            made = self._rows.execute("INSERT INTO line (type, file, number, content) VALUES (?, ?, ?, ?)", line)
            self._rows.execute("INSERT INTO seen VALUES (?, ?, ?, ?)", (type_, read.id, read.same, made.lastrowid))
        self.count += 1
        return True

    def again(self, place: int) -> list[tuple[int, int]]:
        """(file, number) of the later lines that said the same as the one at `place`."""
        if not self._any_again:
            return []
        with file_troubles(_WHERE):
            return self._rows.execute(
                "SELECT file, number FROM again WHERE place = ? ORDER BY file, number", (place,)
            ).fetchall()

    def in_order(self) -> Iterator[SpooledLine]:
        """The lines as they must be sent: what is referred to before what refers to it, else as they stood."""
        for type_ in range(len(SENDING_ORDER)):
            after = -1
            while True:
                with file_troubles(_WHERE):
                    found = self._rows.execute(
                        "SELECT place, file, number, content FROM line"
                        " WHERE type = ? AND place > ? ORDER BY place LIMIT 64",
                        (type_, after),
                    ).fetchall()
                if not found:
                    break
                for place, file, number, content in found:
                    after = place
                    yield SpooledLine(place, file, number, content)
