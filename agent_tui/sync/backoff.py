"""When to try again: full jitter, `Retry-After`, and a breaker that lets one attempt through after a pause.

Times are seconds of a monotonic clock that comes in from outside, as chance does. Source: SYNC "The client".
"""

from collections.abc import Callable

FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 60.0
ABSENT_PAUSE_S = 4.0
"""The longest pause while nobody is there at all: an attempt that finds nobody costs nobody anything, and people
wait for the store to be back."""
STRAINED_FIRST_PAUSE_S = 16.0
"""The first ceiling after an answer that says that the other side fails or has too much to do: a house full of clients
that all came again within the first seconds would be what keeps it down."""
SHORTEST_PAUSE_S = 0.05
"""Full jitter may draw nought; a loop without any pause must not come of it."""


class Breaker:
    """Closed while things go well; after a failure open for a pause; then half-open: one attempt goes, and its outcome
    closes the breaker or opens it for longer. Belongs to one thread, whose attempts come one after the other."""

    def __init__(self, chance: Callable[[], float]) -> None:
        """`chance` draws from 0 up to 1."""
        self._chance = chance
        self._failures = 0
        self._until = 0.0
        self._told_until = 0.0

    def pause(self, now: float) -> float:
        """Seconds until an attempt may be made; 0 when one may be made now."""
        return max(0.0, self._until - now) if self._failures else 0.0

    def succeeded(self) -> None:
        self._failures = 0

    def failed(
        self,
        now: float,
        retry_after: float | None = None,
        *,
        longest: float = LONGEST_PAUSE_S,
        first: float = FIRST_PAUSE_S,
    ) -> float:
        """Opens the breaker; the pause in seconds, never shorter than `retry_after`, its own part at most `longest` and
        after a first failure at most `first`."""
        pause = pause_after(self._failures, self._chance(), longest, first)
        self._told_until = now
        if retry_after is not None:
            # a little later than asked, and each client at another moment, or all come back at once
            pause += retry_after
            self._told_until += retry_after
        self._failures += 1
        self._until = now + pause
        return pause

    def try_now(self) -> None:
        """There is reason to believe that an attempt succeeds now; a pause that the other side asked for stays."""
        self._until = min(self._until, self._told_until)


def pause_after(failures: int, chance: float, longest: float = LONGEST_PAUSE_S, first: float = FIRST_PAUSE_S) -> float:
    """Full jitter: anything from nought to a ceiling that doubles with each failure, from `first` up to `longest`."""
    ceiling = min(longest, first * 2.0 ** min(failures, 16))
    return max(SHORTEST_PAUSE_S, ceiling * chance)
