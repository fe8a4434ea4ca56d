"""Other words for the same, as a company's file has them (`synonym_file`): who types one finds the others too. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from agent_tui.knowledge.analyzer import is_chinese, letters_and_digits, terms
from agent_tui.knowledge.scorer import Also

WEIGHT = 0.6
"""What a word counts for that was not typed but means the same."""

WEIGHT_OF_SEVERAL = 0.8
"""The same for several words in letters: together they mean it more surely than one that means other things too."""

MOST_ALSO = 12
"""Terms that are searched for beside those that were typed."""

Terms = tuple[str, ...]


class _Word(NamedTuple):
    terms: Terms
    letters: str
    """Of a word with Chinese in it: what must stand in a query, wherever its pairs begin; "" for others, whose terms
    must all be there."""
    others: tuple[Terms, ...]
    """Those of the other words of its group."""


class Synonyms:
    """Groups of words, or of a few words together, that mean the same."""

    def __init__(self, groups: Iterable[Sequence[str]] = ()) -> None:
        self.groups = tuple(tuple(group) for group in groups)
        self._by_beginning: dict[str, list[_Word]] | None = None

    def of(self, query: str, typed: Sequence[str]) -> list[Also]:
        """What is also searched for, for a query with these terms."""
        if not self.groups or not typed:
            return []
        told = set(typed)
        found: list[Also] = []
        for word in self._meant_by(query, typed):
            place = next((term for term in word.terms if term in typed), typed[0])
            several = not word.letters and len(word.terms) > 1
            for other in word.others:
                # why not by all of them: what was typed of another word already counts for it
                weight = (WEIGHT_OF_SEVERAL if several else WEIGHT) / max(1, sum(one not in typed for one in other))
                found += (Also(one, weight, place) for one in other if one not in told)
                told.update(other)
        return found[:MOST_ALSO]

    def _meant_by(self, query: str, typed: Sequence[str]) -> Iterator[_Word]:
        if self._by_beginning is None:
            self._by_beginning = _by_beginning(self.groups)
        letters, given = letters_and_digits(query), set(typed)
        for beginning in dict.fromkeys((*typed, *letters)):
            for word in self._by_beginning.get(beginning, ()):
                if word.letters in letters if word.letters else given.issuperset(word.terms):
                    yield word


def _by_beginning(groups: Iterable[Sequence[str]]) -> dict[str, list[_Word]]:
    """The words of all groups: by their first character those with Chinese in them, others by their first term."""
    found: dict[str, list[_Word]] = {}
    for group in groups:
        listed = {tuple(terms(word)): word for word in group}
        listed.pop((), None)
        for known, word in listed.items():
            letters = letters_and_digits(word) if any(map(is_chinese, known)) else ""
            others = tuple(other for other in listed if other != known)
            found.setdefault(letters[:1] or known[0], []).append(_Word(known, letters, others))
    return found


NO_SYNONYMS = Synonyms()
