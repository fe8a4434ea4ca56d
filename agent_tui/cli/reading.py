"""Commands that read: `queue`, `show`, `customer`, `promise list`."""

from collections.abc import Mapping
from datetime import UTC, datetime

from agent_tui.cli import documents
from agent_tui.cli.freshness import pull_first
from agent_tui.cli.output import Column
from agent_tui.cli.session import Session
from agent_tui.cli.times import left
from agent_tui.desk.contact_reading import CUSTOMERS_SHOWN
from agent_tui.desk.told_times import shown_time
from agent_tui.desk.views import ContactView, CustomerView, QueueFilter, QueueRow, TimelineEntry
from agent_tui.domain.errors import BadInput
from agent_tui.domain.story import bare_limits
from agent_tui.domain.text import clean_line
from agent_tui.domain.values import Promise
from agent_tui.messages.commands import HEADS, SAID
from agent_tui.messages.happening_words import event_words
from agent_tui.messages.screen_rows import COLUMNS
from agent_tui.messages.speech import Language, Words, say
from agent_tui.messages.terms import (
    CHANNELS,
    DIRECTIONS,
    KINDS,
    MESSAGE_STATES,
    PROMISE_STATES,
    STATUSES,
    TIER_MARKS,
    TIERS,
)


def show_queue(session: Session) -> int:
    given = session.arguments
    wanted = QueueFilter(mine=given.mine, queue=given.queue, channel=given.channel)
    with session.desk() as desk:
        pull_first(session, desk)
        as_of = datetime.now(UTC)
        rows, names = desk.queue_list(wanted, given.sort), desk.names()
    if session.output.as_json:
        session.output.document(documents.queue(as_of, rows))
    elif rows:
        _queue_table(session, rows, names, as_of)
    else:
        session.output.message(SAID, "queue-empty")
    return 0


def show_contact(session: Session) -> int:
    with session.desk() as desk:
        pull_first(session, desk)
        view, names = desk.contact(session.arguments.ticket), desk.names()
    if session.output.as_json:
        session.output.document(documents.contact(view))
    else:
        _contact_page(session, view, names)
    return 0


def show_customer(session: Session) -> int:
    """One customer; 1 and a list to choose from where a number or address is several customers'."""
    who = session.arguments.who
    with session.desk() as desk:
        pull_first(session, desk)
        views, names = desk.customer(who), desk.names()
    if not views:
        raise BadInput("unknown-customer", who=clean_line(who)[:80])
    output = session.output
    if len(views) == 1:
        if output.as_json:
            output.document(documents.customer(views[0]))
        else:
            _customer_page(session, views[0], names)
        return 0
    output.message(SAID, "several-customers")
    if len(views) >= CUSTOMERS_SHOWN:
        output.message(SAID, "more-customers", count=len(views))
    if output.as_json:
        output.document(documents.candidates(views))
    else:
        rows = [(v.customer.id, _term(session, TIERS, v.customer.tier), v.customer.name) for v in views]
        output.table([Column(_head(session, head)) for head in ("id", "tier", "customer")], rows)
    return 1


def list_promises(session: Session) -> int:
    given = session.arguments
    state = None if given.state == "all" else given.state
    with session.desk() as desk:
        pull_first(session, desk)
        rows, names = desk.promises(state=state, customer=given.customer), desk.names()
    output = session.output
    if output.as_json:
        output.document(documents.promises(rows))
    elif rows:
        now = datetime.now(UTC)
        columns = [
            Column(_head(session, "id"), widest=36),
            Column(_column(session, "due")),
            Column(_column(session, "state"), least=0),
            Column(_column(session, "number"), right=True),
            Column(_column(session, "tier"), least=0),
            Column(_column(session, "customer"), widest=16, least=0),
            Column(_column(session, "keeper"), widest=12, least=0),
            Column(_column(session, "promise")),
        ]
        output.table(
            columns,
            [
                (
                    row.promise.id,
                    shown_time(row.promise.due_at, session.settings),
                    _term(session, PROMISE_STATES, row.promise.state),
                    str(row.ticket_number),
                    _term(session, TIER_MARKS, row.tier),
                    row.customer_name,
                    names.get(who := row.promise.owner or row.promise.made_by, who),
                    _promised(row.promise, output.language),
                )
                for row in rows
            ],
            alarms=(row.promise.state == "open" and row.promise.due_at <= now for row in rows),
        )
    else:
        output.message(SAID, "no-promises")
    return 0


def _promised(promise: Promise, language: Language) -> str:
    """What was promised, and what not."""
    if not promise.limits:
        return promise.what
    limits = bare_limits(promise.limits) or promise.limits
    return f"{promise.what}  {say(SAID, 'limits', language, limits=limits)}"


