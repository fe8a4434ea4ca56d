"""What somebody should know before they pend or end a contact that is a colleague's."""

from datetime import datetime

from agent_tui.desk.views import ContactView
from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.text import strip_controls
from agent_tui.ui.presentation import times
from agent_tui.ui.presentation.cells import cut
from agent_tui.ui.presentation.who_facts import called
from agent_tui.ui.wording import Wording


def caution(view: ContactView, me: str | None, now: datetime, wording: Wording) -> str:
    """Whose contact it is, that the customer is not answered, and the next deadline of what was promised in it; ""
    for a contact that nobody else owns or holds."""
    ticket = view.ticket
    other = next((who for who in (ticket.holder, ticket.owner) if who and who != me), None)
    if other is None:
        return ""
    key = "caution.held" if other == ticket.holder else "caution.owned"
    told = [wording.screen(key, who=cut(strip_controls(wording.here.name(other)), 24))]
    if ticket.waiting_since is not None:
        customer = cut(called(view.customer.name, view.customer.id, verified=view.verified), 24)
        told.append(wording.screen("caution.waiting", customer=customer))
    promised = [promise for promise in view.promises if promise.ticket == ticket.id and promise.state == "open"]
    if promised:
        first = min(promised, key=lambda promise: promise.due_at)
        when = times.deadline(first.due_at, now, wording.here)
        key = "caution.overdue" if first.due_at < now else "caution.promised"
        told.append(wording.screen(key, what=cut(" ".join(mask_numbers(first.what).split()), 40), when=when))
    return " ".join(told)
