"""What the check found, in words: beneath the text while it is written, and one by one with why. Pure."""

from collections.abc import Sequence

import msgspec

from agent_tui.expectations.check.finding import Finding, Severity
from agent_tui.messages.check_rules import RULE_WORDS
from agent_tui.messages.findings import SAY_WAY_OUT, TimeWords, tell_finding
from agent_tui.messages.screen_checking import CHECKING_WORDS
from agent_tui.messages.speech import Language, say
from agent_tui.ui.presentation.cells import cut, width_of
from agent_tui.ui.presentation.styles import Line, Span, StyleName, line_width
from agent_tui.ui.presentation.undertaking_words import Offer

STYLES: dict[Severity, StyleName] = {"error": "trouble", "warning": "soon", "info": "dim"}

_MARKS: dict[Severity, str] = {"error": "! ", "warning": "- ", "info": "- "}
"""Before a finding that has a line of its own."""

QUOTED = 16
"""Cells of the words that a finding is about."""
LEAST_QUOTED = 4
"""Of those that are left of them where what could stand there instead needs the room."""
SAYS_INSTEAD = frozenset({"promise.over-catalogue", "promise.contradiction", "fact.changed"})
"""Rules whose words say what their suggestion writes: when it can be, what was promised, what the full text says."""


def at_cursor(findings: Sequence[Finding], cursor: int) -> int | None:
    """The number of the finding that a cursor (in code points) is about: the one it stands in or next to, else the next
    after it; behind all of them the gravest, and of those the first."""
    for number, one in enumerate(findings):
        if cursor <= one.end and not _is_whole(one):
            return number
    return min(range(len(findings)), key=lambda number: _GRAVEST.index(findings[number].severity), default=None)


def is_at(one: Finding, cursor: int) -> bool:
    """The cursor (in code points) stands in it or next to it."""
    return one.start <= cursor <= one.end and not _is_whole(one)


def places(findings: Sequence[Finding]) -> list[tuple[int, int]]:
    """Where in the text they stand, from and to."""
    return [(one.start, one.end) for one in findings]


_GRAVEST: tuple[Severity, ...] = ("error", "warning", "info")


def _gravest(findings: Sequence[Finding]) -> Finding:
    return min(findings, key=lambda one: (_GRAVEST.index(one.severity), one.start))


def _is_whole(one: Finding) -> bool:
    """About the text as a whole, not about a place in it."""
    return one.rule == "length.over"


def check_lines(
    findings: Sequence[Finding],
    at: int | None,
    text: str,
    *,
    rows: int,
    width: int,
    language: Language,
    key: str,
    all_key: str,
    time_words: TimeWords | None = None,
    clean: bool = True,
    stopped: bool = False,
    apart: str = "",
    offer: Offer | None = None,
    here: bool = True,
) -> list[Line]:
    """`rows` lines beneath a text: how many findings of which weight, and the one at the cursor (`at`) with what could
    stand there instead; where there is room, a line for each, those after it too, and two for one whose reason has no
    room beside that. A single line tells the gravest of several where the cursor stands in none (not `here`). `key`
    applies a suggestion, and stands beside the one that it changes; `all_key` shows all of them. `time_words` says
    times. `clean`: a check of this text, and not of an earlier one, found nothing. `stopped`: the text was not sent
    because of them. `apart`: what else is to be known, where there is room for it. `offer`: what may be noted, where
    there is room beside what was found; not while something is wrong on the only line."""
    if not findings or at is None:
        words = _words("none" if clean and not findings else "under-way", language) if text.strip() else ""
        lines = [_with(apart, (Span(words, "dim"),), width), *([()] * (rows - 1))]
        return _offering(lines, offer if clean else None, width)
    head = _counted(findings, language, stopped)
    order = [*findings[at:], *findings[:at]]
    changes = next((one for one in order if one.suggestion is not None), None)
    if rows == 1:
        first = order[0] if here else _gravest(order)
        if len(order) > 1:
            head = (*head, Span(f" ({all_key})", "dim"))
        head = (*head, Span(": ", "dim"))
        room = width - line_width(head)
        if changes is None or changes is first:
            line = (*head, *_told(first, text, room, language, key, time_words))
            return [line] if any(one.severity == "error" for one in order) else [_offered_in(line, offer, width)]
        # why without what could stand there: the key writes something else
        first = msgspec.structs.replace(first, suggestion=None)
        least = width_of(_brief(first, language, time_words))
        elsewhere = _elsewhere(changes, text, room - least, language, key)
        return [(*head, *_told(first, text, room - line_width(elsewhere), language, "", time_words), *elsewhere)]
    shown = order[: rows - 1]
    if changes is not None and changes not in shown:
        shown[-1] = changes
    lines = [head]
    spare = rows - 1 - len(shown)
    changed: list[Finding] = []
    for one in shown:
        mark = Span(_MARKS[one.severity], STYLES[one.severity])
        if any(one.start < other.end and other.start < one.end for other in changed):
            # why without what could stand there: something else is suggested for these words already
            one = msgspec.structs.replace(one, suggestion=None)
        elif one.suggestion is not None:
            changed.append(one)
        told = _told(one, text, width - 2, language, key if one is changes else "", time_words)
        why = finding_words(one, language, time_words)
        if spare and one.suggestion is not None and _flat(one.suggestion) not in why and why != told[0].text:
            spare -= 1
            lines += [(mark, Span(cut(why, width - 2), _style(one))), (Span("  "), *told)]
        else:
            lines.append((mark, *told))
    if len(order) > rows - 1:
        lines[0] = (*head, Span("  " + _words("more", language, count=len(order) - rows + 1, press=all_key), "dim"))
    lines[0] = _with(apart, lines[0], width)
    return _offering([*lines, *([()] * (rows - len(lines)))], offer, width)


