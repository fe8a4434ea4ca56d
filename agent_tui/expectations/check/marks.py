"""Words that mark how a clause is put, and where they stand in it."""

import re
import sys
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from agent_tui.expectations.check.alternatives import all_by_first_character, by_first_character


class MarkingWords:
    """Words of one kind. They are looked for only in a clause that holds a character with which one begins."""

    __slots__ = ("begins", "bit", "pattern", "words")

    def __init__(self, begins: str, words: str) -> None:
        self.begins = frozenset(begins)
        self.words = words
        """As they are written in a row."""
        # why asked: nothing is skipped at once where one may begin otherwise, or is too long to be written that often
        by_character = all_by_first_character(words)
        self.pattern = re.compile(by_first_character(words) if by_character else rf"(?=[{begins}])(?:{words})")
        self.bit = 1 << _KINDS.count
        _KINDS.count += 1
        for char in self.begins:
            _KINDS.begin[char] = _KINDS.begin.get(char, 0) | self.bit

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.pattern.search(text, start, end)


class _Kinds:
    """All there are, each with a bit of its own."""

    def __init__(self) -> None:
        self.count = 0
        self.begin: dict[str, int] = {}
        """By character, the kinds of which a word begins with it."""


_KINDS = _Kinds()
_Places = Sequence[tuple[int, int]]
_NOWHERE: _Places = ()
_end = itemgetter(1)


class Marks:
    """Where words of each kind stand in a clause; each kind is looked for once, however many verbs ask for it."""

    __slots__ = ("_found", "_may_hold", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        may_hold, begin = 0, _KINDS.begin
        for char in begin.keys() & text:
            may_hold |= begin[char]
        self._may_hold = may_hold
        self._found: dict[MarkingWords, _Places] = {}

    def may_hold(self, words: MarkingWords) -> bool:
        """Told by the characters alone."""
        return self._may_hold & words.bit != 0

    def any(self, words: MarkingWords) -> bool:
        """Whether one stands anywhere."""
        return self._may_hold & words.bit != 0 and bool(self._places(words))

    def last(self, words: MarkingWords, start: int, end: int) -> int:
        """Where the last one between two places begins; -1 if there is none."""
        if not self._may_hold & words.bit:
            return -1
        places = self._places(words)
        if not places:
            return -1
        place = bisect_right(places, end, key=_end) - 1
        return places[place][0] if place >= 0 and places[place][0] >= start else -1

    def _places(self, words: MarkingWords) -> _Places:
        found = self._found.get(words)
        if found is None:
            found = self._found[words] = self._looked_for(words)
        return found

    def _looked_for(self, words: MarkingWords) -> _Places:
        # why not by finditer: few kinds are there, and to hear that one is not takes least so
        one = words.pattern.search(self._text)
        if one is None:
            return _NOWHERE
        found = []
        while one is not None:
            found.append(one.span())
            one = words.pattern.search(self._text, one.end())
        return found
