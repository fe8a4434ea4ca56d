"""Whose drafts are whose when one agent works in two terminals: a session has a name, and a lock while it lives.

The names are small numbers, and a new session takes the smallest that is free: so a workstation that was started
again finds the drafts of the one before.
"""

from pathlib import Path

from agent_tui.replica.locks import EngineLock

_MOST_SESSIONS = 64


class Session:
    """One run's name for its drafts. It is taken on first use: a command that keeps no draft takes none."""

    def __init__(self, folder: Path, name: str | None = None) -> None:
        self._folder = folder
        self._name = name
        self._lock: EngineLock | None = None

    @property
    def name(self) -> str:
        if self._name is None:
            self._name = self._take()
        return self._name

    @property
    def known_name(self) -> str | None:
        """The name, if this session has needed one."""
        return self._name

    def is_over(self, other: str) -> bool:
        """True where no process works under that name: its drafts may be taken over."""
        if other == self._name:
            return False
        if not (other.isascii() and other.isdigit() and len(other) < 3):
            # a draft that a refusal made stands under the write's id, which nobody works under
            return True
        lock = EngineLock(self._folder / f"{other}.lock")
        if not lock.acquire():
            return False
        lock.release()
        return True

    def others_at_work(self) -> bool:
        """True while another session over these files has not ended, whether it exchanges anything or not."""
        locks = sorted(self._folder.glob("*.lock")) if self._folder.is_dir() else []
        return any(not self.is_over(lock.stem) for lock in locks if lock.stem != self._name)

    def end(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _take(self) -> str:
        for number in range(1, _MOST_SESSIONS):
            lock = EngineLock(self._folder / f"{number}.lock")
            if lock.acquire():
                self._lock = lock
                return str(number)
        return str(_MOST_SESSIONS)
