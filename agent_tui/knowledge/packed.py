"""How a segment keeps its terms and postings: in arrays that are read in one piece. Loads Whoosh.

A codec of Whoosh's: it still decides what a segment is, which are merged, when what is written counts. Its own way of
keeping postings costs 35 µs a term, and most terms of a Chinese text stand in one document; this one takes a tenth.

    NAME.trm    `_Contents` as JSON with its length before it, then one array after another: where each term ends, how
                many postings it has, where they begin, the lengths of the scored fields by document; the terms, sorted
    NAME.pst    for each term its documents (array "I"), then how often it stands in each (array "H")
    NAME.typ    the words of `WORDS_FIELD`, to be found by who mistypes them (`typos`)
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from heapq import nlargest
from pathlib import Path
from typing import Any, Literal, NamedTuple, overload

import msgspec
from msgspec import Struct
from whoosh.codec.whoosh3 import W3Codec, W3TermInfo
from whoosh.matching import ListMatcher
from whoosh.reading import TermNotFound

from agent_tui.domain.decoding import decoded
from agent_tui.knowledge.typos import WORDS_FIELD, Similar, WordTable, mapped, read_at, table_of, unmap

MOST_IN_ONE = 65_535
"""How often a term is counted in one document, and how long a field is taken for, at most."""

TYPOS_EXT = ".typ"

Group = tuple[str, bytes, "array[int]", "array[int]"]
"""Field, term, documents, and how often in each."""


class _Contents(Struct, frozen=True):
    fields: dict[str, tuple[int, int]]
    """Where each field's terms begin and end in the list of all."""
    lengths: dict[str, int]
    """Scored fields and how many documents their lengths are of, in the order in which they are written."""


