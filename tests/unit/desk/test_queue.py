"""The queue: groups, what burns first, filters, and rows, over the sample desk at 10:42."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from agent_tui.config.settings import Settings
from agent_tui.desk.desk import Desk
from agent_tui.desk.views import QueueFilter, QueueRow, RowRef
from agent_tui.domain.targets import ChannelTarget, Targets
from agent_tui.domain.values import ImportRecord
from tests.desk_fixture import NOW, make_desk
from tests.held_clock import HeldClock
from tests.records import ME, customer, promise, sample_records, ticket

MINUTE = timedelta(minutes=1)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = make_desk(tmp_path)
    yield desk
    desk.close()


def groups(desk: Desk, **wanted: object) -> dict[str, list[str]]:
    view = desk.queue(QueueFilter(**wanted))  # type: ignore[arg-type]
    return {group.kind: [ref.promise or ref.ticket for ref in group.refs] for group in view.groups}


def row_of(desk: Desk, ticket: str) -> QueueRow:
    (row,) = desk.rows([RowRef(ticket)])
    return row


def test_the_groups_stand_in_the_order_of_the_screen_and_each_burns_from_the_top(desk: Desk) -> None:
    assert groups(desk) == {
        "in_hand": ["t-zhao", "t-chen"],
        "promises_due": ["p-ma", "p-zhou", "p-haichuan"],
        "waiting": ["t-ma", "t-wang-3", "t-sara", "t-shan", "t-liu", "t-weber", "t-okafor"],
        "resting": ["t-haichuan", "t-zhou", "t-okafor-2", "t-liu-2"],
    }
    assert list(groups(desk)) == ["in_hand", "promises_due", "waiting", "resting"]
    assert desk.queue().as_of == NOW


def test_a_group_without_contacts_is_left_out(tmp_path: Path) -> None:
    with_nobody = make_desk(tmp_path, records=[])
    assert with_nobody.queue().groups == ()
    with_nobody.close()


def test_for_a_colleague_other_contacts_are_in_hand_and_other_promises_theirs(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, agent="liu.yang")
    found = groups(desk)
    assert "in_hand" not in found
    # 海川物流's belongs to nobody; 马超's was made by li.na, but its contact is nobody's, and it has no owner
    assert found["promises_due"] == ["p-ma", "p-zhou", "p-haichuan"]
    assert {"t-zhao", "t-chen"} <= set(found["waiting"])
    desk.close()


def promised(**fields: Any) -> list[ImportRecord]:
    owner = fields.pop("ticket_owner", None)
    contact = ticket("t", "c", "phone", "", NOW, owner=owner, status="resolved", waiting_since=None)
    due = NOW + timedelta(minutes=fields.pop("minutes", 10))
    return [customer("c", "王"), contact, promise("p", contact, "回电", due, **fields)]


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"made_by": ME}, True),
        ({"made_by": "x", "owner": ME}, True),
        ({"made_by": ME, "owner": "x"}, True),
        ({"made_by": "x", "owner": "y"}, False),
        ({"made_by": "x"}, True),
        ({"made_by": "x", "ticket_owner": "x"}, False),
        ({"made_by": "x", "ticket_owner": ME}, True),
        ({"made_by": ME, "minutes": 60}, True),
        ({"made_by": ME, "minutes": 61}, False),
        ({"made_by": ME, "minutes": -100000}, True),
        ({"made_by": ME, "state": "kept"}, False),
    ],
)
def test_promises_due_within_the_hour_are_mine_or_nobodys(tmp_path: Path, fields: dict[str, Any], shown: bool) -> None:
    desk = make_desk(tmp_path, records=promised(**fields))
    assert ("promises_due" in groups(desk)) is shown
    desk.close()


def test_a_promise_of_a_finished_contact_has_a_row(tmp_path: Path) -> None:
    desk = make_desk(tmp_path, records=promised(made_by=ME))
    ((row,),) = [desk.rows(group.refs) for group in desk.queue().groups]
    assert row.promise is not None
    assert (row.customer_name, row.status, row.due_at) == ("王", "resolved", NOW + 10 * MINUTE)
    desk.close()


def test_a_row_has_what_the_screen_shows(desk: Desk) -> None:
    wang = row_of(desk, "t-wang-3")
    assert msgspec.structs.asdict(wang) == {
        "id": "t-wang-3",
        "number": 1006,
        "channel": "phone",
        "subject": "争议扣费",
        "last_line": "又多扣了 30 元，第三次打来了。",
        "customer_id": "c-wang",
        "customer_name": "王小明",
        "tier": "key",
        "status": "new",
        "priority": 1,
        "queue": "billing",
        "owner": None,
        "holder": None,
        "created_at": NOW - timedelta(seconds=100),
        "waiting_since": NOW - timedelta(seconds=100),
        "due_at": NOW - timedelta(seconds=70),
        "open_promises": 1,
        "next_promise_due": NOW + timedelta(days=2, hours=8),
        "contacts_7d": 3,
        "intent": ("账单", "扣费"),
        "promise": None,
        "transfer": None,
        "handed": (),
        "order": None,
        "hangs_on": None,
        "cover": None,
        "first_owner": None,
        "others": (),
        "drafted": False,
        "whole": True,
    }


def test_rows_come_in_the_order_asked_for_and_what_is_gone_is_left_out(desk: Desk) -> None:
    refs = [RowRef("t-liu"), RowRef("nobody"), RowRef("t-ma", "p-ma"), RowRef("t-ma", "gone"), RowRef("t-chen")]
    assert [(row.id, row.promise and row.promise.id) for row in desk.rows(refs)] == [
        ("t-liu", None),
        ("t-ma", "p-ma"),
        ("t-chen", None),
    ]


def test_contacts_of_seven_days_count_this_one_and_not_what_is_older_or_to_come(tmp_path: Path) -> None:
    week = timedelta(hours=168)
    begun = [NOW, NOW - week, NOW - week - timedelta(microseconds=1), NOW + MINUTE]
    records: list[ImportRecord] = [customer("c", "王")]
    records += [
        ticket(f"t{n}", "c", "chat", "", at, status="closed" if n else "new", waiting_since=None)
        for n, at in enumerate(begun)
    ]
    clock = HeldClock(NOW)
    desk = make_desk(tmp_path, records=records, clock=clock)
    assert row_of(desk, "t0").contacts_7d == desk.contact("t0").contacts_7d == 2
    clock.move(minutes=1)
    assert row_of(desk, "t0").contacts_7d == 2
    clock.move(hours=168)
    assert row_of(desk, "t0").contacts_7d == 1
    desk.close()


def test_urgency_is_deadline_then_tier_then_waiting_then_number(tmp_path: Path) -> None:
    # every channel and tier within the same minute, so that each of the four decides somewhere
    same = {channel: ChannelTarget(60, 60, 60) for channel in ("phone", "chat")}
    settings = Settings(targets=msgspec.structs.replace(Targets(), **same))
    records: list[ImportRecord] = [
        customer("s", "S", "standard"),
        customer("v", "V", "vip"),
        customer("k", "K", "key"),
        ticket("later", "k", "phone", "", NOW, waiting_since=NOW + MINUTE),
        ticket("standard-2", "s", "phone", "", NOW),
        ticket("standard-1", "s", "chat", "", NOW),
        ticket("vip", "v", "chat", "", NOW),
        ticket("key", "k", "chat", "", NOW),
        ticket("earlier", "s", "phone", "", NOW, waiting_since=NOW - MINUTE),
        ticket("nobody-waits", "k", "phone", "", NOW, waiting_since=None),
    ]
    desk = make_desk(tmp_path, records=records, settings=settings)
    expected = ["earlier", "key", "vip", "standard-2", "standard-1", "later", "nobody-waits"]
    assert groups(desk) == {"waiting": expected}
    assert [row.id for row in desk.queue_list(QueueFilter(), "urgency")] == expected
    desk.close()


def test_the_list_without_groups_sorts_by_what_is_asked(desk: Desk) -> None:
    urgent = desk.queue_list(QueueFilter(), "urgency")
    assert len(urgent) == 13
    dated = [row.due_at for row in urgent if row.due_at is not None]
    assert dated == sorted(dated)
    assert [row.due_at is None for row in urgent] == [False] * 9 + [True] * 4
    waiting = [row.waiting_since for row in desk.queue_list(QueueFilter(), "waiting") if row.waiting_since]
    assert waiting == sorted(waiting)
    created = [row.created_at for row in desk.queue_list(QueueFilter(), "created")]
    assert created == sorted(created)


def test_targets_from_the_settings_decide_what_is_due(tmp_path: Path) -> None:
    patient = Settings(targets=msgspec.structs.replace(Targets(), phone=ChannelTarget(standard=3600, key=7200)))
    desk = make_desk(tmp_path, settings=patient)
    wang = row_of(desk, "t-wang-3")
    assert wang.due_at == wang.created_at + timedelta(hours=2) == desk.contact("t-wang-3").due_at
    assert groups(desk)["waiting"][0] == "t-sara"
    desk.close()


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (
            {"mine": True},
            {"in_hand": ["t-zhao", "t-chen"], "promises_due": ["p-ma", "p-zhou"], "resting": ["t-okafor-2"]},
        ),
        ({"queue": "sales"}, {"in_hand": ["t-chen"], "waiting": ["t-sara"]}),
        ({"channel": "sms"}, {"promises_due": ["p-haichuan"], "resting": ["t-haichuan"]}),
        ({"text": "王小明"}, {"waiting": ["t-wang-3"]}),
        ({"text": "OKAFOR screen"}, {"resting": ["t-okafor-2"]}),
        ({"text": "海川"}, {"promises_due": ["p-haichuan"], "resting": ["t-haichuan"]}),
        ({"text": "1009"}, {"waiting": ["t-sara"]}),
        ({"text": "hates sales"}, {"waiting": ["t-sara"]}),
        ({"text": "100%"}, {}),
        ({"text": "okafor", "channel": "web"}, {"waiting": ["t-okafor"]}),
        ({"queue": "nobody's"}, {}),
    ],
)
def test_filters(desk: Desk, wanted: dict[str, object], expected: dict[str, list[str]]) -> None:
    assert groups(desk, **wanted) == expected


def test_ten_thousand_contacts_are_all_there_and_in_order(tmp_path: Path) -> None:
    begin = datetime(2026, 11, 1, tzinfo=UTC)
    records: list[ImportRecord] = [customer("c", "王小明")]
    records += [ticket(f"t{n}", "c", "email", f"{n}", begin + n * MINUTE) for n in range(10_000)]
    desk = make_desk(tmp_path, records=records)
    assert groups(desk) == {"waiting": [f"t{n}" for n in range(10_000)]}
    assert len(desk.queue_list(QueueFilter(), "created")) == 10_000
    desk.close()


def test_the_sample_is_what_its_words_say() -> None:
    records = sample_records(NOW)
    assert len({record.id for record in records}) == len(records)
