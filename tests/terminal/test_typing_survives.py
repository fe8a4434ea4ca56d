"""The workstation itself, in a terminal that is closed, and killed, at random moments while somebody types (invariant 9
of SYNC): after a hang-up nothing that was shown is lost, after a kill nothing that was shown a second before."""

import os
import random
import select
import signal
from contextlib import closing
from pathlib import Path

import pytest

from agent_tui.replica.precious import Precious
from tests.terminal.pty_session import PtySession, python

WORKSTATION = "tests.terminal.programs.workstation"
LETTERS = "abcdefghijklm nopqrstuvwxyz "
LOST_AT_MOST_S = 1.0


def at_a_note(folder: Path) -> PtySession:
    session = PtySession(python(WORKSTATION, str(folder)), columns=100, rows=30)
    session.wait_for("? Help")
    session.press("n")
    session.wait_for("esc keeps the draft")
    return session


def kept(folder: Path) -> str:
    """The draft that is on disk."""
    (file,) = folder.rglob("precious.db")
    with closing(Precious(file)) as precious:
        drafts = [draft.body for draft in precious.drafts() if draft.key.kind == "note"]
    assert len(drafts) <= 1
    return drafts[0] if drafts else ""


def rest(seconds: float) -> None:
    """The passing of time is what is tested here."""
    select.select([], [], [], seconds)


def words(chance: random.Random, count: int) -> str:
    return "".join(chance.choice(LETTERS) for _ in range(count))


def close_while_typing(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    with at_a_note(folder) as session:
        shown = "Dear Chen"
        session.press(shown)
        session.wait_for(shown)
        rest(chance.random() * 0.6)
        typed = words(chance, chance.randrange(40))
        session.press(*typed)
        session.hang_up()
        assert session.wait_exit() == 128 + signal.SIGHUP
    saved = kept(folder)
    assert saved.startswith(shown)
    assert (shown + typed).startswith(saved)


def kill_while_typing(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    with at_a_note(folder) as session:
        text = ""
        for number in range(chance.randrange(1, 4)):
            text += f"word{number} "
            session.press(f"word{number} ")
            session.wait_for(f"word{number}")
        rest(LOST_AT_MOST_S)
        later = words(chance, chance.randrange(30))
        session.press(*later)
        rest(chance.random() * 0.5)
        os.kill(session.pid, signal.SIGKILL)
        session.wait_exit()
    saved = kept(folder)
    assert saved.startswith(text.rstrip())
    assert (text + later).startswith(saved)


@pytest.mark.parametrize("seed", range(3))
def test_a_terminal_closed_while_somebody_types_loses_nothing_that_was_shown(tmp_path: Path, seed: int) -> None:
    close_while_typing(tmp_path, seed)


@pytest.mark.parametrize("seed", range(2))
def test_a_kill_while_somebody_types_loses_a_second_at_most(tmp_path: Path, seed: int) -> None:
    kill_while_typing(tmp_path, seed)


def test_a_note_that_is_said_to_be_saved_is_on_disk_already(tmp_path: Path) -> None:
    with at_a_note(tmp_path) as session:
        session.press("Dear Chen")
        session.wait_for("Dear Chen")
        session.press("f9")
        session.wait_for("Saved")
        os.kill(session.pid, signal.SIGKILL)
        session.wait_exit()
    (file,) = tmp_path.rglob("precious.db")
    with closing(Precious(file)) as precious:
        assert [getattr(item.write.body, "body", None) for item in precious.outbox()] == ["Dear Chen"]
    assert kept(tmp_path) == ""


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 150))
def test_many_terminals_closed_and_many_kills(tmp_path: Path, seed: int) -> None:
    close_while_typing(tmp_path / "closed", seed)
    kill_while_typing(tmp_path / "killed", seed)
