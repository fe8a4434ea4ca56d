"""The values of the store's HTTP contract, `/v1` (SYNC "The contract"): what is asked and what is answered.

| request | body | answer |
| --- | --- | --- |
| GET /v1/me | | Me |
| GET /v1/snapshot?page=&limit= | | SnapshotPage; `page` is the `next` of the page before |
| GET /v1/changes?cursor=&limit=&wait= | | ChangesPage; 410 cursor-expired |
| GET /v1/{tickets,customers,interactions,…}/{id} | | Change, as the feed last sent it; 404. Each type in the plural |
| PUT /v1/interactions/{id} | NewInteraction | Written; 201, 200 when said again, 409 id-reused, 409 fence-stale; 403 |
| PUT /v1/promises/{id} | NewPromise | Written, alike |
| PUT /v1/wrap-ups/{id} | NewWrapUp | Written, alike; lands as an interaction of kind `event` and resolves the ticket |
| PATCH /v1/tickets/{id} + If-Match, Idempotency-Key | TicketPatch | Written; 428, 412 with `current`; 409 claim-held |
| PATCH /v1/promises/{id} + If-Match, Idempotency-Key | PromisePatch | Written; 428, 412 with `current` |
| PATCH /v1/customers/{id} + If-Match, Idempotency-Key | CustomerPatch | Written; 428, 412; a tier by supervisors only |
| PUT /v1/merges/{id} | NewMerge | Written with the customer that it changed; 409 merge-circular |
| PUT /v1/transfers/{id} | NewTransfer | Written; 404 where no `receiver` is called so, or could not work there |
| PUT /v1/transfers/{id}/answer | TransferAnswer | Written; 200 when said again, 409 answered when it was another; 403 |
| PUT /v1/work-orders/{id} | NewWorkOrder | Written; 201, 200 when said again, 409 id-reused |
| PATCH /v1/work-orders/{id} + If-Match, Idempotency-Key | WorkOrderPatch | Written; 428, 412 with `current` |
| PUT /v1/search-outcomes/{id} | NewSearchOutcome | Written; 201, 200 when said again, 409 id-reused |
| PUT /v1/bulletins/{id} | NewBulletin | Written, alike; supervisors and admins only |
| PUT /v1/bulletins/{id}/withdrawal | Withdrawal | Written; 200 when said again; supervisors and admins only |
| PUT /v1/acknowledgements/{id} | NewAcknowledgement | Written, alike; the caller's own: their first one stands |
| PUT /v1/me/presence | Presence | 204; what the caller does now, for colleagues and supervisors |
| PUT /v1/tickets/{id}/claim | | Claim; 409 claim-held, 409 not-live where it is resolved or closed |
| POST /v1/tickets/{id}/claim/renew | | Claim; 409 claim-lost |
| DELETE /v1/tickets/{id}/claim | | Written; releasing what one does not hold changes nothing |
| POST /v1/queues/{queue}/claim-next + Idempotency-Key | | Claim; 204 when nothing waits. `-`: all my queues |
| POST /v1/import?run= (admin, JSON Lines as received) | | ImportAnswer |
| GET /v1/export?after=&customer=&since=&limit= | | ExportPage |
| GET /v1/openapi.json (no token needed) | | OpenAPI 3.1 of all this |

A text whose `meta` says that it was sent in spite of its check (`domain.override`) is taken from supervisors and admins
only, in their own name: 403 forbidden otherwise.

Every error is a `Problem` (RFC 9457) as `application/problem+json`.

Since when a customer waits is reckoned by the `at` of what was said: a reply that was written offline answers what was
said before it, however late it arrives. A time later than its arrival at the store counts as that moment there; it
stands and goes out as it was given. An inbound interaction that is put opens a contact that was put aside; one that is
imported does so where its `at` is later than the ticket's last change here.

Presence ends by itself PRESENCE_S after the last request of that agent (any request, a long poll too): the agent is
then `offline`, until it says otherwise: a request alone brings nobody back. Nobody is told of a renewal, only of what
changed. `viewing` a contact that the reader may not see reads as null.

Accepting a transfer or a hand-over makes the receiver the owner, ends the sender's claim, and hands on the promises
it names; only the receiver (or a supervisor) accepts or declines, only the sender withdraws. `first_owner` never moves.
One transfer or hand-over of a contact is open at a time: a newer one withdraws it. Of a contact that is resolved or
closed, and at the end of a shift of one that is not the sender's, the promises named are handed on without it: owner
and claim stay, and what others ask about it does; 409 not-live where it is over and none are named. Nor does a transfer
of the contact withdraw what hands on other promises than its own for a colleague; of one sender the newer one counts.

Status and queue of a contact that somebody else holds are changed by supervisors and admins only: 409 claim-held
otherwise. The claim ends where it leaves `new` and `open` or goes to another queue, also by import.
"""

