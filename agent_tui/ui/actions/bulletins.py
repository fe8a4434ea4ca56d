"""What can be done about bulletins: news that every agent must acknowledge."""

from agent_tui.ui.actions.action import DESK, Action

DESK_ACTIONS: tuple[Action, ...] = (
    Action("bulletins", ("N",), (*DESK, "watch"), menu=True, needs="bulletins", harmless=True),
)
"""Performed at the desk and in watch mode, in the order of help and menu."""

LIST_ACTIONS: tuple[Action, ...] = ()
"""Performed in the lists over the desk."""
