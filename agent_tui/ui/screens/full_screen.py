"""What fills the terminal rather than lying over it: the desk and the lists. Each has a status line and can say
something in it."""

from collections.abc import Sequence
from typing import TypeVar

from textual.screen import Screen

from agent_tui.ui.presentation.status_words import Hint

Result = TypeVar("Result")


class FullScreen(Screen[Result]):
    def show_notice(self, text: str) -> None:
        """Says `text` in the last line, until the next key that acts."""

    def quiet(self) -> None:
        """Takes the notice away."""

    def show_begun(self, hints: Sequence[Hint]) -> None:
        """Shows in the last line what keys were begun and how they go on; with nothing, the usual again."""

    def read_again(self) -> None:
        """The contacts behind a list are not what they were."""