from datetime import datetime
from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from agent_tui.domain.values import (
    Agent,
    Availability,
    BulletinKind,
    Channel,
    Direction,
    Id,
    ImportRecord,
    InteractionKind,
    Priority,
    PromiseState,
    RecordType,
    SearchVerdict,
    StoredRecord,
    TicketStatus,
    Tier,
    TransferKind,
    WorkOrderState,
)

PAGE_LIMIT = 500
"""Changes in one page, at most."""
PAGE_BYTES = 4 * 1024 * 1024
WAIT_LIMIT_S = 25
BODY_LIMIT = 256 * 1024
IMPORT_BODY_LIMIT = 8 * 1024 * 1024
LINE_LIMIT = 1024 * 1024
LEASE_S = 120
RENEW_EVERY_S = 30
EVERY_QUEUE = "-"
PROBLEM_TYPE_BASE = "urn:agent-tui:problem:"

Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]
"""A sequence number, version, fence or number of records: what a database's integer holds."""

Opaque = Annotated[str, Meta(pattern=r"\A[\x21-\x7e]*\Z", max_length=4096)]
"""A text that only its maker reads: a cursor, an epoch."""

PRESENCE_S = 90

LONGEST_LEASE_S = 24 * 60 * 60

ProblemName = Literal[
    "bad-request", "unauthorized", "forbidden", "not-found", "method-not-allowed", "too-large", "unsupported",
    "version-required", "version-mismatch", "id-reused", "key-reused", "fence-stale", "claim-held", "claim-lost",
    "not-live", "merge-circular", "answered", "unstorable", "cursor-expired", "busy", "internal",
]  # fmt: skip


class Problem(Struct, frozen=True, omit_defaults=True):
    """RFC 9457. `type` is PROBLEM_TYPE_BASE and a ProblemName; clients go by that alone."""

    type: str
    title: str
    status: int
    request_id: str
    retryable: bool = False
    detail: str | None = None
    field: str | None = None
    """The field of the request that was refused."""
    holder: str | None = None
    """claim-held, fence-stale: who has it."""
    current: "Change | None" = None
    """version-mismatch: the document as it is now."""


class Limits(Struct, frozen=True):
    body_bytes: int
    page: int
    wait_s: int


class Me(Struct, frozen=True):
    agent: Agent
    time: datetime
    oldest_client: str
    limits: Limits
    store: Opaque
    """The feed's epoch: another one is another history."""
    through: Count
    """The last sequence number of the feed now."""


class Change(Struct, frozen=True):
    """One row of the feed: the record as it is after the change, or None where it was deleted or revoked."""

    seq: Count
    type: RecordType
    id: Id
    version: Count
    op: Literal["upsert", "delete", "revoke"]
    doc: StoredRecord | None = None


class ChangesPage(Struct, frozen=True):
    changes: tuple[Change, ...]
    cursor: Opaque
    has_more: bool
    through: Count


class SnapshotPage(Struct, frozen=True):
    """A page of everything one may see; `cursor` and `through` were fixed before page 1 and are the same on each."""

    records: tuple[Change, ...]
    cursor: Opaque
    through: Count
    next: Opaque | None
    left: Count
    """Records that follow this page, as counted when it was made: for a progress bar only."""


class NewInteraction(Struct, frozen=True, forbid_unknown_fields=True):
    """`author` is who the token says. `fence`: what its author held, for an outbound one."""

    ticket: Id
    kind: InteractionKind
    direction: Direction
    channel: Channel
    at: datetime
    body: str
    meta: dict[str, Any] = {}
    fence: int | None = None


class NewPromise(Struct, frozen=True, forbid_unknown_fields=True):
    ticket: Id
    what: str
    due_at: datetime
    limits: str
    channel: Channel
    made_at: datetime
    topic: str | None = None
    amount: str | None = None
    owner: str | None = None
    agreed: bool | None = None