def _offering(lines: list[Line], offer: Offer | None, width: int) -> list[Line]:
    """With what may be noted on the first line that is left, else behind the first one; of a single line that tells
    only that nothing was found, in its place where it has no room beside that."""
    if offer is None:
        return lines
    if () in lines:
        lines[lines.index(())] = (Span(offer(width), "text"),)
        return lines
    first = _offered_in(lines[0], offer, width)
    if first == lines[0] and len(lines) == 1 and (alone := offer(width)):
        return [(Span(alone, "text"),)]
    return [first, *lines[1:]]


def _offered_in(line: Line, offer: Offer | None, width: int) -> Line:
    said = offer(width - line_width(line) - 2) if offer is not None else ""
    return (*line, Span("  " + said, "text")) if said else line


def _with(apart: str, line: Line, width: int) -> Line:
    """A line and what stands behind it where it fits."""
    fits = apart and line_width(line) + 2 + width_of(apart) <= width
    return (*line, Span("  " + apart, "soon")) if fits else line


def explained(one: Finding, text: str, width: int, language: Language) -> Line:
    """A finding in one line of a list: its weight, the words that it is about, what to write instead."""
    mark = Span(say(CHECKING_WORDS, f"check.severity.{one.severity}", language) + " ", STYLES[one.severity])
    line: Line = (mark, Span(quoted(one, text, language), "text"))
    if one.suggestion is not None:
        room = width - line_width(line) - 4
        line = (
            *line,
            Span(" -> ", "dim"),
            Span(cut(_flat(one.suggestion) or _words("nothing", language), room), "good"),
        )
    return line


def quoted(one: Finding, text: str, language: Language, most: int = QUOTED) -> str:
    """The words that a finding is about, cut to `most` cells: 「周五」, "Friday"; the rule's own name for the text as a
    whole."""
    if _is_whole(one):
        return _words("whole", language)
    return _words("quoted", language, words=cut(_flat(text[one.start : one.end]), most))


def finding_words(one: Finding, language: Language, time_words: TimeWords | None = None) -> str:
    """What is wrong, in a few words."""
    return " ".join(tell_finding(one.rule, one.facts, language, time_words=time_words).split())


def _brief(one: Finding, language: Language, time_words: TimeWords | None) -> str:
    """The same without what to do about it, and without what stands in the text."""
    return " ".join(tell_finding(one.rule, one.facts, language, time_words=time_words, brief=True).split())


def sentence(one: Finding, language: Language, time_words: TimeWords | None = None) -> str:
    """What is wrong, and what to do about it."""
    told, way_out = finding_words(one, language, time_words), say_way_out(one, language)
    stop = "。" if language == "zh" else ". "
    return (told.rstrip("。. ") + stop + way_out).rstrip()


