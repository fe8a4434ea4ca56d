"""Waking the long polls: a commit of this process wakes them at once, one of another process within WATCH_S."""

import asyncio

WATCH_S = 0.5
"""How often the head row is read while somebody waits; commits of other processes are seen that way."""


class Waker:
    """Lives in one event loop; `announce` alone may be called from other threads."""

    def __init__(self) -> None:
        self.head = 0
        """The highest sequence number this process knows to be committed."""
        self.closed = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._sleepers: set[asyncio.Future[None]] = set()

    @property
    def waited_for(self) -> bool:
        return bool(self._sleepers)

    def attach(self) -> None:
        """Takes the running event loop as its own."""
        self._loop = asyncio.get_running_loop()

    def announce(self, head: int) -> None:
        """A transaction was committed, and the feed has come to `head`."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self.wake, head)

    def wake(self, head: int) -> None:
        if head > self.head:
            self.head = head
            self._wake_all()

    def close(self) -> None:
        """Nobody waits any more: the process ends."""
        self.closed = True
        self._wake_all()

    async def beyond(self, seq: int, deadline: float) -> bool:
        """Waits until the feed is beyond `seq`; False where `deadline` (the loop's time) came first, or the end."""
        loop = asyncio.get_running_loop()
        while not self.closed and self.head <= seq:
            left = deadline - loop.time()
            if left <= 0:
                return False
            sleeper: asyncio.Future[None] = loop.create_future()
            self._sleepers.add(sleeper)
            try:
                await asyncio.wait_for(sleeper, left)
            except TimeoutError:
                return False
            finally:
                self._sleepers.discard(sleeper)
        return not self.closed

    def _wake_all(self) -> None:
        for sleeper in self._sleepers:
            if not sleeper.done():
                sleeper.set_result(None)
