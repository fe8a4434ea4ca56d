"""The queue: groups of contacts under heads, one of them selected, painted by the line however many there are.

It is given the groups (`show`) and a callable that reads rows; it reads only what is on the screen and a page around
it. The selection is kept by what it stands for, not by its place."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from textual import events
from textual.message import Message

from agent_tui.desk.views import GroupKind, QueueGroup, QueueRow, QueueView, RowRef
from agent_tui.domain.errors import Trouble
from agent_tui.messages.screen_rows import ROWS
from agent_tui.messages.speech import say
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.cells import fit
from agent_tui.ui.presentation.queue_columns import RowLook, group_head, header_line, missing_line, row_line
from agent_tui.ui.presentation.styles import Line, Span, StyleName
from agent_tui.ui.presentation.times import Here
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.widgets.kept_rows import KeptRows
from agent_tui.ui.widgets.line_widget import LineWidget
from agent_tui.ui.widgets.queue_places import QueuePlaces
from agent_tui.ui.widgets.queue_window import QueueWindow

HEADER = 1
"""Rows taken by the columns' names."""


class QueueList(LineWidget, can_focus=True):
    @dataclass
    class Selected(Message):
        """Another contact is selected (None: there is none), by a person or because the queue changed."""

        ref: RowRef | None

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, QueueList.Selected)

    def __init__(
        self,
        rows: Callable[[Sequence[RowRef]], list[QueueRow]],
        here: Here,
        *,
        me: str | None = None,
        id: str | None = None,
    ) -> None:
        """`rows` reads the rows of references (those that are gone are left out); `me` is shown as "me"."""
        super().__init__(id=id)
        self._rows = KeptRows(rows)
        self._window = QueueWindow(lambda: self._body_height)
        self._here = here
        self._me = me
        self._now: datetime | None = None
        self._view: QueueView | None = None
        self._unfolded: bool | None = None
        self._kept: tuple[RowRef, GroupKind] | None = None
        """The selected contact that has left its group; it stands there until another one is selected."""
        self._matching: tuple[str, ...] = ()
        self._marked: frozenset[str] = frozenset()
        self._empty_text: str | None = None
        self.fold_hint = ""
        """Stands in the head of the folded group: the key that unfolds it."""

    @property
    def selected(self) -> RowRef | None:
        """What is selected."""
        return self._window.ref

    @property
    def selected_row(self) -> QueueRow | None:
        """The selected contact as the queue shows it."""
        ref = self.selected
        return None if ref is None else self._row(ref)

    @property
    def count(self) -> int:
        """Rows that can be selected."""
        return self._window.places.rows

    @property
    def resting(self) -> int:
        """Contacts in the group that is folded by default."""
        return sum(len(group.refs) for group in self._view.groups if group.kind == "resting") if self._view else 0

    def show(
        self,
        view: QueueView,
        changed: frozenset[str] | None = None,
        *,
        keep_selected: bool = False,
        from_top: bool = False,
    ) -> None:
        """Shows these groups. Rows of the tickets in `changed` are read again; all of them where it is None.

        The same contact stays selected; one that has left the view gives way to its neighbour or, with
        `keep_selected`, stays where it is until another one is selected. `from_top` selects the first one."""
        self._rows.forget(changed)
        self._view, self._now = view, view.as_of
        if from_top:
            self._window.selected = -1
        self._place(view, keep_selected=keep_selected)
        self.repaint_changed()

    def select(self, ref: RowRef) -> bool:
        """Selects that row and brings it onto the screen; False where the queue does not hold it."""
        row = self._window.places.find(ref, self._window.selected)
        if row is None and self._view is not None and self._folds():
            if not any(ref in group.refs for group in self._view.groups if group.kind == "resting"):
                return False
            self.toggle_resting()
            row = self._window.places.find(ref, self._window.selected)
        if row is None:
            return False
        self._go(row)
        return True

    def let_go(self) -> None:
        """What was done here ended the selected contact's stay: it goes to where it stands now, or its neighbour is
        selected."""
        if self._kept is not None and self._view is not None:
            self._place(self._view)
            self.repaint_changed()

    def set_matching(self, words: Sequence[str]) -> None:
        """Words of the filter, highlighted in the rows; what is filtered is the view's affair."""
        self._matching = tuple(words)
        self.repaint_changed()

    def set_marked(self, tickets: frozenset[str]) -> None:
        """These contacts carry a mark, wherever they stand."""
        self._marked = tickets
        self.repaint_changed()

    def tickets(self) -> frozenset[str]:
        """Every contact that is shown: in no folded group, and not filtered away."""
        return frozenset(ref.ticket for ref in self._window.places.refs_between(0, self._window.places.lines))

    def set_empty_text(self, text: str | None) -> None:
        """The sentence of an empty queue; None: that nobody is waiting."""
        self._empty_text = text
        self.repaint_changed()

    def set_here(self, here: Here, me: str | None) -> None:
        """Another language, time zone or agent."""
        self._here, self._me = here, me
        self.repaint_changed()

    def toggle_resting(self) -> None:
        """Folds or unfolds the contacts that need nothing now."""
        self._unfolded = self._folds()
        if self._view is not None:
            self._place(self._view)
            self.repaint_changed()

    def tick(self, now: datetime) -> None:
        """Repaints the rows on the screen whose times read differently at `now`. Between full minutes these are only
        the ones that go by seconds: most seconds cost next to nothing."""
        before, self._now = self._now, now
        if before is None or not times.same_minute(before, now):
            self.repaint_changed()
            return
        language = self._here.language
        for y in range(HEADER, self.size.height):
            row = self._row_at(y)
            if row is None or row.due_at is None or not times.goes_by_seconds(row.due_at, now):
                continue
            if times.left(row.due_at, before, language) != times.left(row.due_at, now, language):
                self.repaint_row(y)

    def until_tick(self, now: datetime) -> float:
        """Seconds until `tick` has something to do."""
        dues = [row.due_at for row in self._rows_on_screen()] or [None]
        return min(times.until_tick(due, now) for due in dues)

    @property
    def lines_below_selected(self) -> int:
        """How many of its lines stand beneath the selected one."""
        if self._window.selected < 0:
            return self._body_height
        return self._body_height - 1 - self._window.places.line(self._window.selected) + self._window.top

    def move(self, rows: int) -> None:
        """Selects the row so many further down (negative: up), the last or first at most."""
        self._go(self._window.selected + rows)

    def page(self, pages: int) -> None:
        """Turns so many pages; the selection goes along."""
        self._moving(lambda: self._window.page(pages))

    def first(self) -> None:
        """Selects the first contact."""
        self._go(0)

    def last(self) -> None:
        """Selects the last contact."""
        self._go(self._window.places.rows - 1)

    def line_at(self, y: int) -> Line:
        width, language = self.size.width, self._here.language
        if y < HEADER:
            return header_line(width, language)
        line = self._window.top + y - HEADER
        below = y - HEADER - self._window.places.lines - 1
        if not self._window.places.rows and below >= 0 and self._view is not None:
            said = wrap(self._empty_text or say(ROWS, "nobody-waits", language), max(20, width - 4))
            return (Span(fit("   " + said[below], width), "dim"),) if below < len(said) else ()
        if line >= self._window.places.lines or self._now is None:
            return ()
        group, row = self._window.places.at(line)
        if row is None:
            kept = self._kept is not None and self._kept[1] == group.kind
            total, folded = len(group.refs) - kept, self._is_folded(group)
            return group_head(
                group.kind, total, width, language, moved_on=int(kept), folded=folded, hint=self.fold_hint
            )
        shown = self._row(self._window.places.ref(row))
        if shown is None:
            return missing_line(width)
        marked = shown.id in self._marked
        look = RowLook(width, self._now, self._here, self._me, row == self._window.selected, self._matching, marked)
        return row_line(shown, look)

    def overlay_at(self, y: int) -> StyleName | None:
        if self._window.selected < 0 or y - HEADER + self._window.top != self._window.places.line(
            self._window.selected
        ):
            return None
        return "cursor" if self.has_focus else "cursor_away"

    @property
    def _body_height(self) -> int:
        return max(1, self.size.height - HEADER)

    def _is_folded(self, group: QueueGroup) -> bool:
        return group.kind == "resting" and self._folds()

    def _folds(self) -> bool:
        """Until a person says otherwise the resting contacts are folded, unless there are no others."""
        if self._unfolded is not None:
            return not self._unfolded
        return self._view is not None and any(group.kind != "resting" for group in self._view.groups)

    def _place(self, view: QueueView, *, keep_selected: bool = False) -> None:
        """Takes the groups over, keeps the selected contact selected and, where the queue is longer than the screen
        and was scrolled, on its line of the screen."""
        old, old_ref, old_row = self._window.places, self.selected, self._window.selected
        self._kept = None
        places = self._places_of(view.groups)
        row = None if old_ref is None else places.find(old_ref, old_row)
        if row is None and old_ref is not None:
            row = places.find_contact(old_ref.ticket)
        if row is None and old_ref is not None and keep_selected and self._rows.read([old_ref]):
            self._kept = old_ref, old.at(old.line(old_row))[0].kind
            places = self._places_of(old.with_row(view.groups, old_row))
            row = places.find(old_ref, old_row)
        if row is None and old_ref is not None:
            row = places.successor(old, old_row)
        self._window.take(places, row)
        if self.selected != old_ref:
            self.post_message(self.Selected(self.selected))

    def _places_of(self, groups: Sequence[QueueGroup]) -> QueuePlaces:
        return QueuePlaces(groups, folded=[group.kind for group in groups if self._is_folded(group)])

    def _let_go(self) -> None:
        """Another contact is selected: the one that was only kept for being selected goes."""
        if self._kept is not None and self._view is not None and self.selected != self._kept[0]:
            self._place(self._view)
            self.repaint_changed()

    def _go(self, row: int) -> None:
        """Selects the row, counted over all groups."""
        self._moving(lambda: self._window.go(row))

    def _moving(self, move: Callable[[], bool]) -> None:
        """Repaints what `move` changed, and tells of it."""
        window = self._window
        before, old_top = window.selected, window.top
        if not move():
            return
        if window.top != old_top:
            self.repaint_changed()
            self.call_after_refresh(self._read_ahead)
        elif window.selected != before:
            for row in (before, window.selected):
                self.repaint_row(window.places.line(row) - window.top + HEADER)
        if window.selected != before:
            self._let_go()
            self.post_message(self.Selected(self.selected))

    def _row(self, ref: RowRef) -> QueueRow | None:
        return self._rows.row(ref, lambda: self._window.refs(pages=1))

    def _read_ahead(self) -> None:
        """The pages above and below, so that whoever turns the next one need not wait for it to be read."""
        with suppress(Trouble):  # why: it is said where they are looked at
            self._rows.read_ahead(self._window.refs(pages=1))

    def _row_at(self, y: int) -> QueueRow | None:
        line = self._window.top + y - HEADER
        if line >= self._window.places.lines:
            return None
        row = self._window.places.at(line)[1]
        return None if row is None else self._row(self._window.places.ref(row))

    def _rows_on_screen(self) -> list[QueueRow]:
        return [row for row in map(self._row, self._window.refs()) if row is not None]

    def on_resize(self) -> None:
        self._moving(self._window.fit)
        self.refresh()

    def on_focus(self) -> None:
        self.repaint_changed()

    def on_blur(self) -> None:
        self.repaint_changed()

    def on_click(self, event: events.Click) -> None:
        line = self._window.top + event.y - HEADER
        if event.y < HEADER or line >= self._window.places.lines:
            return
        group, row = self._window.places.at(line)
        if row is None:
            if group.kind == "resting":
                self.toggle_resting()
        else:
            self._go(row)

    def on_mouse_scroll_down(self) -> None:
        self.move(1)

    def on_mouse_scroll_up(self) -> None:
        self.move(-1)
