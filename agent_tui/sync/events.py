"""What the engine tells whoever started it. Events come from the engine's threads, one at a time."""

from typing import Literal

from msgspec import Struct

from agent_tui.backends.protocol import BackendError, Busy, Forbidden, Outdated, Unauthorized, Unreachable
from agent_tui.contract.api import Change
from agent_tui.domain.errors import Trouble
from agent_tui.replica.precious_rows import OutboxItem, Refusal, StoredDraft

SyncTrouble = Literal[
    "backend-unreachable",
    "connection-refused",
    "host-unknown",
    "answer-late",
    "time-over",
    "tls-missing",
    "certificate-refused",
    "client-outdated",
    "backend-nonsense",
    "backend-busy",
    "token-refused",
    "not-permitted",
    "disk-full",
    "file-in-use",
    "file-broken",
    "file-newer",
    "file-unusable",
    "internal-error",
]
"""Keys of `messages.troubles`."""


class SyncState(Struct, frozen=True):
    """How things stand between this process and the backend."""

    online: bool = False
    """The last exchange with the backend came to an end as it should. While another process syncs, what it achieves."""
    trouble: str | None = None
    """A `SyncTrouble` that says why not, or the key of what making the connection raised (no token, say)."""
    agent: str | None = None
    """Who the token says we are, once the backend has said so."""
    elsewhere: bool = False
    """Another process of this profile pulls and sends."""
    filling: tuple[int, int] | None = None
    """A snapshot under way: records taken, records expected."""


class StateChanged(Struct, frozen=True):
    state: SyncState


class RecordsChanged(Struct, frozen=True):
    """The replica has changed: these contacts, or everything."""

    tickets: frozenset[str]
    everything: bool = False


class OutboxChanged(Struct, frozen=True):
    """Rows of the outbox have moved on (or another process has written); of these contacts, where that is known."""

    tickets: frozenset[str]


class WriteRefused(Struct, frozen=True):
    """The backend will never take this write; a text is a draft again."""

    item: OutboxItem
    refusal: Refusal
    draft: StoredDraft | None
    current: Change | None = None
    """What the backend said stands there now, as it sent it; the feed may bring it later."""


class ClaimLost(Struct, frozen=True):
    """The store says that a claim of this session is no longer ours."""

    ticket: str
    holder: str | None


SyncEvent = StateChanged | RecordsChanged | OutboxChanged | WriteRefused | ClaimLost


def trouble_of(error: BackendError | Trouble) -> str:
    """The `SyncTrouble` that an error stands for."""
    match error:
        case Trouble():
            return error.key
        case Unauthorized():
            return "token-refused"
        case Forbidden():
            return "not-permitted"
        case Busy():
            return "backend-busy"
        case Unreachable(nonsense=False):
            return error.cause
        case Outdated():
            return "client-outdated"
        case _:
            return "backend-nonsense"
