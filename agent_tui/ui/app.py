"""The workstation: turns the desk's events into messages, holds the language, shows the screens."""

import gc
import threading
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual.binding import Binding, BindingType
from textual.events import Event, Key, Resize
from textual.message import Message
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.timer import Timer

from agent_tui.config.paths import Paths
from agent_tui.config.settings import Settings, time_zone
from agent_tui.domain.clock import Clock, SystemClock
from agent_tui.domain.errors import Trouble
from agent_tui.domain.text import clean_line
from agent_tui.messages.speech import Language
from agent_tui.ui.choices import Choices
from agent_tui.ui.choosing import Choosing
from agent_tui.ui.live import Gathering
from agent_tui.ui.presentation.styles import Styles
from agent_tui.ui.screens.desk_screen import DeskScreen
from agent_tui.ui.screens.full_screen import FullScreen
from agent_tui.ui.screens.too_small import is_too_small
from agent_tui.ui.themes import DeskTheme
from agent_tui.ui.wording import Wording

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk
    from agent_tui.ui.screens.parts.touring import TourWish

CALM = 0.1
"""Seconds between two repaints that the store causes."""

BREATH = 4
"""Times the last look at such changes took, for which the screen is then left to the person."""

FIRST_LOOK = 0.1
"""Seconds after the first frame in which nothing is loaded: the first keys find the processor free."""

NOTICE_TIME = 8.0
"""Seconds that a notice stays when no key takes it away."""


