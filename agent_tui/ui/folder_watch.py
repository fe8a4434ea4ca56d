"""Notices that files in a folder changed, without looking again and again: Linux sends a signal (dnotify, fcntl(2)).

Where the system has none, nothing is noticed by itself; ctrl+l looks, too."""

import asyncio
import contextlib
import fcntl
import os
import signal
from collections.abc import Callable, Iterable
from pathlib import Path

SETTLED = 0.2
"""Seconds after which a file that is being written is read."""


class FolderWatch:
    """Calls `changed` in the loop's thread soon after something changed in one of the folders. Main thread only."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._open: list[int] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._timer: asyncio.TimerHandle | None = None

    def watch(self, folders: Iterable[Path]) -> None:
        """These folders from now on, as far as they are there."""
        self.close()
        self._loop = asyncio.get_running_loop()
        kinds = fcntl.DN_MODIFY | fcntl.DN_CREATE | fcntl.DN_DELETE | fcntl.DN_RENAME | fcntl.DN_MULTISHOT
        # why first: without a handler the signal ends the process
        self._loop.add_signal_handler(signal.SIGIO, self._stirred)
        for folder in folders:
            with contextlib.suppress(OSError):  # not there, or a system without dnotify: ctrl+l looks too
                handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
                self._open.append(handle)
                fcntl.fcntl(handle, fcntl.F_NOTIFY, kinds)

    def close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._open:
            os.close(self._open.pop())

    def _stirred(self) -> None:
        if self._loop is not None and self._timer is None:
            self._timer = self._loop.call_later(SETTLED, self._tell)

    def _tell(self) -> None:
        self._timer = None
        self._changed()
