"""Choosing a colleague: who is there, and what they have in hand already."""

from collections.abc import Sequence
from datetime import datetime

from agent_tui.insight.reading import AgentReading
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.styles import Span, StyleName, Styles
from agent_tui.ui.presentation.watch_lines import words
from agent_tui.ui.screens.dialog import Dialog
from agent_tui.ui.screens.lines import head_line, in_columns
from agent_tui.ui.screens.pick_list import PickRow
from agent_tui.ui.wording import Wording


class AgentPicker(Dialog):
    """Answers with the agent. Who is ready and has least to do stands first."""

    WIDTH = 68

    def __init__(
        self, wording: Wording, styles: Styles, agents: Sequence[AgentReading], now: datetime, *, title: str
    ) -> None:
        super().__init__(wording, styles)
        self._agents = sorted(agents, key=lambda agent: (agent.state != "ready", agent.state, agent.contacts))
        self._now = now
        self._title = title

    def on_mount(self) -> None:
        rows = [PickRow(agent.agent, self._line(agent)) for agent in self._agents]
        if not rows:
            rows = [PickRow("", (Span(self.wording.screen("watch.no-agents"), "dim"),))]
        self.frame(head_line(self._title), rows, (Span(self.wording.screen("watch.choose"), "dim"),))

    def _line(self, agent: AgentReading) -> tuple[Span, ...]:
        language = self.wording.language
        state: StyleName = "good" if agent.state == "ready" else "dim"
        return in_columns(
            (agent.agent, 16, "text"),
            (f"{words(f'state.{agent.state}', language)} {agent.reason}".rstrip(), 14, state),
            (times.age(agent.since, self._now, language), 6, "dim"),
            (words("watch.hand-facts", language, contacts=agent.contacts, promises=agent.promises), 0, "dim"),
        )
