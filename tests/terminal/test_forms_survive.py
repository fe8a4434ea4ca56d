"""What is typed into a template's form is there again after the terminal was closed, and after a kill."""

import os
import signal
import time
from contextlib import closing
from pathlib import Path

from agent_tui.replica.precious import Precious
from tests.terminal.pty_session import PtySession, python

WORKSTATION = "tests.terminal.programs.workstation"
DEADLINE_S = 20.0


def at_a_form(folder: Path) -> PtySession:
    session = PtySession(python(WORKSTATION, str(folder)), columns=100, rows=30)
    session.wait_for("? Help")
    session.press("b")
    session.wait_for("What about")
    return session


def kept(folder: Path) -> list[dict[str, str]]:
    """What is on disk of forms."""
    found = []
    for file in folder.rglob("precious.db"):
        with closing(Precious(file)) as precious, precious.reading() as rows:
            tickets = [ticket for (ticket,) in rows.execute("SELECT ticket FROM forms")]
            found += [precious.form(key) for ticket in tickets for key in precious.forms(ticket)]
    return found


def wait_until_kept(folder: Path, typed: str) -> None:
    end = time.monotonic() + DEADLINE_S
    while not any(typed in form.values() for form in kept(folder)):
        assert time.monotonic() < end, "it is never on disk"


def type_about(session: PtySession, text: str) -> None:
    session.press("\t", text)
    session.wait_for(text)


def comes_back(folder: Path, text: str) -> None:
    with at_a_form(folder) as session:
        session.wait_for(text)


def test_it_comes_back_after_a_kill(tmp_path: Path) -> None:
    with at_a_form(tmp_path) as session:
        type_about(session, "roaming fee")
        wait_until_kept(tmp_path, "roaming fee")
        os.kill(session.pid, signal.SIGKILL)
        session.wait_exit()
    comes_back(tmp_path, "roaming fee")


def test_it_comes_back_after_the_terminal_was_closed(tmp_path: Path) -> None:
    with at_a_form(tmp_path) as session:
        type_about(session, "roaming fee")
        session.hang_up()
        assert session.wait_exit() == 128 + signal.SIGHUP
    assert kept(tmp_path) == [{"about": "roaming fee"}]
