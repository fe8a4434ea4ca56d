"""Short forms of an article that are longer than their channel takes: nobody could send them."""

from agent_tui.config.settings import Settings
from agent_tui.desk.front_matter import WrongArticle, read_front_matter
from agent_tui.domain.values import Article
from agent_tui.expectations.lengths import measure
from agent_tui.knowledge.plain_words import plain_text


def over_length(article: Article, settings: Settings) -> tuple[str, str] | None:
    """The first of them, as its field and why it is refused. `settings`: the signature under an SMS, and of how many
    parts one may be."""
    for channel, text in article.short.items():
        signature = settings.sms_signature if channel == "sms" else ""
        length = measure(plain_text(text), channel, signature=signature, parts=settings.sms_parts)
        if length is not None and length.over:
            return f"short.{channel}", f"is too long for its channel: {length.used} of {length.limit}"
    return None


def check_short_forms(article: Article, settings: Settings, text: str) -> None:
    """`WrongArticle`, by the line of the file's `text`."""
    if (wrong := over_length(article, settings)) is not None:
        field, reason = wrong
        raise WrongArticle(read_front_matter(text).lines.get(field, 1), field, reason)
