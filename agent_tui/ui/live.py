"""What the desk reports from its threads, gathered until the screen has time for it."""

import threading
from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from agent_tui.desk.views import ClaimGone, DeskEvent, Status, StatusChanged, TextReturned, TicketsChanged


class Changes(Struct, frozen=True):
    """Everything since the last time the screen looked."""

    tickets: frozenset[str] = frozenset()
    everything: bool = False
    records: bool = False
    """Something of the replica is not what it was, if only what agents do."""
    status: Status | None = None
    returned: tuple[TextReturned, ...] = ()
    gone: tuple[ClaimGone, ...] = ()

    @property
    def touch_contacts(self) -> bool:
        return self.everything or bool(self.tickets)


class Gathering:
    """Takes events from any thread; `wake` is called once for as many as come before they are taken."""

    def __init__(self, wake: Callable[[], object]) -> None:
        self._wake = wake
        self._lock = threading.Lock()
        self._changes = Changes()
        self._awake = False

    def put(self, event: DeskEvent) -> None:
        with self._lock:
            self._changes = _with(self._changes, event)
            wake, self._awake = not self._awake, True
        if wake:
            self._wake()

    def take(self) -> Changes:
        with self._lock:
            changes, self._changes, self._awake = self._changes, Changes(), False
        return changes


def _with(changes: Changes, event: DeskEvent) -> Changes:
    match event:
        case TicketsChanged(tickets=tickets, everything=everything):
            return replace(
                changes, tickets=changes.tickets | tickets, everything=changes.everything or everything, records=True
            )
        case StatusChanged(status=status):
            return replace(changes, status=status)
        case TextReturned():
            return replace(changes, returned=(*changes.returned, event))
        case ClaimGone():
            return replace(changes, gone=(*changes.gone, event))
