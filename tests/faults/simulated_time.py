"""Many threads on one simulated clock, one of them at work at a time: whoever waits hands over to whoever is due next,
so that hours take seconds and the same chance makes the same run.

    time = SimulatedTime()
    time.start(work)          # any number of them; in `work` they call time.wait(seconds, key)
    time.run(600.0)           # ten minutes
    time.end()                # `stopping` is True from now on, and every wait ends at once
"""

import heapq
import threading
from collections.abc import Callable, Hashable
from datetime import UTC, datetime, timedelta

BEGAN_AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


class _Turn:
    """Somebody's wait: until when, and the lock that is opened when it is over."""

    def __init__(self, key: Hashable) -> None:
        self.key = key
        self.over = False
        self.woken = False
        self.mine = threading.Lock()
        self.mine.acquire()


class SimulatedTime:
    """A `domain.clock.Clock`, too."""

    def __init__(self) -> None:
        self.stopping = False
        self._monotonic = 1000.0
        self._until = 0.0
        self._number = 0
        self._due: list[tuple[float, int, _Turn]] = []
        self._waiting: dict[Hashable, _Turn] = {}
        self._threads: list[threading.Thread] = []
        self._alive = 0
        self._errors: list[BaseException] = []
        self._main = threading.Lock()
        self._main.acquire()

    def now(self) -> datetime:
        return BEGAN_AT + timedelta(seconds=self._monotonic - 1000.0)

    def monotonic(self) -> float:
        return self._monotonic

    def start(self, work: Callable[[], None], after: float = 0.0) -> None:
        """A thread that begins `after` so many seconds of `run`."""
        turn = _Turn(None)
        self._put(turn, after)
        self._alive += 1

        def run() -> None:
            turn.mine.acquire()
            try:
                if not self.stopping:
                    work()
            except BaseException as error:  # noqa: BLE001  # why: `end` raises it in the test's own thread
                self._errors.append(error)
            self._alive -= 1
            self._hand_over()

        thread = threading.Thread(target=run, daemon=True)
        self._threads.append(thread)
        thread.start()

    def wait(self, seconds: float, key: Hashable) -> bool:
        """Until so many seconds have passed, or somebody wakes `key`: True then."""
        if self.stopping:
            return False
        turn = _Turn(key)
        self._waiting[key] = turn
        self._put(turn, seconds)
        self._hand_over()
        turn.mine.acquire()
        if self._waiting.get(key) is turn:
            del self._waiting[key]
        return turn.woken

    def wake(self, key: Hashable) -> None:
        turn = self._waiting.pop(key, None)
        if turn is not None:
            turn.woken = True
            self._put(turn, 0.0)

    def run(self, seconds: float) -> None:
        """Lets so many seconds pass; everybody then waits."""
        self._until = self._monotonic + seconds
        self._hand_over()
        self._main.acquire()
        self._monotonic = self._until

    def end(self) -> None:
        """Everybody ends. Raises what ended somebody before."""
        self.stopping = True
        self._until = float("inf")
        while self._alive:
            self._hand_over()
            self._main.acquire()
        for thread in self._threads:
            thread.join()
        if self._errors:
            raise self._errors[0]

    def _put(self, turn: _Turn, seconds: float) -> None:
        self._number += 1
        heapq.heappush(self._due, (self._monotonic + seconds, self._number, turn))

    def _hand_over(self) -> None:
        while self._due and (self._due[0][0] <= self._until):
            at, _, turn = heapq.heappop(self._due)
            if turn.over:
                continue  # it was woken earlier
            turn.over = True
            self._monotonic = max(self._monotonic, at) if not self.stopping else self._monotonic
            turn.mine.release()
            return
        self._main.release()
