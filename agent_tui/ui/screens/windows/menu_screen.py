"""The numbered menu of what can be done here: for hands whose letters an input method swallows."""

from agent_tui.ui.actions import Action, Situation, menu_at
from agent_tui.ui.presentation.cells import width_of
from agent_tui.ui.presentation.styles import Line, StyleName, Styles
from agent_tui.ui.screens.windows.choice_screen import ChoiceScreen
from agent_tui.ui.screens.windows.lines import in_columns
from agent_tui.ui.wording import Wording


class MenuScreen(ChoiceScreen):
    """Answers with the id of the action. What cannot be done now says why."""

    WIDTH = 72

    def __init__(self, wording: Wording, styles: Styles, situation: Situation) -> None:
        offered = menu_at(situation.place)
        widest = max((width_of(wording.name(one, situation)) for one in offered), default=0)
        keys = max((width_of(wording.keys(one)) for one in offered), default=0)
        super().__init__(
            wording,
            styles,
            [(one.id, _line(one, wording, situation, widest, keys)) for one in offered],
            title=wording.screen("menu.title"),
            foot=wording.screen("help.close"),
        )


def _line(action: Action, wording: Wording, situation: Situation, width: int, keys: int) -> Line:
    why_not = wording.why_not(action, situation)
    style: StyleName = "dim" if why_not else "text"
    return in_columns(
        (wording.name(action, situation), width, style),
        (wording.keys(action), max(1, keys), "dim"),
        (why_not, 0, "dim"),
    )
