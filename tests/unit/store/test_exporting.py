"""Export: the same lines out, in an order in which they can be imported."""

from pathlib import Path
from typing import Any

import httpx

from agent_tui.store.agents import restrict_queue
from tests.store_lines import article, customer, interaction, jsonl, promise, ticket
from tests.store_server import RunningStore, running_store


def export(client: httpx.Client, **query: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    after: str | None = None
    while True:
        given = {"after": after} if after else {}
        page = client.get("/v1/export", params={**query, **given}).json()
        found += page["records"]
        after = page["after"]
        if after is None:
            return found


LINES = (
    customer(),
    customer("c2"),
    ticket(),
    ticket("t2", customer="c2", created_at="2026-11-01T00:00:00Z", waiting_since=None, status="closed"),
    interaction(body="\x1b]0;x\x07 wie es kam\r\n"),
    interaction("i2", ticket="t2", at="2026-11-02T00:00:00Z"),
    promise(evidence="i1", amount="30.00", agreed=True),
    article(),
    article(
        "a2",
        internal="问财务\n",
        short={"sms": "三天", "chat": ""},
        translates="a1",
        owner="li.na",
        review_on="2027-02-28",
        updated_at="2026-11-05T00:00:00Z",
    ),
)


def test_what_was_imported_comes_out_again_line_for_line(store: RunningStore, tmp_path: Path) -> None:
    store.take_in(jsonl(*LINES))
    with store.client() as client:
        found = export(client, limit=3)
    assert found == list(LINES)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with running_store(elsewhere) as other:
        results = other.take_in(jsonl(*found)).json()["results"]
    assert {result["outcome"] for result in results} == {"created"}


def test_where_there_are_work_orders_what_comes_out_can_be_imported(store: RunningStore, tmp_path: Path) -> None:
    store.take_in(jsonl(*LINES))
    told = {"event": "work-order", "order": "o1", "state": "open"}
    with store.client() as client:
        order = {"ticket": "t1", "department": "财务", "what": "x", "due_at": "2026-11-24T18:00:00Z", "promise": "p1"}
        made = client.put("/v1/work-orders/o1", json=order | {"made_at": "2026-11-22T10:00:00Z"})
        event = {"ticket": "t1", "kind": "event", "direction": "internal", "channel": "chat", "body": "财务: x"}
        said = client.put("/v1/interactions/e1", json=event | {"at": "2026-11-22T10:00:00Z", "meta": told})
        assert (made.status_code, said.status_code) == (201, 201)
        found = export(client)
    assert [(line["type"], line["id"]) for line in found if line["id"] in ("o1", "e1")] == [("interaction", "e1")]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with running_store(elsewhere) as other:
        results = other.take_in(jsonl(*found)).json()["results"]
    assert {result["outcome"] for result in results} == {"created"}


def test_of_one_customer_only_what_is_theirs(store: RunningStore) -> None:
    store.take_in(jsonl(*LINES))
    with store.client() as client:
        assert [line["id"] for line in export(client, customer="c2")] == ["c2", "t2", "i2"]
        assert export(client, customer="nobody") == []


def test_since_a_time_whole_tickets_in_which_something_happened(store: RunningStore) -> None:
    store.take_in(jsonl(*LINES))
    with store.client() as client:
        assert [line["id"] for line in export(client, since="2026-11-20T00:00:00Z")] == ["c1", "t1", "i1", "p1"]
        assert len(export(client, since="2026-11-01T12:00:00+08:00")) == len(LINES) - 1
        assert client.get("/v1/export", params={"since": "yesterday"}).json()["field"] == "since"


def test_restricted_queues_stay_where_they_are(store: RunningStore) -> None:
    store.take_in(jsonl(ticket("t9", queue="legal"), interaction("i9", ticket="t9"), promise("p9", ticket="t9")))
    restrict_queue(store.database, "legal")
    with store.client() as client, store.client("admin") as admin:
        assert not {"t9", "i9", "p9"} & {line["id"] for line in export(client)}
        assert {"t9", "i9", "p9"} <= {line["id"] for line in export(admin)}
