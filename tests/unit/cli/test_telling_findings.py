"""What the check finds in a text that a command sends is told, and the text goes all the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store_server import RunningStore, running_store
from tests.unit.cli.test_commands import LINES, Person


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RunningStore]:
    with running_store(tmp_path) as store:
        store.take_in(LINES)
        yield store


def test_findings_are_told_on_standard_error_and_nothing_is_held_back(store: RunningStore, tmp_path: Path) -> None:
    person = Person(store, tmp_path / "agent")
    ran = person("reply", "t1", "--body", "Dear $name", "--json")
    assert (ran.status, ran.document["state"]) == (0, "acked")
    assert "check: error placeholder.unfilled: not filled in: $name" in ran.err
    note = person("note", "t1", "--body", "all is well", "--json")
    assert (note.status, "check:" in note.err) == (0, False)
