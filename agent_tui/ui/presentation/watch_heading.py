"""The first line of watch mode, and of what opens over it: the time, who is there, who waits, what was kept."""

from datetime import datetime
from functools import partial

from agent_tui.insight.reading import PromiseReading, Reading
from agent_tui.messages.screen_rows import WEEKDAYS
from agent_tui.messages.screen_watch import WORDS
from agent_tui.messages.speech import Language, say
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.cells import cut, width_of
from agent_tui.ui.presentation.styles import Line, Span, StyleName
from agent_tui.ui.presentation.times import Here

words = partial(say, WORDS)


def heading(
    reading: Reading, offline_since: datetime | None, width: int, now: datetime, here: Here, *, filtered: str = ""
) -> Line:
    """The first line: the time, who is there, who waits, what was kept; how old the data is, where it is old; which
    words the rows were filtered by, where they were."""
    language = here.language
    day = times.local(now, here.zone)
    weekday = WEEKDAYS[day.weekday()]
    date = f"{day:%m-%d}({weekday.zh})" if language == "zh" else f"{weekday.en} {day:%m-%d}"
    parts: list[tuple[str, StyleName]] = [(words("watch.title", language), "label")]
    parts.append((f"{date} {day:%H:%M}", "text"))
    if offline_since is not None:
        parts.append((words("watch.data-of", language, when=times.clock(offline_since, here)), "late"))
    if filtered:
        parts.append((words("watch.filtered", language, text=cut(filtered, 20)), "soon"))
    for state in ("ready", "break", "away"):
        count = sum(agent.state == state for agent in reading.agents)
        if count or state == "ready":
            parts.append((words(f"watch.{state}", language, n=count), "good" if state == "ready" else "text"))
    late = sum(queue.overdue for queue in reading.queues)
    parts.append((words("watch.waiting", language, n=sum(queue.waiting for queue in reading.queues)), "text"))
    parts.append((words("watch.overdue", language, n=late), "late" if late else "dim"))
    line: list[Span] = []
    used = 0
    for text, style in parts:
        gap = 2 if line else 1
        if used + gap + width_of(text) > width:
            break
        line += [Span(" " * gap), Span(text, style)]
        used += gap + width_of(text)
    kept = next((text for text in kept_words(reading.promises, language) if used + 2 + width_of(text) <= width), "")
    if kept:
        line.append(Span("  " + kept, "text"))
        used += 2 + width_of(kept)
    return (*line, Span(" " * (width - used)))


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
