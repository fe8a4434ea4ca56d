"""At the desk: a chat that must wait: the customer is told for how long, and I am reminded when that is over."""

from collections.abc import Mapping
from datetime import timedelta

import msgspec
from textual.timer import Timer

from agent_tui.domain.errors import BadInput
from agent_tui.ui.actions import Situation
from agent_tui.ui.actions.teamwork import CHATS
from agent_tui.ui.presentation import times
from agent_tui.ui.screens.desk.at_hand import AtHand
from agent_tui.ui.screens.desk.desk_part import DeskPart, Performer
from agent_tui.ui.screens.desk.filtering import Filtering

HOLD = timedelta(minutes=2)
"""What a customer is told."""


class HoldingLine(DeskPart):
    def __init__(self, desk_screen: Filtering) -> None:
        super().__init__(desk_screen)
        self._holding: dict[str, Timer] = {}
        """Contacts whose customers were told to wait."""

    def performers(self) -> Mapping[str, Performer]:
        return {"hold_line": self._hold_line}

    def situation(self, standing: Situation) -> Situation:
        hand = self.at.at_hand()
        return msgspec.structs.replace(standing, channel=hand.channel if hand is not None else None)

    def _hold_line(self) -> None:
        """Tells the customer in their language."""
        at = self.at
        hand = at.at_hand()
        if hand is None or hand.channel not in CHATS:
            return
        language = "zh" if at.desk.contact(hand.ticket).customer.language.startswith("zh") else "en"
        at.desk.reply(hand.ticket, at.wording.screen(f"hold.words.{language}"))
        if (before := self._holding.pop(hand.ticket, None)) is not None:
            before.stop()
        self._holding[hand.ticket] = at.set_timer(HOLD.total_seconds(), lambda: self._hold_over(hand))
        at.read_changed(frozenset({hand.ticket}))
        back_by = times.clock(at.now() + HOLD, at.wording.here)
        at.say(at.wording.screen("hold.said", customer=hand.customer, when=back_by))

    def _hold_over(self, hand: AtHand) -> None:
        """Says so, unless something was said to the customer meanwhile, or the contact is no more."""
        self._holding.pop(hand.ticket, None)
        with self.at.telling():
            try:
                view = self.at.desk.contact(hand.ticket)
            except BadInput:
                return
            words = {self.at.wording.screen(f"hold.words.{language}") for language in ("zh", "en")}
            outbound = [
                one
                for one in view.timeline
                if one.ticket == hand.ticket and one.direction == "outbound" and one.kind != "promise"
            ]
            if outbound and outbound[-1].body in words:
                self.at.mention(self.at.wording.screen("hold.over", customer=hand.customer))
