"""Which customer records are one person: who stands for whom, who was told apart, and who might be the same.

A merge only points one record at another (`Customer.merged_into`); the record at the end of the way stands for all of
them and is called their root. Every contact carries its root, so that history, promises and counts are one person's
without a look at the way. A way ends before a record that is not here, and where it goes in a circle the least id
stands for all in it: whatever a store sends, every record has one root.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping

from agent_tui.domain.values import Customer

_PART = """
    WITH RECURSIVE part(customer) AS (
        SELECT value FROM json_each(?)
        UNION SELECT merged.target FROM part JOIN merged ON merged.customer = part.customer
        UNION SELECT merged.customer FROM part JOIN merged ON merged.target = part.customer)
"""


def roots(merged_into: Mapping[str, str], known: Collection[str]) -> dict[str, str]:
    """Customer → root, for everybody who was merged. `known`: the targets that are here."""
    found: dict[str, str] = {}
    for start in merged_into:
        way: list[str] = []
        here = start
        while here not in found:
            if here in way:
                circle = way[way.index(here) :]
                found |= dict.fromkeys(circle, min(circle))
                break
            target = merged_into.get(here)
            if target is None or target not in known:
                found[here] = here
                break
            way.append(here)
            here = target
        for passed in way:
            found.setdefault(passed, found[here])
    return {customer: found[customer] for customer in merged_into}


def roots_of(connection: sqlite3.Connection, customers: Iterable[str]) -> dict[str, str]:
    """Customer → root, of those who were merged."""
    return dict(
        connection.execute(
            "SELECT customer, root FROM merged WHERE customer IN (SELECT value FROM json_each(?))",
            (json.dumps(list(customers)),),
        )
    )


def members_of(connection: sqlite3.Connection, root: str, limit: int = -1) -> list[str]:
    """The records that `root` stands for, itself excepted."""
    return [
        customer
        for (customer,) in connection.execute(
            "SELECT customer FROM merged WHERE root = ? AND customer <> ? ORDER BY customer LIMIT ?",
            (root, root, limit),
        )
    ]


def keep_people(connection: sqlite3.Connection, records: Collection[Customer], gone: Collection[str]) -> set[str]:
    """Takes over what these records say of merges, and of the customers that are no more; everybody whose contacts
    may have come to stand elsewhere. The records themselves are stored already."""
    ids = [record.id for record in records] + list(gone)
    if not ids:
        return set()
    listed = (json.dumps(ids),)
    _keep_told_apart(connection, records, listed)
    pointing = {record.id: record.merged_into for record in records if record.merged_into not in (None, record.id)}
    if (
        not pointing
        and not connection.execute(
            "SELECT 1 FROM merged WHERE customer IN (SELECT value FROM json_each(?1))"
            " OR target IN (SELECT value FROM json_each(?1)) LIMIT 1",
            listed,
        ).fetchone()
    ):
        return set()
    before = dict(connection.execute(f"{_PART} SELECT customer, root FROM part JOIN merged USING (customer)", listed))
    connection.execute("DELETE FROM merged WHERE customer IN (SELECT value FROM json_each(?))", listed)
    connection.executemany("INSERT INTO merged VALUES (?1, ?2, ?1)", pointing.items())
    around = (json.dumps([*ids, *before, *before.values()]),)
    edges = dict(connection.execute(f"{_PART} SELECT customer, target FROM part JOIN merged USING (customer)", around))
    known = {
        customer
        for (customer,) in connection.execute(
            "SELECT id FROM customer WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(set(edges.values()))),),
        )
    }
    after = roots(edges, known)
    connection.executemany("UPDATE merged SET root = ? WHERE customer = ?", [(r, c) for c, r in after.items()])
    touched: set[str] = set()
    for customer in before.keys() | after.keys():
        old, new = before.get(customer, customer), after.get(customer, customer)
        if old != new:
            connection.execute("UPDATE ticket SET root = ? WHERE root = ? AND customer = ?", (new, old, customer))
            touched |= {old, new}
    return touched


def _keep_told_apart(connection: sqlite3.Connection, records: Collection[Customer], listed: tuple[str]) -> None:
    connection.execute("DELETE FROM told_apart WHERE customer IN (SELECT value FROM json_each(?))", listed)
    connection.executemany(
        "INSERT OR IGNORE INTO told_apart VALUES (?, ?)",
        [(record.id, other) for record in records for other in record.distinct_from],
    )
