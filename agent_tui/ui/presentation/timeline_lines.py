"""The lines of one timeline entry: when, on which channel, which way, who; then the words, wrapped.

Long texts come in parts, so that an entry of half a megabyte is shown as fast as a short one.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from agent_tui.desk.views import TimelineEntry
from agent_tui.domain.happenings import promise_end_in
from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.override import OVERRIDE, REASON_LIMIT, Override, override_in
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import Promise
from agent_tui.messages.happening_words import event_words
from agent_tui.messages.screen_rows import TIMELINE
from agent_tui.messages.speech import say
from agent_tui.messages.terms import CHANNELS
from agent_tui.messages.transfer_words import transfer_sentence
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.amounts_said import says_amount
from agent_tui.ui.presentation.cells import cut, fit, width_of
from agent_tui.ui.presentation.story_lines import not_promised
from agent_tui.ui.presentation.styles import Line, Span, StyleName, highlight
from agent_tui.ui.presentation.times import Here
from agent_tui.ui.presentation.wrapping import wrap

FIRST_PART = 16_384
"""Characters of an entry's text that are shown at first."""
FURTHER_PART = 65_536
"""Characters that each further look adds."""
LINES_A_PART = 2_000
"""Lines of text in a part, should its characters make more."""

LONGEST_NUMBER = 64
"""Characters that one number of somebody may take, blanks between its parts included."""

INDENT = 2
"""Cells before the words of an entry."""


class TimelineLook(msgspec.Struct, frozen=True):
    """What an entry's lines depend on beside the entry and the one before it."""

    width: int
    now: datetime
    here: Here
    me: str | None = None
    matching: tuple[str, ...] = ()
    """Words to highlight."""
    masked: bool = True
    """Numbers of people are hidden: nobody made sure yet who this is."""


class Block(msgspec.Struct, frozen=True):
    """The lines of one entry."""

    lines: tuple[Line, ...]
    rest: int
    """Characters of the text that are not in these lines."""


def entry_block(entry: TimelineEntry, before: TimelineEntry | None, look: TimelineLook, parts: int = 1) -> Block:
    """The lines of `entry`, a day's name above them where `before` was on another day; `parts` (from 1) of its text."""
    lines: list[Line] = []
    if before is None or not _same_day(before, entry, look.here):
        lines.append(_day_line(entry, look))
    lines.append(_head_line(entry, look))
    text = _words_of(entry, look)
    shown, rest = _part(text, parts)
    if look.masked:
        # a number that the part ends in is told from what follows
        shown = mask_numbers(shown + text[len(shown) : len(shown) + LONGEST_NUMBER])[: len(shown)]
    style: StyleName = "text"
    if entry.kind == "promise":
        style = "promise"
    elif entry.direction == "internal":
        style = "note"
    inside = max(2, look.width - INDENT)
    if shown.strip():
        wrapped = wrap(shown.rstrip("\n"), inside)
        lines.extend(_matched((Span(" " * INDENT), Span(text, style)), look) for text in wrapped)
    elif entry.kind in ("message", "note"):
        lines.append((Span(" " * INDENT), Span(cut(_words("no-words", look), inside), "dim")))
    if rest:
        lines.append((Span(" " * INDENT), Span(cut(_words("rest", look, n=f"{rest:,}"), inside), "hint_key")))
    if OVERRIDE in entry.meta and (override := override_in(entry.meta)) is not None:
        lines.extend((Span(" " * INDENT), Span(text, "late")) for text in wrap(_overridden(override, look), inside))
    if entry.promise is not None:
        lines.extend(_promise_lines(entry.promise, look, inside))
    if entry.transfer is not None:
        told = _masked(
            transfer_sentence(entry.transfer, look.here.name(entry.transfer.receiver), look.here.language), look
        )
        lines.extend((Span(" " * INDENT), Span(text, "promise")) for text in wrap(told, inside))
    if entry.state == "rejected":
        # why: loaded here because most days nothing is refused
        from agent_tui.messages.troubles import title

        why = _words("rejected", look, why=title(entry.trouble, look.here.language) if entry.trouble else "?")
        lines.extend((Span(" " * INDENT), Span(text, "trouble")) for text in wrap(why, inside))
    return Block(tuple(lines), rest)


