"""What the index holds of an article. Loads Whoosh."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from whoosh import fields, formats

from agent_tui.domain.values import Audience
from agent_tui.knowledge.analyzer import terms
from agent_tui.knowledge.values import Versioned, main_language

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


class MarksField(TermsField):
    """Exact words by which a search is narrowed down, see `marks_of`."""

    def __init__(self) -> None:
        super().__init__()
        self.scorable = self.stored = False

    def index(self, value: Iterable[str], **given: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        for mark in set(value):
            yield mark.encode("utf-8"), 1, 1.0, b""


def make_schema() -> fields.Schema:
    return fields.Schema(
        id=fields.ID(unique=True, stored=True),
        title=TermsField(),
        body=TermsField(),
        tags=TagsField(),
        marks=MarksField(),
        version=fields.STORED(),
        language=fields.STORED(),
        audience=fields.STORED(),
        updated_at=fields.STORED(),
    )


def document_of(given: Versioned) -> dict[str, Any]:
    """The fields of an article as Whoosh takes them."""
    article = given.article
    return {
        "id": article.id,
        "title": article.title,
        "body": article.body,
        "tags": list(article.tags),
        "marks": [
            language_mark(main_language(article.language)),
            audience_mark(article.audience),
            *map(tag_mark, article.tags),
        ],
        "version": given.version,
        "language": article.language,
        "audience": article.audience,
        "updated_at": article.updated_at.isoformat(),
    }


def language_mark(language: str) -> str:
    return f"language={language}"


def audience_mark(audience: Audience) -> str:
    return f"audience={audience}"


def tag_mark(tag: str) -> str:
    return f"tag={tag}"
