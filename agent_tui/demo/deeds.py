"""What the made-up world does to the desk: the `world` decides, the `simulator` does it over HTTP."""

from msgspec import Struct

from agent_tui.domain.values import Channel, ImportRecord, Interaction


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
