"""What can be done about what the check found in the text that is being written."""

from agent_tui.ui.actions.action import Action, Situation


def _needs_text(situation: Situation) -> str | None:
    return None if situation.writing else "why.not-writing"


DESK_ACTIONS: tuple[Action, ...] = (
    Action("apply_suggestion", ("ctrl+g",), ("composer",), disabled_reason=_needs_text),
    Action("next_finding", ("ctrl+down",), ("composer",), disabled_reason=_needs_text),
    Action("findings", ("ctrl+f",), ("composer",), disabled_reason=_needs_text),
    Action("override", (), ("composer",), disabled_reason=_needs_text),
)
"""Performed at the desk, in the order of help and menu."""

LIST_ACTIONS: tuple[Action, ...] = ()
"""Performed in the lists over the desk."""
