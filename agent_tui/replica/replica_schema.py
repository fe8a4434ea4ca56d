"""What `replica.db` looks like, and how it is opened: a file that is not as it must be is thrown away and made anew.

Records lie in `doc` as the feed sent them, cleaned (JSON). Beside them stand only the columns that are looked up or
sorted by. Times in columns are whole microseconds since 1970 in UTC, so that they sort and lose nothing.
"""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from agent_tui.replica import customer_search
from agent_tui.replica.sqlite_files import (
    BrokenFile,
    NewerFile,
    Schema,
    file_troubles,
    open_database,
    remove_database,
)

_VERSION = 7
"""Raise it with every change of the tables, of what a column holds, or of the records in `domain.values`: the file is
then begun anew and filled again."""

_TABLES = (
    "CREATE TABLE state (key TEXT PRIMARY KEY, value) WITHOUT ROWID",
    """CREATE TABLE customer (
        id TEXT PRIMARY KEY, version INTEGER NOT NULL, generation INTEGER NOT NULL, name TEXT NOT NULL,
        tier TEXT NOT NULL, doc BLOB NOT NULL)""",
    # one row for each way somebody may ask for a customer: `key` is normalised (replica.identities); `place`: of the
    # identity in its customer's record
    """CREATE TABLE identity (
        key TEXT NOT NULL, customer TEXT NOT NULL, place INTEGER NOT NULL,
        PRIMARY KEY (key, customer)) WITHOUT ROWID""",
    "CREATE INDEX identity_of ON identity (customer)",
    # customers who were merged into another; `root`: who stands for them (replica.same_people)
    "CREATE TABLE merged (customer TEXT PRIMARY KEY, target TEXT NOT NULL, root TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX merged_target ON merged (target)",
    "CREATE INDEX merged_root ON merged (root)",
    """CREATE TABLE told_apart (
        customer TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (customer, other)) WITHOUT ROWID""",
    "CREATE INDEX told_apart_other ON told_apart (other)",
    """CREATE TABLE ticket (
        id TEXT PRIMARY KEY, version INTEGER NOT NULL, generation INTEGER NOT NULL, number INTEGER NOT NULL,
        customer TEXT NOT NULL, root TEXT NOT NULL, live INTEGER NOT NULL, owner TEXT, created_at INTEGER NOT NULL,
        doc BLOB NOT NULL)""",
    "CREATE INDEX ticket_of ON ticket (root, created_at)",
    "CREATE INDEX ticket_number ON ticket (number)",
    "CREATE INDEX ticket_created ON ticket (created_at, root)",
    """CREATE TABLE interaction (
        id TEXT PRIMARY KEY, version INTEGER NOT NULL, generation INTEGER NOT NULL, ticket TEXT NOT NULL,
        at INTEGER NOT NULL, inbound INTEGER NOT NULL, doc BLOB NOT NULL)""",
    "CREATE INDEX interaction_of ON interaction (ticket, inbound, at)",
    """CREATE TABLE promise (
        id TEXT PRIMARY KEY, version INTEGER NOT NULL, generation INTEGER NOT NULL, ticket TEXT NOT NULL,
        state TEXT NOT NULL, due_at INTEGER NOT NULL, owner TEXT, made_by TEXT NOT NULL, doc BLOB NOT NULL)""",
    "CREATE INDEX promise_of ON promise (ticket)",
    "CREATE INDEX promise_due ON promise (state, due_at)",
    """CREATE TABLE article (
        id TEXT PRIMARY KEY, version INTEGER NOT NULL, generation INTEGER NOT NULL, translates TEXT,
        doc BLOB NOT NULL)""",
    "CREATE INDEX article_translates ON article (translates) WHERE translates IS NOT NULL",
    """CREATE TABLE transfer (
        id TEXT PRIMARY KEY, version INTEGER NOT NULL, generation INTEGER NOT NULL, ticket TEXT NOT NULL,
        receiver TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL, doc BLOB NOT NULL)""",
    "CREATE INDEX transfer_of ON transfer (ticket, at)",
    "CREATE INDEX transfer_for ON transfer (state, receiver, at)",
    """CREATE TABLE work_order (
        id TEXT PRIMARY KEY, version INTEGER NOT NULL, generation INTEGER NOT NULL, ticket TEXT NOT NULL,
        state TEXT NOT NULL, due_at INTEGER NOT NULL, promise TEXT, doc BLOB NOT NULL)""",
    "CREATE INDEX work_order_of ON work_order (ticket)",
    "CREATE INDEX work_order_due ON work_order (state, due_at)",
    "CREATE INDEX work_order_for ON work_order (promise)",
    """CREATE TABLE agent (
        id TEXT PRIMARY KEY, version INTEGER NOT NULL, generation INTEGER NOT NULL, viewing TEXT, doc BLOB NOT NULL)""",
    "CREATE INDEX agent_at ON agent (viewing)",
    """CREATE TABLE bulletin (
        id TEXT PRIMARY KEY, version INTEGER NOT NULL, generation INTEGER NOT NULL, published_at INTEGER NOT NULL,
        doc BLOB NOT NULL)""",
    """CREATE TABLE acknowledgement (
        id TEXT PRIMARY KEY, version INTEGER NOT NULL, generation INTEGER NOT NULL, bulletin TEXT NOT NULL,
        agent TEXT NOT NULL, at INTEGER NOT NULL, doc BLOB NOT NULL)""",
    "CREATE INDEX acknowledgement_of ON acknowledgement (bulletin, at)",
    "CREATE INDEX acknowledgement_by ON acknowledgement (agent, bulletin)",
    """CREATE TABLE search_outcome (
        id TEXT PRIMARY KEY, version INTEGER NOT NULL, generation INTEGER NOT NULL, outcome TEXT NOT NULL,
        article TEXT, at INTEGER NOT NULL, doc BLOB NOT NULL)""",
    "CREATE INDEX search_outcome_of ON search_outcome (article, outcome)",
    # what the queue shows and sorts by, for live tickets only; kept with the records, in the same transactions
    """CREATE TABLE queue_row (
        ticket TEXT PRIMARY KEY, number INTEGER NOT NULL, customer TEXT NOT NULL, customer_name TEXT NOT NULL,
        tier TEXT NOT NULL, pace INTEGER NOT NULL, channel TEXT NOT NULL, subject TEXT NOT NULL,
        last_line TEXT NOT NULL, status TEXT NOT NULL, priority INTEGER NOT NULL, queue TEXT NOT NULL,
        owner TEXT, holder TEXT, created_at INTEGER NOT NULL, waiting_since INTEGER, open_promises INTEGER NOT NULL,
        next_promise_due INTEGER, intent TEXT NOT NULL, first_owner TEXT, haystack TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE INDEX queue_order ON queue_row (
        status, pace, waiting_since, number, owner, holder, queue, channel, created_at, ticket)""",
    "CREATE INDEX queue_customer ON queue_row (customer, status, waiting_since, ticket)",
    """CREATE TABLE quarantine (
        type TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, reason TEXT NOT NULL,
        PRIMARY KEY (type, id)) WITHOUT ROWID""",
    *customer_search.TABLES,
)

