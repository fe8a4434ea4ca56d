"""The help: every key that works here, the moving ones last, then those of the other places."""

from collections.abc import Sequence

from agent_tui.ui.actions import PLACES, Action, Place, actions_at
from agent_tui.ui.presentation.styles import Span, Styles
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.windows.dialog import Dialog
from agent_tui.ui.screens.windows.lines import head_line, in_columns
from agent_tui.ui.screens.windows.moving import MOVES_AND_BACK
from agent_tui.ui.screens.windows.pick_list import PickRow
from agent_tui.ui.wording import Wording

_MOVING = frozenset({*MOVES_AND_BACK, "next_pane", "previous_pane"})

_LISTS: tuple[Place, ...] = ("ledger", "customer")
"""Lists that can do more than every list."""

KEYS, NAME = 11, 19
"""Cells."""

FRAME = 4
"""Cells that the frame of a window takes from its width."""


class HelpScreen(Dialog):
    """Enter does what the line under the cursor says, where that can be done here."""

    WIDTH = 80

    def __init__(self, wording: Wording, styles: Styles, place: Place) -> None:
        super().__init__(wording, styles)
        self._place = place

    def on_mount(self) -> None:
        places: tuple[Place, ...] = (self._place, "list") if self._place in _LISTS else (self._place,)
        found: dict[str, Action] = {}
        for action in (action for place in places for action in actions_at(place)):
            # why: what a place does by a key is not what other lists do by it
            if action.id in found or action.keys[:1] not in [one.keys[:1] for one in found.values() if one.keys]:
                found[action.id] = action
        here = sorted(found.values(), key=lambda action: action.id in _MOVING)
        rows = [row for action in here for row in self._rows(action, here, key=action.id)]
        shown = {action.id for action in here}
        # watch mode is another program than the desk
        others = () if self._place == "watch" else [place for place in PLACES if place != "watch"]
        for place in others:
            elsewhere = [action for action in actions_at(place) if action.id not in shown]
            if elsewhere:
                rows.append(PickRow("", head_line(self.wording.screen(f"place.{place}"))))
                rows += [
                    row for action in elsewhere for row in self._rows(action, elsewhere, key=f"{place}:{action.id}")
                ]
                shown.update(action.id for action in elsewhere)
        title = f"{self.wording.screen('help.title')}: {self.wording.screen(f'place.{self._place}')}"
        self.frame(head_line(title), rows, (Span(self.wording.screen("help.close"), "dim"),))

    def _rows(self, action: Action, among: Sequence[Action], key: str) -> list[PickRow]:
        """What it does, on as many lines as that takes. Those that differ by a number alone stand as one, by the first
        of them and the last."""
        alike = [one for one in among if one.argument is not None and one.words == action.words]
        if len(alike) > 1 and action is not alike[0]:
            return []
        keys, name = self.wording.keys(action), self.wording.name(action)
        if len(alike) > 1:
            first_key, last_key = (self.wording.keys(one, 1) for one in (alike[0], alike[-1]))
            keys, name = f"{first_key}-{last_key}", self.wording.name_of_several(alike)
            key = f"several:{key}"
        room = min(self.WIDTH, self.app.size.width) - FRAME - 1 - (KEYS + 1) - (NAME + 1)
        first, *further = wrap(self.wording.help(action), room)
        line = in_columns(
            (keys, KEYS, "hint_key"),
            (name, NAME, "label"),
            (first, 0, "text"),
        )
        return [
            PickRow(key, line),
            *(PickRow("", in_columns(("", 1 + KEYS + 1 + NAME, "text"), (text, 0, "text"))) for text in further),
        ]

    def perform(self, id: str) -> None:
        if id == "open" and self.list.chosen and ":" in self.list.chosen:
            return  # one of several, or an action of another place
        super().perform(id)
