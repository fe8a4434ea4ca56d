"""The values of a service desk, as the import format writes them and as the wire carries them.

One definition serves store and client. Every value is frozen; texts are data from strangers and stand here as they
were received (the client cleans them with `domain.text` before they reach its replica). Times are aware datetimes.
Field rules: INTERFACE "Import format"; they are enforced by `contract.strict`, the one decoder.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal, get_args

from msgspec import Meta, Struct, field

Tier = Literal["standard", "vip", "key"]
Channel = Literal["phone", "email", "chat", "sms", "wechat", "weibo", "web", "counter"]
InteractionKind = Literal["message", "call", "note", "survey", "event"]
Direction = Literal["inbound", "outbound", "internal"]
TicketStatus = Literal["new", "open", "pending", "resolved", "closed"]
PromiseState = Literal["open", "kept", "broken", "withdrawn", "renegotiated"]
IdentityKind = Literal["phone", "email", "wechat", "weibo", "account"]
SearchVerdict = Literal["solved", "wrong", "missing", "nothing"]
BulletinKind = Literal["product", "price", "outage", "campaign"]
Audience = Literal["customer", "internal"]
Role = Literal["agent", "supervisor", "admin"]
RecordType = Literal[
    "customer", "ticket", "interaction", "promise", "article", "transfer", "work_order", "agent", "bulletin",
    "acknowledgement", "search_outcome",
]  # fmt: skip
TransferKind = Literal["consult", "transfer", "hand-over"]
TransferState = Literal["offered", "accepted", "declined", "withdrawn"]
WorkOrderState = Literal["open", "done", "withdrawn"]
Availability = Literal["ready", "break", "away", "offline"]

DEFAULT_REGION = "CN"
"""Where a telephone number without its country is at home (ISO 3166)."""

CHANNELS: tuple[Channel, ...] = get_args(Channel)
TIERS: tuple[Tier, ...] = get_args(Tier)
TICKET_STATUSES: tuple[TicketStatus, ...] = get_args(TicketStatus)
ROLES: tuple[Role, ...] = get_args(Role)
SUPERVISING: tuple[Role, ...] = ("supervisor", "admin")
"""Who may do what is for everybody's account: publish, override, take a claim away."""
RECORD_TYPES: tuple[RecordType, ...] = get_args(RecordType)
AVAILABILITIES: tuple[Availability, ...] = get_args(Availability)
WORK_ORDER_STATES: tuple[WorkOrderState, ...] = get_args(WorkOrderState)
SEARCH_VERDICTS: tuple[SearchVerdict, ...] = get_args(SearchVerdict)
BULLETIN_KINDS: tuple[BulletinKind, ...] = get_args(BulletinKind)

QUERY_LIMIT = 200
"""Characters of a query that is kept."""
TITLE_LIMIT = 200
"""Characters of a bulletin's title."""

WORKED_STATUSES: frozenset[TicketStatus] = frozenset({"new", "open"})
"""The statuses in which a customer may be waiting and a claim stands."""

LIVE_STATUSES: frozenset[TicketStatus] = frozenset({"new", "open", "pending"})
"""The statuses that stand in a queue."""

_ID_LIMIT = 64
_ID_PATTERN = r"\A[A-Za-z0-9][A-Za-z0-9_.:@+-]*\Z"
Id = Annotated[str, Meta(min_length=1, max_length=_ID_LIMIT, pattern=_ID_PATTERN)]
"""1 to 64 of `A-Z a-z 0-9 . _ : @ + -`, the first a letter or digit; compared exactly; unique per type."""

Priority = Annotated[int, Meta(ge=1, le=5)]
"""1 (most urgent) to 5."""


def is_id(text: str) -> bool:
    """True for what may be an `Id`."""
    return len(text) <= _ID_LIMIT and re.match(_ID_PATTERN, text) is not None


class Identity(Struct, frozen=True, forbid_unknown_fields=True):
    """How a customer is known on a channel: a phone number, an address, an account."""

    kind: IdentityKind
    value: str


class CustomerRecord(Struct, frozen=True, forbid_unknown_fields=True, tag="customer", tag_field="type"):
    """A customer as somebody outside the store writes it (import, export)."""

    id: Id
    name: str
    tier: Tier
    language: str
    tags: tuple[str, ...]
    identities: tuple[Identity, ...]


class Customer(
    CustomerRecord, frozen=True, forbid_unknown_fields=True, omit_defaults=True, tag="customer", tag_field="type"
):
    """A customer as the store keeps it: what was written, and what was decided about whom it is the same person as.

    Records are never rewritten by a merge: `merged_into` points at the one that stands for both, and taking it away
    undoes the merge."""

    merged_into: Id | None = None
    distinct_from: tuple[Id, ...] = ()
    """Customers who share an identity with this one and were said to be other people; no merge is proposed again."""


class TicketRecord(Struct, frozen=True, forbid_unknown_fields=True, tag="ticket", tag_field="type"):
    """A contact as somebody outside the store writes it (import, export)."""

    id: Id
    customer: Id
    channel: Channel
    subject: str
    queue: str
    priority: Priority
    status: TicketStatus
    owner: str | None
    created_at: datetime
    waiting_since: datetime | None
    intent: tuple[str, ...]
    tags: tuple[str, ...]


class Ticket(TicketRecord, frozen=True, forbid_unknown_fields=True, tag="ticket", tag_field="type"):
    """A contact as the store keeps it: what was written, and what the store alone knows."""

    number: int = 0
    """The store's serial number; 0 where the backend has none."""
    holder: str | None = None
    """The agent whose claim is live, as far as the store knew when it sent this."""
    fence: int = 0
    """Rises at every change of holder."""
    first_owner: str | None = None
    """Who took it first; stays when the contact is handed on."""


