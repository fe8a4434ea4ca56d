"""The reading of a desk's replica: what SQLite counts is what one would count by hand."""

from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

from agent_tui.desk.desk import Desk
from agent_tui.domain.happenings import mood_noted
from agent_tui.domain.values import AgentState, ImportRecord
from agent_tui.insight.reading import Idle, Share
from tests.desk_fixture import NOW, make_desk
from tests.records import customer, promise, said, sample_records, ticket

READY = AgentState(id="li.na", role="agent", queues=None, state="ready", since=NOW)
AWAY = AgentState(id="liu.yang", role="agent", queues=None, state="break", since=NOW, reason="lunch")


def a_desk(tmp_path: Path, records: Iterable[Any]) -> Desk:
    found: list[ImportRecord] = list(records)
    return make_desk(tmp_path, records=found)


def test_queues_count_who_waits_for_how_long_and_until_when(tmp_path: Path) -> None:
    people = [customer("c1", "A"), customer("c2", "B", "key")]
    waits = ticket("t1", "c1", "chat", "one", NOW - timedelta(minutes=5), queue="sales")
    held = ticket("t2", "c2", "chat", "two", NOW - timedelta(minutes=1), queue="sales", status="open", owner="li.na")
    rests = ticket("t3", "c1", "chat", "three", NOW, queue="sales", status="pending", waiting_since=None)
    answered = ticket("t4", "c1", "email", "four", NOW, queue="sales", status="open", waiting_since=None)
    desk = a_desk(tmp_path, [*people, waits, held, rests, answered])
    try:
        chat, email = desk.reading().queues
        assert (chat.queue, chat.channel, chat.waiting, chat.overdue) == ("sales", "chat", 2, 2)
        assert chat.oldest_since == waits.created_at
        assert chat.next_due == waits.created_at + timedelta(minutes=2)
        assert (email.channel, email.waiting, email.oldest_since, email.next_due) == ("email", 0, None, None)
        assert desk.waiting_in("sales", "chat") == ["t1", "t2"]
    finally:
        desk.close()


def test_agents_have_what_they_hold_or_own_and_what_they_promised(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, [*sample_records(NOW), READY, AWAY])
    try:
        found = {one.agent: one for one in desk.reading().agents}
        assert found["li.na"].contacts == 2
        assert desk.contacts_of("li.na") == ["t-zhao", "t-chen"]
        assert (found["liu.yang"].state, found["liu.yang"].reason, found["liu.yang"].promises) == ("break", "lunch", 1)
    finally:
        desk.close()


def test_the_promise_of_somebody_who_is_away_needs_a_hand(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, [*sample_records(NOW), READY, AWAY])
    try:
        needs = [one for one in desk.reading().needs if one.promise is not None]
        told = [(one.promise.promise, one.who, one.who_state) for one in needs if one.promise is not None]
        assert told == [("p-ma", "li.na", None), ("p-zhou", "liu.yang", "break")]
    finally:
        desk.close()


def test_the_longest_overdue_promises_come_first_and_those_that_are_not_named_are_counted(tmp_path: Path) -> None:
    one = ticket("t1", "c1", "phone", "one", NOW - timedelta(days=90), status="resolved", waiting_since=None)
    overdue = [promise(f"p{days:03}", one, f"{days} days", NOW - timedelta(days=days)) for days in range(1, 61)]
    overdue += [promise(f"q{days:03}", one, f"{days} days", NOW - timedelta(days=days)) for days in range(1, 76)]
    desk = a_desk(tmp_path, [customer("c1", "A"), one, *overdue, READY, AWAY])
    try:
        reading = desk.reading()
        assert [need.promise.what for need in reading.needs[:3] if need.promise] == ["75 days", "74 days", "73 days"]
        assert (len(reading.needs), reading.needs_count) == (120, 135)
        longest = reading.promises.due[0].promise
        desk.keep_promise(longest)
        after = desk.reading()
        assert longest not in [need.promise.promise for need in after.needs if need.promise]
        assert (after.needs_count, after.promises.open, after.promises.overdue) == (134, 134, 134)
    finally:
        desk.close()


