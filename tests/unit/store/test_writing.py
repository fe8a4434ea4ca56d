"""What agents write: once under its id, under the right fence, and with what it makes of the ticket."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from sqlalchemy import event, update

from agent_tui.store import schema
from agent_tui.store.agents import restrict_queue
from tests.store_lines import customer, interaction, jsonl, reply, ticket
from tests.store_server import STARTS_WITHIN_S, RunningStore, problem

NOTE = {
    "ticket": "t1",
    "kind": "note",
    "direction": "internal",
    "channel": "chat",
    "at": "2026-11-22T10:00:00Z",
    "body": "b",
}
PROMISE = {
    "ticket": "t1",
    "what": "回电",
    "due_at": "2026-11-23T18:00:00+08:00",
    "limits": "",
    "channel": "phone",
    "made_at": "2026-11-22T18:00:00+08:00",
}
WRAP_UP = {"ticket": "t1", "disposition": "solved", "at": "2026-11-22T18:00:00+08:00"}


def doc(client: httpx.Client, path: str = "tickets/t1") -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/v1/{path}").json()["doc"]
    return found


def patch(client: httpx.Client, body: dict[str, Any], version: int, key: str = "k") -> httpx.Response:
    return client.patch("/v1/tickets/t1", json=body, headers={"If-Match": f'"{version}"', "Idempotency-Key": key})


@pytest.mark.parametrize(
    ("path", "body"),
    [("interactions/x1", NOTE), ("interactions/x1", reply()), ("promises/x1", PROMISE), ("wrap-ups/x1", WRAP_UP)],
)
def test_what_is_said_again_is_written_once_and_answered_alike(
    store: RunningStore, path: str, body: dict[str, Any]
) -> None:
    with store.client() as client:
        first, again = (client.put(f"/v1/{path}", json=body) for _ in range(2))
        other = client.put(f"/v1/{path}", json=body | {"at" if "at" in body else "made_at": "2026-11-22T18:00:01Z"})
        through = client.get("/v1/me").json()["through"]
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert first.json()["seq"] == through
    assert problem(other) == (409, "id-reused")


def test_another_agent_may_not_take_an_id_for_the_same_words(store: RunningStore) -> None:
    store.add("li.na")
    with store.client() as client, store.client("li.na") as other:
        client.put("/v1/interactions/x1", json=NOTE)
        assert problem(other.put("/v1/interactions/x1", json=NOTE)) == (409, "id-reused")


def test_the_author_is_who_the_token_says(store: RunningStore) -> None:
    with store.client() as client:
        assert client.put("/v1/interactions/x1", json=NOTE).json()["doc"]["author"] == "agent"
        assert problem(client.put("/v1/interactions/x2", json=NOTE | {"author": "x"})) == (400, "bad-request")


def test_in_spite_of_the_check_a_text_is_taken_from_who_supervises_and_says_so(store: RunningStore) -> None:
    def put(client: httpx.Client, id: str, override: object) -> httpx.Response:
        return client.put(f"/v1/interactions/{id}", json=NOTE | {"meta": {"override": override}})

    told = {"rules": ["date.past"], "reason": "the customer asked for it", "by": "supervisor"}
    with store.client() as agent, store.client("supervisor") as supervisor, store.client("admin") as admin:
        by_agent: tuple[object, ...] = (told, told | {"by": "agent"}, None)
        for override in by_agent:
            refused = put(agent, "x1", override)
            assert (problem(refused), refused.json()["field"]) == ((403, "forbidden"), "meta")
        not_theirs: tuple[object, ...] = (told | {"by": "admin"}, told | {"reason": " "}, {"by": "supervisor"}, "yes")
        for override in not_theirs:
            assert problem(put(supervisor, "x1", override)) == (400, "bad-request")
        assert agent.get("/v1/interactions/x1").status_code == 404
        assert put(supervisor, "x1", told).json()["doc"]["meta"] == {"override": told}
        assert put(supervisor, "x1", told).status_code == 200
        assert put(admin, "x2", told | {"by": "admin"}).status_code == 201


def test_the_first_reply_opens_a_new_ticket_and_ends_the_waiting(store: RunningStore) -> None:
    with store.client() as client:
        client.put("/v1/interactions/x1", json=reply())
        assert (doc(client)["status"], doc(client)["waiting_since"]) == ("open", None)


def test_rights_that_went_while_a_write_waited_for_its_turn_are_gone(store: RunningStore) -> None:
    authenticated = threading.Event()

    def watch(*executed: Any) -> None:
        if "FROM agents" in executed[2]:
            authenticated.set()

    with store.client() as client, ThreadPoolExecutor(1) as beside:
        with store.database.write() as connection:
            event.listen(store.database.engine, "after_cursor_execute", watch)
            waiting = beside.submit(client.put, "/v1/interactions/x1", json=NOTE)
            assert authenticated.wait(STARTS_WITHIN_S)
            agents = schema.agents
            connection.execute(update(agents).where(agents.c.id == "agent").values(disabled=True))
        assert problem(waiting.result()) == (401, "unauthorized")


def test_a_note_leaves_the_ticket_as_it_is(store: RunningStore) -> None:
    with store.client() as client:
        before = doc(client)
        client.put("/v1/interactions/x1", json=NOTE)
        assert doc(client) == before


def test_a_customers_word_makes_them_wait_from_the_first_one_on(store: RunningStore) -> None:
    with store.client() as client:
        client.put("/v1/interactions/x1", json=reply())
        for id_, at in (("x2", "2026-11-22T19:00:00+08:00"), ("x3", "2026-11-22T20:00:00+08:00")):
            client.put(f"/v1/interactions/{id_}", json=reply(direction="inbound", at=at))
        assert doc(client)["waiting_since"] == "2026-11-22T19:00:00+08:00"


@pytest.mark.parametrize("status", ["pending", "resolved", "closed"])
def test_a_customers_word_opens_what_was_put_aside(store: RunningStore, status: str) -> None:
    with store.client() as client:
        patch(client, {"status": status}, 1)
        assert doc(client)["waiting_since"] is None
        client.put("/v1/interactions/x1", json=reply(direction="inbound"))
        assert (doc(client)["status"], doc(client)["waiting_since"]) == ("open", "2026-11-22T18:00:00+08:00")


class TestFence:
    def test_without_one_only_while_nobody_holds_the_ticket(self, store: RunningStore) -> None:
        store.add("li.na")
        with store.client() as client, store.client("li.na") as other:
            assert client.put("/v1/interactions/x1", json=reply()).status_code == 201
            client.put("/v1/tickets/t1/claim")
            refused = other.put("/v1/interactions/x2", json=reply())
            assert problem(refused) == (409, "fence-stale")
            assert refused.json()["holder"] == "agent"

    def test_an_old_one_is_refused_and_the_current_one_taken(self, store: RunningStore) -> None:
        store.add("li.na")
        with store.client() as client, store.client("li.na") as other:
            old = client.put("/v1/tickets/t1/claim").json()["fence"]
            client.delete("/v1/tickets/t1/claim")
            new = other.put("/v1/tickets/t1/claim").json()["fence"]
            assert new > old
            assert problem(client.put("/v1/interactions/x1", json=reply(fence=old))) == (409, "fence-stale")
            assert problem(client.put("/v1/wrap-ups/x2", json=WRAP_UP | {"fence": old})) == (409, "fence-stale")
            assert other.put("/v1/interactions/x3", json=reply(fence=new)).status_code == 201

    def test_somebody_elses_is_refused(self, store: RunningStore) -> None:
        store.add("li.na")
        with store.client() as client, store.client("li.na") as other:
            fence = client.put("/v1/tickets/t1/claim").json()["fence"]
            assert problem(other.put("/v1/interactions/x1", json=reply(fence=fence))) == (409, "fence-stale")

    def test_a_note_and_a_customers_word_need_none(self, store: RunningStore) -> None:
        store.add("li.na")
        with store.client() as client, store.client("li.na") as other:
            client.put("/v1/tickets/t1/claim")
            assert other.put("/v1/interactions/x1", json=NOTE).status_code == 201
            assert other.put("/v1/interactions/x2", json=reply(direction="inbound")).status_code == 201

    def test_a_reply_that_was_taken_is_answered_again_when_the_fence_has_changed(self, store: RunningStore) -> None:
        store.add("li.na")
        with store.client() as client, store.client("li.na") as other:
            fence = client.put("/v1/tickets/t1/claim").json()["fence"]
            client.put("/v1/interactions/x1", json=reply(fence=fence))
            client.delete("/v1/tickets/t1/claim")
            other.put("/v1/tickets/t1/claim")
            assert client.put("/v1/interactions/x1", json=reply(fence=fence)).status_code == 200


def test_a_wrap_up_resolves_and_lets_go(store: RunningStore) -> None:
    with store.client() as client:
        fence = client.put("/v1/tickets/t1/claim").json()["fence"]
        body = WRAP_UP | {"root_cause": "billing-error", "improve": "tell them earlier", "fence": fence}
        event = client.put("/v1/wrap-ups/x1", json=body).json()["doc"]
        assert (event["kind"], event["direction"], event["body"]) == ("event", "internal", "")
        assert event["meta"] == {
            "event": "wrap-up",
            "disposition": "solved",
            "root_cause": "billing-error",
            "improve": "tell them earlier",
        }
        after = doc(client)
    assert (after["status"], after["waiting_since"], after["holder"], after["owner"]) == (
        "resolved",
        None,
        None,
        "agent",
    )


def test_a_wrap_up_without_a_disposition_is_refused(store: RunningStore) -> None:
    with store.client() as client:
        refused = client.put("/v1/wrap-ups/x1", json=WRAP_UP | {"disposition": " "})
        assert problem(refused) == (400, "bad-request")
        assert refused.json()["field"] == "disposition"


class TestPatch:
    def test_changes_what_it_names_at_the_version_it_names(self, store: RunningStore) -> None:
        with store.client() as client:
            done = patch(client, {"owner": "li.na", "priority": 1}, 1).json()
            assert (done["version"], done["doc"]["owner"], done["doc"]["priority"]) == (2, "li.na", 1)
            assert doc(client)["subject"] == ticket()["subject"]

    def test_another_version_is_refused_with_the_document_as_it_is(self, store: RunningStore) -> None:
        with store.client() as client:
            patch(client, {"priority": 1}, 1)
            refused = patch(client, {"priority": 2}, 1, key="other")
            assert problem(refused) == (412, "version-mismatch")
            current = refused.json()["current"]
            assert (current["version"], current["doc"]["priority"]) == (2, 1)

    def test_a_repeat_of_a_success_is_a_success(self, store: RunningStore) -> None:
        with store.client() as client:
            first = patch(client, {"priority": 1}, 1)
            patch(client, {"priority": 5}, 2, key="other")
            again = patch(client, {"priority": 1}, 1)
            assert (again.status_code, again.content) == (200, first.content)
            assert doc(client)["priority"] == 5

    def test_a_key_stands_for_one_request(self, store: RunningStore) -> None:
        with store.client() as client:
            patch(client, {"priority": 1}, 1)
            assert problem(patch(client, {"priority": 2}, 1)) == (409, "key-reused")

    def test_a_refusal_is_not_kept_under_the_key(self, store: RunningStore) -> None:
        with store.client() as client:
            assert problem(patch(client, {"priority": 1}, 7)) == (412, "version-mismatch")
            assert patch(client, {"priority": 1}, 1).status_code == 200

    def test_needs_version_and_key(self, store: RunningStore) -> None:
        with store.client() as client:
            assert problem(client.patch("/v1/tickets/t1", json={}, headers={"Idempotency-Key": "k"})) == (
                428,
                "version-required",
            )
            assert problem(client.patch("/v1/tickets/t1", json={}, headers={"If-Match": '"1"'})) == (400, "bad-request")
            for wrong in ("1", '"x"', 'W/"1"', '""', '"-1"'):
                headers = {"Idempotency-Key": "k", "If-Match": wrong}
                assert problem(client.patch("/v1/tickets/t1", json={}, headers=headers)) == (400, "bad-request")

    def test_coming_back_to_open_finds_who_was_not_answered(self, store: RunningStore) -> None:
        store.take_in(jsonl(interaction()), run="later")
        with store.client() as client:
            patch(client, {"status": "pending"}, 1, "a")
            patch(client, {"status": "open"}, 2, "b")
            assert doc(client)["waiting_since"] == interaction()["at"]


def test_queues_govern_who_answers_and_not_who_reads(store: RunningStore) -> None:
    store.add("sales.only", queues=["sales"])
    with store.client("sales.only") as client:
        assert client.get("/v1/tickets/t1").status_code == 200
        assert problem(client.put("/v1/interactions/x1", json=reply())) == (403, "forbidden")
        assert problem(client.put("/v1/promises/x1", json=PROMISE)) == (403, "forbidden")
        assert problem(client.put("/v1/wrap-ups/x1", json=WRAP_UP)) == (403, "forbidden")
        assert problem(patch(client, {"priority": 1}, 1)) == (403, "forbidden")
        assert client.put("/v1/interactions/x1", json=NOTE).status_code == 201


@pytest.mark.parametrize(
    ("path", "body"), [("interactions/x1", reply()), ("promises/x1", PROMISE), ("wrap-ups/x1", WRAP_UP)]
)
@pytest.mark.parametrize("restricted", [False, True])
def test_what_was_written_is_answered_again_when_its_ticket_has_left_my_queues(
    store: RunningStore, path: str, body: dict[str, Any], restricted: bool
) -> None:
    store.add("wang.wei", queues=["billing"])
    restrict_queue(store.database, "sales", restricted=restricted)
    with store.client("wang.wei") as client, store.client("admin") as admin:
        first = client.put(f"/v1/{path}", json=body)
        version = admin.get("/v1/tickets/t1").json()["version"]
        assert patch(admin, {"queue": "sales"}, version).status_code == 200
        again = client.put(f"/v1/{path}", json=body)
        assert (again.status_code, again.json()) == (200, first.json())
        missing = (404, "not-found")
        assert problem(client.put(f"/v1/{path}2", json=body)) == (missing if restricted else (403, "forbidden"))
        other = client.put(f"/v1/{path}", json=body | {"at" if "at" in body else "made_at": "2026-11-22T18:00:01Z"})
        assert problem(other) == (missing if restricted else (409, "id-reused"))


def test_what_is_not_there_is_not_found(store: RunningStore) -> None:
    store.take_in(jsonl(customer("c2")))
    with store.client() as client:
        assert problem(client.put("/v1/interactions/x1", json=NOTE | {"ticket": "t404"})) == (404, "not-found")
        for path in (
            "tickets/c2",
            "customers/t1",
            "interactions/x",
            "promises/x",
            "articles/x",
            "tickets/" + "x" * 500,
        ):
            assert problem(client.get(f"/v1/{path}")) == (404, "not-found")
