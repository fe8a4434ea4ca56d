"""What is to be written into the ledger, line by line: a work order, or a promise made by word of mouth."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from agent_tui.expectations.dates import From
from agent_tui.ui.presentation.styles import Styles
from agent_tui.ui.screens.windows.line_form import WHEN, FormLine, LineForm
from agent_tui.ui.wording import Wording


class Typed(Struct, frozen=True):
    words: Mapping[str, str]
    """By the names of the lines, without the blanks around them."""
    due_at: datetime


class LedgerForm(LineForm[Typed]):
    """`refuse`: why what was typed cannot be taken, in words, or None. One line is called `WHEN`."""

    def __init__(
        self,
        wording: Wording,
        styles: Styles,
        lines: Sequence[FormLine],
        *,
        title: str,
        note: str,
        start: From,
        refuse: Callable[[Typed], str | None] = lambda typed: None,
    ) -> None:
        super().__init__(wording, styles, lines, start)
        self._told = (title, note)
        self._refuse = refuse

    def heading(self) -> str:
        return self._told[0]

    def note(self) -> str:
        return self._told[1]

    def go_to(self, name: str) -> None:
        self.select(name)
        super().go_to(name)

    def finish(self, id: str) -> None:
        words = {name: line.value.strip() for name, line in self.lines.items() if name != WHEN}
        for name, line in self.by_name.items():
            if name != WHEN and line.needed and not words[name]:
                self.show_head(name, self.wording.screen("line.needed"))
                self.go_to(name)
                return
        at, _ = self.read_when()
        if at is None:
            self.go_to(WHEN)
            return
        typed = Typed(words, at)
        wrong = self._refuse(typed)
        if wrong is None:
            self.dismiss(typed)
        else:
            self.show_note(wrong, "trouble")
