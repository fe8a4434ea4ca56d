"""Transfers: asked once, answered once by who was asked, and what changes hands then, all at the same moment."""

from typing import Any

import httpx
import pytest

from agent_tui.store.agents import disable_agent, restrict_queue
from tests.held_clock import HeldClock
from tests.store_lines import customer, jsonl, promise, reply, ticket
from tests.store_server import RunningStore, problem

AT = "2026-11-22T10:00:00+08:00"


@pytest.fixture
def desk(store: RunningStore) -> RunningStore:
    """A store with ann, bo and cy, who work every queue, and two open promises on t1."""
    for name in ("ann", "bo", "cy"):
        store.add(name)
    store.take_in(
        jsonl(promise("p1"), promise("p2", owner="ann"), customer("c2"), ticket("t2", customer="c2")), "setup"
    )
    return store


def ask(client: httpx.Client, id_: str = "x1", receiver: str = "bo", **fields: Any) -> httpx.Response:
    body = {"ticket": "t1", "kind": "transfer", "receiver": receiver, "note": "请接手", "at": AT}
    return client.put(f"/v1/transfers/{id_}", json=body | fields)


def answer(client: httpx.Client, state: str = "accepted", words: str = "", id_: str = "x1") -> httpx.Response:
    return client.put(f"/v1/transfers/{id_}/answer", json={"state": state, "at": AT, "answer": words})


