"""Processes that agent-tui starts of itself import nothing from the folder that somebody stands in."""

import subprocess
import sys
from pathlib import Path

from agent_tui.config.own_process import own_module


def test_a_file_of_the_current_folder_is_not_imported(tmp_path: Path) -> None:
    (tmp_path / "secretstorage.py").write_text("open('was-imported', 'w').close()\n")
    (tmp_path / "json.py").write_text("open('was-imported', 'w').close()\n")
    run = subprocess.run(
        own_module("agent_tui.config.secret_service"),
        input=b'{"do": "get", "profile": "x"}',
        capture_output=True,
        cwd=tmp_path,
        check=True,
    )
    assert run.stdout.startswith(b'{"ok": ')
    assert not (tmp_path / "was-imported").exists()


def test_arguments_arrive_as_they_were_given() -> None:
    run = subprocess.run(own_module("agent_tui", "--version"), capture_output=True, text=True, check=True)
    assert run.stdout.startswith("agent-tui ")
    assert sys.executable == own_module("agent_tui")[0]
