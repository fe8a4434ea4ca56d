"""A database of the first release comes to the newest shape with all that is in it, or stays as it was."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

import agent_tui.store
from agent_tui.domain.errors import BadInput
from agent_tui.domain.values import Agent
from agent_tui.store import schema
from agent_tui.store.agents import list_agents
from agent_tui.store.callers import Caller, make_token, token_hash
from agent_tui.store.database import Database, migrating
from agent_tui.store.feed import cursor_text, read_cursor, read_head, read_records
from agent_tui.store.migrating import open_database
from agent_tui.store.problems import Denied

MIGRATIONS = Path(agent_tui.store.__file__).parent / "migrations"
TOKEN = make_token("ann")
ROWS = (
    f"""INSERT INTO agents VALUES
        ('ann', 'agent', '["billing"]', '{token_hash(TOKEN)}', 0, 1), ('gone', 'admin', NULL, 'x', 1, 2)""",
    """INSERT INTO customers VALUES
        ('c1', '王小明', 'vip', 'zh-CN', '["a"]', '[{"kind":"phone","value":"+86138"}]', 3, 'h')""",
    """INSERT INTO tickets VALUES
        ('t1', 1, 'c1', 'chat', '账单', 'billing', 3, 'open', 'ann', '2026-11-22T09:00:00+08:00', 1, NULL, NULL,
         '["2"]', '[]', 4, 'ann', 7, 'ann', 0, 99, 'h', 'run'),
        ('t2', 2, 'c1', 'email', 'x', 'sales', 1, 'new', NULL, '2026-11-22T09:00:00Z', 2, '2026-11-22T09:00:00Z', 3,
         '[]', '[]', 1, NULL, 0, NULL, 0, NULL, NULL, NULL)""",
    """INSERT INTO interactions VALUES
        ('i1', 't1', 'message', 'inbound', 'chat', '王', '2026-11-22T09:00:00Z', 5, '在吗？', '{}', 1, NULL, 'p')""",
    """INSERT INTO promises VALUES
        ('p1', 't1', '回电', '2026-11-23T09:00:00Z', '', 'phone', 'open', 'ann', '2026-11-22T09:00:00Z', 6, NULL,
         '30.00', NULL, 1, NULL, 1, NULL, NULL)""",
    """INSERT INTO articles VALUES
        ('a1', '退款', '三天', 'zh-CN', 'customer', '["退款"]', '2026-11-01T00:00:00Z', 7, 2, 'h')""",
    "INSERT INTO changes VALUES (1, 'ticket', 't1', 'billing', NULL, 1)",
    "UPDATE feed_head SET v = 1, epoch = 'before'",
    "UPDATE serials SET v = 2",
)
KEPT = ("interactions", "promises", "changes", "queues", "idempotency")
"""Tables that no migration touches."""
KILLER = """
import os, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
from agent_tui.store.migrating import open_database

left = int(sys.argv[2])

@event.listens_for(Engine, "after_cursor_execute")
def count(*executed):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), 9)

open_database(sys.argv[1])
"""


def upgrade(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A database as the first release left it."""
    path = tmp_path / "first.db"
    with migrating(Database(f"sqlite:///{path}").url) as connection:
        upgrade(connection, "0001")
        for statement in ROWS:
            connection.exec_driver_sql(statement)
    return path


def table(database: Database, name: str) -> list[tuple[object, ...]]:
    with database.read() as connection:
        return [tuple(row) for row in connection.execute(text(f"SELECT * FROM {name} ORDER BY 1"))]


def test_everything_is_there_afterwards(first: Path) -> None:
    old = Database(f"sqlite:///{first}")
    before = {name: table(old, name) for name in KEPT}
    old.close()
    database = open_database(f"sqlite:///{first}")
    assert {name: table(database, name) for name in KEPT} == before
    with database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []
        tickets = read_records(connection, "ticket", ["t1", "t2"])
        customer = read_records(connection, "customer", ["c1"])["c1"]
        agents = read_records(connection, "agent", ["ann", "gone"])
        article = read_records(connection, "article", ["a1"])["a1"]
    one, other = tickets["t1"].doc, tickets["t2"].doc
    assert (one.owner, one.first_owner, one.holder, one.fence, tickets["t1"].version) == ("ann", "ann", "ann", 7, 4)
    assert (other.owner, other.first_owner) == (None, None)
    assert (article.doc.title, article.doc.body, article.doc.tags, article.version) == ("退款", "三天", ("退款",), 2)
    assert (article.doc.internal, article.doc.short, article.doc.translates) == ("", {}, None)
    assert (article.doc.owner, article.doc.review_on) == (None, None)
    assert (customer.doc.name, customer.doc.merged_into, customer.doc.distinct_from) == ("王小明", None, ())
    assert {id_: (record.doc.state, record.doc.name) for id_, record in agents.items()} == {"ann": ("offline", "")}
    assert [(one.agent.id, one.agent.role, one.disabled, one.called) for one in list_agents(database)] == [
        ("ann", "agent", False, ""),
        ("gone", "admin", True, ""),
    ]
    database.close()


