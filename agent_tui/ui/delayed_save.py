"""Saves what changes a moment later, and at once when asked."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from agent_tui.domain.errors import Trouble

DELAY = 0.4
"""Seconds from a change to its being saved; later changes within them go along."""

AGAIN = 5.0
"""Seconds until what could not be saved is tried again."""


@runtime_checkable
class KeepsTyping(Protocol):
    """A screen in which something is typed that is not on disk at every moment."""

    def keep_typed(self) -> None:
        """On disk when it returns; raises the desk's Trouble."""

    def typed_text(self) -> str:
        """What is typed there, under a line that says where; "" where nothing is."""


class DelayedSave:
    """`later(seconds, call)` calls once after so many seconds. `failed` is told when a timed save did not work; it is
    tried again by itself, and `saved_after_all` is told when that did."""

    def __init__(
        self,
        save: Callable[[], None],
        later: Callable[[float, Callable[[], None]], object],
        failed: Callable[[Trouble], None],
        saved_after_all: Callable[[], None] = lambda: None,
    ) -> None:
        self._save = save
        self._later = later
        self._failed = failed
        self._saved_after_all = saved_after_all
        self._unsaved = False
        self._awaited = False
        self._tried_again = False
        """A further attempt is awaited."""

    def changed(self) -> None:
        """Changes within a moment are saved together."""
        self._unsaved = True
        if not self._awaited:
            self._awaited = True
            self._later(DELAY, self._due)

    def flush(self) -> None:
        """Saves now what is not saved yet; raises the desk's Trouble, and then it is still unsaved."""
        if self._unsaved:
            self._save()
            self._unsaved = False

    def _due(self) -> None:
        self._awaited = False
        try:
            self.flush()
        except Trouble as trouble:
            self._failed(trouble)
            self._try_later()

    def _try_later(self) -> None:
        if not self._tried_again:
            self._tried_again = True
            self._later(AGAIN, self._again)

    def _again(self) -> None:
        self._tried_again = False
        if not self._unsaved:
            return
        try:
            self.flush()
        except Trouble:
            self._try_later()  # it was told of the first time
        else:
            self._saved_after_all()