def test_contacts_that_need_a_hand_and_are_not_named_are_counted(tmp_path: Path) -> None:
    people = [customer(f"c{n}", f"Key {n}", "key") for n in range(95)]
    late = [ticket(f"t{n}", f"c{n}", "chat", "late", NOW - timedelta(days=1)) for n in range(95)]
    soon = ticket("soon", "c0", "chat", "in time", NOW - timedelta(seconds=1))
    desk = a_desk(tmp_path, [*people, *late, soon, READY])
    try:
        reading = desk.reading()
        named = [need for need in reading.needs if need.kind == "late"]
        assert (len(named), reading.unnamed) == (80, 15)
    finally:
        desk.close()


def test_a_call_back_of_somebody_who_is_on_a_call_needs_a_hand(tmp_path: Path) -> None:
    on_a_call = AgentState(id="liu.yang", role="agent", queues=None, state="ready", since=NOW, viewing="t-call")
    call = ticket("t-call", "c-chen", "phone", "a bill", NOW, status="open", owner="liu.yang")
    desk = a_desk(tmp_path, [*sample_records(NOW), call, READY, on_a_call])
    try:
        reading = desk.reading()
        assert [one.talking for one in reading.agents] == [False, True]
        (need,) = (one for one in reading.needs if one.who == "liu.yang")
        assert (need.who_state, need.promise is not None and need.promise.promise) == ("talking", "p-zhou")
    finally:
        desk.close()


def test_what_was_given_to_somebody_else_is_theirs_at_once(tmp_path: Path) -> None:
    sun = AgentState(id="sun.hao", role="agent", queues=None, state="ready", since=NOW)
    desk = a_desk(tmp_path, [*sample_records(NOW), READY, AWAY, sun])
    try:
        before = desk.reading()
        late = next(one for one in before.needs if one.kind == "late")
        assert late.ticket is not None
        desk.assign_promise("p-zhou", "sun.hao")
        desk.assign(late.ticket, "sun.hao")
        after = desk.reading()
        assert {one.promise: one.keeper for one in after.promises.due}["p-zhou"] == "sun.hao"
        assert {(one.kind, one.ticket) for one in before.needs} - {(one.kind, one.ticket) for one in after.needs} == {
            ("promise", "t-zhou"),
            ("late", late.ticket),
        }
        desk.keep_promise("p-ma")
        assert "p-ma" not in [one.promise for one in desk.reading().promises.due]
    finally:
        desk.close()


def test_who_is_idle_is_told_how_many_wait_whom_nobody_has(tmp_path: Path) -> None:
    waits = ticket("t1", "c1", "chat", "one", NOW, queue="sales")
    owned = ticket("t2", "c1", "chat", "two", NOW, queue="sales", status="open", owner="liu.yang")
    other = ticket("t3", "c1", "chat", "three", NOW, queue="orders")
    sells = AgentState(id="li.na", role="agent", queues=("sales",), state="ready", since=NOW)
    desk = a_desk(tmp_path, [customer("c1", "A"), waits, owned, other, sells, AWAY])
    try:
        assert desk.reading().agents[0].idle == Idle(theirs=1, waiting=2)
    finally:
        desk.close()


