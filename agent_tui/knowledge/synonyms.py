"""Other words for the same, as a company's file has them (`synonym_file`): who types one finds the others too. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from agent_tui.knowledge.analyzer import terms
from agent_tui.knowledge.scorer import Also

WEIGHT = 0.6
"""What a word counts for that was not typed but means the same."""

MOST_ALSO = 12
"""Terms that are searched for beside those that were typed."""

Terms = tuple[str, ...]


class _Word(NamedTuple):
    terms: Terms
    others: tuple[Terms, ...]
    """Those of the other words of its group."""


class Synonyms:
    """Groups of words, or of a few words together, that mean the same."""

    def __init__(self, groups: Iterable[Sequence[str]] = ()) -> None:
        self.groups = tuple(tuple(group) for group in groups)
        self._by_first_term: dict[str, list[_Word]] | None = None

    def of(self, typed: Sequence[str]) -> list[Also]:
        """What is also searched for where these terms are."""
        if not self.groups or not typed:
            return []
        told = set(typed)
        found: list[Also] = []
        for word, term in self._meant_by(typed):
            for other in word.others:
                weight = WEIGHT / len(other)
                found += (Also(one, weight, term) for one in other if one not in told)
                told.update(other)
        return found[:MOST_ALSO]

    def _meant_by(self, typed: Sequence[str]) -> Iterator[tuple[_Word, str]]:
        if self._by_first_term is None:
            self._by_first_term = _by_first_term(self.groups)
        given = set(typed)
        for term in typed:
            for word in self._by_first_term.get(term, ()):
                if given.issuperset(word.terms):
                    yield word, term


def _by_first_term(groups: Iterable[Sequence[str]]) -> dict[str, list[_Word]]:
    found: dict[str, list[_Word]] = {}
    for group in groups:
        listed = list(dict.fromkeys(filter(None, (tuple(terms(word)) for word in group))))
        for word in listed:
            found.setdefault(word[0], []).append(_Word(word, tuple(other for other in listed if other != word)))
    return found


NO_SYNONYMS = Synonyms()
