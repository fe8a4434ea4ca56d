"""What a reading is taken from: how the work stands at one moment, counted by whoever holds the records."""

from datetime import datetime

from msgspec import Struct

from agent_tui.domain.values import AgentState, Channel, Tier


class QueueCount(Struct, frozen=True):
    """Contacts of one queue and channel that are new or open."""

    queue: str
    channel: Channel
    waiting: int
    """In which the customer waits for an answer."""
    in_hand: int
    """Of these, those that somebody has claimed."""
    oldest_since: datetime | None
    next_due: datetime | None
    overdue: int
    """Of those waiting, whose deadline has passed."""
    free: int = 0
    """Of those waiting, those that nobody has claimed and that are nobody's."""


class LiveContact(Struct, frozen=True):
    """A contact that is new or open."""

    ticket: str
    number: int
    customer: str
    customer_name: str
    tier: Tier
    channel: Channel
    queue: str
    subject: str
    priority: int
    keeper: str | None
    """Who has claimed it; else whose it is."""
    waiting_since: datetime | None
    due_at: datetime | None
    contacts_7d: int = 0


class OpenPromise(Struct, frozen=True):
    promise: str
    ticket: str
    customer_name: str
    tier: Tier
    what: str
    due_at: datetime
    keeper: str
    """Who must keep it: its owner, else who made it."""
    channel: Channel = "email"
    """By which it is kept: `phone` of a call-back."""


class PromiseCount(Struct, frozen=True):
    open: int = 0
    due_1h: int = 0
    overdue: int = 0
    kept_today: int = 0
    """Whose deadline was today and has passed, and that were kept by then, as far as their evidence tells."""
    kept_late_today: int = 0
    """Of the same, those that were kept only after it."""
    ended_today: int = 0
    """Whose deadline was today and has passed, kept or not; withdrawn ones do not count, nor those that were
    renegotiated before it. Renegotiated after it, a promise was not kept."""
    moved_today: int = 0
    """Renegotiated today, before their deadline."""
    neglected: int = 0
    """Of the overdue ones, those that need a hand whoever keeps them."""


class Standing(Struct, frozen=True):
    """How the work stands. Lists are the beginnings of what may be long; counts are whole."""

    agents: tuple[AgentState, ...] = ()
    talking: frozenset[str] = frozenset()
    """Agents who are on a call, or write it up."""
    in_hand: dict[str, int] = {}
    """Agent → contacts that are new or open and claimed by them, or theirs and claimed by nobody."""
    promised: dict[str, int] = {}
    """Agent → open promises that they must keep."""
    queues: tuple[QueueCount, ...] = ()
    promises: PromiseCount = PromiseCount()
    due: tuple[OpenPromise, ...] = ()
    """Open promises by deadline: overdue ones, the oldest first, and the next."""
    pressing: tuple[LiveContact, ...] = ()
    """Contacts whose customers wait and whose deadline is near or past, by deadline: key accounts and VIPs that nobody
    has, and those of agents who are not ready."""
    pressing_count: int = 0
    """Such contacts in all."""
    upset: tuple[LiveContact, ...] = ()
    """Contacts in which the last mood that somebody noted in the past 24 hours is `upset`, and in which the customer
    waits or that nobody has."""
    upset_count: int = 0
    """Such contacts in all."""
    came_back: tuple[LiveContact, ...] = ()
    """One contact each of customers with at least `CAME_BACK` contacts in 7 days, the most contacts first."""
    came_back_count: int = 0
    """Such customers in all."""
