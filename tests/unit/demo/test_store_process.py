"""The demo's store as a process: where it finds its database."""

import os
from pathlib import Path

import pytest

from agent_tui.demo.store_process import StoreProcess

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
        store.add_agent("li.na", "agent")
        assert store.agents() == {"li.na"}
        assert database.exists()
    finally:
        store.stop(gently=True)
    assert not (tmp_path / "the-persons-own.db").exists()
