"""Since when a customer waits: the first inbound interaction since the last outbound one (INTERFACE)."""

from collections.abc import Iterable
from datetime import datetime

from agent_tui.domain.values import Interaction


def waiting_since(interactions: Iterable[Interaction]) -> datetime | None:
    """None where nobody waits. Order does not matter; what happened at the same moment counts as answered last."""
    since: datetime | None = None
    for interaction in sorted(interactions, key=lambda one: (one.at, one.direction == "outbound", one.id)):
        if interaction.direction == "outbound":
            since = None
        elif interaction.direction == "inbound" and since is None:
            since = interaction.at
    return since
