"""What readers of `replica.db` learn of customers: how they are found, and which records are one person."""

import json

import msgspec

from agent_tui.domain.decoding import decoder_of
from agent_tui.domain.values import Customer, Identity
from agent_tui.replica.replica_reader import ReplicaReader
from agent_tui.replica.same_people import members_of, roots_of

SHOWN = 20
"""Of records that are or may be one person, at most so many are read."""
KNOWN_AS_LIMIT = 100
"""Customers whom one identity stands for, at most."""
_COMPARED = 5000
"""Rows of identities that are looked at for merge candidates, at most: a switchboard may be ten thousand people's."""

_CUSTOMER = decoder_of(Customer)


class Candidate(msgspec.Struct, frozen=True):
    """Another record that may be the same person."""

    customer: Customer
    shared: tuple[Identity, ...]


class PeopleQueries(ReplicaReader):
    def customer(self, id_: str) -> Customer | None:
        with self.one_state() as connection:
            row = connection.execute("SELECT doc FROM customer WHERE id = ?", (id_,)).fetchone()
        return _CUSTOMER.decode(row[0]) if row else None

    def customers(self, ids: list[str]) -> list[Customer]:
        """Those of these customers who are known, by id."""
        with self.one_state() as connection:
            rows = connection.execute(
                "SELECT doc FROM customer WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", (json.dumps(ids),)
            ).fetchall()
        return [_CUSTOMER.decode(doc) for (doc,) in rows]

    def root(self, customer: str) -> str:
        """The record that stands for this customer; the same where it was not merged."""
        with self.one_state() as connection:
            return roots_of(connection, [customer]).get(customer, customer)

    def stands_alone(self, customer: str) -> bool:
        """True for who was not merged and whom nobody was merged into: nearly everybody."""
        with self.one_state() as connection:
            return not connection.execute(
                "SELECT EXISTS (SELECT 1 FROM merged WHERE customer = ?1)"
                " OR EXISTS (SELECT 1 FROM merged WHERE root = ?1)",
                (customer,),
            ).fetchone()[0]

    def merged_into(self, root: str) -> tuple[list[str], int]:
        """The first `SHOWN` records that `root` stands for, itself excepted, and how many there are."""
        with self.one_state() as connection:
            (count,) = connection.execute(
                "SELECT count(*) FROM merged WHERE root = ? AND customer <> ?", (root, root)
            ).fetchone()
            return (members_of(connection, root, SHOWN) if count else []), count

    def members(self, root: str, limit: int) -> list[str]:
        """Records that `root` stands for, itself excepted."""
        with self.one_state() as connection:
            return members_of(connection, root, limit)

    def edges_of(self, customers: list[str]) -> dict[str, str]:
        """Customer → whom they were merged into, of everybody who is one person with one of these."""
        with self.one_state() as connection:
            listed = json.dumps([root for one in customers for root in {one, self.root(one)}])
            return dict(
                connection.execute(
                    "SELECT customer, target FROM merged WHERE root IN (SELECT value FROM json_each(?1))"
                    " OR customer IN (SELECT value FROM json_each(?1))",
                    (listed,),
                )
            )

    def customers_known_as(self, who: str) -> list[str]:
        """The customer with that id or, where none has it, those with that identity; always the records that stand for
        them, at most `KNOWN_AS_LIMIT`."""
        # why: loaded here, as below, because no first paint looks for anybody
        from agent_tui.replica.identities import keys_asked_for

        with self.one_state() as connection:
            if connection.execute("SELECT 1 FROM customer WHERE id = ?", (who,)).fetchone():
                return [self.root(who)]
            return [
                customer
                for (customer,) in connection.execute(
                    "SELECT DISTINCT coalesce(merged.root, identity.customer) AS root FROM identity"
                    " LEFT JOIN merged USING (customer)"
                    " WHERE key IN (SELECT value FROM json_each(?)) ORDER BY root LIMIT ?",
                    (json.dumps(list(keys_asked_for(who, self._phone_region))), KNOWN_AS_LIMIT),
                )
            ]

    def find_customers(self, words: str, limit: int) -> list[str]:
        """Ids of customers by fragments of what they are known by (`replica.customer_search`)."""
        from agent_tui.replica.customer_search import found_customers

        with self.one_state() as connection:
            return found_customers(connection, words, limit)

    def merge_candidates(self, members: list[str], limit: int = SHOWN) -> tuple[list[Candidate], int]:
        """Other people's records who share an identity with one of these, and were not said to be somebody else: those
        with the most in common first, and how many there are (of very many, as many as were looked at)."""
        parameters = {"members": json.dumps(members), "limit": limit, "compared": _COMPARED}
        with self.one_state() as connection:
            if len(members) == 1 and not connection.execute(_SHARES, (members[0],)).fetchone():
                return [], 0
            found = connection.execute(_CANDIDATES, parameters).fetchall()
            if not found:
                return [], 0
            parameters["roots"] = json.dumps([root for root, _ in found])
            rows = connection.execute(_SHARED, parameters).fetchall()
            known = {customer.id: customer for customer in self.customers([root for root, _ in found])}
        shared: dict[str, list[Identity]] = {}
        for root, place, doc in rows:
            identity = _CUSTOMER.decode(doc).identities[place]
            if identity not in shared.setdefault(root, []):
                shared[root].append(identity)
        candidates = [Candidate(known[root], tuple(shared.get(root, ()))) for root, _ in found if root in known]
        return candidates, found[0][1]


_SHARES = """
    SELECT 1 FROM identity ours JOIN identity theirs USING (key)
    WHERE ours.customer = ?1 AND theirs.customer <> ?1 LIMIT 1
"""
"""Nearly nobody shares an identity, and that is soon known."""
_OURS = """
    WITH ours AS (SELECT value AS customer FROM json_each(:members)),
    our_keys AS (SELECT DISTINCT key FROM identity WHERE customer IN ours AND key NOT LIKE '~%'),
    sharing AS (
        SELECT identity.customer, coalesce(merged.root, identity.customer) AS root, identity.key, identity.place
        FROM our_keys JOIN identity USING (key) LEFT JOIN merged USING (customer)
        WHERE identity.customer NOT IN ours LIMIT :compared)
"""
_CANDIDATES = f"""{_OURS},
    apart AS (
        SELECT other AS customer FROM told_apart WHERE customer IN ours
        UNION SELECT customer FROM told_apart WHERE other IN ours),
    roots_apart AS (SELECT coalesce(merged.root, apart.customer) FROM apart LEFT JOIN merged USING (customer))
    SELECT root, count(*) OVER () FROM sharing
    WHERE root NOT IN ours AND root NOT IN roots_apart AND EXISTS (SELECT 1 FROM customer WHERE id = root)
    GROUP BY root ORDER BY count(DISTINCT key) DESC, root LIMIT :limit
"""
_SHARED = f"""{_OURS}
    SELECT root, place, doc FROM sharing JOIN customer ON customer.id = sharing.customer
    WHERE root IN (SELECT value FROM json_each(:roots)) ORDER BY root, sharing.customer, place LIMIT 200
"""
