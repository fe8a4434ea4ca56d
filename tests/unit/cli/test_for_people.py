"""What commands print for people, in both languages: none fails on a word, whatever it has to show."""

import pytest

from tests.store_server import RunningStore
from tests.unit.cli.test_commands import Person, agent, store

__all__ = ["agent", "store"]

READING = (
    "queue", "show t1", "customer c1", "promise list --state all", "agents", "watch --once", "whoami", "outbox",
    "template list", "template show callback", "template render callback --set about=x", "kb list", "search refund",
    "sync", "doctor",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_command_that_reads_answers_people(agent: Person, store: RunningStore, language: str) -> None:
    store.add("other")
    for line in READING:
        ran = agent(*line.split(), language=language)
        assert ran.status == 0, f"{line}: {ran.err}"
        assert ran.out or line in ("outbox", "kb list", "search refund"), line


@pytest.mark.parametrize(("language", "role"), [("en", "agent"), ("zh", "座席")])
def test_agents_are_listed_with_state_and_role(agent: Person, language: str, role: str) -> None:
    head, *rows = agent("agents", language=language).out.splitlines()
    assert len(head.split()) == 6
    assert any(row.split()[0] == "agent" and role in row for row in rows)
