"""What fills the terminal rather than lying over it: the desk and the lists. Each has a status line and can say
something in it."""

from collections.abc import Sequence
from typing import TypeVar

from textual.screen import Screen
from textual.widget import Widget

from agent_tui.ui.actions import Place, Situation
from agent_tui.ui.presentation.status_words import Hint
from agent_tui.ui.presentation.styles import Styles
from agent_tui.ui.terminal.safe_app import SafeApp
from agent_tui.ui.widgets.covered_ground import CoveredGround
from agent_tui.ui.widgets.status_line import StatusLine
from agent_tui.ui.wording import Wording

Result = TypeVar("Result")


class FullScreen(Screen[Result]):
    @property
    def place(self) -> Place:
        """Where the hands are."""
        return "list"

    def situation(self) -> Situation:
        """Where somebody stands here, as far as actions depend on it."""
        return Situation(self.place)

    render_lines = CoveredGround.render_lines  # as a function: a base would take the place of the screen's own style
    _said_below = ""
    """What was said last while a window lay over this, and so was perhaps not read."""

    _said_last = ""

    @property
    def said_now(self) -> str:
        """What is being said on this screen; "" for nothing."""
        return self._said_last

    def on_screen_suspend(self) -> None:
        """A window over it names its own keys; those of the last line do something else there."""
        self._name_keys(False)

    def on_screen_resume(self) -> None:
        self._name_keys(True)
        text, self._said_below = self._said_below, ""
        if text:
            self.say_again(text)

    def _name_keys(self, named: bool) -> None:
        for line in self.query(StatusLine):
            line.name_keys(named)

    def paint_now(self, widget: Widget) -> None:
        """Paints what changed of a widget that nothing covers before whatever else this message does; Textual itself
        paints afterwards."""
        app = self.app
        if not (isinstance(app, SafeApp) and app.screen is self and app.paint_rows(widget)):
            self._compositor.update_widgets({widget})
            self._compositor_refresh()
        if isinstance(app, SafeApp):
            app.let_it_out()

    def show_notice(self, text: str) -> None:
        """Says `text` in the last line, until the next key that acts."""

    def keep_if_below(self, text: str) -> None:
        """What is said while a window lies over this is said once more when that closes. For every notice."""
        self._said_last = text
        self._said_below = text if self.app.screen is not self else ""

    def say_again(self, text: str) -> None:
        """The window is gone under which that was said."""
        self.show_notice(text)

    def quiet(self) -> None:
        """Takes the notice away."""
        self._said_last = ""

    def take_back(self, said: str) -> str:
        """Takes that notice away after its time; what was said since, which stays for its own time."""
        if said == self._said_last:
            self.quiet()
        return self._said_last

    def show_begun(self, hints: Sequence[Hint]) -> None:
        """Shows in the last line what keys were begun and how they go on; with nothing, the usual again."""

    def set_wording(self, wording: Wording) -> None:
        """Another language, other keys or names."""

    def wear(self, styles: Styles) -> None:
        """Other colours."""

    def read_again(self) -> None:
        """The contacts behind a list are not what they were."""
