"""How long a search takes as somebody types, in how much memory, and how fast an index is built and changed.

    python -m tests.benchmarks.knowledge.searching ../shared/data/search --articles 10000 --folder /var/tmp/index

Times are the processor's. The index stays in the folder and is used again.
"""

import argparse
import random
import time
from collections.abc import Callable
from pathlib import Path

from agent_tui.knowledge.folder import KnowledgeFolder
from agent_tui.knowledge.searching import Searcher, understand
from agent_tui.knowledge.values import Versioned
from tests.benchmarks.knowledge.corpus import articles, queries, typed

ASKED = 60
"""Queries of each language that are typed key by key."""


def main() -> None:
    given = _arguments()
    folder = KnowledgeFolder(given.folder)
    before = resident_mib()
    if folder.current() is None:
        _build(folder, given.sets, given.articles)
        print("built; start again to measure")
        return
    asked = queries(given.sets)
    chosen = random.Random(2)
    sample = {language: chosen.sample(texts, ASKED) for language, texts in asked.items()}
    began = time.process_time()
    searcher = Searcher(folder)
    searcher.search(understand(sample["en"][0]), "", limit=10)
    print(f"first search, with all that it loads: {(time.process_time() - began) * 1000.0:.0f} ms")
    for language, texts in sample.items():
        _keys(searcher, f"{language}, never asked before", texts)
        _keys(searcher, f"{language}, warm", texts)
        times = sorted(_timed(*(_search(searcher, text, False) for text in texts)))
        _told(f"{language}, whole queries, warm", times)
    print(f"memory of the index and of what it loads: {resident_mib() - before:.1f} MiB")
    _change(folder, searcher)
    searcher.close()


def _keys(searcher: Searcher, name: str, texts: list[str]) -> None:
    _told(name, sorted(_timed(*(_search(searcher, so_far, True) for text in texts for so_far in typed(text)))))


def _search(searcher: Searcher, text: str, typing: bool) -> Callable[[], object]:
    return lambda: searcher.search(understand(text, typing=typing), text, limit=10)


def _timed(*calls: Callable[[], object]) -> list[float]:
    """ms of the processor that each call takes."""
    times = []
    for call in calls:
        began = time.process_time()
        call()
        times.append((time.process_time() - began) * 1000.0)
    return times


def _told(name: str, times: list[float]) -> None:
    p50, p95, p99 = (times[int(share * (len(times) - 1))] for share in (0.5, 0.95, 0.99))
    print(f"{name}: p50 {p50:.2f} ms, p95 {p95:.2f}, p99 {p99:.2f}, most {times[-1]:.1f} ({len(times)} searches)")


def _build(folder: KnowledgeFolder, sets: Path, many: int) -> None:
    from agent_tui.knowledge.index import build

    generation = folder.begin_generation()
    made = list(articles(sets, many))
    began, cpu = time.perf_counter(), time.process_time()
    build(generation, made, source="benchmark")
    folder.let_count(generation)
    took, cpu = time.perf_counter() - began, time.process_time() - cpu
    size = sum(file.stat().st_size for file in generation.iterdir()) / 2**20
    print(f"{many} articles: {many / cpu:.0f}/s by the processor ({many / took:.0f}/s by the clock), {size:.0f} MiB")


def _change(folder: KnowledgeFolder, searcher: Searcher) -> None:
    """One article is changed, and found as it is now."""
    from agent_tui.domain.values import Article
    from agent_tui.knowledge.index import apply
    from agent_tui.knowledge.known import read_known
    from tests.benchmarks.knowledge.corpus import _CHANGED

    generation = folder.current()
    assert generation is not None
    times = []
    for number in range(20):
        known = read_known(generation)
        assert known is not None
        word = f"quokka{time.time_ns()}"
        article = Article("s000003", "Changed", f"{word} is new in this article", "en", "customer", (), _CHANGED)
        began = time.perf_counter()
        apply(generation, [Versioned(article, number + 2)], [], known)
        found = searcher.search(understand(word), word, limit=1)
        times.append((time.perf_counter() - began) * 1000.0)
        assert [hit.id for hit in found.hits] == ["s000003"]
    _told("one article changed until it is found, by the clock", sorted(times))


def resident_mib() -> float:
    """What this process holds of memory that is not shared with others, and its share of what is (PSS)."""
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024.0
    return 0.0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    main()
