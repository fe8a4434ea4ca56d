"""`agent-tui` on a terminal where nothing was set up: the dialogue, then the desk; a script keeps its error."""

import subprocess
import sys
from pathlib import Path

from tests.store_server import running_store
from tests.terminal.pty_session import REPOSITORY, PtySession

CLEAN = {"AGENT_TUI_URL": "", "AGENT_TUI_TOKEN": "", "AGENT_TUI_LANGUAGE": "", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8",
         "DBUS_SESSION_BUS_ADDRESS": ""}  # fmt: skip


def command(home: Path) -> list[str]:
    return [sys.executable, "-m", "agent_tui", "--home", str(home)]


def test_the_first_start_asks_and_then_opens_the_desk(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with running_store(tmp_path) as store, PtySession(command(home), columns=80, rows=24, environ=CLEAN) as session:
        session.wait_for("Which language")
        session.press("enter", "enter")
        session.wait_for("address of your ticket store")
        session.press(store.url)
        session.press("enter")
        session.wait_for("What is your token?")
        session.press(store.tokens["agent"])
        session.press("enter")
        session.wait_for("Which keys")
        session.press("enter")
        session.wait_for("Is everything right?")
        session.press("enter")
        session.wait_for("Choose its key")
        session.press("enter")
        session.wait_for("outbox 0")
        session.wait_for("online")
        session.press("ctrl+q")
        assert session.wait_exit() == 0
    assert (home / "config" / "profiles.toml").exists()
    assert store.tokens["agent"].encode() not in session.output


def test_a_script_is_told_as_ever(tmp_path: Path) -> None:
    run = subprocess.run(
        command(tmp_path / "home"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        check=False,
    )
    assert run.returncode == 4
    assert "agent-tui login" in run.stderr
