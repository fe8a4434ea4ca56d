"""Which open promises a new one contradicts: by topic and values, whichever channel."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from agent_tui.domain.contradictions import contradicted, difference, is_report, other_reference, reported_by
from tests.fake_backend import NOW, a_promise

LATER = NOW + timedelta(days=2)
REFUND = a_promise("old", what="退款", due_at=NOW, topic="refund", amount="30.00", channel="phone")


def against(*promises: Any, **new: Any) -> list[str]:
    made: dict[str, Any] = {"what": "把钱退给您", "due_at": NOW, "topic": "refund"} | new
    return [old.id for old in contradicted(promises or (REFUND,), **made)]


@pytest.mark.parametrize(
    ("new", "found"),
    [
        ({"due_at": LATER}, True),
        ({"due_at": LATER, "topic": "REFUND"}, True),
        ({"due_at": NOW + timedelta(minutes=1)}, True),
        ({"due_at": NOW + timedelta(seconds=20)}, False),
        ({"amount": "35"}, True),
        ({"amount": "30"}, False),
        ({"amount": "many"}, False),
        ({}, False),
        ({"due_at": LATER, "topic": "delivery"}, False),
        ({"due_at": LATER, "topic": None}, False),
        ({"due_at": LATER, "topic": None, "what": " 退 款"}, True),
        ({"due_at": LATER, "replaces": ("old",)}, False),
    ],
)
def test_another_date_or_amount_on_the_same_topic_contradicts(new: dict[str, Any], found: bool) -> None:
    assert bool(against(**new)) is found


def test_two_call_backs_about_two_things_do_not_contradict() -> None:
    old = a_promise("call", what="回电: 发票", topic="call-back", due_at=NOW)
    assert against(old, what="回电: 宽带", topic="call-back", due_at=LATER) == []
    assert against(old, what="回电: 发票", topic="call-back", due_at=LATER) == ["call"]


def test_what_has_ended_contradicts_nothing_and_the_first_deadline_comes_first() -> None:
    two = a_promise("two", topic="refund", due_at=NOW - timedelta(hours=1))
    kept = a_promise("kept", topic="refund", state="kept", due_at=LATER)
    assert against(REFUND, two, kept, due_at=LATER) == ["two", "old"]


@pytest.mark.parametrize(
    ("later", "amount", "expected"),
    [
        (LATER, "30.00", "date"),
        (LATER, "50.00", "date"),
        (NOW, "50.00", "amount"),
        (NOW, "30", None),
        (NOW, None, None),
    ],
)
def test_of_two_on_one_topic_the_date_is_told_before_the_amount(
    later: datetime, amount: str | None, expected: str | None
) -> None:
    assert difference(REFUND, due_at=later, amount=amount) == expected


@pytest.mark.parametrize(
    ("what", "topic", "is_one"),
    [
        ("断网进展通报", "outage", True),
        ("短信通报抢修进展", "outage", True),
        ("Progress report of the outage", "outage", True),
        ("update on the outage in Eastgate", "outage", True),
        ("next word on order 8812", None, True),
        ("anything", "update", True),
        ("Signed incident report", "report", False),
        ("城东宽带修好", "outage", False),
        ("update of your address", "data", False),
        ("退款", "refund", False),
    ],
)
def test_a_report_tells_how_far_something_is_and_is_not_the_thing_itself(what: str, topic: Any, is_one: bool) -> None:
    assert is_report(a_promise("p", what=what, due_at=NOW, topic=topic)) is is_one


def test_the_next_report_keeps_those_on_its_topic_that_were_due_before_it() -> None:
    due = a_promise("due", what="断网进展通报", due_at=NOW, topic="outage")
    others = (
        a_promise("later", what="断网进展通报", due_at=LATER + timedelta(hours=1), topic="outage"),
        a_promise("repair", what="专线修好", due_at=NOW, topic="outage"),
        a_promise("elsewhere", what="投诉通报进展", due_at=NOW, topic="complaint.update"),
        a_promise("kept", what="断网进展通报", due_at=NOW, topic="outage", state="kept"),
    )
    told = reported_by((due, *others), what="城东故障进展通报", due_at=LATER, topic="outage")
    assert [old.id for old in told] == ["due"]


@pytest.mark.parametrize(
    ("one", "other", "is_other"),
    [
        ("退款 订单8812", "订单8813退款", True),
        ("refund for order 8812", "refund for order 8812 as agreed", False),
        ("invoice A-4471", "Invoice a-4472", True),
        ("退款300元", "退款200元", False),
        ("refund 300.00", "refund 1,180.00", False),
        ("退款300元", "退款 订单8812", False),
        ("退款", "退款 订单8812", False),
        ("refund CNY300", "refund for order 8812", False),
        ("refund rmb300", "refund for order 8812", False),
        ("重出2026年11月账单", "重出账单 (合同8812)", False),
        ("report of 2026-11-20", "report on order 8812", False),
        ("invoice 2026-118", "invoice 2026-119", True),
    ],
)
def test_the_numbers_of_orders_tell_two_things_apart_and_neither_amounts_nor_dates_do(
    one: str, other: str, is_other: bool
) -> None:
    assert other_reference(a_promise("old", what=one, amount="300"), other, "300.00") is is_other
