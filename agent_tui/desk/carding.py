"""Context cards at the desk: asked for when a customer is looked at, made ready only then."""

from typing import TYPE_CHECKING

from agent_tui.desk.desk_state import DeskState
from agent_tui.domain.values import Customer

if TYPE_CHECKING:
    from agent_tui.config.sources import Source
    from agent_tui.desk.context_cards import Asking, ContextCards, OnCard


class Carding(DeskState):
    _context_cards: "ContextCards | None" = None

    def cards(self, customer: Customer, on_card: "OnCard", *, verified: bool = False) -> "Asking":
        """What other systems know of `customer`: cards that are there at once, and `on_card` for each that comes later,
        from a thread of its own. The first call reads `sources.toml`: `BadInput` names what is wrong in it, once."""
        return self._asked().ask(customer, verified=verified, on_card=on_card)

    def card_sources(self) -> "tuple[Source, ...]":
        """The sources of `sources.toml`; `BadInput` as `cards`."""
        return self._asked().sources()

    def sources_again(self) -> bool:
        """Takes the sources as `sources.toml` now says; True where whoever shows cards has others to show. `BadInput`
        where the file is wrong: those from before stay."""
        return self._asked().read_again()

    @property
    def known_card_sources(self) -> "tuple[Source, ...] | None":
        """As `card_sources`, without reading anything: None as long as nobody asked."""
        return self._context_cards.known_sources if self._context_cards is not None else None

    def _asked(self) -> "ContextCards":
        # why: loaded here because only few have sources, and never before the first paint
        from agent_tui.desk.context_cards import ContextCards

        with self._parts_lock:
            if self._context_cards is None:
                self._context_cards = ContextCards(self._paths, self._credentials, self._clock)
            return self._context_cards

    def close(self) -> None:
        if self._context_cards is not None:
            self._context_cards.close()
        super().close()
