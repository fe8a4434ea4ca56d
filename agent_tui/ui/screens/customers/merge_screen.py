"""Two records side by side before one is merged into the other: names, tiers, identities, last contacts."""

from datetime import datetime

from textual import events

from agent_tui.desk.views import CustomerView
from agent_tui.domain.masking import mask_numbers
from agent_tui.messages.speech import say
from agent_tui.messages.terms import CHANNELS, TIERS
from agent_tui.ui.actions import action
from agent_tui.ui.presentation.cells import cut, fit
from agent_tui.ui.presentation.styles import Line, Span, StyleName, Styles
from agent_tui.ui.presentation.times import recent_day
from agent_tui.ui.presentation.who_facts import called, shown_identity
from agent_tui.ui.screens.windows.confirm_screen import YES, says_yes
from agent_tui.ui.screens.windows.dialog import Dialog
from agent_tui.ui.screens.windows.lines import head_line
from agent_tui.ui.screens.windows.pick_list import PickRow
from agent_tui.ui.wording import Wording

MOST_IDENTITIES = 6
MOST_CONTACTS = 3

Cell = tuple[str, StyleName]


class MergeScreen(Dialog):
    """Answers `yes` or None."""

    WIDTH = 78

    def __init__(
        self,
        wording: Wording,
        styles: Styles,
        stays: CustomerView,
        goes: CustomerView,
        now: datetime,
        *,
        verified: bool,
    ) -> None:
        super().__init__(wording, styles)
        self._both = (stays, goes)
        self._now = now
        self._verified = verified
        self._keys = wording.answers(action("merge"))

    def on_mount(self) -> None:
        width = (min(self.WIDTH, self.app.size.width) - 4) // 2
        left, right = (self._cells(view, width - 2) for view in self._both)
        words = self.wording
        left.insert(0, (words.screen("merge.stays"), "dim"))
        right.insert(0, (words.screen("merge.goes"), "dim"))
        rows: list[PickRow] = []
        for index in range(max(len(left), len(right))):
            line: list[Span] = []
            for column in (left, right):
                text, style = column[index] if index < len(column) else ("", "text")
                line.append(Span(fit(text, width - 2) + "  ", style))
            rows.append(PickRow("", tuple(line)))
        keys: Line = (Span(words.screen("merge.keys", key=words.keys(action("merge"), 1)), "label"),)
        self.frame(head_line(words.screen("merge.title")), rows, keys)

    def _cells(self, view: CustomerView, width: int) -> list[Cell]:
        customer, words = view.customer, self.wording
        cells: list[Cell] = [
            (called(customer.name, customer.id, verified=self._verified), "label"),
            (f"{say(TIERS, customer.tier, words.language)}  {customer.id}", "dim"),
        ]
        cells += [
            (f"{words.screen(f'identity.{one.kind}')} {shown_identity(one, verified=self._verified)}", "text")
            for one in customer.identities[:MOST_IDENTITIES]
        ]
        if len(customer.identities) > MOST_IDENTITIES:
            cells.append((f"+{len(customer.identities) - MOST_IDENTITIES}", "dim"))
        cells.append((words.screen("merge.contacts", count=len(view.tickets)), "text"))
        latest = sorted(view.tickets, key=lambda ticket: ticket.created_at, reverse=True)[:MOST_CONTACTS]
        for ticket in latest:
            day = recent_day(ticket.created_at, self._now, words.here)
            channel = say(CHANNELS, ticket.channel, words.language)
            subject = ticket.subject if self._verified else mask_numbers(ticket.subject)
            cells.append((cut(f" {day} {channel} {subject}", width), "dim"))
        if not latest:
            cells.append((words.screen("merge.never"), "dim"))
        return cells

    def on_key(self, event: events.Key) -> None:
        if says_yes(event, self._keys):
            event.stop()
            self.dismiss(YES)
