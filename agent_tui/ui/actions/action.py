"""What an action is: an id, its keys, where it can be done – and when not, and why."""

from collections.abc import Callable
from typing import Literal, get_args

from msgspec import Struct

from agent_tui.desk.views import Ability
from agent_tui.domain.values import Channel, TicketStatus

Place = Literal[
    "queue", "contact", "composer", "list", "ledger", "customer", "knowledge", "conflict", "watch", "everywhere"
]
"""Where a person's hands are. `list`: the lists that open over the desk (promises, outbox, customer). `customer`: what
is more in the customer file. `conflict`: where both versions of something refused stand. `watch`: watch mode, a program
of its own."""

PLACES: tuple[Place, ...] = get_args(Place)

SLOTS = 5
"""Contacts in hand that have a digit of their own."""

DESK: tuple[Place, ...] = ("queue", "contact")
ACTING: tuple[Place, ...] = ("queue", "contact", "composer")


class Situation(Struct, frozen=True):
    """Where somebody stands, as far as actions depend on it."""

    place: Place
    ticket: str | None = None
    """The selected or open contact."""
    channel: Channel | None = None
    offer: str | None = None
    """What a colleague asks of me about it: a transfer."""
    offers: int = 0
    """Everything that colleagues ask of me."""
    promise: str | None = None
    """The promise under the cursor."""
    figure: bool = False
    """A row is selected behind which several contacts stand: those of a queue, of an agent."""
    cover: str | None = None
    """Who promised the call-back under the cursor and is busy."""
    upset: bool = False
    """The customer of the contact at hand was noted as upset last."""
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
    marked: int = 0
    """Contacts that are marked for doing something to all of them."""
    last_deed: bool = False
    """Something was done here that `take_back` knows of."""
    queued: int = 0
    """What was written here and waits to go out."""
    refused: int = 0
    """What the store did not take and waits for a decision."""
    writing: bool = False
    """A text is open, whether the hands are in it or beside it."""
    filtered: bool = False
    slots: tuple[str | None, ...] = (None,) * SLOTS
    demo: bool = False
    """The desk is the demo's."""
    touring: bool = False
    """The guided tour is under way."""
    cannot: frozenset[Ability] = frozenset()
    """What the helpdesk cannot do."""


class Action(Struct, frozen=True):
    id: str
    keys: tuple[str, ...]
    """In the keymap `standard`, the first is the one that is shown; then the function key. What an input method makes
    of them is understood by itself (`ui.keys.names`)."""
    places: tuple[Place, ...]
    menu: bool = False
    """Stands in the numbered menu of its places."""
    argument: int | None = None
    """Which one of several: the slot, what needs a hand."""
    disabled_reason: Callable[[Situation], str | None] = lambda situation: None
    """Key of `messages.actions` that says why it cannot be done now, or None when it can."""

    needs: Ability | None = None
    """What the helpdesk must be able to do for it."""

    harmless: bool = False
    """It moves, shows or asks first, and changes nothing by itself: so it may be done by a key that an input method
    made of another one."""

    undoes: Callable[[Situation], bool] = lambda situation: False
    """True where the same key takes it back; it is then called by `<id>.again`."""

    def reason_against(self, situation: Situation) -> str | None:
        """Key of `messages.actions` that says why it cannot be done now, or None when it can. What can never be done
        here comes before what cannot be done now."""
        return "why.backend-cannot" if self.needs in situation.cannot else self.disabled_reason(situation)

    @property
    def command(self) -> str:
        """What a binding runs."""
        return f"perform('{self.id}')"

    @property
    def words(self) -> str:
        """Key of its name in `messages.actions`."""
        return self.id.rpartition("_")[0] if self.argument is not None else self.id

    @property
    def help_words(self) -> str:
        """Key of its help line: one for all of several."""
        return f"{self.words}s.help" if self.argument is not None else f"{self.id}.help"


def needs_contact(situation: Situation) -> str | None:
    """The reason where nothing is selected."""
    return None if situation.ticket else "why.no-contact"


def needs_author(situation: Situation) -> str | None:
    """The reason where nothing is selected, or nobody is signed in who could write on it."""
    if not situation.ticket:
        return "why.no-contact"
    return None if situation.signed_in else "why.nobody-signed-in"
