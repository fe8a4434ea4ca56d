"""A call-back that is due while its keeper is busy is offered to whoever works that queue and is free."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from agent_tui.desk.desk import Desk
from agent_tui.domain.values import AgentState, Ticket
from tests.desk_fixture import NOW, make_desk
from tests.fake_backend import an_agent
from tests.held_clock import HeldClock
from tests.records import ME, customer, promise, ticket

MINUTE = timedelta(minutes=1)
PAST = NOW - timedelta(hours=3)
CALLED = ticket("t1", "c1", "email", "账单", PAST, queue="billing", status="pending", waiting_since=None)
ON_CALL = ticket("t2", "c1", "phone", "来电", NOW, queue="billing", status="open", owner="liu.yang", waiting_since=None)


def a_desk(
    tmp_path: Path, *states: AgentState, due: timedelta = 8 * MINUTE, on_call: bool = False, **fields: Any
) -> Desk:
    made = {"owner": "liu.yang", "channel": "phone"} | fields
    asked = promise("p1", CALLED, "回电", NOW + due, **made)
    call: Any = ON_CALL
    if on_call:
        known = {name: getattr(ON_CALL, name) for name in ON_CALL.__struct_fields__}
        call = Ticket(**known, number=9, holder="liu.yang")
    records: list[Any] = [customer("c1", "周凯"), CALLED, call, asked, *states]
    return make_desk(tmp_path, records=records, clock=HeldClock(NOW))


def offered(desk: Desk) -> list[str | None]:
    return [ref.promise for ref in desk.queue().to_cover]


ME_READY = an_agent(ME)
AWAY = an_agent("liu.yang", state="away")
READY = an_agent("liu.yang")


def test_of_who_is_away_it_is_offered_with_the_reason(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, ME_READY, AWAY)
    assert offered(desk) == ["p1"]
    (row,) = desk.rows(desk.queue().to_cover)
    assert row.cover is not None
    assert (row.cover.keeper, row.cover.why) == ("liu.yang", "away")
    desk.assign_promise("p1", ME)
    assert offered(desk) == []
    assert [ref.promise for group in desk.queue().groups for ref in group.refs if ref.promise] == ["p1"], "it is mine"


def test_of_who_is_on_a_call_it_is_offered(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, ME_READY, READY, on_call=True)
    (row,) = desk.rows(desk.queue().to_cover)
    assert row.cover is not None
    assert row.cover.why == "talking"


def test_of_who_has_a_call_of_their_own_before_them_it_is_offered(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, ME_READY, an_agent("liu.yang", viewing="t2"))
    (row,) = desk.rows(desk.queue().to_cover)
    assert row.cover is not None
    assert row.cover.why == "talking"
    assert offered(a_desk(tmp_path / "else", ME_READY, an_agent("liu.yang", viewing="t1"))) == []


@pytest.mark.parametrize(
    ("states", "fields"),
    [
        ((ME_READY, READY), {}),
        ((ME_READY, AWAY), {"due": 11 * MINUTE}),
        ((ME_READY, AWAY), {"due": -61 * MINUTE}),
        ((ME_READY, AWAY), {"channel": "sms"}),
        ((ME_READY, AWAY), {"state": "kept"}),
        ((an_agent(ME, state="break"), AWAY), {}),
        ((an_agent(ME, queues=("sales",)), AWAY), {}),
        ((AWAY,), {}),
        ((), {}),
    ],
    ids=["free", "early", "long-past", "no-call", "kept", "i-am-away", "other-queue", "unknown", "nobody-told-of"],
)
def test_otherwise_nobody_is_asked(tmp_path: Path, states: tuple[AgentState, ...], fields: dict[str, Any]) -> None:
    assert offered(a_desk(tmp_path, *states, **fields)) == []


def test_it_is_known_when_the_next_one_comes_near(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, ME_READY, AWAY, due=30 * MINUTE)
    assert (offered(desk), desk.queue().changes_at) == ([], NOW + 20 * MINUTE)


def test_i_am_busy_as_colleagues_see_it(tmp_path: Path) -> None:
    assert a_desk(tmp_path / "a", ME_READY, AWAY).busy() is None
    assert a_desk(tmp_path / "b", an_agent(ME, state="break")).busy() == "break"
    assert a_desk(tmp_path / "c").busy() is None
