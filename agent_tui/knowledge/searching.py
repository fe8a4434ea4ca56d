"""From a query to an answer: terms, ranking, and what is shown of each hit. Loads Whoosh with the first search."""

import pickle
import struct
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from agent_tui.knowledge.analyzer import chinese_in, letters_and_digits, terms, word_being_typed, words_in
from agent_tui.knowledge.closeness import ENOUGH_TO_COMPARE, close_ones
from agent_tui.knowledge.folder import KnowledgeFolder, UnsafeFolder
from agent_tui.knowledge.folding import take_folding
from agent_tui.knowledge.known import BrokenIndex, Files, check_files, last_commit, read_files
from agent_tui.knowledge.meaning import Meanings, as_typed, nowhere, only_asks, usual_nowhere
from agent_tui.knowledge.places import Matching
from agent_tui.knowledge.postings import Averages, Segment
from agent_tui.knowledge.ranking import LOOKED_AT
from agent_tui.knowledge.reordering import Experience, begun_titles, exact_first
from agent_tui.knowledge.scorer import Kept, Ranked, Wanted, rank
from agent_tui.knowledge.synonyms import NO_SYNONYMS, Synonyms
from agent_tui.knowledge.term_weights import term_weights
from agent_tui.knowledge.twins import asked_in, in_their_words
from agent_tui.knowledge.values import Hit, Meant, SearchAnswer

QUERY_LENGTH = 600
"""Characters of a query that count."""

CHECK_EVERY_S = 1.0
"""How often it is looked at, while searches go on, whether the files are as they were written; and whenever nothing is
found."""

NO_HELP: Mapping[str, float] = MappingProxyType({})

MARKED_TERMS = 40
"""Terms of a query that are marked in what is found."""

LEAST_OF_A_TITLE = 2
"""Terms of a query from which on it is taken for a title where it has all of its terms."""


def understand(
    query: str,
    *,
    typing: bool = False,
    marks: tuple[str, ...] = (),
    preferred: str = "",
    reader: str = "",
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
        also=tuple(synonyms.of(query, known, last)),
        exact=(f"id={letters}", f"title={letters}") if letters else (),
        weights=tuple(term_weights(query).items()),
        stretches=chinese_in(query),
        goes_on=typing,
        query=query,
        reader=reader,
        synonyms=synonyms,
    )


def matching(wanted: Wanted) -> Matching:
    """What of a text a query matches."""
    also = (one.term for one in wanted.also)
    return Matching(tuple(dict.fromkeys((*wanted.terms[:MARKED_TERMS], wanted.typed_term, *also))), wanted.typing)


class _Asked(NamedTuple):
    wanted: Wanted
    limit: int
    least_share: float
    now: datetime | None
    help: Mapping[str, float]
    superseded: Callable[[], bool]


_Answered = tuple[tuple[Hit, ...], tuple[Meant, ...], tuple[str, ...]]


