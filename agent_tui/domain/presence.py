"""What an agent's state tells of them beside its word."""

from agent_tui.domain.values import AgentState

WATCHING = ("watching", "看现场")
"""Why somebody is away who watches the work, in the languages in which that is written down."""


def sees_to_own(state: AgentState) -> bool:
    """True of who sees to what they promised and hold: who is ready, and who takes no contacts because they watch."""
    return state.state == "ready" or (state.state == "away" and state.reason in WATCHING)
