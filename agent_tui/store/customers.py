"""What agents write upon customers: what is known of them, and which of them are one person.

A merge rewrites no record. `merged_into` of one customer names another, which may itself be merged; who stands at the
end of such a chain stands for all. A chain has an end, as a customer is never merged into one that it stands for.
"""

from typing import Any

import msgspec
from msgspec import UNSET
from sqlalchemy import CTE, Connection, Row, insert, select, update

from agent_tui.contract.api import CustomerPatch, NewMerge, Written
from agent_tui.domain.values import SUPERVISING
from agent_tui.store import schema
from agent_tui.store.callers import Caller
from agent_tui.store.columns import Values, json_text
from agent_tui.store.feed import change_of, last_change
from agent_tui.store.problems import Denied
from agent_tui.store.records import content_hash, customer_of
from agent_tui.store.transaction import WriteTransaction


def lock_customer(connection: Connection, id_: str, field: str | None = None) -> Row[Any]:
    """The row of a customer, locked for this transaction; Denied("not-found") where there is none."""
    customers = schema.customers
    row = connection.execute(select(customers).where(customers.c.id == id_).with_for_update()).one_or_none()
    if row is None:
        raise Denied("not-found", "no such customer", field=field)
    return row


def patch_customer(tx: WriteTransaction, caller: Caller, id_: str, version: int, patch: CustomerPatch) -> Written:
    """Changes what the patch names, if the customer is still at `version`; Denied("version-mismatch") with what they
    are now otherwise. Denied("forbidden") for a tier that somebody gives who does not supervise."""
    if patch.tier is not UNSET and caller.agent.role not in SUPERVISING:
        raise Denied("forbidden", "a tier is given by supervisors", field="tier")
    row = lock_customer(tx.connection, id_)
    if row.version != version:
        current = change_of(tx.connection, caller, "customer", id_)
        raise Denied("version-mismatch", f"it is at version {row.version}", current=current)
    wanted: Values = {name: value for name in patch.__struct_fields__ if (value := getattr(patch, name)) is not UNSET}
    if "tags" in wanted:
        wanted["tags"] = json_text(wanted["tags"])
    changed = {name: value for name, value in wanted.items() if value != getattr(row, name)}
    if not changed:
        return Written(last_change(tx.connection, "customer", id_), row.version, customer_of(row))
    after = _change(tx, row, changed)
    return Written(tx.finish("patch", "customer", id_), after.version, customer_of(after))


def _change(tx: WriteTransaction, row: Row[Any], values: Values) -> Row[Any]:
    customers = schema.customers
    tx.connection.execute(update(customers).where(customers.c.id == row.id).values(**values, version=row.version + 1))
    tx.changed("customer", row.id)
    return tx.connection.execute(select(customers).where(customers.c.id == row.id)).one()


def put_merge(tx: WriteTransaction, caller: Caller, id_: str, new: NewMerge) -> tuple[Written, bool]:
    """A decision about two customers; the source, and True where it was not made before. Denied("merge-circular") where
    the source stands for the target already."""
    # one after the other: two that cross each other could make a circle
    serials, merges = schema.serials, schema.merges
    tx.connection.execute(select(serials.c.v).where(serials.c.name == "merge").with_for_update())
    kept = tx.connection.execute(select(merges).where(merges.c.id == id_)).one_or_none()
    wanted = content_hash(_Decision(caller.agent.id, new))
    if kept is not None:
        if kept.put_hash != wanted:
            raise Denied("id-reused", "another one has this id", field="id")
        row = lock_customer(tx.connection, kept.source)
        return Written(kept.seq, row.version, customer_of(row)), False
    if new.source == new.target:
        raise Denied("merge-circular", "that is one record", field="target")
    lock_customer(tx.connection, new.source, "source")
    lock_customer(tx.connection, new.target, "target")
    if new.decision == "same":
        _make_one(tx, new.source, new.target)
    else:
        _part(tx, new.source, new.target)
        if new.decision == "different":
            _set_distinct(tx, new.source, new.target, distinct=True)
    seq = tx.finish("merge-" + new.decision, "customer", new.source)
    if tx.through is None:
        seq = last_change(tx.connection, "customer", new.source)
    tx.connection.execute(
        insert(merges).values(
            id=id_,
            source=new.source,
            target=new.target,
            decision=new.decision,
            at=new.at.isoformat(),
            agent=caller.agent.id,
            decided_us=tx.now_us,
            seq=seq,
            put_hash=wanted,
        )
    )
    row = lock_customer(tx.connection, new.source)
    return Written(seq, row.version, customer_of(row)), True


class _Decision(msgspec.Struct, frozen=True):
    agent: str
    decision: NewMerge


def _make_one(tx: WriteTransaction, source: str, target: str) -> None:
    """The target, or who stands for it, stands for the source too."""
    above = _standing_for(tx.connection, target)
    if source in above:
        raise Denied("merge-circular", "the source stands for the target", field="target")
    root = above[-1]
    for other in dict.fromkeys((target, root)):
        _set_distinct(tx, source, other, distinct=False)
    row = lock_customer(tx.connection, source)
    if row.merged_into != root:
        for other in dict.fromkeys((target, root)):
            tx.changed("customer", other)
        _change(tx, row, {"merged_into": root})


def _part(tx: WriteTransaction, source: str, target: str) -> None:
    """Nobody stands for both any more. What stands for others goes on doing so."""
    above_source, above_target = _standing_for(tx.connection, source), _standing_for(tx.connection, target)
    if above_source[-1] != above_target[-1]:
        return
    below, other = (target, source) if source in above_target else (source, target)
    tx.changed("customer", other)
    _change(tx, lock_customer(tx.connection, below), {"merged_into": None})


def _set_distinct(tx: WriteTransaction, source: str, target: str, *, distinct: bool) -> None:
    for one, other in ((target, source), (source, target)):
        row = lock_customer(tx.connection, one)
        said = customer_of(row).distinct_from
        if distinct != (other in said):
            now = (*said, other) if distinct else tuple(name for name in said if name != other)
            _change(tx, row, {"distinct_from": json_text(now) if now else None})


def _chain(start: str) -> CTE:
    """The customer and those who stand for them, each the one before's `merged_into`, with their place in that row."""
    customers = schema.customers
    first = select(customers.c.id, customers.c.merged_into).where(customers.c.id == start)
    chain = first.cte("chain", recursive=True)
    return chain.union(select(customers.c.id, customers.c.merged_into).where(customers.c.id == chain.c.merged_into))


def _standing_for(connection: Connection, customer: str) -> list[str]:
    """The customer, and who stands for them, up to the one who is merged into nobody."""
    chain = _chain(customer)
    into = {row.id: row.merged_into for row in connection.execute(select(chain.c.id, chain.c.merged_into))}
    found = [customer]
    while (above := into.get(found[-1])) is not None and len(found) < len(into):
        found.append(above)
    return found


def one_person(connection: Connection, customer: str) -> CTE:
    """A table `family(id)`: every customer record that stands for the same person as this one."""
    customers = schema.customers
    root = _standing_for(connection, customer)[-1]
    family = select(customers.c.id).where(customers.c.id == root).cte("family", recursive=True)
    return family.union(select(customers.c.id).where(customers.c.merged_into == family.c.id))
