"""The first line of watch mode, and of what opens over it: the time, who is there, who waits, what was kept."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple

from agent_tui.insight.reading import PromiseReading, Reading
from agent_tui.messages.screen_rows import WEEKDAYS
from agent_tui.messages.screen_watch import WORDS
from agent_tui.messages.speech import Language, say
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.cells import cut, width_of
from agent_tui.ui.presentation.styles import Line, Span, StyleName, line_width
from agent_tui.ui.presentation.times import Here

words = partial(say, WORDS)


class _Part(NamedTuple):
    rank: int
    """Where room is short, those with the highest go first."""
    spans: tuple[Span, ...]

    @property
    def cells(self) -> int:
        return line_width(self.spans)


def heading(
    reading: Reading | None,
    offline_since: datetime | None,
    width: int,
    now: datetime,
    here: Here,
    *,
    filtered: str = "",
) -> Line:
    """The first line: the time, who is there, who waits, what was kept; how old the data is, where it is old; which
    words the rows were filtered by, where they were. No figures where there is no reading yet."""
    language = here.language
    day = times.local(now, here.zone)
    weekday = WEEKDAYS[day.weekday()]
    date = f"{day:%m-%d}({weekday.zh})" if language == "zh" else f"{weekday.en} {day:%m-%d}"
    parts = [_Part(0, (Span(words("watch.title", language), "label"),)), _Part(0, (Span(f"{date} {day:%H:%M}"),))]
    if offline_since is not None:
        parts.append(_Part(0, (Span(words("watch.data-of", language, when=times.clock(offline_since, here)), "late"),)))
    if filtered:
        parts.append(_Part(0, (Span(words("watch.filtered", language, text=cut(filtered, 20)), "soon"),)))
    kept: tuple[str, ...] = ()
    if reading is not None:
        parts += [*_who_is_there(reading, language), _who_waits(reading, language)]
        kept = kept_words(reading.promises, language)
        if kept:
            parts.append(_Part(_KEPT, (Span(kept[-1]),)))
    while _cells(parts) > width and (last := max(parts)).rank > 0:
        parts.remove(last)
    if parts[-1].rank == _KEPT:
        room = width - _cells(parts[:-1]) - 2
        parts[-1] = _Part(_KEPT, (Span(next(text for text in kept if width_of(text) <= room)),))
    line = [span for part in parts for span in (Span("  "), *part.spans)][1:]
    line.insert(0, Span(" "))
    return (*line, Span(" " * (width - line_width(line))))


_KEPT = 4


def _cells(parts: Sequence[_Part]) -> int:
    """A blank first, two between."""
    return sum(part.cells + 2 for part in parts) - 1


def _who_is_there(reading: Reading, language: Language) -> list[_Part]:
    agents = reading.agents
    talking = sum(agent.talking for agent in agents)
    found: list[_Part] = []
    if agents:
        there = sum(agent.state != "offline" for agent in agents)
        found.append(_Part(7, (Span(words("watch.on-duty", language, n=there, team=len(agents))),)))
    if talking:
        found.append(_Part(3, (Span(words("watch.talking", language, n=talking)),)))
    for rank, state in ((2, "ready"), (5, "break"), (6, "away")):
        count = sum(agent.state == state and not agent.talking for agent in agents)
        if count or state == "ready":
            style: StyleName = "good" if state == "ready" else "text"
            found.append(_Part(rank, (Span(words(f"watch.{state}", language, n=count), style),)))
    return found


def _who_waits(reading: Reading, language: Language) -> _Part:
    late = sum(queue.overdue for queue in reading.queues)
    waiting = words("watch.waiting", language, n=sum(queue.waiting for queue in reading.queues))
    return _Part(1, (Span(waiting), Span(words("watch.overdue", language, n=late), "late" if late else "dim")))


def screen_title(text: str, language: Language) -> Line:
    """The first line of what opens over the wallboard: `WATCH  following, read only`."""
    return (Span(" "), Span(words("watch.title", language), "label"), Span("  " + text))


def kept_words(promises: PromiseReading, language: Language) -> tuple[str, ...]:
    """What was kept today with its sample, in many words and in few, what was kept too late and what was renegotiated
    in time; nothing where there is no sample."""
    kept = promises.kept
    if kept is None:
        return ()
    facts = {"rate": round(100 * kept.rate), "part": kept.part, "sample": kept.sample}
    told = tuple(words(key, language, **facts) for key in ("watch.kept", "watch.kept-short"))
    late = words("watch.kept-late", language, n=promises.kept_late) if promises.kept_late else ""
    moved = words("watch.moved", language, n=promises.moved) if promises.moved else ""
    return (told[0] + late + moved, *told) if late or moved else told
