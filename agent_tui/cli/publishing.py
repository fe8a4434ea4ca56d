"""`kb publish`: the articles for customers as a site."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from agent_tui.cli.freshness import pull_first
from agent_tui.cli.session import Session
from agent_tui.config.settings import time_zone
from agent_tui.domain.text import clean_line
from agent_tui.messages.commands_knowing import SAID
from agent_tui.messages.site_words import SITE
from agent_tui.messages.speech import Language, say
from agent_tui.ui.presentation.languages import language_name

if TYPE_CHECKING:
    from agent_tui.knowledge.site.values import Wording

NAMED = 10
"""Articles that a message names."""


def publish(session: Session) -> int:
    # why: loaded here because it loads the reader of Markdown
    from agent_tui.desk import publishing
    from agent_tui.desk.company_files import read_company_synonyms
    from agent_tui.knowledge.site.values import Style

    given, output = session.arguments, session.output
    with session.desk() as desk:
        pull_first(session, desk)
        articles = desk.articles(audience="customer")
    synonyms, trouble = read_company_synonyms(session.paths)
    if trouble is not None:
        raise trouble
    style = Style(
        wording=wording_of,
        language_name=language_name,
        zone=time_zone(session.settings),
        titles=_by_language(given.title),
        contacts=_by_language(given.contact),
        synonyms=synonyms.groups if synonyms is not None else (),
    )
    today = datetime.now(style.zone).date()
    done = publishing.publish(articles, given.folder, style, today=today, opens_with=given.language or "")
    if output.as_json:
        output.document(done)
        return 0
    parts = ", ".join(f"{language} {count}" for language, count in done.articles.items())
    count = sum(done.articles.values())
    output.message(SAID, "published", count=count, parts=parts, pages=done.pages, start=done.start)
    if done.stale:
        output.message(SAID, "published-stale", count=len(done.stale), ids=_first(done.stale))
    if done.left_out:
        output.message(SAID, "left-out", ids=_first(done.left_out))
    return 0


def _first(ids: Sequence[str]) -> str:
    return ", ".join(ids[:NAMED]) + (" …" if len(ids) > NAMED else "")


def wording_of(section: str) -> "Wording":
    """What the pages of a section say beside its articles."""
    language: Language = "zh" if section == "zh" else "en"
    return lambda key: say(SITE, key, language)


def _by_language(texts: list[str]) -> dict[str, str]:
    """`zh=…` is for that language, anything else for all; the last one counts."""
    found: dict[str, str] = {}
    for text in texts:
        language, sign, rest = text.partition("=")
        named = bool(sign) and 2 <= len(language) <= 3 and language.isascii() and language.isalpha()
        found[language.lower() if named else ""] = clean_line(rest if named else text).strip()
    return found
