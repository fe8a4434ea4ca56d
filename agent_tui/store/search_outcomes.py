"""What came of searches for knowledge: put once, never changed. The article may be gone; the contact must be seen."""

from agent_tui.contract.api import NewSearchOutcome
from agent_tui.domain.masking import mask_numbers
from agent_tui.domain.values import QUERY_LIMIT, SearchOutcome
from agent_tui.store.callers import Caller
from agent_tui.store.problems import Denied
from agent_tui.store.tickets import check_seen, lock_ticket
from agent_tui.store.transaction import WriteTransaction
from agent_tui.store.writing import Put, find_put, finish_put, insert_record, is_line, put_before


def put_search_outcome(tx: WriteTransaction, caller: Caller, id_: str, new: NewSearchOutcome) -> Put:
    """The caller's; Denied("not-found") for a contact that the caller may not see. Numbers of people are masked here
    too: everybody reads it, and not every client does so."""
    if not is_line(new.query, QUERY_LIMIT):
        raise Denied("bad-request", f"one line of 1 to {QUERY_LIMIT} characters", field="query")
    record = SearchOutcome(
        id=id_,
        query=mask_numbers(new.query),
        outcome=new.outcome,
        agent=caller.agent.id,
        at=new.at,
        article=new.article,
        ticket=new.ticket,
    )
    ticket = None if new.ticket is None else lock_ticket(tx.connection, new.ticket)
    if ticket is None:
        said_before = put_before(tx, "search_outcome", record)
    else:
        said_before = find_put(tx, caller, ticket, "search_outcome", record)
    if said_before is not None:
        return said_before
    if ticket is not None:
        check_seen(ticket, caller)
    insert_record(tx, "search_outcome", record)
    return finish_put(tx, "search_outcome", record, None if ticket is None else ticket.queue, "search-outcome")
