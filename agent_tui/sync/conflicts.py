"""What becomes of a change whose record has changed meanwhile: made again, done already, or a real conflict. Pure.

A reply of one's own makes the store change its contact (somebody no longer waits, new becomes open), and so would turn
the change written after it into a conflict with oneself. It is none as long as nobody decided otherwise about what is
to be changed, and no customer has begun to wait whom the agent had not seen. A promise's end stands as long as the
promise is open; tags are taken away and added anew, upon whatever others made of them.
"""

from typing import Literal

import msgspec

from agent_tui.contract.api import Change, CustomerPatch, PromisePatch, TicketPatch
from agent_tui.contract.writes import ChangeCustomer, ChangePromise, ChangeTicket
from agent_tui.domain.values import Customer, Promise, Ticket
from agent_tui.replica.precious_rows import Seen

Patch = ChangeTicket | ChangePromise | ChangeCustomer
"""The writes that name the version they were made upon."""

_OPEN_BY_ITSELF = frozenset({"new", "open"})
"""The store itself turns one into the other when somebody answers."""


def resolve(write: Patch, seen: Seen | None, current: Change | None) -> Patch | Literal["done", "conflict"]:
    """The change as it is to be made upon `current`; "done" where its record is so already."""
    now = current.doc if current is not None else None
    if current is None or now is None:
        return "conflict"
    wanted = wanted_by(write.body)
    if all(getattr(now, name, msgspec.UNSET) == value for name, value in wanted.items()):
        return "done"
    if seen is None or type(seen) is not type(now) or current.version <= write.version:
        return "conflict"
    if isinstance(write, ChangeCustomer):
        return _customer_again(write, seen, now, current.version)
    for name in wanted:
        if not _same(name, getattr(seen, name), getattr(now, name)):
            return "conflict"
    if "status" in wanted and isinstance(now, Ticket) and isinstance(seen, Ticket):
        somebody_waits = now.waiting_since not in (None, seen.waiting_since)
        if somebody_waits:
            return "conflict"
    if isinstance(now, Promise) and now.state != "open":
        return "conflict"
    return msgspec.structs.replace(write, version=current.version)


def wanted_by(body: TicketPatch | PromisePatch | CustomerPatch) -> dict[str, object]:
    """The fields that are to change, and into what."""
    return {name: value for name in body.__struct_fields__ if (value := getattr(body, name)) is not msgspec.UNSET}


def _customer_again(
    write: ChangeCustomer, seen: object, now: object, version: int
) -> ChangeCustomer | Literal["conflict"]:
    if not isinstance(seen, Customer) or not isinstance(now, Customer):
        return "conflict"
    body = write.body
    for name in ("language", "tier"):
        if getattr(body, name) is not msgspec.UNSET and getattr(seen, name) != getattr(now, name):
            return "conflict"
    if body.tags is not msgspec.UNSET:
        taken = set(seen.tags) - set(body.tags)
        kept = [tag for tag in now.tags if tag not in taken]
        added = [tag for tag in body.tags if tag not in seen.tags and tag not in kept]
        body = msgspec.structs.replace(body, tags=(*kept, *added))
    return msgspec.structs.replace(write, version=version, body=body)


def _same(name: str, seen: object, now: object) -> bool:
    return seen == now or name == "evidence" or (name == "status" and {seen, now} <= _OPEN_BY_ITSELF)
