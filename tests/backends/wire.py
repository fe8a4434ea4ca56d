"""The way from a client to a helpdesk in memory: each request is counted, and fails as a test has ordered."""

from collections import Counter, deque
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from agent_tui.backends.protocol import Unauthorized, Unreachable

P = ParamSpec("P")
T = TypeVar("T")


class Wire:
    def __init__(self) -> None:
        self.requests: Counter[str] = Counter()
        self.offline = False
        self.token_refused = False
        self._faults: dict[str, deque[tuple[BaseException, bool]]] = {}

    def fail(self, request: str, error: BaseException, *, after: bool = False) -> None:
        """The next such request ends in `error`: before the helpdesk heard of it, or after it did it."""
        self._faults.setdefault(request, deque()).append((error, after))

    def heal(self) -> None:
        self._faults.clear()
        self.offline = self.token_refused = False

    def __call__(self, request: str, asked: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        self.requests[request] += 1
        if self.offline:
            raise Unreachable("offline")
        if self.token_refused:
            raise Unauthorized("refused")
        faults = self._faults.get(request)
        error, after = faults.popleft() if faults else (None, False)
        if error is not None and not after:
            raise error
        answer = asked(*args, **kwargs)
        if error is not None:
            raise error
        return answer
