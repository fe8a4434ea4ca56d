"""What the desk answers about colleagues, and about what would be left behind by leaving now."""

from msgspec import Struct

from agent_tui.desk.contact_views import PromiseRow
from agent_tui.desk.queue_views import QueueRow
from agent_tui.domain.values import AgentState


class AgentLine(Struct, frozen=True):
    """An agent and what they have to do."""

    agent: AgentState
    contacts: int
    """In hand: new and open contacts that they hold, or own while nobody holds them."""
    promises: int
    """Open promises that they must keep."""
    talking: bool = False
    """On a call, or writing it up."""


class Orphans(Struct, frozen=True):
    """What nobody would look after if I left now."""

    contacts: tuple[QueueRow, ...] = ()
    """My contacts in hand, as the queue orders them."""
    promises: tuple[PromiseRow, ...] = ()
    """Open promises that I must keep, by deadline."""

    @property
    def total(self) -> int:
        return len(self.contacts) + len(self.promises)
