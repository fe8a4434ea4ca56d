"""Where agents are: told when it changes, over when nothing is heard of them, and never more than one may see."""

import threading
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from sqlalchemy import event, func, select

from agent_tui.contract.api import PRESENCE_S, Presence
from agent_tui.store import schema
from agent_tui.store.agents import disable_agent, restrict_queue, rotate_token
from agent_tui.store.app import sweep_once
from agent_tui.store.callers import authenticate
from agent_tui.store.presence import set_presence
from agent_tui.store.sightings import NOTE_EVERY_S, Sightings
from agent_tui.store.transaction import WriteTransaction
from tests.held_clock import HeldClock
from tests.store_lines import customer, jsonl, ticket
from tests.store_server import RunningStore, problem

DEADLINE_S = 15


def be(client: httpx.Client, state: str = "ready", **fields: Any) -> httpx.Response:
    return client.put("/v1/me/presence", json={"state": state} | fields)


def seen(client: httpx.Client, agent: str = "agent") -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/v1/agents/{agent}").json()["doc"]
    return found


def cursor_of(client: httpx.Client) -> str:
    return str(client.get("/v1/snapshot").json()["cursor"])


def changes(client: httpx.Client, cursor: str) -> list[dict[str, Any]]:
    return list(client.get("/v1/changes", params={"cursor": cursor}).json()["changes"])


class TestTelling:
    def test_colleagues_see_what_one_does_now(self, store: RunningStore, clock: HeldClock) -> None:
        store.add("li.na", queues=["billing"])
        with store.client("li.na") as client, store.client() as other:
            assert seen(other, "li.na") == {
                "type": "agent", "id": "li.na", "role": "agent", "queues": ["billing"], "state": "offline",
                "since": seen(other, "li.na")["since"], "reason": "", "viewing": None, "writing": False, "name": "",
            }  # fmt: skip
            cursor = cursor_of(other)
            answer = be(client, viewing="t1", writing=True)
            assert (answer.status_code, answer.content) == (204, b"")
            [change] = changes(other, cursor)
            assert (change["type"], change["id"], change["op"], change["version"]) == ("agent", "li.na", "upsert", 2)
            told = {name: change["doc"][name] for name in ("state", "viewing", "writing", "since")}
            now = clock().isoformat().replace("+00:00", "Z")
            assert told == {"state": "ready", "viewing": "t1", "writing": True, "since": now}
            assert other.get("/v1/agents/li.na").json() == change

    def test_the_same_again_tells_nobody(self, store: RunningStore, clock: HeldClock) -> None:
        with store.client() as client:
            be(client, "break", reason="午饭")
            through = client.get("/v1/me").json()["through"]
            clock.advance(NOTE_EVERY_S + 1)
            assert be(client, "break", reason="午饭").status_code == 204
            assert client.get("/v1/me").json()["through"] == through

    def test_since_goes_by_the_state_alone(self, store: RunningStore, clock: HeldClock) -> None:
        with store.client() as client:
            be(client)
            since = seen(client)["since"]
            clock.advance(10)
            be(client, viewing="t1")
            assert seen(client)["since"] == since
            be(client, "break")
            assert seen(client)["since"] != since

    def test_what_makes_no_sense_together_is_left_out(self, store: RunningStore) -> None:
        with store.client() as client:
            be(client, writing=True)
            assert seen(client)["writing"] is False
            be(client, "offline", viewing="t1", writing=True)
            assert (seen(client)["viewing"], seen(client)["writing"]) == (None, False)

    def test_nothing_of_it_is_kept(self, store: RunningStore) -> None:
        with store.client() as client:
            for state in ("ready", "break", "ready", "away"):
                be(client, state)
        with store.database.read() as connection:
            actions = set(connection.execute(select(schema.audit.c.action)).scalars())
        assert actions == {"add-agent", "import"}

    @pytest.mark.parametrize(
        ("body", "field"),
        [
            ({"state": "asleep"}, "state"),
            ({"reason": "x" * 201}, "reason"),
            ({"reason": "\x00"}, "reason"),
            ({"viewing": "-"}, "viewing"),
            ({"writing": 1}, "writing"),
            ({"since": "2026-11-22T10:00:00Z"}, "since"),
        ],
    )
    def test_what_cannot_be_is_named(self, store: RunningStore, body: dict[str, Any], field: str) -> None:
        with store.client() as client:
            answer = client.put("/v1/me/presence", json={"state": "ready"} | body)
            assert (problem(answer), answer.json()["field"]) == ((400, "bad-request"), field)
            assert seen(client)["state"] == "offline"


