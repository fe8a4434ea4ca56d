"""BM25F, term at a time over the decoded postings of each segment, and a reward for finding more of the query.

Source: SEARCH "A configuration that reached zh 0.922 / en 0.860": the rarest terms, idf
ln(1 + (N − n + 0.5) / (n + 0.5)), the sum multiplied by 1 + 0.5 × the idf-weighted share of the query's terms that were
found. What a term adds to a document is that of `postings`, what it counts for that of `term_weights`."""

import heapq
import math
from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain
from typing import NamedTuple, Protocol

from agent_tui.knowledge.accumulating import UNITS, Weighed, accumulate
from agent_tui.knowledge.analyzer import is_chinese
from agent_tui.knowledge.keystrokes import Among, Part, Sums
from agent_tui.knowledge.postings import Postings, Segment
from agent_tui.knowledge.typos import Similar

MOST_TERMS = 16
"""Query terms that count, those that weigh most. (On the development queries 16 find more than SEARCH's 12: zh 0.955
instead of 0.949, en 0.882 instead of 0.880.)"""

COVERAGE_REWARD = 0.5

READERS_LANGUAGE = 1.25
"""How much an article in the reader's language counts for: of two that tell the same, the one they can read is first,
and a better one in another language still goes before it."""

WHOLE_WORD = 3
"""Letters from which on what was typed counts as a word itself, where it is one, as much as when it is finished."""

KEPT_SUMS = 100_000
"""Documents in all sums that are kept of an index from key to key, some 5 MB."""

KEPT_WEIGHED = 64
"""Terms of which it stays known from key to key what they weigh."""


class Also(NamedTuple):
    """A term that was not typed: what a mistyped word may mean, or another word for the same."""

    term: str
    weight: float
    place: str
    """The term in whose place it stands."""


class OtherWords(Protocol):
    """Words that mean the same, see `synonyms`."""

    def of(self, query: str, typed: Sequence[str], typing: str = "") -> list[Also]: ...

    def similar(self, typed: str) -> list[Similar]: ...

    def writes(self, pair: str) -> bool: ...


class Wanted(NamedTuple):
    """A query in terms. Repetitions count once."""

    terms: tuple[str, ...]
    typing: str = ""
    """The word being typed, whose beginning alone may match; "" where the query is finished."""
    typed_term: str = ""
    """What that word is as a term."""
    marks: tuple[str, ...] = ()
    """Only documents that carry all of these."""
    preferred: str = ""
    """Documents that carry this mark count for `READERS_LANGUAGE`."""
    words: tuple[tuple[str, str], ...] = ()
    """Terms that are not Chinese, and how each was written."""
    also: tuple[Also, ...] = ()
    exact: tuple[str, ...] = ()
    """Documents that carry one of these marks go before all others."""
    weights: tuple[tuple[str, float], ...] = ()
    """Terms that count for other than 1, and what for."""
    stretches: tuple[str, ...] = ()
    """Those of Chinese, in normal form."""
    goes_on: bool = False
    """More of it will be typed: what is added up for it is worth keeping."""
    query: str = ""
    """As it was typed."""
    reader: str = ""
    """The language tag of who is to read what is found; "" where nobody knows."""
    synonyms: OtherWords | None = None
    """By which `also` was found: what a mistyped word means has others for the same too."""


class Ranked(NamedTuple):
    score: float
    segment: int
    document: int
    share: float
    """The idf-weighted share of the query's known terms that the document has, 0 to 1."""
    of_all: float
    """The same of all the query's words, those that stand nowhere too."""


class Kept:
    """What is kept from key to key, for one state of an index."""

    def __init__(self, documents: Sequence[int]) -> None:
        """`documents`: of each segment how many it has."""
        by_document = KEPT_SUMS / max(1, sum(documents))
        self.sums = [Sums(COVERAGE_REWARD, int(by_document * many)) for many in documents]
        self.weighed: dict[tuple[str, float], Weighed] = {}


class Superseded(Exception):
    """Nobody waits for this answer any more."""


