"""The head of the composer: what is written, whom it goes to and by which key, how long it is. Whom it goes to is said
before everything else, and whole."""

from collections.abc import Iterator
from typing import NamedTuple

from agent_tui.ui.presentation.cells import cut, width_of
from agent_tui.ui.presentation.styles import Line, Span, line_width

NAME = 40
"""Cells of a recipient's name, at most."""

_COUNTER = 9
"""Cells that the shortest counter may come to take: rows do not come and go while somebody types."""

_BEGIN = Span("-- ", "head")


class Counter(NamedTuple):
    """How long the text is; all "" where that has no limit."""

    whole: str = ""
    brief: str = ""
    """Without the channel."""
    bare_on_channel: str = ""
    bare: str = ""
    over: bool = False


class Head(NamedTuple):
    title: str = ""
    send: str = ""
    """Key, recipient, channel."""
    send_briefly: str = ""
    """Key and recipient, whose name stands at the end."""
    hint: str = ""
    title_stays: bool = False
    """It says more than what this is."""


def head_lines(head: Head, counter: Counter, width: int) -> tuple[Line, ...]:
    """`-- title  send  counter  hint` in `width` cells: the hint goes first, then the words around the count, the
    channel where the counter names it, the title. Two lines where that is not enough."""
    for line, reserved in _versions(head, counter):
        if line_width(line) + reserved <= width:
            return (line,)
    above: Line = (_BEGIN, Span(head.title, "label"))
    for words in (counter.whole, counter.brief, counter.bare):
        if line_width((*above, *_counted(words, counter))) <= width:
            above = (*above, *_counted(words, counter))
            break
    send = head.send if width_of(head.send) + 3 <= width else head.send_briefly
    return (above, (Span("   "), Span(cut(send, max(1, width - 3)), "hint_key")))


def _versions(head: Head, counter: Counter) -> Iterator[tuple[Line, int]]:
    """One line, in fewer and fewer words, and the cells to keep free behind it."""
    hint = Span(f"  {head.hint}" if head.hint else "", "dim")

    def line(title: str, send: str, count: str) -> Line:
        begin = (_BEGIN, Span(title, "label"), Span("  ")) if title else (_BEGIN,)
        return (*begin, Span(send, "hint_key"), *_counted(count, counter))

    yield (*line(head.title, head.send, counter.whole), hint), 0
    yield line(head.title, head.send, counter.whole), 0
    yield line(head.title, head.send, counter.brief), 0
    yield line(head.title, head.send, counter.bare), 0
    yield line(head.title, head.send_briefly, counter.bare_on_channel), 0
    spare = max(0, _COUNTER - width_of(counter.bare)) if counter.bare else 0
    yield line(head.title, head.send_briefly, counter.bare), spare
    if not head.title_stays:
        yield line("", head.send, counter.bare), spare
        yield line("", head.send_briefly, counter.bare), spare


def _counted(words: str, counter: Counter) -> Line:
    return (Span(f"  {words}", "trouble" if counter.over else "text"),) if words else ()
