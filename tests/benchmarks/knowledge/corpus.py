"""Articles in any number, made of the development set's: a title of one, sentences of two others of its language. Words
are then about as common as in real articles. And what somebody types who searches for them."""

import json
import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from agent_tui.domain.values import Article
from agent_tui.knowledge.values import Versioned

_SENTENCE = re.compile(r".+?(?:[.!?。！？\n]|\Z)", re.DOTALL)
_CHANGED = datetime(2026, 1, 1, tzinfo=UTC)

TYPED = 40
"""Characters of a query that are typed."""


def articles(sets: Path, many: int, seed: int = 1) -> Iterator[Versioned]:
    """`sets`: the folder with the sets `en` and `zh`. Every third is English."""
    chosen = random.Random(seed)
    known = {language: list(_lines(sets / language / "articles.jsonl")) for language in ("en", "zh")}
    sentences = {language: [_SENTENCE.findall(one["body"]) for one in listed] for language, listed in known.items()}
    for number in range(many):
        language = "en" if number % 3 == 0 else "zh"
        title = chosen.choice(known[language])["title"]
        one, other = chosen.choice(sentences[language]), chosen.choice(sentences[language])
        body = "".join(one[::2] + other[1::2]) or "".join(one)
        article = Article(f"s{number:06}", title, body, language, "customer", (), _CHANGED)
        yield Versioned(article, 1)


def queries(sets: Path) -> dict[str, list[str]]:
    """The development queries of each language, whole."""
    return {
        language: [one["text"] for one in _lines(sets / language / "dev" / "queries.jsonl")]
        for language in ("en", "zh")
    }


def typed(text: str) -> Iterator[str]:
    """The query after each key."""
    for end in range(1, len(text[:TYPED]) + 1):
        yield text[:end]


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
