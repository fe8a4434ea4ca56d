"""What a search for knowledge is narrowed down to: articles in one language, for one audience, with one tag. Pure."""

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from agent_tui.domain.values import Audience
from agent_tui.knowledge.values import ArticleLanguage, Hit, main_language

_LANGUAGES: tuple[ArticleLanguage | None, ...] = (None, "zh", "en")
_AUDIENCES: tuple[Audience | None, ...] = (None, "customer", "internal")


class Narrowing(Struct, frozen=True):
    """None: any."""

    language: ArticleLanguage | None = None
    audience: Audience | None = None
    tag: str | None = None

    @property
    def on(self) -> list[str]:
        """The actions that change what it is narrowed down by."""
        narrowed = {
            "article_language": self.language,
            "article_audience": self.audience,
            "article_tag": self.tag,
        }
        return [id for id, wanted in narrowed.items() if wanted is not None]

    def next_language(self) -> "Narrowing":
        following = _LANGUAGES[(_LANGUAGES.index(self.language) + 1) % len(_LANGUAGES)]
        return msgspec.structs.replace(self, language=following)

    def next_audience(self) -> "Narrowing":
        following = _AUDIENCES[(_AUDIENCES.index(self.audience) + 1) % len(_AUDIENCES)]
        return msgspec.structs.replace(self, audience=following)

    def to_tag(self, tag: str | None) -> "Narrowing":
        return msgspec.structs.replace(self, tag=tag)

    def lets(self, hit: Hit) -> bool:
        return (
            self.language in (None, main_language(hit.language))
            and self.audience in (None, hit.audience)
            and (self.tag is None or self.tag in hit.tags)
        )


def tags_of(hits: Iterable[Hit]) -> list[tuple[str, int]]:
    """The tags of what was found and how many have each, the commonest first."""
    counts: dict[str, int] = {}
    for hit in hits:
        for tag in hit.tags:
            counts[tag] = counts.get(tag, 0) + 1
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))
