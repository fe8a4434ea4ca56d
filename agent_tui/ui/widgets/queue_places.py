"""Where things stand in the queue: lines (heads and rows) and rows counted over all groups, found without a list of
them all, so that ten thousand contacts cost nothing until they are looked at."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import get_args

from agent_tui.desk.views import GroupKind, QueueGroup, RowRef

NEIGHBOURS = 200
"""How far the next contact is looked for when the selected one has gone."""


class QueuePlaces:
    """The groups of one view. A folded group has a head and no rows."""

    def __init__(self, groups: Sequence[QueueGroup], folded: Collection[GroupKind] = ()) -> None:
        self._groups = tuple(groups)
        self._refs: list[Sequence[RowRef]] = [() if group.kind in folded else group.refs for group in groups]
        self._first_row: list[int] = []
        self._head_line: list[int] = []
        self.rows = 0
        """Rows of all groups."""
        self.lines = 0
        """Rows and heads."""
        for refs in self._refs:
            self._first_row.append(self.rows)
            self._head_line.append(self.lines)
            self.rows += len(refs)
            self.lines += len(refs) + 1

    def at(self, line: int) -> tuple[QueueGroup, int | None]:
        """The group at a line, and the row there, or None at the group's head."""
        index = bisect_right(self._head_line, line) - 1
        inside = line - self._head_line[index] - 1
        return self._groups[index], None if inside < 0 else self._first_row[index] + inside

    def line(self, row: int) -> int:
        """The line of a row."""
        return row + self._group_of(row) + 1

    def ref(self, row: int) -> RowRef:
        """What a row stands for."""
        index = self._group_of(row)
        return self._refs[index][row - self._first_row[index]]

    def find(self, ref: RowRef, near: int = 0) -> int | None:
        """The row that stands for `ref`; looked for around `near` first, since it seldom went far."""
        close = self._refs_near(near)
        if ref in close:
            return close[ref]
        for refs, first in zip(self._refs, self._first_row, strict=True):
            try:
                return first + refs.index(ref)
            except ValueError:
                continue
        return None

    def find_contact(self, ticket: str) -> int | None:
        """The first row that stands for that contact, or for a promise of it."""
        return next((row for row, ref in enumerate(self._every_ref()) if ref.ticket == ticket), None)

    def with_row(self, groups: Sequence[QueueGroup], row: int) -> list[QueueGroup]:
        """`groups` with what stands at `row` here, in its group and there as far down as here."""
        index, ref = self._group_of(row), self.ref(row)
        kind, place = self._groups[index].kind, row - self._first_row[index]
        refs = list(next((group.refs for group in groups if group.kind == kind), ()))
        refs.insert(place, ref)
        with_it = {group.kind: group for group in groups} | {kind: QueueGroup(kind, refs)}
        return [with_it[each] for each in get_args(GroupKind) if each in with_it]

    def successor(self, old: "QueuePlaces", old_row: int) -> int | None:
        """The row here of what followed `old_row` there (else of what preceded it), now that it has gone."""
        after = range(old_row + 1, min(old.rows, old_row + NEIGHBOURS))
        before = range(old_row - 1, max(-1, old_row - NEIGHBOURS), -1)
        here: dict[RowRef, int] | None = None
        for row in (*after, *before):
            ref = old.ref(row)
            close = self._refs_near(row)
            if ref in close:
                return close[ref]
            if here is None:
                here = {each: place for place, each in enumerate(self._every_ref())}
            if ref in here:
                return here[ref]
        return min(old_row, self.rows - 1) if self.rows else None

    def row_near(self, line: int, *, down: bool) -> int:
        """The row at a line; at a head the next one in the direction of travel."""
        line = min(max(line, 0), self.lines - 1)
        row = self.at(line)[1]
        while row is None and 0 <= line < self.lines:
            line += 1 if down or line == 0 else -1
            row = self.at(line)[1] if 0 <= line < self.lines else None
        return self.rows - 1 if row is None else row

    def refs_between(self, start: int, stop: int) -> list[RowRef]:
        """What the rows on the lines from `start` up to `stop` stand for."""
        found: list[RowRef] = []
        for refs, head in zip(self._refs, self._head_line, strict=True):
            low, high = max(0, start - head - 1), stop - head - 1
            if high > 0 and low < len(refs):
                found.extend(refs[low:high])
        return found

    def _refs_near(self, row: int) -> dict[RowRef, int]:
        return {self.ref(near): near for near in range(max(0, row - 2), min(self.rows, row + 3))}

    def _every_ref(self) -> Iterator[RowRef]:
        for refs in self._refs:
            yield from refs

    def _group_of(self, row: int) -> int:
        index = bisect_right(self._first_row, row) - 1
        while index > 0 and not self._refs[index]:
            index -= 1
        return index