def test_who_follows_the_feed_takes_a_new_snapshot(first: Path) -> None:
    caller = Caller(Agent("ann", "agent", ("billing",)), frozenset())
    old = Database(f"sqlite:///{first}")
    with old.read() as connection:
        cursor = cursor_text(read_head(connection), 1, caller)
    old.close()
    database = open_database(f"sqlite:///{first}")
    with database.read() as connection:
        head = read_head(connection)
        assert head.v == 1
        with pytest.raises(Denied, match="cursor-expired"):
            read_cursor(cursor, head, caller)
    database.close()


@pytest.mark.parametrize("release", ["0002", "0003"])
def test_from_every_later_shape_too_and_the_feed_goes_on_there(first: Path, release: str) -> None:
    caller = Caller(Agent("ann", "agent", ("billing",)), frozenset())
    with migrating(Database(f"sqlite:///{first}").url) as connection:
        upgrade(connection, release)
        connection.exec_driver_sql(
            "INSERT INTO transfers VALUES ('x1', 't1', 'consult', 'ann', 'bo', '?', '2026-11-22T09:00:00Z', 1, '[]',"
            " 'offered', '', NULL, 1, 'p')"
        )
        if release == "0003":
            connection.exec_driver_sql(
                "INSERT INTO work_orders VALUES ('o1', 't1', '财务', '核对', '2026-11-24T09:00:00Z', 'ann',"
                " '2026-11-22T09:00:00Z', 1, 'open', 'p1', NULL, 1, 'p')"
            )
    old = Database(f"sqlite:///{first}")
    names = ("customers", "tickets", "transfers", "feed_head", "agent_states", *KEPT)
    before = {name: table(old, name) for name in names} | (
        {"work_orders": table(old, "work_orders")} if release == "0003" else {}
    )
    with old.read() as connection:
        cursor = cursor_text(read_head(connection), 1, caller)
    old.close()
    database = open_database(f"sqlite:///{first}")
    assert {name: table(database, name) for name in before} == before
    with database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []
        assert read_cursor(cursor, read_head(connection), caller) == 1
        (article,) = read_records(connection, "article", ["a1"]).values()
    assert (article.doc.title, article.doc.internal, article.doc.short) == ("退款", "", {})
    for name in ("search_outcomes", "bulletins", "acknowledgements"):
        assert table(database, name) == []
    database.close()


def killed_after(path: Path, statements: int) -> bool:
    """True where the migration was killed before it was through."""
    done = subprocess.run([sys.executable, "-c", KILLER, f"sqlite:///{path}", str(statements)], check=False)
    assert done.returncode in (0, -9)
    return done.returncode == -9


@pytest.mark.parametrize("statements", [1, 3, 7, 9, 12, 15, 18, 22])
def test_killed_on_the_way_it_stays_whole_and_goes_on_later(first: Path, tmp_path: Path, statements: int) -> None:
    old = Database(f"sqlite:///{first}")
    before = {name: table(old, name) for name in (*KEPT, "tickets", "customers", "alembic_version", "feed_head")}
    old.close()
    path = tmp_path / "killed.db"
    shutil.copy(first, path)
    assert killed_after(path, statements)
    left = Database(f"sqlite:///{path}")
    assert {name: table(left, name) for name in before} == before
    with left.read() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
        assert connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'transfers'")).scalar_one() == 0
    left.close()
    database = open_database(f"sqlite:///{path}")
    with database.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []
    assert {name: table(database, name) for name in KEPT} == {name: before[name] for name in KEPT}
    database.close()


def test_a_database_of_a_later_release_is_left_alone(first: Path) -> None:
    with migrating(Database(f"sqlite:///{first}").url) as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    before = first.read_bytes()
    with pytest.raises(BadInput) as refused:
        open_database(f"sqlite:///{first}")
    assert refused.value.key == "database-newer"
    assert first.read_bytes() == before
