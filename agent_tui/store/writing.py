"""The writes of the contract upon contacts: what is said and noted, promised, changed and wrapped up."""

from typing import Any, NamedTuple

from msgspec import UNSET
from sqlalchemy import Row, insert, select

from agent_tui.contract.api import NewInteraction, NewPromise, NewWrapUp, TicketPatch, Written
from agent_tui.domain.override import OVERRIDE, override_in
from agent_tui.domain.values import (
    SUPERVISING,
    WORKED_STATUSES,
    Acknowledgement,
    Bulletin,
    Interaction,
    Promise,
    RecordType,
    SearchOutcome,
    WorkOrder,
)
from agent_tui.store.callers import Caller
from agent_tui.store.claims import freed
from agent_tui.store.columns import Values
from agent_tui.store.feed import first_change
from agent_tui.store.problems import Denied
from agent_tui.store.records import KINDS, content_hash, ticket_of, waiting_values
from agent_tui.store.tickets import (
    change_ticket,
    check_fence,
    check_seen,
    check_worked,
    find_own_ticket,
    live_holder,
    lock_ticket,
    ticket_change,
)
from agent_tui.store.transaction import WriteTransaction
from agent_tui.store.waiting import unanswered_since

Made = Interaction | Promise | WorkOrder | SearchOutcome | Bulletin | Acknowledgement
"""What is put once and has its id for ever."""


class Put(NamedTuple):
    """What became of a PUT: `created` is False where the same was there already."""

    written: Written
    created: bool


def put_interaction(tx: WriteTransaction, caller: Caller, id_: str, new: NewInteraction) -> Put:
    """Something said, called or noted. A public reply needs the fence its author held, or a ticket nobody holds; a text
    that goes out in spite of its check, somebody who may say so."""
    outbound = new.direction == "outbound"
    row = lock_ticket(tx.connection, new.ticket)
    record = Interaction(
        id=id_,
        ticket=new.ticket,
        kind=new.kind,
        direction=new.direction,
        channel=new.channel,
        author=caller.agent.id,
        at=new.at,
        body=new.body,
        meta=new.meta,
    )
    said_before = find_put(tx, caller, row, "interaction", record)
    if said_before is not None:
        return said_before
    check_seen(row, caller)
    _check_override(caller, new)
    if outbound:
        check_worked(row, caller)
        check_fence(row, caller, new.fence, tx.now_us)
    insert_record(tx, "interaction", record)
    if new.direction != "internal" and (changed := _spoken(tx, row, record)):
        change_ticket(tx, row, changed)
    return finish_put(tx, "interaction", record, row.queue, "reply" if outbound else new.kind)


def _check_override(caller: Caller, new: NewInteraction) -> None:
    """Denied("forbidden") where the text says that it was sent in spite of its check and the caller does not supervise;
    Denied("bad-request") where that is said in another's name, or so that nobody can read it."""
    if OVERRIDE not in new.meta:
        return
    if caller.agent.role not in SUPERVISING:
        raise Denied("forbidden", "sending in spite of the check is for supervisors", field="meta")
    override = override_in(new.meta)
    if override is None or not override.reason.strip() or override.by != caller.agent.id:
        raise Denied("bad-request", "an override names its rules, its reason and the caller", field="meta")


def put_promise(tx: WriteTransaction, caller: Caller, id_: str, new: NewPromise) -> Put:
    """A promise to the customer, made by the caller."""
    row = lock_ticket(tx.connection, new.ticket)
    record = Promise(
        id=id_,
        ticket=new.ticket,
        what=new.what,
        due_at=new.due_at,
        limits=new.limits,
        channel=new.channel,
        state="open",
        made_by=caller.agent.id,
        made_at=new.made_at,
        topic=new.topic,
        amount=new.amount,
        owner=new.owner,
        agreed=new.agreed,
    )
    said_before = find_put(tx, caller, row, "promise", record)
    if said_before is not None:
        return said_before
    check_worked(row, caller)
    insert_record(tx, "promise", record)
    return finish_put(tx, "promise", record, row.queue, "promise")


def put_wrap_up(tx: WriteTransaction, caller: Caller, id_: str, new: NewWrapUp) -> Put:
    """The end of a contact's work: an event in its timeline; the ticket is resolved and let go."""
    if not new.disposition.strip():
        raise Denied("bad-request", "may not be empty", field="disposition")
    row = lock_ticket(tx.connection, new.ticket)
    record = Interaction(
        id=id_,
        ticket=new.ticket,
        kind="event",
        direction="internal",
        channel=row.channel,
        author=caller.agent.id,
        at=new.at,
        body="",
        meta={
            "event": "wrap-up",
            "disposition": new.disposition,
            "root_cause": new.root_cause,
            "improve": new.improve,
        },
    )
    said_before = find_put(tx, caller, row, "interaction", record)
    if said_before is not None:
        return said_before
    check_worked(row, caller)
    check_fence(row, caller, new.fence, tx.now_us)
    insert_record(tx, "interaction", record)
    change_ticket(tx, row, {"status": "resolved", **waiting_values(None), **freed(row)})
    return finish_put(tx, "interaction", record, row.queue, "wrap-up")


