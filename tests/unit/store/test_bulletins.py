"""Bulletins at the store: published and withdrawn by who supervises, acknowledged by each agent for themselves."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Barrier
from typing import Any

import httpx
import pytest

from agent_tui.domain.values import TITLE_LIMIT
from tests.store_server import RunningStore, problem

AT = "2026-11-22T10:00:00+08:00"
UNTIL = "2026-11-23T10:00:00+08:00"


@pytest.fixture
def desk(store: RunningStore) -> RunningStore:
    """A store with the agents ann and bo, and sue who supervises."""
    for name in ("ann", "bo"):
        store.add(name)
    store.add("sue", role="supervisor")
    return store


def publish(client: httpx.Client, id_: str = "b1", **fields: Any) -> httpx.Response:
    body = {"kind": "outage", "title": "支付故障", "body": "预计恢复:\n12:00", "published_at": AT, "until": UNTIL}
    return client.put(f"/v1/bulletins/{id_}", json=body | fields)


def withdraw(client: httpx.Client, id_: str = "b1") -> httpx.Response:
    return client.put(f"/v1/bulletins/{id_}/withdrawal", json={})


def acknowledge(client: httpx.Client, id_: str = "r1", **fields: Any) -> httpx.Response:
    return client.put(f"/v1/acknowledgements/{id_}", json={"bulletin": "b1", "at": AT} | fields)


def told_since(client: httpx.Client, cursor: str) -> list[tuple[str, str, Any]]:
    page = client.get("/v1/changes", params={"cursor": cursor}).json()
    return [(row["type"], row["id"], row["doc"]) for row in page["changes"]]


def test_one_is_published_once_and_told_to_everybody(desk: RunningStore) -> None:
    with desk.client("ann") as ann, desk.client("sue") as sue:
        cursor = ann.get("/v1/snapshot").json()["cursor"]
        first, again = publish(sue), publish(sue)
        assert (first.status_code, again.status_code, first.json()) == (201, 200, again.json())
        doc = first.json()["doc"]
        assert doc == {
            "type": "bulletin", "id": "b1", "kind": "outage", "title": "支付故障", "body": "预计恢复:\n12:00",
            "author": "sue", "published_at": AT, "until": UNTIL, "withdrawn": False,
        }  # fmt: skip
        assert told_since(ann, cursor) == [("bulletin", "b1", doc)]
        assert problem(publish(sue, title="别的")) == (409, "id-reused")


def test_only_who_supervises_publishes_and_withdraws(desk: RunningStore) -> None:
    with desk.client("ann") as ann, desk.client("admin") as admin:
        assert problem(publish(ann)) == (403, "forbidden")
        assert problem(ann.get("/v1/bulletins/b1")) == (404, "not-found")
        assert publish(admin).status_code == 201
        assert problem(withdraw(ann)) == (403, "forbidden")
        assert ann.get("/v1/bulletins/b1").json()["doc"]["withdrawn"] is False


@pytest.mark.parametrize(
    "fields",
    [
        *({"title": " "}, {"title": "x" * (TITLE_LIMIT + 1)}, {"title": "a\rb"}, {"title": "a\u2028b"}),
        *({"kind": "gossip"}, {"until": "tomorrow"}, {"until": AT}),
    ],
)
def test_what_is_no_bulletin_is_refused_by_its_field(desk: RunningStore, fields: dict[str, str]) -> None:
    with desk.client("sue") as sue:
        refused = publish(sue, **fields)
        assert (problem(refused), refused.json()["field"]) == ((400, "bad-request"), next(iter(fields)))


def test_withdrawn_it_stays_so_however_often_that_is_said(desk: RunningStore) -> None:
    with desk.client("ann") as ann, desk.client("sue") as sue:
        assert problem(withdraw(sue)) == (404, "not-found")
        publish(sue)
        first, again = withdraw(sue), withdraw(sue)
        assert (first.status_code, first.json()["version"], first.json()) == (200, 2, again.json())
        assert ann.get("/v1/bulletins/b1").json()["doc"]["withdrawn"] is True
        # the first writing of it, which comes again, takes that back for nobody
        assert publish(sue).status_code == 200
        assert ann.get("/v1/bulletins/b1").json()["doc"]["withdrawn"] is True


def test_each_acknowledges_once_and_for_themselves(desk: RunningStore) -> None:
    with desk.client("ann") as ann, desk.client("bo") as bo, desk.client("sue") as sue:
        assert problem(acknowledge(ann)) == (404, "not-found")
        publish(sue)
        first, again = acknowledge(ann), acknowledge(ann)
        assert (first.status_code, again.status_code, first.json()) == (201, 200, again.json())
        assert first.json()["doc"] == {
            "type": "acknowledgement",
            "id": "r1",
            "bulletin": "b1",
            "agent": "ann",
            "at": AT,
        }
        # from another desk of the same agent, under another id: the first one stands
        elsewhere = acknowledge(ann, "r2", at=UNTIL)
        assert (elsewhere.status_code, elsewhere.json()) == (200, first.json())
        assert problem(ann.get("/v1/acknowledgements/r2")) == (404, "not-found")
        assert problem(acknowledge(bo)) == (409, "id-reused")
        assert acknowledge(bo, "r3").json()["doc"]["agent"] == "bo"


def test_a_snapshot_brings_them(desk: RunningStore) -> None:
    with desk.client("ann") as ann, desk.client("sue") as sue:
        publish(sue)
        publish(sue, "b2")
        acknowledge(ann)
        pages, page = [], ann.get("/v1/snapshot", params={"limit": 2}).json()
        while page["next"] is not None:
            pages.append(page)
            page = ann.get("/v1/snapshot", params={"limit": 2, "page": page["next"]}).json()
        pages.append(page)
    found = [row["id"] for page in pages for row in page["records"] if row["type"] in ("bulletin", "acknowledgement")]
    # who has read what is known before anybody is asked to read it
    assert found == ["r1", "b1", "b2"]
    assert pages[0]["left"] + len(pages[0]["records"]) == sum(len(page["records"]) for page in pages)


def test_of_many_at_once_one_stands(desk: RunningStore) -> None:
    """Desks of one agent that come back at the same moment, each with an id of its own."""
    with ExitStack() as opened:
        publish(opened.enter_context(desk.client("sue")))
        clients = [opened.enter_context(desk.client("ann")) for _ in range(4)]
        together = Barrier(len(clients))

        def acknowledge_as(number: int) -> httpx.Response:
            together.wait()
            return acknowledge(clients[number], f"r{number}")

        answers = list(opened.enter_context(ThreadPoolExecutor(len(clients))).map(acknowledge_as, range(len(clients))))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 201]
    assert len({answer.json()["doc"]["id"] for answer in answers}) == 1
