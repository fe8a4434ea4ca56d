"""Claims and contacts that are put aside: by whom, and what becomes of the claim."""

from typing import Any

import httpx
import pytest

from agent_tui.contract.api import LEASE_S
from tests.held_clock import HeldClock
from tests.store_lines import jsonl, ticket
from tests.store_server import RunningStore, problem


def patch(client: httpx.Client, body: dict[str, Any]) -> httpx.Response:
    version = client.get("/v1/tickets/t1").json()["version"]
    headers = {"If-Match": f'"{version}"', "Idempotency-Key": f"{body}{version}"}
    return client.patch("/v1/tickets/t1", json=body, headers=headers)


def doc(client: httpx.Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/v1/tickets/t1").json()["doc"]
    return found


@pytest.mark.parametrize("status", ["pending", "resolved", "closed"])
def test_an_import_that_puts_a_contact_aside_frees_its_claim(store: RunningStore, status: str) -> None:
    with store.client() as client:
        fence = client.put("/v1/tickets/t1/claim").json()["fence"]
        store.take_in(jsonl(ticket(status=status, waiting_since=None)), run="later")
        assert doc(client)["holder"] is None
        assert problem(client.post("/v1/tickets/t1/claim/renew")) == (409, "claim-lost")
        store.take_in(jsonl(ticket(status="open")), run="again")
        assert client.put("/v1/tickets/t1/claim").json()["fence"] == fence + 1


def test_an_import_that_leaves_the_status_leaves_the_claim(store: RunningStore) -> None:
    store.take_in(jsonl(ticket(status="pending", waiting_since=None)), run="later")
    with store.client() as client:
        client.put("/v1/tickets/t1/claim")
        store.take_in(jsonl(ticket(status="pending", waiting_since=None, subject="另一个")), run="again")
        assert (doc(client)["subject"], doc(client)["holder"]) == ("另一个", "agent")


@pytest.mark.parametrize("status", ["resolved", "closed"])
def test_what_is_done_is_nobodys_to_claim(store: RunningStore, status: str) -> None:
    with store.client() as client:
        assert patch(client, {"status": status}).status_code == 200
        assert problem(client.put("/v1/tickets/t1/claim")) == (409, "not-live")
        assert doc(client)["holder"] is None


def test_what_is_pending_may_be_claimed(store: RunningStore) -> None:
    with store.client() as client:
        patch(client, {"status": "pending"})
        assert client.put("/v1/tickets/t1/claim").status_code == 200


@pytest.mark.parametrize("status", ["open", "pending", "resolved", "closed"])
def test_a_status_is_not_changed_under_a_colleagues_claim(store: RunningStore, clock: HeldClock, status: str) -> None:
    store.add("li.na")
    with store.client() as client, store.client("li.na") as other:
        client.put("/v1/tickets/t1/claim")
        refused = patch(other, {"status": status})
        assert problem(refused) == (409, "claim-held")
        assert refused.json()["holder"] == "agent"
        assert (doc(client)["status"], doc(client)["holder"]) == ("new", "agent")
        clock.advance(LEASE_S)
        assert patch(other, {"status": status}).status_code == 200


def test_what_takes_no_claim_away_may_be_changed_under_one(store: RunningStore) -> None:
    store.add("li.na")
    with store.client() as client, store.client("li.na") as other:
        client.put("/v1/tickets/t1/claim")
        assert patch(other, {"priority": 1, "status": "new"}).status_code == 200
        assert doc(client)["holder"] == "agent"


@pytest.mark.parametrize("who", ["agent", "supervisor", "admin"])
def test_the_holder_and_who_supervises_change_it(store: RunningStore, who: str) -> None:
    with store.client() as client, store.client(who) as other:
        client.put("/v1/tickets/t1/claim")
        assert patch(other, {"status": "pending"}).status_code == 200
        assert doc(client)["holder"] is None


def test_what_goes_to_another_queue_is_free_for_who_works_there(store: RunningStore) -> None:
    store.add("seller", queues=["sales"])
    with store.client() as client, store.client("seller") as seller:
        client.put("/v1/tickets/t1/claim")
        assert patch(client, {"queue": "sales", "owner": None}).status_code == 200
        assert doc(client)["holder"] is None
        assert problem(client.post("/v1/tickets/t1/claim/renew")) == (409, "claim-lost")
        next_one = seller.post("/v1/queues/sales/claim-next", headers={"Idempotency-Key": "k1"})
        assert next_one.json()["ticket"] == "t1"
        assert problem(patch(client, {"queue": "billing"})) == (409, "claim-held")
        store.take_in(jsonl(ticket(queue="billing", subject="另一个")), run="later")
        assert (doc(client)["queue"], doc(client)["holder"]) == ("billing", None)
