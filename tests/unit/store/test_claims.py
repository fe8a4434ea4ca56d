"""Claims over HTTP: who holds what, which contact comes next, and what a lapse leaves behind. Their laws are held by
tests/state/test_claims.py."""

from typing import Any

import httpx
import pytest

from agent_tui.contract.api import LEASE_S
from agent_tui.store.agents import restrict_queue
from agent_tui.store.app import sweep_once
from tests.held_clock import HeldClock
from tests.store_lines import customer, jsonl, ticket
from tests.store_server import RunningStore, problem


def doc(client: httpx.Client, id_: str = "t1") -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/v1/tickets/{id_}").json()["doc"]
    return found


def claim_next(client: httpx.Client, key: str, queue: str = "-") -> httpx.Response:
    return client.post(f"/v1/queues/{queue}/claim-next", headers={"Idempotency-Key": key})


def taken(client: httpx.Client, queue: str = "-") -> list[str]:
    """What claim-next hands out, one after the other, until nothing waits."""
    found: list[str] = []
    while (answer := claim_next(client, f"{queue}{len(found)}", queue)).status_code == 200:
        found.append(answer.json()["ticket"])
    assert (answer.status_code, answer.content) == (204, b"")
    return found


def test_a_claim_names_holder_and_owner_and_is_in_the_feed(store: RunningStore) -> None:
    with store.client() as client:
        claim = client.put("/v1/tickets/t1/claim").json()
        assert claim["holder"] == "agent"
        assert claim["expires_in"] == LEASE_S
        assert claim["seq"] == client.get("/v1/me").json()["through"]
        assert (doc(client)["holder"], doc(client)["owner"], doc(client)["fence"]) == ("agent", "agent", claim["fence"])


@pytest.mark.parametrize("status", ["pending", "resolved", "closed"])
def test_a_contact_that_rests_is_nobodys_claim(store: RunningStore, status: str) -> None:
    with store.client() as client:
        client.put("/v1/tickets/t1/claim")
        version = client.get("/v1/tickets/t1").json()["version"]
        headers = {"If-Match": f'"{version}"', "Idempotency-Key": "k"}
        assert client.patch("/v1/tickets/t1", json={"status": status}, headers=headers).status_code == 200
        assert (doc(client)["holder"], doc(client)["owner"]) == (None, "agent")


def test_an_owner_who_is_there_stays(store: RunningStore) -> None:
    store.take_in(jsonl(ticket(owner="li.na")))
    with store.client() as client:
        client.put("/v1/tickets/t1/claim")
        assert doc(client)["owner"] == "li.na"


def test_somebody_elses_claim_is_named(store: RunningStore) -> None:
    with store.client() as client, store.client("supervisor") as other:
        client.put("/v1/tickets/t1/claim")
        refused = other.put("/v1/tickets/t1/claim")
        assert problem(refused) == (409, "claim-held")
        assert refused.json()["holder"] == "agent"


def test_claiming_again_goes_on_under_the_same_fence_and_tells_nobody(store: RunningStore, clock: HeldClock) -> None:
    with store.client() as client:
        first = client.put("/v1/tickets/t1/claim").json()
        clock.advance(LEASE_S - 1)
        assert client.put("/v1/tickets/t1/claim").json() == first
        assert client.post("/v1/tickets/t1/claim/renew").json() == first
        clock.advance(LEASE_S - 1)
        assert client.post("/v1/tickets/t1/claim/renew").status_code == 200


def test_a_lapse_clears_the_holder_keeps_the_owner_and_is_in_the_feed(store: RunningStore, clock: HeldClock) -> None:
    with store.client() as client:
        fence = client.put("/v1/tickets/t1/claim").json()["fence"]
        clock.advance(LEASE_S - 0.001)
        assert sweep_once(store.database, clock) is None
        clock.advance(0.001)
        assert problem(client.post("/v1/tickets/t1/claim/renew")) == (409, "claim-lost")
        # the store itself sweeps too: one of the two has done it
        sweep_once(store.database, clock)
        assert (doc(client)["holder"], doc(client)["owner"]) == (None, "agent")
        assert client.get("/v1/me").json()["through"] == client.get("/v1/tickets/t1").json()["seq"]
        assert client.put("/v1/tickets/t1/claim").json()["fence"] == fence


