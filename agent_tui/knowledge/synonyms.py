"""Other words for the same, as a company's file names them: who types one finds the others too. Pure.

[[synonyms]]
words = ["宽带", "光纤", "broadband", "fibre"]
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agent_tui.knowledge.analyzer import terms
from agent_tui.knowledge.scorer import Also

WEIGHT = 0.6
"""What a word counts for that was not typed but means the same."""

MOST_WORDS, LONGEST = 20, 60
"""Words of a group, and characters of one."""

MOST_ALSO = 12
"""Terms that are searched for beside those that were typed."""


class Group(NamedTuple):
    """Words, or a few together, that mean the same."""

    words: tuple[str, ...]


class Synonyms:
    def __init__(self, groups: Sequence[Group] = ()) -> None:
        self._groups = groups
        self._known: dict[str, list[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]]] | None = None

    def of(self, query: str, typed: Sequence[str]) -> Iterator[Also]:
        """What is also searched for, of the terms `typed`."""
        if not self._groups or not typed:
            return
        known, given, count = self._by_first_term(), set(typed), 0
        told = set(typed)
        for term in typed:
            for word, others in known.get(term, ()):
                if not given.issuperset(word):
                    continue
                for other in others:
                    for one in other:
                        if one not in told and count < MOST_ALSO:
                            told.add(one)
                            count += 1
                            yield Also(one, WEIGHT / len(other), term)

    def _by_first_term(self) -> dict[str, list[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]]]:
        """Of each word of a group by its first term: its terms, and those of the others."""
        if self._known is None:
            self._known = {}
            for group in self._groups:
                listed = list(dict.fromkeys(filter(None, (tuple(terms(word)) for word in group.words))))
                for word in listed:
                    others = tuple(other for other in listed if other != word)
                    self._known.setdefault(word[0], []).append((word, others))
        return self._known


NO_SYNONYMS = Synonyms()
