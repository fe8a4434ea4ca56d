"""A part of the wallboard: a head with the names of its columns, and rows that a cursor moves through."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical

from agent_tui.ui.presentation.styles import Line, Span, Styles
from agent_tui.ui.screens.lines import Lines
from agent_tui.ui.screens.pick_list import PickList, PickRow
from agent_tui.ui.watch.target import Target


class Region(Vertical):
    """`empty`: what it says while it has no rows."""

    DEFAULT_CSS = "Region { width: 1fr; height: 1fr; }"

    def __init__(self, styles: Styles, *, id: str) -> None:
        super().__init__(id=id)
        self._head = Lines(styles, [()])
        self.list = PickList(styles)
        self.list.set_active(False)
        self._targets: dict[str, Target] = {}

    def compose(self) -> ComposeResult:
        yield self._head
        yield self.list

    @property
    def target(self) -> Target | None:
        """What the row under the cursor is about."""
        return self._targets.get(self.list.chosen or "")

    @property
    def count(self) -> int:
        return len(self._targets)

    def show_head(self, head: Line) -> None:
        self._head.show(head)

    def show(self, rows: Sequence[tuple[str, Line, Target]], empty: str) -> None:
        """(key, line, target) of every row; the cursor stays on its row."""
        self._targets = {key: target for key, _, target in rows}
        shown = [PickRow(key, line) for key, line, _ in rows] or [PickRow("", (Span(f"  {empty}", "dim"),))]
        self.list.show(shown, keep=self.list.chosen)

    def choose(self, key: str) -> bool:
        """Puts the cursor on that row; False where there is none."""
        if key not in self._targets:
            return False
        self.list.show(self.list.rows, keep=key)
        return True

    def move(self, lines: int) -> bool:
        """False where the cursor could not go on."""
        before = self.list.chosen
        self.list.move(lines)
        return self.list.chosen != before
