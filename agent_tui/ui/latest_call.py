"""Questions of which only the newest answer counts: one is asked at a time, in a thread; the newest of those asked
meanwhile comes next, everything between is forgotten."""

import asyncio
from collections.abc import Callable
from typing import Generic, TypeVar

from agent_tui.domain.errors import Trouble
from agent_tui.ui.threads import in_thread

T = TypeVar("T")

Superseded = Callable[[], bool]
"""True once a newer question was asked: whoever works on this one may give up, by any error."""


class LatestCall(Generic[T]):
    """Belongs to the screen's thread; so do `on_answer` and `on_trouble`. An error of the program's own is told like a
    trouble, and goes where such errors are written down: nobody waits for the task that it ended."""

    def __init__(self, on_answer: Callable[[T], None], on_trouble: Callable[[Trouble], None]) -> None:
        self._on_answer = on_answer
        self._on_trouble = on_trouble
        self._number = 0
        self._next: Callable[[Superseded], T] | None = None
        self._task: asyncio.Task[None] | None = None

    def ask(self, call: Callable[[Superseded], T]) -> None:
        """Calls it in a thread as soon as the question before it has ended."""
        self._number += 1
        self._next = call
        self._begin()

    def forget(self) -> None:
        """No answer is wanted any more."""
        self._number += 1
        self._next = None

    def _begin(self) -> None:
        if self._task is None and self._next is not None:
            self._task = asyncio.get_running_loop().create_task(self._work())
            self._task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        if task.cancelled():
            return
        # what was asked while an error came about is answered nevertheless
        self._begin()
        error = task.exception()
        if error is not None:
            told = {"message": "an answer could not be had", "exception": error, "task": task}
            task.get_loop().call_exception_handler(told)
            self._on_trouble(Trouble("own-error", kind=type(error).__name__))

    async def _work(self) -> None:
        try:
            while self._next is not None:
                call, self._next, number = self._next, None, self._number
                await self._one(call, number)
        finally:
            self._task = None

    async def _one(self, call: Callable[[Superseded], T], number: int) -> None:
        try:
            answer = await in_thread(lambda: call(lambda: self._number != number))
        except Trouble as trouble:
            if self._number == number:
                self._on_trouble(trouble)
        except Exception:  # why: what nobody waits for any more gives up by whatever error it has for that
            if self._number == number:
                raise
        else:
            if self._number == number:
                self._on_answer(answer)
