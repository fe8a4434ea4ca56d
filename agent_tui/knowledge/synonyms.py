"""Other words for the same, as a company's file has them (`synonym_file`): who types one finds the others too. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from agent_tui.knowledge.analyzer import is_chinese, letters_and_digits, terms, word_being_typed, written_words
from agent_tui.knowledge.scorer import Also
from agent_tui.knowledge.typos import Similar, SmallDictionary

WEIGHT = 0.6
"""What a word counts for that was not typed but means the same."""

WEIGHT_OF_SEVERAL = 0.8
"""The same for several words in letters: together they mean it more surely than one that means other things too."""

MOST_ALSO = 24
"""Terms that are searched for beside those that were typed."""

LEAST_BEGUN, LEAST_BEGUN_AFTER_OTHERS = 4, 2
"""Letters of a word that is being typed before it is taken for the beginning of one of these; and of the last word of
several, after the others."""

Terms = tuple[str, ...]


class _Word(NamedTuple):
    terms: Terms
    letters: str
    """Of a word with Chinese in it: what must stand in a query, wherever its pairs begin; "" for others, whose terms
    must all be there."""
    others: tuple[Terms, ...]
    """Those of the other words of its group."""
    last: str
    """Of a word in letters, its last one as it is written; "" for others."""


class Synonyms:
    """Groups of words, or of a few words together, that mean the same."""

    def __init__(self, groups: Iterable[Sequence[str]] = ()) -> None:
        self.groups = tuple(tuple(group) for group in groups)
        self._written: SmallDictionary | None = None
        self._pairs: frozenset[str] | None = None

    def similar(self, typed: str) -> list[Similar]:
        """The words in letters that may be meant by a mistyped one."""
        if self._written is None:
            self._written = SmallDictionary(
                set[str]().union(*(written_words(word) for group in self.groups for word in group))
            )
        return self._written.similar(typed)

    def writes(self, pair: str) -> bool:
        """True for two Chinese characters that stand side by side in one of them."""
        if self._pairs is None:
            words = (term for group in self.groups for word in group for term in terms(word))
            self._pairs = frozenset(term for term in words if is_chinese(term))
        return pair in self._pairs

    def of(self, query: str, typed: Sequence[str], typing: str = "") -> list[Also]:
        """What is also searched for, for a query with these terms. `typing`: the word that it ends in, in normal form,
        where that may be the beginning of one."""
        if not self.groups or not typed:
            return []
        told = set(typed)
        found: list[Also] = []
        for word in chain(self._meant_by(query, typed), self._begun_by(typed, typing)):
            place = next((term for term in word.terms if term in typed), typed[-1])
            several = not word.letters and len(word.terms) > 1
            for other in word.others:
                # why not by all of them: what was typed of another word already counts for it
                weight = (WEIGHT_OF_SEVERAL if several else WEIGHT) / max(1, sum(one not in typed for one in other))
                found += (Also(one, weight, place) for one in other if one not in told)
                told.update(other)
        return found[:MOST_ALSO]

    @cached_property
    def _by_beginning(self) -> dict[str, list[_Word]]:
        return _by_beginning(self.groups)

    def _meant_by(self, query: str, typed: Sequence[str]) -> Iterator[_Word]:
        letters, given = letters_and_digits(query), set(typed)
        for beginning in dict.fromkeys((*typed, *letters)):
            for word in self._by_beginning.get(beginning, ()):
                if word.letters in letters if word.letters else given.issuperset(word.terms):
                    yield word

    def _begun_by(self, typed: Sequence[str], typing: str) -> Iterator[_Word]:
        """The words of which all but the last are there, and of that the beginning."""
        if not typing:
            return
        given = set(typed)
        for word in chain.from_iterable(self._by_beginning.values()):
            least = LEAST_BEGUN if len(word.terms) == 1 else LEAST_BEGUN_AFTER_OTHERS
            if (
                len(typing) >= least
                and word.last.startswith(typing)
                and word.terms[-1] not in given
                and given.issuperset(word.terms[:-1])
            ):
                yield word._replace(others=(*word.others, word.terms))


def _by_beginning(groups: Iterable[Sequence[str]]) -> dict[str, list[_Word]]:
    """The words of all groups: by their first character those with Chinese in them, others by their first term."""
    found: dict[str, list[_Word]] = {}
    for group in groups:
        listed = {tuple(terms(word)): word for word in group}
        listed.pop((), None)
        for known, word in listed.items():
            letters = letters_and_digits(word) if any(map(is_chinese, known)) else ""
            others = tuple(other for other in listed if other != known)
            last = "" if letters else word_being_typed(word)
            found.setdefault(letters[:1] or known[0], []).append(_Word(known, letters, others, last))
    return found


NO_SYNONYMS = Synonyms()
