"""How good the search is: an index of its own, queries with known answers, and the usual measures. Loads Whoosh."""

import math
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from agent_tui.knowledge.folder import KnowledgeFolder
from agent_tui.knowledge.index import build
from agent_tui.knowledge.searching import Searcher, understand
from agent_tui.knowledge.values import Versioned

DEPTH = 100
"""Hits that are looked at for the first relevant one (mrr)."""


class Measured(Struct, frozen=True, rename={"ndcg": "ndcg@10", "recall": "recall@5"}):
    ndcg: float
    recall: float
    mrr: float
    queries: int
    build_s: float
    p50_ms: float
    p95_ms: float


def evaluate(
    scratch: Path,
    articles: Sequence[Versioned],
    queries: Mapping[str, str],
    relevant: Mapping[str, Mapping[str, int]],
    *,
    on_progress: Callable[[int], object] = lambda done: None,
) -> Measured:
    """Over the queries for which an article is judged relevant (greater than 0), also where none of these is among the
    articles: what is judged relevant and not there is relevant and not found, as trec_eval has it, or a set of
    judgements would count for more the more of its articles are missing. `scratch` is an empty folder of ours. A
    query's time is that of its search with ten hits as they are shown, in an index that was just opened."""
    folder = KnowledgeFolder(scratch / "knowledge")
    began = time.perf_counter()
    generation = folder.begin_generation()
    build(generation, articles, source="evaluation", on_progress=on_progress)
    folder.let_count(generation)
    took = time.perf_counter() - began
    searcher = Searcher(folder)
    searcher.warm()
    ndcg, recall, mrr, times = [], [], [], []
    try:
        for id_, judged in relevant.items():
            good = {article: grade for article, grade in judged.items() if grade > 0}
            if not good or id_ not in queries:
                continue
            wanted = understand(queries[id_])
            times.append(searcher.search(wanted, queries[id_], limit=10).took_ms)
            found = searcher.best(wanted, limit=DEPTH)
            ndcg.append(ndcg_at(10, found, good))
            recall.append(len(good.keys() & set(found[:5])) / len(good))
            mrr.append(next((1 / place for place, one in enumerate(found, start=1) if one in good), 0.0))
    finally:
        searcher.close()
    times.sort()
    return Measured(
        ndcg=_mean(ndcg),
        recall=_mean(recall),
        mrr=_mean(mrr),
        queries=len(ndcg),
        build_s=round(took, 3),
        p50_ms=_quantile(times, 0.5),
        p95_ms=_quantile(times, 0.95),
    )


def ndcg_at(depth: int, found: Sequence[str], good: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain: grade / log2(place + 1), as a share of the best that there is."""
    gained = sum(good.get(one, 0) / math.log2(place + 1) for place, one in enumerate(found[:depth], start=1))
    best = sorted(good.values(), reverse=True)[:depth]
    return gained / sum(grade / math.log2(place + 1) for place, grade in enumerate(best, start=1))


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 4) if values else 0.0


def _quantile(values: Sequence[float], share: float) -> float:
    """Of sorted values, the one that this share of them does not exceed."""
    return round(values[max(0, math.ceil(share * len(values)) - 1)], 3) if values else 0.0
