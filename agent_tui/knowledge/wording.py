"""Which words of an article a customer gets: pure.

In the customer's language where the article has a counterpart in it, in the form that the contact's channel has room
for, without Markdown's marks. What only agents may read is never among them.
"""

from collections.abc import Iterable

from msgspec import Struct

from agent_tui.domain.values import Article, Channel
from agent_tui.knowledge.plain_words import plain_text
from agent_tui.knowledge.values import main_language

_TRADITIONAL = frozenset({"tw", "hk", "mo", "hant"})


class Wording(Struct, frozen=True):
    """Words that may be said to a customer: plain text."""

    text: str
    article: Article
    """Whose words these are: the one that was chosen or its counterpart."""
    short: bool
    """They are the short form of the channel."""


def original_of(article: Article) -> str:
    """The id of the article that a family of counterparts goes back to."""
    return article.translates or article.id


def counterparts(article: Article, known: Iterable[Article]) -> list[Article]:
    """Those of `known` that say the same in another language, each once: the one it translates, and those that
    translate the same or this one."""
    original = original_of(article)
    family = {original, article.id}
    found = {one.id: one for one in known if one.id != article.id and (one.id in family or one.translates in family)}
    return [found[id_] for id_ in sorted(found)]


def words_for(article: Article, channel: Channel, language: str = "", others: Iterable[Article] = ()) -> Wording | None:
    """What of `article` is said on `channel` to who reads `language` (a tag such as `zh-TW`; "" where nobody knows).
    `others`: its counterparts. None where an article is for agents alone."""
    if article.audience != "customer":
        return None
    best = max(
        (article, *(one for one in others if one.audience == "customer")),
        # why no tie-break: the first of equals is meant, which is the one that was chosen
        key=lambda one: _nearness(one.language, language),
    )
    short = best.short.get(channel, "")
    return Wording(plain_text(short or best.body), best, bool(short))


def _nearness(has: str, wanted: str) -> int:
    """How well a text in one language suits who reads another: 3 the very one, 2 the same script, 1 the same tongue."""
    if not wanted or main_language(has) != main_language(wanted):
        return 0
    if _parts(has) == _parts(wanted):
        return 3
    return 2 if _is_traditional(has) == _is_traditional(wanted) else 1


def _parts(tag: str) -> list[str]:
    return tag.replace("_", "-").strip().lower().split("-")


def _is_traditional(tag: str) -> bool:
    return not _TRADITIONAL.isdisjoint(_parts(tag)[1:])
