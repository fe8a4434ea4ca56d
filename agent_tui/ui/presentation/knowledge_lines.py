"""Hits and articles as lines: pure."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from agent_tui.domain.values import Article
from agent_tui.expectations.lengths import Length
from agent_tui.knowledge.freshness import good_until, is_stale
from agent_tui.knowledge.values import Hit
from agent_tui.knowledge.wording import Wording
from agent_tui.messages.screen import SCREEN_WORDS
from agent_tui.messages.speech import Language, say
from agent_tui.messages.terms import CHANNELS
from agent_tui.ui.presentation.cells import cut, fit, width_of
from agent_tui.ui.presentation.languages import language_name
from agent_tui.ui.presentation.styles import Line, Span, StyleName, highlight
from agent_tui.ui.presentation.times import Here
from agent_tui.ui.presentation.wrapping import wrap

_TITLE = 30
_WIDEST_TITLE = 44
_LONGEST_SHOWN = 60_000
"""Characters of a wording that are laid out."""

_LEAST_MARKED = 2
"""Letters of a word that is marked in a title, where each stands for a sound; of Chinese one is enough."""


def _words(key: str, language: Language, **facts: str) -> str:
    return say(SCREEN_WORDS, f"knowledge.{key}", language, **facts)


def hit_line(hit: Hit, width: int, now: datetime, language: Language) -> Line:
    """Title, what to be careful about, and the place that was found."""
    flags: list[Span] = []
    if hit.audience == "internal" and hit.kind == "article":
        flags.append(Span(_words("internal", language) + " ", "late"))
    if hit.kind != "article":
        flags.append(Span(say(SCREEN_WORDS, "bulletin.one", language, kind=_kind(hit, language)) + " ", "soon"))
        if hit.is_old(now):
            flags.append(Span(say(SCREEN_WORDS, "bulletin.over", language) + " ", "late"))
    elif hit.is_old(now):
        flags.append(Span(_words("stale", language) + " ", "soon"))
    cells = max(_TITLE, min(width // 2, _WIDEST_TITLE))
    room = cells - sum(width_of(flag.text) for flag in flags)
    title = highlight((Span(fit(hit.title or hit.id, room), "label"),), _found_in(hit))
    snippet = (Span(piece.text, "dim", piece.hit) for piece in hit.snippet)
    return (*title, Span(" "), *flags, *snippet)


def _kind(hit: Hit, language: Language) -> str:
    return say(SCREEN_WORDS, f"bulletin.kind.{hit.kind}", language)


def _found_in(hit: Hit) -> list[str]:
    """The words of the query as they stand in its title, and in its text."""
    words = (*hit.title_found, *(piece.text.strip() for piece in hit.snippet if piece.hit))
    return [word for word in words if len(word) >= _LEAST_MARKED or not word.isascii()]


def article_lines(
    article: Article,
    marked: Iterable[str],
    width: int,
    today: date,
    here: Here,
    told: Wording | None = None,
    length: Length | None = None,
) -> tuple[Line, ...]:
    """The whole of it: title, what it is, the wording for its audience with what was found marked; before that what
    the customer at hand is told where that is something else; after it what only agents read. `length`: of what the
    customer is told, on the channel of the contact."""
    found, language = list(marked), here.language
    lines = [*(highlight((Span(line, "label"),), found) for line in wrap(article.title or article.id, width))]
    lines += _facts(article, width, today, here)
    if told is not None and length is not None and length.over:
        channel = say(CHANNELS, length.channel, language)
        key = "too-long-short" if told.short else "too-long"
        words = _words(key, language, channel=channel, used=str(length.used), limit=str(length.limit))
        lines += [(Span(line, "late"),) for line in wrap(words, width)]
    lines.append(())
    if told is not None and told.text != article.body:
        named = "" if told.article.id == article.id else f"{language_name(told.article.language)} {told.article.id}"
        key = "inserted-short" if told.short else "inserted"
        lines += [_section(f"{_words(key, language)}  {named}".rstrip(), width, "good")]
        lines += [*_wrapped(told.text, found, width), (), _section(_words("whole", language), width)]
    lines += _wrapped(article.body, found, width)
    if article.internal:
        lines += [(), _section(_words("internal-only", language), width, "late")]
        lines += _wrapped(article.internal, found, width)
    return tuple(lines)


def _facts(article: Article, width: int, today: date, here: Here) -> list[Line]:
    """For whom it is and how far it may be trusted; then what it is about and whose it is."""
    language = here.language
    internal, stale = article.audience == "internal", is_stale(article, today)
    audience = Span(_words("internal-only" if internal else "for-customers", language), "late" if internal else "good")
    trusted: Line = (
        audience,
        *((Span("  " + _words("has-internal", language), "dim"),) if article.internal else ()),
        Span("  "),
        _freshness(article, stale=stale, language=language),
        Span(f"  {article.id}  {language_name(article.language)}", "dim"),
    )
    about = "".join(f"  #{tag}" for tag in article.tags)
    if article.owner:
        about += "  " + _words("owner", language, who=here.name(article.owner))
    return [_fitted(trusted, width), *([_fitted((Span(about.strip(), "dim"),), width)] if about else [])]


def _freshness(article: Article, *, stale: bool, language: Language) -> Span:
    if stale and article.review_on is not None:
        return Span(_words("review-over", language, date=article.review_on.isoformat()), "soon")
    updated = article.updated_at.date().isoformat()
    if stale:
        return Span(_words("stale-since", language, date=updated), "soon")
    if article.review_on is not None:
        return Span(_words("review-by", language, date=good_until(article).isoformat()), "dim")
    return Span(_words("updated", language, date=updated), "dim")


def _section(title: str, width: int, style: StyleName = "label") -> Line:
    dashes = "-" * max(0, width - width_of(title) - 4)
    return (Span("-- ", "head"), Span(title, style), Span(f" {dashes}", "head"))


def _wrapped(text: str, found: Sequence[str], width: int) -> list[Line]:
    return [highlight((Span(line),), found) for line in wrap(text[:_LONGEST_SHOWN], width)]


def _fitted(line: Line, width: int) -> Line:
    kept: list[Span] = []
    for span in line:
        room = width - sum(width_of(one.text) for one in kept)
        if room <= 0:
            break
        kept.append(span._replace(text=cut(span.text, room)))
    return tuple(kept)
