"""The numbered menu of what can be done here: for hands whose letters an input method swallows."""

from textual import events

from agent_tui.domain.text import strip_controls
from agent_tui.ui.actions import Situation, menu_at
from agent_tui.ui.presentation.cells import width_of
from agent_tui.ui.presentation.styles import Span, StyleName, Styles
from agent_tui.ui.screens.dialog import Dialog
from agent_tui.ui.screens.lines import head_line, in_columns
from agent_tui.ui.screens.pick_list import PickRow
from agent_tui.ui.wording import Wording

ON_A_PAGE = 9
MORE = "0"


class MenuScreen(Dialog):
    """Nine to a page; 0 turns the page. Answers with the id of the action. What cannot be done now says why."""

    WIDTH = 52

    def __init__(self, wording: Wording, styles: Styles, situation: Situation) -> None:
        super().__init__(wording, styles)
        self._situation = situation
        self._actions = menu_at(situation.place)
        self._page = 0

    def on_mount(self) -> None:
        self._show_page()

    def _show_page(self) -> None:
        here = self._actions[self._page * ON_A_PAGE : (self._page + 1) * ON_A_PAGE]
        names = [self.wording.name(action, self._situation) for action in here]
        widest = max((width_of(name) for name in names), default=0)
        rows = []
        for number, (action, name) in enumerate(zip(here, names, strict=True), 1):
            reason = action.disabled_reason(self._situation)
            why = self.wording.reason(reason, **self._facts()) if reason else ""
            style: StyleName = "dim" if reason else "text"
            rows.append(
                PickRow(
                    action.id,
                    in_columns(
                        (str(number), 1, "hint_key"),
                        (name, widest, style),
                        (self.wording.keys(action), 10, "dim"),
                        (why, 0, "dim"),
                    ),
                )
            )
        if len(self._actions) > ON_A_PAGE:
            more = self.wording.screen("menu.more")
            rows.append(PickRow(MORE, in_columns((MORE, 1, "hint_key"), (more, 0, "text"))))
        self.frame(
            head_line(self.wording.screen("menu.title")), rows, (Span(self.wording.screen("help.close"), "dim"),)
        )

    def _facts(self) -> dict[str, str | int | None]:
        return {"holder": strip_controls(self._situation.holder or ""), "status": self._situation.ticket_status or ""}

    def on_key(self, event: events.Key) -> None:
        digit = event.character or ""
        if not digit.isascii() or not digit.isdigit():
            return
        event.stop()
        self._choose(digit)

    def _choose(self, digit: str) -> None:
        if digit == MORE:
            pages = -(-len(self._actions) // ON_A_PAGE)
            self._page = (self._page + 1) % pages
            self._show_page()
            return
        at = self._page * ON_A_PAGE + int(digit) - 1
        if at < min(len(self._actions), (self._page + 1) * ON_A_PAGE):
            self.dismiss(self._actions[at].id)

    def perform(self, id: str) -> None:
        if id == "open" and self.list.chosen == MORE:
            self._choose(MORE)
        else:
            super().perform(id)
