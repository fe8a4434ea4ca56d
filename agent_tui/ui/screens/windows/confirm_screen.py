"""A question that one key answers: yes by the key that asked, or, to what is final, by one that asks nothing; anything
that goes back is no."""

from collections.abc import Sequence

from textual import events

from agent_tui.ui.presentation.styles import Span, Styles
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.windows.dialog import Dialog
from agent_tui.ui.screens.windows.lines import head_line
from agent_tui.ui.screens.windows.pick_list import PickRow
from agent_tui.ui.wording import Wording

YES = "yes"

FINAL = ("y", "f9")
"""Say yes to what cannot be undone: whoever holds the key that asked has said nothing yet."""


def says_yes(event: events.Key, keys: Sequence[str]) -> bool:
    """True where the key is one of `keys`, written as the keymap writes them: by its name or by what it types."""
    return event.key in keys or (event.character is not None and event.character in keys)


class ConfirmScreen(Dialog):
    """Answers `yes` or None. `keys`: those that say yes; the first is shown, of FINAL both."""

    WIDTH = 64

    def __init__(
        self, wording: Wording, styles: Styles, *, title: str, question: str, detail: str, keys: tuple[str, ...]
    ) -> None:
        super().__init__(wording, styles)
        self._title, self._question, self._detail, self._keys = title, question, detail, keys

    def on_mount(self) -> None:
        rows = [PickRow("", (Span(line),)) for line in wrap(self._question, self.WIDTH - 4)]
        if self._detail:
            rows += [PickRow("", (Span("  " + line, "dim"),)) for line in wrap(self._detail, self.WIDTH - 6)[:4]]
        shown = " ".join(self._keys) if self._keys == FINAL else self._keys[0]
        yes = self.wording.screen("ask.yes", key=shown)
        self.frame(head_line(self._title), rows, (Span(f"{yes}  {self.wording.screen('ask.no')}", "label"),))

    def on_key(self, event: events.Key) -> None:
        if says_yes(event, self._keys):
            event.stop()
            self.dismiss(YES)
