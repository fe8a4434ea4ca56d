"""Whether a record shows a write: for a backend that is asked whether it has one already. Pure."""

from msgspec import UNSET

from agent_tui.contract.writes import (
    AnswerTransfer,
    ChangeCustomer,
    ChangePromise,
    ChangeTicket,
    ChangeWorkOrder,
    DecideMerge,
    WithdrawBulletin,
    Write,
    wanted_by,
)
from agent_tui.domain.values import Bulletin, Customer, StoredRecord, Transfer


def shows(doc: StoredRecord, write: Write) -> bool:
    """True where its record `doc` is as `write` makes it. Of a change nobody can tell who made it: where the record is
    as it was to become, there is nothing left to do."""
    match write:
        case ChangeTicket() | ChangePromise() | ChangeCustomer() | ChangeWorkOrder():
            return all(getattr(doc, name, UNSET) == value for name, value in wanted_by(write).items())
        case AnswerTransfer():
            return isinstance(doc, Transfer) and doc.state == write.body.state
        case WithdrawBulletin():
            return isinstance(doc, Bulletin) and doc.withdrawn
        case DecideMerge():
            if not isinstance(doc, Customer):
                return False
            is_same = doc.merged_into == write.body.target
            told_apart = write.body.decision != "different" or write.body.target in doc.distinct_from
            return is_same if write.body.decision == "same" else not is_same and told_apart
        case _:
            return True