class TestRestricted:
    @pytest.fixture
    def legal(self, store: RunningStore) -> RunningStore:
        """t9 stands in the restricted queue legal."""
        restrict_queue(store.database, "legal")
        store.add("lawyer", queues=["legal", "billing"])
        store.take_in(jsonl(ticket("t9", queue="legal")))
        return store

    def test_what_others_may_not_see_is_not_named_to_them(self, legal: RunningStore) -> None:
        with legal.client("lawyer") as lawyer, legal.client() as client, legal.client("admin") as admin:
            cursor = cursor_of(client)
            be(lawyer, viewing="t9", writing=True)
            told = [changes(client, cursor)[-1]["doc"], seen(client, "lawyer")]
            told += [one["doc"] for one in client.get("/v1/snapshot").json()["records"] if one["id"] == "lawyer"]
            assert len(told) == 3
            assert [(doc["state"], doc["viewing"], doc["writing"]) for doc in told] == [("ready", None, False)] * 3
            for knows in (lawyer, admin):
                assert (seen(knows, "lawyer")["viewing"], seen(knows, "lawyer")["writing"]) == ("t9", True)

    def test_one_cannot_look_at_what_one_may_not_see(self, legal: RunningStore) -> None:
        with legal.client() as client:
            hidden, missing = be(client, viewing="t9"), be(client, viewing="t8")
            assert problem(hidden) == problem(missing) == (404, "not-found")
            assert hidden.json()["field"] == "viewing"
            assert hidden.json()["detail"] == missing.json()["detail"]

    def test_who_has_it_open_is_told_when_it_comes_into_sight(self, legal: RunningStore) -> None:
        with legal.client("lawyer") as lawyer, legal.client() as client, legal.client("admin") as admin:
            be(lawyer, viewing="t9")
            cursor = cursor_of(client)
            for version, queue, expected in ((1, "billing", "t9"), (2, "legal", None)):
                headers = {"If-Match": f'"{version}"', "Idempotency-Key": queue}
                admin.patch("/v1/tickets/t9", json={"queue": queue}, headers=headers)
                told = {change["id"]: change["doc"] for change in changes(client, cursor)}
                assert told["lawyer"]["viewing"] == expected


class TestLease:
    def test_ends_when_nothing_is_heard(self, store: RunningStore, clock: HeldClock) -> None:
        with store.client() as client, store.client("supervisor") as other:
            be(client, viewing="t1", writing=True, reason="x")
            cursor = cursor_of(other)
            clock.advance(PRESENCE_S - 1)
            sweep_once(store.database, clock)
            assert changes(other, cursor) == []
            clock.advance(1)
            sweep_once(store.database, clock)
            [change] = changes(other, cursor)
            now = clock().isoformat().replace("+00:00", "Z")
            doc = change["doc"]
            assert (doc["state"], doc["since"], doc["viewing"], doc["writing"], doc["reason"]) == (
                ("offline", now, None, False, "")
            )
            assert sweep_once(store.database, clock) is None, "once"

    @pytest.mark.parametrize("request_", ["/v1/me", "/v1/snapshot", "/v1/tickets/t9", "/v1/me/presence"])
    def test_any_request_renews_it_and_nobody_is_told(
        self, store: RunningStore, clock: HeldClock, request_: str
    ) -> None:
        with store.client() as client, store.client("supervisor") as other:
            be(client)
            cursor = cursor_of(other)
            for _ in range(5):
                clock.advance(PRESENCE_S - 10)
                if request_.endswith("presence"):
                    be(client)
                else:
                    client.get(request_)
                sweep_once(store.database, clock, store.calls.sightings)
            assert changes(other, cursor) == []
            assert seen(other)["state"] == "ready"

    def test_a_request_that_waits_keeps_it(self, store: RunningStore, clock: HeldClock) -> None:
        with store.client() as client, store.client("supervisor") as other:
            be(client)
            polls = other_thread(lambda: client.get("/v1/changes", params={"cursor": cursor_of(client), "wait": 25}))
            until(lambda: store.calls.waker.waited_for)
            for _ in range(4):
                clock.advance(PRESENCE_S - 1)
                sweep_once(store.database, clock, store.calls.sightings)
                assert seen(other)["state"] == "ready"
            store.take_in(jsonl(customer("woken")))
            polls.join(DEADLINE_S)
            clock.advance(PRESENCE_S)
            sweep_once(store.database, clock, store.calls.sightings)
            assert seen(other)["state"] == "offline"

    def test_who_was_gone_stays_so_until_they_say_otherwise(self, store: RunningStore, clock: HeldClock) -> None:
        with store.client() as client:
            be(client)
            clock.advance(PRESENCE_S)
            sweep_once(store.database, clock)
            clock.advance(1)
            assert seen(client)["state"] == "offline"
            sweep_once(store.database, clock, store.calls.sightings)
            assert seen(client)["state"] == "offline"
            be(client)
            assert seen(client)["state"] == "ready"

    def test_a_time_that_only_another_clock_has_seen_ends_it(self, store: RunningStore, clock: HeldClock) -> None:
        with store.client() as client:
            be(client)
            clock.advance(-2 * PRESENCE_S)
            sweep_once(store.database, clock)
            assert seen(client)["state"] == "offline"


