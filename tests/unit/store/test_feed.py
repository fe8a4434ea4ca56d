"""The change feed over HTTP: cursors, waiting, and when it cannot go on."""

import threading
from datetime import timedelta
from typing import Any

import httpx
import pytest

from agent_tui.contract.api import PAGE_BYTES
from agent_tui.store.agents import restrict_queue
from agent_tui.store.database import Database
from agent_tui.store.feed import CHANGES_KEPT, prune
from agent_tui.store.importing import import_lines
from agent_tui.store.transaction import write
from tests.held_clock import HeldClock
from tests.store_lines import customer, interaction, jsonl, ticket
from tests.store_server import RunningStore

WAIT_S = 20
DEADLINE_S = 15
"""Sooner than the wait ends by itself: an answer until then was woken."""


def cursor_of(client: httpx.Client) -> str:
    return str(client.get("/v1/snapshot").json()["cursor"])


def changes(client: httpx.Client, cursor: str, **query: Any) -> httpx.Response:
    return client.get("/v1/changes", params={"cursor": cursor, **query})


def expired(answer: httpx.Response) -> bool:
    return answer.status_code == 410 and answer.json()["type"].endswith(":cursor-expired")


def test_a_page_goes_on_where_the_one_before_ended(store: RunningStore) -> None:
    with store.client() as client:
        cursor = cursor_of(client)
        store.take_in(jsonl(*(customer(f"x{n}") for n in range(5))))
        first = changes(client, cursor, limit=3).json()
        second = changes(client, first["cursor"], limit=3).json()
        assert [change["id"] for change in first["changes"] + second["changes"]] == [f"x{n}" for n in range(5)]
        assert (first["has_more"], second["has_more"]) == (True, False)
        assert first["through"] == first["changes"][-1]["seq"]
        assert second["through"] == client.get("/v1/me").json()["through"]


def test_a_page_is_at_most_four_megabytes(store: RunningStore) -> None:
    with store.client() as client:
        cursor = cursor_of(client)
        big = [interaction(f"i{n}", body="x" * 500_000) for n in range(12)]
        store.take_in(jsonl(*big))
        first = changes(client, cursor)
        assert len(first.content) <= PAGE_BYTES + 1000
        assert first.json()["has_more"]
        rest = changes(client, first.json()["cursor"]).json()
        assert len(first.json()["changes"]) + len(rest["changes"]) >= len(big)


def poll(client: httpx.Client, cursor: str) -> tuple[threading.Thread, list[dict[str, Any]]]:
    answers: list[dict[str, Any]] = []
    thread = threading.Thread(target=lambda: answers.append(changes(client, cursor, wait=WAIT_S).json()))
    thread.start()
    return thread, answers


def test_a_long_poll_is_woken_by_a_commit(store: RunningStore) -> None:
    with store.client() as client:
        thread, answers = poll(client, cursor_of(client))
        store.take_in(jsonl(customer("woken")))
        thread.join(DEADLINE_S)
        assert [change["id"] for change in answers[0]["changes"]] == ["woken"]


def test_a_long_poll_is_woken_by_a_commit_of_another_process(store: RunningStore, clock: HeldClock) -> None:
    # a second database over the same file announces nothing to the server, as another worker process would not
    other = Database(store.database_url)
    with store.client() as client:
        thread, answers = poll(client, cursor_of(client))
        with write(other, "elsewhere", clock, "r") as tx:
            import_lines(tx, jsonl(customer("elsewhere")), "r")
        thread.join(DEADLINE_S)
        assert [change["id"] for change in answers[0]["changes"]] == ["elsewhere"]
    other.close()


def test_who_waits_at_the_same_place_is_told_the_same(store: RunningStore) -> None:
    with store.client() as client, store.client("supervisor") as other:
        cursor = cursor_of(client)
        polls = [poll(client, cursor), poll(other, cursor)]
        store.take_in(jsonl(customer("woken")))
        for thread, _ in polls:
            thread.join(DEADLINE_S)
        told = [answers[0]["changes"] for _, answers in polls]
        assert [change["id"] for change in told[0]] == ["woken"]
        assert told[0] == told[1]


def test_a_wait_that_nothing_ends_answers_an_empty_page(store: RunningStore) -> None:
    with store.client() as client:
        page = changes(client, cursor_of(client), wait=0.05).json()
        assert (page["changes"], page["has_more"]) == ([], False)


def test_a_record_is_sent_as_it_is_now(store: RunningStore) -> None:
    with store.client() as client:
        cursor = cursor_of(client)
        for version in (1, 2):
            headers = {"If-Match": f'"{version}"', "Idempotency-Key": f"k{version}"}
            client.patch("/v1/tickets/t1", json={"priority": version}, headers=headers)
        page = changes(client, cursor).json()["changes"]
        assert [(change["version"], change["doc"]["priority"]) for change in page] == [(3, 2), (3, 2)]
        assert client.get("/v1/tickets/t1").json() == page[-1]


@pytest.mark.parametrize("text", ["", "x", "!!", "WzFd", "W10", "bnVsbA", "é" * 3, "A" * 5000])
def test_a_cursor_that_is_none_is_refused(store: RunningStore, text: str) -> None:
    with store.client() as client:
        answer = changes(client, text)
        assert (answer.status_code, answer.json()["field"]) == (400, "cursor")


class TestExpired:
    def test_on_another_history(self, store: RunningStore) -> None:
        with store.client() as client:
            cursor = cursor_of(client)
            with store.database.write() as connection:
                connection.exec_driver_sql("UPDATE feed_head SET epoch = 'restored'")
            assert expired(changes(client, cursor))

    def test_on_a_place_that_the_feed_has_not_come_to(self, store: RunningStore) -> None:
        with store.client() as client:
            cursor = cursor_of(client)
            with store.database.write() as connection:
                connection.exec_driver_sql("UPDATE feed_head SET v = v - 1")
            assert expired(changes(client, cursor))

    def test_when_what_one_may_see_has_changed(self, store: RunningStore) -> None:
        with store.client() as client, store.client("admin") as admin:
            cursor, unaffected = cursor_of(client), cursor_of(admin)
            restrict_queue(store.database, "legal")
            assert expired(changes(client, cursor))
            assert changes(admin, unaffected).status_code == 200

    def test_when_its_range_was_pruned(self, store: RunningStore, clock: HeldClock) -> None:
        with store.client() as client:
            old = cursor_of(client)
            store.take_in(jsonl(customer("old")))
            clock.advance((CHANGES_KEPT - timedelta(seconds=1)).total_seconds())
            with store.database.write() as connection:
                prune(connection, clock())
            assert changes(client, old).status_code == 200
            clock.advance(2)
            with store.database.write() as connection:
                prune(connection, clock())
            assert expired(changes(client, old))
            assert changes(client, cursor_of(client)).json()["changes"] == []


def test_a_snapshot_page_of_another_sight_is_expired_too(store: RunningStore) -> None:
    with store.client() as client:
        page = client.get("/v1/snapshot", params={"limit": 1}).json()["next"]
        restrict_queue(store.database, "legal")
        assert expired(client.get("/v1/snapshot", params={"page": page}))


def test_a_change_of_a_hidden_queue_moves_the_cursor_on_and_shows_nothing(store: RunningStore) -> None:
    restrict_queue(store.database, "legal")
    with store.client() as client:
        cursor = cursor_of(client)
        store.take_in(jsonl(ticket("t2", queue="legal"), interaction("i2", ticket="t2")))
        page = changes(client, cursor).json()
        assert page["changes"] == []
        assert page["through"] == client.get("/v1/me").json()["through"]
        assert page["cursor"] != cursor
