"""What a search answers, and what of an article the index keeps. Texts are as they came in; the replica has cleaned
them."""

from datetime import date, datetime
from typing import Literal, NamedTuple

from msgspec import Struct

from agent_tui.domain.values import Article, Audience, Bulletin, BulletinKind
from agent_tui.knowledge.freshness import is_stale

ArticleLanguage = Literal["zh", "en"]
"""The languages that a search may be narrowed to; an article's own is any tag such as `zh-CN`."""


class Piece(NamedTuple):
    """A stretch of text; `hit` where a word of the query stands in it."""

    text: str
    hit: bool = False


HitKind = Literal["article"] | BulletinKind

BULLETIN_MARK = "/"
"""Before the id of a bulletin in the index: no article's id begins so."""


BULLETIN = "kind=bulletin"
"""What a bulletin carries in an index."""

NO_DAY = 0
"""In the place of a day, in an index: there is none."""


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
    share: float = 1.0
    """How much of the query it holds, by the rarity of its words, 0 to 1; words that stand nowhere count too."""
    kind: HitKind = "article"
    """What it is: an article, or which kind of bulletin; a bulletin's id is `bulletin_id`."""
    review_on: date | None = None
    """Until when somebody must have looked at it again."""
    translates: str | None = None
    """The id of the article that it tells in another language or script."""
    title_found: tuple[str, ...] = ()
    """The stretches of the title that match the query, as they are written there."""
    news_until: datetime | None = None
    """Of a bulletin: from when it is no news any more."""

    @property
    def bulletin_id(self) -> str | None:
        return None if self.kind == "article" else self.id.removeprefix(BULLETIN_MARK)

    def is_old(self, now: datetime) -> bool:
        """True for an article that is stale, and a bulletin that is no news. `now`: where the reader is."""
        return is_stale(self, now.date()) if self.news_until is None else now >= self.news_until


class Meant(NamedTuple):
    """A mistyped word and what was searched for in its place."""

    typed: str
    word: str


class SearchAnswer(Struct, frozen=True):
    """The best hits first; `hits` is empty where nothing was found, and where the query holds no word."""

    query: str
    took_ms: float
    hits: tuple[Hit, ...]
    meant: tuple[Meant, ...] = ()
    nowhere: tuple[str, ...] = ()
    """Words of the query that stand in no article, and nothing was searched for in their place."""


class Versioned(NamedTuple):
    """An article or a bulletin as a source gives it to the index; another `version` is another text."""

    article: Article | Bulletin
    version: int

    @property
    def id(self) -> str:
        """Its id in the index."""
        return self.article.id if isinstance(self.article, Article) else BULLETIN_MARK + self.article.id


def audience_mark(audience: Audience) -> str:
    """What documents for an audience carry in an index."""
    return f"audience={audience}"


def main_language(tag: str) -> str:
    """`zh` of `zh-CN`, `en` of `en_GB`: what articles are narrowed down by."""
    return tag.replace("_", "-").partition("-")[0].strip().lower()


def article_of(bulletin: Bulletin) -> Article:
    """A bulletin as it is found and read beside articles: for agents alone, under its id in the index."""
    return Article(
        id=BULLETIN_MARK + bulletin.id,
        title=bulletin.title,
        body=bulletin.body,
        language="zh" if any(char >= "\u3400" for char in bulletin.title) else "en",
        audience="internal",
        tags=(bulletin.kind,),
        updated_at=bulletin.published_at,
    )