class Interaction(Struct, frozen=True, forbid_unknown_fields=True, tag="interaction", tag_field="type"):
    """One thing said, called, noted or measured. Never changes."""

    id: Id
    ticket: Id
    kind: InteractionKind
    direction: Direction
    channel: Channel
    author: str
    at: datetime
    body: str
    meta: dict[str, Any]


class Promise(Struct, frozen=True, forbid_unknown_fields=True, tag="promise", tag_field="type", omit_defaults=True):
    """What the company undertook towards a customer: what, by when, and what not. Outlives its ticket."""

    id: Id
    ticket: Id
    what: str
    due_at: datetime
    limits: str
    channel: Channel
    state: PromiseState
    made_by: str
    made_at: datetime
    topic: str | None = None
    amount: str | None = None
    """A decimal number as text, "30.00"."""
    owner: str | None = None
    """Who must keep it; the one who made it where absent."""
    agreed: bool | None = None
    """True once the customer said yes."""
    evidence: Id | None = None
    """The interaction that kept or broke it."""


class Article(Struct, frozen=True, forbid_unknown_fields=True, tag="article", tag_field="type", omit_defaults=True):
    """A piece of knowledge."""

    id: Id
    title: str
    body: str
    """In words that its audience may read: an article for customers says here what customers are told."""
    language: str
    audience: Audience
    tags: tuple[str, ...]
    updated_at: datetime
    internal: str = ""
    """What only agents read of it: how it is done, whom to ask; found by a search, never inserted nor published."""
    short: Mapping[Channel, str] = field(default_factory=dict)
    """Per channel, the form that fits there; the body where there is none."""
    translates: Id | None = None
    """The article that this one says in another language."""
    owner: str | None = None
    """Who keeps it right."""
    review_on: date | None = None
    """Until when somebody must have looked at it again."""


class Transfer(Struct, frozen=True, forbid_unknown_fields=True, tag="transfer", tag_field="type"):
    """Something that one agent asks of another about a contact, and what came of it.

    `consult`: a question, answered with words; the contact stays where it is. `transfer`, `hand-over` (at the end of a
    shift): the contact becomes the receiver's, and `promises` with it, once they accept; when the promises go without
    it: `domain.handing_over`."""

    id: Id
    ticket: Id
    kind: TransferKind
    sender: str
    receiver: str
    note: str
    at: datetime
    promises: tuple[Id, ...] = ()
    """Open promises that are handed on with it."""
    state: TransferState = "offered"
    answer: str = ""
    answered_at: datetime | None = None


class WorkOrder(Struct, frozen=True, forbid_unknown_fields=True, tag="work_order", tag_field="type"):
    """What another department must do for a contact, and by when; so that a promise is kept, before that one is due."""

    id: Id
    ticket: Id
    department: str
    what: str
    due_at: datetime
    made_by: str
    made_at: datetime
    state: WorkOrderState = "open"
    promise: Id | None = None
    """The promise that hangs on it."""
    evidence: Id | None = None
    """The interaction that tells how it ended."""


class SearchOutcome(Struct, frozen=True, forbid_unknown_fields=True, tag="search_outcome", tag_field="type"):
    """What came of a search for knowledge: it solved the case, what was found is wrong, the answer is missing, or
    nothing of use was found. Never changes once it is written."""

    id: Id
    query: str
    """One line, long numbers masked (`domain.masking`); at most QUERY_LIMIT characters."""
    outcome: SearchVerdict
    agent: str
    at: datetime
    article: Id | None = None
    """The one that solved it or is wrong."""
    ticket: Id | None = None
    """The contact it was searched for."""


class Bulletin(Struct, frozen=True, forbid_unknown_fields=True, tag="bulletin", tag_field="type"):
    """News that every agent must acknowledge."""

    id: Id
    kind: BulletinKind
    title: str
    """One line of at most TITLE_LIMIT characters."""
    body: str
    author: str
    published_at: datetime
    until: datetime | None = None
    """When it is no news any more: nobody is asked to acknowledge it then. None: `domain.bulletins.NEWS_FOR` later."""
    withdrawn: bool = False


class Acknowledgement(Struct, frozen=True, forbid_unknown_fields=True, tag="acknowledgement", tag_field="type"):
    """An agent has read a bulletin; one for each of both."""

    id: Id
    bulletin: Id
    agent: str
    at: datetime


class AgentState(Struct, frozen=True, forbid_unknown_fields=True, tag="agent", tag_field="type"):
    """An agent as colleagues and supervisors see them: here or not, since when, and at which contact."""

    id: Id
    role: Role
    queues: tuple[str, ...] | None
    state: Availability
    since: datetime
    reason: str = ""
    """Why somebody is not ready: "lunch", "training"."""
    viewing: Id | None = None
    """The contact they have open."""
    writing: bool = False
    """True while they write on it."""
    name: str = ""
    """What people call them, a line (`domain.who.agent_name`); "": nothing but their id is known."""


ImportRecord = CustomerRecord | TicketRecord | Interaction | Promise | Article
"""What one line of the import format holds."""

StoredRecord = (
    Customer
    | Ticket
    | Interaction
    | Promise
    | Article
    | Transfer
    | WorkOrder
    | AgentState
    | Bulletin
    | Acknowledgement
    | SearchOutcome
)
"""What the store sends."""


class Agent(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who signs in."""

    id: Id
    role: Role
    queues: tuple[str, ...] | None = None
    """The queues this agent works; None for every queue that is not restricted."""
