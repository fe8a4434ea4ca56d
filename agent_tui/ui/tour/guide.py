"""Shows the tour in a band above the status line and watches what is done: after every key and every change, by
itself at no time."""

from typing import Literal

from textual.css.query import NoMatches

from agent_tui.messages.speech import say
from agent_tui.messages.tour import TOUR
from agent_tui.ui.actions import ACTIONS, action
from agent_tui.ui.presentation.cells import fit, width_of
from agent_tui.ui.presentation.styles import Line, Span
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.desk.excursions import Excursions
from agent_tui.ui.screens.windows.full_screen import FullScreen
from agent_tui.ui.screens.windows.lines import Lines
from agent_tui.ui.tour.steps import DESK, Seen, Walk, steps_for
from agent_tui.ui.widgets.status_line import StatusLine

ROWS = 2
"""Lines of words, always: nothing else moves when a step is done."""

KEYS: dict[str, Literal["next", "back", "leave"]] = {"tour_next": "next", "tour_back": "back", "tour": "leave"}


class Guide:
    """Begins with the first step, on the desk screen and whatever opens over it."""

    def __init__(self, desk_screen: Excursions) -> None:
        self._at = desk_screen
        self._walk = Walk(steps_for([one.id for one in ACTIONS]), self._seen())
        self._band: Lines | None = None
        self._show()

    def look(self) -> None:
        """Something may have changed."""
        self._walk.look(self._seen())
        self._show()

    def go(self, steps: int) -> bool:
        """On or back by hand; False at either end."""
        moved = self._walk.go(steps, self._seen())
        self._show()
        return moved

    def end(self) -> None:
        if self._band is not None:
            self._band.remove()
            self._band = None

    def _seen(self) -> Seen:
        at = self._at
        top = at.app.screen
        composer = at.pane.composer
        hand = at.at_hand()
        return Seen(
            screen=DESK if top is at else type(top).__name__,
            place=at.place,
            ticket=hand.ticket if hand is not None else None,
            holding=hand is not None and hand.holding,
            writing=composer.kind if composer is not None else None,
            typed=composer is not None and bool(composer.text_area.text.strip()),
            drafts=sum(draft.ticket == hand.ticket for draft in at.desk.drafts()) if hand is not None else 0,
            filtered=bool(at.wanted.text),
        )

    def _show(self) -> None:
        """In the topmost screen that fills the terminal; windows leave it in sight."""
        screens = [screen for screen in self._at.app.screen_stack if isinstance(screen, FullScreen)]
        if not screens or not screens[-1].is_attached:
            return  # why: the key before may have been the one that leaves the program
        screen = screens[-1]
        if self._band is None or self._band.screen is not screen or not self._band.is_attached:
            self.end()
            self._band = Lines(self._at.styles_by_name)
            try:
                screen.mount(self._band, before=screen.query_one(StatusLine))
            except NoMatches:
                self._band = None
                return
        self._band.set_styles_by_name(self._at.styles_by_name)
        self._band.show(*self._lines(screen.app.size.width))

    def _lines(self, width: int) -> list[Line]:
        wording, step = self._at.wording, self._walk.step
        in_text = self._at.place == "composer"  # why: there a letter is text, "ZZ" would be written into the note
        known = {one.id for one in ACTIONS}
        keys = {name: wording.keys(action(name), 1, in_text=in_text) for name in step.keys if name in known}
        words = say(TOUR, step.id, wording.language, **keys)
        lines = (wrap(words, max(20, width - 1)) + [""] * ROWS)[: max(ROWS, 0)]
        return [self._head(width), *((Span(line, "text"),) for line in lines)]

    def _head(self, width: int) -> Line:
        wording = self._at.wording
        title = say(TOUR, "title", wording.language, number=self._walk.number, count=self._walk.count)
        hints: list[Span] = []
        for name, words in KEYS.items():
            hints += [
                Span(wording.keys(action(name), 1), "hint_key"),
                Span(f" {say(TOUR, words, wording.language)}  ", "dim"),
            ]
        taken = sum(width_of(span.text) for span in hints)
        rule = fit(f" {title} ", width_of(title) + 2)
        dashes = max(0, width - taken - width_of(rule) - 3)
        return (Span("--", "head"), Span(rule, "label"), Span("-" * dashes + " ", "head"), *hints)
