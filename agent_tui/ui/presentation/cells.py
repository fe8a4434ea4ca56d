"""Text measured and cut by terminal cells: a wide character is two of them and is never cut in half."""

from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size, split_graphemes

from agent_tui.domain.text import strip_controls

CUT = "~"
"""Ends a text that was cut. ASCII, because an ellipsis is one cell here and two on some Chinese terminals."""

_JOINER = "\u200d"


def width_of(text: str) -> int:
    """Terminal cells of one line."""
    return len(text) if text.isascii() else cell_len(text)


def cut(text: str, width: int) -> str:
    """At most `width` cells of `text`; what was cut ends in `~`. Line breaks become blanks."""
    if width <= 0:
        return ""
    if text.isascii() and text.isprintable():
        return text if len(text) <= width else text[: width - 1] + CUT
    return _cut_by_cells(text, width)


@lru_cache(2048)
def _cut_by_cells(text: str, width: int) -> str:
    text = _tidy(text)
    if cell_len(text) <= width:
        return text
    spans, _ = split_graphemes(text)
    used, end = 0, 0
    for _start, stop, cells in spans:
        if used + cells > width - 1:
            break
        used, end = used + cells, stop
    kept = _tidy(text[:end]) + CUT
    return kept if cell_len(kept) <= width else CUT


LONGEST_CHARACTER = 64
"""Code points of what people see as one character; of a longer heap of marks only so many go together."""


def character_before(text: str, at: int) -> int:
    """Where the character begins that ends at `at`: with all its marks, joined emoji and the like. 0 at the start."""
    begin = max(0, at - LONGEST_CHARACTER)
    spans, _ = split_graphemes(text[begin:at])
    return begin + spans[-1][0] if spans else max(0, at - 1)


def character_after(text: str, at: int) -> int:
    """Where the character ends that begins at `at`; the end of the text where there is none."""
    spans, _ = split_graphemes(text[at : at + LONGEST_CHARACTER])
    return at + spans[0][1] if spans else min(len(text), at + 1)


def fit(text: str, width: int) -> str:
    """Exactly `width` cells: cut, or blanks on the right."""
    short = cut(text, width)
    return short + " " * (width - width_of(short))


def fit_right(text: str, width: int) -> str:
    """Exactly `width` cells: cut, or blanks on the left."""
    short = cut(text, width)
    return " " * (width - width_of(short)) + short


def _tidy(text: str) -> str:
    """`text` as one line that neither clings to what stands before it nor swallows what comes after it: marks without
    a letter at the start and joiners at the end would change the width of the neighbours."""
    if not text.isprintable():
        text = strip_controls(text.replace("\n", " "))
    start = 0
    while start < len(text) and get_character_cell_size(text[start]) == 0:
        start += 1
    return text[start:].rstrip(_JOINER)
