"""The open promises, by deadline: what the company owes, to whom, by when, and what was not promised."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar

from textual.binding import BindingType

from agent_tui.desk.views import PromiseRow
from agent_tui.messages.screen_rows import COLUMNS, ROWS
from agent_tui.messages.speech import say
from agent_tui.ui.actions import action, bindings_of
from agent_tui.ui.presentation.cells import cut, fit_right
from agent_tui.ui.presentation.story_lines import not_promised
from agent_tui.ui.presentation.styles import Line
from agent_tui.ui.presentation.times import left
from agent_tui.ui.screens.lines import in_columns
from agent_tui.ui.screens.list_screen import Around, ListScreen
from agent_tui.ui.screens.pick_list import PickRow

WIDE = 100
"""Cells from which on names have more room."""


class PromisesScreen(ListScreen):
    """`read(customer)` gives the rows of one customer, or of everybody for None. Enter opens the promise's contact."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of([action("everyone")])]

    def __init__(
        self,
        around: Around,
        read: Callable[[str | None], list[PromiseRow]],
        *,
        customer: tuple[str, str] | None,
    ) -> None:
        """`customer`: id and name of the one at hand."""
        super().__init__(around)
        self._read = read
        self._customer = customer
        self._everyone = customer is None
        self._count = 0

    def heading(self) -> str:
        if self._everyone or self._customer is None:
            return self.wording.screen("promises.title", count=self._count)
        return self.wording.screen("promises.title-customer", count=self._count, customer=cut(self._customer[1], 30))

    def nothing(self) -> str:
        return self.wording.screen("promises.none")

    def hints(self) -> tuple[str, ...]:
        return ("everyone", *super().hints()) if self._customer else super().hints()

    def column_heads(self) -> Line:
        language = self.wording.language
        customer, owner = self._name_widths()
        return in_columns(
            ("", 2, "label"),
            (fit_right(say(COLUMNS, "left", language), 6), 6, "label"),
            (say(COLUMNS, "due", language), 11, "label"),
            (say(COLUMNS, "customer", language), customer, "label"),
            (say(COLUMNS, "agent", language), owner, "label"),
            (say(COLUMNS, "promise", language), 0, "label"),
        )

    def _name_widths(self) -> tuple[int, int]:
        """Cells of customer and owner."""
        return (12, 8) if self.app.size.width < WIDE else (20, 12)

    def all_rows(self) -> Sequence[PickRow]:
        only = None if self._everyone or self._customer is None else self._customer[0]
        rows = self._read(only)
        self._count = len(rows)
        now = self.around.now()
        return [self._row(row, now) for row in rows]

    def _row(self, row: PromiseRow, now: datetime) -> PickRow:
        promise = row.promise
        late = promise.due_at < now
        owner, widths = promise.owner or promise.made_by, self._name_widths()
        limits = not_promised(promise.limits, self.wording.language) if promise.limits else ""
        return PickRow(
            f"{promise.ticket} {promise.id}",
            in_columns(
                ("!" if late else " ", 1, "late"),
                (fit_right(left(promise.due_at, now, self.wording.language), 6), 6, "late" if late else "text"),
                (self.wording.day_and_time(promise.due_at), 11, "dim"),
                (row.customer_name or row.customer_id, widths[0], "customer"),
                (say(ROWS, "me", self.wording.language) if owner == self.around.me else owner, widths[1], "dim"),
                (f"{promise.what}  {limits}", 0, "text"),
            ),
        )

    def perform(self, id: str) -> None:
        if id == "everyone":
            if self._customer is not None:
                self._everyone = not self._everyone
                self.show_rows()
        else:
            super().perform(id)
