"""At the desk: many contacts at once, another editor, the clipboard, taking back, zoom."""

from agent_tui.ui.screens.desk_part import DeskPart


class Hands(DeskPart):
    """Performs the actions of `ui.actions.hands`."""
