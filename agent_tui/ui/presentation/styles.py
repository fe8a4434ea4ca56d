"""Styled text: a `Line` is spans of text, each with the name of a style; a theme says what the names look like."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, get_args

from rich.cells import split_graphemes
from rich.style import Style

from agent_tui.ui.presentation.cells import width_of

StyleName = Literal[
    "text",
    "dim",
    "head",
    "label",
    "cursor",
    "cursor_away",
    "late",
    "soon",
    "good",
    "trouble",
    "key_account",
    "vip",
    "customer",
    "agent",
    "note",
    "promise",
    "match",
    "status",
    "hint_key",
    "slot_active",
]

STYLE_NAMES: tuple[StyleName, ...] = get_args(StyleName)

Styles = Mapping[str, Style]
"""Style by name; where a name is missing, `PLAIN_STYLES` answers."""


class Span(NamedTuple):
    """A stretch of text in one style; `match` adds the style of a search hit to it."""

    text: str
    style: StyleName = "text"
    match: bool = False


Line = tuple[Span, ...]

PLAIN_STYLES: dict[str, Style] = {
    "text": Style.null(),
    "dim": Style(dim=True),
    "head": Style(dim=True),
    "label": Style(bold=True),
    "cursor": Style(reverse=True),
    "cursor_away": Style(bold=True),
    "late": Style(color="red", bold=True),
    "soon": Style(color="yellow"),
    "good": Style(color="green"),
    "trouble": Style(color="red", bold=True),
    "key_account": Style(color="magenta", bold=True),
    "vip": Style(color="magenta"),
    "customer": Style(bold=True),
    "agent": Style(color="cyan"),
    "note": Style(color="yellow"),
    "promise": Style(color="green"),
    "match": Style(underline=True, bold=True),
    "status": Style(reverse=True),
    "hint_key": Style(bold=True),
    "slot_active": Style(reverse=True),
}
"""What the names look like without a theme, in the terminal's own sixteen colours."""


def line_width(line: Iterable[Span]) -> int:
    """Terminal cells."""
    return sum(width_of(span.text) for span in line)


def plain(line: Iterable[Span]) -> str:
    """The text of a line without its styles."""
    return "".join(span.text for span in line)


def highlight(line: Line, words: Iterable[str]) -> Line:
    """`line` with every occurrence of `words` (compared without case) marked as a match; widths do not change: what
    people see as one character ("é", "0️⃣") is marked whole.

    A span whose lower case is of another length (İ) is left as it is: its places cannot be told."""
    wanted = [word.lower() for word in words if word]
    if not wanted:
        return line
    marked: list[Span] = []
    for span in line:
        lowered = span.text.lower()
        if len(lowered) != len(span.text):
            marked.append(span)
            continue
        hits = _whole(span.text, sorted(hit for word in wanted for hit in _occurrences(lowered, word)))
        at = 0
        for start, end in hits:
            if end <= at:
                continue
            start = max(start, at)
            if start > at:
                marked.append(span._replace(text=span.text[at:start]))
            marked.append(span._replace(text=span.text[start:end], match=True))
            at = end
        if at < len(span.text):
            marked.append(span._replace(text=span.text[at:]) if at else span)
    return tuple(marked)


def _whole(text: str, hits: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """`hits` stretched to the borders of what people see as characters."""
    if not hits or text.isascii():
        return hits
    borders = [0, *(stop for _start, stop, _cells in split_graphemes(text)[0]), len(text)]
    return [(borders[bisect_right(borders, start) - 1], borders[bisect_left(borders, end)]) for start, end in hits]


def _occurrences(text: str, word: str) -> Iterable[tuple[int, int]]:
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + len(word))
