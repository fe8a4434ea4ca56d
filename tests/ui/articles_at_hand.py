"""A desk that knows these articles and no others."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from agent_tui.domain.values import Article, ImportRecord
from tests.desk_fixture import NOW
from tests.records import sample_records
from tests.ui.driver import a_store


def an_article(id: str, title: str, body: str, language: str = "zh-CN", **fields: Any) -> Article:
    """For customers, and three days old, unless `fields` say otherwise."""
    made: dict[str, Any] = {"audience": "customer", "tags": (), "updated_at": NOW - timedelta(days=3)} | fields
    return Article(id=id, title=title, body=body, language=language, **made)


def knowing(*articles: Article) -> Callable[[], list[ImportRecord]]:
    """The records of the sample with `articles` in the place of its own."""
    return lambda: [*(one for one in sample_records(NOW) if not isinstance(one, Article)), *articles]


def store_of(records: Callable[[], list[ImportRecord]]) -> Callable[[], Any]:
    """A connection to a store that holds them."""
    return lambda: a_store(records()).connect()
