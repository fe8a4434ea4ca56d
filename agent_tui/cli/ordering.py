"""Commands about what other departments must do: `order list`, `make`, `done`, `withdraw`."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from agent_tui.cli import documents
from agent_tui.cli.freshness import pull_first
from agent_tui.cli.output import Column
from agent_tui.cli.promising import due_given
from agent_tui.cli.sending import know, send_all
from agent_tui.cli.session import Session
from agent_tui.desk.told_times import shown_time
from agent_tui.desk.views import NewWorkOrderWords, Sent
from agent_tui.messages.commands import SAID
from agent_tui.messages.commands_promising import ORDER_HEADS
from agent_tui.messages.speech import say
from agent_tui.messages.terms import WORK_ORDER_STATES

if TYPE_CHECKING:
    from agent_tui.desk.desk import Desk


def list_orders(session: Session) -> int:
    given = session.arguments
    state = None if given.state == "all" else given.state
    with session.desk() as desk:
        pull_first(session, desk)
        rows = desk.work_orders(state=state, customer=given.customer)
    output = session.output
    if output.as_json:
        output.document(documents.work_orders(rows))
        return 0
    if not rows:
        output.message(SAID, "no-orders")
        return 0
    now, language = datetime.now(UTC), output.language
    heads = {name: say(ORDER_HEADS, name, language) for name in ORDER_HEADS}
    columns = [
        Column(heads["due"]),
        Column(heads["state"]),
        Column(heads["number"], right=True),
        Column(heads["customer"], widest=16, least=8),
        Column(heads["department"], widest=16, least=8),
        Column(heads["what"]),
        Column(heads["id"], widest=36, least=0),
    ]
    table = [
        (
            shown_time(row.order.due_at, session.settings),
            say(WORK_ORDER_STATES, row.order.state, language),
            str(row.ticket_number),
            row.customer_name,
            row.order.department,
            row.order.what,
            row.order.id,
        )
        for row in rows
    ]
    output.table(columns, table, alarms=(row.order.state == "open" and row.order.due_at <= now for row in rows))
    return 0


def make(session: Session) -> int:
    given = session.arguments
    with session.desk() as desk:
        due = due_given(session, desk, given.due)
        made = NewWorkOrderWords(given.department, given.what, due, given.promise)
        know(session, desk)
        return send_all(session, desk, lambda: desk.make_work_order(given.ticket, made))


def done(session: Session) -> int:
    return _end(session, lambda desk: desk.finish_work_order)


def withdraw(session: Session) -> int:
    return _end(session, lambda desk: desk.withdraw_work_order)


def _end(session: Session, deed: "Callable[[Desk], Callable[[str, str], Sent]]") -> int:
    given = session.arguments
    with session.desk() as desk:
        pull_first(session, desk)
        return send_all(session, desk, lambda: deed(desk)(given.id, given.words or ""))
