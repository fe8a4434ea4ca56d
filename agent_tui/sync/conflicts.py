"""What becomes of a change whose record has changed meanwhile: made again, done already, or a real conflict. Pure.

A reply of one's own makes the store change its contact (somebody no longer waits, new becomes open), and so would turn
the change written after it into a conflict with oneself. It is none as long as nobody decided otherwise about what is
to be changed, and no customer has begun to wait whom the agent had not seen. A promise's end stands as long as the
promise is open, and a work order's alike; tags are taken away and added anew, upon whatever others made of them.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

from agent_tui.contract.api import Change
from agent_tui.contract.writes import ChangeCustomer, Patch, wanted_by
from agent_tui.domain.values import Customer, Promise, Ticket, WorkOrder
from agent_tui.replica.precious_rows import Seen

_OPEN_BY_ITSELF = frozenset({"new", "open"})
"""The store itself turns one into the other when somebody answers."""


def resolve(write: Patch, seen: Seen | None, current: Change | None) -> Patch | Literal["done", "conflict"]:
    """The change as it is to be made upon `current`; "done" where its record is so already."""
    now = current.doc if current is not None else None
    if current is None or now is None:
        return "conflict"
    wanted = wanted_by(write)
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
    # an order that has ended goes along to the promise in the place of its own: nothing of its end is undone by that
    if isinstance(now, Promise | WorkOrder) and now.state != "open" and wanted.keys() != {"promise"}:
        return "conflict"
    return msgspec.structs.replace(write, version=current.version)


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
        body = msgspec.structs.replace(body, tags=tags_upon(body.tags, seen.tags, now.tags))
    return msgspec.structs.replace(write, version=version, body=body)


def tags_upon(wanted: Sequence[str], seen: Sequence[str], now: Sequence[str]) -> tuple[str, ...]:
    """Tags as somebody wants them who saw `seen`, upon what others have made of them `now`: what was taken goes, what
    was added comes, theirs stay."""
    kept = [tag for tag in now if tag not in seen or tag in wanted]
    return (*kept, *(tag for tag in wanted if tag not in seen and tag not in kept))


def _same(name: str, seen: object, now: object) -> bool:
    return seen == now or name == "evidence" or (name == "status" and {seen, now} <= _OPEN_BY_ITSELF)
