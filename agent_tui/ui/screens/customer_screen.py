"""Who a customer is: every identity on every channel, every contact, every promise."""

from collections.abc import Callable, Sequence
from datetime import datetime

from agent_tui.desk.views import CustomerView, TimelineEntry
from agent_tui.domain.values import Promise, Ticket
from agent_tui.messages.screen_rows import ROWS
from agent_tui.messages.speech import say
from agent_tui.messages.terms import CHANNELS, TIERS
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.languages import language_name
from agent_tui.ui.presentation.story_lines import not_promised
from agent_tui.ui.presentation.styles import Line, Span
from agent_tui.ui.screens.lines import head_line, in_columns
from agent_tui.ui.screens.list_screen import Around, ListScreen
from agent_tui.ui.screens.pick_list import PickRow
from agent_tui.ui.wording import Wording


class CustomerScreen(ListScreen):
    """Enter opens the contact under the cursor (a promise's contact too)."""

    def __init__(
        self,
        around: Around,
        read: Callable[[], CustomerView | None],
    ) -> None:
        super().__init__(around)
        self._read = read
        self._customer_name = ""

    def heading(self) -> str:
        return self.wording.screen("customer.title", customer=cut(self._customer_name, 40))

    def all_rows(self) -> Sequence[PickRow]:
        view = self._read()
        if view is None:
            return []
        self._customer_name = view.customer.name
        now = self.around.now()
        rows = [PickRow("", line) for line in who_lines(view, self.wording)]
        rows.append(PickRow("", head_line(self.wording.screen("customer.promises", count=len(view.promises)))))
        rows += [PickRow(f"{promise.ticket} {promise.id}", self._promise(promise, now)) for promise in view.promises]
        counts = {"count": len(view.tickets), "recent": view.contacts_7d}
        rows.append(PickRow("", head_line(self.wording.screen("customer.contacts", **counts))))
        newest_first = sorted(view.tickets, key=lambda ticket: ticket.created_at, reverse=True)
        last = {entry.ticket: entry for entry in view.timeline if _is_said(entry)}
        rows += [PickRow(ticket.id, self._ticket(ticket, last.get(ticket.id))) for ticket in newest_first]
        return rows

    def _promise(self, promise: Promise, now: datetime) -> Line:
        late = promise.state == "open" and promise.due_at < now
        limits = not_promised(promise.limits, self.wording.language) if promise.limits else ""
        return in_columns(
            ("!" if late else " ", 1, "late"),
            (self.wording.day_and_time(promise.due_at), 11, "late" if late else "dim"),
            (self.wording.screen(f"promise.{promise.state}"), 12, "label"),
            (f"{promise.what}  {limits}", 0, "text"),
        )

    def _ticket(self, ticket: Ticket, last: TimelineEntry | None) -> Line:
        told = ticket.subject
        if last is not None:
            language = self.wording.language
            who = say(ROWS, "me", language) if last.author == self.around.me else last.author
            told += f"  {who} " + say(ROWS, "said", language, words=" ".join(last.body[:400].split()))
        return in_columns(
            (" ", 1, "text"),
            (self.wording.day_and_time(ticket.created_at), 11, "dim"),
            (self.wording.screen(f"status.{ticket.status}"), 12, "label"),
            (say(CHANNELS, ticket.channel, self.wording.language), 6, "text"),
            (told, 0, "text"),
        )


def _is_said(entry: TimelineEntry) -> bool:
    return entry.kind in ("message", "call") and entry.direction != "internal" and bool(entry.body.strip())


def who_lines(view: CustomerView, wording: Wording) -> list[Line]:
    """Name, tier and tags, then one line for each identity."""
    customer = view.customer
    tier = say(TIERS, customer.tier, wording.language)
    tags = "  ".join(customer.tags)
    lines: list[Line] = [
        (Span(customer.name, "customer"), Span(f"  {tier}  {language_name(customer.language)}  {tags}", "dim"))
    ]
    lines += [
        in_columns((wording.screen(f"identity.{identity.kind}"), 8, "dim"), (identity.value, 0, "text"))
        for identity in customer.identities
    ]
    return lines
