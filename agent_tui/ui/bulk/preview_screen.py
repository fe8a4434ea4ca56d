"""What is about to happen to many contacts, one line for each – and afterwards, what was refused and why."""

from collections.abc import Sequence

from textual import events

from agent_tui.ui.presentation.styles import Line, Span, Styles
from agent_tui.ui.screens.windows.confirm_screen import YES, says_yes
from agent_tui.ui.screens.windows.dialog import Dialog
from agent_tui.ui.screens.windows.lines import head_line, in_columns
from agent_tui.ui.screens.windows.pick_list import PickRow
from agent_tui.ui.wording import Wording

NUMBER, CUSTOMER = 7, 18
"""Cells."""


def line_of(number: int, customer: str, words: str, *, dim: bool) -> Line:
    """`#1024  赵敏              open -> pending`"""
    return in_columns(
        (f"#{number}" if number else "", NUMBER, "dim"),
        (customer, CUSTOMER, "text"),
        (words, 0, "dim" if dim else "text"),
    )


class PreviewScreen(Dialog):
    """Answers `yes` or None. `keys`: those that say yes; none of them where there is nothing to say yes to."""

    WIDTH = 78

    def __init__(
        self, wording: Wording, styles: Styles, title: str, lines: Sequence[Line], keys: tuple[str, ...] = ()
    ) -> None:
        super().__init__(wording, styles)
        self._title, self._lines, self._keys = title, lines, keys

    def on_mount(self) -> None:
        rows = [PickRow(str(number), line) for number, line in enumerate(self._lines)]
        if self._keys:
            foot = f"{self.wording.screen('ask.yes', key=self._keys[0])}  {self.wording.screen('ask.no')}"
        else:
            foot = self.wording.screen("help.close")
        self.frame(head_line(self._title), rows, (Span(foot, "label"),))

    def on_key(self, event: events.Key) -> None:
        if says_yes(event, self._keys):
            event.stop()
            self.dismiss(YES)

    def perform(self, id: str) -> None:
        if id == "open":
            return  # why: who reads through the list with enter has not said yes
        super().perform(id)
