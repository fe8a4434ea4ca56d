"""Everything that happened with a customer, oldest first, painted by the line.

It never lays out more than it shows: the place on the screen is kept as an entry and a line of it, so that five
thousand entries scroll like fifty. It starts at the end and stays there when something is added, unless somebody
scrolled up: then it says how many are new below."""

from collections.abc import Sequence
from datetime import UTC, datetime

from agent_tui.desk.views import TimelineEntry
from agent_tui.messages.screen_rows import TIMELINE
from agent_tui.messages.speech import say
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.styles import Line, Span
from agent_tui.ui.presentation.timeline_lines import (
    Block,
    TimelineLook,
    changes_with_the_clock,
    entry_block,
    new_below_line,
)
from agent_tui.ui.presentation.times import Here
from agent_tui.ui.widgets.line_widget import LineWidget

KEPT_BLOCKS = 400
"""Entries whose lines are kept in memory."""

Place = tuple[int, int]
"""An entry (its index) and a line of it."""

START: Place = (0, 0)

EPOCH = datetime.fromtimestamp(0, UTC)
"""The time of a timeline that was not told one yet: it shows nothing that depends on it."""


class Timeline(LineWidget, can_focus=True):
    def __init__(self, here: Here, *, me: str | None = None, id: str | None = None) -> None:
        """`me` is shown as "me"."""
        super().__init__(id=id)
        self._here = here
        self._me = me
        self._now = EPOCH
        self._subject: str | None = None
        self._entries: Sequence[TimelineEntry] = ()
        self._blocks: dict[int, Block] = {}
        self._blocks_width = 0
        self._parts: dict[str, int] = {}
        self._top = START
        self._at_end = True
        self._new_below = 0
        self._window: list[Line] | None = None
        self._matching: tuple[str, ...] = ()
        self._masked = True
        self._whole = True

    @property
    def new_below(self) -> int:
        """Entries that were added below the screen and not looked at since."""
        return self._new_below

    @property
    def top(self) -> Place:
        """The entry that stands first on the screen, and the line of it."""
        return self._top

    @property
    def at_end(self) -> bool:
        """True while the newest entry's last line is on the screen."""
        return self._at_end

    def show(
        self, subject: str, entries: Sequence[TimelineEntry], now: datetime, *, masked: bool = True, whole: bool = True
    ) -> None:
        """Shows `entries` (oldest first) of the customer or contact `subject`. The same subject again keeps the
        place; another one starts at its end. `masked`: numbers of people are hidden; `whole`: no more is to come."""
        self._whole = whole
        if masked != self._masked:
            self._masked = masked
            self._blocks.clear()
        old, self._entries, self._now = self._entries, entries, now
        if subject != self._subject:
            self._subject, self._at_end, self._new_below = subject, True, 0
            self._blocks.clear()
            self._parts.clear()
        else:
            self._keep_blocks(old, entries)
            if not self._at_end:
                self._keep_place(old, entries)
        self._settle()

    def set_here(self, here: Here, me: str | None) -> None:
        """Another language, time zone or agent."""
        self._here, self._me = here, me
        self._blocks.clear()
        self._settle()

    def set_matching(self, words: Sequence[str]) -> None:
        """Words to highlight."""
        self._matching = tuple(words)
        self._blocks.clear()
        self._settle()

    def tick(self, now: datetime) -> None:
        """Repaints what reads differently at `now`: the names of days at midnight, promises that became overdue."""
        before, self._now = self._now, now
        if not times.is_today(before, now, self._here):
            self._blocks.clear()
            self._settle()
            return
        changed = [index for index in self._blocks if changes_with_the_clock(self._entries[index], before, now)]
        for index in changed:
            del self._blocks[index]
        if changed:
            self._settle()

    def move(self, lines: int) -> None:
        """Scrolls so many lines down (negative: up)."""
        self._scroll(lines)

    def page(self, pages: int) -> None:
        """Scrolls so many screens, less a line, down (negative: up)."""
        self._scroll(pages * max(1, self.size.height - 1))

    def first(self) -> None:
        """Goes to the oldest entry."""
        self._top, self._at_end = START, False
        self._settle()

    def last(self) -> None:
        """Goes to the newest entry's end."""
        self._at_end = True
        self._settle()

    def show_rest(self) -> bool:
        """Shows the next part of the first text on the screen that is not all there; False where there is none."""
        index, line = self._top
        below = self.size.height + line
        while index < len(self._entries) and below > 0:
            block = self._block(index)
            if block.rest:
                self._parts[self._entries[index].id] = self._parts.get(self._entries[index].id, 1) + 1
                del self._blocks[index]
                self._at_end = False
                self._settle()
                return True
            below -= len(block.lines)
            index += 1
        return False

    def line_at(self, y: int) -> Line:
        if self._window is None:
            self._window = self._lines_on_screen()
        return self._window[y] if y < len(self._window) else ()

    def on_resize(self) -> None:
        self._settle()
        self.refresh()

    def on_mouse_scroll_down(self) -> None:
        self.move(3)

    def on_mouse_scroll_up(self) -> None:
        self.move(-3)

    def _look(self) -> TimelineLook:
        return TimelineLook(self.size.width, self._now, self._here, self._me, self._matching, self._masked)

    def _block(self, index: int) -> Block:
        block = self._blocks.get(index)
        if block is None:
            if len(self._blocks) > KEPT_BLOCKS:
                self._blocks.clear()
            entry = self._entries[index]
            before = self._entries[index - 1] if index else None
            block = entry_block(entry, before, self._look(), self._parts.get(entry.id, 1))
            self._blocks[index] = block
        return block

    def _scroll(self, lines: int) -> None:
        if not self._entries:
            return
        self._top = self._moved(self._top, lines)
        self._at_end = False
        self._settle()

    def _moved(self, place: Place, lines: int) -> Place:
        """The place so many lines further down or up, within the entries."""
        index, line = place
        line += lines
        while line < 0 and index > 0:
            index -= 1
            line += len(self._block(index).lines)
        while index < len(self._entries) - 1 and line >= (height := len(self._block(index).lines)):
            line -= height
            index += 1
        return index, max(0, line)

    def _end_place(self) -> Place:
        """The top of the screen from which the last line is on the bottom row."""
        last = len(self._entries) - 1
        return self._moved((last, len(self._block(last).lines)), -self.size.height) if last >= 0 else START

    def _settle(self) -> None:
        """Keeps the place within the entries, and repaints what changed."""
        if self._blocks_width != self.size.width:
            self._blocks.clear()
            self._blocks_width = self.size.width
        if self._entries and self.size.height:
            end = self._end_place()
            self._top = end if self._at_end else min(self._moved(self._top, 0), end)
            if self._top == end:
                self._at_end, self._new_below = True, 0
        self._window = None
        self.repaint_changed()

    def _keep_blocks(self, old: Sequence[TimelineEntry], new: Sequence[TimelineEntry]) -> None:
        """Keeps the lines of entries that are as they were, where they were."""
        same = 0
        for before, after in zip(old, new, strict=False):
            if before is not after and before != after:
                break
            same += 1
        for index in [index for index in self._blocks if index >= same]:
            del self._blocks[index]

    def _keep_place(self, old: Sequence[TimelineEntry], new: Sequence[TimelineEntry]) -> None:
        """Finds the entry at the top of the screen again, and counts those after the last one that was known."""
        places = {entry.id: index for index, entry in enumerate(new)}
        index, line = self._top
        while index >= 0 and old[index].id not in places:
            index, line = index - 1, 0
        self._top = (places[old[index].id], line) if index >= 0 else START
        known = {entry.id for entry in old}
        self._new_below += sum(1 for entry in new if entry.id not in known)

    def _lines_on_screen(self) -> list[Line]:
        width, height = self.size
        if not self._subject:
            return []
        if not self._entries:
            why = "none-fits" if self._matching else "empty" if self._whole else "still-fetched"
            return [(Span(cut(say(TIMELINE, why, self._here.language), width), "dim"),)]
        lines: list[Line] = []
        index, skip = self._top
        while len(lines) < height and index < len(self._entries):
            lines.extend(self._block(index).lines[skip:])
            index, skip = index + 1, 0
        del lines[height:]
        if self._new_below and lines:
            lines[-1] = new_below_line(self._new_below, self._look())
        return lines
