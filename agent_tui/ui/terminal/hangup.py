"""Leaving when told to, or when the terminal is gone: first the drafts, then the terminal, then the process.

Left alone, Textual ends at once on these signals, and a process whose terminal is gone spins or hangs (SYNC "The
client"). SIGTERM leaves in order; SIGHUP and a lost terminal leave by `os._exit`, because nothing can be shown any
more. A guard ends the process when leaving itself gets stuck, on a terminal that takes no more bytes, say.
"""

import asyncio
import os
import signal
import threading
from collections.abc import Callable

PATIENCE = 7.0
"""Seconds that leaving may take before the guard ends the process. A file that another process keeps is waited for
five of them, and what could not be saved is told after that."""

TERMINATED = 128 + signal.SIGTERM
HUNG_UP = 128 + signal.SIGHUP


class HangUp:
    """`flush` saves what is being written and raises nothing; `restore` leaves the terminal sane, with what could not
    be saved on it; `abandon` does as much of that as can be done without waiting; `quit` ends the application in order
    with an exit status; `interrupted` answers SIGINT, which ends nothing."""

    def __init__(
        self,
        *,
        flush: Callable[[], object],
        restore: Callable[[], None],
        abandon: Callable[[], None],
        quit: Callable[[int], None],
        interrupted: Callable[[], None],
    ) -> None:
        self._flush = flush
        self._restore = restore
        self._abandon = abandon
        self._quit = quit
        self._interrupted = interrupted
        self._leaving = False

    def watch(self, loop: asyncio.AbstractEventLoop) -> None:
        """Takes the signals; they are handled in `loop`, between two of its callbacks. Main thread only."""
        loop.add_signal_handler(signal.SIGHUP, self.lost)
        loop.add_signal_handler(signal.SIGTERM, self._terminate)
        loop.add_signal_handler(signal.SIGINT, self._interrupted)

    def lost(self) -> None:
        """The terminal is gone or going: does not return."""
        self._guard(HUNG_UP)
        self._flush()
        try:
            self._restore()
        except OSError:
            pass  # it is gone: there is nothing to restore
        finally:
            os._exit(HUNG_UP)

    def _terminate(self) -> None:
        if self._leaving:
            return
        self._leaving = True
        self._guard(TERMINATED)
        self._flush()
        self._quit(TERMINATED)

    def _guard(self, status: int) -> None:
        timer = threading.Timer(PATIENCE, self._give_up, (status,))
        timer.daemon = True
        timer.start()

    def _give_up(self, status: int) -> None:
        try:
            self._abandon()
        finally:
            os._exit(status)
