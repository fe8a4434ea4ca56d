"""A program in a pseudo-terminal, as a person at xterm would see it: a screen to read, keys to press, and every byte
that the program sent. Waits are for conditions, with a deadline; nothing sleeps."""

import errno
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyte

REPOSITORY = Path(__file__).resolve().parents[2]
DEADLINE = 40.0
"""Seconds after which a condition is given up."""

KEYS = {
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "backspace": b"\x7f",
    "space": b" ",
    "shift+tab": b"\x1b[Z",
    "f1": b"\x1bOP",
    "f2": b"\x1bOQ",
    "f3": b"\x1bOR",
    "f4": b"\x1bOS",
    "f6": b"\x1b[17~",
    "f7": b"\x1b[18~",
    "f9": b"\x1b[20~",
    **{f"ctrl+{letter}": bytes([ord(letter) - 96]) for letter in "abcdefghijklmnopqrstuvwxyz"},
}

_QUERIES: tuple[tuple[re.Pattern[bytes], bytes], ...] = (
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;2$y"),
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
)
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p")


class PtySession:
    """Runs `command` with the terminal of `columns` by `rows` cells as its controlling one; ends it on exit."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 120,
        rows: int = 40,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self.output = bytearray()
        """Every byte the program sent."""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._answered = 0
        self.before: list[Any] = []
        """The attributes of the terminal before the program changed them."""
        self._status: int | None = None
        environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith(("TEXTUAL", "COLUMNS", "LINES"))},
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(REPOSITORY),
            **(environ or {}),
        }
        self.pid, self.master = pty.fork()
        if self.pid == 0:  # pragma: no cover – the child
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(command[0], list(command), environment)
        os.set_blocking(self.master, False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # What a person does

    def press(self, *keys: str) -> None:
        """Names of `KEYS`, or text that is typed as it stands."""
        for key in keys:
            self.send(KEYS.get(key, key.encode()))

    def send(self, data: bytes) -> None:
        deadline = time.monotonic() + DEADLINE
        view = memoryview(data)
        while view:
            try:
                view = view[os.write(self.master, view) :]
            except BlockingIOError:
                self._pump(0.05)
                assert time.monotonic() < deadline, "the program does not read its terminal"

    def resize(self, columns: int, rows: int) -> None:
        self.screen.resize(rows, columns)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def hang_up(self) -> None:
        """Closes the terminal, as a connection that breaks does."""
        os.close(self.master)
        self.master = -1

    # What a person sees

    @property
    def text(self) -> str:
        # why not `display`: it fails where half of a wide character was written over
        rows = (self.screen.buffer[y] for y in range(self.screen.lines))
        return "\n".join("".join(row[x].data for x in range(self.screen.columns)).rstrip() for row in rows)

    def wait_for(self, text: str) -> None:
        self.wait_until(lambda: text in self.text, f"{text!r} on the screen")

    def wait_gone(self, text: str) -> None:
        self.wait_until(lambda: text not in self.text, f"{text!r} gone from the screen")

    def wait_until(self, condition: Callable[[], bool], what: str, *, seconds: float = DEADLINE) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, f"waited in vain for {what}; the screen:\n{self.text}"
            if not self._pump(0.1) and self._ended():
                self._pump(0.0)
                assert condition(), f"the program ended before {what}; it said:\n{self.text}"

    def settle(self, quiet: float = 0.3) -> None:
        """Until nothing has come for `quiet` seconds."""
        deadline = time.monotonic() + DEADLINE
        while self._pump(quiet) and time.monotonic() < deadline:
            pass

    def wait_exit(self, *, reading: bool = True) -> int:
        """The exit status, as a shell says it: 128 + signal for a killed one. Without `reading` nobody takes what
        the program still has to say."""
        deadline = time.monotonic() + DEADLINE
        while not self._ended():
            assert time.monotonic() < deadline, self._why_it_goes_on()
            if not reading or self.master < 0 or not self._pump(0.05):
                select.select([], [], [], 0.01)
        if reading:
            self._pump(0.0)
        assert self._status is not None
        return self._status

    def _why_it_goes_on(self) -> str:
        """The screen, and where each thread stands: `-X faulthandler` tells upon SIGABRT."""
        screen, said = self.text, len(self.output)
        os.kill(self.pid, signal.SIGABRT)
        self.settle()
        told = bytes(self.output[said:]).decode("utf-8", "replace")
        return f"the program does not end; the screen:\n{screen}\nits threads:\n{told}"

    def flags(self) -> list[Any]:
        """The terminal's attributes (termios)."""
        return termios.tcgetattr(self.master)

    def close(self) -> None:
        if self.master >= 0:
            self.hang_up()
        if not self._ended():
            os.kill(self.pid, signal.SIGKILL)
            self.wait_exit()

    def _ended(self) -> bool:
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                code = os.waitstatus_to_exitcode(status)
                self._status = code if code >= 0 else 128 - code
        return self._status is not None

    def _pump(self, patience: float) -> bool:
        """Takes in what the program sent; False where nothing came in `patience` seconds."""
        if self.master < 0 or not select.select([self.master], [], [], patience)[0]:
            return False
        try:
            data = os.read(self.master, 1 << 16)
        except OSError as error:
            if error.errno != errno.EIO:
                raise
            return False
        if not data:
            return False
        self.output += data
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data))
        self._answer()
        return True

    def _answer(self) -> None:
        start = max(0, self._answered - 16)
        for pattern, answer in _QUERIES:
            for match in pattern.finditer(self.output, start):
                if match.end() > self._answered:
                    os.write(self.master, answer)
        self._answered = len(self.output)


def python(module: str, *arguments: str) -> list[str]:
    """The command that runs a module of the tests."""
    return [sys.executable, "-m", module, *arguments]
