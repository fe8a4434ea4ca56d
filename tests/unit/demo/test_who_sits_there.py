"""The demo's supervisor answers by itself and is ready, until a person sits there and says otherwise."""

import random
import threading
from datetime import UTC, datetime

import pytest

from agent_tui.backends.ticket_store import TicketStore
from agent_tui.contract.api import Presence
from agent_tui.demo.company import SUPERVISOR
from agent_tui.demo.filling import Importer
from agent_tui.demo.simulator import Simulator
from agent_tui.demo.team import Team
from agent_tui.demo.world import World
from agent_tui.domain.values import AgentState, Availability

NOW = datetime(2026, 11, 23, 2, 42, tzinfo=UTC)
NOWHERE = "http://127.0.0.1:9"


def seen(simulator: Simulator, state: Availability) -> None:
    simulator._see(AgentState(SUPERVISOR.id, "supervisor", None, state, NOW), 1)


def test_what_a_person_says_of_themselves_at_the_supervisors_place_stands_until_they_leave(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []

    def tell(store: TicketStore, presence: Presence) -> None:
        told.append(presence.state)

    monkeypatch.setattr(TicketStore, "tell_presence", tell)
    importer = Importer(NOWHERE, "")
    simulator = Simulator(
        NOWHERE,
        "",
        importer,
        World(random.Random(1), "en"),
        threading.Event(),
        {},
        team=Team(random.Random(1), "en"),
        supervisor=(SUPERVISOR.id, ""),
    )
    try:
        simulator._let_team_work(0)
        assert told == ["ready"]
        seen(simulator, "away")  # somebody watches
        simulator._let_team_work(1e9)
        assert told == ["ready"]
        seen(simulator, "offline")
        simulator._let_team_work(0)
        assert told == ["ready", "ready"]
    finally:
        simulator.close()
        importer.close()
