"""The protocol that every backend speaks to the sync engine, and what it may raise.

Calls block; the engine runs them in threads of its own. Every call may raise one of the errors below and nothing else:

    BackendError
    ├── Outdated            the backend no longer serves a client as old as this one
    ├── Unreachable         no answer, or one that is no answer of this backend; it is unknown whether a write was done
    │   └── Failing         it answered that it has failed at this; unknown, too
    ├── Busy                429, 503: come again after `retry_after` seconds; nothing was done
    ├── Unauthorized        the token is refused: stop sending, keep typing
    ├── Forbidden           signed in, not allowed
    ├── CursorExpired       the feed cannot go on from here: take a snapshot
    └── Refused             the write will never be taken as it is: `name`, `detail`
        └── VersionMismatch the document changed meanwhile: `current`
"""

from collections.abc import Iterator
from typing import Literal, Protocol

from msgspec import Struct

from agent_tui.contract.api import Change, Claim, Me, Presence, Written
from agent_tui.contract.feed_pages import FeedPage, FillPage
from agent_tui.contract.writes import Write


class BackendError(Exception):
    """`detail` is in English, for a log or a second line; it holds no secret and no customer's text."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class Outdated(BackendError):
    def __init__(self, needed: str) -> None:
        super().__init__(f"it serves clients from {needed} on")
        self.needed = needed


Cause = Literal[
    "backend-unreachable",
    "connection-refused",
    "host-unknown",
    "answer-late",
    "time-over",
    "tls-missing",
    "certificate-refused",
]
"""Why there was no answer, as far as that can be told; keys of `messages.troubles`."""


class Unreachable(BackendError):
    strained = False
    """It answered, and said that it fails."""

    def __init__(
        self, detail: str, *, nonsense: bool = False, cause: Cause = "backend-unreachable", strained: bool = False
    ) -> None:
        super().__init__(detail)
        self.strained = strained or self.strained
        self.nonsense = nonsense
        """Something answered, but not this backend."""
        self.cause: Cause = cause

    @property
    def nobody_there(self) -> bool:
        """No connection came about: trying costs the other side nothing."""
        return self.cause in ("connection-refused", "host-unknown")


class Failing(Unreachable):
    strained = True


class Busy(BackendError):
    strained = True

    def __init__(self, detail: str, retry_after: float | None) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class Unauthorized(BackendError):
    pass


class Forbidden(BackendError):
    pass


class CursorExpired(BackendError):
    pass


class Refused(BackendError):
    def __init__(self, name: str, detail: str, holder: str | None = None) -> None:
        super().__init__(detail)
        self.name = name
        self.holder = holder


class VersionMismatch(Refused):
    def __init__(self, detail: str, current: Change | None) -> None:
        super().__init__("version-mismatch", detail)
        self.current = current


class Capabilities(Struct, frozen=True):
    """What a backend can do; what it cannot is said on the screen, never faked."""

    compare_and_set: Literal["version", "best-effort", "none"]
    push: bool
    """True where `changes` can wait at the backend for something to happen."""
    claims: bool
    promises: bool
    articles: bool
    idempotent: bool
    """True where saying a write twice writes it once."""
    presence: bool = False
    """True where colleagues are told who looks at what."""
    transfers: bool = False
    merges: bool = False
    work_orders: bool = False
    """True where it keeps what other departments must do."""
    search_outcomes: bool = False
    """True where it keeps what came of searches for knowledge."""
    bulletins: bool = False
    """True where it keeps news, and who has read them."""


class Backend(Protocol):
    @property
    def capabilities(self) -> Capabilities: ...

    def answer_within(self, seconds: float | None) -> None:
        """From now on, until this is said again, no call lasts much beyond `seconds` from now; None: no such limit."""

    def me(self) -> Me:
        """Who the token says we are, and how far the feed is."""

    def snapshot(self) -> Iterator[FillPage]:
        """Everything one may see, page by page, every page with the same cursor."""

    def changes(self, cursor: str, *, wait: float = 0) -> FeedPage:
        """What changed since `cursor`; waits up to `wait` seconds for something to come."""

    def write(self, write: Write) -> Written:
        """Does one write. Safe to say twice where `capabilities.idempotent`."""

    def find(self, write: Write) -> Written | None:
        """Whether the backend has that write already, by reading; None where it has not, as far as can be told. Asked
        where `capabilities.idempotent` is false, before anything is said again."""

    def claim(self, ticket: str) -> Claim: ...

    def claim_next(self, queue: str | None, key: str) -> Claim | None:
        """The next contact by routing, or None when nothing waits. `key`: one per press of the key."""

    def renew(self, ticket: str) -> Claim: ...

    def release(self, ticket: str) -> None: ...

    def tell_presence(self, presence: Presence) -> None:
        """What this agent does now. Only where `capabilities.presence`."""

    def close(self) -> None:
        """Ends the connection, from any thread: a call under way raises `Unreachable` soon, every later one at once."""
