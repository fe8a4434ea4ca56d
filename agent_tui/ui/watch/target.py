"""What an action of watch mode is about: a contact, a promise of it, or what stands behind a row."""

from msgspec import Struct

from agent_tui.desk.views import ContactView
from agent_tui.domain.values import Channel
from agent_tui.insight.reading import Need
from agent_tui.insight.standing import LiveContact, OpenPromise


class Target(Struct, frozen=True):
    """A row of watch mode. `ticket`, or `queue` with `channel`, or `agent` says what enter opens."""

    customer: str = ""
    ticket: str | None = None
    promise: str | None = None
    agent: str | None = None
    queue: str | None = None
    channel: Channel | None = None


def of_promise(promise: OpenPromise) -> Target:
    return Target(promise.customer_name, promise.ticket, promise.promise)


def of_contact(contact: LiveContact) -> Target:
    return Target(contact.customer_name or contact.customer, contact.ticket)


def of_view(view: ContactView) -> Target:
    """The contact, and of its open promises the one that is due next."""
    due = [one for one in view.promises if one.state == "open"]
    first = min(due, key=lambda one: one.due_at, default=None)
    return Target(view.customer.name or view.customer.id, view.ticket.id, first.id if first is not None else None)


def of_need(need: Need) -> Target:
    if need.promise is not None:
        return of_promise(need.promise)
    if need.contact is not None:
        return of_contact(need.contact)
    if need.queue is not None:
        return Target(queue=need.queue.queue, channel=need.queue.channel)
    return Target()


def key_of_need(need: Need) -> str:
    """Which need it is: the same one while it stands, whatever is said of it."""
    if need.promise is not None:
        return f"{need.kind} {need.promise.promise}"
    if need.queue is not None:
        return f"{need.kind} {need.queue.queue} {need.queue.channel}"
    return f"{need.kind} {need.ticket}"
