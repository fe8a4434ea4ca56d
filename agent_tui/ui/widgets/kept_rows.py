"""Rows of the queue as they were read: those on the screen and a page around it, never all of them."""

from collections.abc import Callable, Sequence
from itertools import islice

from agent_tui.desk.views import QueueRow, RowRef

MOST = 400
"""Rows kept in memory, or twice as many as are read at once where that is more."""


class KeptRows:
    """`read` reads the rows of references; those that are gone are left out."""

    def __init__(self, read: Callable[[Sequence[RowRef]], list[QueueRow]]) -> None:
        self.read = read
        self._rows: dict[RowRef, QueueRow | None] = {}

    def forget(self, changed: frozenset[str] | None) -> None:
        """Rows of these contacts are read again; of all where it is None."""
        if changed is None:
            self._rows.clear()
        else:
            for ref in [ref for ref in self._rows if ref.ticket in changed]:
                del self._rows[ref]

    def row(self, ref: RowRef, around: Callable[[], list[RowRef]]) -> QueueRow | None:
        """Where it must be read, those `around` are read with it. None: it is gone."""
        if ref not in self._rows:
            self.read_ahead([*around(), ref])
        return self._rows[ref]

    def read_ahead(self, refs: Sequence[RowRef]) -> None:
        """Reads those that are not kept, and lets go of those that were read longest ago."""
        missing = [ref for ref in dict.fromkeys(refs) if ref not in self._rows]
        if not missing:
            return
        rows = {row.ref: row for row in self.read(missing)}
        self._rows.update((ref, rows.get(ref)) for ref in missing)
        for ref in list(islice(self._rows, max(0, len(self._rows) - max(MOST, 2 * len(refs))))):
            del self._rows[ref]
