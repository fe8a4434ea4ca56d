"""What can be done about who the customer is."""

from agent_tui.ui.actions.action import DESK, Action, needs_author

DESK_ACTIONS: tuple[Action, ...] = (
    Action("verify", ("v",), DESK, menu=True, disabled_reason=needs_author, harmless=True),
    Action("upset", ("!",), DESK, menu=True, disabled_reason=needs_author, undoes=lambda situation: situation.upset),
    Action("wishes", (), DESK, menu=True, disabled_reason=needs_author),
    Action("find_customer", ("f",), DESK, menu=True, harmless=True),
)
"""Performed at the desk, in the order of help and menu."""

LIST_ACTIONS: tuple[Action, ...] = (
    Action("merge", ("m", "f2"), ("customer",), needs="merges", harmless=True),
    Action("different", ("x", "delete"), ("customer",), needs="merges"),
    Action("unmerge", ("u", "f4"), ("customer",), needs="merges"),
)
"""Performed in the customer file."""
