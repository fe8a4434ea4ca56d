"""Commands that write: `claim`, `release`, `reply`, `note`, `wrap-up`.

A claim is never queued; a text is queued here first and then sent, so that nothing written is lost."""

from typing import TYPE_CHECKING, Literal

from agent_tui.cli.freshness import pull_first
from agent_tui.cli.sending import know, send
from agent_tui.cli.session import Session
from agent_tui.cli.telling_findings import tell_findings
from agent_tui.cli.texts import text_given, until_kept
from agent_tui.desk.views import ContactView
from agent_tui.domain.errors import BadInput
from agent_tui.domain.text import clean_line
from agent_tui.messages.commands import SAID
from agent_tui.messages.speech import say
from agent_tui.messages.wrap_up_codes import DISPOSITIONS, ROOT_CAUSES, slip_of

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk


def claim(session: Session) -> int:
    """That contact, or the next one by routing; 1 when nothing waits."""
    given, output = session.arguments, session.output
    with session.desk() as desk:
        claimed = desk.claim_next(given.queue) if given.ticket is None else desk.claim(_id_of(session, desk))
        view = _known(desk, claimed.ticket) if claimed is not None else None
        me, names = desk.agent, desk.names()
    if claimed is None:
        output.message(SAID, "nothing-waits")
        if output.as_json:
            output.document({"ticket": None, "fence": None, "expires_in": None})
        return 1
    owner = view.ticket.owner if view is not None else None
    if owner is not None and owner != me:
        output.message(SAID, "colleagues-contact", owner=names.get(owner, owner))
    if output.as_json:
        output.document({"ticket": claimed.ticket, "fence": claimed.fence, "expires_in": claimed.expires_in})
        return 0
    name = f"#{view.ticket.number} {view.customer.name or view.customer.id}" if view is not None else claimed.ticket
    output.message(SAID, "claimed", contact=name, seconds=int(claimed.expires_in))
    output.line(f"{claimed.ticket}  {clean_line(name)}" if view is not None else claimed.ticket)
    return 0


def _known(desk: "Desk", ticket: str) -> ContactView | None:
    """What is known here of a contact; a claim asks for nothing to be pulled first."""
    try:
        return desk.contact(ticket)
    except BadInput:
        return None


def release(session: Session) -> int:
    with session.desk() as desk:
        ticket = _id_of(session, desk)
        desk.release(ticket)
    if session.output.as_json:
        session.output.document({"ticket": ticket})
    else:
        session.output.message(SAID, "released", ticket=ticket)
    return 0


def reply(session: Session) -> int:
    return _say(session, "reply")


def note(session: Session) -> int:
    return _say(session, "note")


def _say(session: Session, kind: Literal["reply", "note"]) -> int:
    given = session.arguments
    if given.template is not None:
        # why: loaded here because most texts come without a template
        from agent_tui.cli.promising import say_with_template

        return say_with_template(session, kind)
    if given.set is not None or given.language is not None or given.replaces is not None or given.both:
        wrong = say(SAID, "of-a-template", session.output.language)
        raise BadInput("usage", wrong=wrong, command=f"agent-tui {kind}")
    body = text_given(session, given.body)
    with until_kept(session) as kept, session.desk() as desk:
        know(session, desk)
        tell_findings(session, desk, given.ticket, kind, body)
        write = desk.reply if kind == "reply" else desk.note
        sent = write(given.ticket, body, id=given.id)
        kept()
        return send(session, desk, sent)


def wrap_up(session: Session) -> int:
    given = session.arguments
    for code, known in ((given.disposition, DISPOSITIONS), (given.root_cause, ROOT_CAUSES)):
        if code is None or code in known:
            continue
        if (meant := slip_of(code, known)) is not None:
            raise BadInput("code-slip", code=clean_line(code)[:64], meant=meant)
        session.output.message(SAID, "code-of-your-own", code=clean_line(code)[:64], known=", ".join(known))
    with session.desk() as desk:
        know(session, desk)
        return send(session, desk, desk.wrap_up(given.ticket, given.disposition, given.root_cause, given.improve))


def _id_of(session: Session, desk: "Desk") -> str:
    """The id of the contact that is meant. An id that is not known here is the store's to judge; a number can only be
    told by what is known here, so that comes up to date first."""
    ticket: str = session.arguments.ticket
    try:
        return desk.contact(ticket).ticket.id
    except BadInput:
        if not ticket.isdecimal():
            return ticket
    pull_first(session, desk)
    return desk.contact(ticket).ticket.id
