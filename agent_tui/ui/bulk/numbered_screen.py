"""A list to choose one from, by number or by enter."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events

from agent_tui.ui.presentation.cells import width_of
from agent_tui.ui.presentation.styles import Span, Styles
from agent_tui.ui.screens.dialog import Dialog
from agent_tui.ui.screens.lines import head_line, in_columns
from agent_tui.ui.screens.pick_list import PickRow
from agent_tui.ui.wording import Wording

ON_A_PAGE = 9
MORE = "\n"
"""No key of a choice is that."""

WIDEST = 40
"""Cells of a name; what is told beside it follows."""


class Choice(NamedTuple):
    key: str
    name: str
    beside: str = ""


class NumberedScreen(Dialog):
    """Nine to a page; 0 turns the page. Answers with the key of a choice, or None."""

    WIDTH = 64

    def __init__(self, wording: Wording, styles: Styles, title: str, choices: Sequence[Choice]) -> None:
        super().__init__(wording, styles)
        self._title = title
        self._choices = choices
        self._page = 0

    def on_mount(self) -> None:
        self._show_page()

    def _show_page(self) -> None:
        here = self._choices[self._page * ON_A_PAGE : (self._page + 1) * ON_A_PAGE]
        widest = min(WIDEST, max((width_of(choice.name) for choice in here), default=0))
        rows = [
            PickRow(
                choice.key,
                in_columns((str(number), 1, "hint_key"), (choice.name, widest, "text"), (choice.beside, 0, "dim")),
            )
            for number, choice in enumerate(here, 1)
        ]
        if len(self._choices) > ON_A_PAGE:
            rows.append(PickRow(MORE, in_columns(("0", 1, "hint_key"), (self.wording.screen("menu.more"), 0, "text"))))
        close = self.wording.screen("help.close")
        self.frame(head_line(self._title), rows, (Span(close, "dim"),), keep=rows[0].key if rows else None)

    def on_key(self, event: events.Key) -> None:
        digit = event.character or ""
        if digit.isascii() and digit.isdigit():
            event.stop()
            at = self._page * ON_A_PAGE + int(digit) - 1
            if digit == "0":
                self._turn()
            elif at < len(self._choices):
                self.dismiss(self._choices[at].key)

    def _turn(self) -> None:
        self._page = (self._page + 1) % max(1, -(-len(self._choices) // ON_A_PAGE))
        self._show_page()

    def perform(self, id: str) -> None:
        if id == "open" and self.list.chosen == MORE:
            self._turn()
        else:
            super().perform(id)
