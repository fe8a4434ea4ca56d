"""Asking the backend who we are, which is when it tells its time."""

from agent_tui.backends.protocol import Backend
from agent_tui.contract.api import Me
from agent_tui.domain.clock import Clock
from agent_tui.replica.store_time import StoreTime


def greet(backend: Backend, clock: Clock, store_time: StoreTime) -> Me:
    """What the backend says of us and itself; its time is noted. Raises `BackendError`."""
    asked = clock.monotonic()
    me = backend.me()
    store_time.heard(me.time, asked)
    return me
