"""Articles of `replica.db`, for the knowledge index and for who reads them."""

import json
from collections.abc import Collection, Iterator
from typing import NamedTuple

from agent_tui.domain.decoding import decoder_of
from agent_tui.domain.values import Article, Interaction
from agent_tui.replica.queries import Queries

PAGE = 200
"""Articles read at once: the file is not kept from others for longer than that takes."""

_ARTICLE = decoder_of(Article)
_INTERACTION = decoder_of(Interaction)


class ArticleMark(NamedTuple):
    """Another mark is another set of articles; for the price of a look. (Every write gives a row a new number.)"""

    store: str
    articles: int
    last_row: int
    last_id: str
    last_version: int


class ArticleRows:
    def __init__(self, queries: Queries) -> None:
        self._queries = queries

    def mark(self) -> ArticleMark:
        """What the articles are now. Told by the last row written, so nothing is read through but an index."""
        with self._queries.one_state() as connection:
            (count,) = connection.execute("SELECT count(*) FROM article").fetchone()
            last = connection.execute(
                "SELECT rowid, id, version FROM article ORDER BY rowid DESC LIMIT 1"
            ).fetchone() or (0, "", 0)
            return ArticleMark(str(self._queries.state().get("store", "")), count, *last)

    def versions(self) -> dict[str, int]:
        """Every article's version, by id."""
        with self._queries.one_state() as connection:
            return dict(connection.execute("SELECT id, version FROM article"))

    def read(self, ids: Collection[str]) -> Iterator[tuple[Article, int]]:
        """These articles with their versions, in the order of `ids`, page by page; those that went are left out."""
        listed = list(ids)
        for start in range(0, len(listed), PAGE):
            page = listed[start : start + PAGE]
            with self._queries.one_state() as connection:
                rows = connection.execute(
                    "SELECT id, doc, version FROM article WHERE id IN (SELECT value FROM json_each(?))",
                    (json.dumps(page),),
                ).fetchall()
            found = {id_: (doc, version) for id_, doc, version in rows}
            for id_ in page:
                if id_ in found:
                    doc, version = found[id_]
                    yield _ARTICLE.decode(doc), version

    def article(self, id_: str) -> Article | None:
        with self._queries.one_state() as connection:
            row = connection.execute("SELECT doc FROM article WHERE id = ?", (id_,)).fetchone()
        return _ARTICLE.decode(row[0]) if row else None

    def translations(self, ids: Collection[str]) -> list[Article]:
        """The articles that say in another language what one of these says."""
        with self._queries.one_state() as connection:
            rows = connection.execute(
                "SELECT doc FROM article WHERE translates IN (SELECT value FROM json_each(?)) ORDER BY id",
                (json.dumps(list(ids)),),
            ).fetchall()
        return [_ARTICLE.decode(doc) for (doc,) in rows]

    def last_inbound(self, ticket: str) -> Interaction | None:
        """What the customer said last in a contact."""
        with self._queries.one_state() as connection:
            row = connection.execute(
                "SELECT doc FROM interaction WHERE ticket = ? AND inbound = 1 ORDER BY at DESC, id DESC LIMIT 1",
                (ticket,),
            ).fetchone()
        return _INTERACTION.decode(row[0]) if row else None