def changes_with_the_clock(entry: TimelineEntry, before: datetime, now: datetime) -> bool:
    """True where an entry reads differently at `now` than at `before`, within one day: its promise became overdue."""
    promise = entry.promise
    return promise is not None and promise.state == "open" and before <= promise.due_at < now


def new_below_line(count: int, look: TimelineLook) -> Line:
    """Says that entries arrived below the screen."""
    return (Span(fit(_words("new-below", look, n=count), look.width), "hint_key"),)


def _part(body: str, parts: int) -> tuple[str, int]:
    """The first `parts` of a text, ended at a line or a blank where one is near, and how many characters remain."""
    most = FIRST_PART + (parts - 1) * FURTHER_PART
    end = len(body)
    if end > most:
        near = max(body.rfind("\n", most - 500, most), body.rfind(" ", most - 100, most))
        end = near + 1 if near >= 0 else most
    breaks = -1
    for _ in range(LINES_A_PART * parts):
        breaks = body.find("\n", breaks + 1, end)
        if breaks < 0:
            return body[:end], len(body) - end
    return body[: breaks + 1], len(body) - breaks - 1


def _head_line(entry: TimelineEntry, look: TimelineLook) -> Line:
    """`10:40 微信 来 王小明          [待发] #12`: the number on the right, the name gives way."""
    right: list[Span] = []
    if entry.state in ("held", "queued", "sending", "unknown"):
        right.append(Span(" " + _words(entry.state, look), "soon" if entry.state != "unknown" else "trouble"))
    elif entry.state == "rejected":
        right.append(Span(" !", "trouble"))
    if entry.ticket_number:
        right.append(Span(f" #{entry.ticket_number}", "dim"))
    which, style = _which_way(entry, look)
    # what only colleagues see went out on no channel
    way = which if entry.direction == "internal" else f"{say(CHANNELS, entry.channel, look.here.language)} {which}"
    left: list[Span] = [Span(times.clock(entry.at, look.here) + " ", "dim"), Span(f"{way} ", style)]
    who = entry.author
    if who and who == look.me:
        who = _words("me", look)
    elif entry.direction != "inbound":
        who = look.here.name(who)
    details = _details(entry.meta) if entry.kind in ("call", "survey") else ""
    room = look.width - sum(width_of(span.text) for span in (*left, *right))
    if room < 4:
        return (Span(fit("".join(span.text for span in left), look.width), style),)
    name = cut(_masked(who, look), room)
    left.append(Span(name, style))
    room -= width_of(name)
    left.append(Span(fit(f" {details}" if details else "", room), "dim"))
    return _matched((*left, *right), look)


def _which_way(entry: TimelineEntry, look: TimelineLook) -> tuple[str, StyleName]:
    if entry.kind == "promise":
        return _words("promise", look), "promise"
    if entry.kind == "call" and entry.direction != "internal":
        key = f"{entry.direction}-call"
    elif entry.kind == "event":
        key = _event_key(entry.meta)
    elif entry.kind == "transfer":
        key = "asked"
    elif entry.kind in ("note", "survey"):
        key = entry.kind
    else:
        key = entry.direction if entry.direction != "internal" else "note"
    if entry.direction == "inbound":
        return _words(key, look), "customer"
    return _words(key, look), "agent" if entry.direction == "outbound" else "note"


def _event_key(meta: Mapping[str, Any]) -> str:
    """Under which of `TIMELINE` an event is headed: what happened, where that is known."""
    told = meta.get("event")
    became = promise_end_in(meta)
    if became is not None:
        return f"end-{became}"
    return str(told) if told in ("wrap-up", "verified", "mood", "attempt", "work-order") else "event"


