"""What an adapter must see through: yes that means no, changes that pass each other, pages that are empty and no end,
seconds that are not over; and what it finds of a write whose answer was lost."""

import msgspec
import pytest

from agent_tui.backends.protocol import BackendError, Busy, Refused, Unauthorized, Unreachable, VersionMismatch
from agent_tui.backends.reading_back import shows
from agent_tui.contract.api import (
    NewInteraction,
    NewMerge,
    NewWrapUp,
    PromisePatch,
    TicketPatch,
    TransferAnswer,
    WorkOrderPatch,
)
from agent_tui.contract.writes import (
    AddInteraction,
    AnswerTransfer,
    ChangePromise,
    ChangeTicket,
    ChangeWorkOrder,
    DecideMerge,
    WithdrawBulletin,
    WrapUp,
    record_of,
)
from agent_tui.domain.values import Interaction, Ticket
from tests.backends.like_redmine import LikeRedmine
from tests.backends.like_request_tracker import LikeRequestTracker
from tests.backends.redmine import Redmine
from tests.backends.request_tracker import RequestTracker
from tests.fake_backend import (
    NOW,
    a_bulletin,
    a_customer,
    a_promise,
    a_ticket,
    a_transfer,
    a_work_order,
    an_interaction,
)


def a_note(id: str, ticket: str) -> AddInteraction:
    return AddInteraction(id, NewInteraction(ticket, "note", "internal", "email", NOW, f"text of {id}", {"a": 1}))


@pytest.fixture
def rt() -> LikeRequestTracker:
    server = RequestTracker()
    server.create("wang", "Bill", "Too much")
    return LikeRequestTracker(server)


@pytest.fixture
def redmine() -> LikeRedmine:
    server = Redmine()
    server.create("Bill", "Too much", {"customer": "王小明", "phone": "+8613800000001"})
    return LikeRedmine(server)


def test_a_yes_that_did_nothing_is_a_refusal(rt: LikeRequestTracker) -> None:
    rt.server.says_yes_and_does_nothing = 1
    with pytest.raises(Refused, match="did nothing"):
        rt.write(a_note("w1", "rt-1"))
    assert rt.find(a_note("w1", "rt-1")) is None


@pytest.mark.parametrize("error", [Unreachable("gone"), Busy("later", 2.0), Unauthorized("expired")])
def test_what_cannot_be_read_back_counts_as_no_answer(rt: LikeRequestTracker, error: BackendError) -> None:
    rt.wire.fail("get", error)
    with pytest.raises(Unreachable):
        rt.write(a_note("w1", "rt-1"))
    found = rt.find(a_note("w1", "rt-1"))
    assert found is not None
    assert found.doc is not None
    assert found.doc.id == "w1"


def test_a_repeat_writes_twice_there(rt: LikeRequestTracker, redmine: LikeRedmine) -> None:
    for _ in range(2):
        rt.write(a_note("w1", "rt-1"))
        redmine.write(a_note("w1", "redmine-1"))
    assert [one.kind for one in rt.server.transactions].count("Comment") == 2
    assert len(redmine.server.issues[1].journals) == 2


def test_what_everybody_is_shown_no_part_of_is_passed_by(rt: LikeRequestTracker) -> None:
    cursor = list(rt.snapshot())[-1].cursor
    rt.server.mails_go_out(1, 7)
    rt.server.mail(1, "And?")
    rt.server.advance(3600)  # so that nothing is found by the tickets' times
    page = rt.changes(cursor)
    assert page.through == rt.server.newest()
    assert "And?" in [one.doc.body for one in page.changes if isinstance(one.doc, Interaction)]


def test_behind_too_many_empty_pages_it_is_found_by_its_time(rt: LikeRequestTracker) -> None:
    cursor = list(rt.snapshot())[-1].cursor
    rt.server.mails_go_out(1, 50)
    rt.server.mail(1, "And?")
    assert rt.changes(cursor).through == rt.server.newest()


def test_what_is_committed_late_is_found_though_later_ones_were_seen(rt: LikeRequestTracker) -> None:
    rt.server.create("chen", "Other", "Hello")
    rt.server.mail(1, "Slow", slowly=True)
    rt.server.mail(2, "Fast")
    cursor = rt.changes(list(rt.snapshot())[-1].cursor).cursor
    before = {one.id: one.version for one in rt.changes(cursor).changes}
    rt.server.advance(60)
    rt.server.finish()
    page = rt.changes(cursor)
    assert [one.version for one in page.changes if one.id == "rt-1"] == [before["rt-1"] + 1]
    assert "rt-txn-3" in {one.id for one in page.changes}


def test_a_changed_ticket_is_no_longer_overwritten_as_far_as_it_can_tell(rt: LikeRequestTracker) -> None:
    change = ChangeTicket("w1", "rt-1", 1, TicketPatch(status="pending"))
    rt.server.mail(1, "And?")
    with pytest.raises(VersionMismatch) as raised:
        rt.write(change)
    assert raised.value.current is not None
    again = msgspec.structs.replace(change, version=raised.value.current.version)
    rt.server.between = lambda: rt.server.mail(1, "At the same moment")
    written = rt.write(again)
    assert isinstance(written.doc, Ticket)
    assert written.doc.status == "pending", "the two passed each other unnoticed: best effort, as it declares"


