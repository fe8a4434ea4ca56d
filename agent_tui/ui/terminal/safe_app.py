"""`SafeApp`: what every application of ours derives from, so that no stranger's text reaches the terminal as anything
but text, nothing moves while nothing happens, and no typing is lost when the terminal goes away.

The mouse is left to the terminal, so that text can be selected and copied as everywhere else; an application that
wants it sets `CAPTURE_MOUSE`.
"""

import asyncio
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from rich.color import ColorSystem
from rich.console import RenderableType
from textual import on
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.dom import DOMNode
from textual.driver import Driver
from textual.events import Resize
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Size
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import WorkerFailed

from agent_tui.domain.text import clean_body, clean_line
from agent_tui.messages.speech import Language, say
from agent_tui.messages.terminal import TERMINAL_WORDS
from agent_tui.ui.terminal.compositor import RowsCompositor
from agent_tui.ui.terminal.driver import TerminalDriver
from agent_tui.ui.terminal.ending import Ending
from agent_tui.ui.terminal.hangup import HangUp
from agent_tui.ui.terminal.line_filter import LastGate
from agent_tui.ui.terminal.painter import Painter
from agent_tui.ui.terminal.styles_cache import LinesOfWidget

Result = TypeVar("Result")
Answer = TypeVar("Answer")

LET_OUT = 0.005
"""Seconds at most that the screen waits for the thread that writes."""

CLIPBOARD_LIMIT = 64 * 1024
"""Bytes sent to a terminal's clipboard; many take no more than about 74 kB, and drop the rest without a word."""

TORN_FROM = 200
"""Characters from which on a terminal is asked to show an update as a whole; it takes fewer at once anyway."""


