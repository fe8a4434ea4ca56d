"""What fills the terminal rather than lying over it: the desk and the lists. Each has a status line and can say
something in it."""

from typing import TypeVar

from textual.screen import Screen

Result = TypeVar("Result")


class FullScreen(Screen[Result]):
    def show_notice(self, text: str) -> None:
        """Says `text` in the last line, until the next key that acts."""

    def quiet(self) -> None:
        """Takes the notice away."""

    def read_again(self) -> None:
        """The contacts behind a list are not what they were."""