def test_a_lapsed_claim_can_be_taken_over(store: RunningStore, clock: HeldClock) -> None:
    with store.client() as client, store.client("supervisor") as other:
        fence = client.put("/v1/tickets/t1/claim").json()["fence"]
        clock.advance(LEASE_S)
        assert other.put("/v1/tickets/t1/claim").json()["fence"] == fence + 1
        assert problem(client.put("/v1/tickets/t1/claim")) == (409, "claim-held")


def test_setting_the_clock_back_makes_no_lease_longer_than_a_whole_one(store: RunningStore, clock: HeldClock) -> None:
    with store.client() as client:
        client.put("/v1/tickets/t1/claim")
        clock.advance(-86_400)
        sweep_once(store.database, clock)
        clock.advance(LEASE_S)
        sweep_once(store.database, clock)
        assert doc(client)["holder"] is None


def test_giving_up_what_one_does_not_hold_changes_nothing(store: RunningStore) -> None:
    with store.client() as client, store.client("supervisor") as other:
        client.put("/v1/tickets/t1/claim")
        answer = other.delete("/v1/tickets/t1/claim")
        assert (answer.status_code, answer.json()["doc"]["holder"]) == (200, "agent")
        assert client.delete("/v1/tickets/t1/claim").json()["doc"]["holder"] is None
        assert client.delete("/v1/tickets/t1/claim").status_code == 200


class TestNext:
    def test_is_what_burns_first(self, store: RunningStore) -> None:
        store.take_in(
            jsonl(
                customer("vip", tier="vip"),
                customer("key", tier="key"),
                ticket("t1", status="closed", waiting_since=None),
                ticket("mail", channel="email", waiting_since="2026-11-22T08:00:00+08:00"),
                ticket("chat", waiting_since="2026-11-22T09:30:00+08:00"),
                ticket("older", waiting_since="2026-11-22T09:29:00+08:00"),
                ticket("of-vip", customer="vip", waiting_since="2026-11-22T09:30:30+08:00"),
                ticket("of-key", customer="key", waiting_since="2026-11-22T09:30:00+08:00"),
            )
        )
        with store.client() as client:
            assert taken(client) == ["of-key", "older", "of-vip", "chat", "mail"]

    def test_is_what_waits_unclaimed_and_is_owned_by_nobody_or_me(self, store: RunningStore) -> None:
        store.take_in(
            jsonl(
                ticket("t1", owner="li.na"),
                ticket("mine", owner="agent"),
                ticket("answered", waiting_since=None),
                ticket("resting", status="pending"),
                ticket("held"),
            )
        )
        with store.client("supervisor") as other:
            other.put("/v1/tickets/held/claim")
        with store.client() as client:
            assert taken(client) == ["mine"]

    def test_is_of_the_queue_asked_for_or_of_all_ones_own(self, store: RunningStore) -> None:
        store.take_in(
            jsonl(ticket("s1", queue="sales"), ticket("x1", queue="spare/parts"), ticket("t1", queue="legal"))
        )
        restrict_queue(store.database, "legal")
        store.add("two", queues=["sales", "spare/parts"])
        with store.client("two") as client:
            assert taken(client, "sales") == ["s1"]
            assert taken(client) == ["x1"]
            assert problem(claim_next(client, "a", "billing")) == (403, "forbidden")
            assert problem(claim_next(client, "b", "legal")) == (404, "not-found")
        with store.client() as client:
            assert taken(client) == []
        with store.client("admin") as client:
            assert taken(client) == ["t1"]

    def test_is_the_same_one_for_the_same_key(self, store: RunningStore) -> None:
        store.take_in(jsonl(ticket("t2")))
        with store.client() as client:
            first = claim_next(client, "k")
            assert claim_next(client, "k").content == first.content
            assert claim_next(client, "other").json()["ticket"] != first.json()["ticket"]
            assert problem(claim_next(client, "k", "billing")) == (409, "key-reused")

    @pytest.mark.parametrize("key", [None, "", "x" * 129, "tab\there"])
    def test_needs_a_key(self, store: RunningStore, key: str | None) -> None:
        with store.client() as client:
            headers = {} if key is None else {"Idempotency-Key": key}
            answer = client.post("/v1/queues/-/claim-next", headers=headers)
            assert (problem(answer), answer.json()["field"]) == ((400, "bad-request"), "Idempotency-Key")


def test_queues_govern_who_claims(store: RunningStore) -> None:
    store.add("sales.only", queues=["sales"])
    with store.client("sales.only") as client:
        assert problem(client.put("/v1/tickets/t1/claim")) == (403, "forbidden")
        assert problem(client.put("/v1/tickets/t404/claim")) == (404, "not-found")
