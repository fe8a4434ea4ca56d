"""What the engine's two threads share: whether to stop, who leads, the connection, how things stand, who is told."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

import msgspec

from agent_tui.backends.protocol import Backend
from agent_tui.contract.api import Presence
from agent_tui.sync.events import RecordsChanged, StateChanged, SyncEvent, SyncState

ThreadName = Literal["pull", "push"]


class Shared:
    """Safe to use from several threads."""

    def __init__(self, connect: Callable[[], Backend]) -> None:
        self._connect = connect
        self._backend: Backend | None = None
        self._connections = 0
        self._connecting = threading.Lock()
        self._changed = threading.Condition()
        self._called: set[ThreadName] = set()
        self._presence: Presence | None = None
        self._presence_news = False
        self._stopping = False
        self._leading = False
        self._sending = threading.RLock()
        self._telling = threading.RLock()
        self._times_online = 0
        self._times_records_came = 0
        self._noted = SyncState()
        self._state = self._noted
        self._faults: set[ThreadName] = set()
        self.following = False
        """The last page of the feed came as it should, and the next is being asked for; the pulling thread says so."""
        self.strained_since: float | None = None
        """Since when the pulling thread is answered, each time it asks, that the backend fails; else None."""
        self.on_event: Callable[[SyncEvent], None] = _nobody_listens

    @property
    def stopping(self) -> bool:
        return self._stopping

    @property
    def state(self) -> SyncState:
        return self._state

    @property
    def leading(self) -> bool:
        """True while this process holds the lock and has put in order what the last holder left."""
        return self._leading

    def lead(self, leading: bool) -> None:
        """Who leads no more is not sending any more either, when this returns."""
        with self._sending:
            self._leading = leading
        self.call("push")

    @contextmanager
    def sending(self) -> Iterator[bool]:
        """Whether this process leads, which stays so until the block is left: what one sends no other must put in
        order meanwhile."""
        with self._sending:
            yield self._leading

    def stop(self) -> None:
        with self._changed:
            self._stopping = True
            backend = self._backend
            self._changed.notify_all()
        if backend is not None:
            backend.close()

    @property
    def times_online(self) -> int:
        """How often the backend came within reach."""
        return self._times_online

    @property
    def times_records_came(self) -> int:
        """How often the replica came to hold other records, whichever process brought them."""
        return self._times_records_came

    @property
    def presence(self) -> Presence | None:
        """What colleagues are to be told of this agent; None while nothing is."""
        return self._presence

    def tell_presence(self, presence: Presence) -> None:
        """Replaces what is to be told, and lets the pushing thread know; that is no reason to look for a store that
        is out of reach."""
        with self._changed:
            if presence != self._presence:
                self._presence = presence
                self._presence_news = True
                self._changed.notify_all()

    def say_no_more(self) -> None:
        """Nothing is to be told of this agent from now on."""
        with self._changed:
            self._presence = None

    def call(self, *threads: ThreadName) -> None:
        """Ends the pause of these threads, or their next one if they are at work."""
        with self._changed:
            self._called.update(threads)
            self._changed.notify_all()

    def heed(self, thread: ThreadName) -> None:
        """What this thread was called for until now it is about to do: no pause of its own ends by it."""
        with self._changed:
            self._called.discard(thread)

    def pause(self, thread: ThreadName, seconds: float) -> bool:
        """Waits until `seconds` have passed or somebody calls; True where somebody called."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._stopping or thread in self._called or (thread == "push" and self._presence_news),
                timeout=seconds,
            )
            called = thread in self._called
            if thread == "push":
                self._presence_news = False
            self._called.discard(thread)
            return called

    def rest(self, seconds: float) -> None:
        """Waits until `seconds` have passed or all is to stop, whoever calls."""
        with self._changed:
            self._changed.wait_for(lambda: self._stopping, timeout=seconds)

    def backend(self) -> tuple[Backend, int]:
        """The connection, made by the first who asks, and its number, by which a new one is known; who asks meanwhile
        waits for it, since making one may close the one before. Raises what making it raises (no token, a locked
        keyring)."""
        with self._connecting:
            with self._changed:
                if self._backend is not None:
                    return self._backend, self._connections
            made = self._connect()
            with self._changed:
                self._backend = made
                self._connections += 1
                if self._stopping:
                    made.close()
                return self._backend, self._connections

    def reconnect(self) -> None:
        """The next one to ask gets a new connection: somebody has signed in."""
        with self._changed:
            before, self._backend = self._backend, None
        if before is not None:
            before.close()
        self.call("pull", "push")

    def connect_anew(self) -> None:
        """The next one to ask has a connection made; whoever makes it may know that the present one will do."""
        with self._changed:
            self._backend = None

    def tell(self, event: SyncEvent) -> None:
        with self._telling:
            if isinstance(event, RecordsChanged):
                self._times_records_came += 1
            if not self._stopping:
                self.on_event(event)

    def note(self, **changes: object) -> bool:
        """Changes how things stand, and tells of it where it is news. True where the backend is back in reach by it:
        the other thread, which may be in a pause, is then to be called."""
        with self._telling:
            was_online = self._state.online
            self._noted = msgspec.structs.replace(self._noted, **changes)
            self._show()
            return self._state.online and not was_online

    def fault(self, thread: ThreadName, *, mended: bool = False) -> None:
        """A thread has failed by a mistake of ours, and nothing counts as online until it is at work again."""
        with self._telling:
            if mended:
                self._faults.discard(thread)
            else:
                self._faults.add(thread)
            self._show()

    def _show(self) -> None:
        state = self._noted
        if self._faults:
            state = msgspec.structs.replace(state, online=False, trouble="internal-error")
        if state != self._state:
            if state.online and not self._state.online:
                self._times_online += 1
                self._presence_news = True  # what was told may have been forgotten there
            self._state = state
            self.tell(StateChanged(state))


def _nobody_listens(event: SyncEvent) -> None:
    pass
