"""Whether a folder that lies on another machine answers: one whose machine has gone makes every look at it wait, for
minutes or for ever."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

from agent_tui.domain.errors import BadInput

PATIENCE_S = 2.0

NO_ANSWER = "it does not answer"
"""The reason that is given then."""


def no_answer(folder: Path) -> BadInput:
    return BadInput("file-unreadable", file=str(folder), reason=NO_ANSWER)


class SharedFolder:
    """`look` raises OSError or waits as the file system does. Any thread may ask."""

    def __init__(self, path: Path, look: Callable[[Path], object] = os.stat) -> None:
        self.path = path
        self._look = look
        self._looking: threading.Thread | None = None
        self._lock = threading.Lock()

    def answers(self, within: float = PATIENCE_S) -> bool:
        """False where a look takes longer than so many seconds, and as long as one that was begun before goes on. What
        is not there answers, too."""
        with self._lock:
            if self._looking is None or not self._looking.is_alive():
                self._looking = threading.Thread(target=self._go_and_look, daemon=True, name="shared-folder")
                self._looking.start()
                self._looking.join(within)
            return not self._looking.is_alive()

    def _go_and_look(self) -> None:
        try:
            self._look(self.path)
        except OSError:
            return  # why: what is wrong with it is told by whoever reads it
