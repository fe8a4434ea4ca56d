"""The last line: whether the store is in reach, what waits to be sent, the next promise, and what can be done now."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from agent_tui.desk.views import Status
from agent_tui.messages.screen_rows import STATUS
from agent_tui.messages.speech import say
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.cells import cut, width_of
from agent_tui.ui.presentation.queue_columns import SOON
from agent_tui.ui.presentation.styles import Line, Span, StyleName
from agent_tui.ui.presentation.times import Here

GAP = 2
"""Cells between the parts of the line."""

LONGEST_NAME = 14
SHORT_NAME = 7
LONGEST_STATE = 16

BAR = 10
"""Cells of a first fill's progress, between its brackets."""

_MENDED_BY = {
    "token-refused": "mend.sign-in",
    "disk-full": "mend.room",
    **dict.fromkeys(
        ("tls-missing", "certificate-refused", "client-outdated", "backend-nonsense", "internal-error"), "mend.look"
    ),
}
"""What stays said about troubles that no waiting mends."""


class PromiseAhead(Struct, frozen=True):
    """The open promise with the nearest deadline."""

    due_at: datetime
    customer_name: str


class Hint(Struct, frozen=True):
    """A key and what it does here."""

    key: str
    words: str
    kept: bool = False
    """Where room is short, the others go first; of several that are kept the last one stays longest."""


def status_line(
    status: Status,
    promise: PromiseAhead | None,
    hints: Sequence[Hint],
    notice: str,
    width: int,
    now: datetime,
    here: Here,
    my_state: str = "",
    unread: int = 0,
) -> Line:
    """`my_state`: what colleagues see of me, where I am not ready; `unread`: bulletins.

    Always `online` or `offline` and `outbox N`; then the next promise, in short where room is short, but never without
    saying what it is; then a notice, or as many hints as fit."""
    state = _state(status, here)
    if my_state:
        state.append(Span(" " * GAP + cut(my_state, LONGEST_STATE), "soon"))
    if unread:
        state.append(Span(" " * GAP + say(STATUS, "unread", here.language, n=unread), "soon"))
    line, wanted = list(state), width_of(notice) if notice else min(30, width // 3)
    if promise is not None:
        for short in (False, True):
            line = [*state, Span(" " * GAP, "status"), *_promise(promise, now, here, short=short)]
            if width - _cells(line) - GAP >= wanted:
                break
    room = width - _cells(line) - GAP
    if room > 0 and notice:
        line.append(Span(" " * GAP + cut(notice, room), "status"))
    elif room > 0:
        line.extend(_hints(hints, room))
    used = _cells(line)
    if used > width:
        text = "".join(span.text for span in line)
        return (Span(cut(text, width), "status"),)
    return (*line, Span(" " * (width - used), "status"))


def _state(status: Status, here: Here) -> list[Span]:
    language = here.language
    reach: StyleName = "trouble" if _reach(status) == "offline" else "status"
    line = [
        Span(say(STATUS, _reach(status), language), reach),
        Span(" " + say(STATUS, "outbox", language, n=status.outbox.total), "status"),
    ]
    if not status.online and status.trouble in _MENDED_BY:
        line.append(Span(" " + say(STATUS, _MENDED_BY[status.trouble], language), "trouble"))
    if status.outbox.rejected:
        line.append(Span(" " + say(STATUS, "refused", language, n=status.outbox.rejected), "trouble"))
    if status.outbox.unknown:
        line.append(Span(" " + say(STATUS, "unknown", language, n=status.outbox.unknown), "trouble"))
    if status.filling is not None:
        done, total = status.filling
        words = say(STATUS, "filling", language, done=done, total=total)
        line.append(Span(f" {words} {_bar(done, total)}", "status"))
    return line


def _bar(done: int, total: int) -> str:
    full = min(BAR, done * BAR // total) if total > 0 else 0
    return f"[{'#' * full}{'.' * (BAR - full)}]"


def _reach(status: Status) -> str:
    """Until the store was tried, nobody knows."""
    if status.online:
        return "online"
    return "offline" if status.trouble else "connecting"


def _promise(promise: PromiseAhead, now: datetime, here: Here, *, short: bool) -> list[Span]:
    late = promise.due_at < now
    near = late or promise.due_at - now <= SOON
    left = times.left(promise.due_at, now, here.language) + ("!" if near else "")
    when = times.owed_time(promise.due_at, now, here)
    who = cut(promise.customer_name, SHORT_NAME if short else LONGEST_NAME)
    key = ("overdue-promise" if late else "next-promise") + ("-short" if short else "")
    words = say(STATUS, key, here.language, when=when, who=who, left="").rstrip()
    return [Span(words + " ", "status"), Span(left, "late" if late else "soon" if near else "status")]


def _hints(hints: Sequence[Hint], room: int) -> list[Span]:
    chosen: list[Hint] = []
    for hint in (*reversed([hint for hint in hints if hint.kept]), *(hint for hint in hints if not hint.kept)):
        cells = GAP + width_of(hint.key) + 1 + width_of(hint.words)
        if cells > room + GAP:
            break
        room -= cells
        chosen.append(hint)
    line: list[Span] = []
    for hint in hints:
        if hint in chosen:
            line.extend((Span(" " * GAP, "status"), Span(hint.key, "hint_key"), Span(f" {hint.words}", "status")))
    return line


def _cells(line: Sequence[Span]) -> int:
    return sum(width_of(span.text) for span in line)
