"""A change meets a contact that has changed: my own reply is no conflict, somebody's decision is."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from agent_tui.contract.api import Change, TicketPatch
from agent_tui.contract.writes import ChangeTicket
from agent_tui.domain.values import Ticket
from agent_tui.sync.conflicts import resolve
from tests.fake_backend import NOW, a_customer, a_ticket

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
