"""Every operation of the contract as data: what it takes and what it answers. `describing` makes OpenAPI of it; a test
holds it against the routes that there are.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple

from agent_tui.contract.api import (
    PAGE_LIMIT,
    WAIT_LIMIT_S,
    Change,
    ChangesPage,
    Claim,
    CustomerPatch,
    ExportPage,
    ImportAnswer,
    Me,
    NewAcknowledgement,
    NewBulletin,
    NewInteraction,
    NewMerge,
    NewPromise,
    NewSearchOutcome,
    NewTransfer,
    NewWorkOrder,
    NewWrapUp,
    Presence,
    ProblemName,
    PromisePatch,
    SnapshotPage,
    TicketPatch,
    TransferAnswer,
    Withdrawal,
    WorkOrderPatch,
    Written,
)

Place = Literal["path", "query", "header"]


class Parameter(NamedTuple):
    name: str
    place: Place
    schema: Mapping[str, Any]
    description: str
    required: bool = False


class Operation(NamedTuple):
    method: str
    path: str
    summary: str
    answers: Mapping[int, Any]
    """Status → type of the JSON document, None where there is no body."""
    problems: Sequence[ProblemName] = ()
    """Beside those that every operation may answer."""
    parameters: Sequence[Parameter] = ()
    body: Any = None
    lines: bool = False
    """The body is JSON Lines, taken line by line."""


_TEXT: Final = {"type": "string", "minLength": 1}
_ID = Parameter(
    "id", "path", {"type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[A-Za-z0-9][A-Za-z0-9_.:@+-]*$"},
    "The record's id; for what is put, made by the client (UUIDv7)", required=True,
)  # fmt: skip
_QUEUE = Parameter("queue", "path", _TEXT, "A queue of the caller's; `-` for all of them", required=True)
_LIMIT = Parameter(
    "limit",
    "query",
    {"type": "integer", "minimum": 1, "maximum": PAGE_LIMIT, "default": PAGE_LIMIT},
    "Records, at most",
)
_KEY = Parameter(
    "Idempotency-Key", "header", {"type": "string", "minLength": 1, "maxLength": 128, "pattern": "^[ -~]+$"},
    "One for each thing done: the same request with the same key is done once", required=True,
)  # fmt: skip
_MATCH = Parameter(
    "If-Match", "header", {"type": "string", "pattern": '^"[0-9]{1,18}"$'}, "The version that is changed", required=True
)
_CLAIM_PROBLEMS: Final[Sequence[ProblemName]] = ("forbidden", "not-found")
_PUT_PROBLEMS: Final[Sequence[ProblemName]] = (
    "forbidden", "not-found", "id-reused", "too-large", "unsupported", "unstorable",
)  # fmt: skip
_PATCH_PROBLEMS: Final[Sequence[ProblemName]] = (
    "forbidden", "not-found", "key-reused", "version-mismatch", "version-required", "too-large", "unsupported",
    "unstorable",
)  # fmt: skip

_READS: Final[Mapping[str, str]] = {
    "customers": "A customer",
    "tickets": "A ticket",
    "interactions": "An interaction",
    "promises": "A promise",
    "articles": "An article",
    "transfers": "What one agent asks of another",
    "work-orders": "What another department must do",
    "agents": "An agent, and where they are",
    "bulletins": "News that every agent must acknowledge",
    "acknowledgements": "That an agent has read a bulletin",
    "search-outcomes": "What came of a search for knowledge",
}

OPERATIONS: Final[Sequence[Operation]] = (
    Operation("get", "/v1/me", "Who the token says is calling, and how far the feed is", {200: Me}),
    Operation(
        "get", "/v1/snapshot", "Everything one may see, page by page, live tickets first", {200: SnapshotPage},
        ("cursor-expired",),
        (Parameter("page", "query", _TEXT, "The `next` of the page before; none for the first"), _LIMIT),
    ),
    Operation(
        "get", "/v1/changes", "What changed since a cursor", {200: ChangesPage}, ("cursor-expired",),
        (
            Parameter("cursor", "query", _TEXT, "Of a snapshot or of the page before", required=True),
            _LIMIT,
            Parameter(
                "wait", "query", {"type": "number", "minimum": 0, "maximum": WAIT_LIMIT_S, "default": 0},
                "Seconds to wait for something to change",
            ),
        ),
    ),
    Operation(
        "get", "/v1/export", "What stands here, in the import format", {200: ExportPage}, (),
        (
            Parameter("after", "query", _TEXT, "The `after` of the page before; none for the first"),
            Parameter("customer", "query", _TEXT, "Only this customer's"),
            Parameter(
                "since", "query", {"type": "string", "format": "date-time"},
                "Whole tickets in which something happened from then on, and their customers",
            ),
            _LIMIT,
        ),
    ),
    *(
        Operation("get", f"/v1/{path}/{{id}}", f"{what} as it is now", {200: Change}, ("not-found",), (_ID,))
        for path, what in _READS.items()
    ),
    Operation(
        "put", "/v1/interactions/{id}", "Something said, called or noted", {200: Written, 201: Written},
        (*_PUT_PROBLEMS, "fence-stale"), (_ID,), NewInteraction,
    ),
    Operation(
        "put", "/v1/promises/{id}", "A promise to the customer", {200: Written, 201: Written}, _PUT_PROBLEMS, (_ID,),
        NewPromise,
    ),
    Operation(
        "put", "/v1/wrap-ups/{id}", "The end of a contact's work", {200: Written, 201: Written},
        (*_PUT_PROBLEMS, "fence-stale"), (_ID,), NewWrapUp,
    ),
    Operation(
        "patch", "/v1/tickets/{id}", "Changes what the body names, if nobody changed the ticket meanwhile",
        {200: Written},
        (*_PATCH_PROBLEMS, "claim-held"), (_ID, _MATCH, _KEY), TicketPatch,
    ),
    Operation(
        "patch", "/v1/promises/{id}", "What became of a promise, if nobody changed it meanwhile", {200: Written},
        _PATCH_PROBLEMS, (_ID, _MATCH, _KEY), PromisePatch,
    ),
    Operation(
        "patch", "/v1/customers/{id}", "Changes what the body names, if nobody changed the customer meanwhile",
        {200: Written}, _PATCH_PROBLEMS, (_ID, _MATCH, _KEY), CustomerPatch,
    ),
    Operation(
        "put", "/v1/merges/{id}", "Whether two customers are one person; answers the source",
        {200: Written, 201: Written}, (*_PUT_PROBLEMS, "merge-circular"), (_ID,), NewMerge,
    ),
    Operation(
        "put", "/v1/transfers/{id}", "Asks a colleague: a question about a contact, or to take it over",
        {200: Written, 201: Written}, (*_PUT_PROBLEMS, "not-live"), (_ID,), NewTransfer,
    ),
    Operation(
        "put", "/v1/transfers/{id}/answer", "Accepts, declines or withdraws it", {200: Written},
        ("forbidden", "not-found", "answered", "too-large", "unsupported", "unstorable"), (_ID,), TransferAnswer,
    ),
    Operation(
        "put", "/v1/work-orders/{id}", "What another department must do for a contact", {200: Written, 201: Written},
        _PUT_PROBLEMS, (_ID,), NewWorkOrder,
    ),
    Operation(
        "patch", "/v1/work-orders/{id}", "What became of a work order, if nobody changed it meanwhile", {200: Written},
        _PATCH_PROBLEMS, (_ID, _MATCH, _KEY), WorkOrderPatch,
    ),
    Operation(
        "put", "/v1/search-outcomes/{id}", "What came of a search for knowledge; it never changes",
        {200: Written, 201: Written}, _PUT_PROBLEMS, (_ID,), NewSearchOutcome,
    ),
    Operation(
        "put", "/v1/bulletins/{id}", "News that every agent must acknowledge; for supervisors and admins",
        {200: Written, 201: Written}, _PUT_PROBLEMS, (_ID,), NewBulletin,
    ),
    Operation(
        "put", "/v1/bulletins/{id}/withdrawal", "Nobody is asked to acknowledge it any more", {200: Written},
        ("forbidden", "not-found", "too-large", "unsupported", "unstorable"), (_ID,), Withdrawal,
    ),
    Operation(
        "put", "/v1/acknowledgements/{id}", "The caller has read a bulletin; the first one of each agent stands",
        {200: Written, 201: Written}, _PUT_PROBLEMS, (_ID,), NewAcknowledgement,
    ),
    Operation(
        "put", "/v1/me/presence", "What the caller does now, until nothing is heard of them any more", {204: None},
        ("not-found", "too-large", "unsupported", "unstorable"), (), Presence,
    ),
    Operation(
        "put", "/v1/tickets/{id}/claim", "Makes the caller the holder", {200: Claim},
        (*_CLAIM_PROBLEMS, "claim-held", "not-live"), (_ID,),
    ),
    Operation(
        "delete", "/v1/tickets/{id}/claim", "Gives a claim up; changes nothing where there is none", {200: Written},
        ("not-found",), (_ID,),
    ),
    Operation(
        "post", "/v1/tickets/{id}/claim/renew", "A new lease for who holds the ticket", {200: Claim},
        ("not-found", "claim-lost"), (_ID,),
    ),
    Operation(
        "post", "/v1/queues/{queue}/claim-next", "The next contact by routing; nothing where nobody waits",
        {200: Claim, 204: None}, (*_CLAIM_PROBLEMS, "key-reused"), (_QUEUE, _KEY),
    ),
    Operation(
        "post", "/v1/import", "Takes lines of the import format in, each by itself; for admins", {200: ImportAnswer},
        ("forbidden", "too-large", "unsupported", "unstorable"),
        (Parameter("run", "query", _ID.schema, "The same for every batch of one call of the import"),), lines=True,
    ),
)  # fmt: skip
