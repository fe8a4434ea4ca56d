"""Commands on articles: `kb import|list|show`."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from agent_tui.cli.freshness import pull_first
from agent_tui.cli.output import Column
from agent_tui.cli.session import Session
from agent_tui.config.settings import time_zone
from agent_tui.desk.told_times import shown_time
from agent_tui.domain.errors import BadInput
from agent_tui.domain.values import Article
from agent_tui.knowledge.freshness import good_until, is_stale
from agent_tui.messages.commands_knowing import HEADS, SAID
from agent_tui.messages.speech import say


def list_articles(session: Session) -> int:
    """Those that were asked for, by title; those that nobody looked at in time are marked."""
    given, output = session.arguments, session.output
    today = _today(session)
    with session.desk() as desk:
        pull_first(session, desk)
        articles = desk.articles(given.language, given.audience, given.tag)
        names = desk.names()
    if given.stale:
        articles = sorted((one for one in articles if is_stale(one, today)), key=lambda one: (good_until(one), one.id))
    if output.as_json:
        output.document({"articles": [_document(article, today, whole=False) for article in articles]})
    elif articles:
        heads = ("id", "language", "audience", "owner", "review")
        columns = [Column(_head(session, head), widest=32, least=0 if head == "owner" else None) for head in heads]
        rows = [_row(session, article, names, today) for article in articles]
        output.table([*columns, Column(_head(session, "title"))], rows)
    else:
        output.message(SAID, "no-articles")
    return 0


def _row(session: Session, article: Article, names: Mapping[str, str], today: date) -> Sequence[str]:
    language = session.output.language
    review = good_until(article).isoformat()
    if is_stale(article, today):
        review = say(SAID, "stale", language, date=review)
    audience = say(SAID, f"audience.{article.audience}", language)
    owner = article.owner or ""
    return article.id, article.language, audience, names.get(owner, owner), review, article.title


def show_article(session: Session) -> int:
    """The whole of one, as facts and texts or (`--markdown`) as the file that `kb import` reads; or (`--for`) only what
    the customer of a contact is told of it."""
    given, output = session.arguments, session.output
    if given.ticket is not None:
        return _say_to_customer(session)
    today = _today(session)
    with session.desk() as desk:
        pull_first(session, desk)
        article = desk.article(given.id)
        others = desk.counterparts(article)
        names = desk.names()
    if output.as_json:
        output.document({"article": _document(article, today, whole=True) | {"counterparts": [o.id for o in others]}})
    elif given.markdown:
        from agent_tui.desk.article_files import write_markdown

        output.block(write_markdown(article).removesuffix("\n"), "")
    else:
        _show(session, article, others, names.get(article.owner or "", article.owner), today)
    return 0


def _say_to_customer(session: Session) -> int:
    output = session.output
    with session.desk() as desk:
        pull_first(session, desk)
        wording = desk.words_for(desk.article(session.arguments.id), session.arguments.ticket)
    if wording is None:
        raise BadInput("article-for-agents", article=session.arguments.id)
    if output.as_json:
        told = {"text": wording.text, "article": wording.article.id, "short": wording.short}
        output.document({"wording": told | {"language": wording.article.language}})
    else:
        output.block(wording.text, "")
    return 0


def _show(session: Session, article: Article, others: Sequence[Article], owner: str | None, today: date) -> None:
    from agent_tui.messages.terms import CHANNELS

    output, language = session.output, session.output.language
    stale, until = is_stale(article, today), good_until(article).isoformat()
    output.line(article.title, "strong")
    output.facts(
        (_head(session, "id"), article.id),
        (_head(session, "language"), article.language),
        (_head(session, "audience"), say(SAID, f"audience.{article.audience}", language)),
        (_head(session, "tags"), ", ".join(article.tags)),
        (_head(session, "counterparts"), ", ".join(f"{one.id} ({one.language})" for one in others)),
        (_head(session, "owner"), owner),
        (_head(session, "review"), say(SAID, "stale", language, date=until) if stale else until),
        (_head(session, "updated"), shown_time(article.updated_at, session.settings)),
    )
    _section(session, None, article.body)
    for channel, text in article.short.items():
        _section(session, say(CHANNELS, channel, language), text)
    if article.internal:
        _section(session, say(SAID, "internal-text", language), article.internal)


def _section(session: Session, title: str | None, text: str) -> None:
    session.output.line()
    if title is not None:
        session.output.line(title, "strong")
    session.output.block(text, "")


def import_articles(session: Session) -> int:
    """Every file; 1 when something of them was refused."""
    from agent_tui.cli.records import tell_imported
    from agent_tui.desk import article_import

    done = article_import.import_articles(
        session.profile,
        session.credentials.token(session.profile),
        session.arguments.file,
        settings=session.settings,
        standard_input=session.typed.buffer,
        on_progress=session.output.progress("importing"),
    )
    return tell_imported(session, done)


def _today(session: Session) -> date:
    return datetime.now(time_zone(session.settings)).date()


def _document(article: Article, today: date, *, whole: bool) -> dict[str, Any]:
    """As in the import format; a list leaves the texts out."""
    document: dict[str, Any] = {"id": article.id, "title": article.title}
    if whole:
        document |= {"body": article.body, "internal": article.internal, "short": article.short}
    return document | {
        "language": article.language,
        "audience": article.audience,
        "tags": article.tags,
        "translates": article.translates,
        "owner": article.owner,
        "review_on": article.review_on,
        "updated_at": article.updated_at,
        "stale": is_stale(article, today),
    }


def _head(session: Session, name: str) -> str:
    return say(HEADS, name, session.output.language)
