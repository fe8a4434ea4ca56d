"""The ways from the desk to what opens over it: lists, help, menu, palette. Each screen is loaded when first opened."""

from typing import TYPE_CHECKING

from msgspec import Struct

from agent_tui.desk.views import ContactView, CustomerView, Draft, RowRef
from agent_tui.domain.errors import Trouble
from agent_tui.domain.story import Story
from agent_tui.ui.actions import Situation
from agent_tui.ui.presentation.contact_story import story_of
from agent_tui.ui.screens.desk.at_hand import from_contact
from agent_tui.ui.screens.desk.composing import Composing

if TYPE_CHECKING:
    from agent_tui.ui.screens.customers.customer_screen import Decision
    from agent_tui.ui.screens.promises.promises_screen import Whose
    from agent_tui.ui.screens.windows.framed_screen import Around


class WayBack(Struct, frozen=True):
    """From a contact that was opened out of a customer file."""

    customer: str
    before: str | None
    """The contact that was open when the file was called; None: the queue."""
    selected: RowRef | None
    """What was selected in the queue."""
    earlier: "WayBack | None"


class Excursions(Composing):
    _way_back: WayBack | None = None

    def around(self) -> "Around":
        from agent_tui.ui.screens.windows.framed_screen import Around, SlotsShown

        return Around(
            self.wording,
            self.styles_by_name,
            self.desk.status,
            self.now,
            self.me,
            slots=lambda: SlotsShown(self.slot_strip.slots, self.slot_strip.active),
            promise=lambda: self.status_line.promise,
            story=self._story_of,
            go=lambda id: self.app.call_later(self.perform, id),
            unread=lambda: self.status_line.unread,
            at_hand=hand.ticket if (hand := self.at_hand()) is not None else None,
        )

    def _story_of(self, ticket: str) -> Story | None:
        try:
            return story_of(self.desk.contact(ticket), self.now())
        except Trouble:
            return None  # the list says what is known of it

    async def show_promises(self, whose: "Whose | None" = None) -> None:
        """The ledger: of the customer at hand where a contact is open, else of everybody, on their first promise."""
        from agent_tui.ui.screens.promises.promises_screen import PromisesScreen

        hand = self.at_hand()
        customer = (hand.customer_id, hand.customer) if hand is not None else None
        screen = PromisesScreen(
            self.around(),
            self.desk,
            customer=customer,
            whose=whose or ("customer" if customer and self.opened else "team"),
            changed=lambda ticket: self.read_changed(frozenset({ticket})),
            write=lambda ticket, text: self.app.call_later(self.reply_with, ticket, text),
            starts_at_hand=whose is None,
        )
        await self.ask(screen, self.open_contact)

    async def reply_with(self, ticket: str, text: str) -> None:
        """Opens a reply on that contact with a text that is ready to send."""
        with self.telling():
            await self.open_contact(ticket)
            await self.attach("reply", text, b"")

    async def show_customer(self) -> None:
        hand = self.at_hand()
        if hand is not None:
            before = hand.ticket if self.reading else None
            earlier = self._way_back if self.reading else None
            await self._show_file(WayBack(hand.customer_id, before, self.queue_list.selected, earlier))

    async def _show_file(self, way: "WayBack") -> None:
        """The customer file; from a contact that is chosen there escape comes back to it."""
        from agent_tui.ui.screens.customers.customer_screen import CustomerScreen, FileDeeds

        def read() -> CustomerView | None:
            views = self.desk.customer(way.customer)
            return views[0] if views else None

        async def go_to(ticket: str) -> None:
            await self.open_contact(ticket)
            self._way_back = way if self.reading else None

        # in full only where the customer was verified in the contact that the file was called from
        verified = self.view is not None and self.view.verified and self.view.customer.id == way.customer
        deeds = FileDeeds(self.desk, self._decide_merge, verified)
        await self.ask(CustomerScreen(self.around(), read, deeds), go_to)

    def _decide_merge(self, view: CustomerView, other: str, decision: "Decision") -> bool:
        """Writes it down on the contact at hand where it is this customer's, else on the customer's latest one."""
        latest = sorted(view.tickets, key=lambda ticket: ticket.created_at)
        theirs = [ticket for one in self.desk.customer(other) for ticket in one.tickets] if not latest else []
        on = [ticket.id for ticket in (*theirs, *latest)]
        if self.view is not None and self.view.ticket.id in on:
            on.append(self.view.ticket.id)
        if not on:
            return False
        self.desk.decide_merge(on[-1], other, view.customer.id, decision)
        self.read_changed(None)
        return True

    async def show_file_of(self, customer: str) -> None:
        """The file of somebody who was found."""
        before = self.view.ticket.id if self.reading and self.view is not None else None
        earlier = self._way_back if self.reading else None
        await self._show_file(WayBack(customer, before, self.queue_list.selected, earlier))

    async def go_way_back(self) -> bool:
        """Where the customer file was called, with the file over it; False where the contact was opened otherwise."""
        way = self._way_back
        if way is None:
            return False
        if way.before is not None:
            await self.open_contact(way.before)
        else:
            self.hands_on_queue()
        if way.selected is not None:
            self.queue_list.select(way.selected)
            self.show_selected_now()
        self._way_back = way.earlier
        await self._show_file(way)
        return True

    async def show_help(self) -> None:
        from agent_tui.ui.screens.windows.help_screen import HelpScreen

        await self.ask(HelpScreen(self.wording, self.styles_by_name, self.situation().place), self.perform)

    async def show_menu(self) -> None:
        from agent_tui.ui.screens.windows.menu_screen import MenuScreen

        await self.ask(MenuScreen(self.wording, self.styles_by_name, self.situation()), self.perform)

    async def show_palette(self) -> None:
        from agent_tui.ui.screens.windows.palette_screen import PaletteScreen

        await self.ask(PaletteScreen(self.wording, self.styles_by_name, self.situation()), self.perform)

    def view_at_hand(self) -> ContactView | None:
        """The contact that an action is about, in full. It is shown, unless a text on another one keeps the pane."""
        self.show_selected_now()
        hand = self.at_hand()
        if hand is None:
            return None
        if self.view is not None and self.view.ticket.id == hand.ticket:
            return self.view
        return self.desk.contact(hand.ticket)

    async def take_to_hand(self, ticket: str) -> None:
        """For what a window answers: opens that contact where another one is at hand by now. The desk's Trouble where
        it is no more."""
        hand = self.at_hand()
        if hand is None or hand.ticket != ticket:
            self.desk.contact(ticket)
            await self.open_contact(ticket)

    async def open_contact(self, ticket: str) -> None:
        """Opens it, and selects it in the queue where it stands there."""
        self._way_back = None
        if (selected := self.queue_list.selected) is None or selected.ticket != ticket:
            self.queue_list.select(RowRef(ticket))
        if self.pane.filtered:
            self.pane.filter_by("", self.now())
        self.read_contact(ticket)
        if self.view is None:
            self.hands_on_queue()
            return
        composer = self.pane.composer
        if composer is not None and composer.ticket != ticket:
            await self.switch_composer(from_contact(self.view))
        elif composer is not None:
            self.hands_on_contact(composer.text_area)
        else:
            self.hands_on_contact()
        self._show_slots()

    async def take_up_draft(self, draft: Draft) -> None:
        """Opens the composer on a text that came back; what was written there before is on disk."""
        await self.open_contact(draft.ticket)
        if self.view is not None and self.view.ticket.id == draft.ticket:
            self._began_in_queue = False
            await self._put_composer(from_contact(self.view), draft.kind)

    def situation(self) -> Situation:
        """Where somebody stands."""
        return Situation("queue")

    async def perform(self, id: str) -> None:
        """Does the action `id`, or says why it cannot be done."""
