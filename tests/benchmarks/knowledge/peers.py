"""This search beside Whoosh's own matcher, SQLite FTS5 and tantivy, on the same terms of the same articles.

    python -m tests.benchmarks.knowledge.peers ../shared/data/search en zh

Each is given a query's terms and asked for ten articles. nDCG@10 of the development queries; milliseconds of the
processor for a query that is asked for the second time; articles indexed a second. `tantivy` (extra `bench`) is left
out where it is not installed.
"""

import argparse
import importlib
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh import fields, index, query, scoring

from agent_tui.desk.judgements import read_articles, read_queries, read_relevance
from agent_tui.domain.values import Article
from agent_tui.knowledge.analyzer import terms
from agent_tui.knowledge.evaluation import ndcg_at
from agent_tui.knowledge.folder import KnowledgeFolder
from agent_tui.knowledge.index import build
from agent_tui.knowledge.schema import TermsField
from agent_tui.knowledge.searching import Searcher, understand
from agent_tui.knowledge.values import Versioned

Find = Callable[[str], list[str]]
"""The ids of the best ten for a query."""

Peer = Callable[[Path, Iterable[Article]], Find]
TITLE, TITLE_OF_SUMMED = 1.2, 5.0
"""A title's weight, and that where fields are summed before a term has had enough of: what finds most in each."""


def ours(folder: Path, articles: Iterable[Article]) -> Find:
    knowledge = KnowledgeFolder(folder / "ours")
    generation = knowledge.begin_generation()
    build(generation, (Versioned(one, 1) for one in articles), source="benchmark")
    knowledge.let_count(generation)
    searcher = Searcher(knowledge)
    return lambda text: searcher.best(understand(text), limit=10)


def whoosh_itself(folder: Path, articles: Iterable[Article]) -> Find:
    """BM25F of its own, over its own postings."""
    (folder / "whoosh").mkdir()
    made = index.create_in(
        str(folder / "whoosh"), fields.Schema(id=fields.ID(stored=True), title=TermsField(), body=TermsField())
    )
    writer = made.writer(limitmb=64)
    for one in articles:
        writer.add_document(id=one.id, title=one.title, body=one.body)
    writer.commit()
    searcher = made.searcher(weighting=scoring.BM25F(K1=1.6, title_B=0.3, body_B=0.75))

    def find(text: str) -> list[str]:
        asked = query.Or(
            [
                query.Term(field, term, boost=boost)
                for term in dict.fromkeys(terms(text))
                for field, boost in (("title", TITLE), ("body", 1.0))
            ]
        )
        return [hit["id"] for hit in searcher.search(asked, limit=10)]

    return find


def fts5(folder: Path, articles: Iterable[Article]) -> Find:
    database = sqlite3.connect(folder / "fts5.db")
    database.execute("CREATE VIRTUAL TABLE article USING fts5(id UNINDEXED, title, body, tokenize='unicode61')")
    rows = ((one.id, " ".join(terms(one.title)), " ".join(terms(one.body))) for one in articles)
    database.executemany("INSERT INTO article VALUES (?, ?, ?)", rows)
    database.commit()

    def find(text: str) -> list[str]:
        asked = " OR ".join('"' + term.replace('"', '""') + '"' for term in dict.fromkeys(terms(text)))
        if not asked:
            return []
        found = database.execute(
            "SELECT id FROM article WHERE article MATCH ? ORDER BY bm25(article, 0, ?, 1.0) LIMIT 10",
            (asked, TITLE_OF_SUMMED),
        )
        return [id_ for (id_,) in found]

    return find


def tantivy(folder: Path, articles: Iterable[Article]) -> Find:
    library: Any = importlib.import_module("tantivy")
    schema = library.SchemaBuilder()
    schema.add_text_field("id", stored=True, tokenizer_name="raw")
    for field in ("title", "body"):
        schema.add_text_field(field, tokenizer_name="whitespace")
    made = library.Index(schema.build())
    writer = made.writer(heap_size=64_000_000, num_threads=1)
    for one in articles:
        writer.add_document(
            library.Document(id=one.id, title=" ".join(terms(one.title)), body=" ".join(terms(one.body)))
        )
    writer.commit()
    made.reload()
    searcher = made.searcher()

    def find(text: str) -> list[str]:
        parts = [
            (library.Occur.Should, library.Query.boost_query(library.Query.term_query(made.schema, field, term), boost))
            for term in dict.fromkeys(terms(text))
            for field, boost in (("title", TITLE), ("body", 1.0))
        ]
        found = searcher.search(library.Query.boolean_query(parts), limit=10)
        return [searcher.doc(address)["id"][0] for _, address in found.hits]

    return find


PEERS: Mapping[str, Peer] = {"ours": ours, "Whoosh": whoosh_itself, "FTS5": fts5, "tantivy": tantivy}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path)
    parser.add_argument("languages", nargs="+", choices=("en", "zh"))
    given = parser.parse_args()
    for language in given.languages:
        at = given.sets / language
        articles = read_articles(str(at / "articles.jsonl"))
        texts = read_queries(str(at / "dev" / "queries.jsonl"))
        relevant = read_relevance(str(at / "dev" / "qrels.jsonl"))
        terms("warm 预热")
        for name, peer in PEERS.items():
            with tempfile.TemporaryDirectory() as scratch, suppress(ImportError):
                began = time.process_time()
                find = peer(Path(scratch), articles)
                speed = len(articles) / (time.process_time() - began)
                print(f"{language} {name}: {_measured(find, texts, relevant)}, {speed:.0f} articles/s", flush=True)


def _measured(find: Find, texts: Mapping[str, str], relevant: Mapping[str, Mapping[str, int]]) -> str:
    quality, times = [], []
    for id_, judged in relevant.items():
        good = {article: grade for article, grade in judged.items() if grade > 0}
        if not good or id_ not in texts:
            continue
        quality.append(ndcg_at(10, find(texts[id_]), good))
        began = time.process_time()
        find(texts[id_])
        times.append((time.process_time() - began) * 1000.0)
    times.sort()
    p50, p95 = (times[int(share * (len(times) - 1))] for share in (0.5, 0.95))
    return f"nDCG@10 {sum(quality) / len(quality):.4f}, p50 {p50:.2f} ms, p95 {p95:.2f} ms"


if __name__ == "__main__":
    main()
