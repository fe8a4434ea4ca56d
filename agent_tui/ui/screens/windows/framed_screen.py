"""What never leaves the terminal, whatever fills it between: the slots above, the three lines of the customer at hand
and the status line below. For the lists over the desk, and knowledge."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import ClassVar, NamedTuple, TypeVar

import msgspec
from msgspec import Struct

from agent_tui.desk.views import Status
from agent_tui.domain.story import Story
from agent_tui.ui.actions import ACTIONS, LIST_ACTIONS, Action, Place, action
from agent_tui.ui.alarm import Alarm
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.slot_line import Slot
from agent_tui.ui.presentation.status_words import Hint, PromiseAhead
from agent_tui.ui.presentation.styles import Styles
from agent_tui.ui.screens.windows.full_screen import FullScreen
from agent_tui.ui.widgets.line_widget import LineWidget
from agent_tui.ui.widgets.slot_strip import SlotStrip
from agent_tui.ui.widgets.status_line import StatusLine
from agent_tui.ui.widgets.story_lines import StoryLines
from agent_tui.ui.wording import Wording

Result = TypeVar("Result")


class SlotsShown(NamedTuple):
    """What the strip above shows."""

    slots: Sequence[Slot | None]
    active: int | None


class Around(Struct, frozen=True):
    """What every such screen is given."""

    wording: Wording
    styles: Styles
    status: Callable[[], Status]
    now: Callable[[], datetime]
    me: str | None
    slots: Callable[[], SlotsShown]
    promise: Callable[[], PromiseAhead | None]
    """The next one due."""
    story: Callable[[str], Story | None]
    """Of a contact."""
    go: Callable[[str], object]
    """Does an action of the desk, once the screen is gone."""
    unread: Callable[[], int] = lambda: 0
    """Bulletins."""
    at_hand: str | None = None
    """The contact that the screen was opened from."""


class FramedScreen(FullScreen[Result]):
    """A subclass yields `slot_strip`, `story` and `status_line` where they stand, and shows the rest."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    ESCAPE_TO_MINIMIZE: ClassVar[bool | None] = False
    place: Place = "list"

    def __init__(self, around: Around) -> None:
        super().__init__()
        self.around = around
        self.wording = around.wording
        self.slot_strip = SlotStrip(around.wording.here, id="slots")
        self.story = StoryLines(around.wording.here, me=around.me, id="story")
        self.status_line = StatusLine(around.wording.here, around.now(), id="status")
        for widget in (self.slot_strip, self.story, self.status_line):
            widget.set_styles_by_name(around.styles)
        self._tick = Alarm(self.set_timer, self._tock)
        self._ticked = around.now()

    # What a subclass says

    def hint_line(self) -> Sequence[Hint]:
        """What the last line names."""
        return ()

    def minute_passed(self) -> None:
        """Times that go by the minute read differently."""

    def perform(self, id: str) -> None:
        """Does an action of this screen."""

    # The frame

    def show_frame(self) -> None:
        """As the desk knows it now, but for the story."""
        self.slot_strip.show(*self.around.slots(), self.around.now())
        self.status_line.show_status(self.around.status())
        self.status_line.show_promise(self.around.promise())
        self.status_line.show_unread(self.around.unread())
        self.show_begun(())
        self._tick_in_time()

    def show_story(self, ticket: str | None) -> None:
        self.story.show(self.around.story(ticket) if ticket else None, self.around.now())

    def hint(self, id: str, *, kept: bool = False) -> Hint:
        """The first key of an action, and what it is called."""
        return Hint(self.wording.keys(action(id), 1), self.wording.name(action(id)), kept)

    def show_begun(self, hints: Sequence[Hint]) -> None:
        self.status_line.show_hints(hints or self.hint_line())

    def show_notice(self, text: str) -> None:
        """A word in the last line, until the next key."""
        self.keep_if_below(text)
        self.status_line.show_notice(text)

    def quiet(self) -> None:
        super().quiet()
        self.status_line.show_notice("")

    def set_wording(self, wording: Wording) -> None:
        self.wording = wording
        for widget in (self.slot_strip, self.status_line):
            widget.set_here(wording.here)
        self.story.set_here(wording.here, self.around.me)
        self.read_again()

    def wear(self, styles: Styles) -> None:
        self.around = msgspec.structs.replace(self.around, styles=styles)
        for widget in self.query(LineWidget):
            widget.set_styles_by_name(styles)

    # The clock

    def _tick_in_time(self) -> None:
        """Wakes when something in the frame, or a minute on the screen, will read differently, and not before."""
        now = self.around.now()
        wait = min(self.slot_strip.until_tick(now), self.status_line.until_tick(now), times.until_tick(None, now))
        self._tick.set(max(0.05, wait))

    def _tock(self) -> None:
        now = self.around.now()
        self.slot_strip.tick(now)
        self.story.tick(now)
        self.status_line.tick(now)
        before, self._ticked = self._ticked, now
        if not times.same_minute(before, now):
            self.minute_passed()
        self._tick_in_time()

    # Keys

    def action_perform(self, id: str) -> Awaitable[None] | None:
        self.quiet()
        self.perform(id)
        return None

    def bound_actions(self) -> list[Action]:
        """What keys do on this screen, its own deeds first."""
        bound = {one.id for bindings in self._bindings.key_to_bindings.values() for one in bindings}
        return sorted((one for one in ACTIONS if one.id in bound), key=lambda one: one not in LIST_ACTIONS)

    def show_palette(self) -> None:
        # why: loaded here because most hands know the keys
        from agent_tui.ui.screens.windows.palette_screen import PaletteScreen

        def answered(chosen: str | None) -> None:
            if chosen is not None:
                self.perform(chosen)

        offered = [one for one in self.bound_actions() if one.argument is None]
        self.app.push_screen(PaletteScreen(self.wording, self.around.styles, offered=offered), answered)

    def show_help(self) -> None:
        from agent_tui.ui.screens.windows.help_screen import HelpScreen

        def answered(chosen: str | None) -> None:
            if chosen is not None:
                self.perform(chosen)

        self.app.push_screen(HelpScreen(self.wording, self.around.styles, self.place), answered)
