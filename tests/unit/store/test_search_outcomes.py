"""What came of searches, at the store: written once, never changed, and seen where its contact is."""

from typing import Any

import httpx
import pytest

from agent_tui.domain.values import QUERY_LIMIT
from agent_tui.store.agents import restrict_queue
from tests.store_server import RunningStore, problem

AT = "2026-11-22T10:00:00+08:00"


@pytest.fixture
def desk(store: RunningStore) -> RunningStore:
    for name in ("ann", "bo"):
        store.add(name)
    return store


def record(client: httpx.Client, id_: str = "s1", **fields: Any) -> httpx.Response:
    body = {"query": "怎么退款", "outcome": "solved", "at": AT, "article": "a-gone", "ticket": "t1"}
    return client.put(f"/v1/search-outcomes/{id_}", json=body | fields)


def test_it_is_written_once_and_told(desk: RunningStore) -> None:
    with desk.client("ann") as ann, desk.client("bo") as bo:
        cursor = bo.get("/v1/snapshot").json()["cursor"]
        first, again = record(ann), record(ann)
        assert (first.status_code, again.status_code, first.json()) == (201, 200, again.json())
        assert first.json()["doc"] == {
            "type": "search_outcome", "id": "s1", "query": "怎么退款", "outcome": "solved", "agent": "ann", "at": AT,
            "article": "a-gone", "ticket": "t1",
        }  # fmt: skip
        changes = bo.get("/v1/changes", params={"cursor": cursor}).json()["changes"]
        assert [(row["type"], row["doc"]) for row in changes] == [("search_outcome", first.json()["doc"])]
        assert problem(record(ann, outcome="wrong")) == (409, "id-reused")
        assert problem(record(bo)) == (409, "id-reused")
        assert record(bo, "s2", article=None, ticket=None).json()["doc"]["agent"] == "bo"


@pytest.mark.parametrize(
    "fields",
    [
        *({"query": " "}, {"query": "x" * (QUERY_LIMIT + 1)}, {"query": "a\nb"}, {"query": "a\u2028b"}),
        {"outcome": "perhaps"},
    ],
)
def test_what_is_none_is_refused_by_its_field(desk: RunningStore, fields: dict[str, str]) -> None:
    with desk.client("ann") as ann:
        refused = record(ann, **fields)
        assert (problem(refused), refused.json()["field"]) == ((400, "bad-request"), next(iter(fields)))


def test_numbers_of_people_are_masked_whoever_sends_them(desk: RunningStore) -> None:
    with desk.client("ann") as ann:
        first, again = record(ann, query="13800138000 停机"), record(ann, query="13800138000 停机")
        assert (first.json()["doc"]["query"], again.status_code) == ("138****8000 停机", 200)
        assert ann.get("/v1/search-outcomes/s1").json()["doc"]["query"] == "138****8000 停机"


def test_a_snapshot_brings_those_of_no_contact_too(desk: RunningStore) -> None:
    with desk.client("ann") as ann:
        record(ann)
        record(ann, "s2", ticket=None)
        page = ann.get("/v1/snapshot").json()
    assert [row["id"] for row in page["records"] if row["type"] == "search_outcome"] == ["s1", "s2"]


def test_it_goes_out_of_sight_with_its_contact(desk: RunningStore) -> None:
    restrict_queue(desk.database, "legal")
    with desk.client("ann") as ann, desk.client("admin") as admin:
        record(ann)
        record(ann, "s2", ticket=None)
        cursor = ann.get("/v1/snapshot").json()["cursor"]
        version = admin.get("/v1/tickets/t1").json()["version"]
        headers = {"If-Match": f'"{version}"', "Idempotency-Key": "k"}
        assert admin.patch("/v1/tickets/t1", json={"queue": "legal"}, headers=headers).status_code == 200
        changes = ann.get("/v1/changes", params={"cursor": cursor}).json()["changes"]
        assert ("search_outcome", "s1", "revoke") in [(row["type"], row["id"], row["op"]) for row in changes]
        assert problem(ann.get("/v1/search-outcomes/s1")) == (404, "not-found")
        assert problem(record(ann, "s3")) == (404, "not-found")
        # said again it was done all the same, or it would lie in the outbox for ever
        assert record(ann).status_code == 200
        page = ann.get("/v1/snapshot").json()
        assert [row["id"] for row in page["records"] if row["type"] == "search_outcome"] == ["s2"]
        assert (page["left"], len(page["records"])) == (0, page["left"] + len(page["records"]))
