"""A short list to choose from, by digit or by enter."""

from collections.abc import Sequence

from textual import events

from agent_tui.ui.presentation.styles import Line, Span, Styles
from agent_tui.ui.screens.dialog import Dialog
from agent_tui.ui.screens.lines import head_line
from agent_tui.ui.screens.pick_list import PickRow
from agent_tui.ui.wording import Wording

DIGITS = 9


class ChoiceScreen(Dialog):
    """Answers with the key of the row. `choices`: (key, line); `nothing`: what stands there where there are none."""

    WIDTH = 68

    def __init__(
        self,
        wording: Wording,
        styles: Styles,
        choices: Sequence[tuple[str, Line]],
        *,
        title: str,
        foot: str,
        nothing: str = "",
    ) -> None:
        super().__init__(wording, styles)
        self._choices = choices
        self._title, self._foot, self._nothing = title, foot, nothing

    def on_mount(self) -> None:
        rows = [
            PickRow(key, (Span(f"{number} " if number <= DIGITS else "  ", "hint_key"), *line))
            for number, (key, line) in enumerate(self._choices, 1)
        ]
        rows = rows or [PickRow("", (Span(self._nothing, "dim"),))]
        self.frame(head_line(self._title), rows, (Span(self._foot, "dim"),))

    def on_key(self, event: events.Key) -> None:
        digit = event.character or ""
        if digit.isascii() and digit.isdigit() and 0 < int(digit) <= len(self._choices):
            event.stop()
            self.dismiss(self._choices[int(digit) - 1][0])
