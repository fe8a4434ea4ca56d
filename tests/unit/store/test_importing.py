"""Import: line by line, known by their hash, references resolved, waiting times as the rules say."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from agent_tui.contract.api import LINE_LIMIT
from tests.store_lines import Line, article, customer, interaction, jsonl, promise, ticket
from tests.store_server import RunningStore


def outcomes(store: RunningStore, *lines: Line, run: str = "run") -> list[str]:
    answer = store.take_in(jsonl(*lines), run=run)
    assert answer.status_code == 200, answer.text
    return [result["outcome"] for result in answer.json()["results"]]


def rejected(store: RunningStore, line: Line) -> tuple[str, str]:
    (result,) = store.take_in(jsonl(line)).json()["results"]
    assert result["outcome"] == "rejected"
    return result["field"], result["reason"]


def read(store: RunningStore, path: str) -> dict[str, Any]:
    with store.client() as client:
        doc: dict[str, Any] = client.get(f"/v1/{path}").json()["doc"]
    return doc


def test_every_line_of_the_hostile_set_is_taken_or_refused_as_expected(
    store: RunningStore, shared: Callable[[str], Path]
) -> None:
    lines = shared("data/hostile/dev.jsonl").read_bytes().split(b"\n")
    expected = {
        verdict["line"]: verdict
        for verdict in map(json.loads, shared("data/hostile/dev.expect.jsonl").read_text("utf-8").splitlines())
    }
    if lines[-1] == b"":
        lines.pop()
    answer = store.take_in(b"\n".join(lines))
    taken = {
        number: result["outcome"] in ("created", "updated", "unchanged")
        for number, result in enumerate(answer.json()["results"], 1)
    }
    wrong = {
        n: expected[n]["why"] for n in taken if taken[n] != expected[n]["accept"] and "undecided" not in expected[n]
    }
    assert not wrong
    assert len(taken) == len(expected)


def test_the_same_lines_again_change_nothing_whatever_agents_did_since(store: RunningStore) -> None:
    lines = (customer(), ticket(), interaction(), promise(), article())
    outcomes(store, *lines)
    with store.client() as client:
        head = client.get("/v1/me").json()["through"]
        client.patch("/v1/tickets/t1", json={"status": "pending"}, headers={"If-Match": '"1"', "Idempotency-Key": "k"})
        assert client.get("/v1/me").json()["through"] == head + 1
    assert outcomes(store, *lines, run="again") == ["unchanged"] * 5
    assert read(store, "tickets/t1")["status"] == "pending"


def test_a_body_is_split_as_a_file_is(store: RunningStore) -> None:
    """A CR before LF and a BOM at the beginning belong to no line; a line has its whole limit without them."""
    long = jsonl(customer("c9", tags=["x" * 500_000, "y" * 500_000])).rstrip()
    fits = long[:-1] + b" " * (LINE_LIMIT - len(long)) + b"}"
    body = b"\xef\xbb\xbf" + fits + b"\r\n" + fits + b" \n\n" + jsonl(customer("c8")).rstrip()
    results = store.take_in(body).json()["results"]
    assert [result["outcome"] for result in results] == ["created", "rejected", "skipped", "created"]
    assert results[1]["reason"] == f"longer than {LINE_LIMIT} bytes"


def test_the_order_of_keys_makes_no_other_line(store: RunningStore) -> None:
    turned = dict(reversed(ticket().items()))
    assert outcomes(store, turned) == ["unchanged"]


def test_a_line_that_differs_is_updated_and_keeps_number_and_claim(store: RunningStore) -> None:
    with store.client() as client:
        client.put("/v1/tickets/t1/claim")
    assert outcomes(store, ticket(subject="另一个")) == ["updated"]
    doc = read(store, "tickets/t1")
    assert (doc["subject"], doc["number"], doc["holder"], doc["fence"]) == ("另一个", 1, "agent", 1)


def test_a_line_that_says_what_stands_here_is_unchanged_though_it_was_never_imported(store: RunningStore) -> None:
    with store.client() as client:
        body = {
            "ticket": "t1",
            "kind": "note",
            "direction": "internal",
            "channel": "chat",
            "at": "2026-11-22T10:00:00Z",
        }
        client.put("/v1/interactions/n1", json=body | {"body": "已查"})
        line = client.get("/v1/interactions/n1").json()["doc"]
    assert outcomes(store, line) == ["unchanged"]


def test_an_interaction_never_changes(store: RunningStore) -> None:
    assert outcomes(store, interaction()) == ["created"]
    assert rejected(store, interaction(body="anders")) == (
        "id",
        "an interaction with this id is there and never changes",
    )


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (ticket("t2", customer="nobody"), "customer"),
        (interaction(ticket="nowhere"), "ticket"),
        (promise(ticket="nowhere"), "ticket"),
        (promise(evidence="nothing"), "evidence"),
    ],
)
def test_a_reference_that_resolves_nowhere_refuses_its_line(store: RunningStore, line: Line, field: str) -> None:
    assert rejected(store, line)[0] == field


def test_lines_of_one_body_may_refer_to_each_other_in_any_order(store: RunningStore) -> None:
    lines = (promise("p9", ticket="t9", evidence="i9"), interaction("i9", ticket="t9"), ticket("t9", customer="c9"))
    assert outcomes(store, *lines, customer("c9")) == ["created"] * 4


def test_a_second_line_with_the_same_id_is_refused_unless_it_is_the_same(store: RunningStore) -> None:
    assert outcomes(store, customer("c5"), customer("c5"), customer("c5", name="Li")) == [
        "created",
        "unchanged",
        "rejected",
    ]


def test_a_line_that_cannot_be_read_is_refused_by_field_while_the_rest_goes_in(store: RunningStore) -> None:
    broken = ticket("t8") | {"prioritty": 3}
    answer = store.take_in(jsonl(broken) + b"\n \t\r\n" + jsonl(customer("c8"))).json()["results"]
    assert answer == [
        {"outcome": "rejected", "field": "prioritty", "reason": "unknown field"},
        {"outcome": "skipped"},
        {"outcome": "skipped"},
        {"outcome": "created"},
    ]


def test_texts_and_times_come_back_as_they_were(store: RunningStore) -> None:
    body = "\x1b[31m红\x9b0m\ttab\r\nline [b]x[/b] \u202e"
    said = interaction(body=body, meta={"z": 1, "a": {"deep": [1.5, None, 10**30]}}, at="2026-11-22T09:00:00.25-03:30")
    outcomes(store, said)
    assert read(store, "interactions/i1") == said | {"at": "2026-11-22T09:00:00.250000-03:30"}


class TestWaiting:
    def test_stays_as_given_for_tickets_that_came_in_the_same_run(self, store: RunningStore) -> None:
        outcomes(store, ticket("t2", waiting_since=None), run="one")
        outcomes(store, interaction(ticket="t2"), run="one")
        assert read(store, "tickets/t2")["waiting_since"] is None

    def test_is_computed_anew_when_an_interaction_arrives_later(self, store: RunningStore) -> None:
        outcomes(store, ticket("t2", waiting_since=None), run="one")
        outcomes(store, interaction(ticket="t2", at="2026-11-22T11:00:00+08:00"), run="two")
        assert read(store, "tickets/t2")["waiting_since"] == "2026-11-22T11:00:00+08:00"
        answered = interaction("i2", ticket="t2", direction="outbound", at="2026-11-22T12:00:00+08:00")
        outcomes(store, answered, run="three")
        assert read(store, "tickets/t2")["waiting_since"] is None

    def test_is_left_alone_where_nobody_spoke_or_the_ticket_is_put_aside(self, store: RunningStore) -> None:
        outcomes(store, interaction("n1", kind="note", direction="internal"), run="two")
        assert read(store, "tickets/t1")["waiting_since"] == "2026-11-22T09:00:00+08:00"
        outcomes(store, ticket("t2", status="pending", waiting_since=None), run="one")
        outcomes(store, interaction(ticket="t2", at="2026-11-20T09:00:00+08:00"), run="two")
        assert read(store, "tickets/t2")["waiting_since"] is None


def test_only_an_admin_imports(store: RunningStore) -> None:
    for who in ("agent", "supervisor"):
        with store.client(who) as client:
            assert client.post("/v1/import", content=jsonl(customer("c7"))).status_code == 403


def test_an_article_is_kept_with_all_that_it_says(store: RunningStore) -> None:
    """A line that says nothing of the newer fields is the same line with them at their beginnings."""
    assert outcomes(store, article(), article(internal="", short={}, owner=None)) == ["created", "unchanged"]
    more: dict[str, Any] = {"internal": "问财务", "short": {"sms": "三天"}, "owner": "li.na", "review_on": "2027-02-28"}
    assert outcomes(store, article(translates="a-not-here-yet", **more)) == ["updated"]
    assert read(store, "articles/a1") == article(translates="a-not-here-yet", **more)
    assert outcomes(store, article()) == ["updated"]
    assert read(store, "articles/a1") == article()
