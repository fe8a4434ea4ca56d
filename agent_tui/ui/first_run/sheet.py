"""What the dialogue of the first start says at each step: the question and why it is asked, what was chosen so far, the
keys. Pure."""

from datetime import datetime

from agent_tui.config.chain_links import Question
from agent_tui.domain.errors import OutOfReach, Trouble
from agent_tui.messages.checks import PLACES
from agent_tui.messages.first_run import FIRST_RUN
from agent_tui.messages.speech import say
from agent_tui.messages.troubles import tell
from agent_tui.ui.first_run.steps import CHOICES, LANGUAGES, STEPS, Answers, Step
from agent_tui.ui.presentation.cells import fit, width_of
from agent_tui.ui.presentation.languages import LANGUAGE_NAMES
from agent_tui.ui.presentation.styles import Line, Span
from agent_tui.ui.presentation.wrapping import wrap


class Sheet:
    """One step, as it stands. `asked`: what the keeping of the token asks in between; `room`: cells of its lines."""

    def __init__(self, step: Step, answers: Answers, asked: Question | None, room: int) -> None:
        self._step, self._answers, self._asked, self._room = step, answers, asked, room

    def words(self, key: str, **facts: str | int | None) -> str:
        return say(FIRST_RUN, key, self._answers.language, **facts)

    @property
    def _choosing(self) -> bool:
        return self._step in CHOICES and self._asked is None

    @property
    def reviewing(self) -> bool:
        return self._step == "review" and self._asked is None

    def head(self, width: int) -> Line:
        count = f"{STEPS.index(self._step) + 1}/{len(STEPS)}"
        title = f" agent-tui  {self.words('title')}"
        return (Span(fit(title, max(0, width - len(count) - 1)), "status"), Span(f"{count} ", "status"))

    def question(self) -> list[Line]:
        step = "key" if self._asked is not None else self._step
        why = f"key.{self._asked}" if self._asked is not None else f"{step}.why"
        if self.reviewing and self._answers.agent is None:
            why = "review.why-later"
        asked: list[Line] = [(Span(self.words(f"{step}.question"), "label"),)]
        return [*asked, *((Span(line, "dim"),) for line in wrap(self.words(why), self._room))]

    def choice(self, number: int, choice: str) -> Line:
        named = LANGUAGE_NAMES[choice] if choice in LANGUAGES else self.words(f"{self._step}.{choice}")
        return (Span(f"{number} ", "hint_key"), Span(named))

    def review(self, now: datetime, settings_file: str) -> list[Line]:
        """Everything that was chosen."""
        answers = self._answers
        note = self.words("review.zone-note", time=f"{now:%H:%M}", file=settings_file)
        rows = [
            ("language", LANGUAGE_NAMES[answers.language], ""),
            ("store", answers.url, ""),
            ("signed-in", answers.agent or self.words("review.later"), ""),
            ("keys", self.words(f"keymap.{answers.keymap}.short"), ""),
            ("zone", _zone(now), note),
        ]
        if answers.agent is not None:
            rows.insert(3, ("token-kept", say(PLACES, answers.place or "memory", answers.language), ""))
        names = [self.words(f"review.{name}") for name, _, _ in rows]
        widest = max(map(width_of, names)) + 2
        lines: list[Line] = [()]
        for name, (_, value, after) in zip(names, rows, strict=True):
            lines.append((Span(fit(name, widest), "dim"), Span(value)))
            lines += [(Span(" " * widest), Span(line, "dim")) for line in wrap(after, self._room - widest) if line]
        return lines

    def trouble(self, trouble: Trouble) -> list[Line]:
        """What went wrong with the step, why, and the way out."""
        told = tell(trouble.key, self._answers.language, trouble.facts)
        lines: list[Line] = [(Span(told.title, "trouble"),)]
        # at this step the way out is here, and no other command
        way_out = self.words("token.again") if trouble.key == "token-refused" else told.way_out
        for part in (told.cause, way_out):
            lines += [(Span(line),) for line in wrap(part, self._room) if line]
        if self._step == "url" and isinstance(trouble, OutOfReach):
            lines += [(Span(line, "soon"),) for line in wrap(self.words("url.keep-anyway"), self._room)]
        return lines

    def hints(self) -> Line:
        hints = [("enter", self._enter_does()), ("esc", "key.escape"), ("ctrl+q", "key.quit")]
        if self._choosing:
            hints.insert(0, ("up/down", "key.choose"))
        if self._step == STEPS[0]:
            hints = [hint for hint in hints if hint[0] != "esc"]
        spans: list[Span] = [Span(" ")]
        for key, words in hints:
            spans += [Span(key, "hint_key"), Span(f" {self.words(words)}   ", "dim")]
        return tuple(spans)

    def _enter_does(self) -> str:
        if not self.reviewing:
            return "key.enter"
        return "key.finish" if self._answers.agent is not None else "key.finish-later"


def _zone(now: datetime) -> str:
    """`CST UTC+08:00`; the name alone where it says the same, the distance alone where there is no name."""
    name, offset = now.tzname() or "", f"{now:%z}"
    away = f"UTC{offset[:3]}:{offset[3:5]}"
    if name == "UTC":
        return name
    return away if name.lstrip("+-").isdigit() else f"{name} {away}"
