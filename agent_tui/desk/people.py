"""Which records are one person, merges included that were decided here and that the feed has not brought yet."""

from collections.abc import Collection, Sequence

import msgspec
from msgspec import Struct

from agent_tui.contract.api import NewMerge
from agent_tui.contract.writes import ChangeCustomer, DecideMerge
from agent_tui.desk.contact_views import MergeCandidate
from agent_tui.desk.overlay import STANDS
from agent_tui.domain.values import Customer
from agent_tui.replica.people_queries import SHOWN
from agent_tui.replica.precious_rows import OutboxItem
from agent_tui.replica.queries import Queries
from agent_tui.replica.replica_reader import Whose
from agent_tui.replica.same_people import roots

MEMBERS_COMPARED = 200
"""Of the records that are one person, so many are looked at for others that may be the same."""


class Person(Struct, frozen=True):
    """Everybody who is one with a customer."""

    root: str
    """The record that stands for all."""
    whose: Whose
    """By which their contacts are found."""
    merged: tuple[str, ...]
    """The first of the other records."""
    more: int
    """How many others there are beyond those."""


def decisions_in(items: Collection[OutboxItem]) -> list[NewMerge]:
    """What was decided here and stands, in its order."""
    return [item.write.body for item in items if isinstance(item.write, DecideMerge) and item.state in STANDS]


def person_of(queries: Queries, decisions: Sequence[NewMerge], customer: str) -> Person:
    """Whom this customer's record belongs to."""
    if not decisions:
        if queries.stands_alone(customer):
            return Person(customer, Whose((customer,)), (), 0)
        root = queries.root(customer)
        merged, count = queries.merged_into(root)
        return Person(root, Whose((root,)), tuple(merged), count - len(merged))
    named = {customer} | {one for decision in decisions for one in (decision.source, decision.target)}
    before = queries.edges_of(sorted(named))
    stood_for = _roots(before)
    after = dict(before)
    for decision in decisions:
        _apply(after, decision)
    stands_for = _roots(after)
    root = stands_for.get(customer, customer)
    members = {one for one in named | before.keys() | set(before.values()) if stands_for.get(one, one) == root}
    others = sorted(members - {root})
    whose = Whose(tuple(sorted({stood_for.get(one, one) for one in members})), tuple(sorted(members)))
    return Person(root, whose, tuple(others[:SHOWN]), max(len(others) - SHOWN, 0))


def customer_with(customer: Customer, items: Collection[OutboxItem]) -> Customer:
    """The record as it will be."""
    for item in items:
        write = item.write
        if isinstance(write, ChangeCustomer) and write.customer == customer.id and item.state in STANDS:
            asked = {
                name: value
                for name in write.body.__struct_fields__
                if (value := getattr(write.body, name)) is not msgspec.UNSET
            }
            customer = msgspec.structs.replace(customer, **asked)
    return customer


def candidates_for(
    queries: Queries, decisions: Sequence[NewMerge], person: Person
) -> tuple[tuple[MergeCandidate, ...], int]:
    """Who may be the same person and was not said to be another, and how many there are beyond those."""
    members = [person.root, *person.merged] if person.more == 0 else _all_of(queries, person)
    found, count = queries.merge_candidates(members)
    if decisions:
        apart = _told_apart(decisions, members)
        kept = [one for one in found if one.customer.id not in apart]
        kept = [one for one in kept if person_of(queries, decisions, one.customer.id).root != person.root]
        count -= len(found) - len(kept)
        found = kept
    return tuple(MergeCandidate(one.customer, one.shared) for one in found), count - len(found)


def _told_apart(decisions: Sequence[NewMerge], members: Collection[str]) -> set[str]:
    """Who was said here to be somebody else than these."""
    pairs = [(one.source, one.target) for one in decisions if one.decision == "different"]
    return {other for source, target in pairs for other, one in ((source, target), (target, source)) if one in members}


def _all_of(queries: Queries, person: Person) -> list[str]:
    members = [one for root in person.whose.roots for one in queries.members(root, MEMBERS_COMPARED)]
    return list(dict.fromkeys([person.root, *person.whose.roots, *members]))


def _roots(edges: dict[str, str]) -> dict[str, str]:
    return roots(edges, set(edges.values()))


def _apply(edges: dict[str, str], decision: NewMerge) -> None:
    """As the store does it: who stands for the target stands for the source too; or nobody for both any more."""
    stands_for = _roots(edges)
    source, target = decision.source, decision.target
    if decision.decision == "same":
        root = stands_for.get(target, target)
        if root != source:
            edges[source] = root
        return
    if stands_for.get(source, source) != stands_for.get(target, target):
        return
    edges.pop(target if source in _way(edges, target) else source, None)


def _way(edges: dict[str, str], start: str) -> list[str]:
    way = [start]
    while (here := edges.get(way[-1])) is not None and here not in way:
        way.append(here)
    return way
