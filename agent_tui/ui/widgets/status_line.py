"""The last line of the desk."""

from collections.abc import Sequence
from datetime import datetime

from agent_tui.desk.views import OutboxCounts, Status
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.status_words import Hint, PromiseAhead, status_line
from agent_tui.ui.presentation.styles import Line
from agent_tui.ui.presentation.times import Here
from agent_tui.ui.widgets.line_widget import LineWidget

UNKNOWN = Status(online=False, outbox=OutboxCounts(), agent=None, filled=False)
"""Before anything was heard: offline, nothing to send."""


class StatusLine(LineWidget):
    """Each part is set on its own; only when the line then reads differently is it repainted."""

    GROUND = "status"

    DEFAULT_CSS = "StatusLine { height: 1; }"

    def __init__(self, here: Here, now: datetime, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._here = here
        self._now = now
        self._status = UNKNOWN
        self._promise: PromiseAhead | None = None
        self._hints: Sequence[Hint] = ()
        self._notice = ""
        self._my_state = ""
        self._unread = 0
        self._keys_named = True

    def show_my_state(self, text: str) -> None:
        """What colleagues see of me, while I am not ready; "" while I am."""
        self._my_state = text
        self.repaint_changed()

    @property
    def unread(self) -> int:
        """Bulletins that are still to be read."""
        return self._unread

    def show_unread(self, bulletins: int) -> None:
        self._unread = bulletins
        self.repaint_changed()

    def show_status(self, status: Status) -> None:
        self._status = status
        self.repaint_changed()

    def show_promise(self, promise: PromiseAhead | None) -> None:
        """The next promise due, if there is one."""
        self._promise = promise
        self.repaint_changed()

    @property
    def promise(self) -> PromiseAhead | None:
        """The promise that it names."""
        return self._promise

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Keys and what they do here, the most useful first."""
        self._hints = tuple(hints)
        self.repaint_changed()

    def name_keys(self, named: bool) -> None:
        """False while a window lies over the screen: the hints are kept and not shown."""
        self._keys_named = named
        self.repaint_changed()

    def show_notice(self, text: str) -> None:
        """One line in place of the hints, until "" takes it away."""
        if text != self._notice:
            self._notice = text
            self.repaint_changed()

    def set_here(self, here: Here) -> None:
        """Another language or time zone."""
        self._here = here
        self.repaint_changed()

    def tick(self, now: datetime) -> None:
        """Repaints the line where it reads differently at `now`."""
        self._now = now
        self.repaint_changed()

    def until_tick(self, now: datetime) -> float:
        """Seconds until `tick` has something to do."""
        return times.until_tick(None if self._promise is None else self._promise.due_at, now)

    def line_at(self, y: int) -> Line:
        if y:
            return ()
        width, state = self.size.width, self._my_state
        hints = self._hints if self._keys_named else ()
        return status_line(
            self._status,
            self._promise,
            hints,
            self._notice,
            width,
            self._now,
            self._here,
            my_state=state,
            unread=self._unread,
        )