def doc(client: httpx.Client, path: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/v1/{path}").json()["doc"]
    return found


def told(client: httpx.Client, cursor: str) -> list[str]:
    return [change["id"] for change in client.get("/v1/changes", params={"cursor": cursor}).json()["changes"]]


def cursor_of(client: httpx.Client) -> str:
    return str(client.get("/v1/snapshot").json()["cursor"])


class TestAsking:
    def test_is_told_and_leaves_the_contact_as_it_is(self, desk: RunningStore) -> None:
        with desk.client("ann") as ann, desk.client("bo") as bo:
            before, cursor = doc(bo, "tickets/t1"), cursor_of(bo)
            asked = ask(ann, promises=["p1"])
            assert asked.status_code == 201
            assert asked.json()["doc"] == {
                "type": "transfer", "id": "x1", "ticket": "t1", "kind": "transfer", "sender": "ann", "receiver": "bo",
                "note": "请接手", "at": AT, "promises": ["p1"], "state": "offered", "answer": "", "answered_at": None,
            }  # fmt: skip
            page = bo.get("/v1/changes", params={"cursor": cursor}).json()
            assert [(change["id"], change["doc"]) for change in page["changes"]] == [("x1", asked.json()["doc"])]
            assert bo.get("/v1/transfers/x1").json() == page["changes"][0]
            assert doc(bo, "tickets/t1") == before

    def test_is_done_once_under_its_id(self, desk: RunningStore) -> None:
        with desk.client("ann") as ann, desk.client("cy") as cy, desk.client("bo") as bo:
            first, again = (ask(ann) for _ in range(2))
            assert (first.status_code, again.status_code, first.json()) == (201, 200, again.json())
            assert problem(ask(ann, note="other")) == (409, "id-reused")
            assert problem(ask(cy)) == (409, "id-reused")
            answer(bo)
            late = ask(ann).json()
            assert (late["seq"], late["doc"]["state"]) == (first.json()["seq"], "accepted")

    @pytest.mark.parametrize("receiver", ["nobody", "gone", "ann"])
    def test_needs_a_colleague(self, desk: RunningStore, receiver: str) -> None:
        desk.add("gone")
        disable_agent(desk.database, "gone")
        with desk.client("ann") as ann:
            refused = ask(ann, receiver=receiver)
            expected = (400, "bad-request") if receiver == "ann" else (404, "not-found")
            assert (problem(refused), refused.json()["field"]) == (expected, "receiver")

    def test_needs_a_colleague_who_may_see_the_contact(self, desk: RunningStore) -> None:
        restrict_queue(desk.database, "legal")
        desk.add("lawyer", queues=["legal"])
        desk.take_in(jsonl(ticket("t9", queue="legal")))
        with desk.client("admin") as admin:
            assert problem(ask(admin, "x2", ticket="t9")) == (404, "not-found")
            assert ask(admin, "x3", receiver="lawyer", ticket="t9").status_code == 201

    def test_is_taken_over_by_who_works_the_queue_alone(self, desk: RunningStore) -> None:
        desk.add("seller", queues=["sales"])
        with desk.client("ann") as ann:
            for kind in ("transfer", "hand-over"):
                refused = ask(ann, receiver="seller", kind=kind)
                assert (problem(refused), refused.json()["field"]) == ((404, "not-found"), "receiver")
            # a question may go to anybody who sees it
            assert ask(ann, receiver="seller", kind="consult").status_code == 201

    def test_is_for_who_works_the_queue(self, desk: RunningStore) -> None:
        desk.add("stranger", queues=["sales"])
        with desk.client("stranger") as stranger:
            assert problem(ask(stranger)) == (403, "forbidden")
            assert problem(ask(stranger, ticket="t9")) == (404, "not-found")

    def test_of_what_is_done_with_is_a_question_only(self, desk: RunningStore) -> None:
        desk.take_in(jsonl(ticket("t3", status="closed", waiting_since=None)))
        with desk.client("ann") as ann:
            for kind in ("transfer", "hand-over"):
                assert problem(ask(ann, ticket="t3", kind=kind)) == (409, "not-live")
            assert ask(ann, ticket="t3", kind="consult").status_code == 201

    def test_of_promises_alone_leaves_what_others_ask_about_the_contact(self, desk: RunningStore) -> None:
        with desk.client("ann") as ann, desk.client("bo") as bo, desk.client("cy") as cy:
            cy.put("/v1/tickets/t1/claim")
            ask(cy, "x1", receiver="bo")
            ask(ann, "x2", kind="hand-over", promises=["p2"])
            ask(ann, "x3", receiver="cy", kind="hand-over", promises=["p2"])
            states = {id_: doc(bo, f"transfers/{id_}")["state"] for id_ in ("x1", "x2", "x3")}
            assert states == {"x1": "offered", "x2": "withdrawn", "x3": "offered"}

    def test_of_the_contact_withdraws_what_competes_and_leaves_other_promises_of_a_colleague(
        self, desk: RunningStore
    ) -> None:
        with desk.client("ann") as ann, desk.client("bo") as bo, desk.client("cy") as cy:
            cy.put("/v1/tickets/t1/claim")

            def states(*ids: str) -> list[str]:
                return [doc(bo, f"transfers/{id_}")["state"] for id_ in ids]

            ask(ann, "hers", kind="hand-over", promises=["p2"])
            ask(cy, "contact", receiver="bo", promises=["p1"])
            assert states("hers", "contact") == ["offered", "offered"]
            ask(cy, "both", receiver="bo", promises=["p1", "p2"])
            assert states("hers", "contact", "both") == ["withdrawn", "withdrawn", "offered"]
            ask(ann, "too", receiver="bo")
            assert states("both", "too") == ["withdrawn", "offered"]

    def test_hands_on_promises_to_this_customer_only(self, desk: RunningStore) -> None:
        desk.take_in(jsonl(promise("p3", ticket="t2")))
        with desk.client("ann") as ann:
            for wrong in (["p3"], ["p1", "p9"], [f"p{number}" for number in range(201)]):
                refused = ask(ann, promises=wrong)
                assert (problem(refused), refused.json()["field"]) == ((400, "bad-request"), "promises")
            body = {"source": "c2", "target": "c1", "decision": "same", "at": AT}
            assert ann.put("/v1/merges/m1", json=body).status_code == 201
            assert ask(ann, promises=["p1", "p3"]).status_code == 201

    def test_anew_takes_the_place_of_what_stood_open(self, desk: RunningStore) -> None:
        with desk.client("ann") as ann, desk.client("bo") as bo, desk.client("cy") as cy:
            ask(ann, "question", kind="consult")
            ask(ann, "x1")
            cursor = cursor_of(bo)
            ask(ann, "x2", receiver="cy", kind="hand-over")
            assert told(bo, cursor) == ["x1", "x2"]
            states = {id_: doc(bo, f"transfers/{id_}")["state"] for id_ in ("question", "x1", "x2")}
            assert states == {"question": "offered", "x1": "withdrawn", "x2": "offered"}
            assert problem(answer(bo)) == (409, "answered")
            assert answer(cy, id_="x2").status_code == 200

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"kind": "gift"}, "kind"),
            ({"receiver": "-"}, "receiver"),
            ({"note": None}, "note"),
            ({"at": "yesterday"}, "at"),
            ({"promises": ["-"]}, "promises[0]"),
            ({"promises": "p1"}, "promises"),
            ({"sender": "bo"}, "sender"),
            ({"note": "\x00"}, "note"),
        ],
    )
    def test_what_cannot_be_is_named(self, desk: RunningStore, fields: dict[str, Any], field: str) -> None:
        with desk.client("ann") as ann:
            refused = ask(ann, **fields)
            assert (problem(refused), refused.json()["field"]) == ((400, "bad-request"), field)
            assert ann.get("/v1/transfers/x1").status_code == 404


