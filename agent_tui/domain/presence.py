"""What an agent's state tells of them beside its word."""

from datetime import timedelta
from typing import Literal

from agent_tui.domain.values import AgentState

WATCHING = ("watching", "看现场")
"""Why somebody is away who watches the work, in the languages in which that is written down."""


OFFERED_AHEAD = timedelta(minutes=10)
"""How long before its deadline a call-back whose keeper is busy is offered to the team."""


def sees_to_own(state: AgentState) -> bool:
    """True of who sees to what they promised and hold: who is ready, and who takes no contacts because they watch."""
    return state.state == "ready" or (state.state == "away" and state.reason in WATCHING)


Busy = Literal["talking", "break", "away", "offline"]
"""Why somebody cannot call a customer back: `talking` to another one, or not there."""


def busy_with(state: AgentState | None, *, talking: bool) -> Busy | None:
    """Why this agent is busy; None for who could call. Who is known nowhere is not there."""
    if state is None or state.state == "offline":
        return "offline"
    if talking:
        return "talking"
    return None if sees_to_own(state) or state.state == "ready" else state.state
