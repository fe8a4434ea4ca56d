"""Bulletins as lines: pure."""

from collections.abc import Sequence
from datetime import datetime

from agent_tui.desk.bulletin_views import BulletinLine, Readers
from agent_tui.domain.values import Bulletin
from agent_tui.knowledge.plain_words import plain_text
from agent_tui.messages.screen import SCREEN_WORDS
from agent_tui.messages.speech import Language, say
from agent_tui.ui.presentation.cells import cut, fit, width_of
from agent_tui.ui.presentation.styles import Line, Span, StyleName
from agent_tui.ui.presentation.times import Here, local
from agent_tui.ui.presentation.wrapping import wrap

KIND, DATE, STATE, AUTHOR = 8, 11, 9, 12
"""Cells of columns."""

WITH_AUTHOR = 100
"""Cells from which on it is said who wrote it."""

_BETWEEN = "   "

_LONGEST_SHOWN = 20_000
"""Characters of a body that are laid out."""


def kind_words(bulletin: Bulletin, language: Language) -> str:
    return say(SCREEN_WORDS, f"bulletin.kind.{bulletin.kind}", language)


def when(at: datetime, here: Here) -> str:
    """`11-25 18:00`."""
    return local(at, here.zone).strftime("%m-%d %H:%M")


def is_over(bulletin: Bulletin, now: datetime) -> bool:
    return bulletin.until is not None and bulletin.until <= now


def state_words(line: BulletinLine, language: Language) -> tuple[str, StyleName]:
    """What I am to know of it before its title."""
    if line.bulletin.withdrawn:
        key = "withdrawn"
    elif not line.current:
        key = "over"
    else:
        key = "unread" if line.due else "read" if line.acknowledged else "author"
    return "" if key == "author" else say(SCREEN_WORDS, f"bulletin.{key}", language), "soon" if line.due else "dim"


def bulletin_columns(state: str, width: int, language: Language) -> Line:
    """Heads of the columns below; `state` is that of the last but one."""
    words = {key: say(SCREEN_WORDS, f"bulletins.{key}", language) for key in ("date", "kind", "author", "words")}
    line = "  " + fit(words["date"], DATE) + " " + fit(words["kind"], KIND) + " " + fit(state, STATE) + " "
    if width >= WITH_AUTHOR:
        line += fit(words["author"], AUTHOR) + " "
    return (Span(line + words["words"], "label"),)


def bulletin_row(bulletin: Bulletin, state: tuple[str, StyleName], width: int, here: Here) -> Line:
    """When, what it is about, `state`, and its title with the beginning of its text."""
    spans = [
        Span(f" {when(bulletin.published_at, here)} ", "dim"),
        Span(fit(kind_words(bulletin, here.language), KIND) + " "),
        Span(fit(state[0], STATE) + " ", state[1]),
    ]
    if width >= WITH_AUTHOR:
        spans.append(Span(fit(here.name(bulletin.author), AUTHOR) + " ", "dim"))
    text = " ".join(plain_text(bulletin.body[:300]).split())
    return (*spans, Span(bulletin.title, "label"), Span(f"  {text}", "dim"))


def bulletin_text(bulletin: Bulletin, width: int, now: datetime, here: Here) -> list[Line]:
    """The whole of it: title, whose it is and until when, the text."""
    language = here.language
    facts = say(
        SCREEN_WORDS, "bulletin.by", language, who=here.name(bulletin.author), when=when(bulletin.published_at, here)
    )
    told: list[Span] = [Span(cut(facts, width), "dim")]
    if bulletin.withdrawn:
        told.append(Span("  " + say(SCREEN_WORDS, "bulletin.withdrawn", language), "late"))
    elif is_over(bulletin, now):
        told.append(Span("  " + say(SCREEN_WORDS, "bulletin.over", language), "soon"))
    elif bulletin.until is not None:
        told.append(Span("  " + say(SCREEN_WORDS, "bulletin.until", language, when=when(bulletin.until, here)), "dim"))
    return [
        *((Span(line, "label"),) for line in wrap(bulletin.title, width)),
        tuple(told),
        (),
        *((Span(line),) for line in wrap(plain_text(bulletin.body[:_LONGEST_SHOWN]), width)),
    ]


def reader_lines(readers: Readers, width: int, here: Here) -> list[Line]:
    """Who has not read it, before who has and when."""

    def words(key: str, **facts: int) -> str:
        return say(SCREEN_WORDS, f"bulletins.{key}", here.language, **facts)

    read, missing = readers.acknowledged, readers.missing
    if missing:
        not_read = words("not-read", n=len(missing), total=len(missing) + len(read))
        names = _packed([here.name(agent) for agent in missing], width - 2)
        lines: list[Line] = [(Span(not_read, "soon"),), *((Span("  " + one),) for one in names)]
    else:
        lines = [(Span(words("all-read"), "good"),)]
    if read:
        lines.append((Span(words("have-read", n=len(read)), "dim"),))
        told = _packed([f"{here.name(one.agent)} {when(one.at, here)}" for one in read], width - 2)
        lines += [(Span("  " + one, "dim"),) for one in told]
    return lines


def _packed(items: Sequence[str], width: int) -> list[str]:
    """As many side by side as fit, none of them broken."""
    lines: list[str] = []
    for item in items:
        if lines and width_of(lines[-1]) + len(_BETWEEN) + width_of(item) <= width:
            lines[-1] += _BETWEEN + item
        else:
            lines.append(cut(item, width))
    return lines
