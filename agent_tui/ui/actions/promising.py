"""What can be done about expectation-setting texts and promises."""

from agent_tui.ui.actions.action import ACTING, DESK, Action, Situation, needs_author


def _needs_busy_colleague(situation: Situation) -> str | None:
    return None if situation.cover else "why.nobody-busy"


DESK_ACTIONS: tuple[Action, ...] = (
    Action("template", ("t", "f8"), ACTING, menu=True, disabled_reason=needs_author, harmless=True),
    Action("call_back", ("b",), DESK, menu=True, disabled_reason=needs_author, needs="promises", harmless=True),
    Action("detach", ("ctrl+t",), ("composer",)),
    Action("note_promise", ("ctrl+d",), ("composer",), disabled_reason=needs_author, needs="promises", harmless=True),
    Action("take_over", ("B",), DESK, menu=True, disabled_reason=_needs_busy_colleague, needs="promises"),
    Action("team_promises", ("P",), DESK, menu=True, needs="promises", harmless=True),
)
"""Performed at the desk, in the order of help and menu."""

LIST_ACTIONS: tuple[Action, ...] = (
    Action("keep_promise", ("y", "f4"), ("ledger",), harmless=True),
    Action("break_promise", ("x", "f8"), ("ledger",), harmless=True),
    Action("move_promise", ("m", "f3"), ("ledger",), harmless=True),
    Action("withdraw_promise", ("d", "delete"), ("ledger",), harmless=True),
    Action("promise_states", ("e", "f6"), ("ledger",), harmless=True),
    Action("no_answer", ("u",), ("ledger",), menu=True, harmless=True),
    Action("work_order", ("w", "f7"), ("ledger",), harmless=True),
    Action("new_promise", ("n",), ("ledger",), menu=True, harmless=True),
    Action("take_promise", ("a",), ("ledger",), menu=True),
    Action("ledger_menu", ("space",), ("ledger",), harmless=True),
)
"""Performed in the list of promises."""

LEDGER_MENU: tuple[str, ...] = (
    *("keep_promise", "move_promise", "no_answer", "work_order", "take_promise", "break_promise", "withdraw_promise"),
    *("new_promise", "promise_states"),
)
"""What the numbered menu of that list holds, in the order of its numbers."""
