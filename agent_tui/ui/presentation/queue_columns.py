"""The queue's lines: which columns a pane of some width has, its header, group heads, and rows as styled text.

Every line of one width takes exactly that many cells, whatever the texts are: ornaments are ASCII.
"""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Literal

import msgspec

from agent_tui.desk.views import GroupKind, QueueRow
from agent_tui.domain.masking import mask_line
from agent_tui.domain.values import Channel
from agent_tui.messages.screen_rows import COLUMNS, GROUPS, ROWS
from agent_tui.messages.speech import Language, say
from agent_tui.messages.terms import CHANNELS, TIER_MARKS
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.cells import cut, fit, fit_right, width_of
from agent_tui.ui.presentation.story_lines import not_promised
from agent_tui.ui.presentation.styles import Line, Span, StyleName, highlight
from agent_tui.ui.presentation.times import Here
from agent_tui.ui.presentation.who_facts import called

ColumnName = Literal[
    "left", "tier", "channel", "customer", "subject", "week", "owed", "agent", "waited", "queue", "number"
]

SOON = timedelta(minutes=10)
"""A deadline this near is marked as one that has passed is: there is just time to do something about it."""

MARKS = 2
"""Cells before the columns: `>` where the row is selected, `!` where something is late."""

_CONVERSATIONS: frozenset[Channel] = frozenset({"chat", "wechat", "weibo", "sms"})
"""Channels whose contacts are told best by the customer's last words; the others have a subject."""

_MARKED: frozenset[StyleName] = frozenset({"late", "soon"})
"""Styles that a theme may underline: the blanks around such words have none."""


class Column(msgspec.Struct, frozen=True):
    name: ColumnName
    width: int
    """Terminal cells."""


@lru_cache(64)
def columns(width: int, language: Language) -> tuple[Column, ...]:
    """The columns of a pane `width` cells wide, left to right after the marks. Between two of them stands one blank;
    the subject takes what is left over."""
    chinese = language == "zh"
    named: list[Column] = [Column("left", 6)]
    if width >= 36:
        named.append(Column("tier", 2 if chinese else 1))
    if width >= 44:
        named.append(Column("channel", 4 if chinese else 6))
    named.append(Column("customer", _customer_width(width, chinese)))
    named.append(Column("subject", 0))
    if width >= 52:
        named.append(Column("week", 3 if chinese else 2))
    if width >= 60:
        named.append(Column("owed", 5))
    if width >= 90:
        named.append(Column("waited", 6))
    if width >= 104:
        named.append(Column("queue", 10))
    if width >= 120:
        named.append(Column("number", 8))
    if width >= 72:
        named.append(Column("agent", 6 if width < 80 else 9 if width < 100 else 10))
    taken = MARKS + sum(column.width for column in named) + len(named) - 1
    rest = max(0, width - taken)
    return tuple(
        msgspec.structs.replace(column, width=rest) if column.name == "subject" else column for column in named
    )


