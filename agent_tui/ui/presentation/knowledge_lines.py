"""Hits and articles as lines: pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from agent_tui.domain.values import Article
from agent_tui.knowledge.values import Hit
from agent_tui.messages.screen import SCREEN_WORDS
from agent_tui.messages.speech import Language, say
from agent_tui.ui.presentation.cells import cut, fit, width_of
from agent_tui.ui.presentation.languages import language_name
from agent_tui.ui.presentation.styles import Line, Span, highlight
from agent_tui.ui.presentation.wrapping import wrap

STALE_AFTER = timedelta(days=365)

_TITLE = 30
_LONGEST_SHOWN = 60_000
"""Characters of an article that are laid out."""


def is_stale(updated_at: datetime, now: datetime) -> bool:
    return now - updated_at > STALE_AFTER


def hit_line(hit: Hit, width: int, now: datetime, language: Language) -> Line:
    """Title, what to be careful about, and the place that was found."""
    flags: list[Span] = []
    if hit.audience == "internal":
        flags.append(Span(say(SCREEN_WORDS, "knowledge.internal", language) + " ", "late"))
    if is_stale(hit.updated_at, now):
        flags.append(Span(say(SCREEN_WORDS, "knowledge.stale", language) + " ", "soon"))
    title = max(_TITLE, min(width // 2, 44))
    room = title - sum(width_of(flag.text) for flag in flags)
    snippet = (Span(piece.text, "dim", piece.hit) for piece in hit.snippet)
    return (Span(fit(hit.title or hit.id, room), "label"), Span(" "), *flags, *snippet)


def article_lines(
    article: Article, marked: Iterable[str], width: int, now: datetime, language: Language
) -> tuple[Line, ...]:
    """The whole of it: title, what it is, and the body wrapped, with what was found marked."""

    def words(key: str, **facts: str) -> str:
        return say(SCREEN_WORDS, f"knowledge.{key}", language, **facts)

    found = list(marked)
    date = article.updated_at.date().isoformat()
    internal, stale = article.audience == "internal", is_stale(article.updated_at, now)
    facts: Line = (
        Span(words("internal-only" if internal else "for-customers"), "late" if internal else "good"),
        Span(f"  {article.id}  {language_name(article.language)}  ", "dim"),
        Span(words("stale-since" if stale else "updated", date=date), "soon" if stale else "dim"),
        Span("".join(f"  #{tag}" for tag in article.tags), "dim"),
    )
    body = article.body[:_LONGEST_SHOWN]
    return (
        *(highlight((Span(line, "label"),), found) for line in wrap(article.title or article.id, width)),
        _fitted(facts, width),
        (),
        *(highlight((Span(line),), found) for line in wrap(body, width)),
    )


def _fitted(line: Line, width: int) -> Line:
    kept: list[Span] = []
    for span in line:
        room = width - sum(width_of(one.text) for one in kept)
        if room <= 0:
            break
        kept.append(span._replace(text=cut(span.text, room)))
    return tuple(kept)
