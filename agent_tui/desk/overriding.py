"""Sending what the check found errors in: who may, and what is kept of it.

Troubles: NotAllowed override-not-allowed, not-signed-in; BadInput empty-text.
"""

from collections.abc import Iterable

from agent_tui.desk.team_views import AgentLine
from agent_tui.desk.teamwork import Teamwork
from agent_tui.domain.errors import BadInput, NotAllowed
from agent_tui.domain.override import REASON_LIMIT, Override
from agent_tui.domain.text import clean_body
from agent_tui.domain.values import SUPERVISING


class Overriding(Teamwork):
    def may_override(self) -> bool:
        """True for a supervisor; what the store has not told of me is no right."""
        me = self.agent
        return any(one.id == me and one.role in SUPERVISING for one in self._queries.agents())

    def supervisors(self) -> list[AgentLine]:
        """Those of whom an override can be asked, who is there first."""
        others = [line for line in self.agents() if line.agent.role == "supervisor" and line.agent.id != self.agent]
        return sorted(others, key=lambda line: (line.agent.state == "offline", line.agent.state != "ready"))

    def override(self, rules: Iterable[str], reason: str) -> Override:
        """What is kept with a text that goes out in spite of what these rules found."""
        if not self.may_override():
            raise NotAllowed("override-not-allowed")
        told = " ".join(clean_body(reason).split())[:REASON_LIMIT]
        if not told:
            raise BadInput("empty-text")
        return Override(tuple(sorted(set(rules))), told, self._me())
