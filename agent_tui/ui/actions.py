"""The registry of actions: what a person can do, by which keys, where – and when not, and why.

It alone feeds the bindings, the palette, the help, the numbered menu and docs/keys.md. What an action *does* stands in
the screen that performs it; what it is called stands in `messages.actions` under the same id. Sources: INTERFACE "The
screen's fixed points", EXPERIENCE "Keys".
"""

from collections.abc import Callable, Iterable
from typing import Literal, get_args

from msgspec import Struct
from textual.binding import Binding

from agent_tui.domain.values import TicketStatus

Place = Literal["queue", "contact", "composer", "list", "everywhere"]
"""Where a person's hands are. `list`: the lists that open over the desk (promises, outbox, customer)."""

PLACES: tuple[Place, ...] = get_args(Place)

SLOTS = 5
"""Contacts in hand that have a digit of their own."""

_DESK: tuple[Place, ...] = ("queue", "contact")
_ACTING: tuple[Place, ...] = ("queue", "contact", "composer")


class Situation(Struct, frozen=True):
    """Where somebody stands, as far as actions depend on it."""

    place: Place
    ticket: str | None = None
    """The selected or open contact."""
    ticket_status: TicketStatus | None = None
    holding: bool = False
    holder: str | None = None
    """Somebody else who holds it."""
    online: bool = False
    """False once the store is known to be out of reach."""
    signed_in: bool = True
    rows: int = 0
    """Contacts in the list."""
    resting: int = 0
    slots: tuple[str | None, ...] = (None,) * SLOTS


class Action(Struct, frozen=True):
    id: str
    keys: tuple[str, ...]
    """The first is the one that is shown; then the function key; then what a Chinese input method makes of it."""
    places: tuple[Place, ...]
    menu: bool = False
    """Stands in the numbered menu of its places."""
    argument: int | None = None
    """Which one of several: the slot."""
    disabled_reason: Callable[[Situation], str | None] = lambda situation: None
    """Key of `messages.actions` that says why it cannot be done now, or None when it can."""

    undoes: Callable[[Situation], bool] = lambda situation: False
    """True where the same key takes it back; it is then called by `<id>.again`."""

    @property
    def command(self) -> str:
        """What a binding runs."""
        return f"perform('{self.id}')"

    @property
    def words(self) -> str:
        """Key of its name in `messages.actions`."""
        return "slot" if self.argument is not None else self.id


def _needs_contact(situation: Situation) -> str | None:
    return None if situation.ticket else "why.no-contact"


def _claiming(situation: Situation) -> str | None:
    if not situation.ticket:
        return "why.no-contact"
    if not situation.signed_in:
        return "why.nobody-signed-in"
    if situation.holder and not situation.holding:
        return "why.held-by-other"
    return None if situation.online else "why.claims-need-store"


def _writing(situation: Situation) -> str | None:
    if not situation.ticket:
        return "why.no-contact"
    return None if situation.signed_in else "why.nobody-signed-in"


def _ending(situation: Situation) -> str | None:
    if not situation.ticket:
        return "why.no-contact"
    if not situation.signed_in:
        return "why.nobody-signed-in"
    return "why.ended" if situation.ticket_status in ("resolved", "closed") else None


def _needs_text(situation: Situation) -> str | None:
    return None if situation.place == "composer" else "why.not-writing"


def _needs_rows(situation: Situation) -> str | None:
    return None if situation.rows else "why.nothing-waits"


def _needs_resting(situation: Situation) -> str | None:
    return None if situation.resting else "why.nothing-resting"


def _needs_slot(number: int) -> Callable[[Situation], str | None]:
    def reason(situation: Situation) -> str | None:
        return None if situation.slots[number - 1] else "why.nothing-in-hand"

    return reason


_MOVES = (
    Action("up", ("up", "k"), ("queue", "contact", "list")),
    Action("down", ("down", "j"), ("queue", "contact", "list")),
    Action("page_up", ("pageup",), ("queue", "contact", "list")),
    Action("page_down", ("pagedown",), ("queue", "contact", "list")),
    Action("first", ("home", "g"), ("queue", "contact", "list")),
    Action("last", ("end", "G"), ("queue", "contact", "list")),
    Action("open", ("enter",), ("queue", "contact", "list")),
    Action("back", ("escape", "backspace"), ("everywhere",)),
    Action("next_pane", ("tab", "f6"), _ACTING),
    Action("previous_pane", ("shift+tab",), _ACTING),
    Action("filter", ("/", "、"), ("queue", "contact", "list"), menu=True),
)

