"""A short list to choose from, by number or by enter: nine to a page."""

from collections.abc import Sequence

from textual import events

from agent_tui.ui.presentation.cells import width_of
from agent_tui.ui.presentation.styles import Line, Span, Styles
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.windows.dialog import Dialog
from agent_tui.ui.screens.windows.lines import head_line, in_columns
from agent_tui.ui.screens.windows.pick_list import PickRow
from agent_tui.ui.wording import Wording

Choice = tuple[str, Line]
"""What is answered with, and what stands there."""

ON_A_PAGE = 9
MORE = "\n"
"""No key of a choice is that."""

WIDEST = 40
"""Cells of a name; what is told beside it follows."""


class ChoiceScreen(Dialog):
    """0 turns the page. Answers with the key of the row, or None. `nothing`: what stands there where there are no
    choices; `told`: what is to be known first, in lines above them; `foot`: what it says below, where that is not which
    keys choose."""

    WIDTH = 72

    def __init__(
        self,
        wording: Wording,
        styles: Styles,
        choices: Sequence[Choice],
        *,
        title: str,
        nothing: str = "",
        told: Sequence[str] = (),
        foot: str = "",
    ) -> None:
        super().__init__(wording, styles)
        self._choices = choices
        self._title, self._nothing, self._told = title, nothing, told
        self._foot = foot or wording.screen("choice.keys")
        self._page = 0

    def on_mount(self) -> None:
        self._show_page()

    def _show_page(self) -> None:
        here = self._choices[self._page * ON_A_PAGE : (self._page + 1) * ON_A_PAGE]
        rows = [
            PickRow(key, (Span(str(number), "hint_key"), Span(" "), *line))
            for number, (key, line) in enumerate(here, 1)
        ]
        if len(self._choices) > ON_A_PAGE:
            rows.append(PickRow(MORE, (Span("0", "hint_key"), Span(" "), Span(self.wording.screen("menu.more")))))
        rows = rows or [PickRow("", (Span(self._nothing, "dim"),))]
        above = [PickRow("", (Span(line),)) for text in self._told for line in wrap(text, self.WIDTH - 4)]
        self.frame(head_line(self._title), [*above, *rows], (Span(self._foot, "dim"),), keep=rows[0].key)

    def on_key(self, event: events.Key) -> None:
        digit = event.character or ""
        if not digit.isascii() or not digit.isdigit():
            return
        at = self._page * ON_A_PAGE + int(digit) - 1
        if digit == "0" and len(self._choices) > ON_A_PAGE:
            event.stop()
            self._turn()
        elif digit != "0" and at < len(self._choices):
            event.stop()
            self.dismiss(self._choices[at][0])

    def _turn(self) -> None:
        self._page = (self._page + 1) % max(1, -(-len(self._choices) // ON_A_PAGE))
        self._show_page()

    def perform(self, id: str) -> None:
        if id == "open" and self.list.chosen == MORE:
            self._turn()
        else:
            super().perform(id)


def named(choices: Sequence[tuple[str, str, str]]) -> list[Choice]:
    """(key, name, what is told beside it) in columns."""
    widest = min(WIDEST, max((width_of(name) for _, name, _ in choices), default=0))
    return [(key, in_columns((name, widest, "text"), (beside, 0, "dim"))) for key, name, beside in choices]