def rank(
    segments: Sequence[Segment],
    documents: int,
    wanted: Wanted,
    *,
    limit: int,
    superseded: Callable[[], bool] = lambda: False,
    kept: Kept | None = None,
) -> list[Ranked]:
    """The best `limit` of `documents` in all segments, best first; equal ones in the order they came in. `kept`: what
    is kept from key to key. Raises `Superseded` once that is true."""
    weighed, total, unknown = _weighed(
        segments, documents, wanted, superseded, kept.weighed if kept is not None else {}
    )
    known = total / (total + unknown) if total else 0.0
    if kept is not None and wanted.goes_on:
        typed = sorted(_as_typed(segments, wanted, weighed, total, limit, kept, superseded))
        return [
            Ranked(-score, number, document, share, share * known) for score, number, document, share in typed[:limit]
        ]
    slack = READERS_LANGUAGE if wanted.preferred else 1.0
    best: list[Ranked] = []
    for number, segment in enumerate(segments):
        if superseded():
            raise Superseded
        allowed = _allowed(segment, wanted.marks)
        preferred = segment.marked(wanted.preferred) if wanted.preferred else frozenset[int]()
        floor = best[-1].score / slack if len(best) >= limit else 0.0
        found = accumulate(
            [(one.rarity, one.units, one.postings[number]) for one in weighed],
            total,
            reward=COVERAGE_REWARD,
            keep=limit,
            floor=floor,
            slack=slack,
            allowed=allowed,
            gone=segment.deleted,
        )
        candidates = (
            Ranked(score * (READERS_LANGUAGE if document in preferred else 1.0), number, document, share, share)
            for document, score, share in found
        )
        best = heapq.nsmallest(limit, chain(best, candidates), key=_order)
    return [Ranked(score, number, document, share, share * known) for score, number, document, share, _ in best]


def _as_typed(
    segments: Sequence[Segment],
    wanted: Wanted,
    weighed: Sequence[Weighed],
    total: int,
    limit: int,
    kept: Kept,
    superseded: Callable[[], bool],
) -> list[tuple[float, int, int, float]]:
    """The best of each segment, by what was added up for the keys before: what they score as negative numbers, segment,
    document, share."""
    best: list[tuple[float, int, int, float]] = []
    for number, (segment, sums) in enumerate(zip(segments, kept.sums, strict=True)):
        if superseded():
            raise Superseded
        among = Among(
            (*wanted.marks, "", wanted.preferred),
            _allowed(segment, wanted.marks),
            segment.deleted,
            segment.marked(wanted.preferred) if wanted.preferred else frozenset(),
            READERS_LANGUAGE if wanted.preferred else 1.0,
        )
        settled = [Part(one.key, one.rarity, one.units, one.postings[number]) for one in weighed if not one.grows]
        growing = [Part(one.key, one.rarity, one.units, one.postings[number]) for one in weighed if one.grows]
        found = sums.best(settled, growing[0] if growing else None, total, limit, among)
        best += [(-score, number, document, share) for document, score, share in found]
    return best


def idf(documents: int, count: int) -> float:
    """How much a term tells that stands in `count` of `documents`. Deletions may make `count` the greater one."""
    count = min(count, documents)
    return math.log(1.0 + (documents - count + 0.5) / (count + 0.5))


def _order(ranked: Ranked) -> tuple[float, int, int]:
    return -ranked.score, ranked.segment, ranked.document


