"""The contact that an action is about: the selected row of the queue, or the contact that is open."""

from msgspec import Struct

from agent_tui.desk.views import ContactView, QueueRow
from agent_tui.domain.values import Channel, TicketStatus
from agent_tui.ui.presentation.who_facts import called


class AtHand(Struct, frozen=True):
    ticket: str
    customer: str
    customer_id: str
    channel: Channel
    status: TicketStatus
    holding: bool
    holder: str | None


def from_row(row: QueueRow, me: str | None) -> AtHand:
    return AtHand(
        ticket=row.id,
        customer=called(row.customer_name, row.customer_id),
        customer_id=row.customer_id,
        channel=row.channel,
        status=row.status,
        holding=row.holder is not None and row.holder == me,
        holder=row.holder,
    )


def from_contact(view: ContactView) -> AtHand:
    return AtHand(
        ticket=view.ticket.id,
        customer=called(view.customer.name, view.customer.id, verified=view.verified),
        customer_id=view.customer.id,
        channel=view.ticket.channel,
        status=view.ticket.status,
        holding=view.holding,
        holder=view.ticket.holder,
    )
