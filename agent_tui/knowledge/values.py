"""What a search answers, and what of an article the index keeps. Texts are as they came in; the replica has cleaned
them."""

from datetime import datetime
from typing import Literal, NamedTuple

from msgspec import Struct

from agent_tui.domain.values import Article, Audience

ArticleLanguage = Literal["zh", "en"]
"""The languages that a search may be narrowed to; an article's own is any tag such as `zh-CN`."""


class Piece(NamedTuple):
    """A stretch of text; `hit` where a word of the query stands in it."""

    text: str
    hit: bool = False


class Hit(Struct, frozen=True):
    id: str
    title: str
    score: float
    snippet: tuple[Piece, ...]
    """The place in the body that has most of the query, one line."""
    audience: Audience
    language: str
    updated_at: datetime
    tags: tuple[str, ...]


class SearchAnswer(Struct, frozen=True):
    """The best hits first; `hits` is empty where nothing was found, and where the query holds no word."""

    query: str
    took_ms: float
    hits: tuple[Hit, ...]


class Versioned(NamedTuple):
    """An article as a source gives it to the index; another `version` is another text."""

    article: Article
    version: int


def main_language(tag: str) -> str:
    """`zh` of `zh-CN`, `en` of `en_GB`: what articles are narrowed down by."""
    return tag.replace("_", "-").partition("-")[0].strip().lower()
