"""The outbox: what was written here and is not at the store yet, with what became of it."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from agent_tui.desk.views import OutboxRow
from agent_tui.domain.errors import Trouble
from agent_tui.domain.masking import mask_numbers
from agent_tui.messages.screen_rows import COLUMNS
from agent_tui.messages.speech import say
from agent_tui.ui.actions import action, bindings_of
from agent_tui.ui.presentation.styles import Line, Span
from agent_tui.ui.screens.confirm_screen import YES, ConfirmScreen
from agent_tui.ui.screens.framed_screen import Around
from agent_tui.ui.screens.lines import in_columns
from agent_tui.ui.screens.list_screen import ListScreen
from agent_tui.ui.screens.outbox_words import told
from agent_tui.ui.screens.pick_list import PickRow


class OutboxScreen(ListScreen):
    """Enter opens the contact; a refused or unclear line can be sent again or thrown away."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of([action("retry"), action("drop")])]

    def __init__(
        self,
        around: Around,
        read: Callable[[], list[OutboxRow]],
        retry: Callable[[str], object],
        drop: Callable[[str], object],
    ) -> None:
        super().__init__(around)
        self._read, self._retry, self._drop = read, retry, drop
        self._by_id: dict[str, OutboxRow] = {}

    def heading(self) -> str:
        return self.wording.screen("outbox.title", count=len(self._by_id))

    def nothing(self) -> str:
        return self.wording.screen("outbox.none")

    def hints(self) -> tuple[str, ...]:
        return ("retry", "drop", *super().hints())

    def column_heads(self) -> Line:
        columns = (("state", 8), ("kind", 8), ("customer", 14), ("written", 11), ("text", 0))
        heads = [(say(COLUMNS, name, self.wording.language), cells) for name, cells in columns]
        return (Span(" "), *in_columns(*((head, cells, "label") for head, cells in heads)))

    def all_rows(self) -> Sequence[PickRow]:
        rows = self._read()
        self._by_id = {row.id: row for row in rows}
        return [self._row(row) for row in rows]

    def _row(self, row: OutboxRow) -> PickRow:
        trouble = self.wording.trouble_title(row.trouble) if row.trouble else ""
        about = told(row, self.wording)
        return PickRow(
            row.id,
            in_columns(
                (self.wording.screen(f"outbox.state.{row.state}"), 8, "trouble" if trouble else "label"),
                (self.wording.screen(f"outbox.kind.{row.kind}"), 8, "text"),
                (mask_numbers(row.customer_name), 14, "customer"),
                (self.wording.day_and_time(row.created_at), 11, "dim"),
                (mask_numbers(f"{trouble}  {about}" if trouble else about), 0, "text"),
            ),
        )

    def chosen_ticket(self) -> str | None:
        row = self._by_id.get(self.list.chosen or "")
        return row.ticket if row is not None else None

    def perform(self, id: str) -> None:
        if id not in ("retry", "drop"):
            super().perform(id)
            return
        row = self._by_id.get(self.list.chosen or "")
        reason = "why.nothing-selected" if row is None else _not_now(row)
        if row is None or reason is not None:
            self._cannot(id, reason or "")
        elif id == "retry":
            self._do(self._retry, row, "done.retried")
        else:
            self._ask_to_drop(row)

    def _cannot(self, id: str, reason: str) -> None:
        name = self.wording.name(action(id))
        self.show_notice(self.wording.screen("cannot", action=name, reason=self.wording.reason(reason)))

    def _ask_to_drop(self, row: OutboxRow) -> None:
        drop = action("drop")

        def answered(answer: str | None) -> None:
            if answer == YES:
                self._do(self._drop, row, "done.dropped")

        question = ConfirmScreen(
            self.wording,
            self.around.styles,
            title=self.wording.name(drop),
            question=self.wording.screen("ask.drop"),
            detail=mask_numbers(f"{row.customer_name}: {told(row, self.wording)}"),
            keys=self.wording.answers(drop),
        )
        self.app.push_screen(question, answered)

    def _do(self, deed: Callable[[str], object], row: OutboxRow, done: str) -> None:
        try:
            deed(row.id)
        except Trouble as trouble:
            said = self.wording.trouble(trouble)
        else:
            said = self.wording.screen(done)
        self.show_rows()
        self.show_notice(said)


def _not_now(row: OutboxRow) -> str | None:
    match row.state:
        case "sending":
            return "why.on-its-way"
        case "acked":
            return "why.at-store"
        case _:
            return None
