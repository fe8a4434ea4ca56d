"""What other departments must do: made before a promise is due, chased with it, ended with evidence, moved on to the
promise that takes its place. And what else the ledger writes down: attempts, contradictions."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from agent_tui.contract.writes import AddInteraction, ChangeWorkOrder, MakePromise, MakeWorkOrder, Write
from agent_tui.desk.desk import Desk
from agent_tui.desk.views import NewPromiseWords, NewWorkOrderWords
from agent_tui.domain.errors import BadInput, Conflict
from agent_tui.domain.happenings import attempted, work_order_became
from agent_tui.domain.values import WorkOrder
from tests.desk_fixture import NOW, make_desk
from tests.records import ME, sample_records

SOON = NOW + timedelta(minutes=20)
MINE = WorkOrder("o2", "t-ma", "仓储", "寄出换货", SOON, "chen.tao", NOW, promise="p-ma")
ORDER = WorkOrder("o1", "t-haichuan", "网络部", "修光缆", NOW - timedelta(minutes=5), ME, NOW, promise="p-haichuan")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = make_desk(tmp_path, records=[*sample_records(NOW), ORDER, MINE])
    yield made
    made.close()


def written(desk: Desk) -> list[Write]:
    return [item.write for item in desk._precious.outbox()]


def promise_row(desk: Desk, id: str) -> Any:
    (found,) = (row for row in desk.promises() if row.promise.id == id)
    return found


def due(desk: Desk) -> list[tuple[str | None, str | None]]:
    groups = desk.queue().groups
    return [(ref.promise, ref.order) for group in groups if group.kind == "promises_due" for ref in group.refs]


def test_one_is_made_for_a_promise_and_told_in_the_timeline(desk: Desk) -> None:
    sent = desk.make_work_order("t-ma", NewWorkOrderWords("仓储", "寄出换货", NOW - timedelta(days=2), promise="p-ma"))
    order, told = written(desk)
    assert isinstance(order, MakeWorkOrder)
    assert isinstance(told, AddInteraction)
    assert (sent.id, order.body.ticket, order.body.promise) == (order.id, "t-ma", "p-ma")
    assert (told.body.meta, told.body.body) == (work_order_became(order.id, "open"), "仓储: 寄出换货")
    shown = promise_row(desk, "p-ma").orders[0]
    assert (shown.department, shown.what, shown.state, shown.made_by) == ("仓储", "寄出换货", "open", ME)
    assert [one.id for one in desk.contact("t-ma").orders] == [order.id, "o2"]
    theirs = desk.work_orders(customer=promise_row(desk, "p-ma").customer_id)
    assert [row.order.id for row in theirs] == [order.id, "o2"]


def test_a_promise_to_another_customer_is_none_of_this_contact(desk: Desk) -> None:
    with pytest.raises(BadInput, match="promise-of-another"):
        desk.make_work_order(
            "t-haichuan", NewWorkOrderWords("仓储", "寄出换货", NOW - timedelta(days=2), promise="p-ma")
        )
    words = NewPromiseWords("换货寄出", NOW + timedelta(days=1), replaces="p-ma")
    with pytest.raises(BadInput, match="promise-of-another"):
        desk.make_promise("t-haichuan", words)
    with pytest.raises(BadInput, match="promise-of-another"):
        desk.note("t-haichuan", "x", promises=[words])
    assert written(desk) == []


@pytest.mark.parametrize("minutes", [0, 1])
def test_it_is_due_before_the_promise_that_hangs_on_it(desk: Desk, minutes: int) -> None:
    promised = promise_row(desk, "p-haichuan").promise.due_at
    with pytest.raises(BadInput, match="order-late"):
        desk.make_work_order(
            "t-haichuan", NewWorkOrderWords("网络部", "修光缆", promised + timedelta(minutes=minutes), "p-haichuan")
        )
    with pytest.raises(BadInput, match="order-late"):
        desk.move_work_order("o1", promised + timedelta(minutes=minutes))
    assert written(desk) == []


def test_it_may_get_another_date_once_its_promise_is_overdue_or_has_ended(desk: Desk) -> None:
    later = NOW + timedelta(days=30)
    desk.move_work_order("o2", later)  # what was promised 周凯 is overdue
    desk.keep_promise("p-haichuan")
    desk.move_work_order("o1", later)
    moved = [write.body.due_at for write in written(desk) if isinstance(write, ChangeWorkOrder)]
    assert moved == [later, later]


@pytest.mark.parametrize("made", [NewWorkOrderWords(" ", "x", SOON), NewWorkOrderWords("财务", "", SOON)])
def test_department_and_task_are_named(desk: Desk, made: NewWorkOrderWords) -> None:
    with pytest.raises(BadInput):
        desk.make_work_order("t-ma", made)


def test_what_is_due_soon_stands_in_the_queue_of_who_keeps_the_promise(desk: Desk) -> None:
    assert [order for _, order in due(desk) if order] == ["o2"]
    (row,) = desk.rows([ref for group in desk.queue().groups for ref in group.refs if ref.order])
    assert (row.order, row.due_at, row.ref.order) == (MINE, SOON, "o2")
    (hanging,) = desk.rows([ref for group in desk.queue().groups for ref in group.refs if ref.promise == "p-ma"])
    assert hanging.hangs_on == MINE
    # nobody waits for it any more
    desk.keep_promise("p-ma")
    assert [order for _, order in due(desk) if order] == []


def test_it_is_chased_though_its_promise_was_broken(desk: Desk) -> None:
    desk.break_promise("p-ma")
    assert [order for _, order in due(desk) if order] == ["o2"], "the customer still waits for it"


def test_it_is_withdrawn_with_its_promise_and_that_is_told(desk: Desk) -> None:
    desk.withdraw_promise("p-ma", "重复登记")
    *_, event, change = written(desk)
    assert isinstance(event, AddInteraction)
    assert isinstance(change, ChangeWorkOrder)
    assert (event.body.meta, event.body.body) == (work_order_became("o2", "withdrawn"), "仓储: 寄出换货")
    assert (change.order, change.body.state, change.body.evidence) == ("o2", "withdrawn", event.id)
    assert [row.order.state for row in desk.work_orders(state=None) if row.order.id == "o2"] == ["withdrawn"]
    assert [row.order.state for row in desk.work_orders(state=None) if row.order.id == "o1"] == ["open"]
    assert due(desk) == [(promise, order) for promise, order in due(desk) if order is None]


def test_what_was_noted_twice_is_still_owed_once_and_its_order_goes_on(desk: Desk) -> None:
    exchange = promise_row(desk, "p-ma").promise.topic
    other = desk.make_promise("t-ma", NewPromiseWords("换货", NOW + timedelta(days=3), topic=exchange)).id
    desk.make_promise("t-ma", NewPromiseWords("寄发票", NOW + timedelta(days=1), topic="invoice"))
    desk.withdraw_promise("p-ma", "重复登记")
    assert [order.id for order in promise_row(desk, other).orders] == ["o2"]
    assert [row.order.state for row in desk.work_orders(state=None) if row.order.id == "o2"] == ["open"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            NewPromiseWords("告知退款结果", SOON, topic="call-back"),
            NewPromiseWords("安排装机", SOON, topic="call-back"),
        ),
        (NewPromiseWords("进展一", SOON, topic="update"), NewPromiseWords("进展二", SOON, topic="update")),
        (
            NewPromiseWords("退款", SOON, topic="refund", amount="30.00"),
            NewPromiseWords("退款", SOON, topic="refund", amount="50.00"),
        ),
    ],
)
def test_its_order_is_withdrawn_though_something_else_is_promised_too(
    desk: Desk, old: NewPromiseWords, new: NewPromiseWords
) -> None:
    withdrawn, other = (desk.make_promise("t-ma", made).id for made in (old, new))
    order = desk.make_work_order("t-ma", NewWorkOrderWords("财务", "核对", NOW, promise=withdrawn)).id
    assert desk.promised_too(promise_row(desk, withdrawn).promise) is None
    desk.withdraw_promise(withdrawn)
    assert promise_row(desk, other).orders == ()
    assert [row.order.state for row in desk.work_orders(state=None) if row.order.id == order] == ["withdrawn"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (NewPromiseWords("回 电", SOON, topic="call-back"), NewPromiseWords("回电", NOW, topic="call-back")),
        (
            NewPromiseWords("退款", SOON, topic="refund", amount="30"),
            NewPromiseWords("退", NOW, topic="Refund", amount="30.00"),
        ),
    ],
)
def test_the_same_thing_in_other_words_is_promised_too(desk: Desk, old: NewPromiseWords, new: NewPromiseWords) -> None:
    withdrawn, other = (desk.make_promise("t-ma", made).id for made in (old, new))
    too = desk.promised_too(promise_row(desk, withdrawn).promise)
    assert too is not None
    assert too.id == other


def test_the_event_of_its_end_says_which_promise_it_was(desk: Desk) -> None:
    desk.withdraw_promise("p-ma", "重复登记")
    [told] = [entry for entry in desk.contact("t-ma").timeline if entry.about is not None]
    assert told.about is not None
    assert (told.about.id, told.about.state, told.body) == ("p-ma", "withdrawn", "重复登记")


def test_it_ends_with_its_evidence_and_ends_once(desk: Desk) -> None:
    desk.finish_work_order("o1", "已接通")
    event, change = written(desk)
    assert isinstance(event, AddInteraction)
    assert isinstance(change, ChangeWorkOrder)
    assert (event.body.meta, event.body.body) == (work_order_became("o1", "done"), "网络部: 修光缆; 已接通")
    assert (change.body.state, change.body.evidence) == ("done", event.id)
    assert promise_row(desk, "p-haichuan").orders == ()
    assert [row.order.state for row in desk.work_orders(state=None) if row.order.id == "o1"] == ["done"]
    with pytest.raises(Conflict, match="order-ended"):
        desk.withdraw_work_order("o1")
    with pytest.raises(BadInput, match="unknown-order"):
        desk.finish_work_order("o9")


def test_another_date_is_chased_then(desk: Desk) -> None:
    later = promise_row(desk, "p-haichuan").promise.due_at - timedelta(minutes=1)
    desk.move_work_order("o1", later)
    assert [row.order.due_at for row in desk.work_orders() if row.order.id == "o1"] == [later]


def test_a_renewed_promise_hangs_on_what_the_old_one_hung_on(desk: Desk) -> None:
    sent = desk.renegotiate_promise("p-haichuan", NOW + timedelta(days=1))
    moved = written(desk)[-1]
    assert isinstance(moved, ChangeWorkOrder)
    assert moved.body.promise == sent.id
    assert [order.id for order in promise_row(desk, sent.id).orders] == ["o1"]
    # made here and not sent yet, it goes along, too
    desk.make_work_order("t-haichuan", NewWorkOrderWords("财务", "赔付核算", SOON, promise=sent.id))
    again = desk.renegotiate_promise(sent.id, NOW + timedelta(days=2))
    assert {order.department for order in promise_row(desk, again.id).orders} == {"网络部", "财务"}


def test_a_text_that_renews_a_promise_takes_its_orders_along(desk: Desk) -> None:
    renewed = NewPromiseWords("通报进展", NOW + timedelta(days=1), replaces="p-haichuan")
    desk.note("t-haichuan", "改到明天", promises=[renewed])
    (made,) = (write for write in written(desk) if isinstance(write, MakePromise))
    assert [order.id for order in promise_row(desk, made.id).orders] == ["o1"]


def test_an_unanswered_attempt_leaves_the_promise_open(desk: Desk) -> None:
    desk.note_attempt("p-ma", "忙音")
    desk.note_attempt("p-ma")
    events = [write for write in written(desk) if isinstance(write, AddInteraction)]
    assert [(event.body.meta, event.body.body) for event in events] == [
        (attempted("p-ma"), "忙音"),
        (attempted("p-ma"), ""),
    ]
    row = promise_row(desk, "p-ma")
    assert (row.promise.state, row.attempts) == ("open", 2)
    desk.keep_promise("p-ma")
    with pytest.raises(Conflict, match="promise-ended"):
        desk.note_attempt("p-ma")


def test_a_promise_by_hand_that_contradicts_is_found_and_may_stand_in_the_place_of_the_other(desk: Desk) -> None:
    old = promise_row(desk, "p-ma").promise
    made = NewPromiseWords(old.what, old.due_at + timedelta(days=9))
    assert [one.id for one in desk.contradicted("t-ma", made)] == ["p-ma"]
    sent = desk.make_promise("t-ma", NewPromiseWords(old.what, made.due_at, replaces="p-ma"))
    assert {row.promise.id for row in desk.promises() if row.promise.ticket == "t-ma"} == {sent.id}
    assert {row.promise.id for row in desk.promises(state="renegotiated")} >= {"p-ma"}
