"""Articles to be put into a store that is measured upon: those of the material beside the project."""

import itertools
import json
from collections.abc import Iterator
from typing import Any

from tests.benchmarks.loaded_store import TOOLS

ARTICLES = TOOLS.parent / "data" / "search"


def articles(count: int) -> Iterator[dict[str, Any]]:
    each = (count + 1) // 2
    made = itertools.chain.from_iterable(itertools.islice(_articles_in(language), each) for language in ("zh", "en"))
    yield from itertools.islice(made, count)


def _articles_in(language: str) -> Iterator[dict[str, Any]]:
    with (ARTICLES / language / "articles.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            read = json.loads(line)
            yield {
                "type": "article", "id": read["id"], "title": read["title"], "body": read["body"],
                "language": language, "audience": "customer", "tags": [], "updated_at": "2026-11-01T00:00:00Z",
            }  # fmt: skip


def portions(records: Iterator[dict[str, Any]], size: int) -> Iterator[list[dict[str, Any]]]:
    while portion := list(itertools.islice(records, size)):
        yield portion