class TestAccepting:
    @pytest.mark.parametrize("kind", ["transfer", "hand-over"])
    def test_hands_contact_and_promises_over_at_one_moment(self, desk: RunningStore, kind: str) -> None:
        desk.take_in(jsonl(promise("p3", state="kept")))
        with desk.client("ann") as ann, desk.client("bo") as bo:
            fence = ann.put("/v1/tickets/t1/claim").json()["fence"]
            ask(ann, kind=kind, promises=["p1", "p2", "p3"])
            cursor = cursor_of(bo)
            accepted = answer(bo, words="好的")
            assert accepted.json()["doc"]["state"] == "accepted"
            assert accepted.json()["doc"]["answer"] == "好的"
            page = bo.get("/v1/changes", params={"cursor": cursor}).json()
            assert [change["id"] for change in page["changes"]] == ["t1", "p1", "p2", "x1"]
            assert accepted.json()["seq"] == page["through"]
            after = doc(bo, "tickets/t1")
            assert (after["owner"], after["holder"], after["first_owner"]) == ("bo", None, "ann")
            assert {doc(bo, f"promises/{id_}").get("owner") for id_ in ("p1", "p2")} == {"bo"}
            assert "owner" not in doc(bo, "promises/p3")
            assert problem(ann.post("/v1/tickets/t1/claim/renew")) == (409, "claim-lost")
            assert bo.put("/v1/tickets/t1/claim").json()["fence"] == fence + 1
            assert problem(ann.put("/v1/interactions/i1", json=reply(fence=fence))) == (409, "fence-stale")

    @pytest.mark.parametrize("status", ["resolved", "closed"])
    def test_hands_promises_over_that_outlive_their_contact(self, desk: RunningStore, status: str) -> None:
        over = ticket("t3", status=status, waiting_since=None, owner="ann")
        desk.take_in(jsonl(over, promise("p3", ticket="t3"), promise("p4", ticket="t3", state="kept")))
        with desk.client("ann") as ann, desk.client("bo") as bo:
            before = bo.get("/v1/tickets/t3").json()
            assert ask(ann, ticket="t3", kind="hand-over", promises=["p3", "p4"]).status_code == 201
            assert "owner" not in doc(bo, "promises/p3")
            assert answer(bo).status_code == 200
            assert (doc(bo, "promises/p3")["owner"], doc(bo, "promises/p3")["made_by"]) == ("bo", "li.na")
            assert "owner" not in doc(bo, "promises/p4")
            assert bo.get("/v1/tickets/t3").json() == before, "what is over stays as it is, and whose it was"

    def test_of_a_shift_leaves_a_colleagues_contact_with_them(self, desk: RunningStore) -> None:
        with desk.client("ann") as ann, desk.client("bo") as bo, desk.client("cy") as cy:
            cy.put("/v1/tickets/t1/claim")
            ask(ann, kind="hand-over", promises=["p2"])
            answer(bo)
            assert doc(bo, "promises/p2")["owner"] == "bo"
            assert (doc(bo, "tickets/t1")["owner"], doc(bo, "tickets/t1")["holder"]) == ("cy", "cy")

    def test_leaves_the_claim_of_a_third_alone(self, desk: RunningStore) -> None:
        with desk.client("ann") as ann, desk.client("bo") as bo, desk.client("cy") as cy:
            ask(ann)
            cy.put("/v1/tickets/t1/claim")
            answer(bo)
            after = doc(bo, "tickets/t1")
            assert (after["owner"], after["holder"], after["first_owner"]) == ("bo", "cy", "cy")

    def test_leaves_the_claim_of_the_receiver_alone(self, desk: RunningStore) -> None:
        with desk.client("ann") as ann, desk.client("bo") as bo:
            ask(ann)
            bo.put("/v1/tickets/t1/claim")
            answer(bo)
            assert doc(bo, "tickets/t1")["holder"] == "bo"
            assert bo.post("/v1/tickets/t1/claim/renew").status_code == 200

    def test_leaves_the_status_alone(self, desk: RunningStore) -> None:
        desk.take_in(jsonl(ticket("t3", status="pending", waiting_since=None)))
        with desk.client("ann") as ann, desk.client("bo") as bo:
            ask(ann, ticket="t3")
            answer(bo)
            assert (doc(bo, "tickets/t3")["status"], doc(bo, "tickets/t3")["owner"]) == ("pending", "bo")

    def test_a_question_moves_nothing(self, desk: RunningStore) -> None:
        with desk.client("ann") as ann, desk.client("bo") as bo:
            ann.put("/v1/tickets/t1/claim")
            ask(ann, kind="consult", promises=["p1"])
            cursor = cursor_of(bo)
            assert answer(bo, words="七天内可退").json()["doc"]["answer"] == "七天内可退"
            assert told(bo, cursor) == ["x1"]
            assert (doc(bo, "tickets/t1")["owner"], doc(bo, "tickets/t1")["holder"]) == ("ann", "ann")

    def test_works_when_the_contact_was_done_with_meanwhile(self, desk: RunningStore) -> None:
        with desk.client("ann") as ann, desk.client("bo") as bo:
            ask(ann, promises=["p1"])
            ann.put("/v1/wrap-ups/w1", json={"ticket": "t1", "disposition": "solved", "at": AT})
            assert answer(bo).status_code == 200
            assert doc(bo, "promises/p1")["owner"] == "bo"

    def test_is_refused_for_who_may_not_sign_in_any_more(self, desk: RunningStore) -> None:
        with desk.client("ann") as ann, desk.client("supervisor") as supervisor:
            ask(ann)
            disable_agent(desk.database, "bo")
            assert problem(answer(supervisor)) == (403, "forbidden")
            assert doc(ann, "tickets/t1")["owner"] is None
            assert answer(supervisor, "declined").status_code == 200

    def test_is_refused_where_the_contact_has_gone_to_a_queue_that_they_do_not_work(self, desk: RunningStore) -> None:
        desk.add("biller", queues=["billing"])
        with desk.client("ann") as ann, desk.client("biller") as biller:
            ask(ann, receiver="biller")
            headers = {"If-Match": f'"{ann.get("/v1/tickets/t1").json()["version"]}"', "Idempotency-Key": "k1"}
            assert ann.patch("/v1/tickets/t1", json={"queue": "sales"}, headers=headers).status_code == 200
            assert problem(answer(biller)) == (403, "forbidden")
            assert doc(biller, "transfers/x1")["state"] == "offered"
            assert answer(biller, "declined").status_code == 200


