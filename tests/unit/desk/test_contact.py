"""A contact and a customer: everything that happened on every channel, and everything promised."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from agent_tui.desk.desk import Desk
from agent_tui.domain.errors import BadInput
from agent_tui.domain.values import ImportRecord
from tests.desk_fixture import NOW, make_desk
from tests.records import customer, promise, said, ticket


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path)
    yield desk
    desk.close()


def test_a_contact_tells_the_whole_history_of_its_customer_oldest_first(desk: Desk) -> None:
    view = desk.contact("t-wang-3")
    assert [(entry.id, entry.ticket_number, entry.kind) for entry in view.timeline] == [
        ("i-wang-11", 1014, "call"),
        ("i-wang-12", 1014, "note"),
        ("p-wang-0", 1014, "promise"),
        ("i-wang-21", 1015, "message"),
        ("i-wang-22", 1015, "message"),
        ("i-wang-31", 1006, "call"),
        ("p-wang", 1006, "promise"),
    ]
    assert [one.id for one in view.promises] == ["p-wang", "p-wang-0"]
    assert (view.customer.name, view.ticket.number, view.contacts_7d, view.version) == ("王小明", 1006, 3, 1)
    assert {entry.state for entry in view.timeline} == {"acked"}


def test_a_promise_in_the_timeline_says_what_was_promised_and_by_whom(desk: Desk) -> None:
    entry = desk.contact("t-wang-3").timeline[-1]
    assert entry.promise is not None
    assert (entry.body, entry.author, entry.at) == ("退款退出", "li.na", entry.promise.made_at)
    assert entry.promise.limits == "没答应当天到账"


def test_a_contact_is_found_by_its_number(desk: Desk) -> None:
    assert desk.contact("1006").ticket.id == "t-wang-3"


@pytest.mark.parametrize("ticket", ["0", "9" * 19, "9" * 5000, "0" * 5000 + "1001", "１００１", ""])
def test_what_can_be_no_number_is_unknown(desk: Desk, ticket: str) -> None:
    with pytest.raises(BadInput) as caught:
        desk.contact(ticket)
    assert caught.value.key == "unknown-ticket"


def test_an_id_that_looks_like_a_number_comes_first(tmp_path: Path) -> None:
    records: list[ImportRecord] = [customer("c", "王"), *(ticket(id_, "c", "chat", "", NOW) for id_ in ("1002", "x"))]
    desk = make_desk(tmp_path, records=records)
    assert desk.contact("1002").ticket.number == 1001
    desk.close()


@pytest.mark.parametrize("who", ["", "nobody", "9999", "t-wang-3 ", "²", "9" * 30, "a\x1b[2J"])
def test_who_is_not_there_is_named_and_harmless(desk: Desk, who: str) -> None:
    with pytest.raises(BadInput) as caught:
        desk.contact(who)
    assert caught.value.key == "unknown-ticket"
    assert "\x1b" not in str(caught.value.facts["ticket"])


def test_a_contact_whose_customer_has_not_come_is_shown_all_the_same(tmp_path: Path) -> None:
    contact = ticket("t", "c-missing", "chat", "账单", NOW)
    desk = make_desk(tmp_path, records=[contact, said("i", contact, "?", NOW, "在吗")])
    view = desk.contact("t")
    assert (view.customer.id, view.customer.name, view.customer.tier) == ("c-missing", "", "standard")
    assert [entry.body for entry in view.timeline] == ["在吗"]
    desk.close()


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("c-wang", ["c-wang"]),
        ("+8613800000001", ["c-wang"]),
        (" 138-0000-0001 ", ["c-wang"]),
        ("sara.lindqvist@example.com", ["c-sara"]),
        ("13800000010", ["c-liu", "c-liu2"]),
        ("山里人", ["c-shan"]),
        ("nobody@example.com", []),
        ("", []),
    ],
)
def test_a_customer_is_found_by_id_phone_and_address(desk: Desk, who: str, expected: list[str]) -> None:
    assert [view.customer.id for view in desk.customer(who)] == expected


def test_a_customer_shows_every_contact_oldest_first(desk: Desk) -> None:
    (view,) = desk.customer("c-wang")
    assert [one.id for one in view.tickets] == ["t-wang-1", "t-wang-2", "t-wang-3"]
    assert len(view.timeline) == 7
    assert view.contacts_7d == 3


def test_the_ledger_is_by_deadline_and_by_state(desk: Desk) -> None:
    assert [row.promise.id for row in desk.promises()] == ["p-ma", "p-zhou", "p-haichuan", "p-wang"]
    assert [row.promise.id for row in desk.promises(state="renegotiated")] == ["p-wang-0"]
    assert len(desk.promises(state=None)) == 5
    (row,) = desk.promises(customer="c-zhou")
    assert (row.ticket_number, row.customer_name, row.tier) == (1003, "周凯", "vip")


def test_a_long_history_is_whole_and_in_order(tmp_path: Path) -> None:
    contacts = [ticket(f"t{n}", "c", "chat", "", NOW) for n in range(10)]
    records: list[ImportRecord] = [customer("c", "王"), *contacts]
    for n in range(2000):
        at = NOW - timedelta(minutes=2000 - n)
        records.append(said(f"i{n:04d}", contacts[n % 10], "王", at, f"{n}"))
    records += [promise(f"p{n}", contacts[n], f"{n}", NOW) for n in range(10)]
    desk = make_desk(tmp_path, records=records)
    timeline = desk.contact("t3").timeline
    assert [entry.body for entry in timeline if entry.kind != "promise"] == [f"{n}" for n in range(2000)]
    assert len(timeline) == 2010
    desk.close()
