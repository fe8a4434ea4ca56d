"""Where a write would be seen, and whether it is: for a backend that is asked whether it has one already. Pure."""

from msgspec import UNSET

from agent_tui.contract.writes import (
    AddInteraction,
    AnswerTransfer,
    ChangeCustomer,
    ChangePromise,
    ChangeTicket,
    DecideMerge,
    MakePromise,
    OfferTransfer,
    WrapUp,
    Write,
)
from agent_tui.domain.values import Customer, RecordType, StoredRecord, Transfer


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


def shows(doc: StoredRecord, write: Write) -> bool:
    """True where its record `doc` is as `write` makes it. Of a change nobody can tell who made it: where the record is
    as it was to become, there is nothing left to do."""
    match write:
        case ChangeTicket() | ChangePromise() | ChangeCustomer():
            body = write.body
            asked = [name for name in body.__struct_fields__ if getattr(body, name) is not UNSET]
            return all(getattr(doc, name, UNSET) == getattr(body, name) for name in asked)
        case AnswerTransfer():
            return isinstance(doc, Transfer) and doc.state == write.body.state
        case DecideMerge():
            if not isinstance(doc, Customer):
                return False
            is_same = doc.merged_into == write.body.target
            told_apart = write.body.decision != "different" or write.body.target in doc.distinct_from
            return is_same if write.body.decision == "same" else not is_same and told_apart
        case _:
            return True
