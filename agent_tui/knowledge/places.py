"""Where in a text the words of a query stand. Pure."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from agent_tui.knowledge.analyzer import is_chinese, term_of, word_at
from agent_tui.knowledge.normal_form import normal_form

MOST_PLACES, FEW_PLACES = 60, 12
"""Of one word in a text, those that are looked at; and of the beginning of one, of a letter or two."""


class Matching(NamedTuple):
    """What of a text matches a query."""

    terms: tuple[str, ...]
    prefix: str = ""
    """In normal form; "" for none."""


class Located(NamedTuple):
    """A term and where it stands in the text as it was given."""

    start: int
    end: int
    term: str


Stretch = tuple[int, int, str]
"""Where a term begins and ends in a normal form, and the term."""


class ReadText:
    """A text in normal form, and what was found in it: of who types on, the words before the last stay as they are.
    `normal`: its normal form, where that is known."""

    def __init__(self, text: str, normal: str | None = None) -> None:
        self.text = text
        self.normal = normal_form(text) if normal is None else normal
        self._places: Sequence[int] | None = None
        self._stretches: dict[str, tuple[Stretch, ...]] = {}
        self._beginnings: dict[str, tuple[Stretch, ...]] = {}

    def stretches(self, wanted: Matching) -> list[tuple[Stretch, ...]]:
        """What matches, by term; those left out that stand nowhere. The same object each time for the same term. Of
        each term the first `MOST_PLACES`, and only where it may be anything is looked at: a text of many pages takes
        no longer than to find some words in it."""
        known = self._stretches
        found: list[tuple[Stretch, ...]] = []
        for term in wanted.terms:
            each = known.get(term)
            if each is None:
                each = known[term] = _stretches(self.normal, term) if term else ()
            if each:
                found.append(each)
        if wanted.prefix:
            each = self._with_prefix(wanted.prefix)
            if each:
                found.append(each)
        return found

    def in_order(self, found: Sequence[tuple[Stretch, ...]]) -> list[Stretch]:
        """What was found as places in the text itself, each once."""
        together = sorted({one for each in found for one in each})
        if len(self.normal) == len(self.text):
            return together
        if self._places is None:
            self._places = _places_of_normal(self.text)
        places = self._places
        return [(places[start], places[end - 1] + 1, term) for start, end, term in together]

    def _with_prefix(self, prefix: str) -> tuple[Stretch, ...]:
        """The words that begin so, but for the smallest, by which nothing is found. With a letter or two begin many,
        and to mark them all would tell nothing. Looked for among those with a letter less, where all of them are
        known."""
        known = self._beginnings
        found = known.get(prefix)
        if found is None:
            wider = known.get(prefix[:-1])
            if wider is not None and len(wider) < _most_places(prefix[:-1]):
                found = tuple([one for one in wider if self.normal.startswith(prefix, one[0])])
                # why: the same object where nothing changed, so that others see that it did not
                found = wider if len(found) == len(wider) else found
            else:
                words = (one for one in _words_beginning(self.normal, prefix) if one[2])
                found = tuple(islice(words, _most_places(prefix)))
            known[prefix] = found
        return found


def located_terms(text: str, wanted: Matching) -> list[Located]:
    """The terms of a text that match, with their places, in order."""
    read = ReadText(text)
    return [Located(*one) for one in read.in_order(read.stretches(wanted))]


def _stretches(normal: str, term: str) -> tuple[Stretch, ...]:
    """Where a term stands."""
    if is_chinese(term):
        length = len(term)
        return tuple([(at, at + length, term) for at in islice(_places(normal, term), MOST_PLACES)])
    # the words of a term may differ from it in its last letter
    words = _words_beginning(normal, term[: max(2, len(term) - 1)])
    return tuple(islice((one for one in words if one[2] == term), MOST_PLACES))


def _most_places(prefix: str) -> int:
    return MOST_PLACES if len(prefix) > 2 else FEW_PLACES


def _words_beginning(normal: str, letters: str) -> Iterator[Stretch]:
    for at in _places(normal, letters):
        word = word_at(normal, at)
        if word:
            yield at, at + len(word), term_of(word)


def _places(normal: str, letters: str) -> Iterator[int]:
    at = normal.find(letters)
    while at >= 0:
        yield at
        at = normal.find(letters, at + 1)


def _places_of_normal(text: str) -> Sequence[int]:
    """For each character of the normal form the place in the text of the one that it comes from."""
    pieces = map(_normal_character, text)
    return [at for at, piece in enumerate(pieces) for _ in range(len(piece))]


@lru_cache(4_000)
def _normal_character(character: str) -> str:
    return normal_form(character)
