"""Writing to a terminal that may be slow or gone: never raises, says once that the terminal is lost."""

import os
import select
from collections.abc import Callable


class TerminalOutput:
    """The file that Textual's writer thread writes to. After the terminal is lost everything is dropped, so that
    the thread goes on emptying its queue and nobody waits for it."""

    def __init__(self, fd: int, encoding: str, on_lost: Callable[[], None], on_flushed: Callable[[], None]) -> None:
        self._fd = fd
        self._encoding = encoding
        self._on_lost = on_lost
        self._on_flushed = on_flushed
        self._waiting: list[str] = []
        self.lost = False
        self.flushed = 0
        """How many writes have reached the terminal (or were dropped)."""

    def write(self, text: str) -> None:
        self._waiting.append(text)

    def flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        data = memoryview("".join(waiting).encode(self._encoding, "replace"))
        while data and not self.lost:
            try:
                data = data[os.write(self._fd, data) :]
            except BlockingIOError:
                select.select([], [self._fd], [], 1.0)  # somebody left the terminal non-blocking
            except OSError:
                self.lost = True
                self._on_lost()
        self.flushed += len(waiting)
        self._on_flushed()

    def fileno(self) -> int:
        return self._fd

    def isatty(self) -> bool:
        return os.isatty(self._fd)
