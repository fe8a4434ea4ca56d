"""Adding up what the terms of a query give each document of a segment, term at a time, the rarest first.

Two sums are kept in one number, because what costs here is each step for each posting: what a document scores, and the
units that the found terms weigh, as multiples of `UNIT` above it. Once no document that has only the terms left can
come among the best, none is added any more, and only those that still can are looked up in what is left: exact, as
nothing is left out that could have been among the best. (Turtle and Flood, "Query evaluation: strategies and
optimizations", 1995.)
"""

import heapq
from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import NamedTuple

from agent_tui.knowledge.postings import Postings

UNITS = 256
"""Units of weight in an idf of 1."""

UNIT = 4096.0
"""More than a document can score: 28 terms in every field at the rarest."""

LONG = 1_000
"""Postings from which on it is worth finding out whether they can be spared."""

Found = tuple[int, float, float]
"""Document, score, share of the query's weight."""

Entry = tuple[float, int, Postings]
"""Rarity, units, postings."""


class Weighed(NamedTuple):
    """A term that counts in a query."""

    rarity: float
    units: int
    """Its weight in what a document has of the query."""
    postings: list[Postings]
    """By segment."""
    key: str
    """What tells these postings from others of the index."""
    grows: bool = False
    """The next key may make another word of it."""


def accumulate(
    terms: Sequence[Entry],
    total: int,
    *,
    reward: float,
    keep: int,
    floor: float = 0.0,
    slack: float = 1.0,
    allowed: Collection[int] | None = None,
    gone: Collection[int] = frozenset(),
) -> list[Found]:
    """The documents of one segment with what they score, in no order: all of the best `keep`, and others. `floor`: what
    others need not reach. `slack`: by what a score may yet be multiplied. `total`: the units of the whole query."""
    by = reward / total if total else 0.0
    left_score, left_units = _left(terms)
    sums: dict[int, float] = {}
    for number, (rarity, units, postings) in enumerate(terms):
        if len(postings.documents) >= LONG and len(sums) >= keep:
            least = max(floor, _least(sums, keep, by, allowed, gone))
            if _most(left_score[number], left_units[number], by) * slack < least:
                _add_to_likely(sums, terms[number:], left_score[number:], left_units[number:], by, least / slack)
                break
        more = units * UNIT
        if sums:
            get = sums.get
            for document, impact in zip(postings.documents, postings.impacts, strict=True):
                sums[document] = get(document, 0.0) + (rarity * impact + more)
        else:
            impacts = [rarity * impact + more for impact in postings.impacts]
            sums = dict(zip(postings.documents, impacts, strict=True))
    return _best(_counted(sums, allowed, gone), total, by, keep, max(floor, 0.0), slack)


def _best(sums: dict[int, float], total: int, by: float, keep: int, floor: float, slack: float) -> list[Found]:
    """The best `keep`, and whatever may come among them yet."""
    scores = [(both % UNIT) * (1.0 + by * (both // UNIT)) for both in sums.values()]
    least = floor
    if len(scores) > keep:
        least = max(floor, heapq.nlargest(keep, scores)[-1] / slack)
    found = [(document, score) for document, score in zip(sums, scores, strict=True) if score >= least]
    return [(document, score, min(sums[document] // UNIT / total, 1.0)) for document, score in found]


def _counted(sums: dict[int, float], allowed: Collection[int] | None, gone: Collection[int]) -> dict[int, float]:
    """Without the documents that are not looked for, or no longer there."""
    for one in gone:
        sums.pop(one, None)
    return sums if allowed is None else {one: both for one, both in sums.items() if one in allowed}


def _left(terms: Sequence[Entry]) -> tuple[list[float], list[int]]:
    """From each term on, the most that a document can still get: score, and units."""
    scores, units = [0.0], [0]
    for rarity, weight, postings in reversed(terms):
        scores.append(scores[-1] + rarity * postings.most)
        units.append(units[-1] + weight)
    return scores[::-1], units[::-1]


def _most(score: float, units: float, by: float) -> float:
    return score * (1.0 + by * units)


def _least(
    sums: dict[int, float], keep: int, by: float, allowed: Collection[int] | None, gone: Collection[int]
) -> float:
    """What the last of the best `keep` has by now; 0.0 where there are fewer."""
    counted = _counted(sums, allowed, gone)
    if len(counted) < keep:
        return 0.0
    return heapq.nlargest(keep, [(both % UNIT) * (1.0 + by * (both // UNIT)) for both in counted.values()])[-1]


def _add_to_likely(
    sums: dict[int, float],
    terms: Sequence[Entry],
    left_score: Sequence[float],
    left_units: Sequence[int],
    by: float,
    least: float,
) -> None:
    """Leaves in `sums` the documents that can still come to `least`, and adds to them what is left."""
    for (rarity, units, (documents, impacts, _)), score, more in zip(terms, left_score, left_units, strict=False):
        likely = {
            document: both
            for document, both in sums.items()
            if _most(both % UNIT + score, both // UNIT + more, by) >= least
        }
        sums.clear()
        sums.update(likely)
        added = units * UNIT
        if len(sums) * 12 < len(documents):
            for document in sums:
                at = bisect_left(documents, document)
                if at < len(documents) and documents[at] == document:
                    sums[document] += rarity * impacts[at] + added
        else:
            for document, impact in zip(documents, impacts, strict=True):
                if document in sums:
                    sums[document] += rarity * impact + added
