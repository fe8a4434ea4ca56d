"""When a screen under test has come to rest: found out from its event loop, not guessed from how busy it all is."""

import asyncio
import threading
import time
from typing import Any

from textual.app import App

CALLS_S = 0.25
"""Seconds for which calls that the screen makes in threads are waited for: one that a test holds back never ends."""

_CALL = "desk-call"
"""Name of `ui.threads.in_thread`'s threads."""


async def come_to_rest(app: App[Any]) -> None:
    """Until every message has been handled, with all that follows from it, and the screen shows it; what waits for a
    timer, a thread of the desk or the store is left waiting."""
    deadline = time.monotonic() + CALLS_S
    while True:
        await _nothing_ready()
        if not app._screen_stack:
            return
        # why: else the screen paints, and calls what waits for that, only when its timer is due
        app.screen._on_timer_update()
        await _nothing_ready()
        if not _calling() or time.monotonic() > deadline:
            return
        await asyncio.sleep(0.001)


async def _nothing_ready() -> None:
    """Until every other task waits for something that has not happened yet."""
    loop: Any = asyncio.get_running_loop()
    others = True
    while others:
        await asyncio.sleep(0)
        others = bool(loop._ready)  # why: there is no public way to ask; any pause is too long here and too short there


def _calling() -> bool:
    return any(thread.name == _CALL for thread in threading.enumerate())
