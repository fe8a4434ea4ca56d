"""The context cards of whoever is looked at: asked for when somebody stays, left when they are left."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import App

from agent_tui.domain.errors import Trouble
from agent_tui.domain.values import Customer
from agent_tui.ui.threads import in_thread

if TYPE_CHECKING:
    from agent_tui.config.sources import Source
    from agent_tui.desk.context_cards import Asking, Card
    from agent_tui.desk.desk import Desk


class CardsAtHand:
    """One customer's cards at a time. `show` is told on the screen's thread whenever they are others; `trouble` what is
    wrong with `sources.toml`."""

    def __init__(self, desk: "Desk", show: Callable[[], object], trouble: Callable[[Trouble], object]) -> None:
        self._desk = desk
        self._show = show
        self._trouble = trouble
        self._asking: Asking | None = None
        self._known: list[Card] | None = None
        if desk.known_card_sources is not None:
            self._known = _idle(desk.known_card_sources)
        self._turn = 0
        """Rises with everybody who is looked at; what is told of an earlier one is nothing any more."""

    @property
    def cards(self) -> "tuple[Card, ...]":
        """As they stand; none as long as it is not known whether there are sources, or there are none."""
        return tuple(self._known or ())

    @property
    def no_sources(self) -> bool:
        """True once it is known that there are none."""
        return self._known == []

    def leave(self) -> None:
        """Nobody is looked at: ends what is under way."""
        self._turn += 1
        if self._asking is not None:
            self._asking.leave()
            self._asking = None
        if self._known:
            self._known = [_without_answer(card) for card in self._known]

    def begin_anew(self) -> None:
        """There are other sources."""
        self.leave()
        self._known = _idle(self._desk.known_card_sources or ())

    async def prepare(self) -> None:
        """Reads which sources there are, so that whoever shows cards later has rows for them from the beginning."""
        try:
            sources = await in_thread(self._desk.card_sources)
        except Trouble as trouble:
            self._known = []
            self._trouble(trouble)
            return
        if self._known is None:
            self._known = _idle(sources)

    async def look_at(self, app: "App[object]", customer: Customer, *, verified: bool) -> None:
        """Asks about `customer`; the cards stand for themselves at once and fill as they come."""
        self.leave()
        turn = self._turn
        if self._known is None:
            await self.prepare()
        if turn != self._turn or not self._known:
            return

        def told(index: int, card: "Card") -> None:
            app.call_later(self._came, turn, index, card)

        self._asking = self._desk.cards(customer, told, verified=verified)
        self._known = list(self._asking.cards)
        self._show()

    def _came(self, turn: int, index: int, card: "Card") -> None:
        if turn == self._turn and self._known is not None and index < len(self._known):
            self._known[index] = card
            self._show()


def _idle(sources: "Sequence[Source]") -> "list[Card]":
    # why: loaded here because most have no sources
    from agent_tui.desk.context_cards import idle_card

    return [idle_card(source) for source in sources]


def _without_answer(card: "Card") -> "Card":
    import msgspec

    rows = tuple(msgspec.structs.replace(row, value="") for row in card.rows)
    return msgspec.structs.replace(card, state="idle", rows=rows)
