"""Watch mode as a program: turns the desk's events into readings, shows the screens.

A reading is taken in a thread, once for as many events as came meanwhile; every full minute there is one though nothing
happened, because deadlines come nearer by themselves. Between these nothing wakes the program."""

import asyncio
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from textual.events import Resize
from textual.message import Message
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.timer import Timer

from agent_tui.config.paths import Paths
from agent_tui.config.settings import Settings, time_zone
from agent_tui.desk.views import Status
from agent_tui.domain.clock import Clock, SystemClock
from agent_tui.domain.errors import Trouble
from agent_tui.domain.text import clean_line
from agent_tui.insight.reading import Reading
from agent_tui.messages.speech import Language
from agent_tui.ui.choices import Choices
from agent_tui.ui.choosing import Choosing
from agent_tui.ui.live import Gathering
from agent_tui.ui.presentation.styles import Styles
from agent_tui.ui.presentation.times import until_tick
from agent_tui.ui.screens.full_screen import FullScreen
from agent_tui.ui.screens.too_small import is_too_small
from agent_tui.ui.threads import in_thread
from agent_tui.ui.watch.watch_base import WatchBase, Watched
from agent_tui.ui.watch.watch_screen import WatchScreen
from agent_tui.ui.wording import Wording

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk

CALM = 0.15
"""Seconds between two readings that events cause."""

BREATH = 4
"""Times the last reading took, for which the processor is then left to others."""

FIRST_LOOK = 0.1
"""Seconds after the first frame in which nothing is loaded."""

NOTICE_TIME = 8.0
"""Seconds that a notice stays when no key takes it away."""


