"""The simulator at a real store: what the world decides happens there, by the rules that hold for everybody."""

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from agent_tui.demo.company import AT_WORK, ON_THE_PHONE
from agent_tui.demo.filling import Importer, fill_store
from agent_tui.demo.records import make_records
from agent_tui.demo.simulator import Simulator
from agent_tui.demo.team import Team
from agent_tui.demo.world import World
from agent_tui.domain.values import Promise
from tests.store_server import RunningStore, running_store

DEADLINE_S = 60.0
PACE = 0.05


class Feed:
    """What an agent sees happen at the store, from the moment it is made."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client
        self._cursor = client.get("/v1/snapshot", params={"limit": 1}).json()["cursor"]
        self.seen: list[dict[str, Any]] = []

    def wait_for(self, what: str, holds: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The first document for which `holds`, seen before or still to come."""
        until, at = time.monotonic() + DEADLINE_S, 0
        while time.monotonic() < until:
            for document in self.seen[at:]:
                if holds(document):
                    return document
            at = len(self.seen)
            page = self._client.get("/v1/changes", params={"cursor": self._cursor, "wait": 5}).json()
            self._cursor = page["cursor"]
            self.seen += [change["doc"] for change in page["changes"] if change["doc"]]
        pytest.fail(f"never happened: {what}")


@contextmanager
def simulated(store: RunningStore) -> Iterator[Feed]:
    """A filled store with a simulation that runs twenty times as fast as the demo's."""
    made = make_records(60, "mixed", 1, datetime.now(UTC))
    importer = Importer(store.url, store.tokens["admin"])
    fill_store(importer, made.records, 60, lambda *_: None)
    world = World(random.Random(1), "mixed", pace=PACE)
    world.know(made)
    ending = threading.Event()
    team = Team(random.Random(1), "mixed", pace=PACE)
    team.know(made)
    store.add("li.na")
    simulator = Simulator(
        store.url,
        store.tokens["admin"],
        importer,
        world,
        ending,
        {name: store.add(name) for name in (*AT_WORK, *ON_THE_PHONE)},
        comes_in_every_s=0.1,
        team=team,
        supervisor=("zhou.li", store.add("zhou.li", "supervisor")),
    )
    thread = threading.Thread(target=simulator.run)
    with store.client() as client:
        feed = Feed(client)
        thread.start()
        try:
            # what is written before the simulation reads the feed it never hears of
            feed.wait_for("the simulation has begun", lambda one: True)
            yield feed
        finally:
            ending.set()
            simulator.close()
            importer.close()
            thread.join()


def test_people_come_and_colleagues_claim_answer_and_wrap_up(tmp_path: Path) -> None:
    with running_store(tmp_path) as store, simulated(store) as feed:
        feed.wait_for("somebody new waits", lambda one: one["type"] == "ticket" and len(one["id"]) == 36)
        held = feed.wait_for("a colleague claims", lambda one: one["type"] == "ticket" and one["holder"] in AT_WORK)
        answer = feed.wait_for(
            "the colleague answers",
            lambda one: one["type"] == "interaction" and one["ticket"] == held["id"] and one["direction"] == "outbound",
        )
        assert answer["author"] == held["holder"]
        feed.wait_for("a colleague wraps up", lambda one: one.get("kind") == "event" and one["author"] in AT_WORK)
        feed.wait_for(
            "a customer answers a colleague",
            lambda one: (
                one.get("direction") == "inbound"
                and any(
                    before.get("direction") == "outbound" and before["ticket"] == one["ticket"] for before in feed.seen
                )
            ),
        )


def test_a_customer_answers_the_visitor(tmp_path: Path) -> None:
    with running_store(tmp_path) as store, simulated(store) as feed, store.client() as visitor:
        reply = {"ticket": "zhao-chat", "kind": "message", "direction": "outbound", "channel": "chat",
                 "at": datetime.now(UTC).isoformat(), "body": "您好，已经改到周六送，您看可以吗？"}  # fmt: skip
        assert visitor.put("/v1/interactions/visitor-1", json=reply).status_code == 201
        answer = feed.wait_for(
            "she answers", lambda one: one.get("ticket") == "zhao-chat" and one.get("direction") == "inbound"
        )
        assert answer["author"] == "赵敏"


def test_colleagues_are_seen_ask_hand_on_and_answer(tmp_path: Path) -> None:
    with running_store(tmp_path) as store, simulated(store) as feed:
        feed.wait_for("Liu Yang is on a call", lambda one: one["type"] == "agent" and one.get("viewing") == "liu-now")
        offer = feed.wait_for("something is handed to Li Na", lambda one: one.get("receiver") == "li.na")
        assert (offer["ticket"], offer["kind"], offer["state"]) == ("wang-refund-second", "transfer", "offered")
        now = datetime.now(UTC).isoformat()
        with store.client("li.na") as desk:
            done = desk.put(
                f"/v1/transfers/{offer['id']}/answer", json={"state": "accepted", "at": now, "answer": "mine"}
            )
            assert done.status_code == 200
            for receiver in ("chen.tao", "zhou.li"):
                body = {"ticket": "wang-refund-today", "kind": "hand-over", "receiver": receiver, "note": "", "at": now}
                assert desk.put(f"/v1/transfers/x-{receiver}", json=body).status_code == 201
                feed.wait_for(
                    f"{receiver} accepts",
                    lambda one, id_=f"x-{receiver}": one["id"] == id_ and one.get("state") == "accepted",  # type: ignore[misc]
                )


def test_a_promise_is_kept_with_words_that_are_its_evidence(tmp_path: Path) -> None:
    now = datetime.now(UTC)
    promise = Promise(
        id="soon", ticket="wang-refund-second", what="call", due_at=now + timedelta(minutes=2), limits="",
        channel="phone", state="open", made_by="chen.tao", made_at=now,
    )  # fmt: skip
    with running_store(tmp_path) as store, simulated(store) as feed:
        assert store.take_in(msgspec.json.encode(promise)).status_code == 200
        kept = feed.wait_for("it is kept", lambda one: one["id"] == "soon" and one["state"] == "kept")
        feed.wait_for("the words", lambda one: one["type"] == "interaction" and one["id"] == kept["evidence"])
