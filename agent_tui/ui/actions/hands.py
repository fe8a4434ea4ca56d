"""What can be done about many contacts at once, another editor, the clipboard, taking back; and what helps the hands:
zoom, the next hit."""

from agent_tui.ui.actions.action import ACTING, DESK, Action, Situation, needs_contact


def _needs_queue_rows(situation: Situation) -> str | None:
    return None if situation.rows else "why.nothing-waits"


def _needs_marks(situation: Situation) -> str | None:
    return None if situation.marked else "why.nothing-marked"


def _needs_deed(situation: Situation) -> str | None:
    if situation.last_deed:
        return None
    return "why.taken-back-in-outbox" if situation.queued else "why.nothing-to-take-back"


def _needs_text(situation: Situation) -> str | None:
    return None if situation.writing else "why.not-writing"


def _needs_filter(situation: Situation) -> str | None:
    return None if situation.filtered else "why.no-filter"


DESK_ACTIONS: tuple[Action, ...] = (
    Action("mark", (",",), ("queue",), menu=True, disabled_reason=_needs_queue_rows, harmless=True),
    Action("mark_down", ("shift+down",), ("queue",), disabled_reason=_needs_queue_rows, harmless=True),
    Action("mark_up", ("shift+up",), ("queue",), disabled_reason=_needs_queue_rows, harmless=True),
    Action("mark_all", ("*",), ("queue",), menu=True, disabled_reason=_needs_queue_rows, harmless=True),
    Action("bulk", (";",), DESK, menu=True, disabled_reason=_needs_marks, harmless=True),
    Action("take_back", ("u",), DESK, menu=True, disabled_reason=_needs_deed),
    Action("editor", ("ctrl+e",), ACTING, menu=True, disabled_reason=_needs_text),
    Action("copy", ("Y",), DESK, menu=True, disabled_reason=needs_contact, harmless=True),
    Action("zoom", ("Z",), DESK, menu=True, harmless=True),
    Action("next_match", (), DESK, disabled_reason=_needs_filter, harmless=True),
    Action("previous_match", (), DESK, disabled_reason=_needs_filter, harmless=True),
)
"""Performed at the desk, in the order of help and menu."""

LIST_ACTIONS: tuple[Action, ...] = ()
"""Performed in the lists over the desk."""
