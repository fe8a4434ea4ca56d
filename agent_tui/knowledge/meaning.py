"""What the words of a query that stand in no article may mean, in the words of an index. Loads no Whoosh."""

from collections.abc import Sequence

from agent_tui.knowledge.analyzer import term_of
from agent_tui.knowledge.postings import Segment
from agent_tui.knowledge.scorer import Also, Wanted
from agent_tui.knowledge.typos import best_meant, may_be_mistyped
from agent_tui.knowledge.values import Meant

MOST_MEANT = 2
"""Words that a mistyped one is taken for: the likeliest may not be the one. (On half of the development queries with an
error in each nDCG@10 is 0.866 with two, 0.862 with one.)"""

KEPT = 2_000
"""Words whose meaning is kept, for who types on."""


class Meanings:
    """Of one state of an index."""

    def __init__(self) -> None:
        self._kept: dict[str, list[str]] = {}

    def add(self, wanted: Wanted, segments: Sequence[Segment]) -> tuple[Wanted, tuple[Meant, ...]]:
        """The query with what its unknown words may mean. The word being typed is unknown only where nothing begins
        so."""
        also: list[Also] = []
        meant: list[Meant] = []
        for term, word in wanted.words:
            if not may_be_mistyped(word) or any(segment.count(term) for segment in segments):
                continue
            if wanted.typing and term == wanted.typed_term and any(one.expansions(word) for one in segments):
                continue
            words = self._of(word, segments)
            also += (Also(of, 1.0, term) for of in dict.fromkeys(map(term_of, words)))
            meant += (Meant(word, one) for one in words)
        return (wanted._replace(also=(*wanted.also, *also)) if also else wanted), tuple(meant)

    def _of(self, typed: str, segments: Sequence[Segment]) -> list[str]:
        """The likeliest first; none where one of the smallest words is meant, as those are not searched for."""
        kept = self._kept.get(typed)
        if kept is None:
            candidates: dict[str, tuple[int, int]] = {}
            for segment in segments:
                for word, errors, count in segment.similar(typed):
                    candidates[word] = errors, candidates.get(word, (0, 0))[1] + count
            best = best_meant(typed, candidates, MOST_MEANT)
            kept = [word for word in best if term_of(word)] if best and term_of(best[0]) else []
            if len(self._kept) >= KEPT:
                self._kept.clear()
            self._kept[typed] = kept
        return kept
