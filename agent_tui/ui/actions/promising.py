"""What can be done about expectation-setting texts and promises."""

from agent_tui.ui.actions.action import ACTING, DESK, Action, needs_author

DESK_ACTIONS: tuple[Action, ...] = (
    Action("template", ("t", "f8"), ACTING, menu=True, disabled_reason=needs_author),
    Action("call_back", ("b",), DESK, menu=True, disabled_reason=needs_author, needs="promises"),
    Action("detach", ("ctrl+t",), ("composer",)),
    Action("team_promises", ("P",), DESK, menu=True, needs="promises"),
)
"""Performed at the desk, in the order of help and menu."""

LIST_ACTIONS: tuple[Action, ...] = (
    Action("keep_promise", ("y", "f4"), ("ledger",)),
    Action("break_promise", ("x", "f8"), ("ledger",)),
    Action("move_promise", ("m", "f3"), ("ledger",)),
    Action("withdraw_promise", ("d", "delete"), ("ledger",)),
    Action("promise_states", ("e", "f6"), ("ledger",)),
)
"""Performed in the list of promises."""
