"""What the desk reports from its threads, gathered until the screen has time for it."""

import threading
from collections.abc import Callable

from msgspec import Struct

from agent_tui.desk.views import DeskEvent, Status, StatusChanged, TextReturned, TicketsChanged


class Changes(Struct, frozen=True):
    """Everything since the last time the screen looked."""

    tickets: frozenset[str] = frozenset()
    everything: bool = False
    status: Status | None = None
    returned: tuple[TextReturned, ...] = ()

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
            return Changes(
                changes.tickets | tickets, changes.everything or everything, changes.status, changes.returned
            )
        case StatusChanged(status=status):
            return Changes(changes.tickets, changes.everything, status, changes.returned)
        case TextReturned():
            return Changes(changes.tickets, changes.everything, changes.status, (*changes.returned, event))
