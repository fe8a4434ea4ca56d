"""Watch mode as a program: turns the desk's events into readings, shows the screens.

A reading is taken in a thread, once for as many events as came meanwhile; every full minute there is one though nothing
happened, because deadlines come nearer by themselves. Between these nothing wakes the program."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from textual.screen import Screen

from agent_tui.config.paths import Paths
from agent_tui.config.settings import Settings
from agent_tui.desk.views import Status
from agent_tui.domain.clock import Clock
from agent_tui.domain.errors import Trouble
from agent_tui.insight.reading import Reading
from agent_tui.messages.speech import Language
from agent_tui.ui.alarm import Alarm
from agent_tui.ui.choices import Choices
from agent_tui.ui.live import Changes
from agent_tui.ui.live_app import FIRST_LOOK, LiveApp, run_until_left
from agent_tui.ui.presentation.styles import Styles
from agent_tui.ui.presentation.times import until_tick
from agent_tui.ui.threads import in_thread
from agent_tui.ui.watch.watch_base import WatchBase
from agent_tui.ui.watch.watch_screen import WatchScreen
from agent_tui.ui.watch.watched import Watched
from agent_tui.ui.watch.written import Written
from agent_tui.ui.wording import Wording

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk


class Wallboard(LiveApp):
    CALM = 0.15  # a reading costs more than a look at what changed

    def __init__(
        self,
        desk: "Desk",
        settings: Settings,
        language: Language,
        first_reading: Callable[[], Reading] | None = None,
        *,
        paths: Paths | None = None,
        choices_kept_in: Paths | None = None,
        clock: Clock | None = None,
        crash_folder: Path | None = None,
        loaded: Callable[[], None] | None = None,
        first_look: float = FIRST_LOOK,
    ) -> None:
        super().__init__(
            desk,
            settings,
            language,
            Choices(settings, paths, choices_kept_in),
            clock=clock,
            crash_folder=crash_folder,
            loaded=loaded,
            first_look=first_look,
        )
        self._reading: Reading = (first_reading or desk.reading)()
        self._status = desk.status()
        self._had_records = self._status.filled
        """The store's records were here once: they stay in sight though the files are gone or are filled anew."""
        self._lost_since: datetime | None = None
        """As of when what is shown was read, while the records are not here."""
        self._offline_since: datetime | None = None
        self._under_way = False
        self._wanted = False
        self._tick = Alarm(self.set_timer, self._tock)
        self._watched = Watched(
            desk,
            self.wording,
            self.put_on(self.choices.theme()),
            self._clock.now,
            self._clock.monotonic,
            lambda: self._reading,
            lambda: self._offline_since or self._lost_since,
            self.say,
            Written(desk),
        )
        self._board = WatchScreen(self._watched)

    def get_default_screen(self) -> Screen[None]:
        return self._board

    def first_frame_shown(self) -> None:
        self._board.show_status(self._as_shown(self._status))
        self._tick_in_time()

    def come_in(self) -> None:
        # why: who watches takes no contacts, and colleagues should not count on that
        self.desk.be("away", self.wording.screen("watch.reason"))

    def quieted(self) -> None:
        self._board.mention_waiting()

    def mention_while(self, cause: str, text: str) -> None:
        self._board.mention_while(cause, text)

    def is_over(self, cause: str) -> None:
        self._board.is_over(cause)

    # Readings

    async def show_changes(self, changes: Changes) -> None:
        if changes.status is not None:
            self._show_status(changes.status)
        if changes.records:
            self._read()

    def _show_status(self, status: Status) -> None:
        if status.online:
            self._offline_since = None
        elif self._offline_since is None and status.trouble is not None:
            self._offline_since = self._clock.now()
            self._board.mention(self.wording.trouble_named(status.trouble))
        self._status = status
        for screen in self._screens():
            screen.show_status(self._as_shown(status))
        for text, before in self._watched.written.news(status, self.wording):
            if before and before == self._said_now():
                self.say(text)
            else:
                self._board.mention(text)

    def _said_now(self) -> str:
        return next((screen.said_now for screen in reversed(self._screens())), "")

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
                await self.looking(self._read_once())
                if self._wanted:
                    await asyncio.sleep(self.pause)  # what came meanwhile takes its turn like any other
        except Trouble as trouble:
            self._board.mention(self.wording.trouble(trouble))
        finally:
            self._under_way = False

    async def _read_once(self) -> None:
        self._show(*await in_thread(lambda: (self.desk.reading(), self.desk.status().filled)))

    def _show(self, reading: Reading, filled: bool) -> None:
        """`filled`: the records are here that were read. Where they were and are no more, the last reading stands."""
        if filled or not self._had_records:
            self._had_records, self._lost_since = filled, None
            self.call_agents(self.desk.names())
        else:
            self._lost_since = self._lost_since or self._reading.as_of
            reading = msgspec.structs.replace(self._reading, as_of=reading.as_of)
        self._reading = reading
        for screen in self._screens():
            screen.show_reading(reading)
            if self._lost_since is None:
                screen.read_again()

    def _as_shown(self, status: Status) -> Status:
        return msgspec.structs.replace(status, filled=status.filled or self._had_records)

    def _screens(self) -> list[WatchBase]:
        return [screen for screen in self.screen_stack if isinstance(screen, WatchBase)]

    # The clock

    def _tick_in_time(self) -> None:
        """Wakes at the next full minute, and not before."""
        self._tick.set(max(0.05, until_tick(None, self._clock.now())))

    def _tock(self) -> None:
        for screen in self._screens():
            screen.status_line.tick(self._clock.now())
        self._read()
        self._tick_in_time()

    # As `LiveApp` asks for it, and leaving

    def show_wording(self, wording: Wording) -> None:
        self._watched.wording = wording
        super().show_wording(wording)

    def show_styles(self, styles: Styles) -> None:
        self._watched.styles = styles
        super().show_styles(styles)

    def action_repaint(self) -> None:
        super().action_repaint()
        self._read()

    async def action_show_bulletins(self) -> None:
        # why: loaded here because a wallboard opens without it
        from agent_tui.ui.watch.bulletins_screen import BulletinsScreen

        await self.push_screen(BulletinsScreen(self._watched))

    async def action_quit(self) -> None:
        self.exit(0)


def run_wallboard(
    desk: "Desk",
    settings: Settings,
    language: Language,
    first_reading: Callable[[], Reading],
    *,
    paths: Paths | None = None,
    choices_kept_in: Paths | None = None,
    crash_folder: Path | None = None,
    loaded: Callable[[], None] | None = None,
) -> int:
    """Watch mode until somebody leaves it; its exit status. The desk is stopped, and stays open. `first_reading` is
    called once: it may have been begun before all this was loaded. `choices_kept_in`: where colours, keymap and
    language that are chosen are written down, if not in `paths`."""
    app = Wallboard(
        desk,
        settings,
        language,
        first_reading,
        paths=paths,
        choices_kept_in=choices_kept_in,
        crash_folder=crash_folder,
        loaded=loaded,
    )
    return run_until_left(app)
