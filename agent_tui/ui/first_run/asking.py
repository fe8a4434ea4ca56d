"""What the dialogue asks the store or writes down, in a thread: one thing at a time, and whoever goes back meanwhile
wants its answer no more."""

from collections.abc import Callable, Coroutine
from typing import TypeVar

from agent_tui.domain.errors import Trouble
from agent_tui.ui.threads import in_thread

T = TypeVar("T")


class Asking:
    """Belongs to the screen's thread. `run` begins a task beside the keys; `failed` is told of a trouble."""

    def __init__(self, run: Callable[[Coroutine[None, None, None]], object], failed: Callable[[Trouble], None]) -> None:
        self._run = run
        self._failed = failed
        self._number = 0
        """Of what was asked last, or forgotten last."""
        self.under_way = False

    def ask(self, call: Callable[[], T], answered: Callable[[T], object]) -> None:
        """Runs `call` in a thread; what it returns goes to `answered`."""
        self.forget()
        self.under_way = True
        self._run(self._answer(call, answered, self._number))

    def forget(self) -> None:
        """No answer is wanted any more."""
        self._number += 1
        self.under_way = False

    async def _answer(self, call: Callable[[], T], answered: Callable[[T], object], number: int) -> None:
        try:
            answer = await in_thread(call)
        except Trouble as trouble:
            if number == self._number:
                self.under_way = False
                self._failed(trouble)
        else:
            if number == self._number:
                self.under_way = False
                answered(answer)
