"""The three lines that tell the story of a contact: who, what, owed. Facts come from `domain.story`, what is said of
them from `who_facts`, `what_facts`, `owed_facts`: each in versions, from the fullest to the shortest. Here the fullest
that fits is chosen and laid out.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from agent_tui.domain.story import Story
from agent_tui.domain.who import Who
from agent_tui.messages.screen_rows import STORY
from agent_tui.messages.speech import say
from agent_tui.ui.presentation.cells import cut, fit, width_of
from agent_tui.ui.presentation.owed_facts import not_promised, owed_versions
from agent_tui.ui.presentation.styles import Line, Span
from agent_tui.ui.presentation.what_facts import what_versions
from agent_tui.ui.presentation.who_facts import Fact, Reader, masked_phone, who_facts
from agent_tui.ui.presentation.wrapping import wrap

__all__ = ["ONE_EACH", "Reader", "StoryRows", "masked_phone", "not_promised", "story_lines"]


class StoryRows(NamedTuple):
    """How many rows each line may take, and all of them together: WHAT makes room for OWED."""

    who: int
    what: int
    owed: int
    total: int


ONE_EACH = StoryRows(1, 1, 1, 3)


def story_lines(story: Story, width: int, reader: Reader, rows: StoryRows = ONE_EACH) -> list[Line]:
    """The lines of WHO, WHAT and OWED, at most `rows`, each at most `width` cells."""
    reader = msgspec.structs.replace(reader, masked=not story.who.verified)
    label = width_of(say(STORY, "who", reader.here.language)) + 1
    room = max(8, width - label)
    who = _fitting(_who_versions(story.who, reader), room, rows.who)
    debts = _fitting(owed_versions(story.debts, reader), room, rows.owed)
    left = rows.total - len(who) - len(debts)
    what = _fitting(what_versions(story.what, reader), room, min(rows.what, left))
    lines: list[Line] = []
    for key, body in (("who", who), ("what", what), ("owed", debts)):
        for index, line in enumerate(body):
            words = say(STORY, key, reader.here.language) if index == 0 else ""
            lines.append((Span(fit(words, label), "label"), *line))
    return lines


def _fitting(versions: Iterable[Sequence[Fact]], width: int, rows: int) -> list[Line]:
    """The first version that takes no more than `rows` lines; the last one cut, where none does."""
    wrapped: list[str] = [""]
    version: Sequence[Fact] = ()
    for version in versions:
        wrapped = wrap("".join(fact.text for fact in version).replace("\n", " "), width)
        if len(wrapped) <= rows:
            break
    else:
        kept = wrapped[: rows - 1]
        wrapped = [*kept, cut(" ".join(wrapped[rows - 1 :]), width)]
    return _styled(wrapped, version)


def _styled(wrapped: Sequence[str], facts: Sequence[Fact]) -> list[Line]:
    """Gives the wrapped text the styles of the facts it was made of (wrapping only drops blanks)."""
    styles = [fact.style for fact in facts for char in fact.text if not char.isspace()]
    at = 0
    lines: list[Line] = []
    for text in wrapped:
        spans: list[Span] = []
        begin, current = 0, styles[min(at, len(styles) - 1)] if styles else "text"
        for index, char in enumerate(text):
            if char.isspace():
                continue
            style = styles[min(at, len(styles) - 1)] if styles else "text"
            at += 1
            if style != current:
                spans.append(Span(text[begin:index], current))
                begin, current = index, style
        spans.append(Span(text[begin:], current))
        lines.append(tuple(span for span in spans if span.text))
    return lines


def _who_versions(who: Who, reader: Reader) -> Iterator[Sequence[Fact]]:
    """All facts, then without the last ones and the number, but never without those that decide what may be said: for
    them the name is cut."""
    facts, least = who_facts(who, reader)
    for count in range(len(facts), least - 1, -1):
        yield facts[:count]
    name, *decide = (fact for fact in facts[:least] if fact.kept)
    for cells in (24, 20, 16, 14, 12, 10, 8):
        yield [msgspec.structs.replace(name, text=cut(name.text, cells)), *decide]
