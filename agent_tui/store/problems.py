"""What the store refuses, as one exception that becomes a problem document (RFC 9457)."""

from collections.abc import Mapping
from typing import NamedTuple, get_args

from agent_tui.contract.api import PROBLEM_TYPE_BASE, Change, Problem, ProblemName


class ProblemKind(NamedTuple):
    status: int
    title: str
    retryable: bool = False


PROBLEMS: Mapping[ProblemName, ProblemKind] = {
    "bad-request": ProblemKind(400, "The request cannot be read"),
    "unauthorized": ProblemKind(401, "No valid token"),
    "forbidden": ProblemKind(403, "Not yours to do"),
    "not-found": ProblemKind(404, "Nothing here that you may see"),
    "method-not-allowed": ProblemKind(405, "This cannot be done here"),
    "id-reused": ProblemKind(409, "The id stands for something else"),
    "key-reused": ProblemKind(409, "The idempotency key was used for another request"),
    "fence-stale": ProblemKind(409, "Somebody else holds the contact, or has held it since"),
    "claim-held": ProblemKind(409, "Somebody else holds the contact"),
    "claim-lost": ProblemKind(409, "The claim is not yours any more"),
    "not-live": ProblemKind(409, "The contact is resolved or closed"),
    "merge-circular": ProblemKind(409, "They stand for one person already"),
    "answered": ProblemKind(409, "It was answered already, in another way"),
    "cursor-expired": ProblemKind(410, "The feed cannot go on from there: take a snapshot"),
    "version-mismatch": ProblemKind(412, "The document changed meanwhile"),
    "too-large": ProblemKind(413, "The body is too large"),
    "unsupported": ProblemKind(415, "This kind of body is not taken here"),
    "unstorable": ProblemKind(422, "The database refuses the record, now and ever"),
    "version-required": ProblemKind(428, "If-Match must name the version to change"),
    "internal": ProblemKind(500, "The store failed", retryable=True),
    "busy": ProblemKind(503, "The store is busy: come again", retryable=True),
}
assert set(PROBLEMS) == set(get_args(ProblemName))


class Denied(Exception):
    """A request is refused as the problem `name`. `detail` is English, and holds no secret and no customer's text."""

    def __init__(
        self,
        name: ProblemName,
        detail: str | None = None,
        *,
        field: str | None = None,
        holder: str | None = None,
        current: Change | None = None,
        retry_after: int | None = None,
    ) -> None:
        super().__init__(name)
        self.name: ProblemName = name
        self.detail = detail
        self.field = field
        self.holder = holder
        self.current = current
        self.retry_after = retry_after
        """Seconds."""

    @property
    def status(self) -> int:
        return PROBLEMS[self.name].status

    def document(self, request_id: str) -> Problem:
        kind = PROBLEMS[self.name]
        return Problem(
            type=PROBLEM_TYPE_BASE + self.name,
            title=kind.title,
            status=kind.status,
            request_id=request_id,
            retryable=kind.retryable,
            detail=self.detail,
            field=self.field,
            holder=self.holder,
            current=self.current,
        )
