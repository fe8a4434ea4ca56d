"""Articles for tests of knowledge, and an index over some of them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from agent_tui.domain.values import Article
from agent_tui.knowledge.folder import FOLDER_NAME, KnowledgeFolder
from agent_tui.knowledge.index import build
from agent_tui.knowledge.searching import Searcher, understand
from agent_tui.knowledge.values import Versioned

SOME = (
    ("refund", "如何申请退款", "打开我的订单，选择申请退款。退款原路返回。", "zh-CN"),
    ("invoice", "怎么开发票", "在订单里选择开发票，电子发票一天内发到邮箱。", "zh-CN"),
    ("router", "Router lights", "A red light means that there is no line. Restart the router once.", "en"),
    ("roaming", "Roaming charges", "Charges abroad are billed per megabyte. Roaming can be switched off.", "en-GB"),
)


def an_article(id: str, title: str, body: str, language: str = "zh-CN", **fields: Any) -> Article:
    made: dict[str, Any] = {
        "audience": "customer",
        "tags": (),
        "updated_at": datetime(2026, 11, 1, tzinfo=UTC),
    } | fields
    return Article(id=id, title=title, body=body, language=language, **made)


def some_articles() -> list[Versioned]:
    return [Versioned(an_article(*one), 1) for one in SOME]


def an_index(path: Path, articles: Iterable[Versioned] | None = None) -> KnowledgeFolder:
    folder = KnowledgeFolder(path / FOLDER_NAME)
    generation = folder.begin_generation()
    build(generation, some_articles() if articles is None else articles, source="test")
    folder.let_count(generation)
    return folder


def found(folder: KnowledgeFolder, query: str, **understood: Any) -> list[str]:
    """The ids that a fresh search finds, best first."""
    searcher = Searcher(folder)
    try:
        return [hit.id for hit in searcher.search(understand(query, **understood), query, limit=10).hits]
    finally:
        searcher.close()
