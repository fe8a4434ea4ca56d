"""What the store asks of its database: one schema however it came about, one writer, no half-done write, and nothing
that PostgreSQL does not have."""

import sqlite3
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, make_url, select, text
from sqlalchemy.schema import CreateIndex, CreateTable

from agent_tui.domain.values import Agent
from agent_tui.store import schema
from agent_tui.store.callers import Caller
from agent_tui.store.claims import next_contact
from agent_tui.store.clock import EPOCH, SteadyClock
from agent_tui.store.database import Database, wal_is_safe
from agent_tui.store.feed import ChangeRow, append, read_head
from agent_tui.store.migrating import open_database

STARTS_WITHIN_S = 10
POSTGRESQL = make_url("postgresql://").get_dialect()()


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return open_database(f"sqlite:///{tmp_path / 'store.db'}")


def test_the_migrations_make_the_schema(database: Database) -> None:
    with database.read() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), schema.metadata)
    assert differences == []
    database.close()


def test_opening_again_changes_nothing(database: Database) -> None:
    with database.read() as connection:
        head = read_head(connection)
    again = open_database(str(database.url))
    with again.read() as connection:
        assert read_head(connection) == head
    again.close()
    database.close()


def test_a_write_that_fails_leaves_nothing_behind(database: Database) -> None:
    def half_a_write() -> None:
        with database.write() as connection:
            connection.execute(insert(schema.queues).values(name="legal", restricted=True))
            append(connection, [ChangeRow("ticket", "t1", "legal")], EPOCH)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_a_write()
    with database.read() as connection:
        assert connection.execute(select(schema.queues)).all() == []
        assert read_head(connection).v == 0
    database.close()


def test_a_second_writer_waits_until_the_first_has_committed(database: Database) -> None:
    other = Database(str(database.url))
    began = threading.Event()
    seen: list[str] = []

    def second() -> None:
        began.set()
        with other.write() as connection:
            seen.extend(connection.execute(select(schema.queues.c.name)).scalars())

    thread = threading.Thread(target=second)
    with database.write() as connection:
        # were the lock not taken at BEGIN, the second one could read now what is about to change
        thread.start()
        began.wait(STARTS_WITHIN_S)
        connection.execute(insert(schema.queues).values(name="legal", restricted=True))
    thread.join(STARTS_WITHIN_S)
    assert seen == ["legal"]
    other.close()
    database.close()


def test_references_are_watched(database: Database) -> None:
    with database.write() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar_one() == 1
        assert connection.execute(text("PRAGMA synchronous")).scalar_one() == 2
    database.close()


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 60, 0), True),
    ],
)
def test_the_write_ahead_log_is_used_where_it_loses_nothing(version: tuple[int, ...], safe: bool) -> None:
    assert wal_is_safe(version) == safe


def test_this_sqlite_gets_the_journal_that_suits_it(database: Database) -> None:
    expected = "wal" if wal_is_safe(sqlite3.sqlite_version_info) else "truncate"
    with database.read() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar_one() == expected
    database.close()


def test_postgresql_can_make_every_table() -> None:
    for table in schema.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=POSTGRESQL))
        for index in table.indexes:
            assert "CREATE INDEX" in str(CreateIndex(index).compile(dialect=POSTGRESQL))


def test_postgresql_passes_over_what_another_transaction_is_taking() -> None:
    caller = Caller(Agent("agent", "agent"), frozenset({"legal"}))
    query = str(next_contact(caller, "-", 0).compile(dialect=POSTGRESQL))
    assert "FOR UPDATE OF tickets SKIP LOCKED" in query


def test_the_clock_goes_on_by_the_monotonic_one() -> None:
    clock = SteadyClock()
    same = SteadyClock(clock.anchor)
    times = [clock(), same(), clock()]
    assert times == sorted(times)
