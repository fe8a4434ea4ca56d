"""The palette: find an action by typing some of its name, in either language, another word for it, or its id."""

from collections.abc import Sequence

from agent_tui.messages.actions import ACTION_WORDS, ALSO_CALLED
from agent_tui.ui.actions import Action, Situation, actions_at
from agent_tui.ui.presentation.styles import Span, Styles
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.windows.dialog import ROW_FRAME
from agent_tui.ui.screens.windows.lines import head_line, in_columns
from agent_tui.ui.screens.windows.moving import MOVES_AND_BACK
from agent_tui.ui.screens.windows.pick_list import PickRow
from agent_tui.ui.screens.windows.search_window import SearchWindow
from agent_tui.ui.wording import Wording

NAME, KEYS = 20, 10
"""Cells."""

_NOT_OFFERED = frozenset({*MOVES_AND_BACK, "palette", "menu", "next_pane", "previous_pane"})


def matches(action: Action, typed: str) -> bool:
    """True where every blank-separated word is in the action's name, help, id or another word for it, in English
    or Chinese."""
    known = [action.id, str(action.argument or ""), ALSO_CALLED.get(action.id, "")]
    for key in (action.words, action.help_words):
        entry = ACTION_WORDS[key]
        known += [entry.en, entry.zh]
    text = " ".join(known).casefold()
    return all(word in text for word in typed.casefold().split())


def found(place_actions: list[Action], typed: str, wording: Wording) -> list[Action]:
    """The matching actions: those whose name begins with what was typed first, then those whose name holds it; those of
    a number last."""
    hits = [action for action in place_actions if matches(action, typed)]
    start = typed.casefold().strip()
    return sorted(
        hits,
        key=lambda action: (
            not wording.name(action).casefold().startswith(start),
            start not in wording.name(action).casefold(),
            action.argument is not None,
        ),
    )


class PaletteScreen(SearchWindow):
    """Answers with the id of an action. `offered`: what can be found, where that is not what `situation` knows of."""

    WIDTH = 80

    def __init__(
        self,
        wording: Wording,
        styles: Styles,
        situation: Situation | None = None,
        offered: Sequence[Action] = (),
    ) -> None:
        super().__init__(wording, styles)
        self._situation = situation
        known = actions_at(situation.place) if situation is not None else offered
        self._offered = [action for action in known if action.id not in _NOT_OFFERED]

    def find(self, typed: str) -> None:
        rows = [row for action in found(self._offered, typed, self.wording) for row in self._rows(action)]
        if not rows:
            rows = [PickRow("", (Span(self.wording.screen("list.nothing-found"), "dim"),))]
        self.frame(
            head_line(self.wording.screen("palette.title")),
            rows,
            (Span(self.wording.screen("palette.hint"), "dim"),),
            keep=rows[0].key,
        )

    def _rows(self, action: Action) -> list[PickRow]:
        """Its name and keys, and beside them what it does or why it cannot be done, on as many lines as that takes."""
        why_not = self.wording.why_not(action, self._situation) if self._situation is not None else ""
        room = min(self.WIDTH, self.app.size.width) - ROW_FRAME - (NAME + 1) - (KEYS + 1)
        first, *further = wrap(why_not or self.wording.help(action), room)
        name = self.wording.name(action, self._situation)
        line = in_columns(
            (name, NAME, "dim" if why_not else "label"),
            (self.wording.keys(action), KEYS, "hint_key"),
            (first, 0, "dim"),
        )
        below = " " * (1 + NAME + 1 + KEYS + 1)
        return [PickRow(action.id, line), *(PickRow("", (Span(below), Span(text, "dim"))) for text in further)]
