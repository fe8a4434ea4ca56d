"""What somebody knew when they began a text, and what was said since: what it rests upon may be out of date by the time
it is sent. Pure."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol, TypeVar

import msgspec
from msgspec import Struct

from agent_tui.domain.values import Direction, TicketStatus

KNOWN = 100
"""Words of others that a basis remembers, the newest ones: a word older than all of them is no news, however late it
comes."""

_WORDS = frozenset({"message", "call", "note", "survey"})
_ENDED: frozenset[TicketStatus] = frozenset({"resolved", "closed"})


class Said(Protocol):
    """One entry of a customer's history."""

    @property
    def id(self) -> str: ...
    @property
    def at(self) -> datetime: ...
    @property
    def kind(self) -> str: ...
    @property
    def direction(self) -> Direction: ...
    @property
    def author(self) -> str: ...


class Stand(Struct, frozen=True):
    """How a contact stands."""

    status: TicketStatus
    holder: str | None = None


class Basis(Struct, frozen=True):
    """What of a customer's story was on record."""

    known: tuple[str, ...]
    """The newest words of others, by id; at most `KNOWN`, oldest first."""
    since: datetime | None
    """When the oldest of these was said, where there were more before it; None: these are all."""
    stand: Stand
    until: datetime | None = None
    """When the newest of all that was on the screen was said: what I say elsewhere comes after it. None: not noted."""
    mine: tuple[str, ...] = ()
    """What I have said since from where the text is written, or was saying, by id: no news to whoever takes the text up
    again. At most `KNOWN`."""


Entry = TypeVar("Entry", bound=Said)


def basis_of(entries: Iterable[Said], stand: Stand, me: str | None) -> Basis:
    """What is known where these entries, in any order, are on record."""
    words = _newest_last(entries, me)
    newest = words[-KNOWN:]
    return Basis(tuple(one.id for one in newest), newest[0].at if len(words) > KNOWN else None, stand)


def with_mine(basis: Basis, ids: Iterable[str]) -> Basis:
    """The same, where I have said that, too."""
    mine = tuple(dict.fromkeys((*basis.mine, *ids)))[-KNOWN:]
    return basis if mine == basis.mine else msgspec.structs.replace(basis, mine=mine)


def new_since(basis: Basis, entries: Iterable[Entry], me: str | None) -> tuple[Entry, ...]:
    """Words of the customer on any channel, and replies and notes of colleagues, that were not known then; newest
    last. My own are no news to me, wherever I wrote them; nor is what merely happened."""
    known = set(basis.known)
    words = (one for one in _newest_last(entries, me) if one.id not in known)
    if basis.since is None:
        return tuple(words)
    oldest = (basis.since, basis.known[0])
    return tuple(one for one in words if (one.at, one.id) > oldest)


def ended_since(basis: Basis, now: Stand) -> TicketStatus | None:
    """`resolved` or `closed` where the contact was neither then."""
    return now.status if now.status in _ENDED and basis.stand.status not in _ENDED else None


def taken_since(basis: Basis, now: Stand, me: str | None) -> str | None:
    """The colleague who has the contact in hand and had it not then."""
    return now.holder if now.holder not in (None, me, basis.stand.holder) else None


def _newest_last(entries: Iterable[Entry], me: str | None) -> list[Entry]:
    """Only words of others; at one moment by their ids."""
    words = [one for one in entries if one.kind in _WORDS and (one.direction == "inbound" or one.author != me)]
    return sorted(words, key=lambda one: (one.at, one.id))
