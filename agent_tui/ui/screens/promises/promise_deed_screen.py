"""What became of a promise or a work order, in a word: kept, broken, withdrawn, tried in vain, or a new date. The word
may stay empty, a new date may not. Of a promise's new date the customer is told by a text that is ready to send."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct

from agent_tui.domain.contradictions import only_tells
from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.values import Promise, WorkOrder
from agent_tui.expectations.dates import From, read_time, typed_time
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.expectation_words import when_words
from agent_tui.ui.presentation.styles import Span, Styles
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.windows.line_form import WHEN, FormLine, LineForm
from agent_tui.ui.wording import Wording

PromiseDeed = Literal["keep", "break", "withdraw", "move", "attempt"]

USUAL_MOVE = "+1 workday 18:00"
ORDER_AHEAD = timedelta(hours=2)
"""How long before our own deadline a work order is usually due."""
QUARTER = 15
"""Minutes."""
SOONEST_AGAIN = timedelta(minutes=QUARTER)
TEXT_ROWS = 4


class DeedAnswer(Struct, frozen=True):
    words: str
    due_at: datetime | None = None
    """The new date, where there is one."""
    tell: bool = False
    """The text that tells of it is to be sent next."""


class PromiseDeedScreen(LineForm[DeedAnswer]):
    def __init__(
        self,
        wording: Wording,
        styles: Styles,
        deed: PromiseDeed,
        about: Promise | WorkOrder,
        start: From,
        *,
        ready: Callable[[datetime], str] | None = None,
        before: datetime | None = None,
        keeper: str = "",
        besides: str = "",
    ) -> None:
        """`start`: from where a new date is counted. `ready`: the text that tells the customer of it. `before`: of a
        work order, when the promise that hangs on it is due. `keeper`: the name of whoever must keep it, where that is
        somebody else. `besides`: what becomes of the work orders that hang on it."""
        lines = [FormLine("words", wording.screen("deed.words"), needed=False)]
        if deed == "move":
            lines.insert(0, FormLine(WHEN, wording.screen("deed.when"), usual_date(about, before, start)))
        super().__init__(wording, styles, lines, start)
        self._deed = deed
        self._about = about
        self._ready = ready if deed == "move" else None
        self._before = before
        self._keeper = keeper
        self._besides = besides
        self._text_rows = 0

    def heading(self) -> str:
        what = cut(mask_numbers(self._about.what), 44)
        if isinstance(self._about, WorkOrder):
            who = cut(mask_numbers(self._about.department), 20)
            return self.wording.screen(f"order.{self._deed}", what=what, who=who)
        return self.wording.screen(f"deed.{self._deed}", what=what)

    def note(self) -> str:
        note = self._told() + self._besides
        if self._keeper:
            return f"{self.wording.screen('deed.of-another', who=cut(self._keeper, 20))} {note}"
        return note

    def _told(self) -> str:
        """What to know before it is done."""
        here, due = self.wording.here, self._about.due_at
        if isinstance(self._about, WorkOrder):
            key = f"order.{self._deed}-note"
            if self._deed == "move" and self._before is None:
                key = "order.move-free"
            due = self._before or due
        else:
            key = f"deed.{self._deed}-note"
            if self._deed == "move":
                key = "deed.move-early" if self.now < due else "deed.move-late"
        return self.wording.screen(key, when=when_words(due, self.now, here))

    def keys_told(self) -> str:
        return "renew.keys" if self._ready is not None else super().keys_told()

    def why_not(self, at: datetime) -> str:
        too_late = self._before is not None and at >= self._before
        return super().why_not(at) or ("deed.not-before" if too_late else "")

    def time_read(self, at: datetime | None) -> None:
        """The text that tells of the new date stands below, as it would go out; its rows stay where there is none."""
        if self._ready is not None and at is None:
            self.below.show(*([()] * self._text_rows))
        elif self._ready is not None and at is not None:
            told = self.wording.screen("renew.says", text=mask_numbers(self._ready(at)))
            rows = wrap(told, self.text_cells)[:TEXT_ROWS]
            self._text_rows = len(rows)
            self.below.show(*((Span(line, "dim"),) for line in rows))

    def finish(self, id: str) -> None:
        words = self.lines["words"].value.strip()
        if self._deed != "move":
            self.dismiss(DeedAnswer(words))
            return
        at, _ = self.read_when()
        if at is None:
            self.select(WHEN)
            self.go_to(WHEN)
            return
        self.dismiss(DeedAnswer(words, at, tell=id == "send" and self._ready is not None))


def usual_date(about: Promise | WorkOrder, before: datetime | None, start: From) -> str:
    """The date that stands there first; none where there is no day after the old one."""
    later = start._replace(now=max(start.now, about.due_at))  # why: not moved forward by habit
    try:
        moved = read_time(USUAL_MOVE, later)
        if isinstance(about, Promise) and only_tells(about):
            moved = min(moved, _as_soon_again(about, later))
        return typed_time(moved if before is None else min(moved, before - ORDER_AHEAD), start)
    except OverflowError:
        return ""


def _as_soon_again(about: Promise, later: From) -> datetime:
    """Of a call or a report: as long from there as it was given first, in opening time where that is known, on a
    quarter of an hour."""
    given = max(SOONEST_AGAIN, about.due_at - about.made_at)
    there = later.now.astimezone(later.zone)
    soon = later.add_open_time(there, given) if later.add_open_time is not None else there + given
    return soon.replace(second=0, microsecond=0) + timedelta(minutes=-soon.minute % QUARTER)
