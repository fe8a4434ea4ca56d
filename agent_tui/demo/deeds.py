"""What the made-up world does to the desk: `world` and `team` decide, the `simulator` does it over HTTP."""

from typing import Literal

from msgspec import Struct

from agent_tui.domain.values import Channel, ImportRecord, Interaction, Promise, TransferKind


class ComeIn(Struct, frozen=True):
    """Somebody comes to the desk: who they are, what they want, what they said."""

    records: tuple[ImportRecord, ...]


class SayMore(Struct, frozen=True):
    """A customer writes again, or answers."""

    words: Interaction

    @property
    def ticket(self) -> str:
        return self.words.ticket


class ClaimContact(Struct, frozen=True):
    colleague: str
    ticket: str


class AnswerContact(Struct, frozen=True):
    """A colleague answers and lets go of the contact."""

    colleague: str
    ticket: str
    channel: Channel
    fence: int
    body: str


class CloseContact(Struct, frozen=True):
    colleague: str
    ticket: str
    disposition: str
    root_cause: str


Deed = ComeIn | SayMore | ClaimContact | AnswerContact | CloseContact


class LookAt(Struct, frozen=True):
    """A colleague has a contact open, or none."""

    colleague: str
    ticket: str | None
    writing: bool = False


class OfferContact(Struct, frozen=True):
    """A colleague asks the one at the desk about a contact, or to take it over."""

    colleague: str
    ticket: str
    kind: TransferKind
    note: str


class AnswerOffer(Struct, frozen=True):
    """A colleague answers what the one at the desk asked."""

    colleague: str
    transfer: str
    state: Literal["accepted", "declined"]
    answer: str


class KeepPromise(Struct, frozen=True):
    """A colleague does what was promised, and says so to the customer."""

    colleague: str
    promise: Promise
    version: int
    words: str


TeamDeed = LookAt | OfferContact | AnswerOffer | KeepPromise
