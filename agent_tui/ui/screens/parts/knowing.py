"""At the desk: knowledge: search, suggestions, inserting and citing."""

from agent_tui.ui.screens.desk_part import DeskPart


class Knowing(DeskPart):
    """Performs the actions of `ui.actions.knowing`."""
