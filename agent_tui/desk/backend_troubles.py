"""What a backend raised, as the trouble that a person is told.

Unreachable    OutOfReach   its cause (url, detail), backend-nonsense (url, detail)
Outdated       OutOfReach   client-outdated (url, needed)
Busy           OutOfReach   backend-busy (url, seconds)
CursorExpired  OutOfReach   backend-nonsense
Unauthorized   NotAllowed   token-refused (url)
Forbidden      NotAllowed   not-permitted (url)
Refused        Conflict     claim-held, claim-lost, fence-stale, not-live, version-mismatch, id-reused, key-reused,
                                merge-circular, answered (ticket, holder)
               BadInput     unknown-ticket (ticket); otherwise refused (name, detail)
"""

from collections.abc import Iterator
from contextlib import contextmanager

from agent_tui.backends.protocol import BackendError, Busy, Forbidden, Outdated, Refused, Unauthorized, Unreachable
from agent_tui.domain.errors import BadInput, Conflict, NotAllowed, OutOfReach, Trouble
from agent_tui.domain.text import clean_line

CONFLICTS = frozenset(
    {
        "claim-held",
        "claim-lost",
        "fence-stale",
        "not-live",
        "version-mismatch",
        "id-reused",
        "key-reused",
        "merge-circular",
        "answered",
    }
)
"""Names of refusals (`contract.api.ProblemName`) that say: somebody else was there first."""
_DETAIL_LIMIT = 200


def trouble_of(error: BackendError, url: str, ticket: str | None = None) -> Trouble:
    """The trouble for what was raised by the backend at `url`, about `ticket` where it was about one."""
    detail = clean_line(error.detail)[:_DETAIL_LIMIT]
    match error:
        case Unauthorized():
            return NotAllowed("token-refused", url=url)
        case Forbidden():
            return NotAllowed("not-permitted", url=url)
        case Busy():
            return OutOfReach("backend-busy", url=url, seconds=round(error.retry_after or 0))
        case Unreachable(nonsense=False):
            return OutOfReach(error.cause, url=url, detail=detail)
        case Outdated():
            return OutOfReach("client-outdated", url=url, needed=clean_line(error.needed)[:_DETAIL_LIMIT])
        case Refused():
            if error.name == "not-found" and ticket is not None:
                return BadInput("unknown-ticket", ticket=ticket)
            if error.name in CONFLICTS:
                holder = None if error.holder is None else clean_line(error.holder)
                return Conflict(error.name, ticket=ticket, holder=holder)
            return BadInput("refused", name=clean_line(error.name)[:_DETAIL_LIMIT], detail=detail)
        case _:
            return OutOfReach("backend-nonsense", url=url, detail=detail)


@contextmanager
def backend_troubles(url: str, ticket: str | None = None) -> Iterator[None]:
    """Turns what the backend raises into troubles."""
    try:
        yield
    except BackendError as error:
        raise trouble_of(error, url, ticket) from error
