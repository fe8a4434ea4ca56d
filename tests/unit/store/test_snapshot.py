"""The snapshot: everything once, live tickets first, and nothing lost that changes while it is read."""

from typing import Any

import httpx

from tests.store_lines import article, customer, interaction, jsonl, promise, ticket
from tests.store_server import RunningStore


def pages(client: httpx.Client, limit: int) -> list[dict[str, Any]]:
    """Every page of a snapshot."""
    found = [client.get("/v1/snapshot", params={"limit": limit}).json()]
    while found[-1]["next"] is not None:
        found.append(client.get("/v1/snapshot", params={"limit": limit, "page": found[-1]["next"]}).json())
    return found


def ids(found: list[dict[str, Any]]) -> list[str]:
    return [record["id"] for page in found for record in page["records"]]


def fill(store: RunningStore) -> None:
    """Beside c1 and t1 and three agents: a customer of a closed ticket, one of none, and what hangs on both tickets."""
    store.take_in(
        jsonl(
            customer("c2"),
            customer("c3"),
            ticket("t2", customer="c2", status="closed", waiting_since=None),
            *(interaction(f"i1.{n}", at=f"2026-11-22T09:00:0{9 - n}Z") for n in range(3)),
            *(interaction(f"i2.{n}", ticket="t2") for n in range(3)),
            promise("p1"),
            promise("p2", ticket="t2"),
            article("a1"),
        )
    )
    body = {"kind": "consult", "receiver": "supervisor", "note": "?", "at": "2026-11-22T09:00:00Z"}
    with store.client() as client:
        for number in (1, 2):
            assert client.put(f"/v1/transfers/x{number}", json=body | {"ticket": f"t{number}"}).status_code == 201


def test_everything_is_in_it_once_with_live_tickets_first(store: RunningStore) -> None:
    fill(store)
    live = ["c1", "t1", "p1", "x1", "admin", "agent", "supervisor", "i1.2", "i1.1", "i1.0"]
    expected = [*live, "c2", "c3", "t2", "p2", "x2", "i2.0", "i2.1", "i2.2", "a1"]
    with store.client() as client:
        for limit in (1, 2, 3, 500):
            found = pages(client, limit)
            assert ids(found) == expected
            assert all(len(page["records"]) <= limit for page in found)


def test_every_page_has_the_cursor_that_was_fixed_before_the_first(store: RunningStore) -> None:
    with store.client() as client:
        first = client.get("/v1/snapshot", params={"limit": 1}).json()
        store.take_in(jsonl(customer("later")))
        second = client.get("/v1/snapshot", params={"limit": 1, "page": first["next"]}).json()
        assert (first["cursor"], first["through"]) == (second["cursor"], second["through"])
        replayed = client.get("/v1/changes", params={"cursor": first["cursor"]}).json()["changes"]
        assert [change["id"] for change in replayed] == ["later"]


def test_left_counts_down_to_nothing(store: RunningStore) -> None:
    fill(store)
    with store.client() as client:
        assert [page["left"] for page in pages(client, 4)] == [15, 11, 7, 3, 0]


def test_what_becomes_live_while_it_is_read_is_not_lost(store: RunningStore) -> None:
    fill(store)
    with store.client() as client:
        first = client.get("/v1/snapshot", params={"limit": 3}).json()
        headers = {"If-Match": '"1"', "Idempotency-Key": "k"}
        client.patch("/v1/tickets/t2", json={"status": "open"}, headers=headers)
        found = [first]
        while found[-1]["next"] is not None:
            found.append(client.get("/v1/snapshot", params={"page": found[-1]["next"]}).json())
        assert {"c2", "t2", "p2", "x2", "i2.0", "i2.1", "i2.2"} <= set(ids(found))


def test_what_ceases_to_be_live_while_it_is_read_is_not_lost(store: RunningStore) -> None:
    fill(store)
    with store.client() as client:
        first = client.get("/v1/snapshot", params={"limit": 1}).json()
        headers = {"If-Match": '"1"', "Idempotency-Key": "k"}
        client.patch("/v1/tickets/t1", json={"status": "closed"}, headers=headers)
        rest = [client.get("/v1/snapshot", params={"page": first["next"]}).json()]
        assert {"t1", "p1", "x1", "i1.0", "i1.1", "i1.2"} <= set(ids(rest))


def test_an_empty_place_or_a_forged_one_is_refused_kindly(store: RunningStore) -> None:
    with store.client() as client:
        for page in ("x", "WyJ4IiwwLFtdLDBd", "W10"):
            answer = client.get("/v1/snapshot", params={"page": page})
            assert answer.status_code == 400
