"""Restricted queues: what you may not see answers 404, stands in no page, and leaves when it moves out of sight."""

from typing import Any

import httpx
import pytest

from agent_tui.store.agents import restrict_queue
from tests.store_lines import interaction, jsonl, promise, reply, ticket
from tests.store_server import RunningStore


@pytest.fixture
def legal(store: RunningStore) -> RunningStore:
    """A store whose queue legal is restricted: `lawyer` was given it; t9 stands in it."""
    restrict_queue(store.database, "legal")
    store.add("lawyer", queues=["legal", "billing"])
    store.take_in(jsonl(ticket("t9", queue="legal"), interaction("i9", ticket="t9"), promise("p9", ticket="t9")))
    return store


def snapshot(client: httpx.Client) -> tuple[set[str], str]:
    """The ids of what one may see beside one's colleagues, and the cursor."""
    page = client.get("/v1/snapshot").json()
    return {record["id"] for record in page["records"] if record["type"] != "agent"}, page["cursor"]


def changes(client: httpx.Client, cursor: str) -> dict[str, str]:
    """Id → what the feed says of it last."""
    page: dict[str, Any] = client.get("/v1/changes", params={"cursor": cursor}).json()
    return {change["id"]: change["op"] for change in page["changes"]}


def move(store: RunningStore, id_: str, queue: str, version: int = 1) -> httpx.Response:
    with store.client("admin") as admin:
        headers = {"If-Match": f'"{version}"', "Idempotency-Key": f"{id_}{queue}{version}"}
        return admin.patch(f"/v1/tickets/{id_}", json={"queue": queue}, headers=headers)


@pytest.mark.parametrize("who", ["agent", "supervisor"])
def test_what_stands_in_one_is_not_there_for_others(legal: RunningStore, who: str) -> None:
    with legal.client(who) as client:
        assert snapshot(client)[0] == {"c1", "t1"}
        for path in ("tickets/t9", "interactions/i9", "promises/p9"):
            assert client.get(f"/v1/{path}").status_code == 404
        assert client.put("/v1/tickets/t9/claim").status_code == 404
        assert client.delete("/v1/tickets/t9/claim").status_code == 404
        assert client.post("/v1/tickets/t9/claim/renew").status_code == 404
        assert client.put("/v1/interactions/x", json=reply("t9")).status_code == 404


@pytest.mark.parametrize("who", ["lawyer", "admin"])
def test_who_was_given_it_sees_and_works_it(legal: RunningStore, who: str) -> None:
    with legal.client(who) as client:
        assert {"t9", "i9", "p9"} <= snapshot(client)[0]
        assert client.put("/v1/interactions/x", json=reply("t9")).status_code == 201


def test_what_moves_out_of_sight_is_revoked_with_all_that_hangs_on_it(legal: RunningStore) -> None:
    legal.take_in(jsonl(interaction("i1"), promise("p1")), run="setup")
    with legal.client() as client, legal.client("lawyer") as lawyer:
        cursor, theirs = snapshot(client)[1], snapshot(lawyer)[1]
        assert move(legal, "t1", "legal").status_code == 200
        assert changes(client, cursor) == {"t1": "revoke", "i1": "revoke", "p1": "revoke"}
        assert set(changes(lawyer, theirs).values()) == {"upsert"}
        assert "t1" not in snapshot(client)[0]


def test_a_revoke_shows_nothing_of_the_record(legal: RunningStore) -> None:
    with legal.client() as client:
        cursor = snapshot(client)[1]
        move(legal, "t1", "legal")
        page = client.get("/v1/changes", params={"cursor": cursor}).json()
        assert [change["doc"] for change in page["changes"]] == [None]


def test_what_comes_into_sight_is_sent_with_all_that_hangs_on_it(legal: RunningStore) -> None:
    with legal.client() as client:
        cursor = snapshot(client)[1]
        move(legal, "t9", "billing")
        assert changes(client, cursor) == {"t9": "upsert", "i9": "upsert", "p9": "upsert"}


def test_an_import_that_moves_a_ticket_revokes_too(legal: RunningStore) -> None:
    with legal.client() as client:
        cursor = snapshot(client)[1]
        legal.take_in(jsonl(ticket("t1", queue="legal")))
        assert changes(client, cursor) == {"t1": "revoke"}


def test_what_never_was_in_sight_is_never_mentioned(legal: RunningStore) -> None:
    with legal.client() as client, legal.client("lawyer") as lawyer:
        cursor = snapshot(client)[1]
        lawyer.put("/v1/tickets/t9/claim")
        legal.take_in(jsonl(ticket("t10", queue="legal")))
        assert changes(client, cursor) == {}


def test_who_hands_a_ticket_over_into_one_is_not_told_what_it_is_now(legal: RunningStore) -> None:
    with legal.client() as client:
        headers = {"If-Match": '"1"', "Idempotency-Key": "k"}
        answer = client.patch("/v1/tickets/t1", json={"queue": "legal"}, headers=headers)
        assert (answer.status_code, answer.json()["doc"]) == (200, None)
        assert client.get("/v1/tickets/t1").status_code == 404


def test_a_queue_can_be_opened_again(legal: RunningStore) -> None:
    restrict_queue(legal.database, "legal", restricted=False)
    with legal.client() as client:
        assert {"t9", "i9", "p9"} <= snapshot(client)[0]
