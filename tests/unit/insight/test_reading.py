"""Readings reckoned by hand: each figure and each need from a handful of facts."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from agent_tui.domain.values import AgentState, Availability, Channel, Role, Tier
from agent_tui.insight.reading import Idle, Need, Share, take_reading
from agent_tui.insight.standing import LiveContact, OpenPromise, PromiseCount, QueueCount, Standing

NOW = datetime(2026, 11, 23, 2, 42, tzinfo=UTC)


def minutes(count: float) -> datetime:
    return NOW + timedelta(minutes=count)


def agent(name: str, state: Availability = "ready", role: Role = "agent") -> AgentState:
    return AgentState(id=name, role=role, queues=None, state=state, since=minutes(-20))


def contact(
    ticket: str, due: float | None, *, tier: Tier = "standard", keeper: str | None = None, waiting: bool = True
) -> LiveContact:
    return LiveContact(
        ticket=ticket,
        number=1,
        customer=f"c-{ticket}",
        customer_name=f"Customer {ticket}",
        tier=tier,
        channel="phone",
        queue="billing",
        subject="a bill",
        priority=3,
        keeper=keeper,
        waiting_since=minutes(-10) if waiting else None,
        due_at=None if due is None else minutes(due),
    )


def promise(id: str, due: float, keeper: str, tier: Tier = "standard") -> OpenPromise:
    return OpenPromise(id, f"t-{id}", "Zhou", tier, "call back", minutes(due), keeper)


def queue(name: str, overdue: int, due: float | None = -1) -> QueueCount:
    return QueueCount(name, "phone", overdue + 1, 0, minutes(-9), None if due is None else minutes(due), overdue)


def needs(standing: Standing) -> list[tuple[str, str | None]]:
    return [(need.kind, need.ticket) for need in take_reading(standing, NOW).needs]


def test_a_promise_needs_a_hand_when_its_keeper_is_not_ready() -> None:
    team = (agent("li"), agent("liu", "break"))
    standing = Standing(
        agents=team,
        due=(
            promise("p1", 8, "liu"),  # due soon, keeper on a break
            promise("p2", 8, "li"),  # keeper is there
            promise("p3", 31, "liu"),  # still time
            promise("p4", -60, "nobody.known"),  # overdue, and nobody of that name was ever seen
            promise("p5", -9 * 24 * 60, "li"),  # the worst of all, though its keeper is there
        ),
    )
    found = take_reading(standing, NOW).needs
    assert [(need.promise.promise, need.who, need.who_state) for need in found if need.promise] == [
        ("p5", "li", None),
        ("p4", "nobody.known", "offline"),
        ("p1", "liu", "break"),
    ]
    assert found[0].remedies == ("cover", "reassign")


def test_a_promise_that_nobody_has_seen_to_for_half_an_hour_needs_a_hand_though_its_keeper_is_there() -> None:
    due = (promise("old", -30, "li"), promise("new", -29, "li"))
    (need,) = take_reading(Standing(agents=(agent("li"),), due=due), NOW).needs
    assert (need.promise and need.promise.promise, need.who, need.who_state) == ("old", "li", None)


def test_what_a_standing_only_counts_needs_a_hand_too() -> None:
    standing = Standing(
        due=(promise("old", -60, "li"), promise("new", -3, "li")),
        promises=PromiseCount(open=60, overdue=50, neglected=41),
        pressing=(contact("t1", -1, tier="key"),),
        pressing_count=3,
    )
    reading = take_reading(standing, NOW)
    assert (len(reading.needs), reading.unnamed, reading.needs_count) == (2, 42, 44)


@pytest.mark.parametrize(
    ("due", "channel", "needed"),
    [(9, "phone", True), (-3, "phone", True), (11, "phone", False), (9, "sms", False)],
)
def test_a_call_back_needs_a_hand_once_it_is_offered_while_its_keeper_is_on_a_call(
    due: float, channel: Channel, needed: bool
) -> None:
    owed = msgspec.structs.replace(promise("p1", due, "liu"), channel=channel)
    found = take_reading(Standing(agents=(agent("liu"),), talking=frozenset({"liu"}), due=(owed,)), NOW)
    assert [(need.who, need.who_state) for need in found.needs] == ([("liu", "talking")] if needed else [])
    assert found.agents[0].talking


def test_who_is_away_because_they_watch_sees_to_their_own_promises() -> None:
    watching = msgspec.structs.replace(agent("chen", "away", "supervisor"), reason="watching")
    in_chinese = msgspec.structs.replace(watching, id="gu", reason="看现场")
    lunch = msgspec.structs.replace(watching, id="liu", reason="lunch")
    due = (promise("p1", 8, "chen"), promise("p2", 8, "gu"), promise("p3", 8, "liu"))
    assert needs(Standing(agents=(watching, in_chinese, lunch), due=due)) == [("promise", "t-p3")]


def test_without_a_word_about_agents_nobody_is_said_to_be_away() -> None:
    assert needs(Standing(due=(promise("p1", 8, "liu"),), pressing=(contact("t1", -5, keeper="liu"),))) == []


def test_a_customer_is_stranded_when_who_has_them_is_away_and_the_deadline_is_near() -> None:
    standing = Standing(
        agents=(agent("li"), agent("liu", "away")),
        pressing=(
            contact("t1", 4, keeper="liu"),
            contact("t2", 6, keeper="liu"),  # still time
            contact("t3", -4, keeper="li"),  # somebody is there
        ),
    )
    assert needs(standing) == [("stranded", "t1")]


def test_a_key_account_whom_nobody_has_needs_a_hand_once_it_is_late() -> None:
    standing = Standing(
        pressing=(
            contact("t1", -1),
            contact("t2", -1, tier="vip"),
            contact("t3", -1, tier="key"),
            contact("t4", 1, tier="key"),
        )
    )
    assert needs(standing) == [("late", "t3"), ("late", "t2")]


def test_upset_customers_are_told_while_they_wait_or_nobody_has_them_and_only_once() -> None:
    standing = Standing(
        upset=(
            contact("t1", -3, keeper="li"),
            contact("t2", None, waiting=False),
            contact("t3", None, keeper="li", waiting=False),
        ),
        agents=(agent("li", "away"),),
        pressing=(contact("t1", -3, keeper="li"),),
    )
    assert needs(standing) == [("upset", "t1"), ("upset", "t2")]


def test_a_queue_needs_a_hand_from_five_overdue_customers_on() -> None:
    found = take_reading(Standing(queues=(queue("billing", 5), queue("orders", 4))), NOW).needs
    assert [need.queue.queue for need in found if need.queue] == ["billing"]


def test_what_is_most_urgent_comes_first() -> None:
    standing = Standing(
        agents=(agent("li", "break"),),
        due=(promise("key", 20, "li", tier="key"), promise("late", -3, "li"), promise("later", -90, "li")),
        upset=(contact("t1", 1),),
        queues=(queue("billing", 9),),
    )
    kinds = [(need.kind, _name(need)) for need in take_reading(standing, NOW).needs]
    assert kinds == [
        ("promise", "later"),
        ("promise", "late"),
        ("promise", "key"),
        ("upset", "t1"),
        ("queue", "billing"),
    ]


def _name(need: Need) -> str:
    if need.promise is not None:
        return need.promise.promise
    return need.contact.ticket if need.contact is not None else need.queue.queue if need.queue else ""


@pytest.mark.parametrize(
    ("count", "kept"),
    [(PromiseCount(open=7), None), (PromiseCount(kept_today=3, ended_today=4), Share(3, 4))],
)
def test_a_share_stands_on_a_sample_or_is_not_there(count: PromiseCount, kept: Share | None) -> None:
    reading = take_reading(Standing(promises=count), NOW)
    assert reading.promises.kept == kept
    assert kept is None or kept.rate == 0.75


def test_what_is_not_measured_is_none() -> None:
    (reading,) = take_reading(Standing(queues=(queue("billing", 1),)), NOW).queues
    assert (reading.service_level, reading.abandoned) == (None, None)


def test_queues_go_by_their_next_deadline_and_those_in_which_nobody_waits_come_last() -> None:
    standing = Standing(queues=(queue("none", 0, None), queue("later", 0, 9), queue("burning", 2, -2)))
    assert [one.queue for one in take_reading(standing, NOW).queues] == ["burning", "later", "none"]


def test_who_is_idle_is_told_with_who_waits_for_them() -> None:
    works = msgspec.structs.replace(agent("li"), queues=("orders",))
    at_work = (agent("busy"), agent("call"), agent("lunch", "break"))
    free = {"billing": 2, "orders": 1}
    waiting = tuple(msgspec.structs.replace(queue(name, 0), free=count) for name, count in free.items())
    standing = Standing(
        agents=(works, agent("liu"), *at_work), queues=waiting, in_hand={"busy": 1}, talking=frozenset({"call"})
    )
    found = {one.agent: one.idle for one in take_reading(standing, NOW).agents}
    assert found == {"li": Idle(1, 3), "liu": Idle(3, 3), "busy": None, "call": None, "lunch": None}


def test_agents_are_those_who_take_contacts_the_ready_ones_first_with_what_they_have() -> None:
    standing = Standing(
        agents=(agent("b", "offline"), agent("z"), agent("root", role="admin"), agent("boss", "away", "supervisor")),
        in_hand={"z": 3},
        promised={"boss": 2},
    )
    found = take_reading(standing, NOW).agents
    assert [(one.agent, one.contacts, one.promises) for one in found] == [("z", 3, 0), ("boss", 0, 2), ("b", 0, 0)]
