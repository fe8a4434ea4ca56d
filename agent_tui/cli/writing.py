"""Commands that write: `claim`, `release`, `reply`, `note`, `wrap-up`.

A claim is never queued; a text is queued here first and then sent, so that nothing written is lost."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from agent_tui.cli.freshness import pull_first, why_stopped
from agent_tui.cli.session import Session
from agent_tui.desk.backend_troubles import CONFLICTS
from agent_tui.desk.views import ContactView, MessageState, Sent
from agent_tui.domain.errors import BadInput, Conflict, NotAllowed, OutOfReach, Trouble
from agent_tui.domain.text import clean_line
from agent_tui.messages.commands import SAID
from agent_tui.messages.wrap_up_codes import DISPOSITIONS, ROOT_CAUSES

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk

PUSH_LIMIT_S = 5.0
_BADNESS: tuple[MessageState, ...] = ("acked", "queued", "unknown", "rejected")
INPUT_LIMIT = 1024 * 1024
"""Bytes; the desk refuses long before that."""


def claim(session: Session) -> int:
    """That contact, or the next one by routing; 1 when nothing waits."""
    given, output = session.arguments, session.output
    with session.desk() as desk:
        claimed = desk.claim_next(given.queue) if given.ticket is None else desk.claim(_id_of(session, desk))
        view = _known(desk, claimed.ticket) if claimed is not None else None
        me = desk.agent
    if claimed is None:
        output.message(SAID, "nothing-waits")
        if output.as_json:
            output.document({"ticket": None, "fence": None, "expires_in": None})
        return 1
    owner = view.ticket.owner if view is not None else None
    if owner is not None and owner != me:
        output.message(SAID, "colleagues-contact", owner=owner)
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
    given = session.arguments
    if given.template is not None:
        return _with_template(session, "reply")
    body = _body(session)
    with session.desk() as desk:
        know(session, desk)
        return send(session, desk, desk.reply(given.ticket, body, id=given.id))


def note(session: Session) -> int:
    given = session.arguments
    if given.template is not None:
        return _with_template(session, "note")
    body = _body(session)
    with session.desk() as desk:
        know(session, desk)
        return send(session, desk, desk.note(given.ticket, body, id=given.id))


def _with_template(session: Session, kind: str) -> int:
    # why: loaded here because most texts come without a template
    from agent_tui.cli.promising import say_with_template

    return say_with_template(session, kind)


def wrap_up(session: Session) -> int:
    given = session.arguments
    for code, known in ((given.disposition, DISPOSITIONS), (given.root_cause, ROOT_CAUSES)):
        if code is not None and code not in known:
            session.output.message(SAID, "code-of-your-own", code=clean_line(code)[:64], known=", ".join(known))
    with session.desk() as desk:
        know(session, desk)
        return send(session, desk, desk.wrap_up(given.ticket, given.disposition, given.root_cause, given.improve))


def report(session: Session, sent: Sent) -> int:
    """Says how far a write has come; the exit status of that."""
    output = session.output
    if output.as_json:
        output.document({"id": sent.id, "state": sent.state})
    else:
        output.line(f"{sent.state}  {sent.id}")
    match sent.state:
        case "acked":
            return 0
        case "rejected":
            trouble = _refusal(sent)
            output.trouble(trouble)
            return trouble.exit_status
        case "unknown":
            output.message(SAID, "state-unknown")
            return 3
        case _:
            output.message(SAID, "queued")
            return 3


def send(session: Session, desk: "Desk", sent: Sent, *, pushed: bool = False) -> int:
    """Sends what was just written (unless that was done) and says what became of it."""
    if not pushed and sent.state in ("queued", "sending"):
        desk.push(timeout=PUSH_LIMIT_S, ids=[sent.id])
        sent = state_of(desk, sent)
    status = report(session, sent)
    if status == OutOfReach.exit_status:
        stopped = why_stopped(session, desk.status().trouble)
        if stopped.key != "store-out-of-reach":
            session.output.trouble(stopped)
            return stopped.exit_status
    return status


def send_all(session: Session, desk: "Desk", write: Callable[[], Sent]) -> int:
    """Writes, sends everything that this put into the outbox, and says what became of it: of several writes the one
    that came least far."""
    before = {row.id for row in desk.outbox()}
    sent = write()
    ids = [row.id for row in desk.outbox() if row.id not in before]
    if not ids:
        return send(session, desk, sent)
    desk.push(timeout=PUSH_LIMIT_S, ids=ids)
    states = [state_of(desk, Sent(id, "queued")) for id in ids]
    worst = max(states, key=lambda one: _BADNESS.index(one.state) if one.state in _BADNESS else 0)
    return send(session, desk, Sent(sent.id, worst.state, worst.trouble), pushed=True)


def state_of(desk: "Desk", sent: Sent) -> Sent:
    """How far a write has come: what is not in the outbox any more is at the store."""
    for row in desk.outbox():
        if row.id == sent.id:
            # why: a command has no engine that goes on sending once it ends
            state: MessageState = "queued" if row.state == "sending" else row.state
            return Sent(sent.id, state, row.trouble)
    return Sent(sent.id, "acked")


def _refusal(sent: Sent) -> Trouble:
    if sent.trouble in CONFLICTS:
        return Conflict("text-refused-conflict", id=sent.id)
    if sent.trouble in ("forbidden", "not-permitted"):
        return NotAllowed("text-refused-forbidden", id=sent.id)
    return BadInput("text-refused", id=sent.id, name=sent.trouble)


def know(session: Session, desk: "Desk") -> None:
    """Pulls where the contact is not known here yet; what is known is written about without waiting for the network."""
    try:
        desk.contact(session.arguments.ticket)
    except BadInput:
        pull_first(session, desk)
    else:
        if desk.agent is None:
            pull_first(session, desk)


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


def _body(session: Session) -> str:
    """What is to be said: `--body`, else standard input without its last line break."""
    given: str | None = session.arguments.body
    if given is None:
        if session.typed.isatty():
            session.output.message(SAID, "type-the-text")
        data = session.typed.buffer.read(INPUT_LIMIT + 1)
        if len(data) > INPUT_LIMIT:
            raise BadInput("text-too-long", limit=INPUT_LIMIT // 1024)
        try:
            given = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise BadInput("text-not-utf8", byte=error.start + 1) from None
        given = given.removesuffix("\n").removesuffix("\r")
    try:
        given.encode("utf-8")
    except UnicodeEncodeError:
        raise BadInput("text-unstorable") from None
    return given