def _words_of(entry: TimelineEntry, look: TimelineLook) -> str:
    """What an entry says. What became of a promise is told by that promise, and why."""
    if entry.about is None:
        return event_words(entry.body, entry.meta, look.here.language)
    promise = entry.about
    who = _words("me", look) if promise.made_by == look.me else look.here.name(promise.made_by)
    when = times.deadline(promise.due_at, look.now, look.here)
    told = _words("told-of", look, what=promise.what, who=who, when=when)
    return _words("why", look, told=told, words=entry.body) if entry.body.strip() else told


def _details(meta: Mapping[str, Any]) -> str:
    """What a call's or a survey's facts say: its length, the menu path, the score."""
    told: list[str] = []
    seconds, score = meta.get("duration_s"), meta.get("score")
    if isinstance(seconds, int | float) and not isinstance(seconds, bool) and 0 < seconds < 10**6:
        told.append(times.duration(seconds))
    if isinstance(score, int | str) and not isinstance(score, bool) and len(str(score)[:21]) <= 20:
        told.append(str(score))
    return " ".join(told)


def _promise_lines(promise: Promise, look: TimelineLook, inside: int) -> list[Line]:
    """By when, how it stands, who keeps it where somebody else made it, and what was not promised: these only while
    they count, for what was put in its place says it anew."""
    when = times.deadline(promise.due_at, look.now, look.here)
    state: str = promise.state
    style: StyleName = "dim"
    if state == "open":
        state, style = ("overdue", "late") if promise.due_at < look.now else ("open", "promise")
    elif state == "broken":
        style = "late"
    elif state == "kept":
        style = "good"
    told = _words(f"promise-{state}", look, when=when)
    if promise.amount and not says_amount(promise.what, promise.amount):
        told = f"{promise.amount} {told}"
    if promise.state == "open" and promise.owner not in (None, promise.made_by):
        who = _words("me", look) if promise.owner == look.me else look.here.name(promise.owner or "")
        told = _words("keeps", look, told=told, who=who)
    indent = Span(" " * INDENT)
    lines: list[Line] = [(indent, Span(text, style)) for text in wrap(told, inside)]
    if promise.limits and promise.state not in ("withdrawn", "renegotiated"):
        lines.extend(
            (indent, Span(text, "dim"))
            for text in wrap(_masked(not_promised(promise.limits, look.here.language), look), inside)
        )
    return lines


def _overridden(override: Override, look: TimelineLook) -> str:
    """Who sent this in spite of what the check found, and why."""
    who = _words("me", look) if override.by == look.me else look.here.name(clean_line(override.by)[:LONGEST_NUMBER])
    reason = _masked(clean_line(override.reason)[:REASON_LIMIT], look)
    between = "、" if look.here.language == "zh" else ", "
    rules = between.join(_title(rule, look) for rule in override.rules)
    return _words("overridden", look, who=who, reason=reason, rules=rules)


def _title(rule: str, look: TimelineLook) -> str:
    """A rule's title; its name where this program knows none of that name."""
    # why: loaded here because few texts go out in spite of the check
    from agent_tui.messages.check_rules import RULE_WORDS

    words = RULE_WORDS.get(rule)
    if words is None:
        return clean_line(rule)[:LONGEST_NUMBER]
    return words.title.zh if look.here.language == "zh" else words.title.en


def _masked(text: str, look: TimelineLook) -> str:
    return mask_numbers(text) if look.masked else text


def _day_line(entry: TimelineEntry, look: TimelineLook) -> Line:
    """ "-- 22日(日) --------"."""
    words = f"-- {times.day_heading(entry.at, look.now, look.here)} "
    return (Span(fit(words + "-" * max(0, look.width - width_of(words)), look.width), "head"),)


def _same_day(one: TimelineEntry, other: TimelineEntry, here: Here) -> bool:
    return times.local(one.at, here.zone).date() == times.local(other.at, here.zone).date()


def _matched(line: Line, look: TimelineLook) -> Line:
    return highlight(line, look.matching) if look.matching else line


def _words(key: str, look: TimelineLook, **facts: str | int | None) -> str:
    return say(TIMELINE, key, look.here.language, **facts)