class NewWrapUp(Struct, frozen=True, forbid_unknown_fields=True):
    ticket: Id
    disposition: str
    at: datetime
    root_cause: str | None = None
    improve: str | None = None
    fence: int | None = None


class TicketPatch(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Only what is to change is there; `owner: null` gives the ticket up."""

    status: TicketStatus | UnsetType = UNSET
    owner: str | UnsetType | None = UNSET
    priority: Priority | UnsetType = UNSET
    queue: str | UnsetType = UNSET
    subject: str | UnsetType = UNSET


class PromisePatch(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What became of a promise. A new date is a new promise: the old one is `renegotiated`."""

    state: PromiseState | UnsetType = UNSET
    evidence: Id | UnsetType | None = UNSET
    owner: str | UnsetType | None = UNSET
    agreed: bool | UnsetType = UNSET


class CustomerPatch(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """`tags` replaces all of them."""

    tags: tuple[str, ...] | UnsetType = UNSET
    language: str | UnsetType = UNSET
    tier: Tier | UnsetType = UNSET


class NewMerge(Struct, frozen=True, forbid_unknown_fields=True):
    """A decision about two customer records: `same` lets `target` stand for `source`, `undo` takes that back,
    `different` takes it back and says that they are two people."""

    source: Id
    target: Id
    decision: Literal["same", "undo", "different"]
    at: datetime


class NewTransfer(Struct, frozen=True, forbid_unknown_fields=True):
    ticket: Id
    kind: TransferKind
    receiver: Id
    note: str
    at: datetime
    promises: tuple[Id, ...] = ()


class TransferAnswer(Struct, frozen=True, forbid_unknown_fields=True):
    state: Literal["accepted", "declined", "withdrawn"]
    at: datetime
    answer: str = ""


class NewWorkOrder(Struct, frozen=True, forbid_unknown_fields=True):
    """`promise`: an open or ended one that was made to the same customer."""

    ticket: Id
    department: str
    what: str
    due_at: datetime
    made_at: datetime
    promise: Id | None = None


class WorkOrderPatch(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What became of a work order, another date, or the promise that hangs on it now (a promise with a new date is a
    new promise)."""

    state: WorkOrderState | UnsetType = UNSET
    evidence: Id | UnsetType | None = UNSET
    due_at: datetime | UnsetType = UNSET
    promise: Id | UnsetType | None = UNSET


class NewSearchOutcome(Struct, frozen=True, forbid_unknown_fields=True):
    """`query`: one line of at most QUERY_LIMIT characters; the numbers of people in it are masked by who sends it, and
    again by who keeps it."""

    query: str
    outcome: SearchVerdict
    at: datetime
    article: Id | None = None
    ticket: Id | None = None


class NewBulletin(Struct, frozen=True, forbid_unknown_fields=True):
    """`title`: one line of at most TITLE_LIMIT characters; `until`: after `published_at`."""

    kind: BulletinKind
    title: str
    body: str
    published_at: datetime
    until: datetime | None = None


class Withdrawal(Struct, frozen=True, forbid_unknown_fields=True):
    """Says nothing but that it is withdrawn."""


class NewAcknowledgement(Struct, frozen=True, forbid_unknown_fields=True):
    bulletin: Id
    at: datetime


class Presence(Struct, frozen=True, forbid_unknown_fields=True):
    """What the caller does now. Replaces what was said before; never queued."""

    state: Availability
    reason: str = ""
    viewing: Id | None = None
    writing: bool = False


class Written(Struct, frozen=True):
    """A write is done: the document, its version, and the `seq` of its change row (the feed has come past the write
    when a page's `through` is at least that)."""

    seq: Count
    version: Count
    doc: StoredRecord | None = None


class Claim(Struct, frozen=True):
    ticket: Id
    holder: Id
    fence: Count
    expires_in: Annotated[float, Meta(ge=0, le=LONGEST_LEASE_S)]
    """Seconds on the store's clock."""
    seq: Count


class ImportResult(Struct, frozen=True, omit_defaults=True):
    """What became of one line; `skipped`: there was nothing on it."""

    outcome: Literal["created", "updated", "unchanged", "rejected", "skipped"]
    field: str = ""
    reason: str = ""


class ImportAnswer(Struct, frozen=True):
    """One result for each line of the body, in its order."""

    results: tuple[ImportResult, ...]
    seq: int


class ExportPage(Struct, frozen=True):
    records: tuple[ImportRecord, ...]
    after: str | None
    """Where the next page begins; None on the last."""
