"""Keeps what is being written on disk: a moment after a change, and at once when asked."""

from collections.abc import Callable
from typing import Protocol

from agent_tui.desk.views import Draft, DraftKind
from agent_tui.domain.errors import Trouble
from agent_tui.ui.delayed_save import DelayedSave


class DraftStore(Protocol):
    def save_draft(self, draft: Draft, /) -> None: ...
    def discard_draft(self, ticket: str, kind: DraftKind, /) -> None: ...


class DraftKeeper:
    """`later`, `failed` and `saved_after_all` as for `DelayedSave`."""

    def __init__(
        self,
        drafts: DraftStore,
        later: Callable[[float, Callable[[], None]], object],
        failed: Callable[[Trouble], None],
        saved_after_all: Callable[[], None] = lambda: None,
    ) -> None:
        self._drafts = drafts
        self._current: Callable[[], Draft] | None = None
        self._saving = DelayedSave(self._save, later, failed, saved_after_all)

    def changed(self, current: Callable[[], Draft]) -> None:
        """Something was typed; `current` reads what stands there when it is saved."""
        self._current = current
        self._saving.changed()

    def flush(self) -> None:
        """Saves now what is not saved yet; raises the desk's Trouble, and then it is still unsaved."""
        self._saving.flush()

    def forget(self) -> None:
        """What stood there was sent: there is nothing to keep."""
        self._current = None

    def _save(self) -> None:
        if self._current is None:
            return
        draft = self._current()
        if draft.body:
            self._drafts.save_draft(draft)
        else:
            self._drafts.discard_draft(draft.ticket, draft.kind)
        self._current = None
