"""What the words of a query give each document, kept from key to key: while the last word grows nothing is added up
again but that word, and a pair of Chinese characters is added to what the others gave before.

Exact: of each sum the best documents are known, and what no other one scores more than. Whatever may come among the
best by what is added is looked at; where that cannot be told, everything is. Pure.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from heapq import nlargest
from typing import NamedTuple

from agent_tui.knowledge.accumulating import Found
from agent_tui.knowledge.postings import Postings

KEPT = 8
"""Sums that are kept of a segment: for who takes a few letters back."""

BEST = 200
"""Documents of a sum that are known as its best."""

LONG = 1_500
"""Postings from which on a document is looked up in them instead of going through all."""

ROUNDING = 1e-9
"""By how much two ways to the same score may differ."""


class Part(NamedTuple):
    """What counts of a query, in one segment."""

    key: str
    rarity: float
    units: int
    postings: Postings


class Among(NamedTuple):
    """The documents that are looked for."""

    key: tuple[str, ...] = ()
    """What tells these from others."""
    allowed: Collection[int] | None = None
    gone: Collection[int] = frozenset()
    favoured: Collection[int] = frozenset()
    favour: float = 1.0
    """What the score of a favoured one is multiplied by, 1 or more."""

    def counted(self, documents: Sequence[int]) -> Sequence[int]:
        allowed, gone = self.allowed, self.gone
        if allowed is not None:
            documents = [one for one in documents if one in allowed]
        return [one for one in documents if one not in gone] if gone else documents


ANY = Among()


class _Sums(NamedTuple):
    parts: frozenset[tuple[str, float]]
    among: tuple[str, ...]
    both: dict[int, complex]
    """By document what it scores, and in the imaginary part the units that it has: one number is added, not two."""
    units: tuple[int, int]
    """The least and the most that a document of these has."""
    by: float
    """What the best were found by: how much a unit rewards."""
    best: list[int]
    scores: list[float]
    """Theirs, the best first."""
    rest: float
    """What no other document scores more than."""

    def rest_by(self, by: float) -> float:
        """The same where a unit rewards otherwise."""
        least, most = self.units
        units = least if by < self.by else most
        return self.rest * (1.0 + by * units) / (1.0 + self.by * units)


_NOTHING = _Sums(frozenset(), (), {}, (0, 0), 0.0, [], [], 0.0)

_Scored = tuple[list[int], list[float]]
"""Documents and what they score, the best first."""


class Sums:
    """Of one segment that does not change, for one state of an index. `most`: documents in all sums that are kept."""

    def __init__(self, reward: float, most: int) -> None:
        self._reward = reward
        self._most = most
        self._kept: list[_Sums] = []

    def best(
        self, settled: Sequence[Part], growing: Part | None, total: int, keep: int, among: Among = ANY
    ) -> list[Found]:
        """The best `keep` documents by what the settled parts and the one that grows give them, the best first.
        `total`: the units of the whole query."""
        if not total:
            return []
        wanted = frozenset((one.key, one.rarity) for one in settled)
        sums = self._nearest(wanted, among)
        by = self._reward / total
        if sums.parts != wanted:
            without = total - (growing.units if growing is not None else 0)
            missing = [one for one in settled if (one.key, one.rarity) not in sums.parts]
            sums = _extended(sums, wanted, missing, self._reward / without if without > 0 else by, keep, among)
            self._keep(sums)
        found = _found(sums, growing, by, keep, among)
        if sums.rest and (len(found) < keep or found[-1][1] < sums.rest_by(by)):
            sums = _ranked(sums._replace(by=by, rest=0.0), sorted(sums.both), among)
            self._keep(sums)
            found = _found(sums, growing, by, keep, among)
        return [(one, score, min(units / total, 1.0)) for one, score, units in found]

    def _nearest(self, wanted: frozenset[tuple[str, float]], among: Among) -> _Sums:
        """The latest with the most of what is wanted, and nothing else."""
        nearest = _NOTHING
        for kept in reversed(self._kept):
            if kept.among == among.key and len(kept.parts) > len(nearest.parts) and kept.parts <= wanted:
                nearest = kept
        return nearest

    def _keep(self, sums: _Sums) -> None:
        self._kept = [one for one in self._kept if one.parts != sums.parts or one.among != sums.among][1 - KEPT :]
        self._kept.append(sums)
        while len(self._kept) > 1 and sum(len(one.both) for one in self._kept) > self._most:
            del self._kept[0]


def _extended(
    sums: _Sums, wanted: frozenset[tuple[str, float]], missing: Sequence[Part], by: float, keep: int, among: Among
) -> _Sums:
    both = dict(sums.both)
    get = both.get
    added = set(sums.best)
    for _, rarity, units, (documents, impacts, _) in missing:
        more = complex(0.0, units)
        given = [get(one, 0j) + (rarity * impact + more) for one, impact in zip(documents, impacts, strict=True)]
        both.update(zip(documents, given, strict=True))
        added.update(documents)
    weights = [one.units for one in missing]
    bounds = min(*weights, sums.units[0] or weights[0]), sums.units[1] + sum(weights)
    made = _Sums(wanted, among.key, both, bounds, by, [], [], sums.rest_by(by))
    ranked = _ranked(made, sorted(added), among)
    if made.rest and (len(ranked.best) < keep or ranked.scores[keep - 1] < made.rest):
        return _ranked(made._replace(rest=0.0), sorted(both), among)
    return ranked


def _ranked(sums: _Sums, documents: Sequence[int], among: Among) -> _Sums:
    """With the best of these documents, where all others score at most `rest`."""
    both = sums.both
    counted = among.counted(documents)
    best, scores = _in_order(counted, _scores(counted, [both[one] for one in counted], sums.by, among))
    rest = max(sums.rest, scores[BEST]) if len(scores) > BEST else sums.rest
    return sums._replace(best=best[:BEST], scores=scores[:BEST], rest=rest)


def _found(sums: _Sums, growing: Part | None, by: float, keep: int, among: Among) -> list[tuple[int, float, float]]:
    """Documents, scores, units; the best first."""
    known = sums.both
    if growing is None and by == sums.by:
        return [(one, score, known[one].imag) for one, score in zip(sums.best[:keep], sums.scores, strict=False)]
    both = {one: known[one] for one in sums.best}
    if growing is not None:
        _add_growing(both, sums, growing, by, keep, among)
    best, scores = _in_order(list(both), _scores(both, both.values(), by, among))
    return [(one, score, both[one].imag) for one, score in zip(best[:keep], scores, strict=False)]


def _add_growing(both: dict[int, complex], sums: _Sums, part: Part, by: float, keep: int, among: Among) -> None:
    """Adds the part to the best documents, and whichever may come among them by it."""
    _, rarity, units, (documents, impacts, most) = part
    more = complex(0.0, units)
    for one, impact in _given(both, documents, impacts):
        both[one] += rarity * impact + more
    least = 0.0
    if len(both) >= keep:
        least = sorted(_scores(both, both.values(), by, among))[-keep]
    elif len(documents) > keep and among.allowed is None and not among.gone:
        least = nlargest(keep, impacts)[-1] * rarity * (1.0 + by * units)
    least *= 1.0 - ROUNDING
    # who is not among the best scores at most `rest`, and that counts for more by the units of the part
    rest = sums.rest_by(by) * (1.0 + by * units)
    at_most = among.favour * rarity * (1.0 + by * (sums.units[1] + units))
    known = sums.both
    alone = least / (among.favour * rarity * (1.0 + by * units))
    needed = (least - rest) / at_most if known else alone
    if needed > most:
        return
    others = [
        (one, impact)
        for one, impact in zip(documents, impacts, strict=True)
        if impact >= needed and (impact >= alone or one in known) and one not in both
    ]
    counted = set(among.counted([one for one, _ in others]))
    get = known.get
    both.update({one: get(one, 0j) + (rarity * impact + more) for one, impact in others if one in counted})


def _scores(documents: Iterable[int], both: Iterable[complex], by: float, among: Among) -> list[float]:
    scores = [one.real * (1.0 + by * one.imag) for one in both]
    if among.favoured:
        favoured, favour = among.favoured, among.favour
        return [score * favour if one in favoured else score for one, score in zip(documents, scores, strict=True)]
    return scores


def _in_order(documents: Sequence[int], scores: Sequence[float]) -> _Scored:
    order = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
    return [documents[at] for at in order], [scores[at] for at in order]


def _given(wanted: Collection[int], documents: Sequence[int], impacts: Sequence[float]) -> Iterable[tuple[int, float]]:
    """Those of the documents that are wanted, with their impacts."""
    if len(documents) < LONG:
        return [(one, impact) for one, impact in zip(documents, impacts, strict=True) if one in wanted]
    found: list[tuple[int, float]] = []
    for one in wanted:
        at = bisect_left(documents, one)
        if at < len(documents) and documents[at] == one:
            found.append((one, impacts[at]))
    return found
