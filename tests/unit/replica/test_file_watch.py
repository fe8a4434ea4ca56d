"""Another process's commit is noticed once, a replaced file too, and a missing one is no news."""

from pathlib import Path

from agent_tui.replica.file_watch import FileWatch
from agent_tui.replica.sqlite_files import Schema, open_database, remove_database, writing

SCHEMA = Schema(application_id=7, steps=(("CREATE TABLE words (word TEXT)",),))


def test_each_commit_is_noticed_once(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    other = open_database(path, SCHEMA, kind="disposable")
    watch = FileWatch(path)
    assert watch.changed()
    assert not watch.changed()
    with writing(other, path):
        other.execute("INSERT INTO words VALUES ('x')")
    assert watch.changed()
    assert not watch.changed()
    watch.close()
    other.close()


def test_the_same_words_written_again_count_as_a_sign_of_life(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    other = open_database(path, SCHEMA, kind="disposable")
    other.execute("CREATE UNIQUE INDEX each_once ON words (word)")
    other.execute("INSERT INTO words VALUES ('x')")
    watch = FileWatch(path)
    watch.changed()
    with writing(other, path):
        other.execute("INSERT OR REPLACE INTO words VALUES ('x')")
    assert watch.changed()
    watch.close()
    other.close()


def test_a_file_in_its_place_is_noticed_and_a_missing_one_is_not_made(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    watch = FileWatch(path)
    assert not watch.changed()
    assert not path.exists()
    open_database(path, SCHEMA, kind="disposable").close()
    assert watch.changed()
    remove_database(path)
    open_database(path, SCHEMA, kind="disposable").close()
    assert watch.changed()
    watch.close()
