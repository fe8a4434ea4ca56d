"""What the desk answers: frozen values that ui and cli show. Texts in them are clean (`domain.text`); times are aware.

Nothing here is words on a screen: ui.presentation and cli.output turn these values into text.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

from agent_tui.domain.happenings import Mood
from agent_tui.domain.values import (
    Channel,
    Customer,
    Direction,
    Identity,
    InteractionKind,
    Promise,
    Role,
    Ticket,
    TicketStatus,
    Tier,
    Transfer,
)

MessageState = Literal["acked", "queued", "sending", "rejected", "unknown"]
"""A message's way to the store; `acked` where it came from there."""

GroupKind = Literal["in_hand", "offered", "promises_due", "waiting", "resting"]
"""`offered`: what colleagues ask of me (consult, transfer, hand-over) and I have not answered.

`resting`: pending, and open contacts in which no customer waits and which are not mine; folded on the screen."""

Sort = Literal["urgency", "waiting", "created"]

DraftKind = Literal["reply", "note"]

OutboxKind = Literal[
    "reply", "note", "promise", "wrap-up", "change", "promise-change", "customer-change", "merge", "transfer", "answer"
]


class Colleague(Struct, frozen=True):
    """A colleague who has a contact open."""

    agent: str
    writing: bool


class MergeCandidate(Struct, frozen=True):
    """Another record that may be the same person, and which identity the two share."""

    customer: Customer
    shared: tuple[Identity, ...]


class RowRef(Struct, frozen=True):
    """What a line of the queue stands for: a contact, a promise of a contact, or what a colleague asks about one."""

    ticket: str
    promise: str | None = None
    transfer: str | None = None


class QueueGroup(Struct, frozen=True):
    kind: GroupKind
    refs: Sequence[RowRef]


class QueueView(Struct, frozen=True):
    """The queue as groups in the order of the screen; empty groups are left out. Rows are read when they are shown
    (`Desk.rows`), so that ten thousand contacts cost no more than a screenful."""

    as_of: datetime
    groups: tuple[QueueGroup, ...]


class QueueFilter(Struct, frozen=True):
    mine: bool = False
    queue: str | None = None
    channel: Channel | None = None
    text: str = ""
    """What `/` filters by: every blank-separated word must be in customer, subject, last line, number, queue or
    owner (case-insensitive)."""


class QueueRow(Struct, frozen=True):
    """One contact (or one promise of it) as the queue shows it."""

    id: str
    number: int
    channel: Channel
    subject: str
    last_line: str
    """The customer's last words in this contact, one line of at most 200 characters; "" where there are none."""
    customer_id: str
    customer_name: str
    tier: Tier
    status: TicketStatus
    priority: int
    queue: str
    owner: str | None
    holder: str | None
    created_at: datetime
    waiting_since: datetime | None
    due_at: datetime | None
    """When this must be answered: `waiting_since` plus the configured target; for a promise row, the promise's."""
    open_promises: int
    """Open promises made on this contact."""
    next_promise_due: datetime | None
    """The earliest deadline of what this customer is owed, on whichever contact it was promised."""
    contacts_7d: int
    intent: tuple[str, ...] = ()
    promise: Promise | None = None
    transfer: Transfer | None = None
    first_owner: str | None = None
    others: tuple[Colleague, ...] = ()
    """Colleagues who have it open."""


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
    merged: tuple[Customer, ...] = ()
    """Records that were merged into `customer`; their history is in `timeline`, their promises in `promises`."""


class CustomerView(Struct, frozen=True):
    customer: Customer
    tickets: tuple[Ticket, ...]
    timeline: tuple[TimelineEntry, ...]
    promises: tuple[Promise, ...]
    contacts_7d: int

    merge_candidates: tuple[MergeCandidate, ...] = ()
    merged: tuple[Customer, ...] = ()


class PromiseRow(Struct, frozen=True):
    promise: Promise
    ticket_number: int
    customer_id: str
    customer_name: str
    tier: Tier


