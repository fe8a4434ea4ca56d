"""What the desk itself performs: moving about, the spine of the work, ways to go, the program."""

from collections.abc import Callable

from agent_tui.ui.actions.action import ACTING, DESK, SLOTS, Action, Situation, needs_author, needs_contact


def _claiming(situation: Situation) -> str | None:
    if not situation.ticket:
        return "why.no-contact"
    if not situation.signed_in:
        return "why.nobody-signed-in"
    if situation.holder and not situation.holding:
        return "why.held-by-other"
    return None if situation.online else "why.claims-need-store"


def _ending(situation: Situation) -> str | None:
    if not situation.ticket:
        return "why.no-contact"
    if not situation.signed_in:
        return "why.nobody-signed-in"
    return "why.ended" if situation.ticket_status in ("resolved", "closed") else None


def _needs_text(situation: Situation) -> str | None:
    return None if situation.place == "composer" or situation.writing else "why.not-writing"


def _needs_rows(situation: Situation) -> str | None:
    return None if situation.rows else "why.nothing-waits"


def _needs_resting(situation: Situation) -> str | None:
    return None if situation.resting else "why.nothing-resting"


def _needs_way_to_queue(situation: Situation) -> str | None:
    return "why.in-queue" if situation.place == "queue" else None


def _needs_slot(number: int) -> Callable[[Situation], str | None]:
    def reason(situation: Situation) -> str | None:
        return None if situation.slots[number - 1] else "why.nothing-in-hand"

    return reason


_MOVES = (
    Action("up", ("up", "k"), ("queue", "contact", "list", "watch"), harmless=True),
    Action("down", ("down", "j"), ("queue", "contact", "list", "watch"), harmless=True),
    Action("page_up", ("pageup",), ("queue", "contact", "list", "watch"), harmless=True),
    Action("page_down", ("pagedown",), ("queue", "contact", "list", "watch"), harmless=True),
    Action("first", ("home", "g"), ("queue", "contact", "list", "watch"), harmless=True),
    Action("last", ("end", "G"), ("queue", "contact", "list", "watch"), harmless=True),
    Action("open", ("enter",), ("queue", "contact", "list", "watch"), harmless=True),
    Action("back", ("escape", "backspace"), ("everywhere",), harmless=True),
    Action("next_pane", ("tab", "f6"), (*ACTING, "watch"), harmless=True),
    Action("previous_pane", ("shift+tab",), (*ACTING, "watch"), harmless=True),
    Action("filter", ("/",), ("queue", "contact", "list", "watch"), menu=True, harmless=True),
)

_ACTS = (
    Action(
        "claim",
        ("c", "f2"),
        ACTING,
        menu=True,
        disabled_reason=_claiming,
        needs="claims",
        undoes=lambda situation: situation.holding,
    ),
    Action("reply", ("r", "f3"), ACTING, menu=True, disabled_reason=needs_author, harmless=True),
    Action("note", ("n", "f4"), ACTING, menu=True, disabled_reason=needs_author, harmless=True),
    Action("send", ("f9", "ctrl+r"), ("composer", "contact"), menu=False, disabled_reason=_needs_text),
    Action("wrap_up", ("w",), DESK, menu=True, disabled_reason=_ending, harmless=True),
    Action(
        "pending",
        ("z",),
        DESK,
        menu=True,
        disabled_reason=_ending,
        undoes=lambda situation: situation.ticket_status == "pending",
    ),
)

_PLACES_TO_GO = (
    Action("promises", ("p",), DESK, menu=True, needs="promises", harmless=True),
    Action("history", ("h",), DESK, menu=True, disabled_reason=needs_contact, harmless=True),
    Action("outbox", ("o",), DESK, menu=True, harmless=True),
    Action("most_urgent", (".",), (*DESK, "list"), menu=True, disabled_reason=_needs_rows, harmless=True),
    Action("previous", ("[",), DESK, menu=True, disabled_reason=_needs_rows, harmless=True),
    Action("next", ("]",), DESK, menu=True, disabled_reason=_needs_rows, harmless=True),
    Action("queue", ("0",), (*DESK, "list"), menu=True, disabled_reason=_needs_way_to_queue, harmless=True),
    *(
        Action(
            f"slot_{number}",
            (str(number),),
            (*DESK, "list"),
            argument=number,
            disabled_reason=_needs_slot(number),
            harmless=True,
        )
        for number in range(1, SLOTS + 1)
    ),
    Action("resting", ("e",), ("queue",), menu=True, disabled_reason=_needs_resting, harmless=True),
)

_PROGRAM = (
    Action("menu", ("space",), (*DESK, "list", "watch"), harmless=True),
    Action("palette", (":", "ctrl+p"), (*ACTING, "list", "knowledge", "conflict", "watch"), harmless=True),
    Action("help", ("?", "f1"), ("everywhere",), menu=True, harmless=True),
    Action("language", (), (*DESK, "watch"), menu=True),
    Action("theme", (), (*DESK, "watch"), menu=True),
    Action("keymap", (), (*DESK, "watch"), menu=True),
    Action("repaint", ("ctrl+l",), ("everywhere",), harmless=True),
    Action("suspend", ("ctrl+z",), DESK),
    Action("quit", ("Q", "ctrl+q"), ("everywhere",), menu=True),
)

SPINE: tuple[Action, ...] = (*_MOVES, *_ACTS, *_PLACES_TO_GO, *_PROGRAM)
"""In the order of help and menu."""

LISTS: tuple[Action, ...] = (Action("everyone", ("p", "f2"), ("list",), harmless=True),)
"""What only the promises perform of the lists over the desk."""
