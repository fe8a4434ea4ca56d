"""Commands about colleagues: `agents`, `transfer`, `me`."""

from datetime import UTC, datetime
from typing import Any

from agent_tui.cli.freshness import pull_first
from agent_tui.cli.output import Column
from agent_tui.cli.sending import send
from agent_tui.cli.session import Session
from agent_tui.cli.times import left
from agent_tui.desk.told_times import shown_time
from agent_tui.desk.views import AgentLine
from agent_tui.domain.errors import BadInput
from agent_tui.domain.values import TransferKind
from agent_tui.messages.agent_states import told_state
from agent_tui.messages.commands import HEADS, SAID
from agent_tui.messages.screen_rows import COLUMNS
from agent_tui.messages.screen_watch import WORDS
from agent_tui.messages.speech import say
from agent_tui.messages.terms import ROLES

_ANSWERS = {"accept": "accepted", "decline": "declined"}


def list_agents(session: Session) -> int:
    """Everybody who works at this store, what they do, and what they have in hand."""
    with session.desk() as desk:
        pull_first(session, desk)
        agents = desk.agents()
    output = session.output
    if output.as_json:
        output.document({"agents": [_document(one) for one in agents]})
        return 0
    words, now = output.language, datetime.now(UTC)
    columns = [Column(say(COLUMNS, "agent", words), widest=24), Column(say(WORDS, "watch.column.state", words))]
    columns += [
        Column(say(WORDS, "watch.column.since", words), right=True),
        Column(say(HEADS, "role", words)),
    ]
    columns += [Column(say(WORDS, f"watch.column.{name}", words), right=True) for name in ("contacts", "promises")]
    output.table(
        columns,
        [
            (
                f"{one.agent.name} {one.agent.id}".lstrip(),
                told_state(one.agent.state, one.agent.reason, words, talking=one.talking),
                "" if one.talking else left(now, one.agent.since, words),
                say(ROLES, one.agent.role, words),
                str(one.contacts),
                str(one.promises),
            )
            for one in agents
        ],
    )
    return 0


def transfer(session: Session) -> int:
    """Hands a contact on, asks about it, or answers what a colleague asks."""
    given = session.arguments
    answering = given.id is not None
    _check_transfer(session, answering)
    with session.desk() as desk:
        pull_first(session, desk)
        if answering:
            sent = desk.answer(given.id, _ANSWERS[given.what], given.note)  # type: ignore[arg-type]  # its words
        elif given.queue is not None:
            sent = desk.move_to_queue(given.what, given.queue, given.note)
        else:
            kind: TransferKind = "consult" if given.consult else "transfer"
            sent = desk.offer(given.what, kind, given.to, given.note, given.promise)
        return send(session, desk, sent)


def _check_transfer(session: Session, answering: bool) -> None:
    """`BadInput("usage")` for what does not belong together: an option is never passed over."""
    given = session.arguments
    asks_somebody = given.consult or given.promise
    wrong = None
    if answering != (given.what in _ANSWERS):
        wrong = "transfer-id"
    elif answering and (given.to is not None or given.queue is not None or asks_somebody):
        wrong = "transfer-answer"
    elif not answering and given.to is None and given.queue is None:
        wrong = "transfer-to"
    elif given.queue is not None and asks_somebody:
        wrong = "transfer-moves"
    if wrong is not None:
        raise BadInput("usage", wrong=say(SAID, wrong, session.output.language), command="agent-tui transfer")


def be(session: Session) -> int:
    """Tells colleagues what I do. Holds while something is heard of me: the workstation renews it by itself."""
    given = session.arguments
    with session.desk() as desk:
        until = desk.be_now(given.state, given.reason)
    if session.output.as_json:
        session.output.document({"state": given.state, "reason": given.reason, "until": until})
    else:
        state = told_state(given.state, given.reason, session.output.language)
        session.output.message(SAID, "state-told", state=state, until=shown_time(until, session.settings))
    return 0


def _document(one: AgentLine) -> dict[str, Any]:
    agent = one.agent
    return {
        "agent": agent.id,
        "role": agent.role,
        "queues": agent.queues,
        "state": agent.state,
        "since": agent.since,
        "reason": agent.reason,
        "viewing": agent.viewing,
        "writing": agent.writing,
        "name": agent.name,
        "contacts": one.contacts,
        "promises": one.promises,
    }
