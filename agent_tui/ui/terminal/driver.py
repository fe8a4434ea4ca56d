"""The terminal driver: Textual's, with input by readiness instead of ten polls a second, output that survives the
loss of the terminal, and suspension that leaves and re-enters the terminal properly."""

import asyncio
import codecs
import contextlib
import os
import signal
import sys
import termios
import threading
from collections.abc import Iterator
from typing import Any, Protocol, TextIO, cast

from textual import constants
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from agent_tui.ui.terminal.output import TerminalOutput
from agent_tui.ui.terminal.pasted import Pasted
from agent_tui.ui.terminal.phrases import gathered, is_page

READ_SIZE = 65536

PAGE_GOES_ON = 0.05
"""Seconds after a pasted page within which what comes is more of it."""

LEAVE = b"\x1b[m\x1b[?2004l\x1b[?1004l\x1b[<u\x1b[?7h\x1b[?1049l\x1b[?25h"
"""Paste and focus reports off, Kitty's keys off, wrapping on, the usual screen, the cursor."""

MOUSE_OFF = b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?1015l"


class TerminalOwner(Protocol):
    """What the driver tells the application."""

    def terminal_entered(self) -> None:
        """The alternate screen was entered: nothing of ours is on it."""

    def terminal_lost(self) -> None:
        """The terminal is gone; nothing can be shown or read any more."""

    def terminal_drained(self) -> None:
        """What was written has left, after `wait_until_drained` asked for the news."""

    def before_suspension(self) -> None:
        """The process is about to be stopped, perhaps for ever."""


def painted_stream() -> TextIO | None:
    """What the screen is painted on: standard error where that is a terminal, else standard output."""
    stream = sys.__stderr__
    return stream if stream is not None and stream.isatty() else sys.__stdout__


