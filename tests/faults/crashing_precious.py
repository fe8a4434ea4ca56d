"""The files of a process that ends at a step of its own."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from agent_tui.replica.precious import Precious
from agent_tui.replica.replica import Replica


class Crash(BaseException):
    """The process ends here."""


class CrashingPrecious(Precious):
    """Ends the process before or after a change to the file, when told to."""

    crash: tuple[str, bool] | None = None

    def _step(self, name: str, *args: Any, **kwargs: Any) -> Any:
        crash, after = self.crash or ("", False)
        if crash != name:
            return getattr(Precious, name)(self, *args, **kwargs)
        self.crash = None
        if after:
            getattr(Precious, name)(self, *args, **kwargs)
        raise Crash

    def mark_sending(self, *args: Any, **kwargs: Any) -> Any:
        return self._step("mark_sending", *args, **kwargs)

    def mark_acked(self, *args: Any, **kwargs: Any) -> Any:
        return self._step("mark_acked", *args, **kwargs)

    def mark_arrived(self, *args: Any, **kwargs: Any) -> Any:
        return self._step("mark_arrived", *args, **kwargs)

    def mark_rejected(self, *args: Any, **kwargs: Any) -> Any:
        return self._step("mark_rejected", *args, **kwargs)

    def requeue(self, *args: Any, **kwargs: Any) -> Any:
        return self._step("requeue", *args, **kwargs)

    def let_go(self, *args: Any, **kwargs: Any) -> Any:
        return self._step("let_go", *args, **kwargs)

    def settle(self, *args: Any, **kwargs: Any) -> Any:
        return self._step("settle", *args, **kwargs)

    def settle_write(self, *args: Any, **kwargs: Any) -> Any:
        return self._step("settle_write", *args, **kwargs)

    def send_acked_again(self, *args: Any, **kwargs: Any) -> Any:
        return self._step("send_acked_again", *args, **kwargs)


class CrashingReplica(Replica):
    """Ends the process after so many more commits to the file, when told to."""

    commits_left: int | None = None

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with super()._writing() as connection:
            yield connection
        if self.commits_left is not None:
            self.commits_left -= 1
            if self.commits_left <= 0:
                self.commits_left = None
                raise Crash


CRASHES = (
    "mark_sending",
    "mark_acked",
    "mark_arrived",
    "mark_rejected",
    "requeue",
    "let_go",
    "settle",
    "settle_write",
    "send_acked_again",
)