class Wallboard(Choosing):
    """`clock` is the desk's; `loaded` is called in a thread once nothing is left to be loaded."""

    class Stirred(Message):
        """The desk has reported something; posted from its threads."""

    class NotLive(Message):
        """The exchange with the store could not begin; posted from a thread."""

        def __init__(self, trouble: Trouble) -> None:
            super().__init__()
            self.trouble = trouble

    def __init__(
        self,
        desk: "Desk",
        settings: Settings,
        language: Language,
        *,
        paths: Paths | None = None,
        clock: Clock | None = None,
        crash_folder: Path | None = None,
        loaded: Callable[[], None] | None = None,
        first_look: float = FIRST_LOOK,
    ) -> None:
        self._clock = clock or SystemClock()
        zone = time_zone(settings) or self._clock.now().astimezone().tzinfo
        assert zone is not None  # astimezone gives one
        super().__init__(language, zone, Choices(settings, paths), crash_folder=crash_folder)
        self.desk = desk
        self.wording = msgspec.structs.replace(self.wording, names=desk.names())
        self._loaded = loaded
        self._first_look = first_look
        self._gathering = Gathering(lambda: self.post_message(self.Stirred()))
        self._reading: Reading = desk.reading()
        self._status = desk.status()
        self._offline_since: datetime | None = None
        self._under_way = False
        self._wanted = False
        self._shown_at = 0.0
        self._took = 0.0
        self._tick: Timer | None = None
        self._notice_timer: Timer | None = None
        self._covered = False
        self._starting: threading.Thread | None = None
        self._watched = Watched(
            desk,
            self.wording,
            self.put_on(self.choices.theme()),
            self._clock.now,
            self._clock.monotonic,
            lambda: self._reading,
            lambda: self._offline_since,
            self.say,
        )
        self._board = WatchScreen(self._watched)

    def get_default_screen(self) -> Screen[None]:
        return self._board

    def on_ready(self) -> None:
        """The first frame is on the screen."""
        self._cover_if_too_small(*self.size)
        self._board.show_status(self._status)
        self.watch_files()
        self._tick_in_time()
        self.set_timer(self._first_look, self._start_desk)

    def _start_desk(self) -> None:
        self._starting = threading.Thread(target=self._go_live, daemon=True, name="desk-start")
        self._starting.start()

    def _go_live(self) -> None:
        """In a thread: what speaks to the network is slow to load."""
        try:
            # why: who watches takes no contacts, and colleagues should not count on that
            self.desk.be("away", self.wording.screen("watch.reason"))
            self.desk.start(self._gathering.put)
        except Trouble as trouble:
            self.post_message(self.NotLive(trouble))
        finally:
            if self._loaded is not None:
                self._loaded()

    def on_wallboard_not_live(self, message: NotLive) -> None:
        self.say(self.wording.trouble(message.trouble))

    def stop_desk(self) -> None:
        """Once the screen is gone: ends the exchange with the store, or keeps it from beginning."""
        if self._starting is not None:
            self._starting.join()
        self.desk.stop()

    # Live

    def on_wallboard_stirred(self) -> None:
        wait = self._shown_at + self._pause - self._clock.monotonic()
        if wait > 0:
            self.set_timer(wait, self._take_changes)
        else:
            self.call_later(self._take_changes)

    async def _take_changes(self) -> None:
        changes = self._gathering.take()
        if not self._screen_stack:
            return  # the program is being left
        if changes.status is not None:
            self._show_status(changes.status)
        if changes.records:
            self.call_agents(self.desk.names())
            self._read()

    def _show_status(self, status: Status) -> None:
        if status.online:
            self._offline_since = None
        elif self._offline_since is None and status.trouble is not None:
            self._offline_since = self._clock.now()
            self.say(self.wording.trouble_named(status.trouble))
        self._status = status
        for screen in self._screens():
            screen.show_status(status)

    def _read(self) -> None:
        """Takes a reading; while one is being taken, another one after it."""
        if self._under_way:
            self._wanted = True
            return
        self._under_way = True
        self.run_worker(self._read_and_show(), group="reading", exit_on_error=True)

    async def _read_and_show(self) -> None:
        try:
            self._wanted = True
            while self._wanted:
                self._wanted = False
                began = self._clock.monotonic()
                reading = await in_thread(self.desk.reading)
                self._took = self._clock.monotonic() - began
                self._show(reading)
                self._shown_at = self._clock.monotonic()
                if self._wanted:
                    await asyncio.sleep(self._pause)  # what came meanwhile takes its turn like any other
        except Trouble as trouble:
            self.say(self.wording.trouble(trouble))
        finally:
            self._under_way = False

    @property
    def _pause(self) -> float:
        """Seconds between two readings that events cause."""
        return max(CALM, BREATH * self._took)

    def _show(self, reading: Reading) -> None:
        self._reading = reading
        for screen in self._screens():
            screen.show_reading(reading)
            screen.read_again()

    def _screens(self) -> list[WatchBase]:
        return [screen for screen in self.screen_stack if isinstance(screen, WatchBase)]

    # The clock

    def _tick_in_time(self) -> None:
        """Wakes at the next full minute, and not before."""
        if self._tick is not None:
            self._tick.stop()
        self._tick = self.set_timer(max(0.05, until_tick(None, self._clock.now())), self._tock)

    def _tock(self) -> None:
        for screen in self._screens():
            screen.status_line.tick(self._clock.now())
        self._read()
        self._tick_in_time()

    # What is said

    def say(
        self, text: str, severity: SeverityLevel = "information", *, title: str = "", timeout: float | None = None
    ) -> None:
        """In the last line; nothing else is hidden."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, FullScreen):
                screen.show_notice(clean_line(f"{title} {text}" if title else text))
                break
        if self._notice_timer is not None:
            self._notice_timer.stop()
        self._notice_timer = self.set_timer(timeout or NOTICE_TIME, self._quiet)

    def _quiet(self) -> None:
        for screen in self._screens():
            screen.quiet()

    def show_wording(self, wording: Wording) -> None:
        self._watched.wording = wording
        for screen in self._screens():
            screen.set_wording(wording)

    def show_styles(self, styles: Styles) -> None:
        self._watched.styles = styles
        for screen in self._screens():
            screen.wear(styles)

    # Size, and leaving

    def on_resize(self, event: Resize) -> None:
        if self.is_running and self._screen_stack:
            self._cover_if_too_small(*event.size)

    def _cover_if_too_small(self, width: int, height: int) -> None:
        small = is_too_small(width, height)
        if small and not self._covered:
            # why: loaded here because most terminals are large enough
            from agent_tui.ui.screens.too_small_screen import TooSmallScreen

            self.push_screen(TooSmallScreen(self.wording, self.styles_by_name))
        elif self._covered and not small:
            self.pop_screen()
        self._covered = small

    def action_repaint(self) -> None:
        super().action_repaint()
        self.desk.try_now()
        self._read()

    async def action_quit(self) -> None:
        self.exit(0)


def run_wallboard(
    desk: "Desk",
    settings: Settings,
    language: Language,
    *,
    paths: Paths | None = None,
    crash_folder: Path | None = None,
    loaded: Callable[[], None] | None = None,
) -> int:
    """Watch mode until somebody leaves it; its exit status. The desk is stopped, and stays open."""
    app = Wallboard(desk, settings, language, paths=paths, crash_folder=crash_folder, loaded=loaded)
    try:
        app.run()
    finally:
        app.stop_desk()
    return app.return_code or 0
