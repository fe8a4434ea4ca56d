"""Words that mark how a clause is put, and where they stand in it."""

import re
import sys
from bisect import bisect_right


class MarkingWords:
    """Words of one kind. They are looked for only in a clause that holds a character with which one begins."""

    __slots__ = ("begins", "pattern")

    def __init__(self, begins: str, words: str) -> None:
        self.begins = frozenset(begins)
        self.pattern = re.compile(rf"(?=[{begins}])(?:{words})")

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.pattern.search(text, start, end)


_Places = tuple[list[int], list[int]]
_NOWHERE: _Places = [], []


class Marks:
    """Where words of each kind stand in a clause; each kind is looked for once, however many verbs ask for it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._characters = frozenset(text)
        self._found: dict[MarkingWords, _Places] = {}

    def may_hold(self, words: MarkingWords) -> bool:
        """Told by the characters alone."""
        return not words.begins.isdisjoint(self._characters)

    def last(self, words: MarkingWords, start: int, end: int) -> int:
        """Where the last one between two places begins; -1 if there is none."""
        found = self._found.get(words)
        if found is None:
            found = self._found[words] = self._places(words)
        starts, ends = found
        if not starts:
            return -1
        place = bisect_right(ends, end) - 1
        return starts[place] if place >= 0 and starts[place] >= start else -1

    def _places(self, words: MarkingWords) -> _Places:
        if words.begins.isdisjoint(self._characters):
            return _NOWHERE
        places = [one.span() for one in words.pattern.finditer(self._text)]
        return [one[0] for one in places], [one[1] for one in places]
