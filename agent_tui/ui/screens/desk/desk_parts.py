"""All parts of the desk screen as one: what can be done there, and who is told what happens."""

from collections.abc import Iterator

from agent_tui.desk.views import ContactView
from agent_tui.ui.actions import Situation
from agent_tui.ui.live import Changes
from agent_tui.ui.screens.desk.desk_part import DeskPart, Performer
from agent_tui.ui.screens.desk.filtering import Filtering
from agent_tui.ui.screens.desk.parts.bulletins import Bulletins
from agent_tui.ui.screens.desk.parts.call_backs import CallBacks
from agent_tui.ui.screens.desk.parts.checking import Checking
from agent_tui.ui.screens.desk.parts.contact_state import ContactState
from agent_tui.ui.screens.desk.parts.contradictions import Contradictions
from agent_tui.ui.screens.desk.parts.customers import Customers
from agent_tui.ui.screens.desk.parts.exchange import Exchange
from agent_tui.ui.screens.desk.parts.going_about import GoingAbout
from agent_tui.ui.screens.desk.parts.hands import Hands
from agent_tui.ui.screens.desk.parts.holding_line import HoldingLine
from agent_tui.ui.screens.desk.parts.knowing import Knowing
from agent_tui.ui.screens.desk.parts.offers import Offers
from agent_tui.ui.screens.desk.parts.presence import Presence
from agent_tui.ui.screens.desk.parts.promising import Promising
from agent_tui.ui.screens.desk.parts.touring import Touring
from agent_tui.ui.screens.desk.parts.transfers import Transfers

PARTS: tuple[type[DeskPart], ...] = (
    GoingAbout,
    ContactState,
    Promising,
    Contradictions,
    Checking,
    CallBacks,
    Knowing,
    Bulletins,
    Customers,
    Presence,
    Offers,
    Transfers,
    HoldingLine,
    Hands,
    Exchange,
    Touring,
)
"""In the order in which they are asked and told."""


class DeskParts(DeskPart):
    def __init__(self, desk_screen: Filtering) -> None:
        super().__init__(desk_screen)
        self._parts = tuple(part(desk_screen) for part in PARTS)
        self.touring = next(part for part in self._parts if isinstance(part, Touring))

    def __iter__(self) -> Iterator[DeskPart]:
        return iter(self._parts)

    def performers(self) -> dict[str, Performer]:
        return {id: perform for part in self for id, perform in part.performers().items()}

    def situation(self, standing: Situation) -> Situation:
        for part in self:
            standing = part.situation(standing)
        return standing

    def stepped_back(self) -> bool:
        return any(part.stepped_back() for part in self)

    def contact_shown(self, view: ContactView | None) -> None:
        for part in self:
            part.contact_shown(view)

    def changed(self, changes: Changes) -> None:
        for part in self:
            part.changed(changes)

    def queue_read(self) -> None:
        for part in self:
            part.queue_read()

    def sources_changed(self) -> None:
        for part in self:
            part.sources_changed()

    def text_sent(self, ticket: str) -> None:
        for part in self:
            part.text_sent(ticket)

    def text_changed(self) -> None:
        for part in self:
            part.text_changed()

    async def stops_sending(self) -> bool:
        for part in self:
            if await part.stops_sending():
                return True
        return False

    def hands_moved(self) -> None:
        for part in self:
            part.hands_moved()

    def worded_anew(self) -> None:
        for part in self:
            part.worded_anew()

    def mounted(self) -> None:
        for part in self:
            part.mounted()
