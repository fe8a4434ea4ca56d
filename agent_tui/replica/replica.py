"""`replica.db` as its writer sees it: pages of the feed go in, each in one transaction with its cursor.

Only the holder of the engine's lock writes; others read (`replica.queries`). What comes in is cleaned here. A record
that cannot be applied is set aside in the table `quarantine` and the feed goes on. A snapshot over an existing
replica shows the old records until the new ones have come: each row carries the generation that brought it, and what
an older one left goes when the snapshot is finished.
"""

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct

from agent_tui.contract.api import Change
from agent_tui.contract.feed_pages import FeedPage, FillPage, Quarantined
from agent_tui.domain.decoding import decoded
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import DEFAULT_REGION, Customer, RecordType
from agent_tui.replica.customer_search import erase_texts, keep_texts, text_of
from agent_tui.replica.identities import keys_of, numbers_in
from agent_tui.replica.queue_rows import customers_of, refresh_queue_rows
from agent_tui.replica.record_rows import (
    OF_NOBODY,
    OF_TICKETS,
    Unfit,
    keep_identities,
    only_newer,
    remove,
    row_of,
    tickets_of,
    upsert,
    with_roots,
)
from agent_tui.replica.replica_schema import ReplicaFile
from agent_tui.replica.same_people import keep_people, roots_of
from agent_tui.replica.sqlite_files import file_troubles, writing


class Applied(Struct, frozen=True):
    """What a page has changed."""

    tickets: frozenset[str]
    """Contacts of which something is not what it was; with a customer, all the live ones."""
    quarantined: int = 0
    records: int = 0
    """Records taken, deletions included."""


class BegunAnew(Exception):
    """The file is not the one any more that this was asked for: it was found damaged and begun anew meanwhile, by
    whoever came first. Nothing was taken in; what it holds now tells where to go on."""


