"""An upgrade keeps what the agent wrote, from every shape that the file had, also when it is killed at any statement
(invariant 22 of SYNC)."""

import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from agent_tui.replica.precious import Precious
from agent_tui.replica.precious_rows import PRECIOUS_SCHEMA
from agent_tui.replica.sqlite_files import open_database
from tests.unit.sync.files import note

SHAPES = range(1, PRECIOUS_SCHEMA.version)
KILLER = """
import os, signal, sqlite3, sys
from pathlib import Path
from agent_tui.replica.precious import Precious
connect = sqlite3.connect

class Dying(sqlite3.Connection):
    left = 0
    def execute(self, *arguments):
        Dying.left -= 1
        if Dying.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().execute(*arguments)

sqlite3.connect = lambda *arguments, **named: connect(*arguments, factory=Dying, **named)
for number, file in enumerate(sys.argv[1:]):
    child = os.fork()
    if child == 0:
        Dying.left = number
        Precious(Path(file)).close()
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
STATEMENTS = 24
"""More than any upgrade takes; the last kills come too late."""


def a_file_of(shape: int, path: Path) -> None:
    """The precious file as a release with so many steps left it, with a text that waits, one that is unclear, a draft
    and a claim."""
    before = msgspec.structs.replace(PRECIOUS_SCHEMA, steps=PRECIOUS_SCHEMA.steps[:shape])
    with closing(open_database(path, before, kind="precious")) as connection:
        for id, state in (("w1", "queued"), ("w2", "unknown")):
            connection.execute(
                "INSERT INTO outbox (id, agent, ticket, written, state, created_at)"
                " VALUES (?, 'li.na', 't1', ?, ?, '2026-11-20T09:00:00+00:00')",
                (id, msgspec.json.encode(note(id)), state),
            )
        connection.execute(
            "INSERT INTO drafts (ticket, kind, session, body, cursor_line, cursor_column, saved_at)"
            " VALUES ('t1', 'reply', '1', 'half a sen', 0, 4, '2026-11-20T09:00:00+00:00')"
        )
        connection.execute("INSERT INTO claims VALUES ('t1', 'li.na', 3, '1', '2026-11-20T09:02:00+00:00')")


def check_everything_is_there(path: Path) -> None:
    with closing(Precious(path)) as precious:
        assert {item.id: (item.write, item.state) for item in precious.outbox()} == {
            "w1": (note("w1"), "queued"),
            "w2": (note("w2"), "unknown"),
        }
        (draft,) = precious.drafts()
        assert (draft.body, draft.cursor) == ("half a sen", (0, 4))
        (claim,) = precious.session_claims("1")
        assert (claim.ticket, claim.fence) == ("t1", 3)
        assert precious._connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert precious._connection.execute("PRAGMA user_version").fetchone() == (PRECIOUS_SCHEMA.version,)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_the_file_keeps_what_is_in_it(tmp_path: Path, shape: int) -> None:
    a_file_of(shape, tmp_path / "precious.db")
    check_everything_is_there(tmp_path / "precious.db")


@pytest.mark.parametrize("shape", SHAPES)
def test_killed_at_any_statement_it_is_whole_and_goes_on_later(tmp_path: Path, shape: int) -> None:
    first = tmp_path / "first.db"
    a_file_of(shape, first)
    files = [tmp_path / f"{number}.db" for number in range(STATEMENTS + PRECIOUS_SCHEMA.version)]
    for file in files:
        shutil.copy(first, file)
    command = [sys.executable, "-c", KILLER, *map(str, files)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert ended.count("-9") > 5
    assert ended[-1] == "0", "the last kill comes before the upgrade is through"
    for file in files:
        check_everything_is_there(file)
