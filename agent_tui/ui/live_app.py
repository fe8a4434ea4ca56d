"""A program on a desk's live data: begins the exchange with the store after the first frame, shows what changed no
oftener than a person and the processor bear, says things in a line of the screen, and covers what does not fit."""

import threading
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from textual.events import Event, Key, Paste, Resize
from textual.message import Message
from textual.notifications import SeverityLevel

from agent_tui.config.machine_zone import MACHINE_ZONE
from agent_tui.config.settings import Settings, time_zone
from agent_tui.domain.clock import Clock, SystemClock
from agent_tui.domain.errors import Trouble
from agent_tui.domain.text import clean_line
from agent_tui.messages.speech import Language
from agent_tui.ui.alarm import Alarm
from agent_tui.ui.choices import Choices
from agent_tui.ui.choosing import Choosing
from agent_tui.ui.garbage import Garbage
from agent_tui.ui.live import Changes, Gathering
from agent_tui.ui.presentation.styles import Styles
from agent_tui.ui.screens.windows.full_screen import FullScreen
from agent_tui.ui.screens.windows.too_small import is_too_small
from agent_tui.ui.threads import in_thread
from agent_tui.ui.wording import Wording

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk

BREATH = 4
"""Times the last look at such changes took, for which the screen and the processor are then left alone."""

FIRST_LOOK = 0.1
"""Seconds after the first frame in which nothing is loaded: the first keys find the processor free."""


