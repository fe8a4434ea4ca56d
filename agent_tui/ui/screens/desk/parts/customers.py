"""At the desk: who the customer is: verified, mood, wishes, merges, context cards, finding somebody."""

from collections.abc import Mapping, Sequence

import msgspec

from agent_tui.desk.views import ContactView
from agent_tui.domain.errors import Trouble
from agent_tui.domain.happenings import is_verified
from agent_tui.ui.actions import Situation, action
from agent_tui.ui.alarm import Alarm
from agent_tui.ui.file_news import file_of
from agent_tui.ui.presentation.styles import Line
from agent_tui.ui.screens.customers.cards_at_hand import CardsAtHand
from agent_tui.ui.screens.desk.at_hand import from_contact
from agent_tui.ui.screens.desk.desk_part import DeskPart, Performer
from agent_tui.ui.screens.desk.filtering import Filtering

STAYED = 0.5
"""Seconds that a contact must stay in sight before other systems are asked about its customer."""

ROOMY, HIGH = 36, 30
"""Lines of a terminal of two panes that has room for whole cards, and for a line of each."""

MOST_ROWS = 12


class Customers(DeskPart):
    """Performs the actions of `ui.actions.customers`."""

    def __init__(self, desk_screen: Filtering) -> None:
        super().__init__(desk_screen)
        self._cards = CardsAtHand(desk_screen.desk, self._show_cards, self._say_what_is_wrong)
        self._asked_about: tuple[str, str, bool, bool] | None = None
        self._laid_out_for = (0, 0, 0)
        self._stay = Alarm(desk_screen.set_timer, self._ask)

    def performers(self) -> Mapping[str, Performer]:
        return {
            "verify": self._verify,
            "upset": self._note_mood,
            "wishes": self._ask_wishes,
            "find_customer": self._find,
        }

    def situation(self, standing: Situation) -> Situation:
        view = self.at.view
        if view is None or view.ticket.id != standing.ticket:
            return standing
        return msgspec.structs.replace(standing, upset=view.mood == "upset")

    # Who it is

    async def _verify(self) -> None:
        from agent_tui.ui.screens.customers.verify_screen import VerifyScreen
        from agent_tui.ui.screens.windows.confirm_screen import YES

        view = self.at.view_at_hand()
        if view is None:
            return
        hand = from_contact(view)
        if view.verified:
            made = [entry for entry in view.timeline if entry.ticket == view.ticket.id and is_verified(entry.meta)]
            when = self.at.wording.day_and_time(made[-1].at) if made else ""
            self.at.say(self.at.wording.screen("verify.already", customer=hand.customer, when=when))
            return

        def answered(answer: str) -> None:
            if answer == YES:
                self.at.desk.verify(view.ticket.id)
                self.at.written(hand, "verify.done")

        await self.at.ask(VerifyScreen(self.at.wording, self.at.styles_by_name, view, self.at.now()), answered)

    def _note_mood(self) -> None:
        view = self.at.view_at_hand()
        if view is None:
            return
        mood = "calm" if view.mood == "upset" else "upset"
        self.at.desk.note_mood(view.ticket.id, "calm" if mood == "calm" else "upset")
        self.at.written(from_contact(view), f"mood.{mood}")

    async def _ask_wishes(self) -> None:
        from agent_tui.ui.screens.customers.wishes_screen import WishesScreen

        view = self.at.view_at_hand()
        if view is None:
            return
        hand = from_contact(view)
        window = WishesScreen(self.at.wording, self.at.styles_by_name, view.customer, hand.customer)

        def answered(answer: str) -> None:
            wishes = window.wishes
            if not wishes.add and not wishes.remove:
                self.at.say(self.at.wording.screen("wishes.same"))
                return
            self.at.desk.set_tags(view.ticket.id, view.customer.id, wishes.add, wishes.remove)
            self.at.written(hand, "wishes.saved")

        await self.at.ask(window, answered)

    async def _find(self) -> None:
        from agent_tui.ui.screens.customers.finder_screen import FinderScreen

        window = FinderScreen(self.at.wording, self.at.styles_by_name, self.at.desk.find_customers, self.at.now)
        await self.at.ask(window, self.at.show_file_of)

    # Context cards

    def contact_shown(self, view: ContactView | None) -> None:
        about = None if view is None else (view.ticket.id, view.customer.id, view.verified, self._has_room)
        if about == self._asked_about:
            return
        self._asked_about = about
        self._cards.leave()
        self._show_cards()
        self._stay.clear()
        if view is not None and not self._cards.no_sources:
            self._stay.set(0.01 if self.at.opened else STAYED)

    def hands_moved(self) -> None:
        """The terminal may be of another size: cards stand elsewhere, or have room now."""
        shape = (self.at.panes, *self.at.app.size)
        if shape != self._laid_out_for:
            self._laid_out_for = shape
            self._show_cards()
            self.contact_shown(self.at.view)

    def worded_anew(self) -> None:
        self._show_cards()

    def sources_changed(self) -> None:
        self._cards.begin_anew()
        self._asked_about = None
        self.contact_shown(self.at.view)

    @property
    def _has_room(self) -> bool:
        """Where nothing has room for cards nothing is asked."""
        return self.at.panes == 3 or (self.at.panes == 2 and self.at.app.size.height >= HIGH)

    def _ask(self) -> None:
        view = self.at.view
        if view is None:
            return
        # a task of its own: keys do not wait for it
        if self._has_room:
            look = self._cards.look_at(self.at.app, view.customer, verified=view.verified)
        else:
            look = self._cards.prepare()
        self.at.run_worker(look, group="cards")

    def _show_cards(self) -> None:
        cards = self._cards.cards
        in_card: Sequence[Line] = ()
        in_pane: Sequence[Line] = ()
        if cards:
            # why: loaded here because most have no sources
            from agent_tui.ui.presentation.card_lines import card_lines

            view, words = self.at.view, self.at.wording
            masked, verify = view is None or not view.verified, words.keys(action("verify"), 1)
            height = self.at.app.size.height
            if self.at.panes == 3:
                width = max(20, self.at.card.size.width or 40)
                in_card = card_lines(cards, width, words.language, masked=masked, rows=height // 3, verify=verify)
            elif self.at.panes == 2 and height >= HIGH:
                rows = MOST_ROWS if height >= ROOMY else len(cards)
                width = max(20, self.at.pane.size.width or 52)
                in_pane = card_lines(cards, width, words.language, masked=masked, rows=rows, verify=verify)
        self.at.card.show_cards(in_card)
        self.at.pane.show_cards(in_pane)

    def _say_what_is_wrong(self, trouble: Trouble) -> None:
        if self.at.file_news.is_news(trouble):
            self.at.mention_while(file_of(trouble), self.at.wording.trouble(trouble))
