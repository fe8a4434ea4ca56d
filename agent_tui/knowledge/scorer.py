"""BM25F, term at a time over the decoded postings of each segment, and a reward for finding more of the query.

Source: SEARCH "A configuration that reached zh 0.922 / en 0.860": the rarest terms, idf
ln(1 + (N − n + 0.5) / (n + 0.5)), the sum multiplied by 1 + 0.5 × the idf-weighted share of the query's terms that were
found."""

import heapq
import math
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from agent_tui.knowledge.analyzer import is_chinese
from agent_tui.knowledge.postings import Postings, Segment

MOST_TERMS = 16
"""Query terms that count, the rarest ones. (On the development queries 16 find more than SEARCH's 12: zh 0.931 instead
of 0.921, en 0.864 instead of 0.862.)"""

COVERAGE_REWARD = 0.5

READERS_LANGUAGE = 1.25
"""How much an article in the reader's language counts for: of two that tell the same, the one they can read is first,
and a better one in another language still goes before it."""


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


class Ranked(NamedTuple):
    score: float
    segment: int
    document: int
    share: float
    """The idf-weighted share of the query that the document has, 0 to 1."""


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
    found: list[tuple[float, list[Postings]]] = []
    for postings in _postings(segments, wanted):
        if superseded():
            raise Superseded
        count = sum(len(one.documents) for one in postings)
        if count:
            found.append((idf(documents, count), postings))
    total = sum(rarity for rarity, _ in found)
    best: list[Ranked] = []
    for number, segment in enumerate(segments):
        if superseded():
            raise Superseded
        scores: dict[int, float] = {}
        shares: dict[int, float] = {}
        for rarity, postings in found:
            for document, impact in zip(*postings[number], strict=True):
                scores[document] = scores.get(document, 0.0) + rarity * impact
                shares[document] = shares.get(document, 0.0) + rarity
        allowed = _allowed(segment, wanted.marks)
        preferred = segment.marked(wanted.preferred) if wanted.preferred else frozenset[int]()
        gone = segment.reader.is_deleted
        candidates = (
            Ranked(
                score * (1.0 + COVERAGE_REWARD * share) * (READERS_LANGUAGE if document in preferred else 1.0),
                number,
                document,
                share,
            )
            for document, score in scores.items()
            if (allowed is None or document in allowed) and not gone(document)
            for share in (shares[document] / total,)
        )
        best += heapq.nsmallest(limit, candidates, key=_order)
    return sorted(best, key=_order)[:limit]


def idf(documents: int, count: int) -> float:
    """How much a term tells that stands in `count` of `documents`. Deletions may make `count` the greater one."""
    count = min(count, documents)
    return math.log(1.0 + (documents - count + 0.5) / (count + 0.5))


def _order(ranked: Ranked) -> tuple[float, int, int]:
    return -ranked.score, ranked.segment, ranked.document


def _postings(segments: Sequence[Segment], wanted: Wanted) -> list[list[Postings]]:
    """For each term that counts, its postings in each segment."""
    rest = [term for term in dict.fromkeys(wanted.terms) if not (wanted.typing and term == wanted.typed_term)]
    lone = [term for term in rest if len(term) == 1 and is_chinese(term)]
    counts = {term: sum(segment.count(term) for segment in segments) for term in rest if term not in lone}
    known = sorted((term for term, count in counts.items() if count), key=lambda term: counts[term])[:MOST_TERMS]
    listed = [[segment.postings(term) for segment in segments] for term in known]
    # a character by itself stands for every pair that it begins
    listed += [[segment.postings_of_prefix(term, term) for segment in segments] for term in lone[:MOST_TERMS]]
    if wanted.typing:
        listed.append([segment.postings_of_prefix(wanted.typing, wanted.typed_term) for segment in segments])
    return listed


def _allowed(segment: Segment, marks: Collection[str]) -> frozenset[int] | None:
    """The documents with all of these marks; None for any."""
    if not marks:
        return None
    return frozenset.intersection(*(segment.marked(mark) for mark in marks))
