"""What the check finds in a text that a command sends is told, and the text goes all the same."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn, cast

import pytest

from agent_tui.cli.session import Session
from agent_tui.cli.telling_findings import tell_findings
from agent_tui.config.paths import find_paths, make_folders
from agent_tui.desk.desk import Desk
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


def test_a_rule_that_fails_is_said_and_written_down_and_the_text_goes(tmp_path: Path) -> None:
    class Broken:
        def contact(self, ticket: str) -> None:
            return None

        def findings(self, view: object, kind: str, body: str, attached: bytes) -> NoReturn:
            raise ZeroDivisionError(body)

    paths = find_paths(str(tmp_path), {})
    make_folders(paths)
    said: list[str] = []
    output = SimpleNamespace(language="en", message=lambda words, key, **facts: said.append(key))
    session = SimpleNamespace(output=output, found_paths=lambda: paths)
    tell_findings(cast(Session, session), cast(Desk, Broken()), "t1", "reply", "a word of a customer")
    assert said == ["check-failed"]
    log = paths.log_file.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in log
    assert "a word of a customer" not in log