def _weighed(
    segments: Sequence[Segment],
    documents: int,
    wanted: Wanted,
    superseded: Callable[[], bool],
    kept: dict[tuple[str, float], Weighed],
) -> tuple[list[Weighed], int, int]:
    """What counts of a query, the weightiest first; what its known words weigh, in units; and the unknown ones."""
    rest = [term for term in dict.fromkeys(wanted.terms) if not (wanted.typing and term == wanted.typed_term)]
    counts = {term: sum(segment.count(term) for segment in segments) for term in rest}
    lone = [term for term in rest if len(term) == 1 and is_chinese(term)]
    weights = dict(wanted.weights)
    by_rarity = {term: idf(documents, counts[term]) * weights.get(term, 1.0) for term in rest if counts[term]}
    known = sorted((term for term in by_rarity if term not in lone), key=lambda term: -by_rarity[term])
    weighed: list[Weighed] = []
    total = 0

    def add(term: str, prefix: str = "", weight: float = 1.0, *, grows: bool = False) -> int:
        if superseded():
            raise Superseded
        key = f"{prefix}*{term}" if prefix else term
        one = kept.get((key, weight))
        if one is None:
            rarity, postings = _found_by(segments, documents, term, prefix)
            rarity *= weight
            one = Weighed(rarity, max(1, round(rarity * UNITS)), postings, key)
            if len(kept) >= KEPT_WEIGHED:
                kept.clear()
            kept[key, weight] = one
        if not any(found.documents for found in one.postings):
            return 0
        weighed.append(one._replace(grows=True) if grows else one)
        return one.units

    for term in known[:MOST_TERMS]:
        total += add(term, weight=weights.get(term, 1.0))
    # a character by itself stands for every pair that it begins
    for term in lone[:MOST_TERMS]:
        total += add(term, term, weights.get(term, 1.0), grows=term == rest[-1] and not wanted.typing)
    # the words before a single letter tell more than the thousand words that it may begin
    if len(wanted.typing) > 1 or (wanted.typing and not weighed):
        total += add(wanted.typed_term, wanted.typing, grows=True)
    elif wanted.typed_term:
        total += add(wanted.typed_term, grows=True)
    instead: dict[str, int] = {}
    for also in wanted.also:
        units = add(also.term, weight=also.weight)
        if also.place not in known:
            instead[also.place] = max(units, instead.get(also.place, 0))
    total += sum(instead.values())
    unknown = sum(weights.get(term, 1.0) for term in _unknown(rest, {*known, *lone, *instead}))
    weighed.sort(key=lambda one: -one.rarity)
    # why as one that a single article has: in few articles a word that none has would outweigh all the others
    return weighed, total, round(unknown * idf(documents, min(1, documents)) * UNITS)


def _found_by(segments: Sequence[Segment], documents: int, term: str, prefix: str) -> tuple[float, list[Postings]]:
    """How much a word tells, and its postings by segment. Of a `prefix` those of the words that begin so, among which
    one that is the whole word weighs at least as much as any other: what was typed to its end may be meant so."""
    whole = [segment.postings(term) for segment in segments]
    if not prefix:
        return idf(documents, _many(whole)), whole
    begun = [segment.postings_of_prefix(prefix, term) for segment in segments]
    rarity = idf(documents, _many(begun))
    # why not fewer letters: two that are a word are mostly the beginning of another
    if len(prefix) < WHOLE_WORD or is_chinese(prefix) or _many(whole) in (0, _many(begun)):
        return rarity, begun
    of_whole = idf(documents, _many(whole))
    by = rarity / of_whole
    least = by * max(one.most for one in begun)
    weighed = []
    for all_of_them, of_them in zip(begun, whole, strict=True):
        impacts = array("f", [by * impact for impact in all_of_them.impacts])
        for document in of_them.documents:
            at = bisect_left(all_of_them.documents, document)
            impacts[at] = max(all_of_them.impacts[at], least)
        weighed.append(Postings(all_of_them.documents, impacts, max(impacts, default=0.0)))
    return of_whole, weighed


def _many(postings: Iterable[Postings]) -> int:
    return sum(len(one.documents) for one in postings)


def _unknown(terms: Iterable[str], known: Collection[str]) -> list[str]:
    """The words of a query that stand nowhere. A pair of Chinese characters is none of its own where both also stand
    in pairs that are known: it spans two words."""
    covered = {character for term in known for character in term if is_chinese(term)}
    return [term for term in terms if term not in known and not (is_chinese(term) and covered.issuperset(term))]


def _allowed(segment: Segment, marks: Collection[str]) -> frozenset[int] | None:
    """The documents with all of these marks; None for any."""
    if not marks:
        return None
    return frozenset.intersection(*(segment.marked(mark) for mark in marks))
