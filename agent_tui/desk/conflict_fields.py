"""A change against its record as it is now: the three sides of each field, and the change made anew upon it. Pure."""

from collections.abc import Collection
from datetime import datetime

import msgspec

from agent_tui.contract.writes import ChangeCustomer, ChangePromise, ChangeWorkOrder, Patch, wanted_by
from agent_tui.desk.conflict_views import ConflictField, FieldValue
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import Customer
from agent_tui.replica.precious_rows import Seen
from agent_tui.sync.conflicts import tags_upon

_GO_TOGETHER = frozenset({"evidence"})
"""Fields that say nothing without another one: they follow it."""


def fields_of(write: Patch, seen: Seen | None, now: Seen | None) -> tuple[ConflictField, ...]:
    """What I saw, what I wanted, what is there, of each field that I wanted to change. Where a side is not known its
    value is None."""
    return tuple(
        ConflictField(
            name,
            saw=_shown(getattr(seen, name, None)),
            wanted=_shown(wanted),
            now=_shown(getattr(now, name, None)),
        )
        for name, wanted in wanted_by(write).items()
        if name not in _GO_TOGETHER
    )


def by_field(write: Patch) -> bool:
    """True where some of its fields can be sent without the others. What became of a promise is one thing."""
    return not isinstance(write, ChangePromise | ChangeWorkOrder) and len(wanted_by(write)) > 1


def upon(write: Patch, seen: Seen | None, now: Seen, version: int, fields: Collection[str] | None = None) -> Patch:
    """The change as it goes out upon `now`, which is at `version`: of these fields alone where they are given and can
    be told apart. Tags are taken away and added upon what others made of them, so that theirs stay too."""
    body = write.body
    if fields is not None and by_field(write):
        left = {name: msgspec.UNSET for name in wanted_by(write) if name not in fields}
        body = msgspec.structs.replace(body, **left)
    if isinstance(write, ChangeCustomer) and isinstance(seen, Customer) and isinstance(now, Customer):
        tags = getattr(body, "tags", msgspec.UNSET)
        if tags is not msgspec.UNSET:
            body = msgspec.structs.replace(body, tags=tags_upon(tags, seen.tags, now.tags))
    return msgspec.structs.replace(write, version=version, body=body)


def _shown(value: object) -> FieldValue:
    if value is None or isinstance(value, bool | int | datetime):
        return value
    if isinstance(value, tuple | list):
        return tuple(clean_line(str(one)) for one in value)
    return clean_line(str(value))
