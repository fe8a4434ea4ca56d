"""What becomes of a change whose contact has changed meanwhile: made again, done already, or a real conflict. Pure.

A reply of one's own makes the store change its contact (somebody no longer waits, new becomes open), and so would turn
the change written after it into a conflict with oneself. It is none as long as nobody decided otherwise about what is
to be changed, and no customer has begun to wait whom the agent had not seen.
"""

from typing import Literal

import msgspec

from agent_tui.contract.api import Change
from agent_tui.contract.writes import ChangeTicket
from agent_tui.domain.values import Ticket

_OPEN_BY_ITSELF = frozenset({"new", "open"})
"""The store itself turns one into the other when somebody answers."""


def resolve(
    write: ChangeTicket, seen: Ticket | None, current: Change | None
) -> ChangeTicket | Literal["done", "conflict"]:
    """The change as it is to be made upon `current`; "done" where the contact is so already."""
    now = current.doc if current is not None else None
    if current is None or not isinstance(now, Ticket):
        return "conflict"
    wanted = {
        name: value
        for name in write.body.__struct_fields__
        if (value := getattr(write.body, name)) is not msgspec.UNSET
    }
    if all(getattr(now, name) == value for name, value in wanted.items()):
        return "done"
    if seen is None or current.version <= write.version:
        return "conflict"
    if not all(_same(name, getattr(seen, name), getattr(now, name)) for name in wanted):
        return "conflict"
    if "status" in wanted and now.waiting_since not in (None, seen.waiting_since):
        return "conflict"
    return msgspec.structs.replace(write, version=current.version)


def _same(name: str, seen: object, now: object) -> bool:
    return seen == now or (name == "status" and {seen, now} <= _OPEN_BY_ITSELF)