_NAMES = (
    *("state", "customer", "identity", "merged", "told_apart", "ticket", "interaction", "promise", "article"),
    *("transfer", "work_order", "agent", "bulletin", "acknowledgement", "search_outcome", "queue_row", "quarantine"),
    *customer_search.NAMES,
)

SCHEMA = Schema(
    application_id=0x41745231,
    # an older file has nothing worth keeping: the last step drops what is there
    steps=((),) * (_VERSION - 1) + ((*(f"DROP TABLE IF EXISTS {name}" for name in _NAMES), *_TABLES),),
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class ReplicaFile:
    """A connection to `replica.db` that goes over to the new file when anybody has begun one. Its owner locks."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.opened = 0
        """How often; another file may be of the same size and state."""
        self._open()

    def connection(self) -> sqlite3.Connection:
        if self._inode_now() != self._inode:
            self._connection.close()
            self._open()
        return self._connection

    def rebuild(self) -> None:
        """Throws a damaged file away and begins an empty one, unless somebody else has done so already."""
        damaged = self._inode_now() == self._inode
        self._connection.close()
        if damaged:
            remove_database(self.path)
        self._open()

    def keep_pages_until_commit(self) -> None:
        """What a transaction writes stays in memory until it is committed, so that readers wait for the commit only."""
        self._connection.execute("PRAGMA cache_spill=OFF")

    def close(self) -> None:
        self._connection.close()

    def _open(self) -> None:
        self._connection = open_replica_file(self.path)
        self.keep_pages_until_commit()
        self._inode = self._inode_now()
        self.opened += 1

    def _inode_now(self) -> int:
        try:
            return self.path.stat().st_ino
        except FileNotFoundError:
            return 0


def open_replica_file(path: Path) -> sqlite3.Connection:
    """A connection to `replica.db`, made anew where it is missing, damaged or not of this version."""
    try:
        return _open_sound(path)
    except (BrokenFile, NewerFile):
        remove_database(path)
        return _open_sound(path)


def _open_sound(path: Path) -> sqlite3.Connection:
    connection = open_database(path, SCHEMA, kind="disposable")
    try:
        with file_troubles(path):
            connection.execute("SELECT key FROM state").fetchall()
    except sqlite3.OperationalError as error:
        # the header is ours, the tables are not
        connection.close()
        raise BrokenFile(str(path)) from error
    except BaseException:  # why: whatever it is, the connection is nobody's then
        connection.close()
        raise
    return connection


def to_column(at: datetime) -> int:
    """Microseconds since 1970, for a column."""
    return (at - _EPOCH) // _MICROSECOND


def from_column(column: int) -> datetime:
    """The time of a column, in UTC."""
    return _EPOCH + timedelta(microseconds=column)