class TestAnswering:
    def test_again_is_the_same_and_otherwise_too_late(self, desk: RunningStore) -> None:
        with desk.client("ann") as ann, desk.client("bo") as bo:
            ask(ann)
            first, again = (answer(bo, "declined", "在开会") for _ in range(2))
            assert (again.status_code, again.json()) == (200, first.json())
            for late in (answer(bo), answer(bo, "declined", "不行"), answer(ann, "withdrawn")):
                assert problem(late) == (409, "answered")
            assert doc(bo, "tickets/t1")["owner"] is None
            assert doc(bo, "transfers/x1")["answered_at"] == AT

    @pytest.mark.parametrize(
        ("who", "state", "allowed"),
        [
            ("bo", "accepted", True), ("bo", "declined", True), ("bo", "withdrawn", False),
            ("ann", "accepted", False), ("ann", "declined", False), ("ann", "withdrawn", True),
            ("cy", "accepted", False), ("cy", "declined", False), ("cy", "withdrawn", False),
            ("supervisor", "accepted", True), ("supervisor", "declined", True), ("supervisor", "withdrawn", False),
        ],
    )  # fmt: skip
    def test_is_for_who_was_asked(self, desk: RunningStore, who: str, state: str, allowed: bool) -> None:
        with desk.client("ann") as ann, desk.client(who) as client:
            ask(ann)
            given = answer(client, state)
            assert given.status_code == 200 if allowed else problem(given) == (403, "forbidden")
            assert doc(ann, "transfers/x1")["state"] == (state if allowed else "offered")
            if who == "supervisor" and state == "accepted":
                assert doc(ann, "tickets/t1")["owner"] == "bo"

    @pytest.mark.parametrize(
        ("body", "field"),
        [
            ({"state": "offered"}, "state"),
            ({"state": "accepted", "answer": None}, "answer"),
            ({"at": "x"}, "at"),
            ({"x": 1}, "x"),
        ],
    )
    def test_what_cannot_be_is_named(self, desk: RunningStore, body: dict[str, Any], field: str) -> None:
        with desk.client("ann") as ann, desk.client("bo") as bo:
            ask(ann)
            refused = bo.put("/v1/transfers/x1/answer", json={"state": "accepted", "at": AT} | body)
            assert (problem(refused), refused.json()["field"]) == ((400, "bad-request"), field)
            assert problem(bo.put("/v1/transfers/x2/answer", json={"state": "accepted", "at": AT})) == (
                404,
                "not-found",
            )


