"""The help: every key that works here, then those of the other places."""

from agent_tui.ui.actions import PLACES, Action, Place, actions_at, shown_keys
from agent_tui.ui.presentation.styles import Span, Styles
from agent_tui.ui.screens.dialog import Dialog
from agent_tui.ui.screens.lines import head_line, in_columns
from agent_tui.ui.screens.pick_list import PickRow
from agent_tui.ui.wording import Wording


class HelpScreen(Dialog):
    """Enter does what the line under the cursor says, where that can be done here."""

    WIDTH = 80

    def __init__(self, wording: Wording, styles: Styles, place: Place) -> None:
        super().__init__(wording, styles)
        self._place = place

    def on_mount(self) -> None:
        rows = [self._row(action, key=action.id) for action in actions_at(self._place)]
        shown = {row.key for row in rows}
        for place in PLACES:
            others = [action for action in actions_at(place) if action.id not in shown]
            if others:
                rows.append(PickRow("", head_line(self.wording.screen(f"place.{place}"))))
                rows.extend(self._row(action, key=f"{place}:{action.id}") for action in others)
                shown.update(action.id for action in others)
        title = f"{self.wording.screen('help.title')}: {self.wording.screen(f'place.{self._place}')}"
        self.frame(head_line(title), rows, (Span(self.wording.screen("help.close"), "dim"),))

    def _row(self, action: Action, key: str) -> PickRow:
        return PickRow(
            key,
            in_columns(
                (shown_keys(action), 13, "hint_key"),
                (self.wording.name(action), 16, "label"),
                (self.wording.help(action), 0, "text"),
            ),
        )

    def perform(self, id: str) -> None:
        if id == "open" and self.list.chosen and ":" in self.list.chosen:
            return  # an action of another place cannot be done from here
        super().perform(id)
