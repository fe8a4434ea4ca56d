"""At the desk: colleagues: who looks at what, transfer and consult, hand-over, my state."""

from agent_tui.ui.screens.desk_part import DeskPart


class Teamwork(DeskPart):
    """Performs the actions of `ui.actions.teamwork`."""
