"""A customer's wishes: may we contact them, and on which channel. What is chosen becomes tags of the customer."""

from typing import ClassVar

from msgspec import Struct
from textual.binding import BindingType

from agent_tui.domain.values import CHANNELS as EVERY_CHANNEL
from agent_tui.domain.values import Channel, Customer
from agent_tui.domain.who import Consent, consent_in, preference_in, tags_for
from agent_tui.messages.speech import say
from agent_tui.messages.terms import CHANNELS
from agent_tui.ui.actions import ACTIONS, action, bindings_of
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.styles import Span, Styles
from agent_tui.ui.screens.windows.dialog import Dialog
from agent_tui.ui.screens.windows.lines import head_line
from agent_tui.ui.screens.windows.moving import MOVES_AND_BACK
from agent_tui.ui.screens.windows.pick_list import PickRow
from agent_tui.ui.wording import Wording

CONSENTS: tuple[Consent, ...] = ("free", "no-marketing", "no-contact")


class Wishes(Struct, frozen=True):
    """The tags that come and go."""

    add: tuple[str, ...]
    remove: tuple[str, ...]


class WishesScreen(Dialog):
    """`name`: what the customer is called here. Answers with nothing itself; `wishes` says what was chosen once it was
    saved (`dismiss("saved")`)."""

    WIDTH = 48
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(action for action in ACTIONS if action.id in (*MOVES_AND_BACK, "send"))
    ]

    def __init__(self, wording: Wording, styles: Styles, customer: Customer, name: str) -> None:
        super().__init__(wording, styles)
        self._customer = customer
        self._customer_name = name
        self._consent: Consent = consent_in(customer.tags)
        self._prefers: Channel | None = preference_in(customer.tags)

    @property
    def wishes(self) -> Wishes:
        add, remove = tags_for(self._customer.tags, consent=self._consent, prefers=self._prefers)
        return Wishes(tuple(add), tuple(remove))

    def on_mount(self) -> None:
        self._draw(f"consent {self._consent}")

    def _draw(self, keep: str | None) -> None:
        words = self.wording
        rows = [PickRow("", (Span(words.screen("wishes.consent"), "label"),))]
        for consent in CONSENTS:
            rows.append(self._choice(f"consent {consent}", words.screen(f"wishes.{consent}"), consent == self._consent))
        rows.append(PickRow("", (Span(words.screen("wishes.prefers"), "label"),)))
        rows.append(self._choice("prefers ", words.screen("wishes.any"), self._prefers is None))
        for channel in EVERY_CHANNEL:
            name = say(CHANNELS, channel, words.language)
            rows.append(self._choice(f"prefers {channel}", name, channel == self._prefers))
        title = words.screen("wishes.title", customer=cut(self._customer_name, 28))
        foot = words.screen("wishes.keys", key=words.keys(action("send"), 1))
        self.frame(head_line(title), rows, (Span(foot, "dim"),), keep=keep)

    @staticmethod
    def _choice(key: str, name: str, chosen: bool) -> PickRow:
        return PickRow(key, (Span("(*) " if chosen else "( ) ", "hint_key"), Span(name)))

    def perform(self, id: str) -> None:
        if id == "send":
            self.dismiss("saved")
        elif id == "open" and self.list.chosen is not None:
            what, _, value = self.list.chosen.partition(" ")
            if what == "consent":
                self._consent = next(one for one in CONSENTS if one == value)
            else:
                self._prefers = next((one for one in EVERY_CHANNEL if one == value), None)
            self._draw(self.list.chosen)
        else:
            super().perform(id)