_ACTS = (
    Action(
        "claim",
        ("c", "f2"),
        _ACTING,
        menu=True,
        disabled_reason=_claiming,
        undoes=lambda situation: situation.holding,
    ),
    Action("reply", ("r", "f3"), _ACTING, menu=True, disabled_reason=_writing),
    Action("note", ("n", "f4"), _ACTING, menu=True, disabled_reason=_writing),
    Action("send", ("f9", "ctrl+r"), ("composer",), menu=False, disabled_reason=_needs_text),
    Action("wrap_up", ("w",), _DESK, menu=True, disabled_reason=_ending),
    Action(
        "pending",
        ("z",),
        _DESK,
        menu=True,
        disabled_reason=_ending,
        undoes=lambda situation: situation.ticket_status == "pending",
    ),
)

_PLACES_TO_GO = (
    Action("promises", ("p",), _DESK, menu=True),
    Action("history", ("h",), _DESK, menu=True, disabled_reason=_needs_contact),
    Action("outbox", ("o",), _DESK, menu=True),
    Action("most_urgent", (".", "。"), _DESK, menu=True, disabled_reason=_needs_rows),
    Action("previous", ("[", "【"), _DESK, menu=True, disabled_reason=_needs_rows),
    Action("next", ("]", "】"), _DESK, menu=True, disabled_reason=_needs_rows),
    Action("queue", ("0",), _DESK, menu=True),
    *(
        Action(f"slot_{number}", (str(number),), _DESK, argument=number, disabled_reason=_needs_slot(number))
        for number in range(1, SLOTS + 1)
    ),
    Action("resting", ("e",), ("queue",), menu=True, disabled_reason=_needs_resting),
)

_PROGRAM = (
    Action("menu", ("space",), _DESK),
    Action("palette", (":", "ctrl+p", "："), _ACTING),
    Action("help", ("?", "f1", "？"), ("everywhere",), menu=True),
    Action("language", (), _DESK, menu=True),
    Action("theme", (), _DESK, menu=True),
    Action("repaint", ("ctrl+l",), ("everywhere",)),
    Action("suspend", ("ctrl+z",), _DESK),
    Action("quit", ("Q", "ctrl+q"), ("everywhere",), menu=True),
)

DESK_ACTIONS: tuple[Action, ...] = (*_MOVES, *_ACTS, *_PLACES_TO_GO, *_PROGRAM)
"""What the desk itself performs, in the order of help and menu."""

LIST_ACTIONS: tuple[Action, ...] = (
    Action("retry", ("r", "f3"), ("list",)),
    Action("drop", ("x", "delete"), ("list",)),
    Action("everyone", ("p", "f2"), ("list",)),
)
"""What only the lists over the desk perform: retry and drop in the outbox, everyone in the promises."""

ACTIONS: tuple[Action, ...] = (*DESK_ACTIONS, *LIST_ACTIONS)

_SHORT = {"escape": "esc", "pageup": "pgup", "pagedown": "pgdn", "shift+tab": "s-tab", "delete": "del"}

_BY_ID = {action.id: action for action in ACTIONS}


def action(id: str) -> Action:
    """The action `id`; KeyError where there is none."""
    return _BY_ID[id]


def actions_at(place: Place) -> list[Action]:
    """The actions of a place, those of everywhere included, in order."""
    return [action for action in ACTIONS if place in action.places or "everywhere" in action.places]


def menu_at(place: Place) -> list[Action]:
    return [action for action in actions_at(place) if action.menu]


def bindings_of(actions: Iterable[Action]) -> list[Binding]:
    """Textual bindings that run `perform('<id>')` on the node that declares them."""
    return [
        Binding(",".join(action.keys), action.command, show=False, id=action.id) for action in actions if action.keys
    ]


def shown_keys(action: Action, limit: int = 2) -> str:
    """Its keys as help and menu write them, "c f2"; without the ones that input methods make."""
    plain = [_SHORT.get(key, key) for key in action.keys if key.isascii()]
    return " ".join(plain[:limit])
