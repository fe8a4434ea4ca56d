"""What the desk answers about the queue: groups, the lines of it, and by what it is filtered."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from msgspec import Struct

from agent_tui.domain.presence import Busy
from agent_tui.domain.values import Channel, Promise, TicketStatus, Tier, Transfer, WorkOrder

GroupKind = Literal["in_hand", "offered", "promises_due", "waiting", "resting"]
"""`offered`: what colleagues ask of me (consult, transfer, hand-over) and I have not answered.

`resting`: pending, and open contacts in which no customer waits and which are not mine; folded on the screen."""

Sort = Literal["urgency", "waiting", "created"]


class Colleague(Struct, frozen=True):
    """A colleague who has a contact open."""

    agent: str
    writing: bool


class RowRef(Struct, frozen=True):
    """What a line of the queue stands for: a contact, a promise of a contact, what a colleague asks about one, or what
    another department must do for it."""

    ticket: str
    promise: str | None = None
    transfer: str | None = None
    order: str | None = None


class Cover(Struct, frozen=True):
    """A call-back that is due soon and whose keeper cannot make it: who could be in their place is asked to."""

    keeper: str
    why: Busy


class QueueGroup(Struct, frozen=True):
    kind: GroupKind
    refs: Sequence[RowRef]


class QueueView(Struct, frozen=True):
    """The queue as groups in the order of the screen; empty groups are left out. Rows are read when they are shown
    (`Desk.rows`), so that ten thousand contacts cost no more than a screenful."""

    as_of: datetime
    groups: tuple[QueueGroup, ...]
    to_cover: tuple[RowRef, ...] = ()
    """Of the promises due, call-backs of colleagues who are busy."""
    changes_at: datetime | None = None
    """When the next call-back of a colleague comes so near that it may be offered to others."""


class QueueFilter(Struct, frozen=True):
    mine: bool = False
    queue: str | None = None
    channel: Channel | None = None
    text: str = ""
    """What `/` filters by: every blank-separated word must be in customer, subject, last line, number, queue or
    owner (case-insensitive), be part of the channel's name in either language, or, as `#358`, begin the number;
    `draft` or `草稿` keeps contacts on which a text was begun here, finished ones too."""


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
    """When this must be answered: `waiting_since` plus the configured target; for a row of a promise, or of promises
    that are handed on, the first one's."""
    open_promises: int
    """Open promises made on this contact."""
    next_promise_due: datetime | None
    """The earliest deadline of what this customer is owed, on whichever contact it was promised."""
    contacts_7d: int
    intent: tuple[str, ...] = ()
    promise: Promise | None = None
    transfer: Transfer | None = None
    handed: tuple[Promise, ...] = ()
    """Of a transfer: the open promises that are handed on without their contact, by deadline."""
    order: WorkOrder | None = None
    hangs_on: WorkOrder | None = None
    """Of a promise: the open work order that is due first."""
    cover: Cover | None = None
    """Of a colleague's call-back that is due soon: that they cannot make it."""
    first_owner: str | None = None
    others: tuple[Colleague, ...] = ()
    """Colleagues who have it open."""
    drafted: bool = False
    """A text of mine was begun on it and not sent."""
    whole: bool = True
    """False while more of this customer's history may still come: `contacts_7d` is no count then."""

    @property
    def ref(self) -> RowRef:
        """What this line of the queue stands for."""
        promise = self.promise.id if self.promise is not None else None
        transfer = self.transfer.id if self.transfer is not None else None
        return RowRef(self.id, promise, transfer, self.order.id if self.order is not None else None)