class PackedCodec(W3Codec):  # type: ignore[misc]  # Whoosh has no types
    length_stats = False

    def field_writer(self, storage: Any, segment: Any) -> "PackedWriter":
        return PackedWriter(storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> "PackedTerms":
        return PackedTerms(storage, segment)


class PostingPool:
    """What a writer gathers before it writes a segment, by term at once: nothing is left to sort but the terms. In the
    place of Whoosh's own pool."""

    def __init__(self, scored: Iterable[str]) -> None:
        self._fields: dict[str, dict[bytes, tuple[array[int], array[int]]]] = {}
        self.lengths: dict[str, array[int]] = {field: array("H") for field in scored}

    def add(self, posting: tuple[str, bytes, int, float, bytes | None]) -> None:
        field, term, document, weight, _ = posting
        count = min(int(weight), MOST_IN_ONE)
        terms = self._fields.get(field)
        if terms is None:
            terms = self._fields[field] = {}
        kept = terms.get(term)
        if kept is None:
            terms[term] = array("I", (document,)), array("H", (count,))
        else:
            kept[0].append(document)
            kept[1].append(count)
        lengths = self.lengths.get(field)
        if lengths is not None:
            if len(lengths) <= document:
                lengths.extend([0] * (document + 1 - len(lengths)))
            lengths[document] = min(lengths[document] + count, MOST_IN_ONE)

    def iter_postings(self) -> Iterator[Group]:
        for field in sorted(self._fields):
            terms = self._fields[field]
            for term in sorted(terms):
                yield field, term, *terms[term]

    def cleanup(self) -> None:
        self._fields.clear()


class PackedWriter:
    """A segment's terms and postings, written at once."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._terms_file = segment.create_file(storage, W3Codec.TERMS_EXT)
        self._postings_file = segment.create_file(storage, W3Codec.POSTS_EXT)
        self._typos_file = segment.create_file(storage, TYPOS_EXT)
        self.lengths: dict[str, array[int]] = {}
        """To be set before the postings are added."""
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, groups: Iterable[Group]) -> None:
        ends, counts, begins = array("I"), array("I"), array("Q")
        fields: dict[str, tuple[int, int]] = {}
        terms: list[bytes] = []
        end = begin = 0
        write = self._postings_file.write
        for field, term, documents, found in groups:
            first, _ = fields.get(field, (len(terms), 0))
            terms.append(term)
            fields[field] = first, len(terms)
            end += len(term)
            ends.append(end)
            counts.append(len(documents))
            begins.append(begin)
            data = documents.tobytes() + found.tobytes()
            write(data)
            begin += len(data)
        contents = _Contents(fields, {field: len(kept) for field, kept in self.lengths.items()})
        head = msgspec.json.encode(contents)
        self._terms_file.write(len(head).to_bytes(8, "little") + head)
        for part in (ends, counts, begins, *self.lengths.values()):
            self._terms_file.write(part.tobytes())
        self._terms_file.write(b"".join(terms))
        first, last = fields.get(WORDS_FIELD, (0, 0))
        self._typos_file.write(table_of([term.decode("utf-8") for term in terms[first:last]]).tobytes())

    def close(self) -> None:
        self._terms_file.close()
        self._postings_file.close()
        self._typos_file.close()
        self.is_closed = True


class _Arrays(NamedTuple):
    """Where they lie in the file: a look touches a few of its pages."""

    fields: dict[str, tuple[int, int]]
    ends: memoryview
    counts: memoryview
    begins: memoryview
    lengths: dict[str, memoryview]
    terms: memoryview

    def term(self, number: int) -> bytes:
        return bytes(self.terms[self.ends[number - 1] if number else 0 : self.ends[number]])


class _Words(Sequence[str]):
    """A stretch of the list of all terms."""

    def __init__(self, arrays: _Arrays, first: int, end: int) -> None:
        self._arrays, self._first, self._end = arrays, first, end

    def __len__(self) -> int:
        return self._end - self._first

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        return self._arrays.term(self._first + at).decode("utf-8")


class PackedTerms:
    """The terms of one segment, and their postings; read with the first look. Whoosh asks it by the methods of its
    `TermsReader`."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._terms_path = Path(storage.folder) / segment.make_filename(W3Codec.TERMS_EXT)
        self._postings_path = Path(storage.folder) / segment.make_filename(W3Codec.POSTS_EXT)
        self._typos_path = Path(storage.folder) / segment.make_filename(TYPOS_EXT)

    @cached_property
    def _arrays(self) -> _Arrays:
        data = mapped(self._terms_path)
        at = 8 + int.from_bytes(data[:8], "little")
        contents = decoded(data[8:at], _Contents)
        many = max((end for _, end in contents.fields.values()), default=0)

        def take(code: Literal["H", "I", "Q"], many: int) -> memoryview:
            nonlocal at
            end = at + many * array(code).itemsize
            taken = data[at:end].cast(code)
            if len(taken) != many:
                raise ValueError("cut off")
            at = end
            return taken

        ends, counts, begins = take("I", many), take("I", many), take("Q", many)
        lengths = {field: take("H", long) for field, long in contents.lengths.items()}
        return _Arrays(contents.fields, ends, counts, begins, lengths, data[at:])

    def let_go(self) -> None:
        """What was looked at of the terms need not stay in memory; the next look brings back what it needs."""
        arrays = self.__dict__.get("_arrays")  # why: asked for it would be read
        if arrays is not None:
            unmap(arrays.terms)

    # what a search asks

    def count(self, field: str, term: bytes) -> int:
        """In how many documents, deleted ones included."""
        number = self._number(field, term)
        return 0 if number is None else self._arrays.counts[number]

    def postings(self, field: str, term: bytes) -> "tuple[array[int], array[int]]":
        """Documents in their order, and how often the term stands in each."""
        number = self._number(field, term)
        documents, found = array("I"), array("H")
        if number is not None:
            count = self._arrays.counts[number]
            begin, split = self._arrays.begins[number], count * documents.itemsize
            data = read_at(self._postings_path, begin, split + count * found.itemsize)
            documents.frombytes(data[:split])
            found.frombytes(data[split:])
        return documents, found

    def most_frequent(self, field: str, prefix: bytes, most: int) -> dict[str, int]:
        """The terms with that prefix that stand in most documents, and in how many."""
        first, end = self._first_from(field, prefix), self._first_from(field, prefix + b"\xff")
        counts = self._arrays.counts
        best = nlargest(most, range(first, end), key=lambda number: (counts[number], -number))
        return {self._arrays.term(number).decode(): counts[number] for number in best}

    def begins_any(self, field: str, prefix: bytes) -> bool:
        """True where a term has that prefix."""
        number = self._first_from(field, prefix)
        return number < self._arrays.fields.get(field, (0, 0))[1] and self._arrays.term(number).startswith(prefix)

    def lengths(self, field: str) -> "Sequence[int]":
        """Of a scored field, by document; those without one may be missing at the end."""
        return self._arrays.lengths.get(field, ())

    def similar(self, typed: str) -> list[Similar]:
        """Words of `WORDS_FIELD` that may be meant by a mistyped one."""
        first, end = self._arrays.fields.get(WORDS_FIELD, (0, 0))
        if first == end:
            return []
        # why not kept: the pages that were looked at would stay in memory, most of 1.5 MiB for a thousand articles
        return WordTable(self._typos_path).similar(_Words(self._arrays, first, end), typed)

    def _number(self, field: str, term: bytes) -> int | None:
        arrays = self._arrays
        number = self._first_from(field, term)
        inside = number < arrays.fields.get(field, (0, 0))[1]
        return number if inside and arrays.term(number) == term else None

    def _first_from(self, field: str, term: bytes) -> int:
        first, end = self._arrays.fields.get(field, (0, 0))
        return bisect_left(range(end), term, first, end, key=self._arrays.term)

    # what Whoosh asks

    def __contains__(self, key: tuple[str, bytes]) -> bool:
        return self._number(*key) is not None

    def indexed_field_names(self) -> Iterable[str]:
        return self._arrays.fields.keys()

    def terms(self) -> Iterator[tuple[str, bytes]]:
        for field, (first, end) in sorted(self._arrays.fields.items()):
            for number in range(first, end):
                yield field, self._arrays.term(number)

    def term_info(self, field: str, term: bytes) -> W3TermInfo:
        return W3TermInfo(df=self.doc_frequency(field, term), weight=self.frequency(field, term))

    def frequency(self, field: str, term: bytes) -> int:
        self._known(field, term)
        return sum(self.postings(field, term)[1])

    def doc_frequency(self, field: str, term: bytes) -> int:
        self._known(field, term)
        return self.count(field, term)

    def matcher(self, field: str, term: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        self._known(field, term)
        documents, found = self.postings(field, term)
        return ListMatcher(
            documents, [float(one) for one in found], [b""] * len(found), format_, scorer, term=(field, term)
        )

    def close(self) -> None:
        """Nothing is open: files are held as they lie on the disk."""

    def _known(self, field: str, term: bytes) -> None:
        if self._number(field, term) is None:
            raise TermNotFound(f"{field}:{term!r}")


def packed_writer(index: Any, scored: Sequence[str], **options: Any) -> Any:
    """Whoosh's writer of that index, in packed segments."""
    writer = index.writer(codec=PackedCodec(), compound=False, **options)
    writer.pool = PostingPool(scored)
    writer.fieldwriter.lengths = writer.pool.lengths
    return writer
