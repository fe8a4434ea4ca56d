"""The demo's store as a process: where it finds its database."""

import os
from pathlib import Path

import pytest

from agent_tui.demo.store_process import NewAgent, StoreProcess
from agent_tui.domain.errors import BadInput

MARK = "database-of-this-test"


def arguments_of_children() -> list[bytes]:
    """The command lines of this process's children."""
    children = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return [
        Path(f"/proc/{child}/cmdline").read_bytes() for threads in children for child in threads.read_text().split()
    ]


def test_its_database_stands_in_no_argument(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGENT_TUI_DATABASE", f"sqlite:///{tmp_path / 'the-persons-own.db'}")
    database = tmp_path / f"{MARK}.db"
    store = StoreProcess(tmp_path, f"sqlite:///{database}")
    try:
        store.start()
        serving = [line for line in arguments_of_children() if b"serve" in line]
        assert serving
        assert not any(MARK.encode() in line for line in serving)
        first = store.add_agents([NewAgent("li.na", "agent", "李娜"), NewAgent("boss", "admin")])
        assert store.agents() == {"li.na", "boss"} == set(first)
        again = store.add_agents([NewAgent("li.na", "agent"), NewAgent("zhou.li", "supervisor")])
        assert again["li.na"] != first["li.na"], "a token is told once, so there is a new one"
        with pytest.raises(BadInput) as caught:
            store.add_agents([NewAgent("no/id", "agent")])
        assert (caught.value.key, "no/id" in str(caught.value.facts["reason"])) == ("demo-store-failed", True)
        assert database.exists()
    finally:
        store.stop(gently=True)
    assert not (tmp_path / "the-persons-own.db").exists()
