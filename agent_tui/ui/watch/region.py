"""A part of the wallboard: a head with the names of its columns, and rows that a cursor moves through."""

from collections.abc import Callable, Sequence
from functools import partial

from agent_tui.ui.presentation.styles import Line, Span, Styles
from agent_tui.ui.screens.windows.pick_list import LaterRow, PickList, PickRow
from agent_tui.ui.watch.places import Name
from agent_tui.ui.watch.target import Target

Made = Callable[[int], Line]
"""Makes a line for so many cells, once it is in sight: only then its width is known."""

Row = tuple[str, Made, Target]
"""Key, its line, and what it is about."""


class Region:
    """One list with a head, what its rows are about, and whether one of them is chosen."""

    def __init__(self, styles: Styles, name: Name) -> None:
        self.name = name
        self.list = PickList(styles, id=name)
        self.list.show_head(lambda width: ())
        self.list.set_active(False)
        self._targets: dict[str, Target] = {}
        self._active = False
        self._released = False
        """True once the row under the cursor has gone, until somebody chooses one: nothing is done to whichever row
        took its place."""
        self._anew = False

    @property
    def target(self) -> Target | None:
        """What the row under the cursor is about."""
        return None if self._released else self._targets.get(self.list.chosen or "")

    @property
    def count(self) -> int:
        return len(self._targets)

    def set_active(self, active: bool) -> None:
        """Whether it has the cursor that keys move."""
        self._active = active
        self.list.set_active(active and not self._released)

    def release(self) -> None:
        """No row is chosen any more, until somebody chooses one."""
        self._released = True
        self.set_active(self._active)

    def take_first(self) -> None:
        """Whatever is shown next may put the cursor on another row: somebody asked for other rows."""
        self._anew = True

    def show(
        self,
        head: Made,
        rows: Sequence[Row],
        empty: str,
        more: Callable[[int], str],
        *,
        unnamed: int = 0,
        unnamed_words: str = "",
    ) -> None:
        """The cursor stays on its row, and on none once that has gone. `empty`: what it says while it has no rows;
        `more`: what is said of so many rows that are cut off; `unnamed`: how many there are beside the rows, said
        beneath the last one."""
        chosen = self.list.chosen
        self._targets = {key: target for key, _, target in rows}
        shown: list[PickRow | LaterRow] = [LaterRow(key, partial(self._make, line)) for key, line, _ in rows]
        shown = shown or [PickRow("", (Span(f"  {empty}", "dim"),))]
        if unnamed:
            shown.append(PickRow("", (Span(f"  {unnamed_words}", "dim"),)))
            more = _with_unnamed(more, unnamed - 1)  # the line that tells of them is one of the rows
        self.list.more = lambda count: (Span(f" {more(count)}", "dim"),)
        self.list.show_head(head)
        self.list.show(shown, keep=chosen)
        if self._anew:
            self._anew = False
            self._take()
        elif chosen is not None and chosen not in self._targets:
            self.release()

    def _make(self, line: Made) -> Line:
        return line(self.list.size.width)

    def shows(self, key: str) -> bool:
        return key in self._targets

    def choose(self, key: str) -> None:
        """Puts the cursor on that row."""
        self.list.show(self.list.rows, keep=key)
        self._take()

    def move(self, lines: int) -> bool:
        """False where the cursor could not go on. Where no row is chosen, the cursor comes back first."""
        if self.take_up():
            return True
        before = self.list.chosen
        self.list.move(lines)
        return self.list.chosen != before

    def take_up(self) -> bool:
        """Chooses the row nearest to the one that has gone; False where one is chosen, or there is none."""
        if not self._released or not self._targets:
            return False
        self._take()
        return True

    def _take(self) -> None:
        self._released = False
        self.set_active(self._active)


def _with_unnamed(more: Callable[[int], str], beside: int) -> Callable[[int], str]:
    return lambda count: more(count + beside)
