"""Commands on searches without an answer: `kb gaps`; and what came of a search: `kb solved`, `kb wrong`,
`kb missing`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent_tui.cli.freshness import pull_first
from agent_tui.cli.output import Column
from agent_tui.cli.sending import send_all
from agent_tui.cli.session import Session
from agent_tui.desk.told_times import shown_time
from agent_tui.domain.errors import BadInput
from agent_tui.domain.text import clean_line
from agent_tui.messages.commands_gaps import HEADS, SAID, WHY
from agent_tui.messages.commands_knowing import SAID as SAID_OF_KNOWLEDGE
from agent_tui.messages.speech import say
from agent_tui.ui.presentation.cells import cut

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk
    from agent_tui.desk.gaps import GapView

QUERIES_IN_DRAFT = 20
"""Ways to ask that a draft lists, the most usual ones."""

QUESTION = 80
"""Cells of a question in the list; JSON has all of it."""

_NUMBER_DIGITS = 6


def list_gaps(session: Session) -> int:
    """What was asked and not answered, or the draft of an article for one of them."""
    given, output = session.arguments, session.output
    if given.to is not None and given.write is None:
        raise BadInput("usage", wrong=say(SAID, "to-without-write", output.language), command="agent-tui kb gaps")
    with session.desk() as desk:
        pull_first(session, desk)
        if desk.bring_knowledge_up_to_date(output.progress_of(SAID_OF_KNOWLEDGE, "indexing")) == "elsewhere":
            output.message(SAID_OF_KNOWLEDGE, "index-behind")
        views = desk.gaps(all=given.all)
        if given.write is not None:
            return _write(session, desk, _chosen(views, given.write))
    if output.as_json:
        output.document({"gaps": [_document(view) for view in views]})
    elif views:
        _table(session, views)
        if any(view.answered_by is None for view in views):
            output.message(SAID, "how-to-write")
    else:
        output.message(SAID, "no-gaps")
    if not (output.as_json or given.all):
        output.message(SAID, "all-too")
    return 0


def solved(session: Session) -> int:
    return _record(session)


def wrong(session: Session) -> int:
    return _record(session)


def missing(session: Session) -> int:
    return _record(session)


def _record(session: Session) -> int:
    """Writes down what came of a search, as the screen does in one key."""
    given = session.arguments
    verdict = given.command.rpartition(" ")[2]
    article = getattr(given, "article", None)
    with session.desk() as desk:
        if desk.agent is None or not _known(desk, article, given.ticket):
            pull_first(session, desk)
        if article is not None:
            desk.article(article)
        return send_all(
            session, desk, lambda: desk.record_outcome(given.query, verdict, article=article, ticket=given.ticket)
        )


def _known(desk: "Desk", article: str | None, ticket: str | None) -> bool:
    """True where both are known here, without waiting for the network."""
    try:
        if article is not None:
            desk.article(article)
        if ticket is not None:
            desk.contact(ticket)
    except BadInput:
        return False
    return True


def _chosen(views: "list[GapView]", which: str) -> "GapView":
    """By its number in the list, or by its id."""
    if which.isascii() and which.isdigit() and len(which) <= _NUMBER_DIGITS and 1 <= int(which) <= len(views):
        return views[int(which) - 1]
    for view in views:
        if view.gap.id == which:
            return view
    raise BadInput("unknown-gap", gap=clean_line(which)[:64])


def _write(session: Session, desk: "Desk", view: "GapView") -> int:
    from agent_tui.desk.gap_drafts import article_to_mend, file_name, new_article, write_draft

    output, gap = session.output, view.gap
    article = desk.article(view.wrong[0].id) if view.wrong and 2 * gap.wrong > gap.count else None
    told = _comments(session, view)
    if article is not None:
        text = article_to_mend(article, told)
    else:
        hint = say(SAID, "draft.audience", output.language)
        text = new_article(gap, desk.tags_near(gap.question), [*told, hint], desk.customers_languages(gap))
    to = session.arguments.to
    if to is None:
        if output.as_json:
            output.document({"id": gap.id, "text": text})
        else:
            output.block(text.removesuffix("\n"), "")
        return 0
    file = write_draft(Path(to), file_name(gap, article), text)
    if output.as_json:
        output.document({"id": gap.id, "file": str(file)})
    else:
        output.line(str(file))
        output.message(SAID, "written", file=str(file))
    return 0


def _comments(session: Session, view: "GapView") -> list[str]:
    """What the writer of the article should know."""
    gap, language = view.gap, session.output.language
    last = shown_time(gap.last_at, session.settings)
    told = [say(SAID, "draft.asked", language, count=gap.count, agents=len(gap.agents), last=last)]
    told += [
        say(SAID, "draft.query", language, times=one.times, query=one.query) for one in gap.queries[:QUERIES_IN_DRAFT]
    ]
    if len(gap.queries) > QUERIES_IN_DRAFT:
        told.append(say(SAID, "draft.more", language, n=len(gap.queries) - QUERIES_IN_DRAFT))
    told += [say(SAID, "draft.wrong", language, title=one.title, id=one.id) for one in view.wrong]
    return told


def _table(session: Session, views: "list[GapView]") -> None:
    output, language = session.output, session.output.language
    heads = {name: say(HEADS, name, language) for name in HEADS}
    columns = [
        Column(heads["number"], right=True),
        Column(heads["count"], right=True),
        Column(heads["agents"], right=True),
        Column(heads["last"]),
        Column(heads["why"], widest=40, least=12),
    ]
    with_answers = any(view.answered_by for view in views)
    if with_answers:
        columns.append(Column(heads["answered"], widest=24, least=0))
    rows = []
    for number, view in enumerate(views, start=1):
        gap = view.gap
        row = [str(number), str(gap.count), str(len(gap.agents)), shown_time(gap.last_at, session.settings)]
        row.append(_why(session, view))
        if with_answers:
            row.append(view.answered_by.id if view.answered_by else "")
        rows.append([*row, cut(clean_line(gap.question), QUESTION)])
    output.table([*columns, Column(heads["question"])], rows)


def _why(session: Session, view: "GapView") -> str:
    """`missing 2, wrong 1: roaming`."""
    counts = {"missing": view.gap.missing, "nothing": view.gap.nothing, "wrong": view.gap.wrong}
    told = ", ".join(say(WHY, name, session.output.language, n=count) for name, count in counts.items() if count)
    return ": ".join(filter(None, (told, ", ".join(one.id for one in view.wrong))))


def _document(view: "GapView") -> dict[str, Any]:
    gap = view.gap
    return {
        "id": gap.id,
        "question": gap.question,
        "count": gap.count,
        "missing": gap.missing,
        "nothing": gap.nothing,
        "wrong": gap.wrong,
        "agents": gap.agents,
        "first_at": gap.first_at,
        "last_at": gap.last_at,
        "queries": [{"query": one.query, "count": one.times} for one in gap.queries],
        "articles": gap.articles,
        "answered_by": view.answered_by.id if view.answered_by else None,
    }
