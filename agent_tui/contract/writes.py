"""What a client writes, as it lies in the outbox: each write has an id that the client made, so that saying it twice
writes it once. Bodies are those of the HTTP contract (`contract.api`)."""

from msgspec import UNSET, Struct

from agent_tui.contract.api import (
    CustomerPatch,
    NewAcknowledgement,
    NewBulletin,
    NewInteraction,
    NewMerge,
    NewPromise,
    NewSearchOutcome,
    NewTransfer,
    NewWorkOrder,
    NewWrapUp,
    PromisePatch,
    TicketPatch,
    TransferAnswer,
    Withdrawal,
    WorkOrderPatch,
)
from agent_tui.domain.values import Id, RecordType

NO_CONTACT = ""
"""In the place of a contact's id."""


class _SaidInContact(Struct, frozen=True):
    """A write whose body says in which contact it stands. `id` is the record's."""

    id: Id
    body: NewInteraction | NewPromise | NewWrapUp | NewTransfer | NewWorkOrder

    @property
    def ticket(self) -> str:
        return self.body.ticket


class _DoneInContact(Struct, frozen=True):
    """A write upon a record that need not be the contact's. `id` is the idempotency key; `ticket`: the contact at hand,
    in whose order it goes out; `version`, where there is one: what the agent saw."""

    id: Id
    ticket: Id


class _OfNoContact(Struct, frozen=True):
    """A write that stands in no contact: all of these go out in one order of their own."""

    id: Id

    @property
    def ticket(self) -> str:
        return NO_CONTACT


class AddInteraction(_SaidInContact, frozen=True, tag="interaction"):
    """A reply (outbound), a note or an event (internal)."""

    body: NewInteraction


class MakePromise(_SaidInContact, frozen=True, tag="promise"):
    body: NewPromise


class WrapUp(_SaidInContact, frozen=True, tag="wrap-up"):
    body: NewWrapUp


class OfferTransfer(_SaidInContact, frozen=True, tag="transfer"):
    body: NewTransfer


class MakeWorkOrder(_SaidInContact, frozen=True, tag="work-order"):
    body: NewWorkOrder


class ChangeTicket(_DoneInContact, frozen=True, tag="ticket"):
    version: int
    body: TicketPatch


class ChangePromise(_DoneInContact, frozen=True, tag="promise-change"):
    promise: Id
    version: int
    body: PromisePatch


class ChangeCustomer(_DoneInContact, frozen=True, tag="customer-change"):
    customer: Id
    version: int
    body: CustomerPatch


class ChangeWorkOrder(_DoneInContact, frozen=True, tag="work-order-change"):
    order: Id
    version: int
    body: WorkOrderPatch


class DecideMerge(_DoneInContact, frozen=True, tag="merge"):
    body: NewMerge


class AnswerTransfer(_DoneInContact, frozen=True, tag="transfer-answer"):
    transfer: Id
    body: TransferAnswer


class RecordOutcome(_OfNoContact, frozen=True, tag="search-outcome"):
    body: NewSearchOutcome


class PublishBulletin(_OfNoContact, frozen=True, tag="bulletin"):
    body: NewBulletin


class WithdrawBulletin(_OfNoContact, frozen=True, tag="bulletin-withdrawal"):
    bulletin: Id
    body: Withdrawal = Withdrawal()


class AcknowledgeBulletin(_OfNoContact, frozen=True, tag="acknowledgement"):
    """`id` is the record's, unless the agent has acknowledged it from elsewhere: the first one stands."""

    body: NewAcknowledgement


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
    | MakeWorkOrder
    | ChangeWorkOrder
    | RecordOutcome
    | PublishBulletin
    | WithdrawBulletin
    | AcknowledgeBulletin
)

Patch = ChangeTicket | ChangePromise | ChangeCustomer | ChangeWorkOrder
"""The writes that name the version they were made upon."""

MADE_ONCE = (
    AddInteraction
    | WrapUp
    | MakePromise
    | OfferTransfer
    | MakeWorkOrder
    | RecordOutcome
    | PublishBulletin
    | AcknowledgeBulletin
)
"""The writes that make a record: who has it in any version has what was written."""


def reply_in(write: Write) -> NewInteraction | None:
    """What a customer is told by it; None where nothing is."""
    return write.body if isinstance(write, AddInteraction) and write.body.direction == "outbound" else None


def wanted_by(change: Patch) -> dict[str, object]:
    """The fields that are to change, and into what."""
    body = change.body
    return {name: value for name in body.__struct_fields__ if (value := getattr(body, name)) is not UNSET}


def record_of(write: Write) -> tuple[RecordType, str]:
    """Type and id of the record that shows it."""
    match write:
        case AddInteraction() | WrapUp():
            return "interaction", write.id
        case MakePromise():
            return "promise", write.id
        case OfferTransfer():
            return "transfer", write.id
        case AnswerTransfer():
            return "transfer", write.transfer
        case ChangeTicket():
            return "ticket", write.ticket
        case ChangePromise():
            return "promise", write.promise
        case ChangeCustomer():
            return "customer", write.customer
        case DecideMerge():
            return "customer", write.body.source
        case MakeWorkOrder():
            return "work_order", write.id
        case ChangeWorkOrder():
            return "work_order", write.order
        case RecordOutcome():
            return "search_outcome", write.id
        case PublishBulletin():
            return "bulletin", write.id
        case WithdrawBulletin():
            return "bulletin", write.bulletin
        case AcknowledgeBulletin():
            return "acknowledgement", write.id
