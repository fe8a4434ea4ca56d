"""Since when a customer waits, by when things were said and not by when they arrived; and which words wake a contact
that was put aside."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_tui.contract.api import NewInteraction
from agent_tui.domain.values import Agent, Direction
from agent_tui.store.callers import Caller
from agent_tui.store.database import Database
from agent_tui.store.feed import CHANGES_KEPT, prune, read_records
from agent_tui.store.importing import import_lines
from agent_tui.store.migrating import open_database
from agent_tui.store.transaction import write
from agent_tui.store.writing import put_interaction
from tests.held_clock import HeldClock
from tests.store_lines import customer, interaction, jsonl, reply, ticket
from tests.store_server import RunningStore


@pytest.fixture
def clock() -> HeldClock:
    """Half past eight in the evening, in the zone of the lines."""
    return HeldClock(datetime.fromisoformat("2026-11-22T20:30:00+08:00"))


def at(time: str) -> str:
    return f"2026-11-22T{time}+08:00"


def say(client: httpx.Client, id_: str, time: str, direction: str = "outbound") -> None:
    answer = client.put(f"/v1/interactions/{id_}", json=reply(at=at(time), direction=direction))
    assert answer.status_code == 201, answer.text


def state(client: httpx.Client) -> tuple[str, str | None]:
    doc: dict[str, Any] = client.get("/v1/tickets/t1").json()["doc"]
    return doc["status"], doc["waiting_since"]


def put_aside(client: httpx.Client, status: str) -> None:
    version = client.get("/v1/tickets/t1").json()["version"]
    headers = {"If-Match": f'"{version}"', "Idempotency-Key": f"{status}{version}"}
    assert client.patch("/v1/tickets/t1", json={"status": status}, headers=headers).status_code == 200


class TestReply:
    def test_that_was_written_offline_answers_only_what_was_said_before_it(self, store: RunningStore) -> None:
        with store.client() as client:
            say(client, "x1", "19:30:00", "inbound")
            say(client, "x2", "20:00:00", "inbound")
            say(client, "x3", "18:00:00")
            assert state(client) == ("open", at("19:30:00"))
            say(client, "x4", "19:45:00")
            assert state(client) == ("open", at("20:00:00"))

    def test_by_a_fast_clock_answers_nothing_that_is_said_after_its_arrival(
        self, store: RunningStore, clock: HeldClock
    ) -> None:
        with store.client() as client:
            say(client, "x1", "23:00:00")
            assert client.get("/v1/interactions/x1").json()["doc"]["at"] == at("23:00:00")
            clock.advance(60)
            say(client, "x2", "20:31:00", "inbound")
            assert state(client) == ("open", at("20:31:00"))
            clock.advance(60)
            store.take_in(jsonl(interaction(at=at("20:31:30"))), run="later")
            assert state(client) == ("open", at("20:31:00"))

    def test_answers_a_word_that_a_fast_clock_has_dated(self, store: RunningStore, clock: HeldClock) -> None:
        store.take_in(jsonl(interaction(at=at("23:00:00"))), run="later")
        with store.client() as client:
            assert state(client) == ("new", at("23:00:00"))
            clock.advance(60)
            say(client, "x1", "20:31:00")
            assert state(client) == ("open", None)

    def test_answers_a_word_of_the_future_whose_change_row_was_dropped(
        self, store: RunningStore, clock: HeldClock
    ) -> None:
        store.take_in(jsonl(interaction(at="2030-01-01T00:00:00Z")), run="later")
        clock.advance((CHANGES_KEPT + timedelta(days=1)).total_seconds())
        with store.database.write() as connection:
            prune(connection, clock())
        with store.client() as client:
            client.put("/v1/interactions/x1", json=reply(at=clock().isoformat()))
            assert state(client) == ("open", None)


@pytest.fixture(scope="module")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a store with the contact in it: each order of arrival begins with a copy."""
    file = tmp_path_factory.mktemp("waiting") / "store.db"
    database = open_database(f"sqlite:///{file}")
    with write(database, "setup", HeldClock(datetime.fromisoformat(at("20:30:00"))), "setup") as tx:
        import_lines(tx, jsonl(customer(), ticket()), "setup")
    database.close()
    return file


