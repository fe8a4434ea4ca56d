"""The outbox: what was written here and is not at the store yet, with what became of it."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from agent_tui.desk.views import OutboxRow
from agent_tui.domain.errors import Trouble
from agent_tui.domain.masking import mask_numbers
from agent_tui.messages.screen_rows import COLUMNS
from agent_tui.messages.speech import say
from agent_tui.ui.actions import action, bindings_of
from agent_tui.ui.actions.exchange import OUTBOX
from agent_tui.ui.presentation.styles import Line, Span
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.exchange.outbox_deeds import OutboxDeeds, below
from agent_tui.ui.screens.exchange.outbox_words import told, with_customer
from agent_tui.ui.screens.windows.confirm_screen import FINAL, YES, ConfirmScreen
from agent_tui.ui.screens.windows.framed_screen import Around
from agent_tui.ui.screens.windows.lines import Lines, in_columns
from agent_tui.ui.screens.windows.list_screen import ListScreen
from agent_tui.ui.screens.windows.pick_list import PickRow

BELOW = 3
"""Lines beneath the list that say why the selected row stands there, and the way out."""

STATE, KIND, CUSTOMER, WRITTEN = 10, 8, 14, 11
"""Cells."""


class OutboxScreen(ListScreen):
    """Enter opens the contact of a row, and both versions of one that was refused."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(action(id) for id in OUTBOX)]
    DEFAULT_CSS = "OutboxScreen #why { height: auto; }"

    def __init__(self, around: Around, deeds: OutboxDeeds) -> None:
        super().__init__(around)
        self._deeds = deeds
        self._by_id: dict[str, OutboxRow] = {}
        self._why = Lines(around.styles, id="why")
        self._said = ""

    def compose(self) -> ComposeResult:
        for widget in super().compose():
            if widget is self.story:
                yield self._why
            yield widget

    def heading(self) -> str:
        title = self.wording.screen("outbox.title", count=len(self._by_id))
        if self._deeds.desk.status().overwrites:
            title += "  " + self.wording.screen("outbox.overwrites")
        return title

    def nothing(self) -> str:
        return self.wording.screen("outbox.none")

    def hints(self) -> tuple[str, ...]:
        row = self._chosen_row
        if row is not None and row.state == "rejected":
            return ("compare", "retry", "edit", "drop", "back", "help")
        return ("edit", "retry", "drop", *super().hints())

    def column_heads(self) -> Line:
        columns = (("state", STATE), ("kind", KIND), ("customer", CUSTOMER), ("written", WRITTEN), ("text", 0))
        heads = [(say(COLUMNS, name, self.wording.language), cells) for name, cells in columns]
        return (Span(" "), *in_columns(*((head, cells, "label") for head, cells in heads)))

    def all_rows(self) -> Sequence[PickRow]:
        rows = self._deeds.rows()
        self._by_id = {row.id: row for row in rows}
        return [self._row(row) for row in rows]

    def _row(self, row: OutboxRow) -> PickRow:
        trouble = self.wording.trouble_title(row.trouble) if row.trouble else ""
        about = told(row, self.wording)
        return PickRow(
            row.id,
            in_columns(
                (self._state(row), STATE, "trouble" if trouble else "label"),
                (self.wording.screen(f"outbox.kind.{row.kind}"), KIND, "text"),
                (mask_numbers(row.customer_name), CUSTOMER, "customer"),
                (self.wording.day_and_time(row.created_at), WRITTEN, "dim"),
                (mask_numbers(f"{trouble}  {about}" if trouble else about), 0, "text"),
            ),
        )

    def _state(self, row: OutboxRow) -> str:
        waits = row.waits_for is not None and row.state in ("queued", "held")
        return self.wording.screen("outbox.state.other" if waits else f"outbox.state.{row.state}")

    @property
    def _chosen_row(self) -> OutboxRow | None:
        return self._by_id.get(self.list.chosen or "")

    def chosen_ticket(self) -> str | None:
        row = self._chosen_row
        return row.ticket or None if row is not None else None

    # Beneath the list

    def show_frame(self) -> None:
        super().show_frame()
        self._show_why()

    def _follow_cursor(self) -> None:
        super()._follow_cursor()
        self._show_why()
        self.show_begun(())

    def show_notice(self, text: str) -> None:
        """Beneath the list, where there is room for all of it; until the next key."""
        self._said = text
        self.keep_if_below(text)
        self._show_why()

    def quiet(self) -> None:
        super().quiet()
        self._said = ""
        self._show_why()

    def _show_why(self) -> None:
        """What is said, then what is known of the row; always as many lines, so that nothing jumps."""
        row, width = self._chosen_row, max(20, self.app.size.width - 3)
        why = below(row, self.wording, self.wording.keys(action("compare"), 1)) if row is not None else ""
        said: list[Line] = [(Span("   "), Span(line, "label")) for line in wrap(self._said, width) if line]
        known: list[Line] = [(Span("   "), Span(line, "dim")) for line in wrap(why, width) if line]
        lines = [*said, *known][:BELOW]
        self._why.show(*lines, *([()] * (BELOW - len(lines)) if self._by_id else ()))

    # Deeds

    def open_chosen(self) -> None:
        row = self._chosen_row
        if row is not None and (row.state == "rejected" or not row.ticket):
            self._compare(row)
        else:
            super().open_chosen()

    def perform(self, id: str) -> None:
        if id not in OUTBOX:
            super().perform(id)
            return
        row = self._chosen_row
        reason = (
            self.wording.reason("why.nothing-selected") if row is None else self._deeds.why_not(id, row, self.wording)
        )
        if row is None or reason:
            self.show_notice(self.wording.screen("cannot", action=self.wording.name(action(id)), reason=reason))
        elif id == "compare":
            self._compare(row)
        elif id == "retry":
            self._do(lambda: self._deeds.retry(row.id), "done.retried")
        elif id == "edit":
            self._edit(row)
        else:
            self._ask_to_drop(row)

    def _compare(self, row: OutboxRow) -> None:
        # why: loaded here because little is refused
        from agent_tui.ui.screens.exchange.conflict_screen import ConflictScreen

        try:
            view = self._deeds.conflict(row.id)
        except Trouble as trouble:
            self.show_rows()
            self.show_notice(self.wording.trouble(trouble))
            return

        def decided(done: str | None) -> None:
            self.show_rows()
            if done:
                self.show_notice(done)

        self.app.push_screen(ConflictScreen(self.around, self._deeds, view), decided)

    def _edit(self, row: OutboxRow) -> None:
        try:
            self._deeds.take_up(row.id)
        except Trouble as trouble:
            self.show_rows()
            self.show_notice(self.wording.trouble(trouble))

    def _ask_to_drop(self, row: OutboxRow) -> None:
        drop = action("drop")

        def answered(answer: str | None) -> None:
            if answer == YES:
                self._do(lambda: self._deeds.drop(row.id), "done.dropped")

        question = ConfirmScreen(
            self.wording,
            self.around.styles,
            title=self.wording.name(drop),
            question=self._deeds.asked_before("ask.drop", row, self.wording),
            detail=mask_numbers(with_customer(row.customer_name, told(row, self.wording))),
            keys=FINAL,
        )
        self.app.push_screen(question, answered)

    def _do(self, deed: Callable[[], object], done: str) -> None:
        try:
            deed()
        except Trouble as trouble:
            said = self.wording.trouble(trouble)
        else:
            said = self.wording.screen(done)
        self.show_rows()
        self.show_notice(said)
