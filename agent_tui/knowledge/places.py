"""Where in a text the words of a query stand. Pure."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from agent_tui.knowledge.analyzer import is_chinese, spaced, term_of, word_at
from agent_tui.knowledge.normal_form import Alignment, aligned

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
        self._alignment: Alignment | None = None
        if normal is None or len(normal) != len(text):
            normal, self._alignment = aligned(text)
        self.normal = normal
        self._spaced: str | None = None
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
                each = known[term] = self._of_term(term) if term else ()
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
        if self._alignment is None:
            return together
        place = self._alignment.place
        return [(place(start), place(end - 1) + 1, term) for start, end, term in together]

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
                words = (one for one in self._words_beginning(prefix) if one[2])
                found = tuple(islice(words, _most_places(prefix)))
            known[prefix] = found
        return found

    def _of_term(self, term: str) -> tuple[Stretch, ...]:
        """Where a term stands."""
        if is_chinese(term):
            length = len(term)
            return tuple([(at, at + length, term) for at in islice(_places(self.normal, term), MOST_PLACES)])
        # the words of a term may differ from it in its last letter
        words = self._words_beginning(term[: max(2, len(term) - 1)])
        return tuple(islice((one for one in words if one[2] == term), MOST_PLACES))

    def _words_beginning(self, letters: str) -> Iterator[Stretch]:
        normal = self.normal
        if letters.isascii():
            if self._spaced is None:
                self._spaced = spaced(normal)
            found = _places(self._spaced, f" {letters}")
        else:
            found = _places(normal, letters)
        for at in found:
            word = word_at(normal, at)
            if word:
                yield at, at + len(word), term_of(word)


def located_terms(text: str, wanted: Matching) -> list[Located]:
    """The terms of a text that match, with their places, in order."""
    read = ReadText(text)
    return [Located(*one) for one in read.in_order(read.stretches(wanted))]


def _most_places(prefix: str) -> int:
    return MOST_PLACES if len(prefix) > 2 else FEW_PLACES


def _places(normal: str, letters: str) -> Iterator[int]:
    at = normal.find(letters)
    while at >= 0:
        yield at
        at = normal.find(letters, at + 1)
