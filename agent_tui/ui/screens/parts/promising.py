"""At the desk: templates, the form that fills them, promises made, kept, broken and renegotiated."""

from agent_tui.ui.screens.desk_part import DeskPart


class Promising(DeskPart):
    """Performs the actions of `ui.actions.promising`."""
