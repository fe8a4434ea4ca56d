"""What becomes of a write: sent as far as the store can be reached, and how far it came, said with an exit status."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from agent_tui.cli.freshness import pull_first, why_stopped
from agent_tui.cli.session import Session
from agent_tui.desk.backend_troubles import CONFLICTS
from agent_tui.desk.views import MessageState, Sent
from agent_tui.domain.errors import BadInput, Conflict, NotAllowed, OutOfReach, Trouble
from agent_tui.messages.commands import SAID

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk

PUSH_LIMIT_S = 5.0
_BADNESS: tuple[MessageState, ...] = ("acked", "queued", "unknown", "rejected")


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


def send(session: Session, desk: "Desk", sent: Sent) -> int:
    """Sends what was just written and says what became of it."""
    stopped = None
    if sent.state in ("queued", "sending"):
        stopped = _push(desk, [sent.id])
        sent = state_of(desk, sent)
    return _told(session, desk, sent, stopped)


def _push(desk: "Desk", ids: list[str]) -> Trouble | None:
    """Sends these writes; what kept them from being tried. They are in the outbox, whatever it is."""
    try:
        desk.push(timeout=PUSH_LIMIT_S, ids=ids)
    except Trouble as trouble:
        return trouble
    return None


def _told(session: Session, desk: "Desk", sent: Sent, stopped: Trouble | None) -> int:
    status = report(session, sent)
    if status != OutOfReach.exit_status:
        return status
    if stopped is not None:
        session.output.trouble(stopped)
        # why not its own: that of a disk that is full says that nothing was queued
        return stopped.exit_status if isinstance(stopped, NotAllowed) else status
    why = why_stopped(session, desk.status().trouble)
    if why.key != "store-out-of-reach":
        session.output.trouble(why)
        return why.exit_status
    return status


def send_all(session: Session, desk: "Desk", write: Callable[[], Sent], *, a_text: bool = False) -> int:
    """Writes, sends everything that this put into the outbox, and says what became of it: of several writes the one
    that came least far. `a_text`: its own way is what the answer tells, so that nobody sends it twice because of what
    went with it; that has its words and the exit status."""
    before = {row.id for row in desk.outbox()}
    sent = write()
    ids = [row.id for row in desk.outbox() if row.id not in before]
    if not ids:
        return send(session, desk, sent)
    stopped = _push(desk, ids)
    states = [state_of(desk, Sent(id, "queued")) for id in ids]
    worst = max(states, key=lambda one: _BADNESS.index(one.state) if one.state in _BADNESS else 0)
    if a_text and worst.state == "rejected" and states[0].state == "acked":
        report(session, states[0])
        trouble = _refusal(worst)
        session.output.trouble(trouble)
        return trouble.exit_status
    return _told(session, desk, Sent(sent.id, worst.state, worst.trouble), stopped)


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
    desk.take_profile()
    try:
        desk.contact(session.arguments.ticket)
    except BadInput:
        pull_first(session, desk)
    else:
        if desk.agent is None:
            pull_first(session, desk)