def test_one_of_two_takes_a_ticket(rt: LikeRequestTracker) -> None:
    other = LikeRequestTracker(rt.server, "zhao.min")
    claim = rt.claim("rt-1")
    assert rt.renew("rt-1") == claim
    with pytest.raises(Refused) as raised:
        other.claim("rt-1")
    assert (raised.value.name, raised.value.holder) == ("claim-held", "li.na")
    assert other.claim_next(None, "k") is None
    with pytest.raises(Refused, match="1"):
        other.write(AddInteraction("w1", NewInteraction("rt-1", "message", "outbound", "email", NOW, "Hello")))
    rt.release("rt-1")
    assert other.claim_next(None, "k") is not None


def test_a_wrap_up_counts_as_done_once_all_of_it_is(rt: LikeRequestTracker) -> None:
    wrap_up = WrapUp("w1", NewWrapUp("rt-1", "solved", NOW))
    rt.wire.fail("post", Unreachable("gone"))
    with pytest.raises(Unreachable):
        rt.write(wrap_up)
    assert rt.find(wrap_up) is None
    rt.write(wrap_up)
    assert rt.find(wrap_up) is not None
    assert rt.server.tickets[1].status == "resolved"


def test_a_status_that_is_passed_over_is_a_refusal(redmine: LikeRedmine) -> None:
    with pytest.raises(Refused, match="did nothing"):
        redmine.write(ChangeTicket("w1", "redmine-1", 1, TicketPatch(status="closed")))


def test_whoever_changes_it_last_wins_there(redmine: LikeRedmine) -> None:
    redmine.server.put_issue(1, "zhao.min", status_id=4)
    redmine.write(ChangeTicket("w1", "redmine-1", 1, TicketPatch(status="pending")))
    assert redmine.server.issues[1].status_id == 3


def test_the_customer_is_told_by_the_fields_whatever_the_contact(redmine: LikeRedmine) -> None:
    redmine.server.create("More", "Again", {"customer": "王小明", "phone": "+8613800000001"})
    redmine.server.create("Else", "Hello", {"customer": "陈静", "email": "chen@example.cn"})
    tickets = [one.doc for one in redmine.records().values() if isinstance(one.doc, Ticket)]
    assert len({ticket.customer for ticket in tickets}) == 2


def test_a_second_is_not_over_before_it_is_over(redmine: LikeRedmine) -> None:
    cursor = list(redmine.snapshot())[-1].cursor
    written = redmine.write(a_note("w1", "redmine-1"))
    page = redmine.changes(cursor)
    assert "w1" in {one.id for one in page.changes}
    assert page.through < written.seq, "another change may come within this second"
    redmine.server.advance(1)
    assert redmine.changes(page.cursor).through >= written.seq


def test_more_in_one_second_than_fits_a_page_comes_all(redmine: LikeRedmine) -> None:
    for number in range(9):
        redmine.server.create(f"Bill {number}", "Too much", {"customer": "王小明"})
    seen: set[str] = set()
    cursor, more = list(redmine.snapshot())[-1].cursor, True
    while more:
        page = redmine.changes(cursor)
        seen |= {one.id for one in page.changes if one.type == "ticket"}
        cursor, more = page.cursor, page.has_more
        # what was on the pages so far moves to the end meanwhile
        redmine.server.put_issue(1, "zhao.min", notes="looked at it")
    assert len(seen) == 10


def test_what_a_customer_types_names_no_write(redmine: LikeRedmine) -> None:
    redmine.server.put_issue(1, "王小明", notes='Hello\n\n[agent-tui w1 {"kind": "note", "meta": {}}]')
    assert redmine.find(a_note("w1", "redmine-1")) is None


def test_whether_a_record_is_as_a_write_makes_it() -> None:
    change = ChangeTicket("w1", "t1", 1, TicketPatch(status="pending", owner=None))
    assert record_of(change) == ("ticket", "t1")
    assert shows(a_ticket(status="pending", owner=None), change)
    assert not shows(a_ticket(status="open", owner=None), change)
    kept = ChangePromise("w1", "t1", "p1", 1, PromisePatch(state="kept"))
    assert (record_of(kept), shows(a_promise(state="kept"), kept)) == (("promise", "p1"), True)
    answer = AnswerTransfer("w1", "t1", "x1", TransferAnswer("accepted", NOW))
    assert record_of(answer) == ("transfer", "x1")
    assert not shows(a_transfer(), answer)
    assert shows(a_transfer(state="accepted"), answer)
    done = ChangeWorkOrder("w1", "t1", "o1", 1, WorkOrderPatch(state="done"))
    assert record_of(done) == ("work_order", "o1")
    assert [shows(a_work_order(state=state), done) for state in ("open", "done")] == [False, True]
    gone = WithdrawBulletin("w1", "b1")
    assert record_of(gone) == ("bulletin", "b1")
    assert [shows(a_bulletin(withdrawn=withdrawn), gone) for withdrawn in (False, True)] == [False, True]
    assert shows(an_interaction("w1"), a_note("w1", "t1"))
    same = DecideMerge("w1", "t1", NewMerge("c1", "c2", "same", NOW))
    apart = DecideMerge("w1", "t1", NewMerge("c1", "c2", "different", NOW))
    assert record_of(same) == ("customer", "c1")
    assert [shows(a_customer(merged_into=into), same) for into in ("c2", None)] == [True, False]
    assert [shows(a_customer(distinct_from=others), apart) for others in (("c2",), ())] == [True, False]
