"""What of the replica can be searched: articles, and bulletins that stand, by their ids in the index."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from agent_tui.knowledge.values import BULLETIN_MARK, Versioned
from agent_tui.replica.article_rows import ArticleMark, ArticleRows
from agent_tui.replica.bulletin_queries import BulletinMark
from agent_tui.replica.queries import Queries


class IndexMark(NamedTuple):
    """Another mark is another set of documents; for the price of a look."""

    articles: ArticleMark
    bulletins: BulletinMark

    @property
    def store(self) -> str:
        return self.articles.store

    @property
    def documents(self) -> int:
        """Articles and bulletins, withdrawn ones too."""
        return self.articles.articles + self.bulletins.bulletins


class IndexRows:
    def __init__(self, queries: Queries) -> None:
        self._queries = queries
        self._articles = ArticleRows(queries)

    def mark(self) -> IndexMark:
        return IndexMark(self._articles.mark(), self._queries.bulletin_mark())

    def versions(self) -> Mapping[str, int]:
        """Every document's version, by its id in the index."""
        bulletins = self._queries.bulletins_by_id(self._queries.bulletin_versions())
        standing = {BULLETIN_MARK + one.id: version for one, version in bulletins if not one.withdrawn}
        return self._articles.versions() | standing

    def read(self, ids: Collection[str]) -> Iterator[Versioned]:
        """These documents with their versions; those that went are left out."""
        articles = [id_ for id_ in ids if not id_.startswith(BULLETIN_MARK)]
        bulletins = [id_.removeprefix(BULLETIN_MARK) for id_ in ids if id_.startswith(BULLETIN_MARK)]
        for article, version in self._articles.read(articles):
            yield Versioned(article, version)
        for bulletin, version in self._queries.bulletins_by_id(bulletins):
            yield Versioned(bulletin, version)