def _customer_width(width: int, chinese: bool) -> int:
    if width < 60:
        return 8
    if width < 80:
        return 8 if chinese else 10
    return min(18, (8 if chinese else 11) + (width - 80) // 6)


def header_line(width: int, language: Language) -> Line:
    """The columns' names."""
    parts = [" " * MARKS]
    for column in columns(width, language):
        parts.append(_aligned(column, say(COLUMNS, column.name, language)))
    return (Span(fit(parts[0] + " ".join(parts[1:]), width), "label"),)


def group_head(
    kind: GroupKind,
    count: int,
    width: int,
    language: Language,
    *,
    moved_on: int = 0,
    folded: bool = False,
    hint: str = "",
) -> Line:
    """ "-- 等待 28 ------": what the rows below have in common and how many they are. `moved_on`: rows that still stand
    there beside them; `hint` (a key, say) stands in the head of a folded group."""
    words = f"-- {say(GROUPS, kind, language)} {count} "
    if moved_on:
        words += say(ROWS, "moved-on", language, n=moved_on) + " "
    if folded:
        words += f"({say(ROWS, 'folded', language)}{': ' + hint if hint else ''}) "
    return (Span(fit(words + "-" * max(0, width - width_of(words)), width), "head"),)


class RowLook(msgspec.Struct, frozen=True):
    """What a row's line depends on beside the row."""

    width: int
    now: datetime
    here: Here
    me: str | None = None
    selected: bool = False
    matching: tuple[str, ...] = ()
    """Words to highlight."""
    marked: bool = False


def row_line(row: QueueRow, look: RowLook) -> Line:
    """One contact, or one promise of it."""
    alarm, style = _alarm(row, look)
    if look.marked and look.selected:
        alarm, style = "*", "label"
    spans: list[Span] = [Span(">" if look.selected else "*" if look.marked else " ", "label"), Span(alarm, style)]
    for index, column in enumerate(columns(look.width, look.here.language)):
        text, style = _cell(column.name, row, look)
        aligned = _aligned(column, text)
        cell = aligned if index == 0 else " " + aligned
        if look.matching and column.name in ("customer", "subject", "queue", "agent", "number"):
            spans.extend(highlight((Span(cell, style),), look.matching))
        elif style in _MARKED:
            words = cell.strip()
            before = len(cell) - len(cell.lstrip()) if words else len(cell)
            parts = (Span(cell[:before]), Span(words, style), Span(cell[before + len(words) :]))
            spans.extend(part for part in parts if part.text)
        else:
            spans.append(Span(cell, style))
    used = MARKS + sum(column.width + 1 for column in columns(look.width, look.here.language)) - 1
    if used > look.width:
        return (Span(fit("".join(span.text for span in spans), look.width), "text"),)
    return tuple(spans)


def missing_line(width: int) -> Line:
    """Stands for a contact that went away between two looks at the queue."""
    return (Span(fit(" ", width), "dim"),)


def _aligned(column: Column, text: str) -> str:
    return fit_right(text, column.width) if column.name in ("left", "waited") else fit(text, column.width)


def _alarm(row: QueueRow, look: RowLook) -> tuple[str, StyleName]:
    if row.due_at is None:
        # nobody waits for an answer, but perhaps for what was promised
        owed_late = row.next_promise_due is not None and row.next_promise_due < look.now
        return ("!", "late") if owed_late else (" ", "text")
    if row.due_at - look.now > SOON:
        return " ", "text"
    if row.due_at < look.now:
        return "!", "late"
    return ("!", "soon") if row.promise is not None or row.order is not None else (" ", "text")


def _cell(name: ColumnName, row: QueueRow, look: RowLook) -> tuple[str, StyleName]:
    language = look.here.language
    match name:
        case "left":
            if row.due_at is None:
                return "", "dim"
            return times.left(row.due_at, look.now, language), _urgency(row.due_at, look.now)
        case "tier":
            tier_style: StyleName = "key_account" if row.tier == "key" else "vip"
            return say(TIER_MARKS, row.tier, language), tier_style
        case "channel":
            if row.order is not None:
                return say(ROWS, "order", language), "promise"
            if row.promise is not None and row.promise.channel == "phone":
                return say(ROWS, "call-back", language), "promise"
            channel = row.promise.channel if row.promise is not None else row.channel
            return say(CHANNELS, channel, language), "text"
        case "customer":
            return called(row.customer_name, row.customer_id), "text"
        case "subject":
            # always: a queue stands open all day, to whoever walks past
            return _with_others(row, look), "text"
        case "week" if not row.whole:
            return say(ROWS, "still-fetched", language), "dim"
        case "week":
            return (str(min(row.contacts_7d, 99)), "text") if row.contacts_7d > 1 else (str(row.contacts_7d), "dim")
        case "owed":
            return _owed(row, look)
        case "agent":
            return _agent(row, look)
        case "waited":
            if row.waiting_since is None:
                return "", "dim"
            return times.age(row.waiting_since, look.now, language), "dim"
        case "queue":
            return row.queue, "dim"
        case "number":
            return (f"#{row.number}" if row.number else ""), "dim"


def _urgency(due: datetime, now: datetime) -> StyleName:
    if due < now:
        return "late"
    return "soon" if due - now <= SOON else "text"


def _subject(row: QueueRow, here: Here) -> str:
    language = here.language
    if row.transfer is not None:
        words = row.transfer.note
        if row.handed:
            what = "; ".join(one.what for one in row.handed)
            return say(ROWS, "hands-promises", language, who=here.name(row.transfer.sender), what=what, words=words)
        return say(ROWS, row.transfer.kind, language, who=here.name(row.transfer.sender), words=words)
    if row.order is not None:
        return say(ROWS, "chase", language, who=row.order.department, words=row.order.what)
    if row.promise is not None:
        limits = row.promise.limits
        return f"{row.promise.what} {not_promised(limits, language)}" if limits else row.promise.what
    if row.last_line and (row.channel in _CONVERSATIONS or not row.subject):
        return say(ROWS, "said", language, words=row.last_line)
    path, subject = ">".join(row.intent), " ".join(row.subject.split())
    return f"{subject} [{path}]" if path else subject


def _with_others(row: QueueRow, look: RowLook) -> str:
    """The subject, and at its end who else has it open; that is never what is cut."""
    language = look.here.language
    subject = mask_line(_subject(row, look.here))
    if row.cover is not None:
        keeper, why = cut(look.here.name(row.cover.keeper), 10), say(ROWS, f"busy-{row.cover.why}", language)
        subject = f"{say(ROWS, 'cover', language, who=keeper, why=why)} {subject}"
    if row.hangs_on is not None:
        when = times.owed_time(row.hangs_on.due_at, look.now, look.here)
        needed = say(ROWS, "needs", language, who=cut(mask_line(row.hangs_on.department), 10), when=when)
        subject = f"{needed} {subject}"  # before it: there it is never cut
    if row.drafted and row.promise is None and row.order is None:
        subject = f"{say(ROWS, 'draft', language)} {subject}"
    if not row.others or row.transfer is not None:
        return subject
    who = next((one for one in row.others if one.writing), row.others[0])
    told = say(ROWS, "writes" if who.writing else "views", language, who=look.here.name(who.agent))
    room = next(column.width for column in columns(look.width, language) if column.name == "subject")
    told = cut(told, max(0, room - 8))
    return f"{cut(subject, room - width_of(told) - 1)} {told}"


def _owed(row: QueueRow, look: RowLook) -> tuple[str, StyleName]:
    due = row.promise.due_at if row.promise is not None else row.next_promise_due
    if row.order is not None:
        due = row.order.due_at
    if due is None:
        return "", "dim"
    if due < look.now:
        return say(ROWS, "late", look.here.language), "late"
    return times.owed_time(due, look.now, look.here), "promise"


def _agent(row: QueueRow, look: RowLook) -> tuple[str, StyleName]:
    who = row.holder or row.owner
    if row.promise is not None:
        who = row.promise.owner or row.promise.made_by
    if not who:
        return "", "dim"
    if who == look.me:
        return say(ROWS, "me", look.here.language), "label"
    return look.here.name(who), "text" if row.holder else "dim"
