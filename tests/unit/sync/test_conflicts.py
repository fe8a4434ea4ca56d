"""A change meets a contact that has changed: my own reply is no conflict, somebody's decision is."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from agent_tui.contract.api import Change, CustomerPatch, PromisePatch, TicketPatch, WorkOrderPatch
from agent_tui.contract.writes import ChangeCustomer, ChangePromise, ChangeTicket, ChangeWorkOrder
from agent_tui.domain.values import Ticket
from agent_tui.sync.conflicts import resolve
from tests.fake_backend import NOW, a_customer, a_promise, a_ticket, a_work_order

SEEN = a_ticket(status="new", waiting_since=NOW)
PENDING = ChangeTicket("w1", "t1", 3, TicketPatch(status="pending"))


def now(version: int = 5, **fields: Any) -> Change:
    return Change(9, "ticket", "t1", version, "upsert", msgspec.structs.replace(SEEN, **fields))


def test_my_own_reply_in_between_is_no_conflict() -> None:
    outcome = resolve(PENDING, SEEN, now(status="open", waiting_since=None))
    assert outcome == msgspec.structs.replace(PENDING, version=5)


@pytest.mark.parametrize("field", [{"owner": "wang.wei"}, {"holder": "wang.wei", "fence": 2}, {"priority": 1}])
def test_what_the_change_is_not_about_may_change(field: dict[str, Any]) -> None:
    assert resolve(PENDING, SEEN, now(**field)) == msgspec.structs.replace(PENDING, version=5)


@pytest.mark.parametrize("status", ["resolved", "closed"])
def test_a_status_that_somebody_else_has_set_is_a_conflict(status: str) -> None:
    assert resolve(PENDING, SEEN, now(status=status)) == "conflict"


def test_a_customer_who_began_to_wait_is_not_set_aside_unseen() -> None:
    answered = msgspec.structs.replace(SEEN, waiting_since=None)
    assert resolve(PENDING, answered, now(waiting_since=NOW + timedelta(minutes=1))) == "conflict"


def test_another_owner_or_priority_than_the_agent_saw_is_a_conflict() -> None:
    raise_priority = ChangeTicket("w1", "t1", 3, TicketPatch(priority=1))
    assert resolve(raise_priority, SEEN, now(priority=2)) == "conflict"
    assert resolve(raise_priority, SEEN, now(owner="wang.wei")) == msgspec.structs.replace(raise_priority, version=5)


def test_what_is_so_already_is_done() -> None:
    assert resolve(PENDING, SEEN, now(status="pending")) == "done"
    assert resolve(PENDING, None, now(status="pending")) == "done"


@pytest.mark.parametrize("current", [None, Change(9, "customer", "t1", 5, "upsert", a_customer("t1")), now(version=3)])
def test_without_knowing_what_is_there_it_is_a_conflict(current: Change | None) -> None:
    assert resolve(PENDING, SEEN, current) == "conflict"


def test_without_knowing_what_the_agent_saw_it_is_a_conflict() -> None:
    seen: Ticket | None = None
    assert resolve(PENDING, seen, now(priority=1)) == "conflict"


PROMISE = a_promise()
KEPT = ChangePromise("w2", "t1", "p1", 1, PromisePatch(state="kept", evidence="i9"))


def promised(version: int = 2, **fields: Any) -> Change:
    return Change(9, "promise", "p1", version, "upsert", msgspec.structs.replace(PROMISE, **fields))


def test_a_promise_that_is_open_still_is_kept_whoever_must_keep_it() -> None:
    assert resolve(KEPT, PROMISE, promised(owner="zhao.min")) == msgspec.structs.replace(KEPT, version=2)
    assert resolve(KEPT, PROMISE, promised(state="broken")) == "conflict"
    assert resolve(KEPT, PROMISE, promised(state="kept", evidence="i9")) == "done"


def test_a_promise_is_not_taken_from_whom_it_was_given_to_meanwhile() -> None:
    given = ChangePromise("w3", "t1", "p1", 1, PromisePatch(owner="li.na"))
    assert resolve(given, PROMISE, promised(owner="zhao.min")) == "conflict"
    assert resolve(given, PROMISE, promised(agreed=True)) == msgspec.structs.replace(given, version=2)
    assert resolve(given, PROMISE, promised(state="kept")) == "conflict"


@pytest.mark.parametrize(
    ("seen", "wanted", "now_there", "made"),
    [
        (("a", "b"), ("a", "b", "c"), ("a", "x"), ("a", "x", "c")),
        (("a", "b"), ("b",), ("a", "b", "x"), ("b", "x")),
        (("a",), ("b",), ("a", "b"), ("b",)),
        ((), ("a",), ("x", "y"), ("x", "y", "a")),
    ],
)
def test_tags_are_given_and_taken_upon_what_others_made_of_them(
    seen: tuple[str, ...], wanted: tuple[str, ...], now_there: tuple[str, ...], made: tuple[str, ...]
) -> None:
    change = ChangeCustomer("w4", "t1", "c1", 1, CustomerPatch(tags=wanted))
    current = Change(9, "customer", "c1", 3, "upsert", a_customer(tags=now_there))
    outcome = resolve(change, a_customer(tags=seen), current)
    assert outcome == msgspec.structs.replace(change, version=3, body=CustomerPatch(tags=made))


def test_a_language_that_somebody_else_has_set_is_a_conflict() -> None:
    change = ChangeCustomer("w5", "t1", "c1", 1, CustomerPatch(language="en-US"))
    current = Change(9, "customer", "c1", 3, "upsert", a_customer(language="de-DE"))
    assert resolve(change, a_customer(), current) == "conflict"


def test_a_work_order_ends_once() -> None:
    seen, done = a_work_order(), ChangeWorkOrder("w1", "t1", "o1", 1, WorkOrderPatch(state="done", evidence="e1"))

    def order(**fields: Any) -> Change:
        return Change(9, "work_order", "o1", 4, "upsert", msgspec.structs.replace(seen, **fields))

    assert resolve(done, seen, order(due_at=NOW + timedelta(hours=1))) == msgspec.structs.replace(done, version=4)
    assert resolve(done, seen, order(state="withdrawn")) == "conflict"
    assert resolve(done, seen, order(state="done", evidence="e1")) == "done"


def test_a_work_order_that_ended_goes_along_to_the_next_promise() -> None:
    seen, moved = a_work_order(), ChangeWorkOrder("w1", "t1", "o1", 1, WorkOrderPatch(promise="p2"))
    ended = Change(9, "work_order", "o1", 4, "upsert", msgspec.structs.replace(seen, state="done", evidence="e1"))
    assert resolve(moved, seen, ended) == msgspec.structs.replace(moved, version=4)