class LiveApp(Choosing):
    """`clock` is the desk's; `crash_folder` takes the report of a crash. `loaded` is called in a thread once nothing is
    left to be loaded, which begins `first_look` seconds after the first frame."""

    CALM = 0.1
    """Seconds between two looks at what the store causes."""
    NOTICE_TIME = 8.0
    """Seconds that a notice stays when no key takes it away."""

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
        choices: Choices,
        *,
        clock: Clock | None,
        crash_folder: Path | None,
        loaded: Callable[[], None] | None,
        first_look: float,
    ) -> None:
        self._clock = clock or SystemClock()
        super().__init__(language, time_zone(settings) or MACHINE_ZONE, choices, crash_folder=crash_folder)
        # why: Textual would mount its widgets for both on every screen; what is said has a line of the screen
        self._disable_notifications = self._disable_tooltips = True
        self.desk = desk
        self.wording = msgspec.structs.replace(self.wording, names=desk.names())
        self._loaded = loaded
        self._first_look = first_look
        self._starting: threading.Thread | None = None
        self._leaving = threading.Event()
        self._gathering = Gathering(lambda: self.post_message(self.Stirred()))
        self._looked_at = 0.0
        self._look_took = 0.0
        self._notice_over = Alarm(self.set_timer, self._quiet)
        self._garbage = Garbage(self.set_timer, self._clock.monotonic)
        self._said = ""
        self._covered = False

    # What an application overrides

    def come_in(self) -> None:
        """In a thread, before anything is asked of the store: tells the colleagues that somebody sits here."""

    def load_ahead(self, leaving: threading.Event) -> None:
        """In a thread, once the exchange with the store has begun: may load what is opened soon, until `leaving`."""

    async def show_changes(self, changes: Changes) -> None:
        """Shows what the desk has reported since the last time."""

    def quieted(self) -> None:
        """The last line is free again."""

    def sources_changed(self) -> None:
        """There are other sources of context cards."""

    def first_frame_shown(self) -> None:
        """What is to be said before files and store have their turn."""

    async def on_event(self, event: Event) -> None:
        await super().on_event(event)
        if isinstance(event, Key | Paste) and not event.is_forwarded:
            self._garbage.hands_moved()

    # The exchange with the store

    def on_ready(self) -> None:
        """The first frame is on the screen: only now is there time for anything else."""
        self._cover_if_too_small(*self.size)
        self.first_frame_shown()
        if self.choices.folder is not None:
            self.file_news.leave_out(self.desk.own_files())
        self.watch_files()
        self.set_timer(self._first_look, self._start_desk)

    def _start_desk(self) -> None:
        self._starting = threading.Thread(target=self._go_live, daemon=True, name="desk-start")
        self._starting.start()

    def _go_live(self) -> None:
        """In a thread: what speaks to the network is slow to load."""
        try:
            self.come_in()
            self.desk.start(self._gathering.put)
        except Trouble as trouble:
            self.post_message(self.NotLive(trouble))
        finally:
            if self._loaded is not None:
                self._loaded()
        self.load_ahead(self._leaving)

    def on_live_app_not_live(self, message: NotLive) -> None:
        self.say(self.wording.trouble(message.trouble))

    def stop_desk(self) -> None:
        """Once the screen is gone: ends the exchange with the store, or keeps it from beginning."""
        self._leaving.set()
        if self._starting is not None:
            self._starting.join()
        self.desk.stop()

    def action_repaint(self) -> None:
        """Who asks for the screen anew wants to see how things stand: store and files are tried again too."""
        super().action_repaint()
        self.desk.try_now()
        self.read_files_again()

    # Files that people write by hand

    def folders_of_files(self) -> Sequence[Path]:
        return self.desk.own_folders

    def read_other_files(self) -> None:
        self.run_worker(self._read_other_files(), group="files")

    async def _read_other_files(self) -> None:
        read = await in_thread(self.desk.read_own_files)
        self.tell_what_is_wrong(read.troubles)
        if read.other_sources:
            self.sources_changed()

    # What changed

    @property
    def pause(self) -> float:
        """Seconds between two looks that the store causes."""
        return max(self.CALM, BREATH * self._look_took)

    async def looking(self, look: Awaitable[None]) -> None:
        """Waits for the look, and takes its time."""
        began = self._clock.monotonic()
        await look
        self._looked_at = self._clock.monotonic()
        self._look_took = self._looked_at - began

    def on_live_app_stirred(self) -> None:
        wait = self._looked_at + self.pause - self._clock.monotonic()
        if wait > 0:
            self.set_timer(wait, self._take_changes)
        else:
            self.call_later(self._take_changes)

    async def _take_changes(self) -> None:
        changes = self._gathering.take()
        if self._screen_stack:  # else the program is being left
            await self.show_changes(changes)
            self._garbage.something_made()

    # What is said

    def say(
        self, text: str, severity: SeverityLevel = "information", *, title: str = "", timeout: float | None = None
    ) -> None:
        """In a line of the screen, not over it: nothing else is hidden, and the status line stays."""
        screen, self._said = self._full_screen(), clean_line(f"{title} {text}" if title else text)
        if screen is not None:
            screen.show_notice(self._said)
        self._notice_over.set(timeout or self.NOTICE_TIME)

    def _quiet(self) -> None:
        since = [said for screen in self.full_screens() if (said := screen.take_back(self._said))]
        if since:
            self._said = since[-1]
            self._notice_over.set(self.NOTICE_TIME)
        else:
            self.quieted()

    def on_telling_screen_waiting(self) -> None:
        """What a screen has said by itself has no time of its own until something waits for it."""
        if not self._notice_over.is_set:
            self._notice_over.set(self.NOTICE_TIME)

    # Screens

    def full_screens(self) -> list[FullScreen[object]]:
        """What fills the terminal, the lowest first."""
        return [screen for screen in self.screen_stack if isinstance(screen, FullScreen)]

    def show_wording(self, wording: Wording) -> None:
        for screen in self.full_screens():
            screen.set_wording(wording)

    def show_styles(self, styles: Styles) -> None:
        for screen in self.full_screens():
            screen.wear(styles)

    def on_resize(self, event: Resize) -> None:
        if self.is_running and self._screen_stack:
            self._cover_if_too_small(*event.size)

    def _cover_if_too_small(self, width: int, height: int) -> None:
        small = is_too_small(width, height)
        if small and not self._covered:
            # why: loaded here because most terminals are large enough
            from agent_tui.ui.screens.windows.too_small_screen import TooSmallScreen

            self.push_screen(TooSmallScreen(self.wording, self.styles_by_name))
        elif self._covered and not small:
            self.pop_screen()
        self._covered = small


def run_until_left(app: LiveApp) -> int:
    """The program until somebody leaves it; its exit status. The desk is stopped, and stays open."""
    try:
        app.run()
    finally:
        app.stop_desk()
    return app.return_code or 0
