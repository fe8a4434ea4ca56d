"""What can be done about many contacts at once, another editor, the clipboard, taking back."""

from agent_tui.ui.actions.action import Action

DESK_ACTIONS: tuple[Action, ...] = ()
"""Performed at the desk, in the order of help and menu."""

LIST_ACTIONS: tuple[Action, ...] = ()
"""Performed in the lists over the desk."""
