"""The workstation: turns the desk's events into messages, holds the language, shows the screens."""

import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.events import Event, Key
from textual.message import Message
from textual.screen import Screen

from agent_tui.config.paths import Paths
from agent_tui.config.settings import Settings
from agent_tui.domain.clock import Clock
from agent_tui.domain.errors import Trouble
from agent_tui.messages.speech import Language, say
from agent_tui.messages.terminal import TERMINAL_WORDS
from agent_tui.ui.choices import Choices
from agent_tui.ui.delayed_save import KeepsTyping
from agent_tui.ui.garbage import keep_what_is_loaded
from agent_tui.ui.live import Changes
from agent_tui.ui.live_app import FIRST_LOOK, LiveApp, run_until_left
from agent_tui.ui.screens.desk.desk_screen import DeskScreen
from agent_tui.ui.screens.windows.full_screen import FullScreen
from agent_tui.ui.themes import DeskTheme

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk
    from agent_tui.ui.screens.desk.parts.touring import TourWish


class Workstation(LiveApp):
    # in a text area this key undoes: it has its own binding, which comes first
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "suspend_process", show=False)]

    class LoadedAhead(Message):
        """The windows' modules are there; posted from a thread."""

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
        self._asked_to_lose: Screen[str | None] | None = None
        styles = self.put_on(theme or self.choices.theme())
        self._desk_screen = DeskScreen(desk, self.wording, styles, self._clock, self.say)
        self._desk_screen.touring.wish = tour
        self._desk_screen.file_news = self.file_news

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

    def first_frame_shown(self) -> None:
        with self._desk_screen.telling():
            if self.desk.drafts():
                # why: loaded here because most starts find no draft
                from agent_tui.ui.screens.desk.kept_drafts import take_up_kept

                self.call_later(take_up_kept, self._desk_screen)

    def come_in(self) -> None:
        self.desk.be("ready")

    def load_ahead(self, leaving: threading.Event) -> None:
        # why: loaded here because the first frame does without it
        from agent_tui.ui.loaded_ahead import load_windows

        if load_windows(leaving):
            self.post_message(self.LoadedAhead())
            self.desk.business_time()  # why: where a country's days must be asked for, nobody waits for it now
            with suppress(Trouble):  # why: said where templates are asked for
                self.desk.templates(self.wording.zone)
            if self._loaded is not None:
                self._loaded()  # why again: what was loaded since stays, too

    def on_workstation_loaded_ahead(self) -> None:
        """Reads the style sheets of the desk once more: since the theme was put on they are not kept as read, and the
        first window would read all of them."""
        self.stylesheet.parse()

    async def show_changes(self, changes: Changes) -> None:
        await self.looking(self._show(changes))

    async def _show(self, changes: Changes) -> None:
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

    def quieted(self) -> None:
        self._desk_screen.mention_waiting()

    def mention_while(self, cause: str, text: str) -> None:
        self._desk_screen.mention_while(cause, text)

    def is_over(self, cause: str) -> None:
        self._desk_screen.is_over(cause)

    def sources_changed(self) -> None:
        self._desk_screen.parts.sources_changed()

    def flush_drafts(self) -> None:
        failed: list[Exception] = []
        typing = [screen.keep_typed for screen in self.screen_stack if isinstance(screen, KeepsTyping)]
        for keep in (self._desk_screen.flush_draft, *typing):
            try:
                keep()
            except Exception as error:  # noqa: BLE001  # why: it must not keep the other texts from the disk
                failed.append(error)
        if failed:
            raise failed[0]

    def unsaved_texts(self) -> list[Callable[[], str]]:
        typing = [screen.typed_text for screen in self.screen_stack if isinstance(screen, KeepsTyping)]
        return [self._desk_screen.typed_text, *typing]

    async def action_quit(self) -> None:
        """At once; where a text cannot be kept, once somebody has said yes to losing it."""
        try:
            self.flush_drafts()
        except Trouble as trouble:
            self._ask_to_lose(trouble)
        else:
            self.exit(0)

    def _ask_to_lose(self, trouble: Trouble) -> None:
        if self._asked_to_lose in self.screen_stack:
            return
        # why: loaded here because hardly anybody is asked
        from agent_tui.ui.actions import action
        from agent_tui.ui.screens.windows.confirm_screen import FINAL, YES, ConfirmScreen

        def answered(answer: str | None) -> None:
            if answer == YES:
                self._leave_without_text()

        self._asked_to_lose = ConfirmScreen(
            self.wording,
            self.styles_by_name,
            title=self.wording.name(action("quit")),
            question=self.wording.screen("leave.loses", reason=self.wording.trouble_title(trouble.key)),
            detail=self.wording.screen("leave.stays"),
            keys=FINAL,
        )
        self.push_screen(self._asked_to_lose, answered)

    def _leave_without_text(self) -> None:
        try:
            self.flush_drafts()  # why once more: there may be room since
        except Trouble as trouble:
            reason = self.wording.trouble_title(trouble.key)
            self._last_words = say(TERMINAL_WORDS, "text-lost", self.language, reason=reason)
        self.exit(0)


HAND_OVER = 0.0005
"""Seconds for which a thread goes on while another one waits for the interpreter. Python's own five milliseconds are as
long as a key may take: who presses one must not wait for the engine to finish reading a page."""


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
    sys.setswitchinterval(HAND_OVER)
    app = Workstation(
        desk,
        settings,
        language,
        crash_folder=crash_folder,
        loaded=keep_what_is_loaded,
        paths=paths,
        choices_kept_in=choices_kept_in,
        tour=tour,
    )
    return run_until_left(app)