class TestSightings:
    def test_are_taken_when_one_is_due_and_all_at_once(self, clock: HeldClock) -> None:
        sightings = Sightings(clock)
        sightings.saw("ann")
        assert set(sightings.take_due()) == {"ann"}
        clock.advance(NOTE_EVERY_S - 5)
        sightings.saw("ann")
        assert sightings.take_due() == {}
        clock.advance(4)
        assert sightings.take_due() == {}
        sightings.saw("bo")
        first = sightings.take_due()
        assert set(first) == {"ann", "bo"}
        assert first["bo"] - first["ann"] == 4_000_000
        assert sightings.take_due() == {}

    def test_cost_one_write_for_all_in_a_quarter_of_a_minute(self, store: RunningStore, clock: HeldClock) -> None:
        with store.client() as client, store.client("supervisor") as other:
            be(client)
            be(other)
            clock.advance(NOTE_EVERY_S)
            written: list[str] = []
            event.listen(
                store.database.engine,
                "after_cursor_execute",
                lambda *executed: written.append(executed[2]) if executed[2].startswith("UPDATE agent_st") else None,
            )
            for _ in range(NOTE_EVERY_S):
                clock.advance(1)
                client.get("/v1/me")
                other.get("/v1/me")
                sweep_once(store.database, clock, store.calls.sightings)
            assert 1 <= len(written) <= 2


class TestAgentsThemselves:
    def test_who_is_added_is_told_of_and_who_is_disabled_leaves(self, store: RunningStore, clock: HeldClock) -> None:
        with store.client() as client:
            cursor = cursor_of(client)
            store.add("li.na", "supervisor")
            [added] = changes(client, cursor)
            assert (added["op"], added["doc"]["role"], added["doc"]["state"]) == ("upsert", "supervisor", "offline")
            with store.client("li.na") as theirs:
                be(theirs)
            disable_agent(store.database, "li.na")
            assert [(change["id"], change["op"]) for change in changes(client, cursor)] == [("li.na", "delete")]
            assert client.get("/v1/agents/li.na").status_code == 404
            assert "li.na" not in {record["id"] for record in client.get("/v1/snapshot").json()["records"]}
            rotate_token(store.database, "li.na")
            [back] = changes(client, cursor)
            assert (back["op"], back["doc"]["state"]) == ("upsert", "offline")
            assert back["version"] > added["version"]

    def test_a_new_token_alone_is_nobodys_business(self, store: RunningStore) -> None:
        with store.client() as client:
            through = client.get("/v1/me").json()["through"]
            rotate_token(store.database, "supervisor")
            assert client.get("/v1/me").json()["through"] == through


@pytest.mark.parametrize("count", [500, pytest.param(10_000, marks=pytest.mark.long)])
def test_the_feed_does_not_grow_with_it(store: RunningStore, clock: HeldClock, count: int) -> None:
    with store.client("supervisor") as other:
        cursor = cursor_of(other)
        with store.database.write() as connection:
            caller = authenticate(connection, f"Bearer {store.tokens['agent']}")
            for number in range(count):
                tx = WriteTransaction(connection, "agent", clock(), "r")
                set_presence(tx, caller, Presence("ready" if number % 2 else "break", reason=str(number)))
        with store.database.read() as connection:
            rows = connection.execute(select(func.count()).where(schema.changes.c.type == "agent")).scalar_one()
            assert rows == 3, "one for each agent"
        [change] = changes(other, cursor)
        assert (change["version"], change["doc"]["reason"]) == (count + 1, str(count - 1))


def until(holds: Callable[[], bool]) -> None:
    """Waits until it holds; fails when that takes too long."""
    deadline = time.monotonic() + DEADLINE_S
    while not holds():
        assert time.monotonic() < deadline
        threading.Event().wait(0.005)


def other_thread(work: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=work)
    thread.start()
    return thread
