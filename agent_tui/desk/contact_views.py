"""What the desk answers about a contact and its customer: timeline, promises, what was merged and what may be."""

from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

from agent_tui.desk.queue_views import Colleague
from agent_tui.domain.happenings import Mood
from agent_tui.domain.values import (
    Channel,
    Customer,
    Direction,
    Identity,
    InteractionKind,
    Promise,
    Ticket,
    Tier,
    Transfer,
    WorkOrder,
)

MessageState = Literal["acked", "held", "queued", "sending", "rejected", "unknown"]
"""A message's way to the store; `acked` where it came from there, `held` while it is held back so that it can be taken
back."""


class MergeCandidate(Struct, frozen=True):
    """Another record that may be the same person, and which identity the two share."""

    customer: Customer
    shared: tuple[Identity, ...]


class TimelineEntry(Struct, frozen=True):
    """One thing that happened with this customer on any channel, promises woven in at the time they were made."""

    id: str
    at: datetime
    ticket: str
    ticket_number: int
    channel: Channel
    kind: InteractionKind | Literal["promise", "transfer"]
    direction: Direction
    author: str
    body: str
    """For a promise: what was promised."""
    state: MessageState = "acked"
    meta: dict[str, Any] = {}
    promise: Promise | None = None
    about: Promise | None = None
    """Of an event: the promise that it tells what became of, where it is known here."""
    transfer: Transfer | None = None
    trouble: str | None = None
    """Why it was refused or is unclear: a key of `messages.troubles`."""


class ContactView(Struct, frozen=True):
    """A contact, whose customer it is, and everything known about that customer."""

    ticket: Ticket
    version: int
    customer: Customer
    timeline: tuple[TimelineEntry, ...]
    """Every interaction of the customer on every channel with the promises, oldest first, outbox included."""
    promises: tuple[Promise, ...]
    """The customer's promises: open ones first, by deadline."""
    contacts_7d: int
    due_at: datetime | None
    holding: bool
    """True while this agent's own claim is live."""
    verified: bool = False
    """True once somebody made sure in this contact that the customer is who they say (`domain.happenings`)."""
    mood: Mood | None = None
    """As somebody noted it last, in the last seven days."""
    mood_at: datetime | None = None
    others: tuple[Colleague, ...] = ()
    """Colleagues who have it open."""
    transfers: tuple[Transfer, ...] = ()
    """Of this contact, unanswered ones, oldest first."""
    merge_candidates: tuple[MergeCandidate, ...] = ()
    """At most 20 (`replica.people_queries.SHOWN`)."""
    more_candidates: int = 0
    """How many more there are."""
    merged: tuple[Customer, ...] = ()
    """Records that were merged into `customer`, at most 20; their history is in `timeline`, their promises in
    `promises`."""
    more_merged: int = 0
    promises_kept: bool = True
    """False where the helpdesk keeps no promises."""
    orders: tuple[WorkOrder, ...] = ()
    """What other departments must do for this customer and have not done, by deadline."""
    whole: bool = True
    """False while the first fill goes on: more of the history may still come."""


class CustomerView(Struct, frozen=True):
    customer: Customer
    tickets: tuple[Ticket, ...]
    timeline: tuple[TimelineEntry, ...]
    promises: tuple[Promise, ...]
    contacts_7d: int
    merge_candidates: tuple[MergeCandidate, ...] = ()
    """These four as in `ContactView`."""
    more_candidates: int = 0
    merged: tuple[Customer, ...] = ()
    more_merged: int = 0
    whole: bool = True
    """As in `ContactView`."""


class PromiseRow(Struct, frozen=True):
    promise: Promise
    ticket_number: int
    customer_id: str
    customer_name: str
    tier: Tier
    orders: tuple[WorkOrder, ...] = ()
    """Open work orders that it hangs on, by deadline."""
    attempts: int = 0
    """How often somebody has tried to keep it and nobody answered."""


class WorkOrderRow(Struct, frozen=True):
    order: WorkOrder
    ticket_number: int
    customer_id: str
    customer_name: str
    tier: Tier


class NewWorkOrderWords(Struct, frozen=True):
    """What another department must do, before it is written down; times are aware."""

    department: str
    what: str
    due_at: datetime
    promise: str | None = None
    """The promise that hangs on it; it is due before that one."""


class CustomerLine(Struct, frozen=True):
    """A customer as a search lists them."""

    customer: Customer
    """The record that stands for all that were merged into it."""
    contacts: int
    """All of them, of every record that was merged."""
    live: int
    """New, open and pending ones."""
    last_at: datetime | None
    """When the latest contact began."""


class NewPromiseWords(Struct, frozen=True):
    """What is promised, before it is written down; times are aware."""

    what: str
    due_at: datetime
    limits: str = ""
    channel: Channel | None = None
    """On which channel the customer hears of it; the contact's where absent."""
    topic: str | None = None
    amount: str | None = None
    """A decimal number as text, "30.00"."""
    owner: str | None = None
    """Who must keep it; the one who makes it where absent."""
    agreed: bool | None = None
    replaces: str | None = None
    """An open promise in whose place it stands: that one is renegotiated in the same transaction."""
    replaces_too: tuple[str, ...] = ()
    """Other open ones that are renegotiated with it."""
    keeps: tuple[str, ...] = ()
    """Open ones that the text it is promised with keeps, as far as they still are."""

    @property
    def in_place_of(self) -> tuple[str, ...]:
        """Every open promise that it ends."""
        return (self.replaces, *self.replaces_too) if self.replaces is not None else self.replaces_too


def renewed(old: Promise, due_at: datetime) -> NewPromiseWords:
    """The same promise with another date, in the place of the old one."""
    return NewPromiseWords(
        what=old.what,
        due_at=due_at,
        limits=old.limits,
        channel=old.channel,
        topic=old.topic,
        amount=old.amount,
        owner=old.owner,
        replaces=old.id,
    )
