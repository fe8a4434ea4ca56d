"""Since when a customer waits: the first inbound interaction since the last outbound one (INTERFACE)."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from agent_tui.domain.values import Direction


class Said(Protocol):
    """What the rule must know of an interaction."""

    @property
    def id(self) -> str: ...
    @property
    def direction(self) -> Direction: ...
    @property
    def at(self) -> datetime: ...


def waiting_since(interactions: Iterable[Said]) -> datetime | None:
    """None where nobody waits. Order does not matter; what happened at the same moment counts as answered last."""
    return first_unanswered(sorted(interactions, key=lambda one: (one.at, one.direction == "outbound", one.id)))


def first_unanswered(in_order: Iterable[Said]) -> datetime | None:
    """The same rule for interactions that stand in the order in which they count."""
    since: datetime | None = None
    for interaction in in_order:
        if interaction.direction == "outbound":
            since = None
        elif interaction.direction == "inbound" and since is None:
            since = interaction.at
    return since