class Searcher:
    """Reads the generation that counts, and goes over to a newer one by itself. Safe to use from several threads, one
    search at a time."""

    def __init__(self, folder: KnowledgeFolder) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._generation: Path | None = None
        self._stamp: tuple[int, ...] | None = None
        """Of the folder, when it was looked at last."""
        self._index: Any = None
        self._commit: int | None = None
        self._files: Files | None = None
        """Of that commit, as it left them; None where that is not known."""
        self._checked_at = 0.0
        self._reader: Any = None
        self._segments: list[Segment] = []
        self._documents = 0
        self._meanings = Meanings()
        self._kept = Kept(())
        self._experience = Experience()

        self._take_folding()

    def close(self) -> None:
        with self._lock:
            self._forget()

    def _take_folding(self) -> None:
        """A query is understood before the index is opened, and to make its table takes a quarter of a first search."""
        with suppress(UnsafeFolder, OSError):  # why: the search says so
            generation = self._folder.current()
            if generation is not None:
                self._folder.check()
                take_folding(generation)

    def warm(self) -> None:
        """Loads what a search needs and opens the index, so that the first search need not."""
        with self._lock, _damage():
            opened = self._open()
        if opened:
            terms("warm 预热")

    def let_go(self) -> None:
        """Nobody is about to search: what was looked at of the index's terms, megabytes, need not stay in memory."""
        with self._lock:
            for segment in self._segments:
                segment.let_go()

    def search(
        self,
        wanted: Wanted,
        query: str,
        *,
        limit: int,
        least_share: float = 0.0,
        now: datetime | None = None,
        help: Mapping[str, float] = NO_HELP,
        superseded: Callable[[], bool] = lambda: False,
    ) -> SearchAnswer:
        """The best hits, those that hold at least `least_share` of the query by the rarity of its words. What is stale
        or old counts for less where it is known what time it is `now`, where the reader is; `help` is what articles
        count for (`ranking.helpfulness`). Troubles: `UnsafeFolder`; `BrokenIndex`, after which the index is to be built
        again; `Superseded`."""
        asked = _Asked(wanted, limit, least_share, now, help, superseded)
        with self._lock, _damage():
            began = time.perf_counter()
            if began - self._checked_at >= CHECK_EVERY_S:
                self._checked_at = began
                self._check_files()
            try:
                hits, meant, unknown = self._search(asked)
            except (FileNotFoundError, TypeError) as error:
                # the writer has tidied up between our look and our opening; Whoosh takes a column that is gone for none
                if isinstance(error, TypeError) and self._generation == self._folder.current():
                    raise
                self._forget()
                hits, meant, unknown = self._search_again(asked)
            if not hits:
                self._check_files()
            return SearchAnswer(query, (time.perf_counter() - began) * 1000.0, hits, meant, unknown)

    def understood(self, wanted: Wanted) -> Wanted:
        """The query with what its mistyped words may mean in this index."""
        with self._lock, _damage():
            return self._meanings.add(wanted, self._segments)[0] if self._open() else wanted

    def best(self, wanted: Wanted, *, limit: int) -> list[str]:
        """The ids of the best hits alone."""
        with self._lock, _damage():
            if not self._open():
                return []
            wanted, _ = self._meanings.add(wanted, self._segments)
            ranked = rank(self._segments, self._documents, wanted, limit=limit)
            ranked = list(chain(*exact_first(ranked, self._segments, wanted)))[:limit]
            return [self._segments[one.segment].shown(one.document).id for one in ranked]

    @property
    def documents(self) -> int:
        """How many articles can be found."""
        with self._lock:
            self._open()
            return self._documents

    def _search(self, asked: "_Asked") -> _Answered:
        if not asked.wanted.terms and not asked.wanted.typing and not asked.wanted.exact:
            return (), (), ()
        if not self._open():
            return (), (), ()
        wanted, meant = self._meanings.add(asked.wanted, self._segments)
        found = rank(
            self._segments,
            self._documents,
            wanted,
            limit=max(asked.limit, LOOKED_AT),
            superseded=asked.superseded,
            kept=self._kept,
        )
        if asked.now is not None or asked.help:
            found = self._experience.weigh(found, self._segments, asked.now, asked.help)
        unknown = nowhere(wanted, self._segments)
        if unknown and only_asks(wanted, self._segments):
            found = []
        whole, found = exact_first(found, self._segments, wanted)
        if not found and not whole and not wanted.terms:
            found = begun_titles(self._segments, wanted, asked.limit)
        to_mark = matching(wanted)
        best = [*whole, *(one for one in found if one.share >= asked.least_share)][: asked.limit]
        if len(wanted.terms) >= LEAST_OF_A_TITLE:
            # why not among the whole ones: a title without its small words is one, but its letters are others
            best[len(whole) :] = sorted(best[len(whole) :], key=lambda one: not self._titled(one, wanted.terms))
        unusual = usual_nowhere(wanted, self._segments)
        looked_at = [(one, self._segments[one.segment].shown(one.document)) for one in best]
        if (unknown or unusual) and self._documents >= ENOUGH_TO_COMPARE:
            looked_at = [*looked_at[: len(whole)], *close_ones(looked_at[len(whole) :], wanted)]
        if not looked_at:
            unknown = (*unknown, *unusual)
        hits = [shown.hit(one.score, one.of_all, to_mark) for one, shown in looked_at]
        # why apart: who types a title or an id wants this one of those that tell the same
        named, spoken = len(whole), asked_in(wanted.query, wanted.reader)
        return (
            (*in_their_words(hits[:named], spoken), *in_their_words(hits[named:], spoken)),
            meant,
            as_typed(wanted.query, unknown),
        )

    def _check_files(self) -> None:
        """`BrokenIndex` where what is found, or not, may be so because files of the index were damaged."""
        if self._generation is None or self._commit is None:
            return
        if self._files is None:
            self._files = read_files(self._generation, self._commit)
        if self._files is not None:
            check_files(self._generation, self._files)

    def _search_again(self, asked: "_Asked") -> _Answered:
        """What is missing now, too, no writer has tidied up: somebody has thrown away a part of the index."""
        try:
            return self._search(asked)
        except FileNotFoundError as error:
            raise BrokenIndex(type(error).__name__) from error

    def _titled(self, ranked: Ranked, typed: tuple[str, ...]) -> bool:
        return self._segments[ranked.segment].shown(ranked.document).is_titled(typed)

    def _open(self) -> bool:
        """The newest state of the index that counts; False where there is none."""
        if self._stamp is not None and self._generation and self._folder.stamp(self._generation) == self._stamp:
            return True
        generation = self._folder.current()
        if generation is None:
            self._forget()
            return False
        if generation != self._generation:
            self._forget()
            self._folder.check()
            files = read_files(generation, last_commit(generation))
            if files is not None:
                check_files(generation, files)
            # why: loaded here because a search that finds no index needs no Whoosh
            from whoosh import index as whoosh_index

            self._index = whoosh_index.open_dir(str(generation))
            take_folding(generation)
            self._generation = generation
        stamp = self._folder.stamp(generation)
        commit = last_commit(generation)
        if self._reader is None or commit != self._commit:
            self._renew(commit)
        self._stamp = stamp
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
        before, self._reader = self._reader, reader
        if before is not None:
            before.close()
        self._segments, self._commit, self._files = segments, commit, None
        self._documents = reader.doc_count()
        self._meanings, self._experience = Meanings(), Experience()
        self._kept = Kept([one.reader.doc_count_all() for one in segments])

    def _forget(self) -> None:
        if self._reader is not None:
            self._reader.close()
        self._generation = self._index = self._reader = self._commit = self._files = None
        self._segments, self._kept, self._documents = [], Kept(()), 0


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
