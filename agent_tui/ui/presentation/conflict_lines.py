"""Both versions of what was refused, as lines: fields in three columns, texts with their difference, what was said
meanwhile. Pure.

What differs is marked by signs as well as by style. Numbers are hidden where nobody was verified.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import zip_longest

import msgspec
from msgspec import Struct

from agent_tui.desk.conflict_views import ConflictField, ConflictView, FieldValue
from agent_tui.desk.differences import Piece, difference
from agent_tui.domain.masking import mask_numbers
from agent_tui.messages.screen import SCREEN_WORDS
from agent_tui.messages.speech import say
from agent_tui.messages.terms import TIERS
from agent_tui.ui.presentation.cells import cut, fit, width_of
from agent_tui.ui.presentation.languages import language_name
from agent_tui.ui.presentation.styles import Line, Span, StyleName
from agent_tui.ui.presentation.timeline_lines import TimelineLook, entry_block
from agent_tui.ui.presentation.times import Here, local
from agent_tui.ui.presentation.wrapping import wrap

INDENT = "   "
SIDE_BY_SIDE = 120
"""Cells from which on what was said stands beside my text."""

NAME, SENDS = 13, 9
"""Cells of a field's name, and of whose version of it stands."""

_MARKS: Mapping[str, tuple[str, str]] = {"mine": ("[-", "-]"), "theirs": ("[+", "+]"), "both": ("", "")}
_STYLES: Mapping[str, StyleName] = {"mine": "match", "theirs": "promise", "both": "text"}


class ConflictLook(Struct, frozen=True):
    width: int
    now: datetime
    here: Here
    me: str | None
    masked: bool
    mine: frozenset[str] = frozenset()
    """The fields in which my version is to stand."""

    def words(self, key: str, **facts: str | int | None) -> str:
        return say(SCREEN_WORDS, key, self.here.language, **facts)

    def shown(self, text: str) -> str:
        return mask_numbers(text) if self.masked else text

    def when(self, at: datetime) -> str:
        return local(at, self.here.zone).strftime("%m-%d %H:%M")


def field_heads(view: ConflictView, look: ConflictLook) -> Line:
    names = ("field", "saw", "wanted", "now", *(("sends",) if view.by_field else ()))
    heads = _columns([(look.words(f"conflict.{name}"), "label") for name in names], view, look)
    return (Span(" "), *heads)  # above the rows, which begin with their mark


def field_line(view: ConflictField, whole: ConflictView, look: ConflictLook) -> Line:
    """What I saw, what I wanted, what is there; `!` where others have changed it."""
    known = whole.now_known
    saw = _value(view.name, view.saw, look) if whole.saw_known else look.words("field.unknown")
    now = _value(view.name, view.now, look) if known else look.words("field.unknown")
    changed = known and whole.saw_known and view.theirs
    cells: list[tuple[str, StyleName]] = [
        (look.words(f"field.{view.name}"), "text"),
        (saw, "dim"),
        (_value(view.name, view.wanted, look), "match" if view.differs or not known else "text"),
        (f"! {now}" if changed else f"  {now}", "late" if changed else "text"),
    ]
    if whole.by_field:
        cells.append((look.words("conflict.mine" if view.name in look.mine else "conflict.theirs"), "label"))
    return _columns(cells, whole, look)


def about_lines(view: ConflictView, reason: str, look: ConflictLook) -> list[Line]:
    """Why it was refused, and by whom and when what I had not seen was changed, as far as that is known."""
    told = [reason] if reason else []
    if view.subject:
        told.append(look.words("conflict.about", subject=look.shown(cut(view.subject, 60))))
    written = look.words("conflict.written", when=look.when(view.row.created_at))
    if view.fields and not view.now_known:
        written += " " + look.words("conflict.not-come")
    elif view.changed_by is not None and view.changed_at is not None:
        who = look.shown(look.here.name(view.changed_by))
        written += " " + look.words("conflict.changed-by", who=who, when=look.when(view.changed_at))
    elif any(field.theirs for field in view.fields) and view.saw_known:
        written += " " + look.words("conflict.changed-by-nobody")
    if view.holder is not None:
        written += " " + look.words("conflict.held-by", who=look.here.name(view.holder))
    told.append(written)
    inside = look.width - len(INDENT)
    return [(Span(INDENT), Span(line, "text")) for one in told for line in wrap(one, inside)]