def _queue_table(session: Session, rows: list[QueueRow], names: Mapping[str, str], now: datetime) -> None:
    columns = [
        Column(_column(session, "number"), right=True),
        Column(_column(session, "left"), right=True),
        Column(_column(session, "tier")),
        Column(_column(session, "channel")),
        Column(_column(session, "customer"), widest=16, least=8),
        Column(_column(session, "week"), right=True),
        Column(_column(session, "owed"), right=True),
        Column(_column(session, "agent"), widest=12, least=8),
        Column(_column(session, "queue"), widest=12, least=0),
        Column(_head(session, "subject")),
    ]
    table = [
        (
            str(row.number),
            left(row.due_at, now, session.output.language),
            _term(session, TIER_MARKS, row.tier),
            _term(session, CHANNELS, row.channel),
            row.customer_name,
            str(row.contacts_7d),
            str(row.open_promises or ""),
            names.get(row.owner or "", row.owner or ""),
            row.queue,
            row.subject,
        )
        for row in rows
    ]
    alarms = (row.due_at is not None and row.due_at <= now for row in rows)
    session.output.table(columns, table, alarms)


def _contact_page(session: Session, view: ContactView, names: Mapping[str, str]) -> None:
    output, ticket = session.output, view.ticket
    output.line(f"{ticket.number}  {clean_line(ticket.subject)}", "strong")
    _facts(
        session,
        ("id", ticket.id),
        ("channel", _term(session, CHANNELS, ticket.channel)),
        ("status", _term(session, STATUSES, ticket.status)),
        ("priority", str(ticket.priority)),
        ("queue", ticket.queue),
        ("owner", ticket.owner and names.get(ticket.owner, ticket.owner)),
        ("holder", ticket.holder and names.get(ticket.holder, ticket.holder)),
        ("waiting", _time(session, ticket.waiting_since)),
        ("due", _time(session, view.due_at)),
        ("intent", " > ".join(ticket.intent)),
        ("week", str(view.contacts_7d)),
        ("customer", f"{view.customer.name} ({view.customer.id})"),
        ("tier", _term(session, TIERS, view.customer.tier)),
    )
    _timeline(session, [entry for entry in view.timeline if entry.ticket == ticket.id], names)
    _promises(session, [promise for promise in view.promises if promise.ticket == ticket.id])


def _customer_page(session: Session, view: CustomerView, names: Mapping[str, str]) -> None:
    customer = view.customer
    session.output.line(clean_line(customer.name) or customer.id, "strong")
    _facts(
        session,
        ("id", customer.id),
        ("tier", _term(session, TIERS, customer.tier)),
        ("language", customer.language),
        *((identity.kind, identity.value) for identity in customer.identities),
        ("tags", ", ".join(customer.tags)),
        ("week", str(view.contacts_7d)),
    )
    _timeline(session, view.timeline, names, with_ticket=True)
    _promises(session, view.promises)


def _facts(session: Session, *facts: tuple[str, str | None]) -> None:
    session.output.facts(*((_head(session, head), value) for head, value in facts))


def _timeline(
    session: Session,
    entries: "list[TimelineEntry] | tuple[TimelineEntry, ...]",
    names: Mapping[str, str],
    *,
    with_ticket: bool = False,
) -> None:
    output = session.output
    for entry in entries:
        if entry.kind == "promise":
            continue
        output.line()
        parts = [
            shown_time(entry.at, session.settings),
            # what only colleagues see went out on no channel
            _term(session, CHANNELS, entry.channel) if entry.direction != "internal" else "",
            _term(session, KINDS, entry.kind),
            _term(session, DIRECTIONS, entry.direction),
            clean_line(entry.author if entry.direction == "inbound" else names.get(entry.author, entry.author)),
        ]
        receiver = entry.transfer.receiver if entry.transfer is not None else ""
        receiver = clean_line(names.get(receiver, receiver))
        if receiver:
            parts[-1] += f" -> {receiver}"
        if with_ticket:
            parts.append(f"#{entry.ticket_number}")
        if entry.state != "acked":
            parts.append(f"[{_term(session, MESSAGE_STATES, entry.state)}]")
        output.line("  ".join(part for part in parts if part), "faint")
        body = event_words(entry.body, entry.meta, output.language)
        if body:
            output.block(f"{entry.about.what}: {body}" if entry.about is not None else body)
        if entry.transfer is not None and entry.transfer.answer:
            output.block(f"{receiver}: {entry.transfer.answer}")


def _promises(session: Session, promises: "list[Promise] | tuple[Promise, ...]") -> None:
    output = session.output
    if not promises:
        return
    output.line()
    output.line(_head(session, "promises-owed"), "strong")
    now = datetime.now(UTC)
    for promise in promises:
        state, due = _term(session, PROMISE_STATES, promise.state), shown_time(promise.due_at, session.settings)
        late = promise.state == "open" and promise.due_at <= now
        output.line(f"  {due}  {state}  {clean_line(promise.what)}", "alarm" if late else "plain")
        if promise.limits:
            limits = clean_line(bare_limits(promise.limits) or promise.limits)
            output.line(f"    {say(SAID, 'limits', output.language, limits=limits)}")


def _time(session: Session, at: datetime | None) -> str | None:
    return None if at is None else shown_time(at, session.settings)


def _term(session: Session, terms: dict[str, Words], word: str) -> str:
    return say(terms, word, session.output.language)


def _column(session: Session, name: str) -> str:
    """What the workstation calls the column."""
    return say(COLUMNS, name, session.output.language)


def _head(session: Session, head: str) -> str:
    return say(HEADS, head, session.output.language)
