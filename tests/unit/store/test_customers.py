"""What agents write upon customers: changes under a version, and who is the same person as whom."""

from typing import Any

import httpx
import pytest
from sqlalchemy import select

from agent_tui.store import schema
from tests.store_lines import customer, jsonl
from tests.store_server import RunningStore, problem

AT = "2026-11-22T10:00:00Z"


def patch(client: httpx.Client, body: dict[str, Any], version: int = 1, key: str = "k") -> httpx.Response:
    return client.patch("/v1/customers/c1", json=body, headers={"If-Match": f'"{version}"', "Idempotency-Key": key})


def decide(client: httpx.Client, id_: str, source: str, target: str, decision: str = "same") -> httpx.Response:
    return client.put(f"/v1/merges/{id_}", json={"source": source, "target": target, "decision": decision, "at": AT})


def into(client: httpx.Client, id_: str) -> str | None:
    found: dict[str, Any] = client.get(f"/v1/customers/{id_}").json()["doc"]
    return found.get("merged_into")


def apart(client: httpx.Client, id_: str) -> list[str]:
    found: dict[str, Any] = client.get(f"/v1/customers/{id_}").json()["doc"]
    return list(found.get("distinct_from", []))


@pytest.fixture
def people(store: RunningStore) -> RunningStore:
    """A store with the customers c1 to c4."""
    store.take_in(jsonl(*(customer(f"c{number}") for number in range(2, 5))), run="setup")
    return store


class TestPatch:
    def test_changes_what_it_names(self, store: RunningStore) -> None:
        with store.client() as client:
            before = client.get("/v1/customers/c1").json()["doc"]
            cursor = client.get("/v1/snapshot").json()["cursor"]
            answer = patch(client, {"tags": ["do-not-call", "老客户"], "language": "en"}).json()
            assert answer["doc"] == before | {"tags": ["do-not-call", "老客户"], "language": "en"}
            page = client.get("/v1/changes", params={"cursor": cursor}).json()
            assert [(change["id"], change["doc"]) for change in page["changes"]] == [("c1", answer["doc"])]

    def test_gives_a_tier_for_supervisors_only(self, store: RunningStore) -> None:
        with store.client() as client, store.client("supervisor") as supervisor, store.client("admin") as admin:
            refused = patch(client, {"tier": "vip", "language": "en"})
            assert (problem(refused), refused.json()["field"]) == ((403, "forbidden"), "tier")
            assert client.get("/v1/customers/c1").json()["version"] == 1
            assert patch(supervisor, {"tier": "vip"}).json()["doc"]["tier"] == "vip"
            assert patch(admin, {"tier": "key"}, 2).json()["doc"]["tier"] == "key"

    def test_is_done_once_and_only_upon_what_was_seen(self, store: RunningStore) -> None:
        with store.client() as client:
            first, again = (patch(client, {"tags": ["a"]}) for _ in range(2))
            assert first.json() == again.json()
            late = patch(client, {"tags": ["b"]}, 1, "k2")
            assert (problem(late), late.json()["current"]["doc"]["tags"]) == ((412, "version-mismatch"), ["a"])
            headers = {"Idempotency-Key": "k3"}
            missing = client.patch("/v1/customers/c1", json={}, headers=headers)
            assert problem(missing) == (428, "version-required")
            unknown = client.patch("/v1/customers/c9", json={}, headers=headers | {"If-Match": '"1"'})
            assert problem(unknown) == (404, "not-found")

    def test_that_changes_nothing_tells_nobody(self, store: RunningStore) -> None:
        with store.client() as client:
            through = client.get("/v1/me").json()["through"]
            assert patch(client, {"tags": [], "language": "zh-CN"}).json()["version"] == 1
            assert client.get("/v1/me").json()["through"] == through

    @pytest.mark.parametrize(
        ("body", "field"),
        [
            ({"tags": "a"}, "tags"),
            ({"tags": [1]}, "tags[0]"),
            ({"tags": ["\x00"]}, "tags[0]"),
            ({"tier": "gold"}, "tier"),
            ({"language": None}, "language"),
            ({"name": "x"}, "name"),
            ({"merged_into": "c2"}, "merged_into"),
        ],
    )
    def test_of_what_cannot_be_is_refused(self, store: RunningStore, body: dict[str, Any], field: str) -> None:
        with store.client("admin") as admin:
            answer = patch(admin, body)
            assert (problem(answer), answer.json()["field"]) == ((400, "bad-request"), field)


