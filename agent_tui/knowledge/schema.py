"""What the index holds of an article. Loads Whoosh."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from whoosh import columns, fields, formats

from agent_tui.domain.values import Article, Audience
from agent_tui.knowledge.analyzer import is_chinese, letters_and_digits, terms, written_words
from agent_tui.knowledge.freshness import good_until
from agent_tui.knowledge.postings import WORDS_FIELD
from agent_tui.knowledge.typos import may_be_meant
from agent_tui.knowledge.values import Versioned, main_language

NO_DAY = 0
"""In the place of a day that there is none of."""

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
    """The words of a text as they are written, by which mistyped ones are understood."""

    def __init__(self) -> None:
        super().__init__()
        self.scorable = self.stored = False

    def index(self, value: str, **given: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        for word in filter(may_be_meant, written_words(value)):
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


def make_schema() -> fields.Schema:
    schema = fields.Schema(
        id=fields.ID(unique=True, stored=True),
        title=TermsField(),
        body=TermsField(),
        tags=TagsField(),
        marks=MarksField(),
        updated_on=fields.COLUMN(DAY),
        good_until=fields.COLUMN(DAY),
        version=fields.STORED(),
        kind=fields.STORED(),
        language=fields.STORED(),
        audience=fields.STORED(),
        updated_at=fields.STORED(),
        review_on=fields.STORED(),
    )
    schema.add(WORDS_FIELD, WordsField())
    return schema


def document_of(given: Versioned) -> dict[str, Any]:
    """The fields of an article or a bulletin as Whoosh takes them. What only agents read of an article is searched and
    shown with it."""
    one = given.article
    if isinstance(one, Article):
        body = "\n\n".join(filter(None, (one.body, one.internal)))
        about = _About(
            one.updated_at, main_language(one.language), one.language, one.audience, "article", good_until(one)
        )
        return _document(given, body, one.tags, about) | {"review_on": one.review_on and one.review_on.isoformat()}
    language = "zh" if any(map(is_chinese, one.title)) else "en"
    about = _About(one.published_at, language, language, "internal", one.kind, None)
    return _document(given, one.body, (one.kind,), about)


class _About(NamedTuple):
    updated_at: datetime
    main_language: str
    language: str
    audience: Audience
    kind: str
    good_until: date | None


def _document(given: Versioned, body: str, tags: Sequence[str], about: _About) -> dict[str, Any]:
    title = given.article.title
    return {
        "id": given.id,
        "title": title,
        "body": body,
        "tags": list(tags),
        WORDS_FIELD: "\n".join((title, body, *tags)),
        "marks": [
            language_mark(about.main_language),
            audience_mark(about.audience),
            *map(tag_mark, tags),
            *filter(None, (title_mark(title), id_mark(given.article.id))),
        ],
        "updated_on": about.updated_at.toordinal(),
        "good_until": about.good_until.toordinal() if about.good_until is not None else NO_DAY,
        "version": given.version,
        "kind": about.kind,
        "language": about.language,
        "audience": about.audience,
        "updated_at": about.updated_at.isoformat(),
    }


def language_mark(language: str) -> str:
    return f"language={language}"


def audience_mark(audience: Audience) -> str:
    return f"audience={audience}"


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
