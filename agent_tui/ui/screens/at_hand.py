"""The contact that an action is about: the selected row of the queue, or the contact that is open."""

from msgspec import Struct

from agent_tui.desk.views import ContactView, QueueRow
from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.values import Channel, TicketStatus


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
        customer=mask_numbers(row.customer_name) or row.customer_id,
        customer_id=row.customer_id,
        channel=row.channel,
        status=row.status,
        holding=row.holder is not None and row.holder == me,
        holder=row.holder,
    )


def from_contact(view: ContactView) -> AtHand:
    return AtHand(
        ticket=view.ticket.id,
        customer=(view.customer.name if view.verified else mask_numbers(view.customer.name)) or view.customer.id,
        customer_id=view.customer.id,
        channel=view.ticket.channel,
        status=view.ticket.status,
        holding=view.holding,
        holder=view.ticket.holder,
    )