class TerminalDriver(LinuxDriver):
    def __init__(self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None):
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._owner = cast(TerminalOwner, app)
        stream = painted_stream()
        assert stream is not None
        self._output = TerminalOutput(stream.fileno(), stream.encoding, self._lost_in_thread, self._flushed_in_thread)
        self._file = self._output  # type: ignore[assignment]  # the writer thread wants write, flush and fileno
        self._writes = 0
        self._drain_awaited = False
        self._written = threading.Event()
        self._reading = False
        self._parser: XTermParser | None = None
        self._pasted = Pasted()
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._escape_timer: asyncio.TimerHandle | None = None
        self._page_at = float("-inf")

    # Output

    def write(self, data: str) -> None:
        self._writes += 1
        super().write(data)

    @property
    def output_pending(self) -> bool:
        """True while something written has not left yet."""
        return self._writes != self._output.flushed

    def wait_until_drained(self) -> bool:
        """Asks for one `terminal_drained`; False where nothing is pending and none will come."""
        self._drain_awaited = True  # before looking, or the thread could finish in between and tell nobody
        if self.output_pending:
            return True
        self._drain_awaited = False
        return False

    def wait_until_written(self, seconds: float) -> bool:
        """Waits until nothing is pending, so long at most; False where something is still."""
        self._written.clear()  # before looking, as above
        return not self.output_pending or self._written.wait(seconds)

    def _flushed_in_thread(self) -> None:
        if not self.output_pending:
            self._written.set()
        if self._drain_awaited and not self.output_pending:
            self._drain_awaited = False
            self._tell(self._owner.terminal_drained)

    def _lost_in_thread(self) -> None:
        self._tell(self._owner.terminal_lost)

    def _tell(self, news: Any) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(news)

    # Application mode

    def start_application_mode(self) -> None:
        self._reading = True
        super().start_application_mode()  # type: ignore[no-untyped-call]  # untyped in Textual
        self._owner.terminal_entered()

    def _get_terminal_size(self) -> tuple[int, int]:
        """Of the terminal that is written to; LINES and COLUMNS may be those of another one."""
        try:
            width, height = os.get_terminal_size(self._output.fileno())
        except OSError:
            return super()._get_terminal_size()
        return (width, height) if width and height else super()._get_terminal_size()

    def _query_in_band_window_resize(self) -> None:
        """Not asked for: SIGWINCH tells the size, and smooth scrolling, which hangs on it, only costs bytes."""

    def abandon(self) -> None:
        """Leaves the terminal as far as that needs no waiting: it may take no more bytes."""
        with contextlib.suppress(OSError, termios.error):  # gone, or full: there is nothing more to be done for it
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            os.set_blocking(self._output.fileno(), False)
            os.write(self._output.fileno(), LEAVE)

    @contextlib.contextmanager
    def lent(self) -> Iterator[None]:
        """The terminal as it was before we came, for another program. Whatever that one leaves behind – raw mode, the
        other screen, mouse reports – is gone when we take it again."""
        before = self.attrs_before
        self.suspend_application_mode()
        try:
            with self.no_automatic_restart():
                yield
        finally:
            with contextlib.suppress(OSError, termios.error):  # gone: reading it will say so
                if before is not None:
                    termios.tcsetattr(self.fileno, termios.TCSADRAIN, before)
                termios.tcflush(self.fileno, termios.TCIFLUSH)
                os.write(self._output.fileno(), MOUSE_OFF + LEAVE)
            self.resume_application_mode()

    # Input

    def _run_input_thread(self) -> None:
        """The thread that Textual starts for input ends at once: the event loop itself watches the terminal."""
        self._tell(self._listen)

    def _listen(self) -> None:
        if not self._reading:
            return
        self._parser = XTermParser(self._debug)
        self._pasted = Pasted()
        self._decoder.reset()
        try:
            self._loop.add_reader(self.fileno, self._read)
        except PermissionError:
            self._reading = False  # a regular file: it has nothing to say, and never becomes ready

    def _read(self) -> None:
        try:
            data = os.read(self.fileno, READ_SIZE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._loop.remove_reader(self.fileno)
            self._owner.terminal_lost()
            return
        text = self._pasted.harmless(self._decoder.decode(data))
        if text and self._parser is not None:
            messages = list(self._parser.feed(text))
            now = self._loop.time()
            going_on = now - self._page_at < PAGE_GOES_ON
            for message in gathered(messages, going_on=going_on):
                self.process_message(message)
            if is_page(messages) or (going_on and len(messages) > 1):
                self._page_at = now
            self._await_rest_of_escape()

    def _await_rest_of_escape(self) -> None:
        """A lone escape is told from the start of a sequence by what does not follow it in time."""
        if self._escape_timer is not None:
            self._escape_timer.cancel()
            self._escape_timer = None
        if self._parser is not None and self._parser._timeout_time is not None:
            self._escape_timer = self._loop.call_later(constants.ESCAPE_DELAY, self._escape_ended)

    def _escape_ended(self) -> None:
        self._escape_timer = None
        if self._parser is not None:
            for message in self._parser.tick():
                self.process_message(message)
            self._await_rest_of_escape()

    def send_message(self, message: Message) -> None:
        self._app.post_message(message)

    def disable_input(self) -> None:
        self._reading = False
        if self._escape_timer is not None:
            self._escape_timer.cancel()
            self._escape_timer = None
        if not self._loop.is_closed():
            self._loop.remove_reader(self.fileno)
        super().disable_input()

    # Suspension: signal handlers run between any two lines of Python, so the work is left to the event loop

    def _sigtstp_application(self, *_: object) -> None:
        self._tell(self._suspend)

    def _suspend(self) -> None:
        self._owner.before_suspension()
        if self._auto_restart:
            self.suspend_application_mode()
            self._must_signal_resume = True
        os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        self._tell(self._resume)

    def _resume(self) -> None:
        if not self._auto_restart:
            return
        if not self._must_signal_resume:
            # Stopped by SIGSTOP, which nobody can prepare for: leave properly before entering again, or the raw
            # mode would be remembered as the one to restore.
            self.suspend_application_mode()
            self._must_signal_resume = True
        self.resume_application_mode()