class Replica:
    """The writing side. It may be used from several threads; calls wait for each other."""

    def __init__(self, path: Path, *, phone_region: str = DEFAULT_REGION) -> None:
        """`phone_region`: where telephone numbers without a country are at home."""
        self._lock = threading.RLock()
        self._file = ReplicaFile(path)
        self._filling: int | None = None
        """The generation of the snapshot that was begun here last."""
        self._phone_region = phone_region
        if self._state("phone_region") != phone_region:
            self._find_anew()

    def close(self) -> None:
        with self._lock:
            self._file.close()

    def rebuild(self) -> None:
        """Throws the file away and begins an empty one: for a file found damaged while at work."""
        with self._lock:
            self._file.rebuild()
            self._find_anew()

    @property
    def cursor(self) -> str | None:
        """Where the feed goes on; None before the first snapshot is finished, or after `forget_cursor`."""
        return self._text("cursor")

    @property
    def through(self) -> int:
        """The last sequence number of the feed that is in here."""
        value = self._state("through")
        return value if isinstance(value, int) else 0

    @property
    def store(self) -> str | None:
        """The epoch of the feed that filled this."""
        return self._text("store")

    @property
    def agent(self) -> str | None:
        """For whom it was filled: another agent sees other records."""
        return self._text("agent")

    @property
    def filled(self) -> bool:
        """True once a snapshot was finished."""
        return bool(self._state("filled"))

    def apply_page(self, page: FeedPage, *, after: str | None) -> Applied:
        """Takes a page of the feed with its cursor, in one transaction. `after`: the cursor it was asked for with.

        `BegunAnew` where the replica does not stand there: this page alone would be taken for everything."""
        with self._writing() as connection:
            if self.cursor != after:
                raise BegunAnew
            applied = self._apply(connection, page.changes, page.quarantined, newer_only=True)
            self._set(connection, cursor=page.cursor, through=page.through)
        return applied

    def begin_snapshot(self, store: str, agent: str | None = None) -> None:
        """What comes now replaces what is here; until it is finished both are seen."""
        if agent is not None and self.agent not in (None, agent):
            # somebody else's records must not be seen, not even for a moment
            self.rebuild()
        with self._writing() as connection:
            # what is still unreadable will be set aside again
            connection.execute("DELETE FROM quarantine")
            self._filling = self._generation() + 1
            self._set(connection, generation=self._filling, cursor=None, store=store)
            if agent is not None:
                self._set(connection, agent=agent)

    def apply_snapshot_page(self, page: FillPage) -> Applied:
        """Takes a page of a snapshot that was begun. `BegunAnew` where it was begun in another file."""
        with self._writing() as connection:
            self._look_where_it_was_begun()
            return self._apply(connection, page.records, page.quarantined, newer_only=False)

    def finish_snapshot(self, cursor: str, through: int) -> Applied:
        """Everything has come: what no page of this snapshot brought goes, and the feed goes on at `cursor`.
        `BegunAnew` where it was begun in another file."""
        with self._writing() as connection:
            self._look_where_it_was_begun()
            # much may go at once: more than should be held in memory until the commit
            connection.execute("PRAGMA cache_spill=ON")
            generation = self._generation()
            stale: set[str] = set()
            for table in (*OF_TICKETS, "ticket"):
                column = "id" if table == "ticket" else "ticket"
                stale.update(
                    ticket
                    for (ticket,) in connection.execute(
                        f"SELECT DISTINCT {column} FROM {table} WHERE generation < ?", (generation,)
                    )
                )
            left = connection.execute("SELECT id FROM customer WHERE generation < ?", (generation,)).fetchall()
            connection.executemany("DELETE FROM identity WHERE customer = ?", left)
            for table in (*OF_TICKETS, *OF_NOBODY, "ticket", "customer", "agent"):
                connection.execute(f"DELETE FROM {table} WHERE generation < ?", (generation,))
            gone = [id_ for (id_,) in left]
            erase_texts(connection, gone)
            people = keep_people(connection, (), gone)
            touched = refresh_queue_rows(connection, stale, people)
            self._set(connection, cursor=cursor, through=through, filled=1)
        with self._lock:
            self._file.keep_pages_until_commit()
        return Applied(tickets=frozenset(touched))

    def forget_cursor(self) -> None:
        """The feed cannot go on from here; what is here stays to be read until a snapshot has replaced it."""
        with self._writing() as connection:
            self._set(connection, cursor=None)

    def _apply(
        self,
        connection: sqlite3.Connection,
        changes: Iterable[Change],
        unreadable: Iterable[Quarantined],
        *,
        newer_only: bool,
    ) -> Applied:
        generation = self._generation()
        # of several changes to one record only the last counts
        last: dict[tuple[RecordType, str], Change] = {}
        for change in changes:
            last.pop((change.type, change.id), None)
            last[change.type, change.id] = change
        rows: dict[RecordType, list[tuple[Any, ...]]] = {}
        gone: dict[RecordType, list[str]] = {}
        customers: dict[str, Customer] = {}
        refused = [(clean_line(one.type), clean_line(one.id), one.seq, clean_line(one.reason)) for one in unreadable]
        for change in last.values():
            if change.op != "upsert":
                gone.setdefault(change.type, []).append(change.id)
                continue
            try:
                record, row = row_of(change, generation)
            except Unfit as unfit:
                refused.append((change.type, change.id, change.seq, unfit.reason))
                continue
            rows.setdefault(change.type, []).append(row)
            if isinstance(record, Customer):
                customers[record.id] = record
        if newer_only:
            rows = {type_: only_newer(connection, type_, made) for type_, made in rows.items()}
        return self._store(connection, rows, gone, customers, refused)

    def _store(
        self,
        connection: sqlite3.Connection,
        rows: dict[RecordType, list[tuple[Any, ...]]],
        gone: dict[RecordType, list[str]],
        records: dict[str, Customer],
        refused: list[tuple[str, str, int, str]],
    ) -> Applied:
        tickets: set[str] = set()
        customers: set[str] = set()
        for type_, ids in gone.items():
            _note_touched(connection, type_, ids, tickets, customers)
            remove(connection, type_, ids)
        # customers first, since contacts stand under the record that their customer was merged into
        kept = [records[row[0]] for row in rows.get("customer", ())]
        if kept:
            _note_touched(connection, "customer", [record.id for record in kept], tickets, customers)
            upsert(connection, "customer", rows["customer"])
            self._keep_found(connection, kept)
        if "customer" in gone:
            erase_texts(connection, gone["customer"])
        customers |= keep_people(connection, kept, gone.get("customer", ()))
        if "ticket" in rows:
            rows["ticket"] = with_roots(rows["ticket"], roots_of(connection, {row[4] for row in rows["ticket"]}))
        for type_, made in rows.items():
            ids = [row[0] for row in made]
            if type_ in OF_TICKETS:
                tickets.update(row[3] for row in made)
            elif type_ == "agent":
                tickets.update(row[3] for row in made if row[3] is not None)
            # promises change state, and their contact might be another one than before
            if type_ not in ("interaction", "customer"):
                _note_touched(connection, type_, ids, tickets, customers)
            if type_ != "customer":
                upsert(connection, type_, made)
            connection.executemany("DELETE FROM quarantine WHERE type = ? AND id = ?", [(type_, id_) for id_ in ids])
        if "promise" in rows or "promise" in gone:
            customers |= customers_of(connection, tickets)
        connection.executemany("INSERT OR REPLACE INTO quarantine VALUES (?, ?, ?, ?)", refused)
        touched = refresh_queue_rows(connection, tickets, customers)
        taken = sum(map(len, rows.values())) + sum(map(len, gone.values()))
        return Applied(frozenset(touched), len(refused), taken)

    def _keep_found(self, connection: sqlite3.Connection, customers: Iterable[Customer]) -> None:
        """Under which keys and by which fragments these customers are found."""
        keys = {customer.id: keys_of(customer, self._phone_region) for customer in customers}
        keep_identities(connection, keys)
        keep_texts(connection, {one.id: text_of(one, numbers_in(keys[one.id])) for one in customers})

    def _find_anew(self) -> None:
        """The numbers of everybody are read as those of another region from now on."""
        with self._writing() as connection:
            docs = connection.execute("SELECT doc FROM customer ORDER BY id")
            while some := [decoded(doc, Customer) for (doc,) in docs.fetchmany(500)]:
                self._keep_found(connection, some)
            self._set(connection, phone_region=self._phone_region)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, writing(self._file.connection(), self._file.path) as connection:
            yield connection

    def _look_where_it_was_begun(self) -> None:
        if self._filling is not None and self._generation() != self._filling:
            raise BegunAnew

    def _generation(self) -> int:
        value = self._state("generation")
        return value if isinstance(value, int) else 0

    def _text(self, key: str) -> str | None:
        value = self._state(key)
        return value if isinstance(value, str) else None

    def _state(self, key: str) -> object:
        with self._lock, file_troubles(self._file.path):
            row = self._file.connection().execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    @staticmethod
    def _set(connection: sqlite3.Connection, **values: str | int | None) -> None:
        connection.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", values.items())


def _note_touched(
    connection: sqlite3.Connection, type_: RecordType, ids: list[str], tickets: set[str], customers: set[str]
) -> None:
    """Adds the contacts and customers whose picture these records are part of, as they are stored now."""
    if type_ == "ticket":
        tickets.update(ids)
        customers |= customers_of(connection, ids)
    elif type_ == "customer":
        customers.update(ids)
    else:
        tickets |= tickets_of(connection, type_, ids)
