"""The postings of a segment, decoded once and kept: what a term adds to each document before its rarity is known.

A segment never changes, so what is kept of it stays right; documents that were deleted since are passed over when hits
are read. Takes Whoosh's readers but loads no Whoosh."""

from array import array
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

K1 = 1.6
TITLE_WEIGHT, BODY_WEIGHT, TAGS_WEIGHT = 1.2, 1.0, 1.0
_FIELDS = (("title", TITLE_WEIGHT, 0.3), ("body", BODY_WEIGHT, 0.75), ("tags", TAGS_WEIGHT, 0.0))
"""Field, its weight, and its b: how much a long field lets a term count for less."""

MOST_EXPANSIONS = 15
_LOOKED_AT = 300
"""Terms with a prefix that are looked at to find the most frequent ones."""

KEPT_TERMS = 4_000
"""Of one segment; the cache begins anew beyond."""


class Averages(NamedTuple):
    """Average lengths of the fields over all documents."""

    title: float
    body: float
    tags: float


class Postings(NamedTuple):
    documents: "array[int]"
    """Numbers within the segment, in no order."""
    impacts: "array[float]"
    """Each field's weight × `tf·(k1+1) / (k1+tf)`, where tf counts for less in a long field, summed over the fields."""


NO_POSTINGS = Postings(array("I"), array("d"))


class Segment:
    def __init__(self, reader: Any, averages: Averages) -> None:
        """`reader` is Whoosh's reader of one segment."""
        self.reader = reader
        self._averages = averages
        self._terms: dict[str, Postings] = {}
        self._expanded: dict[str, tuple[str, ...]] = {}
        self._marks: dict[str, frozenset[int]] = {}

    @property
    def id(self) -> str:
        return str(self.reader.segment().segment_id())

    def renew(self, reader: Any, averages: Averages) -> None:
        """Another reader of the same segment (its deletions may differ); averages that moved by more than a tenth make
        what is kept wrong."""
        self.reader = reader
        if any(abs(new - old) > 0.1 * old for new, old in zip(averages, self._averages, strict=True)):
            self._averages = averages
            self._terms.clear()

    def count(self, term: str) -> int:
        """In how many documents a term stands at least, deleted ones included."""
        text = term.encode("utf-8")
        return max(int(self.reader.doc_frequency(field, text)) for field, _, _ in _FIELDS)

    def postings(self, term: str) -> Postings:
        kept = self._terms.get(term)
        if kept is None:
            kept = self._keep(term, self._impacts((term,)))
        return kept

    def postings_of_prefix(self, prefix: str, also: str) -> Postings:
        """What the most frequent terms that begin with `prefix` add together, and the term `also`."""
        key = f"{prefix}*{also}"
        kept = self._terms.get(key)
        if kept is None:
            together = dict.fromkeys((*self.expansions(prefix), *filter(None, (also,))))
            kept = self._keep(key, self._impacts(together))
        return kept

    def expansions(self, prefix: str) -> tuple[str, ...]:
        """The most frequent terms with that prefix, of the first few hundred in the order of characters."""
        found = self._expanded.get(prefix)
        if found is None:
            text = prefix.encode("utf-8")
            counts: dict[bytes, int] = {}
            for field in ("title", "body"):
                for _, term in zip(range(_LOOKED_AT), self.reader.expand_prefix(field, text), strict=False):
                    counts[term] = counts.get(term, 0) + int(self.reader.doc_frequency(field, term))
            best = sorted(counts, key=lambda term: (-counts[term], term))[:MOST_EXPANSIONS]
            found = self._expanded[prefix] = tuple(term.decode("utf-8") for term in best)
        return found

    def marked(self, mark: str) -> frozenset[int]:
        """The documents that carry a mark of `schema.marks`."""
        found = self._marks.get(mark)
        if found is None:
            found = self._marks[mark] = frozenset(document for document, _ in self._decoded("marks", mark))
        return found

    def _impacts(self, terms: Iterable[str]) -> Postings:
        """What these terms (as if they were one) add to each document."""
        reader, sums = self.reader, dict[int, float]()
        for (field, weight, b), average in zip(_FIELDS, self._averages, strict=True):
            counts: dict[int, float] = {}
            for term in terms:
                for document, count in self._decoded(field, term):
                    counts[document] = counts.get(document, 0.0) + count
            for document, count in counts.items():
                if b and average:
                    count /= 1.0 - b + b * reader.doc_field_length(document, field) / average
                sums[document] = sums.get(document, 0.0) + weight * count * (K1 + 1.0) / (K1 + count)
        return Postings(array("I", sums), array("d", sums.values())) if sums else NO_POSTINGS

    def _decoded(self, field: str, term: str) -> Iterator[tuple[int, float]]:
        text = term.encode("utf-8")
        if (field, text) not in self.reader:
            return
        matcher = self.reader.postings(field, text)
        while matcher.is_active():
            yield matcher.id(), matcher.weight()
            matcher.next()

    def _keep(self, key: str, postings: Postings) -> Postings:
        if len(self._terms) >= KEPT_TERMS:
            self._terms.clear()
        self._terms[key] = postings
        return postings
