"""From a query to an answer: terms, ranking, and what is shown of each hit. Loads Whoosh with the first search."""

import pickle
import struct
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from agent_tui.knowledge.analyzer import Matching, letters_and_digits, term_of, terms, word_being_typed, words_in
from agent_tui.knowledge.folder import KnowledgeFolder
from agent_tui.knowledge.folding import take_folding
from agent_tui.knowledge.known import BrokenIndex, last_commit
from agent_tui.knowledge.postings import Averages, Segment
from agent_tui.knowledge.ranking import LOOKED_AT, Aging, factor
from agent_tui.knowledge.scorer import Also, Ranked, Wanted, rank
from agent_tui.knowledge.snippets import snippet
from agent_tui.knowledge.synonyms import NO_SYNONYMS, Synonyms
from agent_tui.knowledge.typos import best_meant, may_be_mistyped
from agent_tui.knowledge.values import Hit, Meant, Piece, SearchAnswer

QUERY_LENGTH = 600
"""Characters of a query that count."""

MOST_MEANT = 2
"""Words that a mistyped one is taken for: the likeliest may not be the one."""

KEPT_MEANINGS = 2_000

NO_HELP: Mapping[str, float] = MappingProxyType({})

MARKED_TERMS = 40
"""Terms of a query that are marked in what is found."""


def understand(
    query: str,
    *,
    typing: bool = False,
    marks: tuple[str, ...] = (),
    preferred: str = "",
    synonyms: Synonyms = NO_SYNONYMS,
) -> Wanted:
    """A query in terms. While it is being typed, the beginning of its last word may match."""
    query = query[:QUERY_LENGTH]
    last = word_being_typed(query) if typing else ""
    known = tuple(dict.fromkeys(terms(query)))
    letters = letters_and_digits(query)
    return Wanted(
        terms=known,
        typing=last,
        typed_term=next(iter(terms(last)), ""),
        marks=marks,
        preferred=preferred,
        words=tuple(words_in(query).items()),
        also=tuple(synonyms.of(query, known)),
        exact=(f"id={letters}", f"title={letters}") if letters else (),
    )


def matching(wanted: Wanted) -> Matching:
    """What of a text a query matches."""
    also = (one.term for one in wanted.also)
    return Matching((*wanted.terms[:MARKED_TERMS], wanted.typed_term, *also), wanted.typing)


class _Asked(NamedTuple):
    wanted: Wanted
    limit: int
    least_share: float
    today: date | None
    help: Mapping[str, float]
    superseded: Callable[[], bool]


