"""Commands about customers over a running store: verify, mood, tag, merge; pending and open."""

from pathlib import Path

import msgspec
import pytest

from agent_tui.desk.contact_reading import CUSTOMERS_SHOWN
from tests.store_server import RunningStore, running_store
from tests.unit.cli.test_commands import LINES, RECORDS, Person, agent, store

__all__ = ["agent", "store"]


def test_a_customer_is_verified_and_their_mood_noted(agent: Person) -> None:
    for argv in (["verify", "t1"], ["mood", "t1", "upset"]):
        ran = agent(*argv, "--json")
        assert (ran.status, ran.document["state"]) == (0, "acked")
    kinds = [one["kind"] for one in agent("show", "t1", "--json").document["interactions"]]
    assert kinds == ["call", "event", "event"]
    shown = agent("show", "t1").out
    assert "Made sure that the customer is who they say." in shown
    assert "The customer is upset." in shown


def test_what_was_asked_of_a_colleague_is_told_with_what_they_answered(agent: Person) -> None:
    before = agent("show", "t1", "--json").document["interactions"]
    assert agent("transfer", "t1", "--to", "supervisor", "--consult", "--note", "which form?", "--json").status == 0
    for command in ("show t1", "customer c1"):
        ran = agent(*command.split())
        assert (ran.status, "transfer" in ran.out, "-> supervisor" in ran.out, "which form?" in ran.out) == (
            0, True, True, True,
        )  # fmt: skip
    assert agent("show", "t1", "--json").document["interactions"] == before, "it is no interaction"


def test_an_agent_whom_nobody_knows_is_named_when_a_contact_is_to_go_to_them(agent: Person) -> None:
    for extra in ([], ["--consult"]):
        ran = agent("transfer", "t1", "--to", "nobody.here", "--note", "please", *extra, "--json")
        assert ran.status != 0
        assert "nobody.here is no colleague" in ran.err
    assert agent("outbox", "--json").document["queued"] == 0


def test_a_contact_is_set_pending_and_opened_again(agent: Person) -> None:
    assert agent("pending", "t1", "--json").status == 0
    assert agent("show", "t1", "--json").document["ticket"]["status"] == "pending"
    assert agent("open", "t1", "--json").status == 0
    assert agent("show", "t1", "--json").document["ticket"]["status"] == "open"


def test_tags_are_given_and_taken(agent: Person) -> None:
    assert agent("tag", "+8613800000001", "--add", "勿营销", "--add", "prefers:wechat", "--json").status == 0
    assert agent("customer", "c1", "--json").document["customer"]["tags"] == ["勿营销", "prefers:wechat"]
    assert agent("tag", "c1", "--remove", "勿营销").status == 0
    assert agent("customer", "c1", "--json").document["customer"]["tags"] == ["prefers:wechat"]


def test_two_records_are_merged_undone_and_told_apart(agent: Person) -> None:
    ran = agent("merge", "c1", "c2", "--json")
    assert (ran.status, ran.document["state"]) == (0, "acked")
    merged = agent("customer", "+8613800000001", "--json").document
    assert merged["customer"]["id"] == "c2"
    assert {entry["ticket"] for entry in merged["timeline"]} >= {"t1", "t2"}
    assert agent("customer", "c1", "--json").document["customer"]["id"] == "c2"
    assert agent("merge", "c1", "c2", "--undo", "--json").status == 0
    assert agent("customer", "c1", "--json").document["customer"]["id"] == "c1"
    assert agent("merge", "c3", "c2", "--different", "--json").status == 0


@pytest.mark.parametrize(
    ("argv", "status", "said"),
    [
        (["verify", "nobody"], 2, "nobody"),
        (["mood", "t1", "furious"], 2, "furious"),
        (["mood", "nobody", "upset"], 2, "nobody"),
        (["pending", "nobody"], 2, "nobody"),
        (["open", "nobody"], 2, "nobody"),
        (["tag", "c1"], 2, "--add"),
        (["tag", "nobody", "--add", "x"], 2, "nobody"),
        (["tag", "c1", "--add", ""], 2, "--add"),
        (["merge", "c1", "nobody"], 2, "nobody"),
        (["merge", "c1", "c1"], 2, "same"),
        (["merge", "c1", "+8613800000009"], 2, "c2"),
        (["merge", "c1", "c2", "--undo", "--different"], 2, "--undo"),
        (["merge", "c1"], 2, "TARGET"),
        (["secret", "keep", "a b"], 2, "a b"),
        (["secret", "forget", "boss"], 4, "AGENT_TUI_SECRET_BOSS"),
    ],
)
def test_what_cannot_be_is_named(agent: Person, argv: list[str], status: int, said: str) -> None:
    agent("sync")
    ran = agent(*argv, "--json")
    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err


def test_a_merge_that_is_one_already_is_a_conflict(agent: Person) -> None:
    assert agent("merge", "c1", "c2").status == 0
    assert agent("merge", "c1", "c2").status == 0, "said twice it changes nothing"
    ran = agent("merge", "c2", "c1", "--json")
    assert ran.status == 5
    assert ran.out == ""


@pytest.mark.parametrize(
    "argv",
    [["verify", "t1"], ["mood", "t1", "calm"], ["pending", "t1"], ["tag", "c1", "--add", "x"], ["merge", "c1", "c2"]],
)
def test_what_the_store_cannot_be_told_is_queued(tmp_path: Path, argv: list[str]) -> None:
    home = tmp_path / "agent"
    with running_store(tmp_path) as store:
        store.take_in(LINES)
        agent = Person(store, home)
        assert agent("sync").status == 0
    ran = agent(*argv, "--json")
    assert (ran.status, ran.document["state"]) == (3, "queued")
    assert agent("outbox", "--json").document["queued"] == 1


def test_of_very_many_customers_of_one_number_it_is_said_that_there_may_be_more(
    store: RunningStore, agent: Person
) -> None:
    people = [
        {**RECORDS[1], "id": f"many{n:03}", "identities": [{"kind": "phone", "value": "+8613800000777"}]}
        for n in range(CUSTOMERS_SHOWN + 1)
    ]
    store.take_in(b"\n".join(map(msgspec.json.encode, people[:20])))
    few = agent("customer", "+8613800000777", "--json")
    assert (few.status, len(few.document["candidates"])) == (1, 20)
    assert "there may be more" not in few.err
    store.take_in(b"\n".join(map(msgspec.json.encode, people)))
    many = agent("customer", "+8613800000777", "--json")
    assert (many.status, len(many.document["candidates"])) == (1, CUSTOMERS_SHOWN)
    assert f"the first {CUSTOMERS_SHOWN}; there may be more" in many.err