class TestMerge:
    def test_points_at_who_stands_for_both_and_undo_takes_that_away(self, people: RunningStore) -> None:
        with people.client() as client:
            cursor = client.get("/v1/snapshot").json()["cursor"]
            before = client.get("/v1/customers/c2").json()["doc"]
            answer = decide(client, "m1", "c2", "c1")
            assert (answer.status_code, answer.json()["version"]) == (201, 2)
            assert answer.json()["doc"] == before | {"merged_into": "c1"}
            page = client.get("/v1/changes", params={"cursor": cursor}).json()
            assert {change["id"] for change in page["changes"]} == {"c1", "c2"}
            assert answer.json()["seq"] == page["through"]
            undone = decide(client, "m2", "c2", "c1", "undo").json()
            assert (undone["doc"], undone["version"]) == (before, 3)

    def test_is_decided_once_under_its_id(self, people: RunningStore) -> None:
        with people.client() as client, people.client("supervisor") as other:
            first, again = (decide(client, "m1", "c2", "c1") for _ in range(2))
            assert (first.status_code, again.status_code) == (201, 200)
            assert first.json() == again.json()
            assert problem(decide(client, "m1", "c3", "c1")) == (409, "id-reused")
            assert problem(decide(other, "m1", "c2", "c1")) == (409, "id-reused")
            # said again after it was undone it says where the feed was, and does nothing
            decide(client, "m2", "c2", "c1", "undo")
            assert decide(client, "m1", "c2", "c1").json()["seq"] == first.json()["seq"]
            assert into(client, "c2") is None

    def test_follows_a_target_to_who_stands_for_it(self, people: RunningStore) -> None:
        with people.client() as client:
            decide(client, "m1", "c2", "c1")
            assert decide(client, "m2", "c3", "c2").json()["doc"]["merged_into"] == "c1"

    def test_leaves_those_alone_for_whom_the_source_stands(self, people: RunningStore) -> None:
        with people.client() as client:
            decide(client, "m1", "c2", "c1")
            decide(client, "m2", "c1", "c3")
            assert (into(client, "c2"), into(client, "c1")) == ("c1", "c3")

    @pytest.mark.parametrize(("source", "target"), [("c1", "c1"), ("c1", "c2"), ("c1", "c3"), ("c3", "c3")])
    def test_never_makes_a_circle(self, people: RunningStore, source: str, target: str) -> None:
        with people.client() as client:
            decide(client, "m2", "c3", "c2")
            decide(client, "m1", "c2", "c1")
            refused = decide(client, "m3", source, target)
            assert (problem(refused), refused.json()["field"]) == ((409, "merge-circular"), "target")
            assert into(client, source) != target

    def test_that_changes_nothing_is_kept_and_tells_nobody(self, people: RunningStore) -> None:
        with people.client() as client:
            seq = decide(client, "m1", "c2", "c1").json()["seq"]
            assert decide(client, "m2", "c2", "c1").json()["seq"] == seq
            assert decide(client, "m3", "c3", "c4", "undo").json()["version"] == 1
            assert client.get("/v1/me").json()["through"] == seq

    def test_is_kept_with_who_decided_and_when(self, people: RunningStore) -> None:
        with people.client() as client, people.client("supervisor") as supervisor:
            decide(client, "m1", "c2", "c1")
            decide(supervisor, "m2", "c2", "c1", "different")
        with people.database.read() as connection:
            merges, audit = schema.merges.c, schema.audit.c
            kept = connection.execute(select(merges.id, merges.agent, merges.decision, merges.at).order_by(merges.id))
            assert [tuple(row)[:3] for row in kept] == [("m1", "agent", "same"), ("m2", "supervisor", "different")]
            audited = connection.execute(select(audit.agent, audit.action, audit.record).order_by(audit.id)).all()
        assert ("agent", "merge-same", "c2") in [tuple(row) for row in audited]
        assert ("supervisor", "merge-different", "c2") in [tuple(row) for row in audited]

    def test_two_who_are_different_people_say_so_of_each_other(self, people: RunningStore) -> None:
        with people.client() as client:
            decide(client, "m1", "c2", "c1")
            decide(client, "m2", "c2", "c1", "different")
            assert into(client, "c2") is None
            assert (apart(client, "c1"), apart(client, "c2")) == (["c2"], ["c1"])
            decide(client, "m3", "c1", "c3", "different")
            assert (apart(client, "c1"), apart(client, "c3")) == (["c2", "c3"], ["c1"])
            # said to be one after all
            decide(client, "m4", "c2", "c1")
            assert (apart(client, "c1"), apart(client, "c2"), into(client, "c2")) == (["c3"], [], "c1")

    @pytest.mark.parametrize(
        ("source", "target"), [("c1", "c2"), ("c2", "c1"), ("c3", "c1"), ("c2", "c4"), ("c4", "c2")]
    )
    def test_undone_in_either_direction_nobody_stands_for_both(
        self, people: RunningStore, source: str, target: str
    ) -> None:
        with people.client() as client:
            for number, (one, other) in enumerate((("c3", "c2"), ("c2", "c1"), ("c4", "c1"))):
                decide(client, f"m{number}", one, other)
            decide(client, "undo", source, target, "undo")
            stands = {id_: into(client, id_) for id_ in ("c1", "c2", "c3", "c4")}
        assert _root(stands, source) != _root(stands, target)
        assert sum(above is None for above in stands.values()) == 2, "one link was cut"

    def test_a_long_chain_is_followed(self, store: RunningStore) -> None:
        count = 300
        store.take_in(jsonl(*(customer(f"x{number}") for number in range(count))))
        with store.client() as client:
            for number in range(count - 1):
                assert decide(client, f"m{number}", f"x{number}", f"x{number + 1}").status_code == 201
            assert decide(client, "last", "c1", "x0").json()["doc"]["merged_into"] == f"x{count - 1}"
            assert problem(decide(client, "circle", f"x{count - 1}", "x0")) == (409, "merge-circular")

    def test_an_import_leaves_it_as_it_is_and_an_export_does_not_tell(self, people: RunningStore) -> None:
        with people.client() as client:
            decide(client, "m1", "c2", "c1")
            decide(client, "m2", "c1", "c3", "different")
            assert people.take_in(jsonl(customer(), customer("c2"))).json()["results"] == [{"outcome": "unchanged"}] * 2
            updated = people.take_in(jsonl(customer(name="王大明"), customer("c2", tier="vip"))).json()["results"]
            assert updated == [{"outcome": "updated"}] * 2
            assert (into(client, "c2"), apart(client, "c1")) == ("c1", ["c3"])
            records = client.get("/v1/export").json()["records"]
            assert customer("c2", tier="vip") in records
            assert people.take_in(jsonl(*records)).json()["results"] == [{"outcome": "unchanged"}] * len(records)

    @pytest.mark.parametrize(
        ("body", "status", "field"),
        [
            ({"source": "c9"}, 404, "source"),
            ({"target": "c9"}, 404, "target"),
            ({"source": "-"}, 400, "source"),
            ({"decision": "maybe"}, 400, "decision"),
            ({"at": "2026-11-22 10:00:00"}, 400, "at"),
            ({"why": "x"}, 400, "why"),
        ],
    )
    def test_of_what_cannot_be_is_refused(
        self, people: RunningStore, body: dict[str, Any], status: int, field: str
    ) -> None:
        with people.client() as client:
            whole = {"source": "c2", "target": "c1", "decision": "same", "at": AT}
            answer = client.put("/v1/merges/m1", json=whole | body)
            assert (answer.status_code, answer.json()["field"]) == (status, field)
            assert decide(client, "-x", "c2", "c1").status_code == 400


def _root(stands: dict[str, str | None], id_: str) -> str:
    while (above := stands[id_]) is not None:
        id_ = above
    return id_