class Searcher:
    """Reads the generation that counts, and goes over to a newer one by itself. Safe to use from several threads, one
    search at a time."""

    def __init__(self, folder: KnowledgeFolder) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._generation: Path | None = None
        self._index: Any = None
        self._commit: int | None = None
        self._reader: Any = None
        self._segments: list[Segment] = []
        self._documents = 0
        self._meanings: dict[str, list[str]] = {}
        self._help_given: Mapping[str, float] = NO_HELP
        self._help_here: dict[tuple[int, int], float] = {}

    def close(self) -> None:
        with self._lock:
            self._forget()

    def warm(self) -> None:
        """Loads what a search needs and opens the index, so that the first search need not."""
        with self._lock, _damage():
            opened = self._open()
        if opened:
            terms("warm 预热")

    def search(
        self,
        wanted: Wanted,
        query: str,
        *,
        limit: int,
        least_share: float = 0.0,
        today: date | None = None,
        help: Mapping[str, float] = NO_HELP,
        superseded: Callable[[], bool] = lambda: False,
    ) -> SearchAnswer:
        """The best hits, those that hold at least `least_share` of the query by the rarity of its words. What is stale
        or old counts for less where it is known which day is `today`; `help` is what articles count for
        (`ranking.helpfulness`). Troubles: `UnsafeFolder`; `BrokenIndex`, after which the index is to be built again;
        `Superseded`."""
        asked = _Asked(wanted, limit, least_share, today, help, superseded)
        with self._lock, _damage():
            began = time.perf_counter()
            try:
                hits, meant = self._search(asked)
            except FileNotFoundError:
                # the writer has tidied up between our look and our opening
                self._forget()
                hits, meant = self._search_again(asked)
            return SearchAnswer(query, (time.perf_counter() - began) * 1000.0, hits, meant)

    def understood(self, wanted: Wanted) -> Wanted:
        """The query with what its mistyped words may mean in this index."""
        with self._lock, _damage():
            return self._with_meanings(wanted)[0] if self._open() else wanted

    def best(self, wanted: Wanted, *, limit: int) -> list[str]:
        """The ids of the best hits alone."""
        with self._lock, _damage():
            if not self._open():
                return []
            wanted, _ = self._with_meanings(wanted)
            ranked = rank(self._segments, self._documents, wanted, limit=limit)
            ranked = self._exact_first(ranked, wanted)[:limit]
            return [self._segments[one.segment].reader.stored_fields(one.document)["id"] for one in ranked]

    @property
    def documents(self) -> int:
        """How many articles can be found."""
        with self._lock:
            self._open()
            return self._documents

    def _search(self, asked: "_Asked") -> tuple[tuple[Hit, ...], tuple[Meant, ...]]:
        if not asked.wanted.terms and not asked.wanted.typing and not asked.wanted.exact:
            return (), ()
        if not self._open():
            return (), ()
        wanted, meant = self._with_meanings(asked.wanted)
        found = rank(
            self._segments,
            self._documents,
            wanted,
            limit=max(asked.limit, LOOKED_AT),
            superseded=asked.superseded,
        )
        found = self._exact_first(self._by_age_and_help(found, asked), wanted)
        to_mark = matching(wanted)
        best = [one for one in found if one.share >= asked.least_share][: asked.limit]
        return tuple(self._hit(one, to_mark) for one in best), meant

    def _search_again(self, asked: "_Asked") -> tuple[tuple[Hit, ...], tuple[Meant, ...]]:
        """What is missing now, too, no writer has tidied up: somebody has thrown away a part of the index."""
        try:
            return self._search(asked)
        except FileNotFoundError as error:
            raise BrokenIndex(type(error).__name__) from error

    def _with_meanings(self, wanted: Wanted) -> tuple[Wanted, tuple[Meant, ...]]:
        also: list[Also] = []
        meant: list[Meant] = []
        for term, word in wanted.words:
            being_typed = bool(wanted.typing) and term == wanted.typed_term
            if not may_be_mistyped(word) or any(segment.count(term) for segment in self._segments):
                continue
            if being_typed and any(segment.expansions(word) for segment in self._segments):
                continue
            words = self._meant(word)
            also += (Also(of, 1.0, term) for of in dict.fromkeys(map(term_of, words)))
            meant += (Meant(word, one) for one in words)
        return (wanted._replace(also=(*wanted.also, *also)) if also else wanted), tuple(meant)

    def _meant(self, typed: str) -> list[str]:
        """The words that an unknown one may mean, the likeliest first; none where one of the smallest is meant."""
        kept = self._meanings.get(typed)
        if kept is None:
            candidates: dict[str, tuple[int, int]] = {}
            for segment in self._segments:
                for word, errors, count in segment.similar(typed):
                    candidates[word] = errors, candidates.get(word, (0, 0))[1] + count
            kept = best_meant(typed, candidates, MOST_MEANT)
            if kept and not term_of(kept[0]):
                kept = []
            if len(self._meanings) >= KEPT_MEANINGS:
                self._meanings.clear()
            self._meanings[typed] = kept
        return [word for word in kept if term_of(word)]

    def _by_age_and_help(self, found: list[Ranked], asked: "_Asked") -> list[Ranked]:
        if asked.today is None and not asked.help:
            return found
        helped = self._helped(asked.help)
        weighed = [
            one._replace(score=one.score * self._age_factor(one, asked.today) * helped.get(one[1:3], 1.0))
            for one in found
        ]
        return sorted(weighed, key=lambda one: -one.score)

    def _age_factor(self, ranked: Ranked, today: date | None) -> float:
        if today is None:
            return 1.0
        segment = self._segments[ranked.segment]
        return factor(Aging(*(segment.day(field, ranked.document) for field in ("updated_on", "good_until"))), today)

    def _helped(self, help: Mapping[str, float]) -> dict[tuple[int, int], float]:
        """What documents count for, by segment and number."""
        if help is not self._help_given:
            self._help_given, self._help_here = help, {}
            for id_, by in help.items():
                for number, segment in enumerate(self._segments):
                    for document in segment.with_id(id_):
                        self._help_here[number, document] = by
        return self._help_here

    def _exact_first(self, found: list[Ranked], wanted: Wanted) -> list[Ranked]:
        """Articles of which the query is the whole title, or the id, before all others; the id first."""
        for mark in reversed(wanted.exact):
            named: dict[tuple[int, int], None] = {}
            for number, segment in enumerate(self._segments):
                allowed = [segment.marked(one) for one in wanted.marks]
                for document in segment.carrying(mark):
                    if all(document in one for one in allowed):
                        named[number, document] = None
            if named:
                top = found[0].score if found else 1.0
                ranked = {one[1:3]: one for one in found}
                first = [
                    (ranked[one] if one in ranked else Ranked(0.0, *one, 0.0, 0.0))._replace(share=1.0, of_all=1.0)
                    for one in named
                ]
                first = sorted((one._replace(score=top + one.score) for one in first), key=lambda one: -one.score)
                found = first + [one for one in found if one[1:3] not in named]
        return found

    def _hit(self, ranked: Ranked, to_mark: Matching) -> Hit:
        stored = self._segments[ranked.segment].reader.stored_fields(ranked.document)
        return Hit(
            id=stored["id"],
            title=stored["title"],
            score=round(ranked.score, 3),
            snippet=snippet(stored["body"], to_mark) or (Piece(""),),
            audience=stored["audience"],
            language=stored["language"],
            updated_at=datetime.fromisoformat(stored["updated_at"]),
            tags=tuple(stored["tags"]),
            share=round(ranked.of_all, 4),
            kind=stored["kind"],
            review_on=date.fromisoformat(review) if (review := stored.get("review_on")) else None,
        )

    def _open(self) -> bool:
        """The newest state of the index that counts; False where there is none."""
        generation = self._folder.current()
        if generation is None:
            self._forget()
            return False
        if generation != self._generation:
            self._forget()
            self._folder.check()
            # why: loaded here because a search that finds no index needs no Whoosh
            from whoosh import index as whoosh_index

            self._index = whoosh_index.open_dir(str(generation))
            take_folding(generation)
            self._generation = generation
        commit = last_commit(generation)
        if self._reader is None or commit != self._commit:
            self._renew(commit)
        return True

    def _renew(self, commit: int) -> None:
        if self._reader is not None:
            self._folder.check()
        reader = self._index.reader()
        averages = _averages(reader)
        kept = {segment.id: segment for segment in self._segments}
        segments: list[Segment] = []
        for leaf, _ in reader.leaf_readers():
            segment = kept.get(str(leaf.segment().segment_id()))
            if segment is None:
                segment = Segment(leaf, averages)
            else:
                segment.renew(leaf, averages)
            segments.append(segment)
        for gone in kept.keys() - {segment.id for segment in segments}:
            kept[gone].close()
        before, self._reader = self._reader, reader
        if before is not None:
            before.close()
        self._segments, self._commit = segments, commit
        self._documents = reader.doc_count()
        self._meanings.clear()
        self._help_given, self._help_here = NO_HELP, {}

    def _forget(self) -> None:
        if self._reader is not None:
            self._reader.close()
        for segment in self._segments:
            segment.close()
        self._generation = self._index = self._reader = self._commit = None
        self._segments, self._documents = [], 0


def _averages(reader: Any) -> Averages:
    documents = max(1, reader.doc_count_all())
    return Averages(*(reader.field_length(field) / documents for field in ("title", "body", "tags")))


@contextmanager
def _damage() -> Iterator[None]:
    """`BrokenIndex` where Whoosh cannot read its files: it tells so by whatever the bytes happen to lead to, by errors
    of its own, by `Exception` itself. Files that are gone are another matter: the writer has tidied up."""
    try:
        yield
    except FileNotFoundError:
        raise
    except _SIGNS as error:
        raise BrokenIndex(type(error).__name__) from error
    except Exception as error:
        if type(error) is Exception or type(error).__module__.partition(".")[0] == "whoosh":
            raise BrokenIndex(type(error).__name__) from error
        raise


_SIGNS = (OSError, EOFError, ValueError, LookupError, struct.error, zlib.error, pickle.PickleError, AssertionError)
