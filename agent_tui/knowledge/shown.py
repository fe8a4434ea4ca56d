"""What is shown of a document that was found, kept for who types on. Takes Whoosh's readers but loads no Whoosh."""

from datetime import date, datetime
from typing import Any

from agent_tui.knowledge.analyzer import terms
from agent_tui.knowledge.places import Matching, ReadText
from agent_tui.knowledge.snippets import Body
from agent_tui.knowledge.values import Hit, Piece

MOST_DOCUMENTS = 400
"""Of one segment that stay unpacked, with what was found in their bodies."""

MOST_CHARACTERS = 500_000
"""Of their bodies, some 2 MB."""


class Shown:
    """One document. `stored`: the fields of `schema` that are kept of it."""

    def __init__(self, stored: dict[str, Any]) -> None:
        body, review, ends = stored["body"], stored.get("review_on"), stored.get("news_until")
        self.id: str = stored["id"]
        self._title, self._tags = ReadText(stored["title"]), ReadText("\n".join(stored["tags"]))
        self.body = Body(body, stored.get("normal"))
        self._title_terms: tuple[str, ...] | None = None
        self._blank = Hit(
            id=self.id,
            title=stored["title"],
            score=0.0,
            snippet=(),
            audience=stored["audience"],
            language=stored["language"],
            updated_at=datetime.fromisoformat(stored["updated_at"]),
            tags=tuple(stored["tags"]),
            kind=stored["kind"],
            review_on=date.fromisoformat(review) if review else None,
            translates=stored.get("translates"),
            news_until=datetime.fromisoformat(ends) if ends else None,
        )

    def hit(self, score: float, share: float, wanted: Matching) -> Hit:
        """As it was found for a query."""
        one = self._blank
        return Hit(
            one.id,
            one.title,
            round(score, 3),
            self.body.line(wanted) or (Piece(""),),
            one.audience,
            one.language,
            one.updated_at,
            one.tags,
            round(share, 4),
            one.kind,
            one.review_on,
            one.translates,
            self._found_in_title(wanted),
            one.news_until,
        )

    def is_titled(self, typed: tuple[str, ...]) -> bool:
        """True where its title has these terms, in this order, and no other."""
        if self._title_terms is None:
            self._title_terms = tuple(dict.fromkeys(terms(self._title.text)))
        return self._title_terms == typed

    def is_about(self, wanted: Matching) -> bool:
        """True where one of these stands in its title or tags."""
        return bool(self._title.stretches(wanted)) or bool(self._tags.stretches(wanted))

    def holds(self, wanted: Matching) -> bool:
        """True where one of these stands anywhere in it, as far as it is looked through."""
        return self.is_about(wanted) or bool(self.body.stretches(wanted))

    def _found_in_title(self, wanted: Matching) -> tuple[str, ...]:
        title = self._title.text
        return tuple([title[start:end] for start, end, _ in self._title.in_order(self._title.stretches(wanted))])


class ShownDocuments:
    """Those of one segment that were shown lately."""

    def __init__(self) -> None:
        self._kept: dict[int, Shown] = {}
        self._characters = 0

    def of(self, reader: Any, document: int) -> Shown:
        """`reader`: Whoosh's reader of the segment."""
        kept = self._kept.pop(document, None)
        if kept is None:
            kept = Shown(reader.stored_fields(document))
            self._characters += len(kept.body.text)
        self._kept[document] = kept
        while len(self._kept) > MOST_DOCUMENTS or (self._characters > MOST_CHARACTERS and len(self._kept) > 1):
            oldest = self._kept.pop(next(iter(self._kept)))
            self._characters -= len(oldest.body.text)
        return kept
