"""Commands about who a customer is: `verify`, `mood`, `tag`, `merge`; and `pending` and `open`, which set a contact
aside and take it up again. Each is queued here first and then sent."""

from typing import TYPE_CHECKING

from agent_tui.cli.freshness import pull_first
from agent_tui.cli.sending import know, send
from agent_tui.cli.session import Session
from agent_tui.cli.signing_in import read_token
from agent_tui.config.credentials import is_secret_name, secret_variable
from agent_tui.desk.views import CustomerView
from agent_tui.domain.errors import BadInput, NotAllowed
from agent_tui.domain.text import clean_line
from agent_tui.messages.commands import SAID

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk


def verify(session: Session) -> int:
    with session.desk() as desk:
        know(session, desk)
        return send(session, desk, desk.verify(session.arguments.ticket))


def mood(session: Session) -> int:
    given = session.arguments
    with session.desk() as desk:
        know(session, desk)
        return send(session, desk, desk.note_mood(given.ticket, given.mood))


def pending(session: Session) -> int:
    with session.desk() as desk:
        know(session, desk)
        return send(session, desk, desk.set_status(session.arguments.ticket, "pending"))


def open_(session: Session) -> int:
    with session.desk() as desk:
        know(session, desk)
        return send(session, desk, desk.set_status(session.arguments.ticket, "open"))


def tag(session: Session) -> int:
    """Gives and takes tags; the change goes out in the order of the customer's latest contact."""
    given = session.arguments
    if not given.add and not given.remove:
        raise BadInput("tag-none")
    with session.desk() as desk:
        pull_first(session, desk)
        view = _customer(desk, given.who)
        on = _latest_contact(view)
        return send(session, desk, desk.set_tags(on, view.customer.id, given.add or (), given.remove or ()))


def merge(session: Session) -> int:
    """TARGET stands for SOURCE from now on, or (undo) no more, or (different) they are two people."""
    given = session.arguments
    decision = "undo" if given.undo else "different" if given.different else "same"
    with session.desk() as desk:
        pull_first(session, desk)
        views = [_customer(desk, who) for who in (given.source, given.target)]
        source, target = (_record(view, who) for view, who in zip(views, (given.source, given.target), strict=True))
        on = _latest_contact(views[1] if views[1].tickets else views[0])
        sent = desk.decide_merge(on, source, target, decision)  # type: ignore[arg-type]  # one of its three words
        return send(session, desk, sent)


def keep_secret(session: Session) -> int:
    """Keeps what a source of context cards is asked with in the desktop's keyring; it is typed unseen, or the first
    line of standard input."""
    name = _secret_name(session)
    secret = read_token(session)
    if not session.credentials.keep_secret(name, secret):
        raise NotAllowed("secret-without-keyring", variable=secret_variable(name))
    _tell(session, "secret-kept", name)
    return 0


def forget_secret(session: Session) -> int:
    name = _secret_name(session)
    if not session.credentials.keep_secret(name, None):
        raise NotAllowed("secret-without-keyring", variable=secret_variable(name))
    _tell(session, "secret-forgotten", name)
    return 0


def _tell(session: Session, key: str, name: str) -> None:
    session.output.message(SAID, key, name=name)
    if session.output.as_json:
        session.output.document({"name": name})


def _secret_name(session: Session) -> str:
    name: str = session.arguments.name
    if not is_secret_name(name):
        raise BadInput("secret-name-wrong", name=clean_line(name)[:64])
    return name


def _customer(desk: "Desk", who: str) -> CustomerView:
    """The one customer who is known by that; `BadInput`: unknown-customer, customer-not-told-apart."""
    views = desk.customer(who)
    named = [view for view in views if who.strip() in (view.customer.id, *(one.id for one in view.merged))]
    found = named or views
    if not found:
        raise BadInput("unknown-customer", who=clean_line(who)[:80])
    if len(found) > 1:
        ids = ", ".join(view.customer.id for view in found[:5])
        raise BadInput("customer-not-told-apart", who=clean_line(who)[:80], known=ids)
    return found[0]


def _record(view: CustomerView, who: str) -> str:
    """The record that is meant: of several that are one person, the one that was named."""
    return who.strip() if any(one.id == who.strip() for one in view.merged) else view.customer.id


def _latest_contact(view: CustomerView) -> str:
    if not view.tickets:
        raise BadInput("customer-without-contact", who=view.customer.id)
    return max(view.tickets, key=lambda ticket: ticket.created_at).id
