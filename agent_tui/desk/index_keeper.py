"""The thread that keeps the knowledge index while a desk runs: it sleeps until articles may have changed."""

import threading
from collections.abc import Callable

from agent_tui.desk.index_update import IndexUpdate, Outcome
from agent_tui.domain.errors import Trouble

FIRST_LOOK_S = 1.0
"""After the start: the first keys find the processor free."""

AGAIN_S = 30.0
"""After something went wrong (a full disk, say) it is tried again no sooner than that, when articles come next."""


class IndexKeeper:
    """`bring` is one `IndexUpdate.bring_up_to_date`; `warm` loads what a search needs, and is called once, when the
    first look is over. `report` takes our own mistakes."""

    def __init__(
        self,
        update: IndexUpdate,
        *,
        filled: Callable[[], bool],
        warm: Callable[[], object],
        on_change: Callable[[], object],
        report: Callable[[Exception], object],
        first_look: float = FIRST_LOOK_S,
    ) -> None:
        self._update = update
        self._filled = filled
        self._warm = warm
        self._on_change = on_change
        self._report = report
        self._first_look = first_look
        self._wake = threading.Condition()
        self._called = True
        self._doubted = False
        self._hurried = False
        self._stopping = False
        self._thread: threading.Thread | None = None
        self.building: tuple[int, int] | None = None
        """Articles done and to do, while a whole index is being built."""
        self.trouble: str | None = None
        """Key of `messages.troubles` that says why the index is not kept."""
        self.damaged = False
        """The index could not be read and is built again: until that is told."""

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, daemon=True, name="knowledge-index")
        self._thread.start()

    def look(self) -> None:
        """Articles may have changed. From any thread; costs nothing."""
        with self._wake:
            self._called = True
            self._wake.notify_all()

    def hurry(self) -> None:
        """Somebody wants to search: the first look is now."""
        with self._wake:
            self._hurried = True
            self._wake.notify_all()

    def doubt(self) -> None:
        """The index could not be read: it is built again. From any thread; said again before that is done, it changes
        nothing: searches go on meanwhile."""
        with self._wake:
            if self._doubted:
                return
            self._doubted = self.damaged = True
        self._update.doubt()
        self.look()
        self._on_change()

    def stop(self) -> None:
        with self._wake:
            self._stopping = True
            self._wake.notify_all()
        if self._thread is not None:
            self._thread.join(timeout=2.0)

    def _run(self) -> None:
        with self._wake:
            self._wake.wait_for(lambda: self._stopping or self._hurried, timeout=self._first_look)
        warmed = False
        try:
            while self._wait_for_call():
                outcome = self._step()
                if not warmed and outcome in ("updated", "current", "elsewhere"):
                    warmed = True
                    self._try(self._warm)
                if outcome is None:
                    self._rest(AGAIN_S)
        finally:
            self._update.close()

    def _wait_for_call(self) -> bool:
        """False when all is to end."""
        with self._wake:
            self._wake.wait_for(lambda: self._called or self._stopping)
            self._called = False
            return not self._stopping

    def _step(self) -> Outcome | None:
        """What became of one look; None where something went wrong."""
        before = self.trouble
        try:
            outcome = self._update.bring_up_to_date(
                filled=self._filled(), progress=self._progress, stopping=lambda: self._stopping
            )
            self.trouble = None
        except Trouble as trouble:
            outcome, self.trouble = None, trouble.key
        except OSError:
            outcome, self.trouble = None, "index-unwritable"
        except Exception as error:  # noqa: BLE001 - why: the index is a cache, and its thread must not end the desk
            self._report(error)
            outcome, self.trouble = None, "index-unwritable"
        self.building = None
        with self._wake:
            # why not where it was called meanwhile: the doubt came after this look
            self._doubted = self._doubted and self._called
        if outcome == "updated" or self.trouble != before:
            self._on_change()
        return outcome

    def _progress(self, done: int, total: int) -> None:
        self.building = (done, total)
        self._on_change()

    def _try(self, call: Callable[[], object]) -> None:
        try:
            call()
        except Exception as error:  # noqa: BLE001 - why: the search itself will say what is wrong
            self._report(error)

    def _rest(self, seconds: float) -> None:
        with self._wake:
            self._wake.wait_for(lambda: self._stopping, timeout=seconds)
