"""Where lines wait between being read and being sent: a temporary database on disk, so that a set of any size is
imported in bounded memory, and every file was read to its end before anything is sent.

It knows which (type, id) was there before, and gives the lines back in the order in which they must go in. SQLite
deletes the file when it is closed; nobody else can open it.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from agent_tui.contract.lines import SENDING_ORDER, ReadLine
from agent_tui.replica.sqlite_files import file_troubles

_CACHE_KIB = 8 * 1024
_WHERE = Path("import.tmp")
"""How the temporary file is called in a trouble; it has no name of its own."""


class SpooledLine(NamedTuple):
    file: int
    """Index into the files of the call."""
    number: int
    content: bytes


class ImportSpool:
    def __init__(self) -> None:
        self.count = 0
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
                "CREATE TABLE seen (type INTEGER, id TEXT, same BLOB, PRIMARY KEY (type, id)) WITHOUT ROWID"
            )
            self._rows.execute("BEGIN")

    def __enter__(self) -> "ImportSpool":
        return self

    def __exit__(self, *_: object) -> None:
        self._rows.close()

    def add(self, read: ReadLine, file: int, number: int, content: bytes) -> Literal["new", "same", "other"]:
        """Takes a line in, unless a line before had its type and id: one that says the `same`, or an `other` thing."""
        type_ = SENDING_ORDER.index(read.type)
        with file_troubles(_WHERE):
            before = self._rows.execute("SELECT same FROM seen WHERE type = ? AND id = ?", (type_, read.id)).fetchone()
            if before is not None:
                return "same" if before[0] == read.same else "other"
            self._rows.execute("INSERT INTO seen VALUES (?, ?, ?)", (type_, read.id, read.same))
            self._rows.execute(
                "INSERT INTO line (type, file, number, content) VALUES (?, ?, ?, ?)", (type_, file, number, content)
            )
        self.count += 1
        return "new"

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
                    yield SpooledLine(file, number, content)
