"""What the index holds of an article. Loads Whoosh."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from whoosh import columns, fields, formats

from agent_tui.domain.values import Article, Audience
from agent_tui.knowledge.analyzer import letters_and_digits, terms, written_words
from agent_tui.knowledge.freshness import good_until, news_until
from agent_tui.knowledge.normal_form import aligned
from agent_tui.knowledge.snippets import LOOKED_FOR
from agent_tui.knowledge.typos import WORDS_FIELD, may_be_meant
from agent_tui.knowledge.values import BULLETIN, NO_DAY, Versioned, article_of, audience_mark, main_language

SEARCHED_FIELDS = ("title", "body", "tags")


class TermsField(fields.FieldType):  # type: ignore[misc]  # Whoosh has no types
    """A text by our own terms: a posting is a document and how often the term stands in it."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), None, scorable=True, stored=True)

    def index(self, value: str, **given: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        for term, count in Counter(terms(value)).items():
            yield term.encode("utf-8"), count, float(count), b""

    def clean(self) -> None:
        """Whoosh asks every field's analyzer; this one has none."""


class TagsField(TermsField):
    """The terms of a list of texts."""

    def index(self, value: Iterable[str], **given: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        return super().index("\n".join(value))


class WordsField(TermsField):
    """The words of texts as they are written, by which mistyped ones are understood."""

    def __init__(self) -> None:
        super().__init__()
        self.scorable = self.stored = False

    def index(self, value: Iterable[str], **given: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        for word in filter(may_be_meant, set[str]().union(*map(written_words, value))):
            yield word.encode("utf-8"), 1, 1.0, b""


class MarksField(TermsField):
    """Exact words by which a search is narrowed down, see `marks_of`."""

    def __init__(self) -> None:
        super().__init__()
        self.scorable = self.stored = False

    def index(self, value: Iterable[str], **given: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        for mark in set(value):
            yield mark.encode("utf-8"), 1, 1.0, b""


DAY = columns.NumericColumn("i", default=NO_DAY)
"""A day as its ordinal number."""

MOMENT = columns.NumericColumn("d", default=0.0)
"""A moment in seconds since 1970."""


def make_schema() -> fields.Schema:
    schema = fields.Schema(
        id=fields.ID(unique=True, stored=True),
        title=TermsField(),
        body=TermsField(),
        tags=TagsField(),
        marks=MarksField(),
        updated_on=fields.COLUMN(DAY),
        good_until=fields.COLUMN(DAY),
        over_at=fields.COLUMN(MOMENT),
        normal=fields.STORED(),
        version=fields.STORED(),
        kind=fields.STORED(),
        language=fields.STORED(),
        audience=fields.STORED(),
        updated_at=fields.STORED(),
        review_on=fields.STORED(),
        news_until=fields.STORED(),
        translates=fields.STORED(),
    )
    schema.add(WORDS_FIELD, WordsField())
    return schema


def document_of(given: Versioned) -> dict[str, Any]:
    """The fields of an article or a bulletin as Whoosh takes them. What only agents read of an article is searched and
    shown with it."""
    one = given.article
    article, kind = (one, "article") if isinstance(one, Article) else (article_of(one), one.kind)
    ends = None if isinstance(one, Article) else news_until(one)
    body = "\n\n".join(filter(None, (article.body, article.internal)))
    return {
        "id": article.id,
        "title": article.title,
        "body": body,
        # why kept: to make it takes ten times as long as to find some words in it
        "normal": aligned(body[:LOOKED_FOR])[0],
        "tags": list(article.tags),
        WORDS_FIELD: (article.title, body, *article.tags),
        "marks": [
            language_mark(main_language(article.language)),
            audience_mark(article.audience),
            *map(tag_mark, article.tags),
            *filter(None, (title_mark(article.title), id_mark(one.id))),
            *(() if isinstance(one, Article) else (BULLETIN,)),
        ],
        "updated_on": article.updated_at.toordinal(),
        "good_until": good_until(article).toordinal() if ends is None else NO_DAY,
        "over_at": ends.timestamp() if ends is not None else 0.0,
        "version": given.version,
        "kind": kind,
        "language": article.language,
        "audience": article.audience,
        "updated_at": article.updated_at.isoformat(),
        "review_on": article.review_on.isoformat() if article.review_on is not None else None,
        "news_until": ends.isoformat() if ends is not None else None,
        "translates": article.translates,
    }


def marks_of(language: str | None, audience: Audience | None, tag: str | None) -> tuple[str, ...]:
    """What a document must carry for a search that is narrowed down so."""
    found = (
        None if language is None else language_mark(language),
        None if audience is None else audience_mark(audience),
        None if tag is None else tag_mark(tag),
    )
    return tuple(filter(None, found))


def language_mark(language: str) -> str:
    return f"language={language}"


def tag_mark(tag: str) -> str:
    return f"tag={letters_and_digits(tag) or tag}"


def title_mark(title: str) -> str:
    """By which who types a whole title finds it first; "" for none."""
    letters = letters_and_digits(title)
    return f"title={letters}" if letters else ""


def id_mark(id: str) -> str:
    """By which who types an id finds it first; "" for none."""
    letters = letters_and_digits(id)
    return f"id={letters}" if letters else ""
