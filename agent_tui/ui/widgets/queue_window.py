"""Which row of the queue is selected, and which of its lines are in sight. Pure."""

from collections.abc import Callable

from agent_tui.desk.views import RowRef
from agent_tui.ui.widgets.queue_places import QueuePlaces


class QueueWindow:
    """`height`: lines that are in sight."""

    def __init__(self, height: Callable[[], int]) -> None:
        self._height = height
        self.places = QueuePlaces(())
        self.selected = -1
        """A row; -1 where there is none."""
        self.top = 0
        """The line that stands topmost."""

    @property
    def ref(self) -> RowRef | None:
        """What is selected."""
        return self.places.ref(self.selected) if self.selected >= 0 else None

    def refs(self, pages: int = 0) -> list[RowRef]:
        """What is in sight, and so many pages above and below."""
        height = self._height()
        return self.places.refs_between(self.top - pages * height, self.top + (pages + 1) * height)

    def go(self, row: int, top: int | None = None) -> bool:
        """Selects the row, scrolling by half a screen where it would leave it; False where there are no rows."""
        row = min(max(row, 0), self.places.rows - 1)
        if row < 0:
            return False
        self.selected = row
        line, height = self.places.line(row), self._height()
        if top is not None:
            self.top = top
        if not self.top <= line < self.top + height:
            self.top = self._clamped(line - height // 2)
        self._show_head_above()
        return True

    def page(self, pages: int) -> bool:
        """Turns so many pages; the selection goes along."""
        if self.selected < 0:
            return False
        step = max(1, self._height() - 1) * pages
        line = self.places.line(self.selected) + step
        return self.go(self.places.row_near(line, down=pages > 0), self._clamped(self.top + step))

    def take(self, places: QueuePlaces, row: int | None) -> None:
        """Other places, `row` of which is selected now: where the queue is longer than the screen and was scrolled, on
        the line of the screen where the selected row was."""
        offset = self.places.line(self.selected) - self.top if self.selected >= 0 else 0
        self.places = places
        self.selected = min(row or 0, places.rows - 1)
        if self.selected < 0:
            self.top = 0
            return
        line = places.line(self.selected)
        keep = self._clamped(line - offset if self.top else 0)
        self.top = keep if keep <= line < keep + self._height() else self._clamped(line - offset)
        self._show_head_above()

    def fit(self) -> bool:
        """The height is another; False where there are no rows."""
        there = self.go(self.selected)
        self.top = self._clamped(self.top)
        if there:
            self._show_head_above()
        return there

    def _show_head_above(self) -> None:
        """No group's first row stands topmost without the head that says what it is."""
        top, places = self.top, self.places
        selected_stays = places.line(self.selected) < top - 1 + self._height()
        if (
            0 < top < places.lines
            and places.at(top)[1] is not None
            and places.at(top - 1)[1] is None
            and selected_stays
        ):
            self.top -= 1

    def _clamped(self, top: int) -> int:
        return max(0, min(top, self.places.lines - self._height()))
