"""The strip of contacts in hand: which digit is whose, and how long each has been waiting for us."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from agent_tui.domain.values import Channel
from agent_tui.messages.screen_rows import CHANNEL_SIGNS, STATUS
from agent_tui.messages.speech import say
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.cells import cut, fit_right, width_of
from agent_tui.ui.presentation.styles import Line, Span, StyleName
from agent_tui.ui.presentation.times import Here

LONGEST_NAME = 12
SHORTEST_NAME = 2


class Slot(Struct, frozen=True):
    """A contact in hand."""

    channel: Channel
    name: str
    waiting_since: datetime | None
    """Since when the customer waits for us; None while we wait for them."""
    due_at: datetime | None
    draft: bool = False
    """Something is written and not sent."""
    last_word_at: datetime | None = None
    """When the customer spoke last, answered or not."""


def slot_line(slots: Sequence[Slot | None], active: int | None, width: int, now: datetime, here: Here) -> Line:
    """`1微 陈静 26分 | 2微 Sara 2分 | 3在 赵敏 -0:20! | 4 - | 5 -        10:42`: the slots from 1, and the clock.

    `active` (from 0) is the slot at hand. Names shrink until all slots fit."""
    clock = times.clock(now, here)
    room = width - width_of(clock) - 2
    for between in (" | ", "|"):
        for longest in range(LONGEST_NAME, SHORTEST_NAME - 1, -1):
            line = _slots(slots, active, between, longest, now, here)
            used = sum(width_of(span.text) for span in line)
            if used <= room:
                return (*line, Span(fit_right(clock, width - used), "dim"))
    text = cut("".join(span.text for span in line), max(0, room))
    return (Span(text), Span(fit_right(clock, max(0, width - width_of(text))), "dim"))


def until_slots_tick(slots: Sequence[Slot | None], now: datetime) -> float:
    """Seconds until the strip reads differently."""
    dues = [slot.due_at for slot in slots if slot is not None and _is_late(slot, now)]
    coming = [slot.due_at for slot in slots if slot is not None and slot.due_at is not None and slot.due_at >= now]
    until = min((times.until_tick(due, now) for due in dues), default=times.until_tick(None, now))
    return min([until, *((due - now).total_seconds() + 0.001 for due in coming)])


def _slots(
    slots: Sequence[Slot | None], active: int | None, between: str, longest: int, now: datetime, here: Here
) -> Line:
    spans: list[Span] = []
    for index, slot in enumerate(slots):
        if index:
            spans.append(Span(between, "dim"))
        if slot is None:
            spans.append(Span(f"{index + 1} {say(STATUS, 'empty-slot', here.language)}", "dim"))
            continue
        style: StyleName = "slot_active" if index == active else "text"
        sign = say(CHANNEL_SIGNS, slot.channel, here.language)
        name = cut(slot.name, longest) + ("*" if slot.draft else "")
        spans.append(Span(f"{index + 1}{sign} {name}", style))
        silence, urgency = _silence(slot, now, here)
        if silence:
            spans.append(Span(" ", style))
            spans.append(Span(silence, style if index == active and urgency == "text" else urgency))
    return tuple(spans)


def _silence(slot: Slot, now: datetime, here: Here) -> tuple[str, StyleName]:
    """How long ago they spoke last; once an answer is overdue, how long that is, and a sign."""
    if slot.waiting_since is None:
        # answered: the customer's silence, which may mean that they have gone
        return ("", "text") if slot.last_word_at is None else (times.age(slot.last_word_at, now, here.language), "dim")
    if slot.due_at is not None and _is_late(slot, now):
        return times.left(slot.due_at, now, here.language) + "!", "late"
    return times.age(slot.last_word_at or slot.waiting_since, now, here.language), "text"


def _is_late(slot: Slot, now: datetime) -> bool:
    return slot.waiting_since is not None and slot.due_at is not None and slot.due_at < now
