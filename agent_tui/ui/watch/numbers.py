"""The digits of what needs a hand: a digit means what was seen under it while somebody reached for it.

A row keeps its number while it stands, and nobody gets the number of a row that has gone; new rows come after the last
number. They are numbered anew, the most urgent first, once no key was pressed for `QUIET` seconds, and for `FRESH`
seconds after that the digits that changed choose nothing."""

from collections.abc import Sequence

QUIET = 60.0
FRESH = 1.5


class Numbers:
    def __init__(self) -> None:
        self._keys: list[str] = []
        """By number, from 1; those that have gone keep their place."""
        self._standing: frozenset[str] = frozenset()
        self._fresh: dict[int, float] = {}
        """When another row came under a number."""
        self._pressed: float | None = None

    def pressed(self, now: float) -> None:
        """A key was pressed at this moment of the monotonic clock."""
        self._pressed = now

    def at_rest(self, now: float) -> bool:
        """True while nobody presses keys."""
        return self._pressed is None or now - self._pressed >= QUIET

    def give(self, keys: Sequence[str], now: float) -> list[tuple[int, str]]:
        """(number, key) of all `keys`, which come by urgency, in the order in which they are shown."""
        if self.at_rest(now):
            before, self._keys = self._keys, list(keys)
            for index, key in enumerate(before):
                if index >= len(keys) or keys[index] != key:
                    self._fresh[index + 1] = now
        else:
            self._keys += [key for key in keys if key not in self._keys]
        self._standing = frozenset(keys)
        return [(number, key) for number, key in enumerate(self._keys, 1) if key in self._standing]

    def find(self, number: int) -> str | None:
        """What that digit chooses; None where its row has gone or never was."""
        key = self._keys[number - 1] if number <= len(self._keys) else None
        return key if key in self._standing else None

    def was_given(self, number: int) -> bool:
        """True where a row has or had that number."""
        return number <= len(self._keys)

    def is_fresh(self, number: int, now: float) -> bool:
        """True while who presses that digit may have seen another row under it."""
        return now - self._fresh.get(number, now - FRESH) < FRESH
