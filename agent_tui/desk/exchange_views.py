"""What the desk answers about writing and the exchange with the store: outbox, drafts, status, and what it tells of."""

from datetime import datetime
from typing import Literal

from msgspec import Struct

from agent_tui.desk.contact_views import MessageState
from agent_tui.domain.basis import Basis
from agent_tui.domain.values import Role

DraftKind = Literal["reply", "note"]

Ability = Literal[
    "claims", "promises", "articles", "transfers", "merges", "presence", "work_orders", "search_outcomes", "bulletins",
]  # fmt: skip
"""What not every backend can do."""

OutboxKind = Literal[
    "reply", "note", "promise", "wrap-up", "change", "promise-change", "customer-change", "merge",
    "consult", "transfer", "hand-over", "answer", "work-order", "work-order-change", "search-outcome", "bulletin",
    "bulletin-withdrawal", "acknowledgement",
]  # fmt: skip


class OutboxRow(Struct, frozen=True):
    id: str
    kind: OutboxKind
    ticket: str
    """ "" for what stands in no contact."""
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
    waits_for: str | None = None
    """Who must sign in again here before it goes out: it is somebody else's than who is signed in."""


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
    attached: bytes = b""
    """What a template brought along with the text (promises, expectations), as its maker wrote it down."""
    basis: Basis | None = None
    """What was known when it was begun, or when news was last confirmed."""


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
    cannot: frozenset[Ability] = frozenset()
    """What the backend cannot do; nothing before it is known."""
    overwrites: bool = False
    """A change may take away what somebody else wrote at the same moment: the backend does not look, or not surely."""


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
    """Which thing: settings, folders, rights, leftovers, disk, sources, templates, locale, terminal, keyring, profile,
    sign-in, backend, clock, outbox, replica, knowledge."""
    standing: Standing
    key: str
    """ok: a key of `messages.checks`; else one of `messages.troubles`, whose words say how to mend it."""
    facts: dict[str, str | int | None] = {}


class TicketsChanged(Struct, frozen=True):
    """These contacts (or anything of them: customer, interactions, promises, outbox) are not what they were."""

    tickets: frozenset[str]
    """None where something else has changed: agents, articles, bulletins."""
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