class Workstation(Choosing):
    """`clock` is the desk's; `crash_folder` takes the report of a crash. `loaded` is called in a thread once nothing is
    left to be loaded, which begins `first_look` seconds after the first frame."""

    # in a text area this key undoes: it has its own binding, which comes first
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "suspend_process", show=False)]

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
        clock: Clock | None = None,
        theme: DeskTheme | None = None,
        crash_folder: Path | None = None,
        loaded: Callable[[], None] | None = None,
        first_look: float = FIRST_LOOK,
        paths: Paths | None = None,
        choices_kept_in: Paths | None = None,
        tour: "TourWish" = "absent",
    ) -> None:
        self._clock = clock or SystemClock()
        zone = time_zone(settings) or _zone_here(self._clock.now())
        super().__init__(language, zone, Choices(settings, paths, choices_kept_in), crash_folder=crash_folder)
        self.desk = desk
        self.wording = msgspec.structs.replace(self.wording, names=desk.names())
        self._loaded = loaded
        self._first_look = first_look
        self._gathering = Gathering(lambda: self.post_message(self.Stirred()))
        self._shown_at = 0.0
        self._took = 0.0
        self._notice_timer: Timer | None = None
        self._quit_refused = False
        self._covered = False
        self._starting: threading.Thread | None = None
        styles = self.put_on(theme or self.choices.theme())
        self._desk_screen = DeskScreen(desk, self.wording, styles, self._clock, self.say)
        self._desk_screen.touring.wish = tour

    def get_default_screen(self) -> Screen[None]:
        # why: a shape that it takes later means laying everything out twice before the first frame
        self._desk_screen.take_shape(*self.size)
        return self._desk_screen

    async def on_event(self, event: Event) -> None:
        touring = self._desk_screen.touring
        if touring.guide is None or not isinstance(event, Key) or event.is_forwarded:
            await super().on_event(event)
        elif not touring.takes(event.key):
            await super().on_event(event)
            touring.look()

    def on_ready(self) -> None:
        """The first frame is on the screen: only now is there time for anything else."""
        self._cover_if_too_small(*self.size)
        self._tell_of_drafts()
        self.watch_files()
        self.set_timer(self._first_look, self._start_desk)

    def _start_desk(self) -> None:
        self._starting = threading.Thread(target=self._go_live, daemon=True, name="desk-start")
        self._starting.start()

    def _tell_of_drafts(self) -> None:
        with self._desk_screen.telling():
            kept = len(self.desk.drafts())
            if kept:
                self.say(self.wording.screen("done.drafts-kept", count=kept))

    def _go_live(self) -> None:
        """In a thread: what speaks to the network is slow to load."""
        try:
            self.desk.be("ready")
            self.desk.start(self._gathering.put)
        except Trouble as trouble:
            self.post_message(self.NotLive(trouble))
        finally:
            if self._loaded is not None:
                self._loaded()

    def on_workstation_not_live(self, message: NotLive) -> None:
        self.say(self.wording.trouble(message.trouble))

    def stop_desk(self) -> None:
        """Once the screen is gone: ends the exchange with the store, or keeps it from beginning."""
        if self._starting is not None:
            self._starting.join()
        self.desk.stop()

    # Live

    def on_workstation_stirred(self) -> None:
        wait = self._shown_at + max(CALM, BREATH * self._took) - self._clock.monotonic()
        if wait > 0:
            self.set_timer(wait, self._show_changes)
        else:
            self.call_later(self._show_changes)

    async def _show_changes(self) -> None:
        began = self._clock.monotonic()
        changes = self._gathering.take()
        if not self._screen_stack:
            return  # the program is being left
        with self._desk_screen.telling():
            if changes.records:
                self.call_agents(self.desk.names())
            self._desk_screen.apply(changes)
            for returned in changes.returned:
                await self._desk_screen.text_returned(returned)
            for gone in changes.gone:
                self._desk_screen.claim_gone(gone)
            if (changes.touch_contacts or changes.status is not None) and isinstance(self.screen, FullScreen):
                self.screen.read_again()
        self._shown_at = self._clock.monotonic()
        self._took = self._shown_at - began

    # What is said

    def say(
        self, text: str, severity: SeverityLevel = "information", *, title: str = "", timeout: float | None = None
    ) -> None:
        """In a line of the screen, not over it: nothing else is hidden, and the status line stays."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, FullScreen):
                screen.show_notice(clean_line(f"{title} {text}" if title else text))
                break
        if self._notice_timer is not None:
            self._notice_timer.stop()
        self._notice_timer = self.set_timer(timeout or NOTICE_TIME, self._quiet)

    def _quiet(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, FullScreen):
                screen.quiet()
        self._desk_screen.mention_waiting()

    # Size

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

    # Choosing (as `Choosing` asks for it) and leaving

    def show_wording(self, wording: Wording) -> None:
        for screen in self._own_screens():
            screen.set_wording(wording)

    def show_styles(self, styles: Styles) -> None:
        for screen in self._own_screens():
            screen.wear(styles)

    def _own_screens(self) -> list[FullScreen[object]]:
        """The desk, and what fills the terminal over it."""
        return [screen for screen in self.screen_stack if isinstance(screen, FullScreen)]

    def mention(self, text: str) -> None:
        self._desk_screen.mention(text)

    def action_repaint(self) -> None:
        """Who asks for the screen anew wants to see how things stand: the store is tried again too."""
        super().action_repaint()
        self.desk.try_now()
        self.read_files_again()

    def flush_drafts(self) -> None:
        self._desk_screen.flush_draft()

    async def action_quit(self) -> None:
        """At once. A draft that cannot be saved stops it the first time, and says so."""
        try:
            self.flush_drafts()
        except Trouble as trouble:
            if not self._quit_refused:
                self._quit_refused = True
                self.say(self.wording.trouble(trouble))
                return
        self.exit(0)


def _zone_here(now: datetime) -> tzinfo:
    zone = now.astimezone().tzinfo
    assert zone is not None  # astimezone gives one
    return zone


def _collect_garbage_from_now() -> None:
    """What is loaded by now stays to the end: it need not be looked through again and again."""
    gc.freeze()
    gc.enable()


def run_workstation(
    desk: "Desk",
    settings: Settings,
    language: Language,
    *,
    paths: Paths | None = None,
    choices_kept_in: Paths | None = None,
    crash_folder: Path | None = None,
    tour: "TourWish" = "absent",
) -> int:
    """The workstation until somebody leaves it; its exit status. The desk is stopped, and stays open.

    `choices_kept_in`: where colours, keymap and language that are chosen are written down, if not in `paths`."""
    app = Workstation(
        desk,
        settings,
        language,
        crash_folder=crash_folder,
        loaded=_collect_garbage_from_now,
        paths=paths,
        choices_kept_in=choices_kept_in,
        tour=tour,
    )
    try:
        app.run()
    finally:
        app.stop_desk()
    return app.return_code or 0
