"""Keeps what is being written on disk: a moment after a change, and at once when asked."""

from collections.abc import Callable
from typing import Protocol

from agent_tui.desk.views import Draft, DraftKind
from agent_tui.domain.errors import Trouble

DELAY = 0.4
"""Seconds from a change to its being saved; later changes within them go along."""


class DraftStore(Protocol):
    def save_draft(self, draft: Draft, /) -> None: ...
    def discard_draft(self, ticket: str, kind: DraftKind, /) -> None: ...


class DraftKeeper:
    """`later(seconds, call)` calls once after so many seconds; `failed` is told when a timed save did not work."""

    def __init__(
        self,
        drafts: DraftStore,
        later: Callable[[float, Callable[[], None]], object],
        failed: Callable[[Trouble], None],
    ) -> None:
        self._drafts = drafts
        self._later = later
        self._failed = failed
        self._unsaved: Callable[[], Draft] | None = None
        self._awaited = False

    def changed(self, current: Callable[[], Draft]) -> None:
        """Something was typed; `current` reads what stands there when it is saved."""
        self._unsaved = current
        if not self._awaited:
            self._awaited = True
            self._later(DELAY, self._due)

    def flush(self) -> None:
        """Saves now what is not saved yet; raises the desk's Trouble, and then it is still unsaved."""
        if self._unsaved is None:
            return
        draft = self._unsaved()
        if draft.body:
            self._drafts.save_draft(draft)
        else:
            self._drafts.discard_draft(draft.ticket, draft.kind)
        self._unsaved = None

    def forget(self) -> None:
        """What stood there was sent: there is nothing to keep."""
        self._unsaved = None

    def _due(self) -> None:
        self._awaited = False
        try:
            self.flush()
        except Trouble as trouble:
            self._failed(trouble)
