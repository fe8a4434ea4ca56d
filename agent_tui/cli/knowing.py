"""Commands on knowledge: `search` and `kb eval`."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent_tui.cli.freshness import pull_first
from agent_tui.cli.output import Column
from agent_tui.cli.session import Session
from agent_tui.domain.errors import BadInput
from agent_tui.domain.text import clean_line
from agent_tui.messages.commands_bulletins import SAID as BULLETINS
from agent_tui.messages.commands_knowing import HEADS, SAID
from agent_tui.messages.speech import say

if TYPE_CHECKING:
    from agent_tui.knowledge.values import Hit

_TITLE = 36
_ID = 64
_NAMED = 5
"""Articles that are judged and not there, and are named."""


def search(session: Session) -> int:
    """The best articles for a text; nothing found is an answer too."""
    given, output = session.arguments, session.output
    with session.desk() as desk:
        pull_first(session, desk)
        if desk.bring_knowledge_up_to_date(output.progress_of(SAID, "indexing")) == "elsewhere":
            output.message(SAID, "index-behind")
        answer = desk.search(
            given.query,
            limit=given.limit,
            language=given.language,
            audience=given.audience,
            tag=given.tag,
            reader=output.language,
        )
    for meant in answer.meant:
        output.message(SAID, "meant", typed=meant.typed, word=meant.word)
    if answer.nowhere:
        output.message(SAID, "nowhere", said=", ".join(answer.nowhere)[:80])
    if output.as_json:
        hits = [_document(hit) for hit in answer.hits]
        output.document({"query": answer.query, "took_ms": round(answer.took_ms, 3), "hits": hits})
    elif answer.hits:
        columns = [Column(_head(session, "id"), widest=36), Column(_head(session, "title"), widest=_TITLE)]
        columns.append(Column(_head(session, "found")))
        output.table(columns, [(hit.bulletin_id or hit.id, _title(session, hit), _plain(hit)) for hit in answer.hits])
    else:
        alone = sum(map(str.isalnum, given.query)) == 1
        output.message(SAID, "says-too-little" if alone else "nothing-found", query=given.query.strip()[:80])
    return 0


def evaluate(session: Session) -> int:
    """Builds a fresh index of its own and measures it; needs no store."""
    # why: loaded here because it loads Whoosh
    from agent_tui.desk.judgements import read_articles, read_queries, read_relevance, unknown_articles
    from agent_tui.knowledge.evaluation import evaluate as measure
    from agent_tui.knowledge.values import Versioned

    given, output = session.arguments, session.output
    articles = [Versioned(article, 1) for article in read_articles(given.articles)]
    queries = read_queries(given.queries)
    relevant = read_relevance(given.qrels)
    unknown = unknown_articles(relevant, {one.id for one in articles})
    if unknown.judgements:
        ids = ", ".join(clean_line(id_)[:_ID] for id_ in unknown.ids[:_NAMED])
        more = ", …" if len(unknown.ids) > _NAMED else ""
        output.message(SAID, "articles-unknown", count=unknown.judgements, judged=unknown.of, ids=ids + more)
    report = output.progress_of(SAID, "indexing")
    with tempfile.TemporaryDirectory(prefix="agent-tui-") as scratch:
        measured = measure(
            Path(scratch), articles, queries, relevant, on_progress=lambda done: report(done, len(articles))
        )
    if not measured.queries:
        raise BadInput("nothing-judged", queries=clean_line(given.queries), qrels=clean_line(given.qrels))
    if output.as_json:
        output.document(measured)
    else:
        import msgspec

        facts: dict[str, Any] = msgspec.to_builtins(measured)
        output.facts(*((name, str(value)) for name, value in facts.items()))
    return 0


def _document(hit: "Hit") -> dict[str, Any]:
    """An article; news among them say that they are, as their id is one for `bulletin show`."""
    document = {
        "id": hit.bulletin_id or hit.id,
        "title": hit.title,
        "score": hit.score,
        "snippet": _plain(hit),
    }
    return document if hit.kind == "article" else document | {"bulletin": hit.kind}


def _title(session: Session, hit: "Hit") -> str:
    if hit.kind == "article":
        return hit.title
    return f"[{say(BULLETINS, f'kind.{hit.kind}', session.output.language)}] {hit.title}"


def _plain(hit: "Hit") -> str:
    return "".join(piece.text for piece in hit.snippet)


def _head(session: Session, name: str) -> str:
    return say(HEADS, name, session.output.language)
