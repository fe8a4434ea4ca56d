"""What can be done about what is not at the store yet: in the outbox, and where both versions stand side by side."""

from agent_tui.ui.actions.action import DESK, Action, Situation


def _needs_refused(situation: Situation) -> str | None:
    return None if situation.refused else "why.nothing-refused"


DESK_ACTIONS: tuple[Action, ...] = (
    Action("refused", ("R",), DESK, menu=True, disabled_reason=_needs_refused, harmless=True),
)
"""Performed at the desk, in the order of help and menu."""

LIST_ACTIONS: tuple[Action, ...] = (
    Action("compare", ("v", "f7"), ("list",), harmless=True),
    Action("retry", ("r", "f3"), ("list", "conflict")),
    Action("edit", ("e", "f4"), ("list", "conflict")),
    Action("drop", ("x", "delete"), ("list", "conflict"), harmless=True),
    Action("mine", ("m", "f2"), ("conflict",)),
    Action("theirs", ("t", "f6"), ("conflict",)),
    Action("as_note", ("n", "f8"), ("conflict",)),
)
"""Performed in the outbox and where versions are compared."""

OUTBOX: tuple[str, ...] = ("compare", "retry", "edit", "drop")
"""What of the lists only the outbox performs."""
