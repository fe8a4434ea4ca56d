"""What a client writes, as it lies in the outbox: each write has an id that the client made, so that saying it twice
writes it once. Bodies are those of the HTTP contract (`contract.api`)."""

from msgspec import Struct

from agent_tui.contract.api import (
    CustomerPatch,
    NewInteraction,
    NewMerge,
    NewPromise,
    NewTransfer,
    NewWrapUp,
    PromisePatch,
    TicketPatch,
    TransferAnswer,
)
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


class ChangePromise(Struct, frozen=True, tag="promise-change"):
    """`id` is the idempotency key; `ticket` is the promise's; `version` is what the agent saw."""

    id: Id
    ticket: Id
    promise: Id
    version: int
    body: PromisePatch


class ChangeCustomer(Struct, frozen=True, tag="customer-change"):
    """`ticket` is the contact at hand, in whose order it goes out."""

    id: Id
    ticket: Id
    customer: Id
    version: int
    body: CustomerPatch


class DecideMerge(Struct, frozen=True, tag="merge"):
    """`ticket` is the contact at hand, in whose order it goes out."""

    id: Id
    ticket: Id
    body: NewMerge


class OfferTransfer(Struct, frozen=True, tag="transfer"):
    id: Id
    body: NewTransfer

    @property
    def ticket(self) -> str:
        return self.body.ticket


class AnswerTransfer(Struct, frozen=True, tag="transfer-answer"):
    id: Id
    ticket: Id
    transfer: Id
    body: TransferAnswer


Write = (
    AddInteraction
    | MakePromise
    | WrapUp
    | ChangeTicket
    | ChangePromise
    | ChangeCustomer
    | DecideMerge
    | OfferTransfer
    | AnswerTransfer
)
