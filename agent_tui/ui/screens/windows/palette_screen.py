"""The palette: find an action by typing some of its name, in either language, another word for it, or its id."""

from agent_tui.messages.actions import ACTION_WORDS, ALSO_CALLED
from agent_tui.ui.actions import Action, Situation, actions_at
from agent_tui.ui.presentation.styles import Span, Styles
from agent_tui.ui.screens.windows.lines import head_line, in_columns
from agent_tui.ui.screens.windows.moving import MOVES_AND_BACK
from agent_tui.ui.screens.windows.pick_list import PickRow
from agent_tui.ui.screens.windows.search_window import SearchWindow
from agent_tui.ui.wording import Wording

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
    """Answers with the id of an action."""

    WIDTH = 72

    def __init__(self, wording: Wording, styles: Styles, situation: Situation) -> None:
        super().__init__(wording, styles)
        self._situation = situation
        self._offered = [action for action in actions_at(situation.place) if action.id not in _NOT_OFFERED]

    def find(self, typed: str) -> None:
        rows = [self._row(action) for action in found(self._offered, typed, self.wording)]
        if not rows:
            rows = [PickRow("", (Span(self.wording.screen("list.nothing-found"), "dim"),))]
        self.frame(
            head_line(self.wording.screen("palette.title")),
            rows,
            (Span(self.wording.screen("palette.hint"), "dim"),),
            keep=rows[0].key,
        )

    def _row(self, action: Action) -> PickRow:
        why_not = self.wording.why_not(action, self._situation)
        return PickRow(
            action.id,
            in_columns(
                (self.wording.name(action, self._situation), 20, "dim" if why_not else "label"),
                (self.wording.keys(action), 10, "hint_key"),
                (why_not or self.wording.help(action), 0, "dim"),
            ),
        )
