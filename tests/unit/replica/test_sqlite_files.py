"""The client's files: private whatever the umask, durable as promised, refused politely where they are not ours."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from agent_tui.replica.locks import EngineLock
from agent_tui.replica.sqlite_files import (
    BrokenFile,
    DiskFull,
    FileInUse,
    NewerFile,
    Schema,
    UnusableFile,
    data_version,
    file_troubles,
    open_database,
    remove_database,
    wal_is_sound,
    writing,
)

FIRST = Schema(application_id=7, steps=(("CREATE TABLE words (word TEXT)",),))
SECOND = Schema(application_id=7, steps=(*FIRST.steps, ("ALTER TABLE words ADD at TEXT", "CREATE TABLE more (n INT)")))


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("umask")
@pytest.mark.parametrize("mask", [0o000, 0o022, 0o777])
def test_files_and_folders_are_private_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    os.umask(mask)
    path = tmp_path / "data" / "profiles" / "a.db"
    connection = open_database(path, FIRST, kind="precious")
    with writing(connection, path):
        connection.execute("INSERT INTO words VALUES ('x')")
        assert mode_of(path.with_name("a.db-journal")) == 0o600
    lock = EngineLock(path.with_name("engine.lock"))
    lock.acquire()
    assert [mode_of(p) for p in (path, path.with_name("engine.lock"))] == [0o600, 0o600]
    assert [mode_of(p) for p in (path.parent, path.parent.parent)] == [0o700, 0o700]
    lock.release()
    connection.close()


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch(mode=0o644)
    tmp_path.chmod(0o755)
    open_database(path, FIRST, kind="precious").close()
    assert (mode_of(path), mode_of(tmp_path)) == (0o600, 0o700)


def test_the_precious_file_syncs_everything_and_keeps_a_rollback_journal(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "a.db", FIRST, kind="precious")
    assert connection.execute("PRAGMA synchronous").fetchone() == (3,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("truncate",)
    connection.close()


def test_the_disposable_file_has_wal_only_on_a_sound_sqlite(tmp_path: Path) -> None:
    connection = open_database(tmp_path / "a.db", FIRST, kind="disposable")
    expected = "wal" if wal_is_sound() else "truncate"
    assert connection.execute("PRAGMA journal_mode").fetchone() == (expected,)
    connection.close()


@pytest.mark.parametrize(
    ("version", "sound"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
    ],
)
def test_which_sqlite_is_sound(version: tuple[int, ...], sound: bool) -> None:
    assert wal_is_sound(version) is sound


def test_an_older_file_is_brought_up_and_keeps_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    connection = open_database(path, FIRST, kind="precious")
    connection.execute("INSERT INTO words VALUES ('kept')")
    connection.close()
    connection = open_database(path, SECOND, kind="precious")
    assert connection.execute("SELECT word, at FROM words").fetchall() == [("kept", None)]
    assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    connection.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_database(path, FIRST, kind="precious").close()
    broken = Schema(application_id=7, steps=(*FIRST.steps, ("CREATE TABLE more (n INT)", "nonsense")))
    with pytest.raises(sqlite3.OperationalError):
        open_database(path, broken, kind="precious")
    connection = open_database(path, SECOND, kind="precious")
    assert connection.execute("SELECT count(*) FROM more").fetchone() == (0,)
    connection.close()


def test_a_newer_file_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    open_database(path, SECOND, kind="precious").close()
    before = path.read_bytes()
    with pytest.raises(NewerFile) as refused:
        open_database(path, FIRST, kind="precious")
    assert refused.value.facts == {"file": str(path), "found": 2, "known": 1}
    assert path.read_bytes() == before


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    foreign = sqlite3.connect(path)
    foreign.execute("CREATE TABLE theirs (n)")
    foreign.commit()
    foreign.close()
    with pytest.raises(BrokenFile):
        open_database(path, FIRST, kind="precious")


def test_what_is_no_database_is_a_broken_file_and_can_be_removed(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"no database at all, but long enough to be looked at by SQLite\n" * 40)
    with pytest.raises(BrokenFile):
        open_database(path, FIRST, kind="disposable")
    remove_database(path)
    remove_database(path)
    open_database(path, FIRST, kind="disposable").close()


def test_a_folder_in_the_way_is_an_unusable_file(tmp_path: Path) -> None:
    (tmp_path / "a.db").mkdir()
    with pytest.raises(UnusableFile):
        open_database(tmp_path / "a.db", FIRST, kind="precious")


def test_a_full_file_is_the_disk_full_trouble_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    connection = open_database(path, FIRST, kind="precious")
    connection.execute("PRAGMA max_page_count=4")
    with pytest.raises(DiskFull), writing(connection, path):
        connection.execute("INSERT INTO words VALUES (?)", ("x" * 100_000,))
    assert connection.execute("SELECT count(*) FROM words").fetchone() == (0,)
    with writing(connection, path):
        connection.execute("INSERT INTO words VALUES ('fits')")
    connection.close()


def test_no_space_reported_by_the_system_is_the_disk_full_trouble(tmp_path: Path) -> None:
    with pytest.raises(DiskFull), file_troubles(tmp_path), open("/dev/full", "wb", buffering=0) as full:
        full.write(b"x")


def test_a_file_locked_for_too_long_is_in_use(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    one = open_database(path, FIRST, kind="precious")
    two = open_database(path, FIRST, kind="precious")
    two.execute("PRAGMA busy_timeout=0")
    with writing(one, path), pytest.raises(FileInUse), writing(two, path):
        pass
    one.close()
    two.close()


def test_opening_a_second_connection_keeps_the_firsts_locks(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    one = open_database(path, FIRST, kind="precious")
    with writing(one, path):
        one.execute("INSERT INTO words VALUES ('mine')")
        open_database(path, FIRST, kind="precious").close()
        assert _locked_for_another_process(path)
    one.close()


def _locked_for_another_process(path: Path) -> bool:
    attempt = (
        "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute('BEGIN IMMEDIATE')"
    )
    done = subprocess.run([sys.executable, "-c", attempt, str(path)], capture_output=True, text=True, check=False)
    return "database is locked" in done.stderr


def test_an_error_in_a_transaction_rolls_it_back(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    connection = open_database(path, FIRST, kind="precious")
    connection.execute("CREATE UNIQUE INDEX one_word ON words (length(word))")
    with pytest.raises(sqlite3.IntegrityError), writing(connection, path):
        connection.executemany("INSERT INTO words VALUES (?)", [("x",), ("y",)])
    assert connection.execute("SELECT count(*) FROM words").fetchone() == (0,)
    connection.close()


def test_the_data_version_tells_of_other_connections_commits_only(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    one = open_database(path, FIRST, kind="precious")
    two = open_database(path, FIRST, kind="precious")
    before = data_version(one)
    with writing(one, path):
        one.execute("INSERT INTO words VALUES ('mine')")
    assert data_version(one) == before
    with writing(two, path):
        two.execute("INSERT INTO words VALUES ('theirs')")
    assert data_version(one) != before
    one.close()
    two.close()


def test_deleted_text_does_not_stay_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    connection = open_database(path, FIRST, kind="precious")
    connection.execute("INSERT INTO words VALUES ('a customer''s secret')")
    connection.execute("DELETE FROM words")
    connection.close()
    assert b"customer" not in path.read_bytes().replace(b"words", b"")


def test_one_holds_the_engines_lock(tmp_path: Path) -> None:
    first, second = EngineLock(tmp_path / "engine.lock"), EngineLock(tmp_path / "engine.lock")
    with first, second:
        assert first.acquire()
        assert first.acquire()
        assert not second.acquire()
        first.release()
        assert second.acquire()
        assert second.held
        assert not first.held