def text_lines(view: ConflictView, look: ConflictLook) -> list[Line]:
    """My text, the other version with what differs, what was said since: whole, to be scrolled through. Side by side
    where there is room."""
    if look.width < SIDE_BY_SIDE or not view.text or not view.since:
        return [*_versions(view, look), *_said_since(view, look)]
    left, right = (
        msgspec.structs.replace(look, width=cells) for cells in (look.width // 2 - 2, (look.width - 1) // 2 - 1)
    )
    both = zip_longest(_versions(view, left), _said_since(view, right), fillvalue=())
    return [(*_fitted(one, left.width), Span(" | ", "head"), *other) for one, other in both]


def _fitted(line: Line, width: int) -> Line:
    """A line as wide as its column."""
    cells = 0
    kept: list[Span] = []
    for span in line:
        shown = cut(span.text, width - cells) if span.style != "head" else span.text[: width - cells]
        kept.append(Span(shown, span.style))
        cells += width_of(shown)
    return (*kept, Span(" " * (width - cells)))


def _versions(view: ConflictView, look: ConflictLook) -> list[Line]:
    lines: list[Line] = []
    if view.text:
        lines += _head(look.words("conflict.text"), look)
        lines += _body(look.shown(view.text), look)
    if view.other:
        who = look.words("conflict.other-there")
        if view.other_by is not None and view.other_at is not None:
            name = look.shown(look.here.name(view.other_by))
            who = look.words("conflict.other", who=name, when=look.when(view.other_at))
        lines += _head(who, look)
        lines += _body(look.shown(view.other), look)
        lines += _head(look.words("conflict.difference"), look)
        lines += _marked(difference(look.shown(view.text), look.shown(view.other)), look)
    return lines + _long_fields(view, look)


def _said_since(view: ConflictView, look: ConflictLook) -> list[Line]:
    lines: list[Line] = []
    if view.since:
        lines += _head(look.words("conflict.since", count=len(view.since)), look)
        timeline = TimelineLook(look.width - len(INDENT), look.now, look.here, look.me, (), look.masked)
        for before, entry in zip((None, *view.since), view.since, strict=False):
            lines += [(Span(INDENT), *line) for line in entry_block(entry, before, timeline).lines]
    elif view.about == "text":
        lines += _head(look.words("conflict.since-none"), look)
    return lines


def _long_fields(view: ConflictView, look: ConflictLook) -> list[Line]:
    """Fields whose values were cut in their columns, whole."""
    lines: list[Line] = []
    room = _value_width(view, look)
    for field in view.fields:
        mine, theirs = (_value(field.name, value, look) for value in (field.wanted, field.now))
        if max(len(mine), len(theirs)) * 2 > room and (fit(mine, room).rstrip(), fit(theirs, room).rstrip()) != (
            mine,
            theirs,
        ):
            lines += _head(f"{look.words(f'field.{field.name}')}: {look.words('conflict.difference')}", look)
            lines += _marked(difference(mine, theirs if view.now_known else mine), look)
    return lines


def _head(text: str, look: ConflictLook) -> list[Line]:
    dashes = "-" * look.width
    return [(Span("-- ", "head"), Span(text, "label"), Span(f" {dashes}", "head"))]


def _body(text: str, look: ConflictLook) -> list[Line]:
    return [(Span(INDENT), Span(line, "text")) for line in wrap(text.rstrip("\n"), look.width - len(INDENT))]


def _marked(pieces: Iterable[Piece], look: ConflictLook) -> list[Line]:
    """The pieces with their signs, wrapped; each character keeps the style of its piece."""
    text, styles = "", list[StyleName]()
    for piece in pieces:
        begin, end = _MARKS[piece.whose]
        told = f"{begin}{piece.text}{end}"
        text += told
        styles += [_STYLES[piece.whose]] * len(told)
    lines: list[Line] = []
    at = 0
    for line in wrap(text.rstrip("\n"), look.width - len(INDENT)):
        spans = [Span(INDENT)]
        for char in line:
            while at < len(text) and text[at] != char:
                at += 1  # a blank that the end of a line took away
            style = styles[at] if at < len(styles) else "text"
            if spans[-1].style == style and len(spans) > 1:
                spans[-1] = Span(spans[-1].text + char, style)
            else:
                spans.append(Span(char, style))
            at += 1
        lines.append(tuple(spans))
    return lines


def _value_width(view: ConflictView, look: ConflictLook) -> int:
    taken = len(INDENT) + NAME + (SENDS if view.by_field else 0)
    return max(8, (look.width - taken) // 3 - 1)


def _columns(cells: list[tuple[str, StyleName]], view: ConflictView, look: ConflictLook) -> Line:
    width = _value_width(view, look)
    widths = (NAME - 1, width, width, width, SENDS)
    line = [Span("  ")]
    for (text, style), cells_wide in zip(cells, widths, strict=False):
        shown = cut(text, cells_wide)
        line += [Span(shown, style), Span(" " * (cells_wide + 1 - width_of(shown)))]
    return tuple(line)


def _value(name: str, value: FieldValue, look: ConflictLook) -> str:
    """In the agent's words; what is not known is told as it stands."""
    if value is None or value == ():
        return look.words("outbox.nobody") if name == "owner" else look.words("field.nothing")
    if isinstance(value, bool):
        return look.words("field.yes" if value else "field.no")
    if isinstance(value, tuple):
        return look.shown(", ".join(value))
    if isinstance(value, datetime):
        return look.when(value)
    told = str(value)
    match name:
        case "owner":
            return look.here.name(told)
        case "language":
            return language_name(told)
        case "tier":
            return say(TIERS, told, look.here.language)
    for key in (f"{_GROUPS.get(name, '')}.{told}", f"field.{told}"):
        if name in _GROUPS and key in SCREEN_WORDS:
            return look.words(key)
    return look.shown(told)


_GROUPS: Mapping[str, str] = {"status": "status", "state": "promise", "answer": "outbox.answer"}
