"""The three files of `kb eval`: articles, queries, and which article answers which query. JSON Lines, UTF-8.

    articles   {"id","title","body"} and, if it has them, "language" (or "lang"), "audience", "tags", "updated_at"
    queries    {"id","text"}
    qrels      {"query","article","rel"}     rel 0: not relevant; 1, 2, 3: the greater the better

An id stands once among its kind. A query that is judged may be missing: one file of judgements serves several files of
queries. So may an article: `unknown_articles`.

Other fields are left alone. Troubles: file-unreadable; no-articles-there (file); line-wrong (file, line, field,
reason).
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec

from agent_tui.domain.decoding import decoded
from agent_tui.domain.errors import BadInput
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import Article

_NEVER = datetime(2000, 1, 1, tzinfo=UTC)


class Judged(NamedTuple):
    """Line by line, as the files are read."""

    file: str
    line: int
    fields: dict[str, Any]

    def text(self, field: str, *, default: str | None = None) -> str:
        value = self.fields.get(field, default)
        if value is None:
            raise self.wrong(field, "is missing")
        if not isinstance(value, str):
            raise self.wrong(field, "must be a text")
        return value

    def wrong(self, field: str, reason: str) -> BadInput:
        return BadInput("line-wrong", file=self.file, line=self.line, field=field or "-", reason=reason)


def read_articles(file: str) -> list[Article]:
    articles: dict[str, Article] = {}
    for row in _rows(file):
        if row.fields.get("type", "article") != "article":
            continue  # a whole import file may be measured
        tags = row.fields.get("tags") or []
        if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
            raise row.wrong("tags", "must be a list of texts")
        language = row.text("language", default=row.text("lang", default=""))
        id_ = row.text("id")
        if id_ in articles:
            raise row.wrong("id", "stands there twice")
        articles[id_] = Article(
            id=id_,
            title=row.text("title"),
            body=row.text("body"),
            language=language,
            audience="internal" if row.fields.get("audience") == "internal" else "customer",
            tags=tuple(tags),
            updated_at=_NEVER,
        )
    if not articles:
        raise BadInput("no-articles-there", file=clean_line(file))
    return list(articles.values())


def read_queries(file: str) -> dict[str, str]:
    """Texts by id."""
    queries: dict[str, str] = {}
    for row in _rows(file):
        id_ = row.text("id")
        if id_ in queries:
            raise row.wrong("id", "stands there twice")
        queries[id_] = row.text("text")
    return queries


def read_relevance(file: str) -> dict[str, dict[str, int]]:
    """Grades by query and article, of articles that there may not be, too."""
    relevant: dict[str, dict[str, int]] = {}
    for row in _rows(file):
        grade = row.fields.get("rel", 1)
        if not isinstance(grade, int) or isinstance(grade, bool) or not 0 <= grade <= 100:
            raise row.wrong("rel", "must be a whole number from 0 to 100")
        relevant.setdefault(row.text("query"), {})[row.text("article")] = grade
    return relevant


class Unknown(NamedTuple):
    """Judgements of articles that are not there."""

    judgements: int
    of: int
    """All judgements."""
    ids: tuple[str, ...]
    """The articles that they name, each once, in the order of the judgements; as they stand in the file."""


def unknown_articles(relevant: Mapping[str, Mapping[str, int]], articles: Collection[str]) -> Unknown:
    """`relevant`: as `read_relevance` answers it; `articles`: the ids of those that there are."""
    named = [article for judged in relevant.values() for article in judged]
    unknown = [article for article in named if article not in articles]
    return Unknown(len(unknown), len(named), tuple(dict.fromkeys(unknown)))


def _rows(file: str) -> Iterator[Judged]:
    shown = clean_line(file)
    try:
        with open(file, "rb") as lines:
            for number, line in enumerate(lines, start=1):
                content = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
                if not content.strip():
                    continue
                row = Judged(shown, number, {})
                try:
                    fields = decoded(content)
                except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                    raise row.wrong("", "is no JSON") from None
                if not isinstance(fields, dict):
                    raise row.wrong("", "must be an object")
                yield row._replace(fields=fields)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise BadInput("file-unreadable", file=shown, reason=reason or type(error).__name__) from error
