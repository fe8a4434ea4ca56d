"""The postings of a segment, decoded once and kept: what a term adds to each document before its rarity is known.

A segment never changes, so what is kept of it stays right; documents that were deleted since are passed over when hits
are read. Takes Whoosh's readers but loads no Whoosh."""

from array import array
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from agent_tui.knowledge.analyzer import term_of
from agent_tui.knowledge.shown import Shown, ShownDocuments
from agent_tui.knowledge.typos import WORDS_FIELD

if TYPE_CHECKING:
    from agent_tui.knowledge.packed import PackedTerms

K1 = 3.0
TITLE_WEIGHT, BODY_WEIGHT, TAGS_WEIGHT = 5.0, 1.0, 2.0
BODY_B = 0.75
_FIELDS = (("title", TITLE_WEIGHT, 0.0), ("body", BODY_WEIGHT, BODY_B), ("tags", TAGS_WEIGHT, 0.0))
"""Field, how often a term that stands in it once is counted, and its b: how much a long field lets a term count for
less. A long title does not: it is a whole question, where others are a name."""

MOST_EXPANSIONS = 15

SHORTEST_STEM, LONGEST_ENDING = 5, 5
"""Letters of a stem that a longer beginning is taken to grow out of, and by how many it has."""

KEPT_COUNTS = 10_000
"""Terms of which it stays known in how many documents they stand."""

KEPT_POSTINGS = 1_000_000
"""Of one segment, some 8 MB; the cache begins anew beyond."""

_NOT_READ = -1


class Averages(NamedTuple):
    """Average lengths of the fields over all documents."""

    title: float
    body: float
    tags: float


class Postings(NamedTuple):
    documents: "array[int]"
    """Numbers within the segment, in their order."""
    impacts: "array[float]"
    """`tf·(k1+1) / (k1+tf)`, where tf is summed over the fields by their weights, and counts for less in a long one."""
    most: float
    """The greatest of them."""


NO_POSTINGS = Postings(array("I"), array("f"), 0.0)


