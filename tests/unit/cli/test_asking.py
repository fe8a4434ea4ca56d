"""Signing in at a terminal: what is asked, that nothing secret is shown, and that the key opens the encrypted file."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agent_tui.config.paths import find_paths, make_folders
from agent_tui.config.profiles import new_profile, save_profile
from tests.store_server import running_store

ANSWERS_WITHIN_S = 60

TAKE_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
)
"""Makes standard input the controlling terminal of the new session, as a login shell does."""


class Terminal:
    """Somebody at a terminal in which one command runs."""

    def __init__(self, started: "subprocess.Popen[bytes]", screen: int) -> None:
        self._started = started
        self._screen = screen
        self._place = 0
        self.shown = b""

    def type_at(self, prompt: str, answer: str) -> None:
        """Waits until `prompt` is shown anew, then types the answer.

        The prompt's own words, none that stand before it: asking for a secret throws away what was typed earlier.
        """
        wanted = prompt.encode()
        deadline = time.monotonic() + ANSWERS_WITHIN_S
        while wanted not in self.shown[self._place :]:
            assert time.monotonic() < deadline, f"{prompt!r} is not asked: {self.shown!r}"
            self._read()
        self._place = len(self.shown)
        os.write(self._screen, answer.encode() + b"\n")

    def end(self) -> int:
        """Reads to the end; the exit status."""
        while self._read():
            pass
        return self._started.wait(ANSWERS_WITHIN_S)

    def _read(self) -> bool:
        if not select.select([self._screen], [], [], ANSWERS_WITHIN_S)[0]:
            return False
        try:
            data = os.read(self._screen, 4096)
        except OSError:
            return False  # why: Linux says EIO when the other end of a pseudo-terminal is closed
        self.shown += data
        return bool(data)


@contextmanager
def at_terminal(*argv: str, home: Path) -> Iterator[Terminal]:
    screen, keyboard = os.openpty()
    environ = {"PATH": os.environ["PATH"], "AGENT_TUI_HOME": str(home), "AGENT_TUI_LANGUAGE": "en", "LANG": "C.UTF-8"}
    command = [sys.executable, "-c", TAKE_TERMINAL, sys.executable, "-m", "agent_tui", *argv]
    started = subprocess.Popen(
        command, stdin=keyboard, stdout=keyboard, stderr=keyboard, env=environ, start_new_session=True
    )
    os.close(keyboard)
    try:
        yield Terminal(started, screen)
    finally:
        started.kill()
        started.wait()
        os.close(screen)


def test_a_person_signs_in_with_url_token_and_a_key_of_their_own(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with running_store(tmp_path) as store:
        token = store.tokens["agent"]
        with at_terminal("login", home=home) as terminal:
            terminal.type_at("(URL)?", store.url)
            terminal.type_at("Token", token)
            terminal.type_at("Choose a key", "open sesame")
            terminal.type_at("again:", "open sesame")
            assert terminal.end() == 0
        shown = terminal.shown.decode()
        assert "Signed in as agent" in shown
        assert token not in shown
        assert "sesame" not in shown
        with at_terminal("whoami", home=home) as terminal:
            terminal.type_at("Key of the encrypted", "a wrong one")
            terminal.type_at("Wrong key", "open sesame")
            assert terminal.end() == 0
        assert "agent" in terminal.shown.decode()
        with at_terminal("whoami", home=home) as terminal:
            terminal.type_at("Key of the encrypted", "")
            assert terminal.end() == 4
    for file in home.rglob("*"):
        assert not file.is_file() or token.encode() not in file.read_bytes(), file


def test_the_workstation_says_what_to_do_before_it_takes_the_terminal(tmp_path: Path) -> None:
    paths = find_paths(str(tmp_path), {})
    make_folders(paths)
    save_profile(paths, new_profile("default", "http://127.0.0.1:9"))
    with at_terminal(home=tmp_path) as terminal:
        terminal.type_at("Token (", "")
        assert terminal.end() == 4
    assert "agent-tui login" in terminal.shown.decode()
    assert b"\x1b[?1049h" not in terminal.shown