def say_way_out(one: Finding, language: Language) -> str:
    """What to do about it; "" where nobody says, or what is wrong says that already."""
    words = RULE_WORDS.get(one.rule) if one.rule not in SAY_WAY_OUT else None
    return "" if words is None else words.way_out.zh if language == "zh" else words.way_out.en


def _counted(findings: Sequence[Finding], language: Language, stopped: bool) -> Line:
    errors = sum(one.severity == "error" for one in findings)
    hints = len(findings) - errors
    what = _words("stopped" if stopped else "check", language)
    line: Line = (
        Span(what, "trouble" if stopped else "dim"),
        Span(" "),
        Span(_words("errors" if errors != 1 else "error", language, count=errors), "trouble" if errors else "dim"),
    )
    if not hints:
        return line
    return (*line, Span(" "), Span(_words("hints" if hints != 1 else "hint", language, count=hints), "soon"))


def _elsewhere(changes: Finding, text: str, room: int, language: Language, key: str) -> Line:
    """What the key changes, where that is another place than the one that is told first: the place, if there is room,
    and what could stand there. `room` is what the first one leaves."""
    around = width_of(f"  {key}: " + _words("quoted", language, words=""))
    if room < around + LEAST_QUOTED:
        return ()
    if room < around + QUOTED:
        return (Span(f"  {key}: {quoted(changes, text, language, room - around)}", "dim"),)
    place = f"  {key}: {quoted(changes, text, language)}"
    instead = _flat(changes.suggestion or "") or _words("nothing", language)
    left = room - width_of(place) - width_of(" -> " + instead)
    if left < 0:
        return (Span(place, "dim"),)
    return (Span(place, "dim"), Span(" -> ", "dim"), Span(instead, "good"))


def _told(one: Finding, text: str, room: int, language: Language, key: str, time_words: TimeWords | None) -> Line:
    """What is wrong and what could stand there; where both do not fit, or the one says the other, the words and what
    could stand there: the words give way, then how the key is said."""
    message = finding_words(one, language, time_words)
    style = _style(one)
    if one.suggestion is None:
        way_out = "  " + say_way_out(one, language)
        fits = width_of(message) + width_of(way_out) <= room
        said = message if width_of(message) <= room else _brief(one, language, time_words)
        return (Span(cut(said, room), style), Span(way_out if fits else "", "dim"))
    suggested = _flat(one.suggestion) or _words("nothing", language)
    applies = " " + _words("applies", language, press=key) if key else ""
    arrow = " -> "
    left = room - width_of(applies) - width_of(arrow) - width_of(suggested)
    if width_of(message) <= left and suggested not in message:
        return (Span(message, style), Span(arrow, "dim"), Span(suggested, "good"), Span(applies, "dim"))
    brief, keyed = _brief(one, language, time_words), f" ({key})" if key else ""
    if one.rule in SAYS_INSTEAD:
        for said in (message, brief):
            for how in (applies, keyed):
                if width_of(said + how) <= room:
                    return (Span(said, style), Span(how, "dim"))
    for said in (message, brief):
        if width_of(said + arrow + suggested + keyed) <= room and suggested not in said:
            return (Span(said, style), Span(arrow, "dim"), Span(suggested, "good"), Span(keyed, "dim"))
    marks = width_of(_words("quoted", language, words=""))
    if key and left < marks + LEAST_QUOTED:
        left += width_of(applies)
        applies = f" ({key})"
        left -= width_of(applies)
    if left < marks + LEAST_QUOTED:
        words, arrow = "", arrow.lstrip()  # the place is underlined in the text
    else:
        words = quoted(one, text, language, min(QUOTED, left - marks))
    left = room - width_of(words) - width_of(arrow) - width_of(applies)
    return (Span(words, style), Span(arrow, "dim"), Span(cut(suggested, max(4, left)), "good"), Span(applies, "dim"))


def _style(one: Finding) -> StyleName:
    return "dim" if one.severity == "info" else "text"  # the count is coloured: that is enough


def _flat(words: str) -> str:
    return " ".join(words.split())


def _words(key: str, language: Language, **facts: str | int | None) -> str:
    return say(CHECKING_WORDS, f"check.{key}", language, **facts)
