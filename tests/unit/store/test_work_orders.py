"""Work orders at the store: made once, changed under their version, and standing where their contact stands."""

from typing import Any

import httpx
import pytest

from agent_tui.store.agents import restrict_queue
from tests.store_lines import customer, jsonl, promise, ticket
from tests.store_server import RunningStore, problem

AT = "2026-11-22T10:00:00+08:00"
DUE = "2026-11-24T18:00:00+08:00"


@pytest.fixture
def desk(store: RunningStore) -> RunningStore:
    """A store with ann and bo, who work every queue, a promise on t1 and another customer's on t2."""
    for name in ("ann", "bo"):
        store.add(name)
    store.take_in(
        jsonl(promise("p1"), customer("c2"), ticket("t2", customer="c2"), promise("p2", ticket="t2")), "setup"
    )
    return store


def make(client: httpx.Client, id_: str = "o1", **fields: Any) -> httpx.Response:
    body = {"ticket": "t1", "department": "财务", "what": "核对回执", "due_at": DUE, "made_at": AT, "promise": "p1"}
    return client.put(f"/v1/work-orders/{id_}", json=body | fields)


def change(client: httpx.Client, version: int, body: dict[str, Any], key: str = "k1") -> httpx.Response:
    headers = {"If-Match": f'"{version}"', "Idempotency-Key": key}
    return client.patch("/v1/work-orders/o1", json=body, headers=headers)


def doc(client: httpx.Client, path: str = "work-orders/o1") -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/v1/{path}").json()["doc"]
    return found


def test_one_is_made_once_and_told(desk: RunningStore) -> None:
    with desk.client("ann") as ann, desk.client("bo") as bo:
        cursor = bo.get("/v1/snapshot").json()["cursor"]
        first, again = make(ann), make(ann)
        assert (first.status_code, again.status_code, first.json()) == (201, 200, again.json())
        assert first.json()["doc"] == {
            "type": "work_order", "id": "o1", "ticket": "t1", "department": "财务", "what": "核对回执", "due_at": DUE,
            "made_by": "ann", "made_at": AT, "state": "open", "promise": "p1", "evidence": None,
        }  # fmt: skip
        page = bo.get("/v1/changes", params={"cursor": cursor}).json()
        assert [(row["type"], row["id"], row["doc"]) for row in page["changes"]] == [
            ("work_order", "o1", first.json()["doc"])
        ]
        assert problem(make(ann, what="other")) == (409, "id-reused")
        assert problem(make(bo)) == (409, "id-reused")


def test_a_snapshot_brings_those_of_live_and_of_finished_contacts(desk: RunningStore) -> None:
    desk.take_in(jsonl(ticket("t3", status="closed", waiting_since=None)))
    with desk.client("ann") as ann:
        make(ann)
        make(ann, "o3", ticket="t3", promise=None)
        pages, page = [], ann.get("/v1/snapshot", params={"limit": 2}).json()
        while True:
            pages.append(page)
            if page["next"] is None:
                break
            page = ann.get("/v1/snapshot", params={"limit": 2, "page": page["next"]}).json()
    found = [row["id"] for page in pages for row in page["records"] if row["type"] == "work_order"]
    assert sorted(found) == ["o1", "o3"]
    assert pages[0]["left"] + len(pages[0]["records"]) == sum(len(page["records"]) for page in pages)


def test_it_is_for_a_promise_to_the_same_person(desk: RunningStore) -> None:
    with desk.client("ann") as ann:
        for wrong in ("p2", "p9"):
            refused = make(ann, promise=wrong)
            assert (problem(refused), refused.json()["field"]) == ((400, "bad-request"), "promise")
        body = {"source": "c2", "target": "c1", "decision": "same", "at": AT}
        assert ann.put("/v1/merges/m1", json=body).status_code == 201
        assert make(ann, promise="p2").status_code == 201


def test_what_became_of_it_is_told_with_its_evidence(desk: RunningStore) -> None:
    with desk.client("ann") as ann, desk.client("bo") as bo:
        make(ann)
        event = {
            "ticket": "t1", "kind": "event", "direction": "internal", "channel": "phone", "at": AT, "body": "已核对",
        }  # fmt: skip
        assert problem(change(bo, 1, {"state": "done", "evidence": "e1"})) == (400, "bad-request")
        assert bo.put("/v1/interactions/e1", json=event).status_code == 201
        ended = change(bo, 1, {"state": "done", "evidence": "e1"})
        assert (ended.status_code, ended.json()["version"]) == (200, 2)
        assert change(bo, 1, {"state": "done", "evidence": "e1"}).json() == ended.json()
        assert (doc(ann)["state"], doc(ann)["evidence"]) == ("done", "e1")


def test_of_two_changes_the_second_is_told_what_stands_there(desk: RunningStore) -> None:
    with desk.client("ann") as ann, desk.client("bo") as bo:
        make(ann)
        later = "2026-11-25T12:00:00+08:00"
        assert change(ann, 1, {"due_at": later}).status_code == 200
        assert doc(ann)["due_at"] == later
        refused = change(bo, 1, {"state": "withdrawn"}, "k2")
        assert problem(refused) == (412, "version-mismatch")
        assert refused.json()["current"]["doc"]["due_at"] == later
        assert problem(change(bo, 2, {"promise": "p2"}, "k3")) == (400, "bad-request")
        assert change(bo, 2, {"promise": None}, "k4").json()["doc"].get("promise") is None


def test_it_is_for_who_works_the_queue(desk: RunningStore) -> None:
    desk.add("stranger", queues=["sales"])
    with desk.client("ann") as ann, desk.client("stranger") as stranger:
        assert problem(make(stranger)) == (403, "forbidden")
        assert problem(make(stranger, ticket="t9")) == (404, "not-found")
        make(ann)
        assert problem(change(stranger, 1, {"state": "done"})) == (403, "forbidden")
        assert problem(
            ann.patch("/v1/work-orders/o9", json={}, headers={"If-Match": '"1"', "Idempotency-Key": "k"})
        ) == (
            404,
            "not-found",
        )


def test_it_goes_out_of_sight_with_its_contact(desk: RunningStore) -> None:
    restrict_queue(desk.database, "legal")
    with desk.client("ann") as ann, desk.client("admin") as admin:
        make(ann)
        cursor = ann.get("/v1/snapshot").json()["cursor"]
        version = admin.get("/v1/tickets/t1").json()["version"]
        headers = {"If-Match": f'"{version}"', "Idempotency-Key": "k"}
        assert admin.patch("/v1/tickets/t1", json={"queue": "legal"}, headers=headers).status_code == 200
        changes = ann.get("/v1/changes", params={"cursor": cursor}).json()["changes"]
        assert ("work_order", "o1", "revoke") in [(row["type"], row["id"], row["op"]) for row in changes]
        assert problem(ann.get("/v1/work-orders/o1")) == (404, "not-found")
        assert problem(change(ann, 1, {"state": "done"})) == (404, "not-found")