@settings(max_examples=60, deadline=None)
@given(st.permutations([*((minute, "inbound") for minute in (1, 4, 5)), *((minute, "outbound") for minute in (2, 3))]))
def test_the_order_of_arrival_does_not_matter(set_up: Path, arrivals: list[tuple[int, Direction]]) -> None:
    """Whoever puts or imports it, and however late: it counts when it was said."""
    clock = HeldClock(datetime.fromisoformat(at("20:30:00")))
    agent = Caller(Agent("agent", "agent"), frozenset())
    with TemporaryDirectory(dir=set_up.parent) as folder:
        database = Database(f"sqlite:///{shutil.copy(set_up, folder)}")
        for place, (minute, direction) in enumerate(arrivals):
            said = at(f"19:0{minute}:00")
            with write(database, agent, clock, "request") as tx:
                if place % 2:
                    import_lines(tx, jsonl(interaction(f"i{minute}", at=said, direction=direction)), f"run{minute}")
                else:
                    words = NewInteraction("t1", "message", direction, "chat", datetime.fromisoformat(said), "…")
                    put_interaction(tx, agent, f"i{minute}", words)
        with database.read() as connection:
            found = read_records(connection, "ticket", ["t1"])["t1"].doc
        database.close()
    assert found.waiting_since == datetime.fromisoformat(at("19:04:00"))


def test_a_word_that_arrives_after_its_answer_waits_for_none(store: RunningStore) -> None:
    with store.client() as client:
        say(client, "x1", "20:00:00")
        say(client, "x2", "19:00:00", "inbound")
        assert state(client) == ("open", None)


@pytest.mark.parametrize("status", ["pending", "resolved", "closed"])
class TestImportedWord:
    def test_that_is_news_opens_what_was_put_aside(self, store: RunningStore, clock: HeldClock, status: str) -> None:
        with store.client() as client:
            put_aside(client, status)
            clock.advance(60)
            words = (interaction("i1", at=at("20:30:30")), interaction("i2", at=at("20:30:40")))
            store.take_in(jsonl(*words), run="later")
            assert state(client) == ("open", at("20:30:30"))
            # who has the feed has seen it open
            assert client.get("/v1/tickets/t1").json()["seq"] == client.get("/v1/me").json()["through"]

    def test_that_is_history_wakes_nothing(self, store: RunningStore, clock: HeldClock, status: str) -> None:
        with store.client() as client:
            put_aside(client, status)
            clock.advance(60)
            store.take_in(jsonl(interaction(at=at("20:30:00"))), run="later")
            assert state(client) == (status, None)

    def test_that_is_answered_in_the_same_file_wakes_nothing(
        self, store: RunningStore, clock: HeldClock, status: str
    ) -> None:
        with store.client() as client:
            put_aside(client, status)
            clock.advance(60)
            said = (
                interaction("i1", at=at("20:30:30")),
                interaction("i2", at=at("20:30:40"), direction="outbound"),
            )
            store.take_in(jsonl(*said), run="later")
            assert state(client) == (status, None)

    def test_leaves_alone_what_came_in_the_same_run(self, store: RunningStore, status: str) -> None:
        store.take_in(jsonl(ticket(status=status, waiting_since=None)), run="one")
        store.take_in(jsonl(interaction(at=at("20:31:00"))), run="one")
        with store.client() as client:
            assert state(client) == (status, None)


def test_only_a_customers_word_wakes(store: RunningStore, clock: HeldClock) -> None:
    with store.client() as client:
        put_aside(client, "pending")
        clock.advance(60)
        said = (
            interaction("i1", at=at("20:30:30"), direction="outbound"),
            interaction("i2", at=at("20:30:40"), direction="internal", kind="note"),
        )
        store.take_in(jsonl(*said), run="later")
        assert state(client) == ("pending", None)
