"""The steps of the tour and when each is done. Pure: a step compares what is seen now with what was seen when it began.

Nothing is timed and nothing is asked: a step is done when what it says was done can be seen.
"""

from collections.abc import Callable, Collection
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from agent_tui.ui.actions.action import Place

DESK = "desk"
"""`Seen.screen` while nothing lies over the desk."""


class Seen(Struct, frozen=True):
    """What is on the screen, as far as steps depend on it."""

    screen: str = DESK
    """The class of what lies over the desk."""
    place: Place = "queue"
    ticket: str | None = None
    """The contact at hand."""
    holding: bool = False
    writing: Literal["reply", "note"] | None = None
    typed: bool = False
    """Something stands in the composer."""
    drafts: int = 0
    filtered: bool = False
    """The queue shows only what fits some words."""
    visited: frozenset[str] = frozenset()
    """What lay over the desk since the step began."""

    def came_back_from(self, *screens: str) -> bool:
        """True where one of them was open, and nothing lies over the desk any more."""
        return self.screen == DESK and bool(self.visited & {*screens})


class Step(Struct, frozen=True):
    id: str
    """Key of `messages.tour`."""
    keys: tuple[str, ...]
    """Actions whose keys its words name."""
    done: Callable[[Seen, Seen], bool]
    """Begin, now."""
    needs: str | None = None
    """An action without which the step is left out."""


STEPS: tuple[Step, ...] = (
    Step("move", ("down", "up"), lambda begin, now: now.ticket not in (None, begin.ticket)),
    Step("open", ("open",), lambda begin, now: now.screen == DESK and now.place != "queue"),
    Step("claim", ("claim",), lambda begin, now: now.holding),
    Step("note", ("note",), lambda begin, now: now.writing == "note" and now.typed),
    Step("save", ("send",), lambda begin, now: not now.typed and now.drafts == 0),
    Step(
        "template",
        ("template", "back"),
        lambda begin, now: now.came_back_from("TemplatePicker", "TemplateForm"),
        needs="template",
    ),
    Step("promises", ("promises", "back"), lambda begin, now: now.came_back_from("PromisesScreen")),
    Step(
        "knowledge", ("knowledge", "back"), lambda begin, now: now.came_back_from("KnowledgeScreen"), needs="knowledge"
    ),
    Step("home", ("back",), lambda begin, now: now.screen == DESK and now.place == "queue"),
    Step("filter", ("filter",), lambda begin, now: now.filtered),
    Step("unfilter", ("back",), lambda begin, now: now.screen == DESK and not now.filtered),
    Step("menu", ("menu", "help", "back"), lambda begin, now: now.came_back_from("MenuScreen", "HelpScreen")),
    Step("end", ("tour", "palette"), lambda begin, now: False),
)


def steps_for(actions: Collection[str]) -> tuple[Step, ...]:
    """The steps whose actions there are."""
    return tuple(step for step in STEPS if step.needs is None or step.needs in actions)


class Walk:
    """How far somebody is. `seen` is what is on the screen when it begins."""

    def __init__(self, steps: tuple[Step, ...], seen: Seen) -> None:
        self._steps = steps
        self._at = 0
        self._begin = seen
        self._visited: frozenset[str] = frozenset()

    @property
    def step(self) -> Step:
        return self._steps[self._at]

    @property
    def number(self) -> int:
        """From 1."""
        return self._at + 1

    @property
    def count(self) -> int:
        return len(self._steps)

    def look(self, seen: Seen) -> bool:
        """Goes on where the step is done; True where it did. Before there is any contact nothing can be done."""
        if self._begin.ticket is None:
            self._begin = seen
        self._visited |= {seen.screen}
        if not self.step.done(self._begin, replace(seen, visited=self._visited)):
            return False
        return self.go(1, seen)

    def go(self, steps: int, seen: Seen) -> bool:
        """On or back by hand; False at either end."""
        at = self._at + steps
        if not 0 <= at < len(self._steps):
            return False
        self._at, self._begin, self._visited = at, seen, frozenset()
        return True
