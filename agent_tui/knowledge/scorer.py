"""BM25F, term at a time over the decoded postings of each segment, and a reward for finding more of the query.

Source: SEARCH "A configuration that reached zh 0.922 / en 0.860": the rarest terms, idf
ln(1 + (N − n + 0.5) / (n + 0.5)), the sum multiplied by 1 + 0.5 × the idf-weighted share of the query's terms that were
found."""

import heapq
import math
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from agent_tui.knowledge.accumulating import UNITS, Weighed, accumulate
from agent_tui.knowledge.analyzer import is_chinese
from agent_tui.knowledge.postings import Postings, Segment

MOST_TERMS = 16
"""Query terms that count, the rarest ones. (On the development queries 16 find more than SEARCH's 12: zh 0.931 instead
of 0.921, en 0.864 instead of 0.862.)"""

COVERAGE_REWARD = 0.5

READERS_LANGUAGE = 1.25
"""How much an article in the reader's language counts for: of two that tell the same, the one they can read is first,
and a better one in another language still goes before it."""


class Also(NamedTuple):
    """A term that was not typed: what a mistyped word may mean, or another word for the same."""

    term: str
    weight: float
    place: str
    """The term in whose place it stands."""


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


class Ranked(NamedTuple):
    score: float
    segment: int
    document: int
    share: float
    """The idf-weighted share of the query's known terms that the document has, 0 to 1."""
    of_all: float
    """The same of all the query's words, those that stand nowhere too."""


class Superseded(Exception):
    """Nobody waits for this answer any more."""


def rank(
    segments: Sequence[Segment],
    documents: int,
    wanted: Wanted,
    *,
    limit: int,
    superseded: Callable[[], bool] = lambda: False,
) -> list[Ranked]:
    """The best `limit` of `documents` in all segments, best first; equal ones in the order they came in. Raises
    `Superseded` once that is true."""
    weighed, total, unknown = _weighed(segments, documents, wanted, superseded)
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
    known = total / (total + unknown) if total else 0.0
    return [Ranked(score, number, document, share, share * known) for score, number, document, share, _ in best]


def idf(documents: int, count: int) -> float:
    """How much a term tells that stands in `count` of `documents`. Deletions may make `count` the greater one."""
    count = min(count, documents)
    return math.log(1.0 + (documents - count + 0.5) / (count + 0.5))


def _order(ranked: Ranked) -> tuple[float, int, int]:
    return -ranked.score, ranked.segment, ranked.document


def _weighed(
    segments: Sequence[Segment], documents: int, wanted: Wanted, superseded: Callable[[], bool]
) -> tuple[list[Weighed], int, int]:
    """What counts of a query, the rarest first; what all of its known words weigh, in units; and the unknown ones."""
    rest = [term for term in dict.fromkeys(wanted.terms) if not (wanted.typing and term == wanted.typed_term)]
    counts = {term: sum(segment.count(term) for segment in segments) for term in rest}
    lone = [term for term in rest if len(term) == 1 and is_chinese(term)]
    known = sorted((term for term in rest if counts[term] and term not in lone), key=lambda term: counts[term])
    weighed: list[Weighed] = []
    total = 0

    def add(postings: list[Postings], weight: float = 1.0) -> int:
        if superseded():
            raise Superseded
        count = sum(len(one.documents) for one in postings)
        if not count:
            return 0
        rarity = idf(documents, count) * weight
        weighed.append(Weighed(rarity, max(1, round(rarity * UNITS)), postings))
        return weighed[-1].units

    for term in known[:MOST_TERMS]:
        total += add([segment.postings(term) for segment in segments])
    # a character by itself stands for every pair that it begins
    for term in lone[:MOST_TERMS]:
        total += add([segment.postings_of_prefix(term, term) for segment in segments])
    if wanted.typing:
        total += add([segment.postings_of_prefix(wanted.typing, wanted.typed_term) for segment in segments])
    instead: dict[str, int] = {}
    for also in wanted.also:
        units = add([segment.postings(also.term) for segment in segments], also.weight)
        if also.place not in known:
            instead[also.place] = max(units, instead.get(also.place, 0))
    total += sum(instead.values())
    unknown = _unknown(rest, {*known, *lone, *instead})
    weighed.sort(key=lambda one: -one.rarity)
    return weighed, total, round(unknown * idf(documents, 0) * UNITS)


def _unknown(terms: Iterable[str], known: Collection[str]) -> int:
    """How many words of a query stand nowhere. A pair of Chinese characters is none of its own where both also stand
    in pairs that are known: it spans two words."""
    covered = {character for term in known for character in term if is_chinese(term)}
    return sum(not (is_chinese(term) and covered.issuperset(term)) for term in terms if term not in known)


def _allowed(segment: Segment, marks: Collection[str]) -> frozenset[int] | None:
    """The documents with all of these marks; None for any."""
    if not marks:
        return None
    return frozenset.intersection(*(segment.marked(mark) for mark in marks))
