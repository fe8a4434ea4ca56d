"""What was done here last, and how each of it is taken back."""

from collections.abc import Callable

from msgspec import Struct

KEPT = 50
"""Deeds that are remembered; the oldest go first."""


class Deed(Struct, frozen=True):
    """One thing that was done to a contact. `undo` takes it back and may raise a Trouble."""

    name: str
    """What was done, as the screen says it."""
    ticket: str
    customer: str
    undo: Callable[[], object]
    at_store: bool = False
    """The store is asked, so it takes its time."""
    tells: bool = False
    """What came of taking it back is said by `undo`, which may have to be waited for."""


class DeedsDone:
    """The last ones, the latest last."""

    def __init__(self) -> None:
        self._done: list[Deed] = []

    def __len__(self) -> int:
        return len(self._done)

    def remember(self, deed: Deed) -> None:
        self._done.append(deed)
        del self._done[:-KEPT]

    @property
    def last(self) -> Deed | None:
        return self._done[-1] if self._done else None

    def forget(self, deed: Deed) -> None:
        """It was taken back, or can never be."""
        if deed in self._done:
            self._done.remove(deed)