class OutboxRow(Struct, frozen=True):
    id: str
    kind: OutboxKind
    ticket: str
    customer_name: str
    created_at: datetime
    state: MessageState
    attempts: int
    summary: str
    """The first line of the text, or what is to change; at most 200 characters, cleaned."""
    trouble: str | None = None
    """Why it was refused or is unclear: a key of `messages.troubles`."""
    agent: str | None = None
    """Whose words these are."""


class OutboxCounts(Struct, frozen=True):
    queued: int = 0
    """Waiting or on their way."""
    unknown: int = 0
    rejected: int = 0

    @property
    def total(self) -> int:
        return self.queued + self.unknown + self.rejected


class Draft(Struct, frozen=True):
    ticket: str
    kind: DraftKind
    body: str
    cursor: tuple[int, int] = (0, 0)
    """(line, column) from 0."""
    saved_at: datetime | None = None


class Sent(Struct, frozen=True):
    """A write was made durable here (`queued`), or has come further."""

    id: str
    state: MessageState
    trouble: str | None = None
    """Why it was refused or is unclear: a key of `messages.troubles`."""


class Claimed(Struct, frozen=True):
    ticket: str
    fence: int
    expires_in: float
    """Seconds."""


class Status(Struct, frozen=True):
    """How things stand between this desk and the backend."""

    online: bool
    outbox: OutboxCounts
    agent: str | None
    filled: bool
    """False until the replica was filled once."""
    trouble: str | None = None
    """Key of `messages.troubles` that says why it is offline or why sending pauses."""
    filling: tuple[int, int] | None = None
    """A first fill under way: records taken, records expected."""


class Freshness(Struct, frozen=True):
    """What `Desk.refresh` achieved."""

    pulled: int
    pushed: int
    outbox: OutboxCounts
    cursor: str | None
    online: bool
    trouble: str | None = None


class RejectedLine(Struct, frozen=True):
    """A line of an import that was refused while the rest went in."""

    file: str
    """As it was named in the call."""
    line: int
    """From 1."""
    field: str
    """A path such as `identities[0].kind`; "" for the whole line."""
    reason: str
    """In English; no text of the line, but perhaps the name of a key, escaped."""


class Imported(Struct, frozen=True):
    """What became of the lines of an import."""

    created: int
    updated: int
    unchanged: int
    rejected: tuple[RejectedLine, ...]


class SignedIn(Struct, frozen=True):
    """Who a token belongs to, and how the store sees them."""

    agent: str
    role: Role
    queues: tuple[str, ...] | None
    """The queues this agent works; None for every queue that is not restricted."""
    url: str
    profile: str | None
    """The profile that was written or used; None for a connection that the environment makes for one run."""
    kept_in: str | None = None
    """After `login`: where the token is kept (`config.credentials.Place`)."""


Standing = Literal["ok", "warn", "fail"]


class Check(Struct, frozen=True):
    """One thing that `doctor` looked at."""

    subject: str
    """Which thing: settings, folders, disk, locale, terminal, keyring, profile, sign-in, backend, clock, outbox,
    replica."""
    standing: Standing
    key: str
    """ok: a key of `messages.checks`; else one of `messages.troubles`, whose words say how to mend it."""
    facts: dict[str, str | int | None] = {}


class TicketsChanged(Struct, frozen=True):
    """These contacts (or anything of them: customer, interactions, promises, outbox) are not what they were."""

    tickets: frozenset[str]
    everything: bool = False
    """The replica was filled anew: read all again."""


class StatusChanged(Struct, frozen=True):
    status: Status


class TextReturned(Struct, frozen=True):
    """The store refused a text; it is a draft again."""

    ticket: str
    kind: DraftKind
    trouble: str


class ClaimGone(Struct, frozen=True):
    """A contact that was in this session's hand is so no more, and nobody here let it go."""

    ticket: str
    holder: str | None
    """Who has it now; None where nobody has, or nobody said."""


DeskEvent = TicketsChanged | StatusChanged | TextReturned | ClaimGone