class TestRestricted:
    @pytest.fixture
    def legal(self, desk: RunningStore) -> RunningStore:
        """t9 stands in the restricted queue legal, and its owner asks the lawyer about it."""
        restrict_queue(desk.database, "legal")
        desk.add("lawyer", queues=["legal", "billing"])
        desk.take_in(jsonl(ticket("t9", queue="legal")))
        with desk.client("admin") as admin:
            assert ask(admin, "x9", receiver="lawyer", ticket="t9").status_code == 201
        return desk

    def test_it_is_not_there_for_others(self, legal: RunningStore) -> None:
        with legal.client("bo") as bo, legal.client("lawyer") as lawyer:
            hidden, missing = bo.get("/v1/transfers/x9"), bo.get("/v1/transfers/x8")
            assert problem(hidden) == problem(missing) == (404, "not-found")
            assert problem(answer(bo, id_="x9")) == (404, "not-found")
            assert "x9" not in {record["id"] for record in bo.get("/v1/snapshot").json()["records"]}
            assert "x9" in {record["id"] for record in lawyer.get("/v1/snapshot").json()["records"]}

    def test_it_leaves_and_comes_with_its_ticket(self, legal: RunningStore) -> None:
        with legal.client("bo") as bo, legal.client("admin") as admin:
            cursor = cursor_of(bo)
            for version, queue in ((1, "billing"), (2, "legal")):
                headers = {"If-Match": f'"{version}"', "Idempotency-Key": queue}
                assert admin.patch("/v1/tickets/t9", json={"queue": queue}, headers=headers).status_code == 200
                page = bo.get("/v1/changes", params={"cursor": cursor}).json()
                cursor = page["cursor"]
                expected = "upsert" if queue == "billing" else "revoke"
                assert {change["id"]: change["op"] for change in page["changes"]} == {"t9": expected, "x9": expected}

    def test_who_lost_sight_of_it_meanwhile_hears_nothing_of_it(self, legal: RunningStore) -> None:
        with legal.client("ann") as ann, legal.client("admin") as admin, legal.client("bo") as bo:
            ask(ann)
            headers = {"If-Match": '"1"', "Idempotency-Key": "k"}
            admin.patch("/v1/tickets/t1", json={"queue": "legal"}, headers=headers)
            assert problem(answer(bo)) == (404, "not-found")
            again = ask(ann)
            assert (again.status_code, again.json()["doc"]) == (200, None)


class TestFirstOwner:
    """Who took a contact first stays known."""

    def test_is_who_claims_it(self, desk: RunningStore, clock: HeldClock) -> None:
        with desk.client("ann") as ann, desk.client("bo") as bo:
            ann.put("/v1/tickets/t1/claim")
            ann.delete("/v1/tickets/t1/claim")
            bo.put("/v1/tickets/t1/claim")
            assert doc(bo, "tickets/t1")["first_owner"] == "ann"

    def test_is_who_is_named_by_a_change_or_an_import_and_stays(self, desk: RunningStore) -> None:
        with desk.client("ann") as ann:
            for version, owner in ((1, "bo"), (2, None), (3, "cy")):
                headers = {"If-Match": f'"{version}"', "Idempotency-Key": f"k{version}"}
                ann.patch("/v1/tickets/t1", json={"owner": owner}, headers=headers)
            assert (doc(ann, "tickets/t1")["owner"], doc(ann, "tickets/t1")["first_owner"]) == ("cy", "bo")
            desk.take_in(jsonl(ticket("t4", owner="ann"), ticket("t2", customer="c2", owner="bo")))
            desk.take_in(jsonl(ticket("t4", owner="cy"), ticket("t2", customer="c2", owner=None)))
            assert [doc(ann, f"tickets/{id_}")["first_owner"] for id_ in ("t4", "t2")] == ["ann", "bo"]

    def test_is_who_accepts_what_nobody_had(self, desk: RunningStore) -> None:
        with desk.client("ann") as ann, desk.client("bo") as bo:
            ask(ann)
            answer(bo)
            assert doc(bo, "tickets/t1")["first_owner"] == "bo"
