"""The guided tour, which there is on the demo."""

from agent_tui.ui.actions.action import ACTING, Action, Situation


def _needs_demo(situation: Situation) -> str | None:
    return None if situation.demo else "why.no-demo"


def _needs_tour(situation: Situation) -> str | None:
    return None if situation.touring else "why.no-tour"


DESK_ACTIONS: tuple[Action, ...] = (
    Action(
        "tour", ("f12",), ACTING, menu=True, disabled_reason=_needs_demo, undoes=lambda situation: situation.touring
    ),
    Action("tour_next", ("ctrl+n",), ACTING, disabled_reason=_needs_tour),
    Action("tour_back", ("ctrl+y",), ACTING, disabled_reason=_needs_tour),
)
"""Performed at the desk, in the order of help and menu."""

LIST_ACTIONS: tuple[Action, ...] = ()
"""Performed in the lists over the desk."""
