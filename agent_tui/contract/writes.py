"""What a client writes, as it lies in the outbox: each write has an id that the client made, so that saying it twice
writes it once. Bodies are those of the HTTP contract (`contract.api`)."""

from msgspec import Struct

from agent_tui.contract.api import NewInteraction, NewPromise, NewWrapUp, TicketPatch
from agent_tui.domain.values import Id


class AddInteraction(Struct, frozen=True, tag="interaction"):
    """A reply (outbound) or a note (internal)."""

    id: Id
    body: NewInteraction

    @property
    def ticket(self) -> str:
        return self.body.ticket


class MakePromise(Struct, frozen=True, tag="promise"):
    id: Id
    body: NewPromise

    @property
    def ticket(self) -> str:
        return self.body.ticket


class WrapUp(Struct, frozen=True, tag="wrap-up"):
    id: Id
    body: NewWrapUp

    @property
    def ticket(self) -> str:
        return self.body.ticket


class ChangeTicket(Struct, frozen=True, tag="ticket"):
    """`id` is the idempotency key; `version` is what the agent saw."""

    id: Id
    ticket: Id
    version: int
    body: TicketPatch


Write = AddInteraction | MakePromise | WrapUp | ChangeTicket