class SafeApp(Ending, App[Result]):
    """`language`: of the few words said here. `crash_folder`: where a crash leaves its report; None for nowhere."""

    CAPTURE_MOUSE: ClassVar[bool] = False
    PAINT_DIFFERENCES: ClassVar[bool] = True
    """False: Textual's own compositor writes to the terminal."""
    ENABLE_COMMAND_PALETTE = False  # ours is another one; Textual's blinks and shows markup
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+l", "repaint", show=False, priority=True)]

    def __init__(self, *, language: Language = "en", crash_folder: Path | None = None) -> None:
        # With NO_COLOR Textual would still paint greys, unless it thinks that the colours are the terminal's own.
        super().__init__(driver_class=TerminalDriver, ansi_color=True if "NO_COLOR" in os.environ else None)
        self.language = language
        self.animation_level = "none"
        self._last_gate = LastGate()
        self._painter: Painter | None = Painter() if self.PAINT_DIFFERENCES else None
        self._crash_folder = crash_folder
        self._hang_up = HangUp(
            flush=self._save_for_the_end,
            restore=self._leave_terminal_for_good,
            abandon=self._abandon_terminal,
            quit=self._quit_with,
            interrupted=self.action_help_quit,
        )

    # Strangers' text

    def get_line_filters(self) -> list[LineFilter]:
        # why without Textual's own: our themes say every colour as it is to be written
        own = (one for one in super().get_line_filters() if not isinstance(one, ANSIToTruecolor))
        return [*own, self._last_gate]

    def say(
        self, text: str, severity: SeverityLevel = "information", *, title: str = "", timeout: float | None = None
    ) -> None:
        """The one way to notify. `text` may hold anything; it is shown as it stands, never as markup."""
        super().notify(clean_body(text), title=clean_line(title), severity=severity, timeout=timeout, markup=False)

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Textual's own calls end here too; `markup` is not honoured."""
        self.say(message, severity, title=title, timeout=timeout)

    def validate_title(self, title: Any) -> str:
        return clean_line(str(title))

    def validate_sub_title(self, sub_title: Any) -> str:
        return clean_line(str(sub_title))

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Opens nothing: a browser would start where this program runs, which may be a server."""
        self.say(say(TERMINAL_WORDS, "no-browser", self.language), "warning")

    # Quiet

    def get_loading_widget(self) -> Widget:
        return Static(Content(say(TERMINAL_WORDS, "loading", self.language)), markup=False)

    def _register_child(self, parent: DOMNode, child: Widget, before: int | None, after: int | None) -> None:
        """Every widget passes here before it is first shown: none reads markup out of a text, none blinks, none keeps
        its lines when it is gone, and screens paint no more rows than they must."""
        if isinstance(child, Screen):
            child._compositor = RowsCompositor()
        child._styles_cache = LinesOfWidget()
        child._render_markup = False
        if hasattr(child, "_markup"):  # OptionList's own switch
            child._markup = False
        if getattr(child, "cursor_blink", False):  # Input and TextArea have it, and no common base
            child.cursor_blink = False  # type: ignore[attr-defined]
        super()._register_child(parent, child, before, after)

    def _set_pointer_shape(self, shape: str) -> None:
        """Left alone: it costs bytes, and there is no mouse."""

    # Keys

    def action_help_quit(self) -> None:
        """Ctrl+C and SIGINT end nothing; they tell how to."""
        for active in self.active_bindings.values():
            if active.binding.action in ("quit", "app.quit"):
                self.say(say(TERMINAL_WORDS, "how-to-quit", self.language, key=active.binding.key.title()))
                return

    # Another program

    @property
    def private_folder(self) -> Path | None:
        """A folder that only this person may read, if this run has one."""
        return self._crash_folder

    def in_other_program(self, call: Callable[[], Answer]) -> Answer:
        """What `call` answers, which has the terminal to itself meanwhile. Nothing else happens until it returns."""
        if not isinstance(self._driver, TerminalDriver) or self.is_headless:
            return call()
        with self._driver.lent():
            return call()

    # The clipboard

    def copy_to_clipboard(self, text: str) -> None:
        """Sends cleaned text to the terminal (OSC 52). Whether its clipboard took it no terminal tells."""
        cleaned = clean_body(text)
        size = len(cleaned.encode("utf-8", "replace"))
        if size > CLIPBOARD_LIMIT:
            self.say(say(TERMINAL_WORDS, "clipboard-too-large", self.language, size=size // 1024))
            return
        super().copy_to_clipboard(cleaned)
        self.say(say(TERMINAL_WORDS, "clipboard-sent", self.language, count=len(cleaned)))

    # Painting

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        painter = self._painter
        if painter is None or self.is_headless or self.is_inline:
            super()._display(screen, renderable)
            return
        if isinstance(renderable, LayoutUpdate | ChopsUpdate):
            painter.take(renderable, self.console._color_system or ColorSystem.TRUECOLOR)
            self._paint()
        elif renderable is not None:
            painter.forget()
            super()._display(screen, renderable)
        self.post_display_hook()

    def paint_rows(self, widget: Widget) -> bool:
        """Writes what differs of a widget that nothing covers, past Textual's compositor, which would put together the
        whole rows of the screen first. False where Textual's own compositor writes to the terminal."""
        painter = self._painter
        if painter is None or self.is_headless or self.is_inline:
            return False
        widget._exchange_repaint_regions()
        painter.put(
            widget.region,
            widget.render_lines(widget.size.region),
            self.console._color_system or ColorSystem.TRUECOLOR,
        )
        self._paint()
        return True

    def _paint(self) -> None:
        """Writes what differs on the terminal. On one that has not taken the last bytes yet: when it has."""
        driver, painter = self._driver, self._painter
        if driver is None or painter is None or self._batch_count or not self._running or self._closed:
            return
        if isinstance(driver, TerminalDriver) and driver.wait_until_drained():
            return
        differences = painter.paint()
        columns, rows = painter.size
        cursor = Size(columns, rows).clamp_offset(self.cursor_position)
        if not differences and cursor == self._previous_cursor_position:
            return
        self._previous_cursor_position = cursor
        differences += f"\x1b[{cursor.y + 1};{cursor.x + 1}H"
        whole = self._sync_available and len(differences) > TORN_FROM
        driver.write(f"{SYNC_START}{differences}{SYNC_END}" if whole else differences)
        driver.flush()

    def let_it_out(self) -> None:
        """What was painted is on the terminal when this returns, unless that is slow. Who goes on with something long
        calls it: the thread that writes would wait for the interpreter until then."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.wait_until_written(LET_OUT)

    def action_repaint(self) -> None:
        """Somebody asks for the screen anew."""
        self._paint_anew()

    def _paint_anew(self) -> None:
        """Paints everything, whatever else wrote to the terminal."""
        if self._painter is not None:
            self._painter.forget()
            self._paint()
        elif self._screen_stack:
            self.screen.refresh()

    async def _on_resize(self, event: Resize) -> None:
        # A terminal made smaller and as large again has lost what it showed, and Textual sees no difference.
        if self._painter is not None:
            self._painter.forget()
            if event.size == self._painter.size:
                self._paint()

    # The terminal (called by TerminalDriver)

    def terminal_entered(self) -> None:
        self._paint_anew()

    def terminal_lost(self) -> None:
        self._hang_up.lost()

    def terminal_drained(self) -> None:
        self._paint()

    def before_suspension(self) -> None:
        self._save_drafts()

    @on(Driver.SignalResume)
    def _repaint_after_suspension(self) -> None:
        self.action_repaint()

    def _build_driver(self, headless: bool, inline: bool, mouse: bool, size: tuple[int, int] | None) -> Driver:
        driver = super()._build_driver(headless, inline, mouse and self.CAPTURE_MOUSE, size)
        if not headless and threading.current_thread() is threading.main_thread():
            loop = asyncio.get_running_loop()
            self._hang_up.watch(loop)
            loop.set_exception_handler(self._on_stray_exception)
            threading.excepthook = self._on_stray_thread
        return driver

    def _on_stray_exception(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """What nobody awaited goes to a report: asyncio's own word of it quotes the message on the terminal."""
        error = context.get("exception")
        if isinstance(error, Exception):
            self.report(error)

    def _on_stray_thread(self, failed: threading.ExceptHookArgs) -> None:
        """As above: Python would print the way through the code and the message over the screen."""
        if isinstance(failed.exc_value, Exception):
            self.report(failed.exc_value)

    # The end

    def _leave_terminal(self) -> None:
        if self._driver is not None and not self.is_headless:
            self._driver.stop_application_mode()
            self._driver.close()

    def _leave_terminal_for_good(self) -> None:
        """Raises OSError where the terminal is gone."""
        self._leave_terminal()
        self._say_last_words()

    def _abandon_terminal(self) -> None:
        if isinstance(self._driver, TerminalDriver):
            self._driver.abandon()

    def _quit_with(self, status: int) -> None:
        self.exit(return_code=status)

    def _handle_exception(self, error: Exception) -> None:
        failed = self._save_drafts()
        # why: Textual wraps what a worker raised, and the way through the code is that of what it wraps
        wrapped = error.error if isinstance(error, WorkerFailed) else None
        cause = wrapped if isinstance(wrapped, Exception) else error
        path = self.report(cause)
        key = "crashed" if failed is None else "crashed-drafts-unsure"
        lines = [say(TERMINAL_WORDS, key, self.language, kind=type(cause).__name__)]
        if path is not None:
            lines.append(say(TERMINAL_WORDS, "crash-report", self.language, path=str(path)))
        if failed is not None:
            self._left_texts = self._texts_at_the_end(failed)
        self._last_words = "\n".join(lines)
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """Without Textual's traceback, which shows the local variables: customers' words."""
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """As `_fatal_error`: what Textual wants to show may quote what it failed on."""
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """The last words, on the usual screen: of a crash, or those that `exit` was given as text."""
        self._say_last_words()
        for message in filter(None, (one for one in self._exit_renderables if isinstance(one, str))):
            sys.stderr.write(f"{clean_body(message)}\n")
        self._exit_renderables.clear()
