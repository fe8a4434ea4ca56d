"""The registry of actions: what a person can do, by which keys, where – and when not, and why.

It alone feeds the bindings, the palette, the help, the numbered menu and docs/keys.md. What an action *does* stands in
the screen that performs it; what it is called stands in `messages.actions` under the same id. Sources: INTERFACE "The
screen's fixed points", EXPERIENCE "Keys".
"""

from collections.abc import Iterable

from textual.binding import Binding

from agent_tui.ui.actions import (
    bulletins,
    checking,
    customers,
    exchange,
    hands,
    knowing,
    promising,
    spine,
    teamwork,
    touring,
    watching,
)
from agent_tui.ui.actions.action import PLACES, SLOTS, Action, Place, Situation

__all__ = [
    "ACTIONS",
    "DESK_ACTIONS",
    "LIST_ACTIONS",
    "PLACES",
    "SLOTS",
    "WATCH_ACTIONS",
    "Action",
    "Place",
    "Situation",
]

_AREAS = (promising, checking, knowing, bulletins, customers, teamwork, hands, exchange, touring)

DESK_ACTIONS: tuple[Action, ...] = (*spine.SPINE, *(one for area in _AREAS for one in area.DESK_ACTIONS))
"""What is performed at the desk, in the order of help and menu."""

LIST_ACTIONS: tuple[Action, ...] = (*spine.LISTS, *(one for area in _AREAS for one in area.LIST_ACTIONS))
"""What only the lists over the desk perform."""

WATCH_ACTIONS: tuple[Action, ...] = watching.WATCH_ACTIONS
"""What only watch mode performs."""

ACTIONS: tuple[Action, ...] = (*DESK_ACTIONS, *LIST_ACTIONS, *WATCH_ACTIONS)

_BY_ID = {action.id: action for action in ACTIONS}


def action(id: str) -> Action:
    """The action `id`; KeyError where there is none."""
    return _BY_ID[id]


def actions_at(place: Place) -> list[Action]:
    """The actions of a place, those of everywhere included, in order. What only watch mode does comes before what it
    has in common with the desk."""
    here = [action for action in ACTIONS if place in action.places or "everywhere" in action.places]
    return sorted(here, key=lambda action: action not in WATCH_ACTIONS) if place == "watch" else here


_LIFE = (
    *("claim", "reply", "note", "template", "knowledge", "verify", "promises", "transfer", "pending", "wrap_up"),
    *("accept", "decline", "accept_all", "call_back", "hold_line", "upset", "wishes", "take_back", "copy", "editor"),
    *("mark", "mark_all", "bulk"),
)
"""What is done for a contact, in the order of its life, and then to many."""

_PROGRAM = ("my_state", "hand_over", "zoom", "help", "tour", "language", "theme", "keymap", "quit")
"""What is about the shift and the program."""


def menu_at(place: Place) -> list[Action]:
    """Deeds first, then ways to go, the program last: what is wanted most has the first numbers."""
    return sorted((action for action in actions_at(place) if action.menu), key=_menu_place)


def _menu_place(action: Action) -> tuple[int, int]:
    if action.id in _LIFE:
        return (0, _LIFE.index(action.id))
    return (2, _PROGRAM.index(action.id)) if action.id in _PROGRAM else (1, 0)


def bindings_of(actions: Iterable[Action]) -> list[Binding]:
    """Textual bindings that run `perform('<id>')` on the node that declares them.

    Each is bound to a key that nobody can press, `action_key`: which real keys lead to it is the keymap's affair
    (`ui.keys`), and `KeysInOrder` takes them there. What stands in no keymap goes by the keys of the registry."""
    return [
        Binding(",".join((action_key(action.id), *map(_bound, action.keys))), action.command, show=False, id=action.id)
        for action in actions
    ]


def _bound(key: str) -> str:
    """A key as Textual wants it in a list of keys."""
    return "comma" if key == "," else key


def action_key(id: str) -> str:
    """What Textual knows an action by."""
    return f"action:{id}"