def test_what_was_kept_today_is_counted_among_what_was_due_today(tmp_path: Path) -> None:
    one = ticket("t1", "c1", "phone", "one", NOW - timedelta(days=2), status="resolved", waiting_since=None)
    midnight = NOW.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    ledger = [
        promise("p1", one, "kept today", max(midnight, NOW - timedelta(minutes=9)), state="kept"),
        promise("p2", one, "broken today", max(midnight, NOW - timedelta(minutes=8)), state="broken"),
        promise("p3", one, "still open, late", max(midnight, NOW - timedelta(minutes=7))),
        promise("p4", one, "another date", max(midnight, NOW - timedelta(minutes=6)), state="renegotiated"),
        promise("p5", one, "kept, due later", NOW + timedelta(minutes=5), state="kept"),
        promise("p6", one, "kept long ago", NOW - timedelta(days=1, minutes=1), state="kept"),
        promise("p7", one, "soon", NOW + timedelta(minutes=59)),
        promise("p8", one, "not so soon", NOW + timedelta(minutes=61)),
    ]
    desk = a_desk(tmp_path, [customer("c1", "A"), one, *ledger])
    try:
        promises = desk.reading().promises
        assert promises.kept == Share(1, 3)
        assert (promises.open, promises.due_1h, promises.overdue) == (3, 1, 1)
        assert [due.promise for due in promises.due] == ["p3", "p7", "p8"]
    finally:
        desk.close()


def test_who_came_back_has_three_contacts_in_seven_days_and_one_that_is_open(tmp_path: Path) -> None:
    people = [customer("c1", "Thrice"), customer("c2", "Twice"), customer("c3", "Done")]
    tickets = [
        ticket(
            f"{who}-{number}",
            who,
            "phone",
            "again",
            NOW - timedelta(days=days),
            **({} if days == 0 and who != "c3" else {"status": "resolved", "waiting_since": None}),
        )
        for who, ages in (("c1", (0, 1, 6)), ("c2", (0, 1, 8)), ("c3", (0, 1, 2)))
        for number, days in enumerate(ages)
    ]
    desk = a_desk(tmp_path, [*people, *tickets])
    try:
        back = desk.reading().came_back
        assert (back.count, [(one.customer_name, one.contacts_7d, one.ticket) for one in back.contacts]) == (
            1,
            [("Thrice", 3, "c1-0")],
        )
    finally:
        desk.close()


def test_the_last_mood_that_was_noted_decides_who_is_upset(tmp_path: Path) -> None:
    def noted(id: str, of: Any, mood: Any, ago: int) -> Any:
        at = NOW - timedelta(minutes=ago)
        return said(id, of, "li.na", at, "", "internal", kind="event", meta=mood_noted(mood))

    upset, calmed, old = (ticket(f"t{n}", "c1", "phone", "angry", NOW - timedelta(minutes=3)) for n in range(3))
    moods = [
        noted("m1", upset, "calm", 3),
        noted("m2", upset, "upset", 2),
        noted("m3", calmed, "upset", 3),
        noted("m4", calmed, "calm", 2),
        noted("m5", old, "upset", 25 * 60),
    ]
    desk = a_desk(tmp_path, [customer("c1", "A"), upset, calmed, old, *moods])
    try:
        assert [need.ticket for need in desk.reading().needs if need.kind == "upset"] == [upset.id]
    finally:
        desk.close()


def test_what_was_kept_late_is_counted_apart_from_what_was_kept_in_time(tmp_path: Path) -> None:
    one = ticket("t1", "c1", "phone", "one", NOW - timedelta(days=2), status="resolved", waiting_since=None)
    midnight = NOW.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    due = max(midnight, NOW - timedelta(minutes=9))
    evidence = {"in-time": due, "late": due + timedelta(seconds=1)}
    events = [said(f"e-{id}", one, "li.na", at, "", "internal", kind="event") for id, at in evidence.items()]
    ledger = [promise(id, one, id, due, state="kept", evidence=f"e-{id}") for id in evidence]
    untold = promise("untold", one, "no evidence", due, state="kept")
    desk = a_desk(tmp_path, [customer("c1", "A"), one, *events, *ledger, untold])
    try:
        promises = desk.reading().promises
        assert (promises.kept, promises.kept_late) == (Share(2, 3), 1)
    finally:
        desk.close()