class Segment:
    def __init__(self, reader: Any, averages: Averages) -> None:
        """`reader` is Whoosh's reader of one segment."""
        self.reader = reader
        self._deleted: frozenset[int] = reader.deleted_docs_set
        self._stored: PackedTerms = reader.codec().terms_reader(reader.storage(), reader.segment())
        self._averages = averages
        self._norms: dict[str, array[float]] = {}
        self._terms: dict[str, Postings] = {}
        self._kept = 0
        self._counts: dict[str, int] = {}
        self._expanded: dict[str, tuple[str, ...]] = {}
        self._days: dict[str, array[int]] = {}
        self._columns: dict[str, Any] = {}
        self._shown = ShownDocuments()
        self._marks: dict[str, frozenset[int]] = {}
        self._nowhere: dict[str, str] = {}

    @property
    def deleted(self) -> frozenset[int]:
        """The documents that are no longer there."""
        return self._deleted

    @property
    def id(self) -> str:
        return str(self.reader.segment().segment_id())

    def let_go(self) -> None:
        """Of the files that lie in memory what was looked at."""
        self._stored.let_go()

    def similar(self, typed: str) -> list[tuple[str, int, int]]:
        """Words that may be meant by a mistyped one: each with the errors between both, and in how many documents."""
        return [
            (word, errors, self._stored.count(WORDS_FIELD, word.encode("utf-8")))
            for errors, word in self._stored.similar(typed)
        ]

    def with_id(self, id: str) -> list[int]:
        documents, _ = self._stored.postings("id", id.encode("utf-8"))
        return [one for one in documents if one not in self._deleted]

    def shown(self, document: int) -> Shown:
        """What is shown of a document."""
        return self._shown.of(self.reader, document)

    def over_at(self, document: int) -> float:
        """From when a bulletin is no news any more, in seconds since 1970."""
        column = self._columns.get("over_at")
        if column is None:
            column = self._columns["over_at"] = self.reader.column_reader("over_at")
        return float(column[document])

    def day(self, field: str, document: int) -> int:
        """A day of a document, see `schema.make_schema`."""
        days = self._days.get(field)
        if days is None:
            days = self._days[field] = array("i", [_NOT_READ]) * self.reader.doc_count_all()
        day = days[document]
        if day == _NOT_READ:
            column = self._columns.get(field)
            if column is None:
                column = self._columns[field] = self.reader.column_reader(field)
            day = days[document] = int(column[document])
        return day

    def carrying(self, mark: str) -> list[int]:
        """The documents that carry a mark; not kept, for marks of which there are many. Who types on asks for a longer
        one each time: where none begins so, none is looked for any more."""
        name = mark.partition("=")[0]
        nowhere = self._nowhere.get(name)
        if nowhere is not None and mark.startswith(nowhere):
            return []
        text = mark.encode("utf-8")
        documents, _ = self._stored.postings("marks", text)
        if not documents and not self._stored.begins_any("marks", text):
            self._nowhere[name] = mark
        return [one for one in documents if one not in self._deleted]

    def carrying_begun(self, mark: str, most: int) -> list[int]:
        """The documents that carry one of up to `most` marks that begin so."""
        marks = self._stored.most_frequent("marks", mark.encode("utf-8"), most)
        return list(dict.fromkeys(document for one in marks for document in self.carrying(one)))

    def renew(self, reader: Any, averages: Averages) -> None:
        """Another reader of the same segment (its deletions may differ); averages that moved by more than a tenth make
        what is kept wrong."""
        self.reader = reader
        self._columns.clear()
        self._deleted = reader.deleted_docs_set
        if any(abs(new - old) > 0.1 * old for new, old in zip(averages, self._averages, strict=True)):
            self._averages = averages
            self._terms.clear()
            self._kept = 0
            self._norms.clear()

    def count(self, term: str) -> int:
        """In how many documents a term stands at least, deleted ones included."""
        found = self._counts.get(term)
        if found is None:
            text = term.encode("utf-8")
            found = max(self._stored.count(field, text) for field, _, _ in _FIELDS)
            if len(self._counts) >= KEPT_COUNTS:
                self._counts.clear()
            self._counts[term] = found
        return found

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
        """The most frequent terms with that prefix; and those of words that begin so and are longer than their stem, as
        `installati` is more than `instal`."""
        found = self._expanded.get(prefix)
        if found is None:
            text = prefix.encode("utf-8")
            counts: dict[str, int] = {}
            for field in ("title", "body"):
                for term, count in self._stored.most_frequent(field, text, MOST_EXPANSIONS).items():
                    counts[term] = counts.get(term, 0) + count
            if len(counts) < MOST_EXPANSIONS:
                for word, count in self._stored.most_frequent(WORDS_FIELD, text, MOST_EXPANSIONS).items():
                    counts.setdefault(term_of(word), count)
                counts.pop("", None)
            if not counts:
                counts = self._stem_of(prefix)
            best = sorted(counts, key=lambda term: (-counts[term], term))[:MOST_EXPANSIONS]
            found = self._expanded[prefix] = tuple(best)
        return found

    def _stem_of(self, beginning: str) -> dict[str, int]:
        """The longest term that a word being typed, as nobody wrote it, has grown out of, and in how many documents it
        stands: articles say `installed`, and `installat` is typed."""
        for length in range(len(beginning) - 1, max(SHORTEST_STEM, len(beginning) - LONGEST_ENDING) - 1, -1):
            count = self.count(beginning[:length])
            if count:
                return {beginning[:length]: count}
        return {}

    def marked(self, mark: str) -> frozenset[int]:
        """The documents that carry a mark of `schema.marks`."""
        found = self._marks.get(mark)
        if found is None:
            documents, _ = self._stored.postings("marks", mark.encode("utf-8"))
            found = self._marks[mark] = frozenset(documents)
        return found

    def _impacts(self, terms: Iterable[str]) -> Postings:
        """What these terms (as if they were one) add to each document. The fields are summed before a term has had
        enough of, not after (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields",
        2004): what stands in the title and in the body is not counted as two words."""
        sums = dict[int, float]()
        texts = [term.encode("utf-8") for term in terms]
        for (field, weight, b), average in zip(_FIELDS, self._averages, strict=True):
            counts: dict[int, int] = {}
            for text in texts:
                for document, count in zip(*self._stored.postings(field, text), strict=True):
                    counts[document] = counts.get(document, 0) + count
            if not counts:
                continue
            norms = self._field_norms(field, b, average)
            for document, count in counts.items():
                sums[document] = sums.get(document, 0.0) + weight * count / norms[document]
        if not sums:
            return NO_POSTINGS
        documents = array("I", sorted(sums))
        impacts = array("f", [(K1 + 1.0) * sums[one] / (K1 + sums[one]) for one in documents])
        return Postings(documents, impacts, max(impacts))

    def _field_norms(self, field: str, b: float, average: float) -> "array[float]":
        """By what a count is divided in each document: more in one whose field is longer than average."""
        kept = self._norms.get(field)
        if kept is None:
            by = b / average if average else 0.0
            kept = self._norms[field] = array("f", [1.0 - b + by * length for length in self._stored.lengths(field)])
        return kept

    def _keep(self, key: str, postings: Postings) -> Postings:
        # a term that stands nowhere takes room too
        size = len(postings.documents) + 20
        if self._kept + size > KEPT_POSTINGS:
            self._terms.clear()
            self._kept = 0
        self._terms[key] = postings
        self._kept += size
        return postings