def patch_ticket(tx: WriteTransaction, caller: Caller, id_: str, version: int, patch: TicketPatch) -> Written:
    """Changes what the patch names, if the ticket is still at `version`; Denied("version-mismatch") with what it is
    now otherwise. Leaving new and open ends the waiting and a claim, going to another queue a claim alone; coming back
    finds who has not been answered. Denied("claim-held") where status or queue would change under somebody else's live
    claim, but for who supervises."""
    row = find_own_ticket(tx.connection, caller, id_)
    if row.version != version:
        raise Denied("version-mismatch", f"it is at version {row.version}", current=ticket_change(tx.connection, row))
    wanted: Values = {name: value for name in patch.__struct_fields__ if (value := getattr(patch, name)) is not UNSET}
    changed = {name: value for name, value in wanted.items() if value != getattr(row, name)}
    if changed.keys() & {"status", "queue"}:
        _check_claim(tx, caller, row)
    if "queue" in changed:
        changed |= freed(row)
    if "status" in changed:
        worked = changed["status"] in WORKED_STATUSES
        if not worked:
            changed |= {**waiting_values(None), **freed(row)}
        elif row.status not in WORKED_STATUSES:
            changed |= waiting_values(unanswered_since(tx, [id_]).get(id_))
    if not changed:
        return Written(ticket_change(tx.connection, row).seq, row.version, ticket_of(row))
    after = change_ticket(tx, row, changed)
    seq = tx.finish("patch", "ticket", id_)
    return Written(seq, after.version, ticket_of(after) if caller.sees(after.queue) else None)


def _check_claim(tx: WriteTransaction, caller: Caller, row: Row[Any]) -> None:
    holder = live_holder(row, tx.now_us)
    if holder not in (None, caller.agent.id) and caller.agent.role not in SUPERVISING:
        raise Denied("claim-held", "somebody else holds it", holder=holder)


def _spoken(tx: WriteTransaction, row: Row[Any], record: Interaction) -> Values:
    """What a reply or a customer's word that stands in the store now makes of its ticket: the first reply opens it, a
    customer's word opens it again, and who waits in it waits since what the reply – which may be an old one, that came
    only now – has left unanswered."""
    changed: Values = {}
    opens = row.status == "new" if record.direction == "outbound" else row.status not in WORKED_STATUSES
    if opens:
        changed["status"] = "open"
    works = changed.get("status", row.status) in WORKED_STATUSES
    since = unanswered_since(tx, [row.id], [record.id])[row.id] if works else None
    values = waiting_values(since)
    return changed | values if values["waiting_us"] != row.waiting_us else changed


def find_put(tx: WriteTransaction, caller: Caller, ticket: Row[Any], type_: RecordType, record: Made) -> Put | None:
    """As `put_before`, of what stands in a ticket; Denied("not-found") where that may not be seen and the record is
    another one."""
    try:
        return put_before(tx, type_, record)
    except Denied:
        check_seen(ticket, caller)
        raise


def put_before(tx: WriteTransaction, type_: RecordType, record: Made) -> Put | None:
    """The first answer, where this very record was put before: for ever, wherever its ticket has moved since, or who
    hears it the second time would take it for refused. Denied("id-reused") where the id stands for another."""
    kind = KINDS[type_]
    row = tx.connection.execute(select(kind.table).where(kind.table.c.id == record.id)).one_or_none()
    if row is None:
        return None
    wanted = content_hash(record)
    if wanted not in (row.put_hash, content_hash(kind.record(row))):
        raise Denied("id-reused", "another one has this id", field="id")
    return Put(Written(first_change(tx.connection, type_, record.id), 1, record), created=False)


def is_line(text: str, limit: int) -> bool:
    """True for one line of at most so many characters, with something in it."""
    return bool(text.strip()) and len(text) <= limit and len(text.splitlines()) == 1


def insert_record(tx: WriteTransaction, type_: RecordType, record: Made) -> None:
    kind = KINDS[type_]
    tx.connection.execute(insert(kind.table).values(**kind.values(record), version=1, put_hash=content_hash(record)))


def finish_put(tx: WriteTransaction, type_: RecordType, record: Made, queue: str | None, action: str) -> Put:
    """The change row of a new record. It comes after its ticket's, so that who has it has both. `queue`: where it
    stands, None for what stands in none."""
    tx.changed(type_, record.id, queue)
    return Put(Written(tx.finish(action, type_, record.id), 1, record), created=True)
