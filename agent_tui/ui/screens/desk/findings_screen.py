"""Everything that the check found in a text, each with its reason: enter goes to the place; a key writes what is
suggested; a supervisor may send the text as it is."""

from collections.abc import Sequence

from textual import events

from agent_tui.expectations.check.finding import Finding
from agent_tui.messages.findings import TimeWords
from agent_tui.ui.actions import action
from agent_tui.ui.presentation.finding_lines import explained, sentence
from agent_tui.ui.presentation.styles import Span, Styles
from agent_tui.ui.presentation.wrapping import wrap
from agent_tui.ui.screens.windows.confirm_screen import says_yes
from agent_tui.ui.screens.windows.dialog import ROW_FRAME, Dialog
from agent_tui.ui.screens.windows.lines import head_line
from agent_tui.ui.screens.windows.pick_list import PickRow
from agent_tui.ui.wording import Wording

APPLY = "apply "
"""Before the number of the finding whose suggestion is to be written."""
OVERRIDE = "override"


class FindingsScreen(Dialog):
    """Answers with the number of a finding to go to, with `APPLY` before it to have it changed, or with `OVERRIDE`.
    `at`: the finding at the cursor. `stops`: the text must not go as it is; `may_override`: but may by who sits here;
    else `who_may` says whom to ask. `time_words` says times. `apart`: what else is to be known."""

    WIDTH = 76

    def __init__(
        self,
        wording: Wording,
        styles: Styles,
        text: str,
        findings: Sequence[Finding],
        *,
        at: int,
        stops: bool,
        may_override: bool,
        who_may: str,
        time_words: TimeWords | None = None,
        apart: str = "",
    ) -> None:
        super().__init__(wording, styles)
        self._text, self._findings, self._at = text, findings, at
        self._stops, self._may_override, self._who_may = stops, may_override, who_may
        self._time_words = time_words
        self._apart = apart
        self._apply_keys = wording.answers(action("apply_suggestion"))
        self._send_keys = tuple(key for key in wording.answers(action("send")) if len(key) > 1)

    def on_mount(self) -> None:
        width = min(self.WIDTH, self.room.width) - ROW_FRAME
        language = self.wording.language
        rows: list[PickRow] = []
        for number, one in enumerate(self._findings):
            rows.append(PickRow(str(number), explained(one, self._text, width, language)))
            why = wrap(sentence(one, language, self._time_words), width - 2)
            rows += [PickRow("", (Span("  " + line, "dim"),)) for line in why]
        if self._stops and not self._may_override:
            rows += [PickRow("", (Span(line, "label"),)) for line in wrap(self._who_may, width)]
        if self._apart:
            rows += [PickRow("", (Span(line, "soon"),)) for line in wrap(self._apart, width)]
        title = self.wording.screen("check.title", count=len(self._findings))
        self.frame(head_line(title), rows, (Span(self._foot(), "label"),), keep=str(self._at))

    def _foot(self) -> str:
        words = self.wording
        if any(one.suggestion is not None for one in self._findings):
            foot = words.screen("check.window-keys", apply=words.keys(action("apply_suggestion"), 1, in_text=True))
        else:
            foot = words.screen("check.window-no-change")
        if self._stops and self._may_override:
            key = words.keys(action("send"), 1, in_text=True)
            return foot + "  " + words.screen("check.window-override", key=key)
        return foot

    def on_key(self, event: events.Key) -> None:
        if says_yes(event, self._apply_keys):
            event.stop()
            if self.list.chosen is not None:
                self.dismiss(APPLY + self.list.chosen)
        elif self._stops and self._may_override and says_yes(event, self._send_keys):
            event.stop()
            self.dismiss(OVERRIDE)
