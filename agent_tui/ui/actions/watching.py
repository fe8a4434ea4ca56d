"""What can be done in watch mode, beside moving about: EXPERIENCE "Keys", the row `watch`."""

from agent_tui.ui.actions.action import Action, Situation, needs_author

NEEDS = 9
"""What needs a hand has a digit of its own, as far as there are digits."""


def _needs_somebody(situation: Situation) -> str | None:
    return None if situation.signed_in else "why.nobody-signed-in"


def _needs_contact(situation: Situation) -> str | None:
    if situation.figure:
        return "why.a-figure"
    return needs_author(situation)


def _needs_promise(situation: Situation) -> str | None:
    if situation.figure:
        return "why.a-figure"
    if not situation.promise:
        return "why.not-promised" if situation.ticket else "why.no-promise"
    return None if situation.signed_in else "why.nobody-signed-in"


WATCH_ACTIONS: tuple[Action, ...] = (
    Action("reassign", ("x",), ("watch",), menu=True, disabled_reason=_needs_contact),
    Action("cover", ("b",), ("watch",), menu=True, disabled_reason=_needs_promise, needs="promises"),
    Action("raise", ("+",), ("watch",), menu=True, disabled_reason=_needs_contact),
    Action("lower", ("-",), ("watch",), menu=True, disabled_reason=_needs_contact),
    Action("broadcast", ("B",), ("watch",), menu=True, disabled_reason=_needs_somebody, needs="bulletins"),
    *(
        Action(f"need_{number}", (str(number),), ("watch",), argument=number, harmless=True)
        for number in range(1, NEEDS + 1)
    ),
)
"""In the order of help and menu."""
