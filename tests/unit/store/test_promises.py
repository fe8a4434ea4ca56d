"""What becomes of a promise: changed under a version, once, and by evidence that is the same customer's."""

from typing import Any

import httpx
import pytest

from agent_tui.store.agents import restrict_queue
from tests.store_lines import customer, interaction, jsonl, promise, ticket
from tests.store_server import RunningStore, problem


@pytest.fixture(autouse=True)
def lines(store: RunningStore) -> None:
    """p1 on t1 of c1; i1 on t1, i2 on t2 of c2."""
    said = (interaction("i1"), interaction("i2", ticket="t2"))
    store.take_in(jsonl(customer("c2"), ticket("t2", customer="c2"), *said, promise("p1")), run="setup")


def patch(
    client: httpx.Client, body: dict[str, Any], version: int | None = 1, key: str | None = "k", id_: str = "p1"
) -> httpx.Response:
    headers = {"If-Match": f'"{version}"'} if version is not None else {}
    headers |= {"Idempotency-Key": key} if key is not None else {}
    return client.patch(f"/v1/promises/{id_}", json=body, headers=headers)


def test_what_is_named_changes_and_nothing_else(store: RunningStore) -> None:
    with store.client() as client:
        before = client.get("/v1/promises/p1").json()["doc"]
        ticket_before = client.get("/v1/tickets/t1").json()
        cursor = client.get("/v1/snapshot").json()["cursor"]
        answer = patch(client, {"state": "kept", "evidence": "i1", "owner": "li.na", "agreed": True})
        changed = {"state": "kept", "evidence": "i1", "owner": "li.na", "agreed": True}
        assert answer.json()["doc"] == before | changed
        assert answer.json()["version"] == 2
        page = client.get("/v1/changes", params={"cursor": cursor}).json()
        assert [(change["id"], change["seq"]) for change in page["changes"]] == [("p1", answer.json()["seq"])]
        assert client.get("/v1/promises/p1").json() == page["changes"][0]
        assert client.get("/v1/tickets/t1").json() == ticket_before


def test_null_takes_back(store: RunningStore) -> None:
    with store.client() as client:
        patch(client, {"owner": "li.na", "evidence": "i1"})
        doc = patch(client, {"owner": None, "evidence": None}, 2, "k2").json()["doc"]
        assert "owner" not in doc
        assert "evidence" not in doc


def test_a_repeat_is_answered_as_the_first_time_before_the_version_is_looked_at(store: RunningStore) -> None:
    with store.client() as client:
        first, again = (patch(client, {"state": "kept"}) for _ in range(2))
        assert (first.status_code, first.json()) == (again.status_code, again.json())
        assert problem(patch(client, {"state": "broken"})) == (409, "key-reused")


def test_a_key_of_a_ticket_is_no_key_of_a_promise(store: RunningStore) -> None:
    store.take_in(jsonl(promise("t1")), run="setup")
    with store.client() as client:
        headers = {"If-Match": '"1"', "Idempotency-Key": "k"}
        assert client.patch("/v1/tickets/t1", json={}, headers=headers).status_code == 200
        assert problem(client.patch("/v1/promises/t1", json={}, headers=headers)) == (409, "key-reused")


def test_an_older_version_is_answered_with_what_stands_there_now(store: RunningStore) -> None:
    with store.client() as client:
        now = patch(client, {"state": "kept"}).json()
        late = patch(client, {"state": "broken"}, 1, "k2")
        assert problem(late) == (412, "version-mismatch")
        assert late.json()["current"]["doc"] == now["doc"]
        assert (late.json()["current"]["version"], late.json()["current"]["seq"]) == (2, now["seq"])
        assert problem(patch(client, {"state": "broken"}, None)) == (428, "version-required")
        assert (problem(patch(client, {}, 2, None)), patch(client, {}, 2, None).json()["field"]) == (
            (400, "bad-request"),
            "Idempotency-Key",
        )


def test_what_changes_nothing_tells_nobody(store: RunningStore) -> None:
    with store.client() as client:
        seq = client.get("/v1/promises/p1").json()["seq"]
        answer = patch(client, {"state": "open"}).json()
        assert (answer["seq"], answer["version"]) == (seq, 1)
        assert client.get("/v1/me").json()["through"] == seq


def test_evidence_is_something_said_with_the_same_person(store: RunningStore) -> None:
    with store.client() as client:
        for other in ("i2", "nothing"):
            answer = patch(client, {"evidence": other})
            assert (problem(answer), answer.json()["field"]) == ((400, "bad-request"), "evidence")
        body = {"source": "c2", "target": "c1", "decision": "same", "at": "2026-11-22T10:00:00Z"}
        assert client.put("/v1/merges/m1", json=body).status_code == 201
        assert patch(client, {"evidence": "i2"}).status_code == 200


def test_evidence_that_one_may_not_see_is_none(store: RunningStore) -> None:
    restrict_queue(store.database, "legal")
    store.take_in(jsonl(ticket("t9", queue="legal"), interaction("i9", ticket="t9")))
    with store.client() as client, store.client("admin") as admin:
        assert problem(patch(client, {"evidence": "i9"})) == (400, "bad-request")
        assert patch(admin, {"evidence": "i9"}).status_code == 200


def test_who_works_the_queue_may_and_nobody_else(store: RunningStore) -> None:
    store.add("stranger", queues=["sales"])
    restrict_queue(store.database, "legal")
    store.take_in(jsonl(ticket("t9", queue="legal"), promise("p9", ticket="t9")))
    with store.client("stranger") as stranger, store.client() as client:
        assert problem(patch(stranger, {"state": "kept"})) == (403, "forbidden")
        hidden, missing = patch(client, {"state": "kept"}, id_="p9"), patch(client, {"state": "kept"}, id_="p8")
        assert problem(hidden) == problem(missing) == (404, "not-found")
        assert hidden.json()["detail"] == missing.json()["detail"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"state": "forgotten"}, "state"),
        ({"state": None}, "state"),
        ({"evidence": "-"}, "evidence"),
        ({"agreed": "yes"}, "agreed"),
        ({"owner": 1}, "owner"),
        ({"due_at": "2026-11-22T10:00:00Z"}, "due_at"),
        ({"owner": "\x00"}, "owner"),
    ],
)
def test_what_cannot_be_is_named(store: RunningStore, body: dict[str, Any], field: str) -> None:
    with store.client() as client:
        answer = patch(client, body)
        assert (problem(answer), answer.json()["field"]) == ((400, "bad-request"), field)
        assert client.get("/v1/promises/p1").json()["version"] == 1
